//! Drawing weights at two levels that keep statements too.
//!
//! What the statements leave of the two-level distribution is drawn by rejection where at least one proposal in a hundred
//! is kept. Else a walk goes through the polytope of the weights in the whole. Layers `L` uniform and shares uniform within
//! each give a weight vector the density `Π L_l^-(n_l - 1)`, because the shares of a layer of weight `L_l` are stretched by
//! it in `n_l - 1` directions; a step of the walk is taken with the ratio of the densities (Metropolis), so that the walk
//! keeps to the same distribution as the rejection.
//!
//! # Source
//! Metropolis et al. (1953), Journal of Chemical Physics 21(6):1087-1092, on the hit-and-run of [`super::walk`].

use socta_base::numeric::linear::Sense;
use socta_base::numeric::polytope::{Interior, Row};
use socta_base::numeric::random::Source;

use crate::smaa::layered_weights::LayeredWeights;
use crate::smaa::preferences::region::Admissible;
use crate::smaa::preferences::stated::{Drawing, DrawnBy};
use crate::smaa::preferences::walk::{Density, Walk};
use crate::smaa::weights::WeightSampler;

/// Proposals that are made at once.
const CHUNK: usize = 256;
/// Chunks of the trial for rejection.
const TRIALS: u64 = 16;
/// Share of kept proposals from which rejection is taken.
const ENOUGH: f64 = 0.01;
/// Chunks a block may use up; each block has as many of its own.
const MOST_CHUNKS: u64 = 1 << 20;

/// Draws from the two-level distribution what keeps the statements.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedLevels {
    criteria: usize,
    plan: Plan,
    drawing: Drawing,
}

#[derive(Debug, Clone, PartialEq)]
enum Plan {
    Fixed(Vec<f64>),
    /// The proposals, the rows that they may break, and where a block falls back to that uses up its chunks.
    Rejection(LayeredWeights, Vec<Row>, Vec<f64>),
    Walk(Box<Walk>),
}

impl StatedLevels {
    /// Keeps to the statements of a region; `interior` is that of the region.
    #[must_use]
    pub fn new(levels: LayeredWeights, region: &Admissible, interior: &Interior) -> Self {
        let criteria = levels.criteria();
        let rows: Vec<Row> = region.statements().cloned().collect();
        let dimension = Some(interior.basis.len());
        let drawing = |by, acceptance, thinning, efficiency| Drawing {
            by,
            dimension,
            acceptance,
            thinning,
            efficiency,
        };
        if interior.basis.is_empty() {
            let plan = Plan::Fixed(interior.centre.clone());
            return Self { criteria, plan, drawing: drawing(DrawnBy::Fixed, None, None, 1.0) };
        }
        let kept = acceptance(&levels, &rows, criteria);
        if kept >= ENOUGH {
            let plan = Plan::Rejection(levels, rows, interior.centre.clone());
            return Self { criteria, plan, drawing: drawing(DrawnBy::Rejection, Some(kept), None, 1.0) };
        }
        let walk = Walk::new(interior, Density::levels(levels.members(), criteria));
        let drawing = drawing(DrawnBy::HitAndRun, None, Some(walk.thinning), walk.efficiency);
        Self { criteria, plan: Plan::Walk(Box::new(walk)), drawing }
    }

    /// How the weights are drawn.
    #[must_use]
    pub fn drawing(&self) -> Drawing {
        self.drawing
    }
}

/// Share of two-level weights that keep these rows.
fn acceptance(levels: &LayeredWeights, rows: &[Row], criteria: usize) -> f64 {
    let mut kept = 0;
    let mut weights = vec![0.0; criteria * CHUNK];
    for chunk in 0..TRIALS {
        levels.fill(0, chunk, CHUNK, &mut weights);
        kept += (0..CHUNK).filter(|&sample| keeps(rows, &weights, sample)).count();
    }
    kept as f64 / (TRIALS as usize * CHUNK) as f64
}

/// Whether a sample of a chunk keeps all rows.
fn keeps(rows: &[Row], weights: &[f64], sample: usize) -> bool {
    rows.iter().all(|row| {
        let terms = row.coefficients.iter().zip(weights.chunks_exact(CHUNK));
        let over = terms.map(|(coefficient, own)| coefficient * own[sample]).sum::<f64>() - row.bound;
        match row.sense {
            Sense::AtMost => over <= 0.0,
            Sense::AtLeast => over >= 0.0,
            Sense::Equal => false,
        }
    })
}

impl WeightSampler for StatedLevels {
    fn criteria(&self) -> usize {
        self.criteria
    }

    fn is_fixed(&self) -> bool {
        matches!(self.plan, Plan::Fixed(_))
    }

    fn fill(&self, seed: u64, index: u64, width: usize, weights: &mut [f64]) {
        match &self.plan {
            Plan::Fixed(point) => {
                for (to, weight) in weights.chunks_exact_mut(width.max(1)).zip(point) {
                    to.fill(*weight);
                }
            }
            Plan::Rejection(levels, rows, centre) => {
                let mut proposals = vec![0.0; self.criteria * CHUNK];
                let mut next = 0;
                for chunk in 0..MOST_CHUNKS {
                    if next == width {
                        return;
                    }
                    levels.fill(seed, index * MOST_CHUNKS + chunk, CHUNK, &mut proposals);
                    for sample in
                        (0..CHUNK).filter(|&sample| keeps(rows, &proposals, sample)).take(width - next)
                    {
                        for (criterion, own) in proposals.chunks_exact(CHUNK).enumerate() {
                            weights[criterion * width + next] = own[sample];
                        }
                        next += 1;
                    }
                }
                for (criterion, weight) in centre.iter().enumerate() {
                    weights[criterion * width + next..(criterion + 1) * width].fill(*weight);
                }
            }
            Plan::Walk(walk) => {
                walk.block(&Source::new(seed, &["weights", "stated"]), index, width, |sample, shares| {
                    for (criterion, share) in shares.iter().enumerate() {
                        weights[criterion * width + sample] = *share;
                    }
                });
            }
        }
    }

    fn efficiency(&self) -> f64 {
        self.drawing.efficiency
    }
}
