//! The results of the stages, joined by area.

use super::taken::KeyPlayersTaken;
use crate::advisory::{
    AreaResult, Contribution, Doubts, MethodKind, MethodView, Override, Proposed, Provenance, RESULTS_SCHEMA,
    Results, WeightSwap,
};
use crate::comparison::{Reasons, Removal, Variant, kendall_tau_b};
use crate::dossier::Dossier;
use crate::model::{Band, ScoringModel};
use crate::networks::NetworkAnalysis;
use crate::networks::markets::Markets;
use crate::networks::positions::DossierPositions;
use crate::networks::services::ServiceReport;
use crate::portfolio::Portfolio;
use crate::priorities::{Alternatives, Explanation, Solution};
use crate::robustness::{Robustness, SourceEffect, Swap};
use crate::scenarios::{Direction, Push, Resolved, outlook_pushes};
use crate::scoring::{Appraisal, ScaleLevel, Scores, ThreatTable, find, method_vote};

/// What the stages found, each by itself.
pub(super) struct Found<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) model: &'a ScoringModel,
    pub(super) resolved: &'a Resolved,
    pub(super) appraisal: Appraisal,
    pub(super) scores: Scores,
    pub(super) robustness: Robustness,
    pub(super) source_effect: Option<SourceEffect>,
    pub(super) swaps: Vec<Swap>,
    pub(super) doubts: Doubts,
    pub(super) dependents: Vec<u32>,
    pub(super) solution: Solution,
    pub(super) explanation: Explanation,
    pub(super) alternatives: Alternatives,
    pub(super) portfolio: Portfolio,
    pub(super) reasons: Reasons,
    pub(super) variants: Vec<Variant>,
    pub(super) networks: NetworkAnalysis,
    pub(super) services: ServiceReport,
    pub(super) markets: Markets,
    pub(super) removals: Option<Vec<Removal>>,
    pub(super) key_players: KeyPlayersTaken,
    pub(super) key_positions: Option<DossierPositions>,
}

/// Joins what the stages found.
pub(super) fn join(found: Found<'_>, provenance: Provenance) -> Results {
    let joined = Joined {
        dossier: found.dossier,
        model: found.model,
        table: &found.appraisal.assembly.table,
        scores: &found.scores,
        robustness: &found.robustness,
        solution: &found.solution,
        pushes: &found.resolved.pushes,
    };
    let areas = joined.areas();
    let largest_error = areas.iter().map(|result| result.top_error).fold(0.0, f64::max);
    Results {
        schema: RESULTS_SCHEMA,
        provenance: Provenance { largest_error, ..provenance },
        area_keys: found.dossier.areas.iter().map(|area| area.key.clone()).collect(),
        proposed: joined.proposed(&areas),
        overrides: overrides(found.dossier, found.resolved, &found.explanation),
        methods: joined.methods(),
        swaps: joined.swaps(&found.swaps),
        areas,
        dependents: found.dependents,
        evidence: found.appraisal.evidence,
        assembly: found.appraisal.assembly,
        scores: found.scores,
        robustness: found.robustness,
        source_effect: found.source_effect,
        doubts: found.doubts,
        solution: found.solution,
        explanation: found.explanation,
        alternatives: found.alternatives,
        portfolio: found.portfolio,
        reasons: found.reasons,
        variants: found.variants,
        networks: found.networks,
        services: found.services,
        markets: found.markets,
        removals: found.removals,
        key_losses: found.key_players.losses,
        key_removals: found.key_players.removals,
        key_positions: found.key_positions,
    }
}

/// Overrides, each with what it costs against the free choice.
fn overrides(dossier: &Dossier, resolved: &Resolved, explanation: &Explanation) -> Vec<Override> {
    let price = |key: &str| {
        let standing = explanation.standings.iter().find(|standing| standing.item == key);
        let gap = standing.and_then(|standing| standing.gap).unwrap_or(0);
        (-gap).max(0) as f64 / 1e6
    };
    let decision = |forced: &crate::scenarios::Forced| Override {
        area: forced.area,
        force_in: forced.direction == Direction::In,
        author: forced.author.clone(),
        reason: forced.reason.clone(),
        price: price(&dossier.areas[forced.area.index()].key),
    };
    resolved.forced.iter().map(decision).collect()
}

