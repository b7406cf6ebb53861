//! What a comparison with other runs needs to know of a run.

use super::run::{DECIDES, Inputs, Settings};
use crate::comparison::{
    AreaSummary, Contribution, CriterionSummary, ListSummary, MethodRanks, ModelStamp, RunHeadline,
    RunSummary, SUMMARY_SCHEMA, ScenarioStamp,
};
use crate::dossier::{AreaIx, ContributorIx};
use crate::evidence::Reading;
use crate::lists::{EvaluatedList, PROPOSAL};
use crate::model::{ScoringModel, label};
use crate::priorities::Mode;
use crate::results::{AreaResult, Results};
use crate::source::files::sha256;

/// Makes the summary of a run in a language.
pub(super) fn summarise(
    inputs: Inputs<'_>,
    reading: Reading<'_>,
    settings: &Settings,
    language: &str,
    results: &Results,
) -> RunSummary {
    let (dossier, model) = (reading.dossier, reading.model);
    let sources = Sources { reading, language, results };
    RunSummary {
        schema: SUMMARY_SCHEMA.to_owned(),
        dossier: dossier.name.clone(),
        title: label(&dossier.title, language, &dossier.name).to_owned(),
        model: ModelStamp {
            name: model.name.clone(),
            version: model.version.clone(),
            sha256: inputs.model.1.to_owned(),
        },
        scenario: inputs.scenario.map(|(scenario, hash)| ScenarioStamp {
            name: scenario.name.clone(),
            title: label(&scenario.title, language, &scenario.name).to_owned(),
            sha256: hash.to_owned(),
        }),
        evidence: evidence_hash(reading),
        reading: reading_hash(reading),
        weights: weights_hash(model),
        method: DECIDES.to_owned(),
        priorities: model.selection.priorities,
        plans: model.selection.plans,
        seed: settings.seed,
        samples: settings.samples,
        headline: Some(sources.headline()),
        criteria: sources.criteria(),
        areas: sources.areas(),
        methods: sources.methods(),
        lists: results.lists.lists.iter().map(list).collect(),
        warnings: settings.warnings,
    }
}

/// A list in short.
fn list(list: &EvaluatedList) -> ListSummary {
    ListSummary {
        id: list.id.clone(),
        fits: list.fits,
        regret: list.regret,
        price_of_bounds: list.price_of_bounds,
        share_best: list.share_best.value,
        better: list.against(PROPOSAL).map(|proposal| proposal.better.value),
    }
}

/// Hash of the reports that are scored: the dossier's files and the contributors left out.
fn evidence_hash(reading: Reading<'_>) -> String {
    let files = reading.dossier.inputs.iter().flat_map(|file| [file.name.as_str(), file.sha256.as_str()]);
    let key = |contributor: &ContributorIx| reading.dossier.contributors[contributor.index()].key.as_str();
    let parts = files.chain(reading.without.iter().map(key));
    sha256(parts.flat_map(|part| [part, "\0"]).collect::<String>().as_bytes())
}

/// Hash of what turns reports into values.
fn reading_hash(reading: Reading<'_>) -> String {
    let model = reading.model;
    let functions: Vec<_> = model
        .layers
        .iter()
        .flat_map(|layer| &layer.indicators)
        .map(|entry| (&entry.indicator, &entry.value_function))
        .collect();
    let parts = (&model.codings, functions, model.unknown, model.absent, &model.grades, &model.contributors);
    // The parts are plain data, so that writing them cannot fail.
    let text = serde_json::to_string(&(parts, reading.scores_invented())).unwrap_or_default();
    sha256(text.as_bytes())
}

/// Hash of the weights.
fn weights_hash(model: &ScoringModel) -> String {
    let weights: Vec<_> = model
        .layers
        .iter()
        .map(|layer| {
            let shares: Vec<_> =
                layer.indicators.iter().map(|entry| (&entry.indicator, entry.weight)).collect();
            (layer.layer, layer.weight, shares)
        })
        .collect();
    // The parts are plain data, so that writing them cannot fail.
    let text = serde_json::to_string(&weights).unwrap_or_default();
    sha256(text.as_bytes())
}

