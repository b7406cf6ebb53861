//! What it changes that reports of one source move together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_decide::smaa::{Plan, Robustness, RobustnessError, Shocks, Uncertain, simulate};

use crate::diagnostics::Progress;

/// Share of samples from which one alternative is told from another.
const TOLD: f64 = 0.95;

/// What it changes that reports of one source move together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceEffect {
    /// Sources that more than one value rests on.
    pub sources: usize,
    /// Values that rest on them.
    pub cells: usize,
    /// Correlation within a source.
    pub correlation: f64,
    /// Mean width of the 90 % interval of a score, with and without.
    pub width: (f64, f64),
    /// Pairs of which one scores higher than the other in at least 95 % of the samples, with and without.
    pub told: (usize, usize),
}

/// Simulates once more as if each report had a source of its own; none if no source is shared.
///
/// # Errors
/// Those of [`simulate`].
pub fn source_effect(
    problem: &Uncertain,
    plan: &Plan,
    with: &Robustness,
    progress: &dyn Progress,
) -> Result<Option<SourceEffect>, RobustnessError> {
    let Shocks { correlation, sources, cells, unseen } = &problem.shocks;
    if cells.is_empty() {
        return Ok(None);
    }
    let shocks = Shocks { unseen: unseen.clone(), ..Shocks::default() };
    let alone = Uncertain { shocks, ..problem.clone() };
    let without = simulate(&alone, plan, progress)?;
    Ok(Some(SourceEffect {
        sources: sources.len(),
        cells: cells.len(),
        correlation: *correlation,
        width: (width(with), width(&without)),
        told: (told(with), told(&without)),
    }))
}

fn width(found: &Robustness) -> f64 {
    let widths = found.alternatives.iter().map(|area| area.score_high - area.score_low);
    widths.sum::<f64>() / found.alternatives.len().max(1) as f64
}

fn told(found: &Robustness) -> usize {
    found.pairwise.iter().flatten().filter(|share| share.value >= TOLD).count()
}
