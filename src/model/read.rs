//! Reading catalogues and models, and finding everything that is wrong with them.

use std::path::Path;
use std::sync::OnceLock;

use crate::diagnostics::SourceText;
use crate::source::{Checked, Faults, files, json, text};

use super::{Catalogue, check_catalogue};

/// The format of a catalogue.
pub const CATALOGUE_SCHEMA: &str = "socta.catalogue/1";

const CATALOGUE: &str = include_str!("../../models/catalogue.json");

impl Catalogue {
    /// The text of the catalogue that is part of the program.
    #[must_use]
    pub const fn built_in_text() -> &'static str {
        CATALOGUE
    }

    /// The catalogue that is part of the program.
    ///
    /// # Panics
    ///
    /// Never: a test reads it.
    #[must_use]
    pub fn built_in() -> Self {
        static READ: OnceLock<Catalogue> = OnceLock::new();
        let read = || serde_json::from_str(CATALOGUE).expect("a test reads the built-in catalogue");
        READ.get_or_init(read).clone()
    }
}

/// Reads and checks a catalogue from a file.
#[must_use]
pub fn read_catalogue(path: &Path) -> Checked<Catalogue> {
    let name = path.display().to_string();
    match files::read(path, &name) {
        Ok(stored) => parse_catalogue(&name, stored.bytes),
        Err(finding) => Checked { value: None, findings: std::iter::once(*finding).collect() },
    }
}

/// Checks a catalogue that is at hand as bytes; `name` is what findings call it.
#[must_use]
pub fn parse_catalogue(name: &str, mut bytes: Vec<u8>) -> Checked<Catalogue> {
    let mut faults = Faults::default();
    let value = text::make_readable(&mut bytes, &mut faults).then(|| {
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        let document = json::read::<Catalogue>(text, CATALOGUE_SCHEMA, &mut faults)?;
        check_catalogue::check(&document.value, &document.tree, &mut faults);
        Some(document.value)
    });
    let findings = faults.into_findings(&SourceText::new(name, &bytes)).into_iter().collect();
    Checked { value: value.flatten(), findings }
}
