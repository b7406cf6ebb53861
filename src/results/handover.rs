//! What of a run may be handed over.
//!
//! A cell of the table whose reports may all be shown is told as it is. A cell that rests on restricted reports too is told as far as
//! the others go, and one that rests on restricted reports alone is not told at all: its value, its place in an order and what would
//! turn it are left out. Scores rest on all reports. So what is handed over depends on restricted rows in nothing but
//! [`ON_RESTRICTED`].

use std::collections::BTreeMap;

use super::areas::{AreaResult, Contribution, ReportedUse};
use super::headline::high;
use super::parts::{NetworkResults, Results};
use crate::comparison::{AreaReason, Hinge, Part};
use crate::dossier::Dossier;
use crate::evidence::{Cell, Evidence};
use crate::model::Catalogue;
use crate::scoring::{Appraisal, Value};

/// What of the results that are handed over may depend on restricted rows, by its place in `results.json` (`*` stands for any item),
/// and why.
pub const ON_RESTRICTED: &[(&str, &str)] = &[
    ("/provenance", "hashes of what was read, and the identifier that follows from them"),
    ("/headline/pairs", "counts of pairs of scores"),
    ("/headline/robust", "areas by the place of their score"),
    ("/headline/borderline", "areas by the place of their score"),
    ("/headline/out", "areas by the place of their score"),
    ("/areas/*/score", "the score rests on all reports"),
    ("/areas/*/rank", "the place of the score"),
    ("/areas/*/interval", "the score in the simulated views"),
    ("/areas/*/bounds", "the score at the ends of what is open"),
    ("/areas/*/expected_rank", "the place of the score in the simulated views"),
    ("/areas/*/ranks", "the place of the score in the simulated views"),
    ("/areas/*/top", "the place of the score in the simulated views"),
    ("/areas/*/top_error", "the place of the score in the simulated views"),
    ("/areas/*/band", "the band of the score"),
    ("/areas/*/mode", "the proposal follows from the scores"),
    ("/areas/*/outlook", "the score, moved by the factors"),
    ("/scores/by_method", "scores by other methods"),
    ("/scores/failed", "which methods have scores"),
    ("/scores/methods", "orders of the scores"),
    ("/robustness", "scores and their places in the simulated views"),
    ("/proposal/proposed", "the proposal follows from the scores"),
    ("/proposal/dependents", "the number of areas that depend on an area is part of the choice"),
    ("/proposal/overrides", "prices in units of the score"),
    ("/proposal/solution", "the proposal follows from the scores"),
    ("/proposal/explanation", "gaps and prices in units of the score"),
    ("/proposal/alternatives", "sets of nearly the same total score"),
    (
        "/proposal/portfolio",
        "the proposal in the simulated views, and what the answer to a question would change in it",
    ),
    ("/scenario", "scores and proposals without the scenario"),
    ("/networks/examples", "the areas are those that are proposed"),
    ("/networks/removals", "scores without a provider"),
    ("/networks/key_losses", "the areas stand in the order of their scores"),
    ("/networks/key_removals", "scores without key players"),
    (
        "/silence",
        "scores under other treatments of silence; no mean and no share of levels that only restricted reports make up",
    ),
    ("/lists", "worths of lists of areas in units of the score"),
    ("/doubts", "scores and proposals under other choices; nothing that names a cell that is not told"),
    ("/reasons", "what turns the proposal; nothing that names a cell that is not told"),
];

/// The same for `summary.json`.
pub const ON_RESTRICTED_SUMMARY: &[(&str, &str)] = &[
    ("/evidence", "a hash of what was read"),
    ("/areas/*/score", "the score rests on all reports"),
    ("/areas/*/rank", "the place of the score"),
    ("/areas/*/interval", "the score in the simulated views"),
    ("/areas/*/expected_rank", "the place of the score in the simulated views"),
    ("/areas/*/p_top_k", "the place of the score in the simulated views"),
    ("/areas/*/p_proposed", "the proposal in the simulated views"),
    ("/areas/*/proposed", "the proposal follows from the scores"),
    ("/areas/*/mode", "the proposal follows from the scores"),
    ("/methods", "ranks of scores by other methods"),
    ("/headline/pairs", "counts of pairs of scores"),
    ("/headline/robust", "areas by the place of their score"),
    ("/headline/borderline", "areas by the place of their score"),
    ("/headline/out", "areas by the place of their score"),
    ("/lists", "worths of lists of areas in units of the score"),
];

/// What of the evidence and of the networks may be shown, computed from the rows that may be shown alone.
#[derive(Debug)]
pub struct Public<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The dossier as [`Dossier::released`] gives it.
    pub dossier: &'a Dossier,
    /// Evidence and table from what may be shown.
    pub appraisal: &'a Appraisal,
    /// What follows from networks; none if nothing that is said of them is restricted.
    pub networks: Option<NetworkResults>,
    /// Uses of enablers by the evidence that may be shown.
    pub uses: Vec<ReportedUse>,
}

