//! Reading a scoring model by the name of a preset or by path, with whatever it extends.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::diagnostics::{Code, Finding, Findings, did_you_mean};
use crate::source::json::{Document, Value};
use crate::source::{Checked, Fault, Faults, Node, files, json, text};

use super::files::{Chain, ModelFile};
use super::{Catalogue, ScoringModel, check_model, extend};

/// The format of a model.
pub const MODEL_SCHEMA: &str = "socta.model/1";

/// A model that was read, and what identifies it.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedModel {
    /// The model.
    pub model: ScoringModel,
    /// What findings call its file: its path as typed, or the name of a preset with the ending of a file.
    pub name: String,
    /// SHA-256 of the bytes that determine the model, in hexadecimal: those of its file, or, if it extends another, those of
    /// the whole model as [`ScoringModel::text`] writes it.
    pub sha256: String,
    /// Name of its file, without folders.
    pub file: String,
    /// The tree of the whole model, with places in the chain.
    pub(super) tree: Node,
    /// Whether nothing was cut off the tree.
    complete: bool,
    pub(super) chain: Chain,
}

impl LoadedModel {
    /// The files that it is made from: its own, then the one that this extends, and so on.
    #[must_use]
    pub fn files(&self) -> &[ModelFile] {
        &self.chain.files
    }
}

/// The models that are part of the program: name and text.
#[must_use]
pub const fn presets() -> &'static [(&'static str, &'static str)] {
    &[
        ("equal-weights", include_str!("../../models/equal-weights.json")),
        ("strong-four", include_str!("../../models/strong-four.json")),
        ("sleipnir-order", include_str!("../../models/sleipnir-order.json")),
    ]
}

/// The text of the preset of this name.
fn preset(name: &str) -> Option<&'static str> {
    presets().iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Reads and checks a model. `name_or_path` is the name of a preset or a path; `methods` are the names of the scoring
/// methods that exist.
#[must_use]
pub fn read_model(name_or_path: &str, catalogue: &Catalogue, methods: &[&str]) -> Checked<LoadedModel> {
    if let Some(text) = preset(name_or_path) {
        return parse_model(&format!("{name_or_path}.json"), text.into(), catalogue, methods);
    }
    match files::read(Path::new(name_or_path), name_or_path) {
        Ok(stored) => parse_model(name_or_path, stored.bytes, catalogue, methods),
        Err(finding) => {
            let hint = known_or(name_or_path);
            Checked { value: None, findings: std::iter::once(finding.hint(hint)).collect() }
        }
    }
}

/// A hint to the preset that is probably meant.
fn known_or(typed: &str) -> String {
    let names = || presets().iter().map(|(name, _)| *name);
    let all: Vec<&str> = names().collect();
    did_you_mean(typed, names(), format!("give the path of a model file, or one of: {}", all.join(", ")))
}

/// Checks a model that is at hand as bytes; `name` is what findings call it. A base that it names by a path is looked for
/// from the folder of `name`.
#[must_use]
pub fn parse_model(
    name: &str,
    bytes: Vec<u8>,
    catalogue: &Catalogue,
    methods: &[&str],
) -> Checked<LoadedModel> {
    Reader { catalogue, methods }.load(name, bytes, &[])
}

/// What a model is checked against.
struct Reader<'a> {
    catalogue: &'a Catalogue,
    methods: &'a [&'a str],
}

