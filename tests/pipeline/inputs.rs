//! Checking one input of each kind with the catalogue that the program carries.

use std::fs;
use std::path::Path;

use socta::diagnostics::Findings;
use socta::model::Catalogue;
use socta::{dossier, model, scenarios};

fn catalogue() -> Catalogue {
    let text = include_str!("../../models/catalogue.json");
    serde_json::from_str(text).expect("the catalogue of the program is good")
}

pub fn check_dossier(folder: &Path) -> Findings {
    dossier::read(folder, &catalogue()).findings
}

pub fn check_model(path: &Path) -> Findings {
    model::read_model(path, &catalogue()).findings
}

/// Checks a scenario on a dossier and a model that are good.
pub fn check_scenario(path: &Path, folder: &Path, model: &Path) -> Findings {
    let catalogue = catalogue();
    let dossier = dossier::read(folder, &catalogue).value.expect("the dossier is good");
    let model = model::read_model(model, &catalogue).value.expect("the model is good");
    let bytes = fs::read(path).expect("the scenario is there");
    let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
    let mut checked = scenarios::read(name, bytes);
    if let Some(written) = &checked.value {
        checked.findings.merge(scenarios::check(written, &model, &catalogue, &dossier));
    }
    checked.findings
}
