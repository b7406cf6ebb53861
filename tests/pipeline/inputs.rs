//! Checking one input of each kind with the catalogue that the program carries.

use std::fs;
use std::path::Path;

use socta::assessment::{Assessment, Paths};
use socta::diagnostics::Findings;
use socta::model::{Catalogue, LoadedModel};
use socta::networks::formats;
use socta::scoring::methods::registry;
use socta::source::Checked;
use socta::source::files::Stored;
use socta::{dossier, lists, model, scenarios};

pub(crate) fn check_dossier(folder: &Path) -> Findings {
    dossier::read(folder, &Catalogue::built_in()).findings
}

/// Checks a dossier of which two runs are asked for.
pub(crate) fn check_batch(folder: &Path) -> Findings {
    let paths = Paths::of([folder]).model("equal-weights").model("strong-four");
    Assessment::read(paths).expect("the folder is there").findings
}

fn read_model(path: &Path) -> Checked<LoadedModel> {
    let methods: Vec<&str> = registry().iter().map(|method| method.card().name).collect();
    model::read_model(&path.to_string_lossy(), &Catalogue::built_in(), &methods)
}

/// Checks a model, and its rules on a dossier that is good.
pub(crate) fn check_model(path: &Path, folder: &Path) -> Findings {
    let mut checked = read_model(path);
    if let Some(model) = &checked.value {
        let dossier = dossier::read(folder, &Catalogue::built_in()).value.expect("the dossier is good");
        let areas: Vec<&str> = dossier.areas.iter().map(|area| area.key.as_str()).collect();
        let contributors: Vec<&str> = dossier.contributors.iter().map(|one| one.key.as_str()).collect();
        checked.findings.merge(model.check_rules(&dossier.name, &areas, &contributors));
    }
    checked.findings
}

/// Checks a scenario on a dossier and a model that are good.
pub(crate) fn check_scenario(path: &Path, folder: &Path, model: &Path) -> Findings {
    let catalogue = Catalogue::built_in();
    let dossier = dossier::read(folder, &catalogue).value.expect("the dossier is good");
    let model = read_model(model).value.expect("the model is good").model;
    let bytes = fs::read(path).expect("the scenario is there");
    let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
    let mut checked = scenarios::read(name, bytes);
    if let Some(written) = &checked.value {
        checked.findings.merge(scenarios::check(written, &model, &catalogue, &dossier));
    }
    checked.findings
}

/// Checks a list on a dossier that is good.
pub(crate) fn check_decision(path: &Path, folder: &Path) -> Findings {
    let dossier = dossier::read(folder, &Catalogue::built_in()).value.expect("the dossier is good");
    let mut checked = lists::read("decision.json", fs::read(path).expect("the list is there"));
    if let Some(written) = &checked.value {
        checked.findings.merge(lists::check(written, &dossier));
    }
    checked.findings
}

/// Reads a graph file in the format that it is recognised as.
pub(crate) fn check_graph(path: &Path) -> Findings {
    let bytes = fs::read(path).expect("the graph is there");
    let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
    let format = formats::recognise(&name, &bytes);
    formats::read(format, Stored { name, bytes }, None, false).findings
}
