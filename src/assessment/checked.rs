//! Everything that was read, and everything that is wrong with it.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::decisions;
use super::given::{DEFAULT_MODEL, Given, Paths, ReadError};
use crate::diagnostics::{Code, Finding, Findings, Place, Progress, Severities, Severity, did_you_mean};
use crate::dossier::{self, Dossier};
use crate::lists::WrittenDecision;
use crate::model::{
    Catalogue, LoadedModel, LoadedStakeholders, ScoringModel, parse_catalogue, parse_stakeholders, presets,
    read_model,
};
use crate::networks::positions::{LoadedCriteria, parse_criteria};
use crate::scenarios::{self, WrittenScenario};
use crate::scoring::registry;
use crate::source::Checked as Parsed;
use crate::source::files::{is_plain_name, sha256};

/// Everything that was read, and everything that is wrong with it. What is faulty may be missing from the lists.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Checked {
    /// What can be observed.
    pub catalogue: Catalogue,
    /// SHA-256 of the catalogue's file, in hexadecimal.
    pub catalogue_hash: String,
    /// The dossiers.
    pub dossiers: Vec<Dossier>,
    /// The models.
    pub models: Vec<LoadedModel>,
    /// The scenarios.
    pub scenarios: Vec<WrittenScenario>,
    /// Lists that somebody named, for all dossiers.
    pub decisions: Vec<WrittenDecision>,
    /// Stakeholders with their own weights.
    pub stakeholders: Option<LoadedStakeholders>,
    /// Criteria of key positions, if these are asked for.
    pub key_positions: Option<LoadedCriteria>,
    /// The models that are part of the program.
    pub presets: Vec<ScoringModel>,
    /// What was found, in the order of the files.
    pub findings: Findings,
    /// What belongs to each dossier alone.
    own: Vec<Own>,
}

/// What belongs to one dossier alone.
#[derive(Debug, Clone)]
struct Own {
    /// Codes of what was found in it.
    codes: Vec<Code>,
    /// Lists that stand in its folder.
    lists: Vec<WrittenDecision>,
}

impl Checked {
    /// Reads and checks.
    pub(super) fn read(paths: &Paths, progress: &dyn Progress) -> Result<Self, ReadError> {
        let mut findings = Findings::default();
        let (catalogue, catalogue_hash) = catalogue(paths.catalogue.as_ref(), &mut findings)?;
        let names = method_names();
        let models = models(&paths.models, &catalogue, &names, &mut findings)?;
        let scenarios = scenarios(&paths.scenarios, &mut findings)?;
        let decisions = decisions::given(&paths.decisions, &mut findings)?;
        let stakeholders = one(paths.stakeholders.as_ref(), parse_stakeholders, &mut findings)?;
        if let Some(missing) = paths.dossiers.iter().find(|folder| !folder.is_dir()) {
            return Err(ReadError::NoFolder(missing.display().to_string()));
        }
        progress.stage("reading", paths.dossiers.len() as u64);
        let (dossiers, own) = dossiers(&paths.dossiers, &catalogue, progress, &mut findings);
        let key_positions = match &paths.key_positions {
            Some(None) => Some(LoadedCriteria::built_in()),
            Some(Some(file)) => one(Some(file), parse_criteria, &mut findings)?,
            None => None,
        };
        let presets = built_in(&catalogue, &names);
        let mut checked = Self {
            catalogue,
            catalogue_hash,
            dossiers,
            models,
            scenarios,
            decisions,
            stakeholders,
            key_positions,
            presets,
            findings,
            own,
        };
        checked.check_across();
        checked.distinct()?;
        Ok(checked)
    }

    /// Whether something is wrong that must be mended before anything can be run.
    #[must_use]
    pub fn has_errors(&self, severities: &Severities) -> bool {
        self.findings.has_errors(severities)
    }

    /// How many warnings are shown for one of the dossiers.
    #[must_use]
    pub fn warnings(&self, severities: &Severities, dossier: &Dossier) -> u64 {
        let at = self.dossiers.iter().position(|other| std::ptr::eq(other, dossier));
        let own = at.and_then(|at| self.own.get(at)).into_iter().flat_map(|own| &own.codes);
        own.filter(|&&code| severities.of(code) == Severity::Warning).count() as u64
    }

