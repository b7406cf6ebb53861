//! How long the methods take and how that grows. Times differ from run to run, so they stand in a file of their own.

use std::time::Duration;

use super::data::World;
use super::experiment::Experiment;
use super::observe::{Setting, observe};
use super::plan::{Mechanism, Missing, Synthetic, WeightKnowledge};
use super::ranking::rank;
use crate::numeric::float;
use crate::tables::{CsvFault, CsvWriter};

/// Numbers of alternatives.
const SIZES: [u32; 4] = [100, 300, 1_000, 3_000];
/// Criteria.
const CRITERIA: u32 = 10;
/// Runs of which the shortest counts.
const RUNS: usize = 3;
/// After a run this long, larger sizes are left out.
const PATIENCE: f64 = 2.0;

/// Times of a method.
#[derive(Debug, Clone, PartialEq)]
pub struct Timing {
    /// Name of the method.
    pub label: String,
    /// Number of alternatives and shortest time in seconds.
    pub seconds: Vec<(u32, f64)>,
    /// Exponent of the growth between the last two sizes; none for fewer.
    pub growth: Option<f64>,
}

/// Times each method on additive data of growing size. `clock` gives the time since some moment.
#[must_use]
pub fn timings(experiment: &Experiment, clock: &dyn Fn() -> Duration) -> Vec<Timing> {
    let cases: Vec<_> =
        SIZES.iter().filter_map(|size| Some((*size, case(*size, experiment.plan.seed)?))).collect();
    let mut found = Vec::new();
    for entrant in &experiment.entrants {
        let mut seconds: Vec<(u32, f64)> = Vec::new();
        for (size, problem) in &cases {
            let mut shortest = f64::INFINITY;
            for _ in 0..RUNS {
                let start = clock();
                if rank(entrant, problem).is_err() {
                    break;
                }
                shortest = shortest.min(clock().saturating_sub(start).as_secs_f64());
            }
            if !shortest.is_finite() {
                break;
            }
            seconds.push((*size, shortest));
            if shortest > PATIENCE {
                break;
            }
        }
        let growth = match seconds.as_slice() {
            [.., (few, short), (many, long)] if *short > 0.0 && *long > 0.0 => {
                Some(float::ln(long / short) / float::ln(f64::from(*many) / f64::from(*few)))
            }
            _ => None,
        };
        found.push(Timing { label: entrant.label.clone(), seconds, growth });
    }
    found
}

fn case(alternatives: u32, seed: u64) -> Option<crate::scoring::Problem> {
    let data =
        Synthetic { strength: 0.0, coverage: 1.0, ..Synthetic::plain("timing", alternatives, CRITERIA) };
    let setting = Setting {
        noise: 0.5,
        missing: Missing { share: 0.0, mechanism: Mechanism::Mcar },
        contributors: 1,
        weights: WeightKnowledge::True,
    };
    let world = World::draw(&data, seed, 0);
    observe(&data, &world, &setting, seed, 0).ok().map(|case| case.problem)
}

/// The times as CSV.
///
/// # Errors
/// None that a list of times can cause; the writer may fail by its type.
pub fn timings_csv(timings: &[Timing]) -> Result<Vec<u8>, CsvFault> {
    let mut writer = CsvWriter::new(Vec::new());
    writer.header(["method", "alternatives", "criteria", "seconds", "growth"])?;
    for timing in timings {
        for &(size, seconds) in &timing.seconds {
            let label = timing.label.as_str().into();
            writer.row(&[label, size.into(), CRITERIA.into(), seconds.into(), timing.growth.into()])?;
        }
    }
    writer.into_inner()
}
