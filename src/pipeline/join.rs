//! The results of the stages, joined by area.

use std::collections::BTreeMap;

use super::choice::Chosen;
use super::doubts::Doubted;
use super::linked::Linked;
use super::scored::Scored;
use super::views::Viewed;
use crate::comparison::{Base, Reasons, kendall_tau_b};
use crate::dossier::{AreaIx, Dossier};
use crate::evidence::Evidence;
use crate::model::{Band, ScoringModel};
use crate::networks::uncertain::Certainties;
use crate::networks::{area_map, examples, halves};
use crate::numeric::rank::falling;
use crate::priorities::{Explanation, Solution, reported_use};
use crate::results::{
    AreaResult, Contribution, Headline, MethodKind, MethodView, Names, NetworkResults, Override,
    ProposalResults, Proposed, Provenance, RESULTS_SCHEMA, ReportedUse, Results, RobustnessResults,
    ScoreResults, ScoresByMethod,
};
use crate::robustness::Robustness;
use crate::scenarios::{Direction, Push, Resolved, outlook_pushes};
use crate::scoring::{ScaleLevel, Scores, ThreatTable, find, method_vote};

/// What the stages found, each by itself.
pub(super) struct Found {
    pub(super) linked: Linked,
    pub(super) scored: Scored,
    pub(super) viewed: Viewed,
    pub(super) chosen: Chosen,
    pub(super) doubted: Doubted,
    pub(super) reasons: Reasons,
}

/// Joins what the stages found.
pub(super) fn join(base: &Base<'_>, resolved: &Resolved, found: Found, provenance: Provenance) -> Results {
    let Found { linked, scored, viewed, chosen, doubted, reasons } = found;
    let dossier = base.reading.dossier;
    let joined = Joined {
        dossier,
        model: base.reading.model,
        table: scored.table(),
        scores: &scored.scores,
        robustness: &viewed.robustness,
        solution: &chosen.solution,
        pushes: &resolved.pushes,
    };
    let areas = joined.areas();
    let (proposed, methods) = (joined.proposed(&areas), joined.methods());
    let uses = uses(dossier, &scored.appraisal.evidence);
    let leading = proposed.iter().filter_map(|proposed| proposed.areas.first().copied());
    let certainties = Certainties::of(base.reading.model);
    let named = linked.key_positions.as_ref().is_some_and(|found| found.criteria.in_documents);
    let drawn = examples(dossier, &linked.analysis, &certainties, leading, named);
    let largest_error = areas.iter().map(|result| result.top_error).fold(0.0, f64::max);
    Results {
        schema: RESULTS_SCHEMA.to_owned(),
        provenance: Provenance { largest_error, ..provenance },
        names: Names::of(dossier, base.reading.catalogue, scored.table()),
        headline: Headline::of(dossier, &viewed.robustness, &areas),
        scenario: None,
        areas,
        evidence: scored.appraisal.evidence,
        scores: ScoreResults {
            assembly: scored.appraisal.assembly,
            by_method: ScoresByMethod::all(&scored.scores),
            failed: failed(&scored.scores),
            methods,
        },
        robustness: RobustnessResults { simulation: viewed.robustness, source_effect: viewed.source_effect },
        proposal: ProposalResults {
            proposed,
            uses,
            overrides: overrides(dossier, resolved, &chosen.explanation),
            packing: chosen.packing,
            dependents: chosen.dependents,
            solution: chosen.solution,
            explanation: chosen.explanation,
            alternatives: chosen.alternatives,
            portfolio: chosen.portfolio,
        },
        networks: NetworkResults {
            map: area_map(&linked.analysis),
            examples: drawn,
            halves: halves(dossier),
            analysis: linked.analysis,
            services: linked.services,
            markets: linked.markets,
            removals: doubted.removals,
            key_losses: doubted.key_players.losses,
            key_removals: doubted.key_players.removals,
            key_positions: linked.key_positions,
        },
        silence: doubted.silence,
        doubts: doubted.doubts,
        reasons,
        lists: chosen.lists,
    }
}

/// Every use of an enabler that is reported, by enabler and area.
pub(super) fn uses(dossier: &Dossier, evidence: &Evidence) -> Vec<ReportedUse> {
    let areas = || (0_u32..).map(AreaIx).take(dossier.areas.len());
    let pairs = areas().flat_map(|enabler| areas().map(move |by| (enabler, by)));
    let used = |(enabler, by)| {
        let share = reported_use(dossier, evidence, enabler, by)?;
        Some(ReportedUse { enabler, by, share })
    };
    pairs.filter_map(used).collect()
}

/// Why methods have no result.
fn failed(scores: &Scores) -> BTreeMap<String, String> {
    scores.failed.iter().map(|(name, reason)| ((*name).to_owned(), reason.clone())).collect()
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
        mode: forced.mode.map(super::derive::mode),
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
        order.sort_by(|a, b| falling((score(a), &self.table.keys[*a]), (score(b), &self.table.keys[*b])));
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
            restricted: 0,
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
