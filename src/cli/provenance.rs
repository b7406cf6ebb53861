//! Where a run comes from, for its manifest and its name.

use std::collections::BTreeMap;

use super::inputs::Inputs;
use super::options::Sampling;
use super::step::Step;
use crate::dossier::Dossier;
use crate::model::LoadedModel;
use crate::scenarios::WrittenScenario;
use crate::store::{FileEntry, Knowledge, KnowledgeKind, Provenance, Tool};

/// Of everything that was read: what a folder of runs is made from.
pub(super) fn of_all(inputs: &Inputs, sampling: &Sampling) -> Provenance {
    let dossiers: Vec<&Dossier> = inputs.dossiers.iter().collect();
    let models: Vec<&LoadedModel> = inputs.models.iter().collect();
    let scenarios: Vec<&WrittenScenario> = inputs.scenarios.iter().collect();
    provenance(inputs, sampling, &dossiers, &models, &scenarios)
}

/// Of one run. If it is the only one, this is the same as [`of_all`], so that the document and the manifest give it the same
/// name.
pub(super) fn of_step(inputs: &Inputs, sampling: &Sampling, step: Step<'_>) -> Provenance {
    let scenarios: Vec<&WrittenScenario> = step.scenario.into_iter().collect();
    provenance(inputs, sampling, &[step.dossier], &[step.model], &scenarios)
}

/// The number of threads is no part of it, because it changes nothing.
fn provenance(
    inputs: &Inputs,
    sampling: &Sampling,
    dossiers: &[&Dossier],
    models: &[&LoadedModel],
    scenarios: &[&WrittenScenario],
) -> Provenance {
    let mut settings = BTreeMap::new();
    if let Some(language) = &sampling.language {
        settings.insert("language".to_owned(), language.clone());
    }
    if let Some(precision) = sampling.precision {
        settings.insert("precision".to_owned(), precision.to_string());
    }
    let several = dossiers.len() > 1;
    let files = dossiers.iter().flat_map(|dossier| {
        dossier.inputs.iter().map(move |file| FileEntry {
            name: if several { format!("{}/{}", dossier.name, file.name) } else { file.name.clone() },
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        })
    });
    Provenance {
        tool: Tool::this(),
        command: "assess".to_owned(),
        settings,
        seed: sampling.seed,
        samples: sampling.samples,
        inputs: files.collect(),
        knowledge: knowledge(inputs, models, scenarios),
    }
}

fn knowledge(inputs: &Inputs, models: &[&LoadedModel], scenarios: &[&WrittenScenario]) -> Vec<Knowledge> {
    let entry = |kind, name: &str, version: &str, sha256: &str| Knowledge {
        kind,
        name: name.to_owned(),
        version: version.to_owned(),
        sha256: sha256.to_owned(),
    };
    let catalogue =
        entry(KnowledgeKind::Catalogue, "catalogue", &inputs.catalogue.version, &inputs.catalogue_hash);
    let whole = |it: &LoadedModel| entry(KnowledgeKind::Model, &it.model.name, &it.model.version, &it.sha256);
    let of_several = |it: &LoadedModel| if it.files().len() > 1 { it.files().to_vec() } else { Vec::new() };
    let models = models.iter().flat_map(|it| {
        let files = of_several(it).into_iter();
        let files = files.map(|file| entry(KnowledgeKind::ModelFile, &file.file(), "", &file.sha256));
        std::iter::once(whole(it)).chain(files.collect::<Vec<_>>())
    });
    let scenarios =
        scenarios.iter().map(|it| entry(KnowledgeKind::Scenario, &it.scenario.name, "", &it.sha256));
    let stakeholders = inputs
        .stakeholders
        .iter()
        .map(|it| entry(KnowledgeKind::Stakeholders, "stakeholders", "", &it.sha256));
    let key_positions = inputs
        .key_positions
        .iter()
        .map(|it| entry(KnowledgeKind::KeyPositions, &it.criteria.id, &it.criteria.version, &it.sha256));
    std::iter::once(catalogue)
        .chain(models)
        .chain(scenarios)
        .chain(stakeholders)
        .chain(key_positions)
        .collect()
}