    /// The checks that need more than one file.
    fn check_across(&mut self) {
        let found = [
            self.of_names(),
            self.of_rules(),
            self.of_scenarios(),
            self.of_decisions(),
            self.of_stakeholders(),
        ];
        for list in found {
            self.findings.extend(list);
        }
        self.findings.sort();
    }

    /// Runs beside one another have folders that are named by their dossiers. Names of models and scenarios are checked where they
    /// are read; a single run stands in the folder that the user names.
    fn of_names(&self) -> Vec<Finding> {
        let runs = self.dossiers.len() * self.models.len() * (1 + self.scenarios.len());
        let named = self.dossiers.iter().filter(|dossier| runs > 1 && !is_plain_name(&dossier.name));
        let finding = |dossier: &Dossier| {
            let message = format!("`{}` cannot be part of the name of a run's folder", dossier.name);
            Finding::new(Code::FolderNameNotPlain, message)
                .hint("rename the folder: use letters from a to z, digits, `-`, `_` and `.`")
                .at(Place::whole(dossier.name.as_str()))
        };
        named.map(finding).collect()
    }

    /// What the rules of a model name should be in the dossiers; a rule that does not apply is not left out in silence.
    fn of_rules(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for model in &self.models {
            for dossier in &self.dossiers {
                let areas: Vec<&str> = dossier.areas.iter().map(|area| area.key.as_str()).collect();
                let contributors: Vec<&str> =
                    dossier.contributors.iter().map(|one| one.key.as_str()).collect();
                found.extend(model.check_rules(&dossier.name, &areas, &contributors).list);
            }
        }
        found
    }

    /// A scenario must be possible on every model and every dossier. What is wrong on several of them is said once.
    fn of_scenarios(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for scenario in &self.scenarios {
            for model in &self.models {
                for dossier in &self.dossiers {
                    let list = scenarios::check(scenario, &model.model, &self.catalogue, dossier).list;
                    add_new(&mut found, list);
                }
            }
        }
        found
    }

    /// Lists must be possible in every dossier beside which they are evaluated.
    fn of_decisions(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for dossier in &self.dossiers {
            add_new(&mut found, decisions::check(&self.decisions_of(dossier), dossier));
        }
        found
    }

    /// Lists that are evaluated beside the proposal for a dossier: those in its folder, then those that somebody named.
    #[must_use]
    pub fn decisions_of(&self, dossier: &Dossier) -> Vec<&WrittenDecision> {
        let at = self.dossiers.iter().position(|other| other.name == dossier.name);
        let own = at.and_then(|at| self.own.get(at));
        let mut all: Vec<&WrittenDecision> = own.map_or_else(Vec::new, |own| own.lists.iter().collect());
        for given in &self.decisions {
            if all.iter().all(|other| other.sha256 != given.sha256) {
                all.push(given);
            }
        }
        all
    }

    /// Stakeholders must fit every model. What is wrong under several of them is said once.
    fn of_stakeholders(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        if let Some(loaded) = &self.stakeholders {
            for model in &self.models {
                add_new(&mut found, loaded.check(&model.model).list);
            }
        }
        found
    }

    /// Runs are named by dossier, model and scenario, so that no two of them may share a name.
    fn distinct(&self) -> Result<(), ReadError> {
        let dossiers = self.dossiers.iter().map(|dossier| ("dossiers", dossier.name.as_str()));
        let models = self.models.iter().map(|model| ("models", model.model.name.as_str()));
        let scenarios = self.scenarios.iter().map(|written| ("scenarios", written.scenario.name.as_str()));
        let mut all: Vec<(&'static str, &str)> = dossiers.chain(models).chain(scenarios).collect();
        all.sort_unstable();
        match all.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(ReadError::SameName { kind: pair[0].0, name: pair[0].1.to_owned() }),
            None => Ok(()),
        }
    }
}

/// Every name under which a model may call a method.
#[must_use]
pub fn method_names() -> Vec<&'static str> {
    let cards = registry().iter().map(|method| method.card());
    cards.flat_map(|card| std::iter::once(card.name).chain(card.aliases.iter().copied())).collect()
}

/// Adds what is not there yet.
fn add_new(found: &mut Vec<Finding>, list: Vec<Finding>) {
    for finding in list {
        if !found.contains(&finding) {
            found.push(finding);
        }
    }
}