/// What the joining looks at.
struct Joined<'a> {
    dossier: &'a Dossier,
    model: &'a ScoringModel,
    table: &'a ThreatTable,
    scores: &'a Scores,
    robustness: &'a Robustness,
    solution: &'a Solution,
    pushes: &'a [Push],
}

impl Joined<'_> {
    /// Results by area, by rank of the additive score; ties by key.
    fn areas(&self) -> Vec<AreaResult> {
        let mut order: Vec<usize> = (0..self.table.areas.len()).collect();
        let score = |row: &usize| self.scores.additive[*row];
        order.sort_by(|a, b| {
            score(b).total_cmp(&score(a)).then_with(|| self.table.keys[*a].cmp(&self.table.keys[*b]))
        });
        let pushes = outlook_pushes(self.dossier, self.pushes);
        order.iter().zip(1..).map(|(&row, rank)| self.area(row, rank, &pushes)).collect()
    }

    fn area(&self, row: usize, rank: usize, pushes: &[Push]) -> AreaResult {
        let area = self.table.areas[row];
        let score = self.scores.additive[row];
        let view = &self.robustness.alternatives[row];
        let key = &self.table.keys[row];
        let chosen = self.solution.items.iter().find(|item| item.item == *key);
        let own = || pushes.iter().filter(|push| push.area == area);
        let push: i32 = own().map(|push| i32::from(push.push)).sum();
        let (low, high) = self.scores.bounds[row];
        AreaResult {
            area,
            key: key.clone(),
            score,
            rank,
            interval: [view.score_low, view.score_high],
            bounds: [low, high],
            expected_rank: view.expected_rank.value,
            ranks: [view.rank_low, view.rank_high].map(|rank| rank as usize),
            top: view.top.value,
            top_error: view.top.error,
            band: band(&self.model.bands, score),
            contributions: self.contributions(row),
            mode: chosen.map(|item| item.mode),
            push: (push, own().count()),
            outlook: outlook(score, push, own().count(), self.model.factors.largest_change),
        }
    }

    fn contributions(&self, row: usize) -> Vec<Contribution> {
        let weights = self.table.criteria.iter().map(|criterion| criterion.weight);
        let values = &self.scores.expected[row];
        let counted = self.scores.coverage[row];
        weights
            .zip(values)
            .enumerate()
            .map(|(criterion, (weight, &value))| Contribution {
                criterion,
                value,
                weight: if value.is_some() && counted > 0.0 { weight / counted } else { 0.0 },
            })
            .collect()
    }

    /// Proposed priorities first, then goals, each by falling best score.
    fn proposed(&self, areas: &[AreaResult]) -> Vec<Proposed> {
        let mut proposed: Vec<Proposed> = Vec::new();
        for found in &self.solution.bundles {
            let Some(bundle) = self.dossier.bundles.iter().position(|bundle| bundle.key == found.bundle)
            else {
                continue;
            };
            let inside = |result: &&AreaResult| found.items.contains(&result.key);
            proposed.push(Proposed {
                bundle,
                areas: areas.iter().filter(inside).map(|result| result.area).collect(),
                plans: found.plans,
                goals: found.goals,
                takes_place: found.takes_place,
            });
        }
        let rank = |proposed: &Proposed| {
            areas.iter().position(|result| proposed.areas.contains(&result.area)).unwrap_or(usize::MAX)
        };
        proposed.sort_by_key(|proposed| (!proposed.takes_place, rank(proposed), proposed.bundle));
        proposed
    }

    /// The methods by class, that of the deciding one first, then the votes of the classes and what has no result.
    fn methods(&self) -> Vec<MethodView> {
        let weights: Vec<f64> = self.table.criteria.iter().map(|criterion| criterion.weight).collect();
        let together = method_vote(self.scores, &weights);
        let mut views = Vec::new();
        for class in &together.classes {
            let members: Vec<_> =
                class.members.iter().filter_map(|&at| self.scores.methods.get(at)).collect();
            let Some(first) = members.first() else { continue };
            let names = members.iter().map(|method| method.method.to_owned()).collect();
            let on_zero = members.iter().all(|method| {
                find(method.method).is_ok_and(|found| found.card().needs.scale == ScaleLevel::Ratio)
            });
            let places = first.ranks.iter().map(|rank| f64::from(*rank)).collect();
            views.push(self.view(names, MethodKind::Class, on_zero, places));
        }
        if let Some(vote) = &together.vote {
            let numbers = |ranks: &[u32]| ranks.iter().map(|rank| f64::from(*rank)).collect();
            let votes = [
                ("Borda", numbers(&vote.borda_ranks)),
                ("Copeland", numbers(&vote.copeland_ranks)),
                ("Kemeny", vote.kemeny.place.clone()),
            ];
            for (name, places) in votes {
                views.push(self.view(vec![name.to_owned()], MethodKind::Vote, false, places));
            }
        }
        views.extend(self.scores.failed.iter().map(|(name, reason)| MethodView {
            names: vec![(*name).to_owned()],
            kind: MethodKind::Class,
            on_zero: false,
            order: Err(reason.clone()),
            tau: None,
        }));
        views
    }

    /// An order of the areas by places, lower is better.
    fn view(&self, names: Vec<String>, kind: MethodKind, on_zero: bool, places: Vec<f64>) -> MethodView {
        let mut order: Vec<usize> = (0..self.table.areas.len()).collect();
        order.sort_by(|a, b| places[*a].total_cmp(&places[*b]).then(a.cmp(b)));
        let falling: Vec<f64> = places.iter().map(|place| -place).collect();
        MethodView {
            names,
            kind,
            on_zero,
            order: Ok(order.into_iter().map(|row| self.table.areas[row]).collect()),
            tau: kendall_tau_b(&self.scores.additive, &falling),
        }
    }

    fn swaps(&self, swaps: &[Swap]) -> Vec<WeightSwap> {
        swaps
            .iter()
            .filter_map(|swap| {
                Some(WeightSwap {
                    pair: [swap.above, swap.below].map(|row| self.table.areas[row]),
                    criterion: swap.criterion?,
                    now: swap.weight,
                    swap: swap.weight_at_swap,
                    inside: swap.within_range,
                })
            })
            .collect()
    }
}

