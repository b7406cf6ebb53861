//! Dossiers with the models and scenarios that they are assessed under.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::exit::Failure;
use super::options::{Choices, DEFAULT_MODEL};
use super::progress::Bar;
use super::stored;
use super::terminal::Terminal;
use crate::diagnostics::{
    Code, Finding, Findings, Place, Progress, Severities, Severity, did_you_mean, render_text,
};
use crate::dossier::{self, Dossier};
use crate::model::{
    Catalogue, LoadedModel, LoadedStakeholders, ScoringModel, parse_catalogue, parse_stakeholders, presets,
    read_model,
};
use crate::networks::positions::{LoadedCriteria, parse_criteria};
use crate::scenarios::{self, WrittenScenario};
use crate::scoring::registry;
use crate::source::files::sha256;

/// Everything that was read, and everything that is wrong with it. What is faulty may be missing from the lists.
pub(super) struct Inputs {
    /// The catalogue.
    pub(super) catalogue: Catalogue,
    /// SHA-256 of the catalogue's file.
    pub(super) catalogue_hash: String,
    /// The dossiers.
    pub(super) dossiers: Vec<Dossier>,
    /// Codes of what was found in each dossier.
    pub(super) own: Vec<Vec<Code>>,
    /// The models.
    pub(super) models: Vec<LoadedModel>,
    /// The scenarios.
    pub(super) scenarios: Vec<WrittenScenario>,
    /// Stakeholders with their own weights.
    pub(super) stakeholders: Option<LoadedStakeholders>,
    /// Criteria of key positions, if these are asked for.
    pub(super) key_positions: Option<LoadedCriteria>,
    /// The models that are part of the program.
    pub(super) presets: Vec<ScoringModel>,
    /// What was found, in the order of the files.
    pub(super) findings: Findings,
}

impl Inputs {
    /// Reads and checks everything, and finds every fault of all of it.
    pub(super) fn read(folders: &[PathBuf], choices: &Choices, bar: &Bar) -> Result<Self, Failure> {
        let mut findings = Findings::default();
        let (catalogue, catalogue_hash) = catalogue(choices.catalogue.as_deref(), &mut findings)?;
        let names = method_names();
        let models = models(&choices.model, &catalogue, &names, &mut findings)?;
        let mut written = Vec::new();
        for path in &choices.scenario {
            let checked = scenarios::read(&path.display().to_string(), stored::bytes(path)?);
            findings.merge(checked.findings);
            written.extend(checked.value);
        }
        let mut stakeholders = None;
        if let Some(path) = &choices.stakeholders {
            let checked = parse_stakeholders(&path.display().to_string(), stored::bytes(path)?);
            findings.merge(checked.findings);
            stakeholders = checked.value;
        }
        if let Some(missing) = folders.iter().find(|folder| !folder.is_dir()) {
            return Err(Failure::Io(format!("there is no folder {}", missing.display())));
        }
        bar.stage("reading", folders.len() as u64);
        let (dossiers, own) = dossiers(folders, &catalogue, bar, &mut findings);
        let presets = built_in(&catalogue, &names);
        let mut inputs = Self {
            catalogue,
            catalogue_hash,
            dossiers,
            own,
            models,
            scenarios: written,
            stakeholders,
            key_positions: None,
            presets,
            findings,
        };
        inputs.check_rules();
        inputs.check_scenarios();
        inputs.check_stakeholders();
        inputs.findings.sort();
        inputs.distinct()?;
        Ok(inputs)
    }

    /// Asks for key positions by the criteria of a file, or by those that come with the program.
    pub(super) fn ask_for_positions(&mut self, path: Option<&Path>) -> Result<(), Failure> {
        let Some(path) = path else {
            self.key_positions = Some(LoadedCriteria::built_in());
            return Ok(());
        };
        let checked = parse_criteria(&path.display().to_string(), stored::bytes(path)?);
        self.findings.merge(checked.findings);
        self.findings.sort();
        self.key_positions = checked.value;
        Ok(())
    }

    /// What the rules of a model name should be in the dossiers; a rule that does not apply is not left out in silence.
    fn check_rules(&mut self) {
        for model in &self.models {
            for dossier in &self.dossiers {
                let areas: Vec<&str> = dossier.areas.iter().map(|area| area.key.as_str()).collect();
                let contributors: Vec<&str> =
                    dossier.contributors.iter().map(|one| one.key.as_str()).collect();
                self.findings.merge(model.check_rules(&dossier.name, &areas, &contributors));
            }
        }
    }

    /// A scenario must be possible on every model and every dossier. What is wrong on several of them is said once.
    fn check_scenarios(&mut self) {
        let mut found: Vec<Finding> = Vec::new();
        for scenario in &self.scenarios {
            for model in &self.models {
                for dossier in &self.dossiers {
                    for finding in scenarios::check(scenario, &model.model, &self.catalogue, dossier).list {
                        if !found.contains(&finding) {
                            found.push(finding);
                        }
                    }
                }
            }
        }
        self.findings.extend(found);
    }

    /// Stakeholders must fit every model. What is wrong under several of them is said once.
    fn check_stakeholders(&mut self) {
        let mut found: Vec<Finding> = Vec::new();
        for (loaded, model) in
            self.stakeholders.iter().flat_map(|one| self.models.iter().map(move |it| (one, it)))
        {
            for finding in loaded.check(&model.model).list {
                if !found.contains(&finding) {
                    found.push(finding);
                }
            }
        }
        self.findings.extend(found);
    }

