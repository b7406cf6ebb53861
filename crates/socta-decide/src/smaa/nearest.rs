//! The smallest change of all weights together that keeps what is asked of it.
//!
//! # Source
//! Minimal change of weights as a linear program: Wolters & Mareschal (1995), European Journal of Operational Research
//! 81(2):281-290.

use socta_base::numeric::linear::{Program, Sense, Unsolved};

use crate::smaa::preferences::region::Admissible;

/// The change of each weight, of least `Σ |change|`, after which the weights add up to the same and lie in the region, if one
/// is given. Each of `most` is a row and what the row times the change may be at most.
///
/// # Errors
/// If no change does it, or the arithmetic fails.
///
/// # Complexity
/// A linear program of 2 n variables for n weights.
pub fn smallest_change(
    weights: &[f64],
    most: &[(&[f64], f64)],
    region: Option<&Admissible>,
) -> Result<Vec<f64>, Unsolved> {
    let count = weights.len();
    let mut program = Program::new();
    // Gains stand first and losses behind them; the change is gain - loss.
    for weight in weights {
        program.variable(1.0, 0.0, 1.0 - weight);
    }
    for weight in weights {
        program.variable(1.0, 0.0, *weight);
    }
    let changed = |row: &[f64]| -> Vec<(usize, f64)> {
        let gains = row.iter().copied().enumerate();
        let losses = row.iter().enumerate().map(|(at, coefficient)| (count + at, -coefficient));
        gains.chain(losses).filter(|(_, coefficient)| *coefficient != 0.0).collect()
    };
    program.constrain(changed(&vec![1.0; count]), Sense::Equal, 0.0);
    for (row, bound) in most {
        program.constrain(changed(row), Sense::AtMost, *bound);
    }
    for row in region.into_iter().flat_map(|region| region.polytope.rows()) {
        let now: f64 = row.coefficients.iter().zip(weights).map(|(a, b)| a * b).sum();
        program.constrain(changed(&row.coefficients), row.sense, row.bound - now);
    }
    let found = program.solve()?;
    Ok((0..count).map(|at| found.values[at] - found.values[count + at]).collect())
}
