//! Confidence factors of SMAA-2: is the evidence good enough to tell that an area is first, if its own weights hold?
//!
//! `p_i^c` is the probability, over the evidence alone, that area i is first at its central weights.
//!
//! # Source
//! Lahdelma & Salminen (2001), Operations Research 49(3):444-454, section 3.
//!
//! # Complexity
//! O(N m n f) for N samples, m areas, n criteria and f areas that are ever first; for at most 200 areas.

use rayon::prelude::*;

use crate::scoring::ThreatTable;

use super::cells::Drawn;
use super::simulation::{STEPS, Simulation};
use super::{Estimate, PAIRED_AREAS, Robustness, RobustnessError, SmaaSettings};

/// Adds the confidence factors of all areas that are ever first; nothing for more areas than are compared in pairs.
pub(super) fn add(
    table: &ThreatTable,
    settings: &SmaaSettings,
    found: &mut Robustness,
) -> Result<(), RobustnessError> {
    if table.keys.len() > PAIRED_AREAS {
        return Ok(());
    }
    let settings = SmaaSettings { samples: settings.confidence_samples, ..*settings };
    let simulation = Simulation::new(table, &settings)?;
    let central: Vec<(usize, Vec<f64>)> = found
        .areas
        .iter()
        .enumerate()
        .filter_map(|(area, result)| {
            let weights = result.central_weights.as_ref()?;
            Some((area, weights.iter().map(|weight| weight.value).collect()))
        })
        .collect();
    // Counts are whole numbers: their sum is the same in any order.
    let counts =
        (0..simulation.blocks()).into_par_iter().map(|index| block(&simulation, index, &central)).reduce(
            || vec![0; central.len()],
            |mut sum, next| {
                sum.iter_mut().zip(&next).for_each(|(sum, next)| *sum += next);
                sum
            },
        );
    for ((area, _), count) in central.iter().zip(counts) {
        found.areas[*area].confidence = Some(Estimate::share(count, settings.samples));
    }
    Ok(())
}

/// In how many samples of the block each of these areas is first at its weights.
fn block(simulation: &Simulation, index: u64, central: &[(usize, Vec<f64>)]) -> Vec<u64> {
    let width = simulation.width(index);
    let mut picks = vec![0.0; simulation.block];
    let mut values = vec![vec![0.0; simulation.block]; simulation.cells.len()];
    for (cell, values) in simulation.cells.iter().zip(&mut values) {
        if let Drawn::Certain(value) = cell.block(index, values, &mut picks) {
            values.fill(value);
        }
    }
    let scores = |area: usize, weights: &[f64]| -> Vec<i32> {
        let row = area * simulation.criteria..(area + 1) * simulation.criteria;
        let mut scores = vec![0.0; width];
        let mut counted = 0.0;
        for ((cell, values), weight) in simulation.cells[row.clone()].iter().zip(&values[row]).zip(weights) {
            if !cell.is_excluded() {
                counted += weight;
                scores.iter_mut().zip(values).for_each(|(score, value)| *score += weight * value);
            }
        }
        let by = if counted > 0.0 { STEPS / counted } else { 0.0 };
        scores.iter().map(|score| (score * by + 0.5) as i32).collect()
    };
    let firsts = |area: usize, weights: &[f64]| {
        let own = scores(area, weights);
        let mut best = own.clone();
        for other in (0..simulation.areas).filter(|&other| other != area) {
            best.iter_mut().zip(scores(other, weights)).for_each(|(best, score)| *best = score.max(*best));
        }
        own.iter().zip(best).filter(|(own, best)| *own >= best).count() as u64
    };
    central.iter().map(|(area, weights)| firsts(*area, weights)).collect()
}
