//! SMAA with any scoring method: matrices and weights are drawn, and the method ranks each of them.
//!
//! A method that sorts into classes, such as ELECTRE TRI, gives class acceptabilities along with the ranks: whatever labels
//! it returns are counted.
//!
//! # Source
//! Ranks: Lahdelma & Salminen (2001), whose value function may be any; classes: Tervonen, Figueira, Lahdelma, Almeida Dias &
//! Salminen (2009), SMAA-TRI, EJOR 192:236-242.
//!
//! # Complexity
//! One run of the method a sample; for confidence factors, one more for each alternative that is ever first.

use std::collections::BTreeMap;

use rayon::prelude::*;
use socta_base::diagnostics::Progress;

use crate::matrix::Direction;
use crate::method::{Method, evaluate};
use crate::method_error::MethodError;
use crate::outcome::{Evaluation, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::problem::criterion::ValueScale;
use crate::smaa::error::RobustnessError;
use crate::smaa::plan::{PAIRED_ALTERNATIVES, Plan, Sampling};
use crate::smaa::result::{Estimate, Robustness};
use crate::smaa::simulate;
use crate::smaa::simulation::{Block, Keys, Simulation};
use crate::smaa::tally::Tally;
use crate::smaa::uncertain::{Uncertain, ValueMap};

/// Samples in a block.
const BLOCK: u64 = 256;

/// Shares of samples in which each alternative is in each class.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassAcceptability {
    /// Name of the assignment, such as `pessimistic_class`.
    pub name: &'static str,
    /// Labels of the classes that occurred, in alphabetical order.
    pub labels: Vec<String>,
    /// Shares, one row an alternative and one column a label.
    pub shares: Vec<Vec<Estimate>>,
}

/// What a simulation with any method found.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodRobustness {
    /// Ranks and weights; scores of methods are not comparable between samples, so that theirs are left at 0.
    pub robustness: Robustness,
    /// Classes, if the method sorts.
    pub classes: Vec<ClassAcceptability>,
}

/// Counts of labels: by assignment, label and alternative.
type Labels = BTreeMap<&'static str, BTreeMap<String, Vec<u64>>>;

/// What a group of blocks gave.
struct Counted {
    tally: Tally,
    labels: Labels,
}

/// The simulation of a problem with a method. `base` is the same problem with certain cells: names, directions, scales and
/// thresholds come from it.
///
/// # Errors
/// If no sample is asked for, the method refuses a matrix, or somebody stops it.
pub fn simulate_method(
    problem: &Uncertain,
    base: &Problem,
    method: &dyn Method,
    parameters: &Parameters,
    plan: &Plan,
    progress: &dyn Progress,
) -> Result<MethodRobustness, RobustnessError> {
    if plan.settings.samples == 0 {
        return Err(RobustnessError::NoSamples);
    }
    let raw = raw(problem);
    let simulation = Simulation::new(&raw, plan.settings.seed, Sampling::Random)?;
    let drawing = Drawing { simulation: &simulation, base: restated(problem, base), method, parameters };
    progress.stage("simulation", plan.settings.samples);
    let mut total = Counted { tally: drawing.empty(plan), labels: Labels::new() };
    let most = plan.settings.samples;
    let mut reached = None;
    while total.tally.samples() < most && reached != Some(true) {
        let group = 16 * BLOCK;
        let end = (total.tally.samples() + group).min(most);
        let first = total.tally.samples() / BLOCK;
        let blocks: Vec<Result<Counted, MethodError>> = (first..end.div_ceil(BLOCK))
            .into_par_iter()
            .map(|index| drawing.count(index, (end - index * BLOCK).min(BLOCK) as usize, plan))
            .collect();
        for block in blocks {
            let block = block?;
            total.tally = total.tally.add(&block.tally);
            merge(&mut total.labels, block.labels);
        }
        progress.advance(end - first * BLOCK);
        if progress.cancelled() {
            return Err(RobustnessError::Stopped);
        }
        reached = plan.precision.map(|precision| total.tally.largest_error() <= precision);
    }
    let mut robustness = simulate::result(problem, plan, &simulation, &total.tally);
    robustness.precision_reached = reached;
    for alternative in &mut robustness.alternatives {
        alternative.score = Estimate { value: 0.0, error: 0.0 };
        (alternative.score_low, alternative.score_median, alternative.score_high) = (0.0, 0.0, 0.0);
    }
    if plan.settings.confidence_samples > 0 && problem.alternatives.len() <= PAIRED_ALTERNATIVES {
        drawing.confidence(plan.settings.confidence_samples, &mut robustness)?;
    }
    let classes = classes(&total, problem.alternatives.len());
    Ok(MethodRobustness { robustness, classes })
}

struct Drawing<'a> {
    simulation: &'a Simulation,
    base: Problem,
    method: &'a dyn Method,
    parameters: &'a Parameters,
}