/// What one file holds, if it is asked for and can be used.
fn one<T>(
    file: Option<&Given>,
    parse: impl Fn(&str, Vec<u8>) -> Parsed<T>,
    findings: &mut Findings,
) -> Result<Option<T>, ReadError> {
    let Some(file) = file else { return Ok(None) };
    let (name, bytes) = file.read()?;
    let parsed = parse(&name, bytes);
    findings.merge(parsed.findings);
    Ok(parsed.value)
}

fn scenarios(files: &[Given], findings: &mut Findings) -> Result<Vec<WrittenScenario>, ReadError> {
    let mut written = Vec::new();
    for file in files {
        let Some(scenario) = one(Some(file), scenarios::read, findings)? else { continue };
        // Where bundles are listed too, the check says that only one of the two can hold.
        let named = scenario.scenario.bundles_from.as_ref().filter(|_| scenario.scenario.bundles.is_none());
        let Some(path) = named else {
            written.push(scenario);
            continue;
        };
        let beside = Path::new(&scenario.file).parent().unwrap_or(Path::new("")).join(path);
        let bundles = one(Some(&Given::Path(beside)), scenarios::read_bundles, findings)?;
        written.extend(bundles.map(|bundles| scenario.with_bundles(bundles)));
    }
    Ok(written)
}

/// The models that are named, or the default one.
fn models(
    named: &[String],
    catalogue: &Catalogue,
    methods: &[&str],
    findings: &mut Findings,
) -> Result<Vec<LoadedModel>, ReadError> {
    let named: Vec<&str> = match named.is_empty() {
        true => vec![DEFAULT_MODEL],
        false => named.iter().map(String::as_str).collect(),
    };
    let mut models = Vec::new();
    for name in named {
        known(name)?;
        let parsed = read_model(name, catalogue, methods);
        findings.merge(parsed.findings);
        models.extend(parsed.value);
    }
    Ok(models)
}

/// The dossiers that can be used, each with what belongs to it alone.
fn dossiers(
    folders: &[PathBuf],
    catalogue: &Catalogue,
    progress: &dyn Progress,
    findings: &mut Findings,
) -> (Vec<Dossier>, Vec<Own>) {
    let one = |folder: &PathBuf| {
        let parsed = dossier::read(folder, catalogue);
        progress.advance(1);
        parsed
    };
    let read: Vec<_> = folders.par_iter().map(one).collect();
    let (mut dossiers, mut own) = (Vec::new(), Vec::new());
    for (folder, parsed) in folders.iter().zip(read) {
        if let Some(dossier) = parsed.value {
            let lists = decisions::of_dossier(folder);
            let all = parsed.findings.list.iter().chain(&lists.findings.list);
            let codes = all.map(|finding| finding.code).collect();
            findings.merge(lists.findings);
            own.push(Own { codes, lists: lists.value.unwrap_or_default() });
            dossiers.push(dossier);
        }
        findings.extend(parsed.findings.list.into_iter().map(|finding| below(folder, finding)));
    }
    (dossiers, own)
}

/// A model is the name of a preset, or a file that is there.
///
/// # Errors
/// If it is neither.
pub fn known(model: &str) -> Result<(), ReadError> {
    let names = || presets().iter().map(|(name, _)| *name);
    if names().any(|name| name == model) || Path::new(model).exists() {
        return Ok(());
    }
    let all: Vec<&str> = names().collect();
    let hint = did_you_mean(model, names(), format!("presets are {}", all.join(", ")));
    Err(ReadError::NoModel { name: model.to_owned(), hint })
}

/// The catalogue and its hash.
fn catalogue(file: Option<&Given>, findings: &mut Findings) -> Result<(Catalogue, String), ReadError> {
    let Some(file) = file else {
        return Ok((Catalogue::built_in(), sha256(Catalogue::built_in_text().as_bytes())));
    };
    let (name, bytes) = file.read()?;
    let hash = sha256(&bytes);
    let parsed = parse_catalogue(&name, bytes);
    findings.merge(parsed.findings);
    // Without a catalogue the faults of the rest can still be found against the built-in one.
    Ok((parsed.value.unwrap_or_else(Catalogue::built_in), hash))
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