/// Key of the band that a score is in; bands run from high to low.
fn band(bands: &[Band], score: f64) -> String {
    let found = bands.iter().find(|band| score >= band.from).or(bands.last());
    found.map_or_else(String::new, |band| band.key.clone())
}

/// The score that the crime-relevant factors point to: the mean push, from -2 to 2, moves it by at most `largest`.
fn outlook(score: f64, push: i32, statements: usize, largest: f64) -> f64 {
    if statements == 0 {
        return score;
    }
    let mean = f64::from(push) / statements as f64;
    (score + mean / 2.0 * largest).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlook_moves_by_at_most_what_the_model_says() {
        assert_eq!(outlook(0.5, 0, 0, 0.2), 0.5);
        assert!((outlook(0.5, 4, 2, 0.2) - 0.7).abs() < 1e-12);
        assert!((outlook(0.5, -1, 1, 0.2) - 0.4).abs() < 1e-12);
        assert_eq!(outlook(0.95, 6, 3, 0.2), 1.0);
    }

    #[test]
    fn a_score_below_every_band_is_in_the_lowest() {
        let bands = [Band { key: "high".to_owned(), from: 0.6 }, Band { key: "low".to_owned(), from: 0.1 }];
        assert_eq!([0.7, 0.6, 0.3, 0.0].map(|score| band(&bands, score)), ["high", "high", "low", "low"]);
    }
}