/// What the parts of the summary are made from.
struct Sources<'a> {
    reading: Reading<'a>,
    language: &'a str,
    results: &'a Results,
}

impl Sources<'_> {
    fn headline(&self) -> RunHeadline {
        let found = &self.results.headline;
        let areas = &self.reading.dossier.areas;
        let keys = |list: &[AreaIx]| list.iter().map(|area| areas[area.index()].key.clone()).collect();
        RunHeadline {
            certain: found.certain,
            pairs: found.pairs,
            robust: keys(&found.robust),
            borderline: keys(&found.borderline),
            out: keys(&found.out),
            high: found.high,
        }
    }

    fn criteria(&self) -> Vec<CriterionSummary> {
        let indicators = &self.reading.catalogue.indicators;
        self.results
            .scores
            .assembly
            .table
            .criteria
            .iter()
            .map(|criterion| CriterionSummary {
                key: criterion.key.clone(),
                label: label(&indicators[criterion.indicator.index()].labels, self.language, &criterion.key)
                    .to_owned(),
                layer: criterion.layer,
                weight: criterion.weight,
            })
            .collect()
    }

    fn areas(&self) -> Vec<AreaSummary> {
        let mut areas: Vec<AreaSummary> = self.results.areas.iter().map(|result| self.area(result)).collect();
        areas.sort_by(|a, b| a.key.cmp(&b.key));
        areas
    }

    fn area(&self, result: &AreaResult) -> AreaSummary {
        let dossier = self.reading.dossier;
        let area = &dossier.areas[result.area.index()];
        let bundle = dossier.bundles.iter().find(|bundle| bundle.areas.contains(&result.area));
        let forced = self.results.proposal.overrides.iter().find(|forced| forced.area == result.area);
        let coverage = self.results.evidence.coverage.iter().find(|coverage| coverage.area == result.area);
        AreaSummary {
            key: result.key.clone(),
            label: label(&area.labels, self.language, &area.key).to_owned(),
            bundle: bundle.map_or_else(|| result.key.clone(), |bundle| bundle.key.clone()),
            horizontal: area.horizontal,
            score: result.score,
            interval: Some(result.interval),
            rank: u32::try_from(result.rank).unwrap_or(u32::MAX),
            expected_rank: result.expected_rank,
            p_top_k: result.top,
            p_proposed: self.results.proposal.portfolio.item(&result.key).map(|item| item.selected.value),
            coverage: coverage.map_or(0.0, |coverage| coverage.known),
            proposed: result.mode.is_some(),
            forced: forced.is_some(),
            mode: result.mode.map(mode),
            restricted: u32::try_from(result.restricted).unwrap_or(u32::MAX),
            contributions: self.contributions(result),
        }
    }

    fn contributions(&self, result: &AreaResult) -> Vec<Contribution> {
        let counted = result.contributions.iter().filter_map(|contribution| {
            let criterion = &self.results.scores.assembly.table.criteria[contribution.criterion];
            let derived = self.reading.catalogue.indicators[criterion.indicator.index()].derived;
            let cell = self.results.evidence.cell(result.area, criterion.indicator);
            Some(Contribution {
                criterion: criterion.key.clone(),
                weight: contribution.weight,
                value: contribution.value?,
                known: derived || cell.is_some_and(|cell| cell.belief.is_some()),
            })
        });
        counted.collect()
    }

    /// Ranks by method, in the order of the summary's areas: the table is ordered by key too.
    fn methods(&self) -> Vec<MethodRanks> {
        let ranks = self.results.scores.by_method.iter();
        ranks.map(|found| MethodRanks { method: found.method.clone(), ranks: found.ranks.clone() }).collect()
    }
}

fn mode(mode: Mode) -> String {
    match mode {
        Mode::Oap => "oap",
        Mode::Chsg => "chsg",
        Mode::Both => "both",
    }
    .to_owned()
}
