//! What is known of one (subject, indicator) after all reports on it are joined.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dossier::{AreaIx, ContributorIx, IndicatorIx, SourceIx};

/// A part of a figure's distribution: triangular between `low` and `high` with its peak at `mode`, or flat between them;
/// a point if all three are equal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FigurePart {
    /// Share of the distribution, `0..=1`.
    pub weight: f64,
    /// Smallest value, in the indicator's unit.
    pub low: f64,
    /// Most likely value.
    pub mode: f64,
    /// Largest value.
    pub high: f64,
    /// Whether every value between `low` and `high` is as likely as any other.
    pub flat: bool,
}

/// What is believed, given that something is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Belief {
    /// Probabilities of nil, low, medium, high; they add up to 1.
    Levels([f64; 4]),
    /// Parts of a figure's distribution; their weights add up to 1.
    Figure(Vec<FigurePart>),
}

/// What one report makes us believe.
#[derive(Debug, Clone, PartialEq)]
pub struct Testimony {
    /// Share of what is known, `0..=1`.
    pub weight: f64,
    /// Who sent it.
    pub contributor: ContributorIx,
    /// What it rests on; reports that share a source move together.
    pub source: Option<SourceIx>,
    /// What it says, as far as it is believed.
    pub belief: Belief,
}

/// Two reports that cannot both be right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    /// Positions of the reports in [`crate::dossier::Dossier::observations`].
    pub reports: Vec<usize>,
    /// Distance between the extremes: steps of the scale, or the gap between intervals relative to their middle.
    pub distance: f64,
}

/// State of one (area, indicator).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// The area.
    pub area: AreaIx,
    /// The indicator.
    pub indicator: IndicatorIx,
    /// What is believed; none if every report says "unknown".
    pub belief: Option<Belief>,
    /// The reports of which the belief is the mean; empty if every report says "unknown".
    #[serde(skip)]
    pub testimonies: Vec<Testimony>,
    /// Weight of the contributors who said "unknown", `0..=1`.
    pub unknown: f64,
    /// Positions of the reports that count, in the order of the table.
    pub reports: Vec<usize>,
    /// How many of them may not be shown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub restricted: usize,
    /// Number of contributors behind them.
    pub contributors: usize,
    /// Number of independent sources behind them.
    pub sources: usize,
    /// Mean certainty of the reports, `0..=1`.
    pub certainty: f64,
    /// Reports that disagree.
    pub conflict: Option<Conflict>,
}

impl Cell {
    /// Whether it rests on reports alone that may not be shown.
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        self.restricted > 0 && self.restricted == self.reports.len()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// How much of an area is covered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// The area.
    pub area: AreaIx,
    /// Share of the model's weight on which something is known, `0..=1`.
    pub known: f64,
    /// Share of the weight that is reported as unknown.
    pub unknown: f64,
    /// Share of the weight on which nobody reported.
    pub absent: f64,
    /// Reports in all.
    pub reports: usize,
    /// Contributors in all.
    pub contributors: usize,
}

/// The evidence of a dossier under a model, ordered by area and indicator; a pair that is not there is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// One cell for each pair on which somebody reported.
    pub cells: Vec<Cell>,
    /// Coverage of each scored area, ordered by area.
    pub coverage: Vec<Coverage>,
}

impl Evidence {
    /// The cell of a pair, if anybody reported on it.
    #[must_use]
    pub fn cell(&self, area: AreaIx, indicator: IndicatorIx) -> Option<&Cell> {
        let at =
            self.cells.binary_search_by_key(&(area, indicator), |cell| (cell.area, cell.indicator)).ok()?;
        self.cells.get(at)
    }
}
