//! P(top K) alone, for the many runs of a comparison that need nothing else.
//!
//! # Source
//! The k-best ranks acceptability of Lahdelma & Salminen (2001); the K-th best score of a sample by selection instead of
//! sorting (Hoare 1961).
//!
//! # Complexity
//! O(N m n) for N samples, m alternatives and n criteria.

use rayon::prelude::*;

use crate::smaa::error::RobustnessError;
use crate::smaa::plan::{Sampling, SmaaSettings};
use crate::smaa::result::Estimate;
use crate::smaa::simulation::{Block, Simulation};
use crate::smaa::uncertain::Uncertain;

/// The share of samples in which each alternative is among the first K, from the same samples as [`super::simulate`].
///
/// # Errors
/// If no sample is asked for, or the problem has another shape than its weights.
pub fn top_k(problem: &Uncertain, settings: &SmaaSettings) -> Result<Vec<Estimate>, RobustnessError> {
    if settings.samples == 0 {
        return Err(RobustnessError::NoSamples);
    }
    let simulation = Simulation::new(problem, settings.seed, Sampling::Random)?;
    let block = simulation.block as u64;
    let width = |index: u64| (settings.samples - index * block).min(block) as usize;
    // Counts are whole numbers: their sum is the same in any order.
    let counts = (0..settings.samples.div_ceil(block))
        .into_par_iter()
        .map(|index| {
            let drawn = simulation.draw(index, width(index));
            count(&drawn, simulation.alternatives, settings.top_k as usize)
        })
        .reduce(
            || vec![0; simulation.alternatives],
            |mut sum, next| {
                sum.iter_mut().zip(&next).for_each(|(sum, next)| *sum += next);
                sum
            },
        );
    Ok(counts.into_iter().map(|count| Estimate::share(count, settings.samples)).collect())
}

fn count(block: &Block, alternatives: usize, top_k: usize) -> Vec<u64> {
    let mut counts = vec![0; alternatives];
    if top_k == 0 {
        return counts;
    }
    let mut scores = Vec::with_capacity(alternatives);
    for sample in 0..block.width {
        let score = |alternative: usize| block.ordered(alternative * block.width + sample);
        scores.clear();
        scores.extend((0..alternatives).map(score));
        let least = if top_k >= alternatives {
            u32::MIN
        } else {
            let (_, least, _) = scores.select_nth_unstable_by(top_k - 1, |a, b| b.cmp(a));
            *least
        };
        for (alternative, count) in counts.iter_mut().enumerate() {
            *count += u64::from(score(alternative) >= least);
        }
    }
    counts
}