/// What may be told of a cell of the table.
#[derive(Debug, Clone, PartialEq)]
enum Extent {
    /// All of it. Where nothing is known of a cell, or little, its value follows from what is reported elsewhere, and is told as far
    /// as those reports may be shown.
    Whole(Value),
    /// What follows from the reports that may be shown.
    Partly(Value),
    /// Nothing.
    Nothing,
}

impl Results {
    /// The results as they may be handed over.
    #[must_use]
    pub fn handed_over(&self, public: Public<'_>) -> Self {
        let told = self.told(&public);
        let mut shown = self.clone();
        shown.names.contributors = public.dossier.contributors.iter().map(|one| one.key.clone()).collect();
        shown.names.sources = public.dossier.sources.iter().map(|one| one.key.clone()).collect();
        shown.headline.high = high(public.dossier);
        shown.areas.iter_mut().for_each(|area| told.area(area));
        shown.evidence.cells.iter_mut().for_each(|cell| of_evidence(cell, &public.appraisal.evidence));
        shown.scores.by_method.iter_mut().for_each(|method| method.details.clear());
        for (cell, extent) in shown.scores.assembly.table.cells.iter_mut().zip(&told.cells) {
            match extent {
                Extent::Whole(value) | Extent::Partly(value) => *cell = value.clone(),
                Extent::Nothing => *cell = Value::Excluded,
            }
        }
        shown.proposal.uses = public.uses;
        if let Some(networks) = public.networks {
            shown.networks = networks;
        }
        told.doubts(&mut shown);
        told.silence(&mut shown);
        let renamed = |old: &[String], new: &[String]| -> BTreeMap<String, String> {
            old.iter().cloned().zip(new.iter().cloned()).collect()
        };
        let contributors = renamed(&self.names.contributors, &shown.names.contributors);
        let sources = renamed(&self.names.sources, &shown.names.sources);
        told.reasons(&mut shown);
        let hinges = shown.reasons.areas.iter_mut().flat_map(|reason| &mut reason.hinges);
        hinges.for_each(|hinge| match hinge {
            Hinge::Contributor(key) => rename(key, &contributors),
            Hinge::Source(key) => rename(key, &sources),
            _ => {}
        });
        shown
    }

    /// What may be told of every cell of the table.
    fn told(&self, public: &Public<'_>) -> Told {
        let table = &self.scores.assembly.table;
        let other = &public.appraisal.assembly.table;
        let at = |key: &str| other.criteria.iter().position(|criterion| criterion.key == key);
        let places: Vec<Option<usize>> = table.criteria.iter().map(|criterion| at(&criterion.key)).collect();
        let mut cells = Vec::with_capacity(table.cells.len());
        for (row, &area) in table.areas.iter().enumerate() {
            for (criterion, place) in table.criteria.iter().zip(&places) {
                let known = self.evidence.cell(area, criterion.indicator);
                let open = match known {
                    Some(cell) => cell.restricted == 0,
                    // A computed indicator has no reports of its own.
                    None => {
                        public.networks.is_none()
                            || !public.catalogue.indicators[criterion.indicator.index()].derived
                    }
                };
                let alone = known.is_some_and(Cell::is_restricted);
                cells.push(match place {
                    Some(place) if open => Extent::Whole(other.row(row)[*place].clone()),
                    Some(place) if !alone => Extent::Partly(other.row(row)[*place].clone()),
                    _ => Extent::Nothing,
                });
            }
        }
        let criteria = table.criteria.iter().map(|criterion| criterion.key.clone()).collect();
        Told { areas: table.keys.clone(), criteria, cells }
    }
}

fn rename(key: &mut String, names: &BTreeMap<String, String>) {
    if let Some(name) = names.get(key) {
        key.clone_from(name);
    }
}

/// Leaves of a cell of the evidence what the reports say that may be shown.
fn of_evidence(cell: &mut Cell, public: &Evidence) {
    if cell.restricted == 0 {
        return;
    }
    let shown = public.cell(cell.area, cell.indicator);
    cell.belief = shown.and_then(|shown| shown.belief.clone());
    cell.testimonies = shown.map(|shown| shown.testimonies.clone()).unwrap_or_default();
    cell.conflict = shown.and_then(|shown| shown.conflict.clone());
    cell.unknown = shown.map_or(0.0, |shown| shown.unknown);
}

/// What may be told of the table that was scored.
struct Told {
    areas: Vec<String>,
    criteria: Vec<String>,
    /// Row by row.
    cells: Vec<Extent>,
}

impl Told {
    fn extent(&self, row: usize, criterion: usize) -> &Extent {
        &self.cells[row * self.criteria.len() + criterion]
    }

    fn is_whole(&self, row: usize, criterion: usize) -> bool {
        matches!(self.extent(row, criterion), Extent::Whole(_))
    }