impl Drawing<'_> {
    fn empty(&self, plan: &Plan) -> Tally {
        Tally::new(self.simulation, plan.settings.top_k, &[])
    }

    /// Runs the method for every sample of a block, with the weights that `weight` gives.
    fn evaluations(
        &self,
        index: u64,
        width: usize,
        weight: impl Fn(usize, usize) -> f64,
        mut with: impl FnMut(usize, Evaluation),
    ) -> Result<(), MethodError> {
        let values: Vec<f64> = self.simulation.values(index, width);
        let known: Vec<bool> = (0..self.base.alternatives().len())
            .flat_map(|row| self.base.matrix().row(row).map(|cell| cell.is_some()).collect::<Vec<_>>())
            .collect();
        let mut problem = self.base.clone();
        for sample in 0..width {
            let cell = |(at, known): (usize, &bool)| known.then(|| values[at * width + sample]);
            let weights = (0..self.simulation.criteria).map(|at| weight(at, sample));
            problem.redraw(known.iter().enumerate().map(cell), weights);
            with(sample, evaluate(self.method, &problem, self.parameters)?);
        }
        Ok(())
    }

    fn count(&self, index: u64, width: usize, plan: &Plan) -> Result<Counted, MethodError> {
        let weights = self.simulation.weights(index, width);
        let alternatives = self.simulation.alternatives;
        let mut keys = vec![0_i32; alternatives * width];
        let mut labels = Labels::new();
        let weight = |at: usize, sample: usize| weights[at * width + sample];
        self.evaluations(index, width, weight, |sample, found| {
            for (alternative, rank) in found.ranks.iter().enumerate() {
                keys[alternative * width + sample] = -(rank.cast_signed());
            }
            for detail in found.details {
                let Values::Labels(found) = detail.values else { continue };
                let counts = labels.entry(detail.name).or_default();
                for (alternative, label) in found.into_iter().enumerate() {
                    let counts = counts.entry(label).or_insert_with(|| vec![0; alternatives]);
                    counts[alternative] += 1;
                }
            }
        })?;
        let mut tally = self.empty(plan);
        tally.count(&Block { width, weights, keys: Keys::Exact(keys) });
        Ok(Counted { tally, labels })
    }

    /// Confidence factors: how often each alternative is first at its central weights.
    fn confidence(&self, samples: u64, found: &mut Robustness) -> Result<(), MethodError> {
        for (at, alternative) in found.alternatives.iter_mut().enumerate() {
            let Some(central) = &alternative.central_weights else { continue };
            let counts: Vec<Result<u64, MethodError>> = (0..samples.div_ceil(BLOCK))
                .into_par_iter()
                .map(|index| {
                    let width = (samples - index * BLOCK).min(BLOCK) as usize;
                    let mut firsts = 0;
                    let weight = |criterion: usize, _| central[criterion].value;
                    self.evaluations(index, width, weight, |_, found| {
                        firsts += u64::from(found.ranks[at] == 1);
                    })?;
                    Ok(firsts)
                })
                .collect();
            let count = counts.into_iter().sum::<Result<u64, MethodError>>()?;
            alternative.confidence = Some(Estimate::share(count, samples));
        }
        Ok(())
    }
}

/// The problem with cells in their own units; levels of unknown value stay values.
fn raw(problem: &Uncertain) -> Uncertain {
    let mut raw = problem.clone();
    for criterion in &mut raw.criteria {
        if !matches!(criterion.map, ValueMap::Ordinal { .. }) {
            criterion.map = ValueMap::IDENTITY;
        }
    }
    raw
}

/// The base problem, in which levels of unknown value are values in `0..=1` to be maximised.
fn restated(problem: &Uncertain, base: &Problem) -> Problem {
    let mut criteria = base.criteria().to_vec();
    for (criterion, uncertain) in criteria.iter_mut().zip(&problem.criteria) {
        if matches!(uncertain.map, ValueMap::Ordinal { .. }) {
            criterion.direction = Direction::Max;
            criterion.scale = Some(ValueScale::Span { low: 0.0, high: 1.0 });
        }
    }
    let (names, matrix, extras) =
        (base.alternatives().to_vec(), base.matrix().clone(), base.extras().clone());
    Problem::with(names, criteria, matrix, extras).unwrap_or_else(|_| base.clone())
}

fn merge(total: &mut Labels, next: Labels) {
    for (name, counts) in next {
        let known = total.entry(name).or_default();
        for (label, counts) in counts {
            match known.get_mut(&label) {
                Some(sums) => sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count),
                None => {
                    known.insert(label, counts);
                }
            }
        }
    }
}

fn classes(counted: &Counted, alternatives: usize) -> Vec<ClassAcceptability> {
    let samples = counted.tally.samples();
    let one = |(name, counts): (&&'static str, &BTreeMap<String, Vec<u64>>)| ClassAcceptability {
        name,
        labels: counts.keys().cloned().collect(),
        shares: (0..alternatives)
            .map(|at| counts.values().map(|counts| Estimate::share(counts[at], samples)).collect())
            .collect(),
    };
    counted.labels.iter().map(one).collect()
}
