//! Where a run comes from, for its manifest and its name.

use std::collections::BTreeMap;

use super::case::Case;
use super::checked::Checked;
use super::settings::RunSettings;
use crate::dossier::Dossier;
use crate::lists::WrittenDecision;
use crate::model::LoadedModel;
use crate::scenarios::WrittenScenario;
use crate::store::{FileEntry, Knowledge, KnowledgeKind, Provenance, Tool};

impl Checked {
    /// Where all runs come from: everything that was read.
    #[must_use]
    pub fn provenance(&self, settings: &RunSettings) -> Provenance {
        let dossiers: Vec<&Dossier> = self.dossiers.iter().collect();
        let models: Vec<&LoadedModel> = self.models.iter().collect();
        let scenarios: Vec<&WrittenScenario> = self.scenarios.iter().collect();
        provenance(self, settings, &dossiers, &models, &scenarios)
    }

    /// Where one run comes from. If it is the only one, this is the same as [`Checked::provenance`], so that the document and
    /// the manifest give it the same name.
    #[must_use]
    pub fn provenance_of(&self, case: Case<'_>, settings: &RunSettings) -> Provenance {
        let scenarios: Vec<&WrittenScenario> = case.scenario.into_iter().collect();
        provenance(self, settings, &[case.dossier], &[case.model], &scenarios)
    }
}

/// The number of threads is no part of it, because it changes nothing.
fn provenance(
    checked: &Checked,
    asked: &RunSettings,
    dossiers: &[&Dossier],
    models: &[&LoadedModel],
    scenarios: &[&WrittenScenario],
) -> Provenance {
    let mut settings = BTreeMap::new();
    if let Some(language) = &asked.language {
        settings.insert("language".to_owned(), language.clone());
    }
    if let Some(precision) = asked.precision {
        settings.insert("precision".to_owned(), precision.to_string());
    }
    let several = dossiers.len() > 1;
    let files = dossiers.iter().flat_map(|dossier| {
        dossier.inputs.iter().map(move |file| FileEntry {
            name: if several { format!("{}/{}", dossier.name, file.name) } else { file.name.clone() },
            bytes: file.bytes,
            sha256: file.sha256.clone(),
            reach: None,
        })
    });
    Provenance {
        tool: Tool::this(),
        command: "assess".to_owned(),
        settings,
        seed: asked.seed,
        samples: asked.samples,
        inputs: files.collect(),
        knowledge: knowledge(checked, dossiers, models, scenarios),
    }
}

fn knowledge(
    checked: &Checked,
    dossiers: &[&Dossier],
    models: &[&LoadedModel],
    scenarios: &[&WrittenScenario],
) -> Vec<Knowledge> {
    let entry = |kind, name: &str, version: &str, sha256: &str| Knowledge {
        kind,
        name: name.to_owned(),
        version: version.to_owned(),
        sha256: sha256.to_owned(),
    };
    let catalogue =
        entry(KnowledgeKind::Catalogue, "catalogue", &checked.catalogue.version, &checked.catalogue_hash);
    let whole = |it: &LoadedModel| entry(KnowledgeKind::Model, &it.model.name, &it.model.version, &it.sha256);
    let of_several = |it: &LoadedModel| if it.files().len() > 1 { it.files().to_vec() } else { Vec::new() };
    let models = models.iter().flat_map(|it| {
        let files = of_several(it).into_iter();
        let files = files.map(|file| entry(KnowledgeKind::ModelFile, &file.file(), "", &file.sha256));
        std::iter::once(whole(it)).chain(files.collect::<Vec<_>>())
    });
    let scenarios =
        scenarios.iter().map(|it| entry(KnowledgeKind::Scenario, &it.scenario.name, "", &it.sha256));
    let mut lists: Vec<&WrittenDecision> = Vec::new();
    for list in dossiers.iter().flat_map(|dossier| checked.decisions_of(dossier)) {
        if lists.iter().all(|other| other.sha256 != list.sha256) {
            lists.push(list);
        }
    }
    let lists = lists.into_iter().map(|it| entry(KnowledgeKind::Decision, &it.decision.id, "", &it.sha256));
    let stakeholders = checked
        .stakeholders
        .iter()
        .map(|it| entry(KnowledgeKind::Stakeholders, "stakeholders", "", &it.sha256));
    let key_positions = checked
        .key_positions
        .iter()
        .map(|it| entry(KnowledgeKind::KeyPositions, &it.criteria.id, &it.criteria.version, &it.sha256));
    std::iter::once(catalogue)
        .chain(models)
        .chain(scenarios)
        .chain(lists)
        .chain(stakeholders)
        .chain(key_positions)
        .collect()
}