    /// Whether all may be told of an area.
    fn whole_row(&self, row: usize) -> bool {
        (0..self.criteria.len()).all(|criterion| self.is_whole(row, criterion))
    }

    /// Whether all may be told of a criterion.
    fn whole_column(&self, key: &str) -> bool {
        let at = self.criteria.iter().position(|criterion| criterion == key);
        at.is_none_or(|at| (0..self.areas.len()).all(|row| self.is_whole(row, at)))
    }

    fn row(&self, key: &str) -> Option<usize> {
        self.areas.iter().position(|area| area == key)
    }

    /// Whether all may be told of an area on a criterion.
    fn whole_cell(&self, area: &str, criterion: &str) -> bool {
        let at = self.criteria.iter().position(|key| key == criterion);
        self.row(area).zip(at).is_none_or(|(row, at)| self.is_whole(row, at))
    }

    fn area(&self, area: &mut AreaResult) {
        let Some(row) = self.row(&area.key) else { return };
        area.restricted = (0..self.criteria.len()).filter(|&at| !self.is_whole(row, at)).count();
        for contribution in &mut area.contributions {
            match self.extent(row, contribution.criterion) {
                Extent::Whole(value) | Extent::Partly(value) => contribution.value = value.mean(),
                Extent::Nothing => contribution.value = None,
            }
        }
    }

    /// What one weight does to two areas tells how far apart they are on its criterion.
    fn doubts(&self, shown: &mut Results) {
        let table = &shown.scores.assembly.table;
        let row = |area| table.areas.iter().position(|&other| other == area);
        let whole = |area, criterion| row(area).is_none_or(|row| self.is_whole(row, criterion));
        shown.doubts.swaps.retain(|swap| swap.pair.iter().all(|&area| whole(area, swap.criterion)));
        shown.doubts.joint_swaps.retain(|swap| self.whole_row(swap.above) && self.whole_row(swap.below));
        if let Some(information) = &mut shown.proposal.portfolio.information {
            information.gaps.retain(|gap| self.whole_cell(&gap.item, &gap.criterion));
        }
    }

    /// The mean of what is reported of an area, and the shares of the levels on a criterion, tell what one report says.
    fn silence(&self, shown: &mut Results) {
        let Some(silence) = &mut shown.silence else { return };
        for (row, area) in silence.areas.iter_mut().enumerate() {
            area.known_mean = area.known_mean.filter(|_| self.whole_row(row));
        }
        for (usual, key) in silence.usual.iter_mut().zip(&self.criteria) {
            if !self.whole_column(key) {
                *usual = [0.0; 4];
            }
        }
    }

    fn reasons(&self, shown: &mut Results) {
        let parts: BTreeMap<String, Vec<Contribution>> =
            shown.areas.iter().map(|area| (area.key.clone(), area.contributions.clone())).collect();
        for reason in &mut shown.reasons.areas {
            self.reason(reason, &parts);
        }
    }

    fn reason(&self, reason: &mut AreaReason, parts: &BTreeMap<String, Vec<Contribution>>) {
        let Some(row) = self.row(&reason.area) else { return };
        let mut whole = self.whole_row(row);
        if let Some(against) = &mut reason.against {
            whole &= self.row(&against.other).is_none_or(|other| self.whole_row(other));
            if !whole {
                let of = |key: &str| parts.get(key).map_or(&[][..], Vec::as_slice);
                against.parts = self.parts(of(&reason.area), of(&against.other));
            }
        }
        if let Some(evidence) = &mut reason.evidence {
            let told = |criterion: &str| self.whole_cell(&reason.area, criterion);
            evidence.restricted = (0..self.criteria.len()).filter(|&at| !self.is_whole(row, at)).count();
            evidence.single.retain(|finding| told(&finding.criterion));
            if evidence.together.iter().any(|finding| !told(&finding.criterion)) {
                evidence.together.clear();
            }
        }
        if let Some(weights) = &mut reason.weights {
            weights.restricted = self.cells.iter().any(|cell| !matches!(cell, Extent::Whole(_)));
            weights.single.retain(|single| self.whole_column(&single.criterion));
            weights.joint = weights.joint.take().filter(|_| whole);
        }
    }

    /// What the criteria that may be told add to the difference of two areas, the largest first.
    fn parts(&self, own: &[Contribution], theirs: &[Contribution]) -> Vec<Part> {
        let told =
            own.iter().zip(theirs).filter(|(own, theirs)| !own.is_restricted() && !theirs.is_restricted());
        let part = |(own, theirs): (&Contribution, &Contribution)| Part {
            criterion: self.criteria[own.criterion].clone(),
            difference: own.amount() - theirs.amount(),
        };
        let mut parts: Vec<Part> = told.map(part).collect();
        parts.sort_by(|a, b| b.difference.abs().total_cmp(&a.difference.abs()));
        parts
    }
}
