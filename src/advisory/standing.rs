//! Questions that several sections ask of the material.

use crate::dossier::AreaIx;
use crate::evidence::Cell;
use crate::priorities::Standing;
use crate::scoring::TableLayer;

use super::voice::Voice;
use super::{AreaResult, Contribution, Proposed};

/// From this share of covered weight on, with graded reports of several contributors, confidence is high.
const HIGH_COVERAGE: f64 = 0.6;
/// Below this share of covered weight confidence is low.
const LOW_COVERAGE: f64 = 0.35;
/// From this share of other areas that it is told from on, confidence in what is said of an area is high.
const HIGH_APART: f64 = 0.5;
/// From this mean certainty on, the reports allow high confidence.
const HIGH_CERTAINTY: f64 = 0.6;

impl Voice<'_> {
    /// Result of an area.
    pub(super) fn result(&self, area: AreaIx) -> Option<&AreaResult> {
        self.material.results.areas.iter().find(|result| result.area == area)
    }

    /// Share of the model's weight on which something is known of an area.
    pub(super) fn coverage(&self, area: AreaIx) -> f64 {
        let coverage = self.material.results.evidence.coverage.iter().find(|coverage| coverage.area == area);
        coverage.map_or(0.0, |coverage| coverage.known)
    }

    /// Identifier of a priority's sheet.
    pub(super) fn sheet_id(&self, proposed: &Proposed) -> String {
        format!("sheet-{}", self.material.dossier.bundles[proposed.bundle].key.replace('.', "-"))
    }

    /// Name of a band.
    pub(super) fn band(&self, key: &str) -> String {
        match key {
            "high" => self.say("band-high"),
            "medium" => self.say("band-medium"),
            "low" => self.say("band-low"),
            other => other.to_owned(),
        }
    }

    /// Cells of observed indicators that the table scores.
    pub(super) fn scored_cells(&self) -> impl Iterator<Item = &Cell> {
        let criteria = &self.material.results.scores.assembly.table.criteria;
        let scored =
            move |cell: &&Cell| criteria.iter().any(|criterion| criterion.indicator == cell.indicator);
        let leaf = |cell: &&Cell| self.material.dossier.areas[cell.area.index()].leaf;
        self.material.results.evidence.cells.iter().filter(scored).filter(leaf)
    }

    /// Whether a layer is computed from the network layer.
    pub(super) fn is_derived(&self, layer: &TableLayer) -> bool {
        layer.criteria.iter().all(|&criterion| self.is_derived_criterion(criterion))
    }

    /// Whether a criterion is computed from the network layer.
    pub(super) fn is_derived_criterion(&self, criterion: usize) -> bool {
        let indicator = self.material.results.scores.assembly.table.criteria[criterion].indicator;
        self.material.catalogue.indicators[indicator.index()].derived
    }

    /// Share of a layer's weight on which something is known of an area.
    pub(super) fn layer_coverage(&self, area: AreaIx, layer: &TableLayer) -> f64 {
        let criteria = &self.material.results.scores.assembly.table.criteria;
        layer
            .criteria
            .iter()
            .map(|&at| &criteria[at])
            .filter_map(|criterion| {
                let cell = self.material.results.evidence.cell(area, criterion.indicator)?;
                Some(criterion.share * (1.0 - cell.unknown))
            })
            .sum()
    }

    /// Whether something is known of an area on a criterion.
    pub(super) fn is_known(&self, area: AreaIx, criterion: usize) -> bool {
        let indicator = self.material.results.scores.assembly.table.criteria[criterion].indicator;
        let cell = self.material.results.evidence.cell(area, indicator);
        cell.is_some_and(|cell| cell.belief.is_some())
    }

    /// Whether all that is known of an area on a criterion may not be shown.
    pub(super) fn is_restricted(&self, area: AreaIx, criterion: usize) -> bool {
        let counts = self.result(area).and_then(|result| result.contributions.get(criterion));
        counts.is_some_and(Contribution::is_restricted)
    }

    /// State of an area on a criterion, in words.
    pub(super) fn state(&self, area: AreaIx, criterion: usize) -> String {
        self.say(&format!("state-{}", self.state_key(area, criterion)))
    }

    /// Key of [`Voice::state`].
    pub(super) fn state_key(&self, area: AreaIx, criterion: usize) -> &'static str {
        let indicator = self.material.results.scores.assembly.table.criteria[criterion].indicator;
        match self.material.results.evidence.cell(area, indicator) {
            _ if self.is_restricted(area, criterion) => "restricted",
            _ if self.is_derived_criterion(criterion) => "computed",
            None => "absent",
            Some(cell) if cell.belief.is_none() => "unknown",
            Some(cell) if cell.unknown > 0.0 => "partly",
            Some(_) => "known",
        }
    }

    /// Mean value of a criterion over the areas for which it counts.
    pub(super) fn mean_value(&self, criterion: usize) -> f64 {
        let values =
            self.material.results.areas.iter().filter_map(|result| result.contributions[criterion].value);
        let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
        if count == 0 { 0.0 } else { sum / f64::from(count) }
    }

    /// The highest-ranked area that is not proposed and not forced out.
    pub(super) fn first_left_out(&self) -> Option<&AreaResult> {
        let forced_out = |area: AreaIx| {
            self.material
                .results
                .proposal
                .overrides
                .iter()
                .any(|forced| !forced.force_in && forced.area == area)
        };
        self.material.results.areas.iter().find(|result| result.mode.is_none() && !forced_out(result.area))
    }

    /// Confidence in what is said of an area, from coverage, grading and separation; it stands beside the score, never in it.
    pub(super) fn area_confidence(&self, area: AreaIx) -> String {
        self.say(&format!("confidence-{}", self.confidence_key(area)))
    }

    /// Share of the other areas that an area is told from whatever silence means; 1 where there is nothing to compare.
    fn separated(&self, area: AreaIx) -> f64 {
        let Some(silence) = &self.material.results.silence else { return 1.0 };
        let told = silence.holding.iter().filter(|pair| pair.above == area || pair.below == area).count();
        told as f64 / silence.areas.len().saturating_sub(1).max(1) as f64
    }

    /// Key of [`Voice::area_confidence`].
    pub(super) fn confidence_key(&self, area: AreaIx) -> &'static str {
        let cells: Vec<&Cell> = self.scored_cells().filter(|cell| cell.area == area).collect();
        let certainty = cells.iter().map(|cell| cell.certainty).sum::<f64>() / cells.len().max(1) as f64;
        let several = cells.iter().filter(|cell| cell.sources > 1).count() * 2 >= cells.len().max(1);
        let coverage = self.coverage(area);
        let apart = self.separated(area);
        if coverage < LOW_COVERAGE || apart <= 0.0 {
            "low"
        } else if coverage >= HIGH_COVERAGE && certainty >= HIGH_CERTAINTY && several && apart >= HIGH_APART {
            "high"
        } else {
            "moderate"
        }
    }

    /// What enters and leaves a proposal, as "+a, −b".
    pub(super) fn changes(&self, enters: &[AreaIx], leaves: &[AreaIx]) -> String {
        let signed = |sign: char, areas: &[AreaIx]| -> Vec<String> {
            areas.iter().map(|&area| format!("{sign}{}", self.area(area))).collect()
        };
        let all = [signed('+', enters), signed('−', leaves)].concat();
        if all.is_empty() { self.say("sensitivity-unchanged") } else { all.join(", ") }
    }

    /// Where an area stands in the choice.
    pub(super) fn standing(&self, area: AreaIx) -> Option<&Standing> {
        let key = &self.material.dossier.areas[area.index()].key;
        self.material.results.proposal.explanation.standings.iter().find(|standing| standing.item == *key)
    }

    /// The area with a key.
    pub(super) fn area_by_key(&self, key: &str) -> Option<AreaIx> {
        let at = self.material.dossier.areas.iter().position(|area| area.key == key)?;
        u32::try_from(at).ok().map(AreaIx)
    }

    /// Number of areas that depend on an area.
    pub(super) fn dependents(&self, area: AreaIx) -> u32 {
        let row = self.material.results.scores.assembly.table.areas.iter().position(|&other| other == area);
        row.map_or(0, |row| self.material.results.proposal.dependents[row])
    }
}

/// Micro-units of the choice as a score.
pub(super) fn as_score(micro_units: i64) -> f64 {
    micro_units as f64 / 1e6
}
