//! The parts joined: means with their intervals by method, measure and condition.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calibration::{Reliability, Scores};
use super::experiment::{Condition, Experiment};
use super::measures::Measure;
use super::run::{PairSum, Part, Refusal, SetResult};
use super::sets::Sets;
use super::statistics::{Bootstrap, Cluster, Interval, MeanRanks, mean_ranks};
use crate::numeric::random::Source;

/// Name and version of the format.
pub const SCHEMA: &str = "socta.benchmark-results/1";

/// A method in the results.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MethodRow {
    /// Name.
    pub label: String,
    /// Name of the first method with the same ranking of every data set with a planted truth (of every data set, if the plan
    /// plants none); its own if there is none before it.
    pub class: String,
    /// How many data sets it ranked.
    pub ranked: u64,
    /// How many it refused.
    pub refused: u64,
    /// How many of those with a planted truth.
    pub refused_planted: u64,
    /// One interval a measure over all planted data sets; none where it has no value.
    pub overall: Vec<Option<Interval>>,
    /// Difference of tau-b from the baseline, over the planted data sets that both rank; the first entry over all, then one
    /// for each data of the plan.
    pub differences: Vec<Option<Interval>>,
}

/// A method's measures under one condition.
#[derive(Debug, Clone, PartialEq)]
pub struct CellRow {
    /// Position of the condition.
    pub condition: usize,
    /// Position of the method.
    pub method: usize,
    /// One interval a measure.
    pub values: Vec<Option<Interval>>,
    /// How many of its data sets the method refused.
    pub refused: u64,
}

/// Mean of a measure by method and value of an axis of the plan, over planted data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Axis {
    /// Name: `data`, `noise`, `missing`, `contributors` or `weights`.
    pub name: String,
    /// Values, in the order of the plan.
    pub values: Vec<String>,
    /// Mean tau-b, method by method.
    pub tau_b: Vec<Vec<Option<f64>>>,
    /// Mean precision of the top K, method by method.
    pub precision: Vec<Vec<Option<f64>>>,
    /// Calibration of P(top K), value by value.
    pub calibration: Vec<Option<Scores>>,
}

/// What a benchmark of methods found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// `socta.benchmark-results/1`.
    pub schema: String,
    /// Name of the plan.
    pub plan: String,
    /// SHA-256 of plan, data, methods and program.
    pub identity: String,
    /// Number of data sets.
    pub data_sets: usize,
    /// Number of those with a planted truth.
    pub planted: usize,
    /// Number of different rankings among the methods.
    pub classes: usize,
    /// Name of the method that the others are compared with.
    pub baseline: String,
    /// Names of the measures.
    pub measures: Vec<Measure>,
    /// The methods, in the order of the plan.
    pub methods: Vec<MethodRow>,
    /// Mean ranks by tau-b of the classes that rank every planted data set, over data and replications.
    pub mean_ranks: Option<MeanRanks>,
    /// Names of the classes of the mean ranks.
    pub ranked_classes: Vec<String>,
    /// The axes of the plan.
    pub axes: Vec<Axis>,
    /// Mean tau-b of each pair of methods over planted data.
    pub agreement: Vec<Vec<Option<f64>>>,
    /// Calibration over all planted data sets.
    pub calibration: Option<Scores>,
    /// Counts of the reliability diagram.
    pub reliability: Reliability,
    /// Reliability by knowledge of weights, where the truth is additive or not: see the axes for scores.
    pub refusals: Vec<Refusal>,
    /// Conditions.
    pub conditions: Vec<Condition>,
    /// Measures by condition and method.
    #[serde(skip)]
    pub cells: Vec<CellRow>,
}

impl Summary {
    /// Joins the parts of a run.
    #[must_use]
    pub fn new(experiment: &Experiment, parts: &[Part]) -> Self {
        let sets = Sets::of(experiment, parts);
        let methods = experiment.entrants.len();
        let classes = classes(&sets);
        let boot = bootstrap(
            experiment,
            "overall",
            &vec![experiment.plan.replications as usize; experiment.data.len()],
        );
        let rows: Vec<MethodRow> =
            (0..methods).into_par_iter().map(|method| method_row(&sets, &boot, &classes, method)).collect();
        let reliability = joined(&sets, |_| true);
        let distinct: Vec<usize> = (0..methods).filter(|method| classes[*method] == *method).collect();
        let complete: Vec<usize> =
            distinct.iter().copied().filter(|method| rows[*method].refused_planted == 0).collect();
        let label = |method: &usize| experiment.entrants[*method].label.clone();
        Self {
            schema: SCHEMA.to_owned(),
            plan: experiment.plan.name.clone(),
            identity: experiment.identity.clone(),
            data_sets: sets.sets.len(),
            planted: (0..sets.sets.len()).filter(|set| sets.planted(*set)).count(),
            classes: distinct.len(),
            baseline: label(&experiment.baseline()),
            measures: experiment.measures.clone(),
            mean_ranks: ranks_over(&sets, &complete),
            ranked_classes: complete.iter().map(label).collect(),
            axes: axes(&sets),
            agreement: agreement(parts, methods),
            calibration: reliability.scores(),
            reliability,
            refusals: refusals(parts),
            conditions: experiment.conditions.clone(),
            cells: cells(&sets),
            methods: rows,
        }
    }

