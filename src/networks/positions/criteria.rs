//! The published criteria by which actors become candidates for a key position.
//!
//! They are a file of their own with a version, because whom a program singles out must be open to criticism before it is
//! run. The built-in one is `models/key-positions.json`.

use socta_graphs::positions::{CRITERIA_SCHEMA, Criteria};

use crate::diagnostics::{Code, SourceText};
use crate::source::files::sha256;
use crate::source::{Checked, Fault, Faults, Step, json, text};

const BUILT_IN: &str = include_str!("../../../models/key-positions.json");
/// Larger numbers of replicas are refused: they add nothing that can be read.
const MOST_REPLICAS: u32 = 100_000;

/// The criteria that come with the program.
#[must_use]
pub fn built_in_criteria() -> Criteria {
    serde_json::from_str(BUILT_IN).expect("a test reads the built-in criteria")
}

/// Criteria and where they come from.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedCriteria {
    /// The criteria.
    pub criteria: Criteria,
    /// SHA-256 of their file, in hexadecimal.
    pub sha256: String,
}

impl LoadedCriteria {
    /// The criteria that come with the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self { criteria: built_in_criteria(), sha256: sha256(BUILT_IN.as_bytes()) }
    }
}

/// Reads criteria that are at hand as bytes; `name` is what findings call them.
#[must_use]
pub fn parse_criteria(name: &str, mut bytes: Vec<u8>) -> Checked<LoadedCriteria> {
    let sha256 = sha256(&bytes);
    let mut faults = Faults::default();
    let readable = text::is_readable(&bytes) || text::make_readable(&mut bytes, &mut faults);
    let written = std::str::from_utf8(&bytes).unwrap_or_default();
    let document =
        if readable { json::read::<Criteria>(written, CRITERIA_SCHEMA, &mut faults) } else { None };
    let value = document.map(|document| {
        check(&document, &mut faults);
        LoadedCriteria { criteria: document.value, sha256 }
    });
    let findings = faults.into_findings(&SourceText::new(name, &bytes)).into_iter().collect();
    Checked { value, findings }
}

fn check(document: &json::Document<Criteria>, faults: &mut Faults) {
    let criteria = &document.value;
    let mut refuse = |key: &'static str, message: String| {
        let span = document.tree.span_at(&[Step::Key(key)]);
        faults.push(Fault::new(Code::NumberOutOfRange, span, message));
    };
    if criteria.within == 0 {
        refuse("within", "nobody is among the first 0; `within` must be at least 1".to_owned());
    }
    if !(0.0..=1.0).contains(&criteria.likely) {
        refuse("likely", format!("the probability {} is not from 0 to 1", criteria.likely));
    }
    let measures = criteria.measures.len();
    if criteria.agreeing == 0 || criteria.agreeing as usize > measures {
        refuse("agreeing", format!("{} of {measures} measures cannot agree", criteria.agreeing));
    }
    if criteria.replicas == 0 || criteria.replicas > MOST_REPLICAS {
        refuse("replicas", format!("{} is not from 1 to {MOST_REPLICAS}", criteria.replicas));
    }
    let mut seen = Vec::new();
    for entry in &criteria.measures {
        if seen.contains(&entry.measure) {
            refuse("measures", format!("`{}` is listed twice", entry.measure.key()));
        }
        seen.push(entry.measure);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_criteria_are_sound() {
        let read = parse_criteria("key-positions.json", BUILT_IN.as_bytes().to_vec());
        assert!(read.findings.is_empty(), "{:?}", read.findings);
        assert_eq!(read.value, Some(LoadedCriteria::built_in()));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (good, bad) in [
            ("\"within\": 5", "\"within\": 0"),
            ("\"likely\": 0.5", "\"likely\": 50"),
            ("\"agreeing\": 2", "\"agreeing\": 5"),
            ("\"replicas\": 1000", "\"replicas\": 0"),
            ("\"effective_size\"", "\"betweenness\""),
            ("\"effective_size\"", "\"coreness\""),
            ("\"agreeing\"", "\"agreing\""),
        ] {
            assert!(BUILT_IN.contains(good));
            let read = parse_criteria("c.json", BUILT_IN.replace(good, bad).into_bytes());
            assert!(!read.findings.is_empty(), "{bad}");
        }
    }
}
