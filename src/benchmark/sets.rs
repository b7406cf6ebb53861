//! The results of all data sets, and sums over some of them.

use super::experiment::Experiment;
use super::measures::Measure;
use super::run::{Part, SetResult};
use super::statistics::Cluster;

/// The sets of all parts with the experiment that they belong to.
pub(super) struct Sets<'a> {
    pub(super) experiment: &'a Experiment,
    pub(super) sets: Vec<&'a SetResult>,
}

impl<'a> Sets<'a> {
    pub(super) fn of(experiment: &'a Experiment, parts: &'a [Part]) -> Self {
        Self { experiment, sets: parts.iter().flat_map(|part| &part.sets).collect() }
    }

    pub(super) fn value(&self, set: usize, method: usize, measure: usize) -> Option<f64> {
        self.sets[set].values.get(method * self.experiment.measures.len() + measure).copied().flatten()
    }

    pub(super) fn planted(&self, set: usize) -> bool {
        self.experiment.conditions[self.experiment.slots[set].condition].planted
    }

    pub(super) fn position(&self, measure: Measure) -> Option<usize> {
        self.experiment.measures.iter().position(|other| *other == measure)
    }

    /// Position of the cluster of a set: its data and its replication.
    pub(super) fn cluster(&self, set: usize) -> usize {
        let slot = &self.experiment.slots[set];
        slot.data * self.experiment.plan.replications as usize + slot.replication as usize
    }

    pub(super) fn clusters(&self) -> usize {
        self.experiment.data.len() * self.experiment.plan.replications as usize
    }

    /// Sums by cluster of what a set gives.
    pub(super) fn sums(
        &self,
        wanted: impl Fn(usize) -> bool,
        value: impl Fn(usize) -> Option<f64>,
    ) -> Vec<Cluster> {
        let mut sums = vec![(0.0, 0.0); self.clusters()];
        for set in (0..self.sets.len()).filter(|set| wanted(*set)) {
            if let Some(value) = value(set) {
                let sum = &mut sums[self.cluster(set)];
                sum.0 += value;
                sum.1 += 1.0;
            }
        }
        sums
    }

    pub(super) fn mean(
        &self,
        wanted: impl Fn(usize) -> bool,
        value: impl Fn(usize) -> Option<f64>,
    ) -> Option<f64> {
        let values: Vec<f64> = (0..self.sets.len()).filter(|set| wanted(*set)).filter_map(value).collect();
        (!values.is_empty()).then(|| crate::numeric::sum::mean(&values))
    }
}