    /// Runs are named by dossier, model and scenario, so that no two of them may share a name.
    fn distinct(&self) -> Result<(), Failure> {
        let dossiers = self.dossiers.iter().map(|dossier| ("dossiers", dossier.name.as_str()));
        let models = self.models.iter().map(|model| ("models", model.model.name.as_str()));
        let scenarios = self.scenarios.iter().map(|written| ("scenarios", written.scenario.name.as_str()));
        let mut all: Vec<(&str, &str)> = dossiers.chain(models).chain(scenarios).collect();
        all.sort_unstable();
        match all.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(Failure::Usage(format!("two {} are called `{}`", pair[0].0, pair[0].1))),
            None => Ok(()),
        }
    }

    /// Shows the findings on stderr and refuses to go on if one of them is an error.
    pub(super) fn accept(&self, severities: &Severities, terminal: Terminal) -> Result<(), Failure> {
        accept(&self.findings, severities, terminal)
    }

    /// How many warnings are shown for one of the dossiers.
    pub(super) fn warnings(&self, severities: &Severities, dossier: &Dossier) -> u64 {
        let at = self.dossiers.iter().position(|other| std::ptr::eq(other, dossier));
        let own = at.and_then(|at| self.own.get(at)).into_iter().flatten();
        own.filter(|&&code| severities.of(code) == Severity::Warning).count() as u64
    }
}

/// Shows findings on stderr and refuses to go on if one of them is an error.
pub(super) fn accept(
    findings: &Findings,
    severities: &Severities,
    terminal: Terminal,
) -> Result<(), Failure> {
    let text = render_text(findings, severities, &terminal.style_err());
    if findings.has_errors(severities) {
        terminal.complain(&text);
        return Err(refusal(findings, severities));
    }
    if !text.is_empty() {
        terminal.note(&text);
    }
    Ok(())
}

/// The failure of an input with errors.
pub(super) fn refusal(findings: &Findings, severities: &Severities) -> Failure {
    Failure::Findings(match findings.counts(severities).errors {
        1 => "the input has an error".to_owned(),
        errors => format!("the input has {errors} errors"),
    })
}

/// The models that are named, or the default one.
fn models(
    typed: &[String],
    catalogue: &Catalogue,
    methods: &[&str],
    findings: &mut Findings,
) -> Result<Vec<LoadedModel>, Failure> {
    let typed: Vec<&str> = match typed.is_empty() {
        true => vec![DEFAULT_MODEL],
        false => typed.iter().map(String::as_str).collect(),
    };
    let mut models = Vec::new();
    for name in typed {
        known(name)?;
        let checked = read_model(name, catalogue, methods);
        findings.merge(checked.findings);
        models.extend(checked.value);
    }
    Ok(models)
}

/// The dossiers that can be used, each with the codes of what was found in it.
fn dossiers(
    folders: &[PathBuf],
    catalogue: &Catalogue,
    bar: &Bar,
    findings: &mut Findings,
) -> (Vec<Dossier>, Vec<Vec<Code>>) {
    let one = |folder: &PathBuf| {
        let checked = dossier::read(folder, catalogue);
        bar.advance(1);
        checked
    };
    let read: Vec<_> = folders.par_iter().map(one).collect();
    let (mut dossiers, mut own) = (Vec::new(), Vec::new());
    for (folder, checked) in folders.iter().zip(read) {
        if let Some(dossier) = checked.value {
            own.push(checked.findings.list.iter().map(|finding| finding.code).collect());
            dossiers.push(dossier);
        }
        findings.extend(checked.findings.list.into_iter().map(|finding| below(folder, finding)));
    }
    (dossiers, own)
}

/// A model is the name of a preset, or a file that is there.
pub(super) fn known(model: &str) -> Result<(), Failure> {
    let names = || presets().iter().map(|(name, _)| *name);
    if names().any(|name| name == model) || Path::new(model).exists() {
        return Ok(());
    }
    let all: Vec<&str> = names().collect();
    let hint = did_you_mean(model, names(), format!("presets are {}", all.join(", ")));
    Err(Failure::Usage(format!("there is no model `{model}`, neither a preset nor a file; {hint}")))
}

pub(super) fn catalogue(
    path: Option<&Path>,
    findings: &mut Findings,
) -> Result<(Catalogue, String), Failure> {
    let Some(path) = path else {
        return Ok((Catalogue::built_in(), sha256(Catalogue::built_in_text().as_bytes())));
    };
    let bytes = stored::bytes(path)?;
    let hash = sha256(&bytes);
    let checked = parse_catalogue(&path.display().to_string(), bytes);
    findings.merge(checked.findings);
    // Without a catalogue the faults of the rest can still be found against the built-in one.
    Ok((checked.value.unwrap_or_else(Catalogue::built_in), hash))
}

/// Every name under which a model may call a method.
pub(super) fn method_names() -> Vec<&'static str> {
    let cards = registry().iter().map(|method| method.card());
    cards.flat_map(|card| std::iter::once(card.name).chain(card.aliases.iter().copied())).collect()
}

fn built_in(catalogue: &Catalogue, methods: &[&str]) -> Vec<ScoringModel> {
    let read =
        |(name, _): &(&str, &str)| read_model(name, catalogue, methods).value.map(|loaded| loaded.model);
    presets().iter().filter_map(read).collect()
}

/// A finding of a dossier with the paths as the user knows them.
fn below(folder: &Path, mut finding: Finding) -> Finding {
    let full = |place: &mut Place| place.file = folder.join(&place.file).display().to_string();
    match &mut finding.place {
        Some(place) => full(place),
        None => finding.place = Some(Place::whole(folder.display().to_string())),
    }
    finding.related.iter_mut().for_each(|(place, _)| full(place));
    finding
}