    /// Position of a measure; none if it was not taken.
    #[must_use]
    pub fn position(&self, measure: Measure) -> Option<usize> {
        self.measures.iter().position(|other| *other == measure)
    }

    /// A measure of a method over all planted data sets.
    #[must_use]
    pub fn overall(&self, method: usize, measure: Measure) -> Option<Interval> {
        self.methods[method].overall[self.position(measure)?]
    }

    /// The methods that stand for their classes, best first by tau-b; then those that refused a part of the data, whose means
    /// do not compare, and those without a value.
    #[must_use]
    pub fn leaders(&self) -> Vec<usize> {
        let value = |method: &usize| self.overall(*method, Measure::TauB).map_or(-2.0, |found| found.mean);
        let mut leaders: Vec<usize> =
            (0..self.methods.len()).filter(|at| self.methods[*at].class == self.methods[*at].label).collect();
        let partial = |method: &usize| (value(method) < -1.5, self.methods[*method].refused_planted > 0);
        leaders
            .sort_by(|a, b| partial(a).cmp(&partial(b)).then(value(b).total_cmp(&value(a))).then(a.cmp(b)));
        leaders
    }

    /// Names of the other methods of a class.
    #[must_use]
    pub fn same_as(&self, method: usize) -> Vec<&str> {
        let label = &self.methods[method].label;
        let same = self.methods.iter().filter(|other| other.class == *label && other.label != *label);
        same.map(|other| other.label.as_str()).collect()
    }
}

fn bootstrap(experiment: &Experiment, what: &str, strata: &[usize]) -> Bootstrap {
    let source = Source::new(experiment.plan.seed, &["benchmark", "bootstrap", what]);
    Bootstrap::new(strata, experiment.plan.resamples as usize, &mut source.stream(0))
}

/// For each method the first one with the same rankings of all planted data, or of all data if nothing is planted. A method
/// that ranks none of them is its own class.
fn classes(sets: &Sets<'_>) -> Vec<usize> {
    let any = (0..sets.sets.len()).any(|set| sets.planted(set));
    let compared: Vec<&SetResult> =
        (0..sets.sets.len()).filter(|set| !any || sets.planted(*set)).map(|set| sets.sets[set]).collect();
    let methods = sets.experiment.entrants.len();
    let same = |a: usize, b: usize| compared.iter().all(|set| set.rankings[a] == set.rankings[b]);
    let ranks = |method: usize| compared.iter().any(|set| set.rankings[method].is_some());
    (0..methods)
        .map(|method| (0..method).find(|other| ranks(method) && same(*other, method)).unwrap_or(method))
        .collect()
}

fn method_row(sets: &Sets<'_>, boot: &Bootstrap, classes: &[usize], method: usize) -> MethodRow {
    let experiment = sets.experiment;
    let ranked = sets.sets.iter().filter(|set| set.rankings[method].is_some()).count();
    let planted = |set: usize| sets.planted(set);
    let refused_planted = (0..sets.sets.len())
        .filter(|set| planted(*set) && sets.sets[*set].rankings[method].is_none())
        .count();
    let overall = (0..experiment.measures.len())
        .map(|measure| boot.interval(&sets.sums(planted, |set| sets.value(set, method, measure))))
        .collect();
    let mut differences = Vec::new();
    if let Some(tau) = sets.position(Measure::TauB) {
        let baseline = experiment.baseline();
        let difference = |set: usize| Some(sets.value(set, method, tau)? - sets.value(set, baseline, tau)?);
        differences.push(boot.interval(&sets.sums(planted, difference)));
        for data in 0..experiment.data.len() {
            let of = |set: usize| planted(set) && experiment.slots[set].data == data;
            differences.push(boot.interval(&sets.sums(of, difference)));
        }
    }
    MethodRow {
        label: experiment.entrants[method].label.clone(),
        class: experiment.entrants[classes[method]].label.clone(),
        ranked: ranked as u64,
        refused: (sets.sets.len() - ranked) as u64,
        refused_planted: refused_planted as u64,
        overall,
        differences,
    }
}

/// Mean ranks over the clusters of planted data; each cluster is a block.
fn ranks_over(sets: &Sets<'_>, methods: &[usize]) -> Option<MeanRanks> {
    let tau = sets.position(Measure::TauB)?;
    let by_method: Vec<Vec<Cluster>> = methods
        .iter()
        .map(|method| sets.sums(|set| sets.planted(set), |set| sets.value(set, *method, tau)))
        .collect();
    let block = |cluster: usize| {
        let means =
            by_method.iter().map(|sums| (sums[cluster].1 > 0.0).then(|| sums[cluster].0 / sums[cluster].1));
        means.collect::<Option<Vec<f64>>>()
    };
    mean_ranks(&(0..sets.clusters()).filter_map(block).collect::<Vec<_>>())
}