impl Reader<'_> {
    /// Reads a model; `heirs` are the files that extend it, the one that was asked for first.
    fn load(&self, name: &str, mut bytes: Vec<u8>, heirs: &[PathBuf]) -> Checked<LoadedModel> {
        let mut faults = Faults::default();
        let own = bytes.clone();
        let readable = text::is_readable(&bytes) || text::make_readable(&mut bytes, &mut faults);
        let file = ModelFile::new(name, &own, String::from_utf8_lossy(&bytes).into_owned());
        let tree = readable.then(|| json::parse(file.text(), &mut faults)).flatten();
        let extends = tree.as_ref().and_then(|tree| tree.get("extends")).cloned();
        let mut chain = Chain { files: vec![file], extends: None };
        let mut findings = Findings::default();
        let (whole, base) = match (tree, extends) {
            (Some(tree), Some(extends)) => {
                chain.extends = Some(extends.span.clone());
                let base = self.base(name, &extends, heirs, &mut faults);
                findings = base.findings;
                (base.value.as_ref().map(|base| taken_over(base, &tree, &mut chain, &mut faults)), base.value)
            }
            (tree, _) => (tree, None),
        };
        let document =
            whole.and_then(|whole| json::read_tree::<ScoringModel>(whole, MODEL_SCHEMA, &mut faults));
        let value = document.map(|document| self.made(document, base.as_ref(), &chain, &mut faults));
        for finding in chain.findings(faults) {
            // What is wrong with the base by itself is said once, where it stands.
            let known = |other: &Finding| (other.code, &other.message) == (finding.code, &finding.message);
            if !findings.list.iter().any(known) {
                findings.push(finding);
            }
        }
        Checked { value, findings }
    }

    /// Settles and checks a model.
    fn made(
        &self,
        mut document: Document<ScoringModel>,
        base: Option<&LoadedModel>,
        chain: &Chain,
        faults: &mut Faults,
    ) -> LoadedModel {
        document.complete &= base.is_none_or(|base| base.complete);
        document.value.settle();
        check_model::check(&document, self.catalogue, self.methods, faults);
        let own = &chain.files[0];
        let sha256 = match base {
            Some(_) => files::sha256(document.value.text().as_bytes()),
            None => own.sha256.clone(),
        };
        let Document { value: model, tree, complete, .. } = document;
        let (name, file) = (own.name.clone(), own.file());
        LoadedModel { model, name, sha256, file, tree, complete, chain: chain.clone() }
    }

    /// The model that `extends` names, from the file `name`.
    fn base(
        &self,
        name: &str,
        extends: &Node,
        heirs: &[PathBuf],
        faults: &mut Faults,
    ) -> Checked<LoadedModel> {
        let nothing = || Checked { value: None, findings: Findings::default() };
        let Value::Text(base) = &extends.value else {
            let message = format!("a string is expected here, but this is {}", extends.kind());
            faults.push(Fault::new(Code::JsonWrongType, extends.span.clone(), message));
            return nothing();
        };
        if let Some(text) = preset(base) {
            return self.load(&format!("{base}.json"), text.into(), heirs);
        }
        let path = Path::new(name).parent().unwrap_or(Path::new("")).join(base);
        let shown = path.display().to_string();
        let heirs: Vec<PathBuf> = heirs.iter().cloned().chain(files::canonical(Path::new(name))).collect();
        if files::canonical(&path).is_some_and(|path| heirs.contains(&path)) {
            faults.push(circle(&shown, &extends.span));
            return nothing();
        }
        match files::read(&path, &shown) {
            Ok(stored) => self.load(&shown, stored.bytes, &heirs),
            Err(finding) if finding.code == Code::FileMissing => {
                let message = format!("there is no model `{base}`, neither a preset nor a file");
                let fault = Fault::new(Code::BaseUnknown, extends.span.clone(), message);
                faults.push(fault.hint(known_or(base)));
                nothing()
            }
            Err(finding) => Checked { value: None, findings: std::iter::once(*finding).collect() },
        }
    }
}

fn circle(base: &str, span: &Range<usize>) -> Fault {
    let message = format!("`{base}` is extended by itself, at once or through others");
    Fault::new(Code::BaseCircle, span.clone(), message)
}

/// The tree of the whole model; the files of the base come behind the own one.
fn taken_over(base: &LoadedModel, own: &Node, chain: &mut Chain, faults: &mut Faults) -> Node {
    let mut tree = base.tree.clone();
    tree.shift(chain.files[0].length());
    chain.files.extend(base.chain.files.iter().cloned());
    extend::merged(&tree, own, faults)
}
