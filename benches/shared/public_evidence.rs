//! The dossiers of public evidence.

use std::path::Path;

use socta::dossier::{self, Dossier};
use socta::model::{Catalogue, ScoringModel, read_model};
use socta::scoring::registry;

/// The built-in catalogue, a dossier of `fixtures/dossiers`, and the model of equal weights.
pub fn read(name: &str) -> (Catalogue, Dossier, ScoringModel) {
    let catalogue = Catalogue::built_in();
    let methods: Vec<&str> = registry().iter().map(|method| method.card().name).collect();
    let model = read_model("equal-weights", &catalogue, &methods).value.expect("a preset is good").model;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers").join(name);
    let dossier = dossier::read(&folder, &catalogue).value.expect("the dossier is good");
    (catalogue, dossier, model)
}