fn joined(sets: &Sets<'_>, wanted: impl Fn(usize) -> bool) -> Reliability {
    let mut all = Reliability::default();
    for set in (0..sets.sets.len()).filter(|set| wanted(*set)) {
        if let Some(one) = &sets.sets[set].reliability {
            all.add(one);
        }
    }
    all
}

/// Name of a value of an axis under a condition.
type Naming = fn(&Condition) -> String;

fn axes(sets: &Sets<'_>) -> Vec<Axis> {
    let names: [(&'static str, Naming); 5] = [
        ("data", |condition| condition.data.clone()),
        ("noise", |condition| format!("{}", condition.noise)),
        ("missing", |condition| match condition.missing {
            0.0 => "0".to_owned(),
            share => format!(
                "{share} {}",
                if condition.mechanism == super::plan::Mechanism::Mcar { "mcar" } else { "mnar" }
            ),
        }),
        ("contributors", |condition| condition.contributors.to_string()),
        ("weights", |condition| condition.weights.clone()),
    ];
    names.iter().map(|(name, naming)| axis(sets, name, *naming)).collect()
}

fn axis(sets: &Sets<'_>, name: &'static str, naming: Naming) -> Axis {
    let experiment = sets.experiment;
    let mut values: Vec<String> = Vec::new();
    let of_condition: Vec<usize> = experiment
        .conditions
        .iter()
        .map(|condition| {
            let value = naming(condition);
            // Data without a planted truth are no value of an axis of truths.
            if !condition.planted {
                return usize::MAX;
            }
            values.iter().position(|known| *known == value).unwrap_or_else(|| {
                values.push(value);
                values.len() - 1
            })
        })
        .collect();
    let wanted = |set: usize, value: usize| of_condition[experiment.slots[set].condition] == value;
    let by_method = |measure: Measure| {
        let Some(position) = sets.position(measure) else { return Vec::new() };
        (0..experiment.entrants.len())
            .into_par_iter()
            .map(|method| {
                let mean =
                    |value| sets.mean(|set| wanted(set, value), |set| sets.value(set, method, position));
                (0..values.len()).map(mean).collect()
            })
            .collect()
    };
    Axis {
        name: name.to_owned(),
        tau_b: by_method(Measure::TauB),
        precision: by_method(Measure::Precision),
        calibration: (0..values.len()).map(|value| joined(sets, |set| wanted(set, value)).scores()).collect(),
        values,
    }
}

fn agreement(parts: &[Part], methods: usize) -> Vec<Vec<Option<f64>>> {
    let mut sums = vec![PairSum::default(); methods * methods.saturating_sub(1) / 2];
    for part in parts {
        for (sum, pair) in sums.iter_mut().zip(&part.pairs) {
            sum.sum += pair.sum;
            sum.count += pair.count;
        }
    }
    // The pair (left, right) with left before right stands at right (right - 1) / 2 + left.
    let mean = |left: usize, right: usize| {
        let pair = sums[right * (right - 1) / 2 + left];
        (pair.count > 0).then(|| pair.sum / pair.count as f64)
    };
    let value = |row: usize, column: usize| match row.cmp(&column) {
        std::cmp::Ordering::Equal => Some(1.0),
        std::cmp::Ordering::Less => mean(row, column),
        std::cmp::Ordering::Greater => mean(column, row),
    };
    (0..methods).map(|row| (0..methods).map(|column| value(row, column)).collect()).collect()
}

fn refusals(parts: &[Part]) -> Vec<Refusal> {
    let mut all: Vec<Refusal> = Vec::new();
    for refusal in parts.iter().flat_map(|part| &part.refusals) {
        match all.iter_mut().find(|known| known.method == refusal.method && known.kind == refusal.kind) {
            Some(known) => known.count += refusal.count,
            None => all.push(refusal.clone()),
        }
    }
    all.sort_by(|a, b| (a.method, &a.kind).cmp(&(b.method, &b.kind)));
    all
}

fn cells(sets: &Sets<'_>) -> Vec<CellRow> {
    let experiment = sets.experiment;
    let replications = experiment.plan.replications as usize;
    let boot = bootstrap(experiment, "cells", &[replications]);
    let measures = experiment.measures.len();
    let cell = |(condition, method): (usize, usize)| {
        // The data sets of a condition follow one another.
        let of = condition * replications..(condition + 1) * replications;
        let values = (0..measures)
            .map(|measure| {
                let one = |set| sets.value(set, method, measure).map_or((0.0, 0.0), |value| (value, 1.0));
                boot.interval(&of.clone().map(one).collect::<Vec<Cluster>>())
            })
            .collect();
        let refused = of.clone().filter(|set| sets.sets[*set].rankings[method].is_none()).count() as u64;
        CellRow { condition, method, values, refused }
    };
    let all: Vec<(usize, usize)> = (0..experiment.conditions.len())
        .flat_map(|condition| (0..experiment.entrants.len()).map(move |method| (condition, method)))
        .collect();
    all.into_par_iter().map(cell).collect()
}
