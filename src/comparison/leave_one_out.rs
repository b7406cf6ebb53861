//! What hangs on one piece: the proposal without each indicator, each source and each pair of evaluation codes, one at a
//! time. Contributors and layers are among the variants of [`super::sensitivity`].
//!
//! # Complexity
//! One appraisal and one choice a piece; pieces run in parallel.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kendall_tau_b;
use super::sensitivity::{Base, Outcome, only};
use crate::dossier::{AreaIx, Grade, SourceIx};
use crate::evidence::{ApartFrom, Reading};
use crate::model::ScoringModel;

/// More sources than this are not left out one by one; those with the most reports are.
const MOST_SOURCES: usize = 60;

/// A piece that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// An indicator of the model, by key; the other shares of its layer are rescaled.
    Indicator(String),
    /// All reports of a source.
    Source(SourceIx),
    /// All reports with a pair of evaluation codes.
    Grade(Grade),
}

/// What comes out without a piece.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOutPiece {
    /// The piece.
    pub piece: Piece,
    /// Reports that count and are left out with it.
    pub reports: usize,
    /// Areas proposed only without it, in rising order.
    pub enters: Vec<AreaIx>,
    /// Areas proposed only with it, in rising order.
    pub leaves: Vec<AreaIx>,
    /// Kendall's tau-b between the scores with and without it; none if it is undefined.
    pub tau_b: Option<f64>,
}

/// Leaves out one piece after the other: indicators in the order of the model, then sources, then pairs of codes. Pieces
/// without which there is no proposal are left out of the list.
#[must_use]
pub fn leave_one_out(base: &Base<'_>) -> Vec<LeftOutPiece> {
    let Some(outcome) = base.outcome_of(base.reading) else { return Vec::new() };
    let all = pieces(base.reading, &outcome);
    all.into_par_iter().filter_map(|(piece, reports)| without(base, &outcome, piece, reports)).collect()
}

/// The pieces that count, with the number of reports in each.
fn pieces(reading: Reading<'_>, outcome: &Outcome) -> Vec<(Piece, usize)> {
    let counted: Vec<_> =
        reading.dossier.observations.iter().filter(|observation| reading.counts(observation)).collect();
    let mut pieces = Vec::new();
    let layers = reading.model.layers.iter().filter(|layer| outcome.layers.contains(&layer.layer));
    for entry in layers.flat_map(|layer| &layer.indicators) {
        let Some(position) = reading.catalogue.position(&entry.indicator) else { continue };
        let reports = counted.iter().filter(|report| report.indicator.index() == position).count();
        if reports > 0 || reading.catalogue.indicators[position].derived {
            pieces.push((Piece::Indicator(entry.indicator.clone()), reports));
        }
    }
    let mut sources: Vec<(usize, SourceIx)> = (0_u32..)
        .map(SourceIx)
        .take(reading.dossier.sources.len())
        .map(|source| (counted.iter().filter(|report| report.source == Some(source)).count(), source))
        .filter(|(reports, _)| *reports > 0)
        .collect();
    sources.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    sources.truncate(MOST_SOURCES);
    sources.sort_by_key(|(_, source)| *source);
    pieces.extend(sources.into_iter().map(|(reports, source)| (Piece::Source(source), reports)));
    let mut grades: Vec<Grade> = counted.iter().map(|report| report.grade).collect();
    grades.sort_unstable();
    for same in grades.chunk_by(|a, b| a == b) {
        pieces.push((Piece::Grade(same[0]), same.len()));
    }
    pieces
}

fn without(base: &Base<'_>, outcome: &Outcome, piece: Piece, reports: usize) -> Option<LeftOutPiece> {
    let found = match &piece {
        Piece::Indicator(key) => {
            let model = without_indicator(base.reading.model, key)?;
            base.outcome_of(Reading { model: &model, ..base.reading })
        }
        Piece::Source(source) => {
            base.outcome_of(Reading { apart_from: ApartFrom::Source(*source), ..base.reading })
        }
        Piece::Grade(grade) => {
            base.outcome_of(Reading { apart_from: ApartFrom::Grade(*grade), ..base.reading })
        }
    }?;
    Some(LeftOutPiece {
        piece,
        reports,
        enters: only(&found.proposed, &outcome.proposed),
        leaves: only(&outcome.proposed, &found.proposed),
        tau_b: kendall_tau_b(&outcome.scores, &found.scores),
    })
}

/// The model without an indicator; none if nothing would be left.
fn without_indicator(model: &ScoringModel, key: &str) -> Option<ScoringModel> {
    let mut model = model.clone();
    for layer in &mut model.layers {
        layer.indicators.retain(|entry| entry.indicator != key);
    }
    model.layers.retain(|layer| layer.indicators.iter().any(|entry| entry.weight > 0.0));
    (!model.layers.is_empty()).then_some(model)
}
