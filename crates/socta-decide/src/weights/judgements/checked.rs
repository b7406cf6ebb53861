//! Judgements that can no longer be wrong.

use crate::weights::card::Needs;

/// Comparisons with the best and the worst criterion, one entry a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct BestWorstVectors {
    /// Position of the best criterion.
    pub best: usize,
    /// Position of the worst criterion.
    pub worst: usize,
    /// `a_Bj`, `1..=9`; 1 for the best itself.
    pub to_others: Vec<f64>,
    /// `a_jW`, `1..=9`; 1 for the worst itself. `a_BW` is the same in both.
    pub to_worst: Vec<f64>,
}

/// Checked judgements, one entry a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgements {
    pub(super) criteria: Vec<String>,
    pub(super) author: Option<String>,
    pub(super) ranks: Option<Vec<usize>>,
    pub(super) points: Option<Vec<f64>>,
    pub(super) swings: Option<Vec<f64>>,
    pub(super) comparisons: Option<Vec<Vec<f64>>>,
    pub(super) best_worst: Option<BestWorstVectors>,
}

impl Judgements {
    /// Names of the criteria.
    #[must_use]
    pub fn criteria(&self) -> &[String] {
        &self.criteria
    }

    /// Who judges, if the file says so.
    #[must_use]
    pub fn author(&self) -> Option<&str> {
        self.author.as_deref()
    }

    /// Which kinds of judgement there are.
    #[must_use]
    pub fn kinds(&self) -> Vec<Needs> {
        let there = [
            (self.points.is_some(), Needs::Points),
            (self.swings.is_some(), Needs::Swings),
            (self.ranks.is_some(), Needs::Order),
            (self.comparisons.is_some(), Needs::Comparisons),
            (self.best_worst.is_some(), Needs::BestWorst),
        ];
        there.into_iter().filter(|(there, _)| *there).map(|(_, kind)| kind).collect()
    }

    /// Rank of each criterion, 0 for the most important one.
    #[must_use]
    pub fn ranks(&self) -> Option<&[usize]> {
        self.ranks.as_deref()
    }

    /// Points of each criterion, 0 or more.
    #[must_use]
    pub fn points(&self) -> Option<&[f64]> {
        self.points.as_deref()
    }

    /// Worth of each swing, 0 or more.
    #[must_use]
    pub fn swings(&self) -> Option<&[f64]> {
        self.swings.as_deref()
    }

    /// Comparisons of all pairs: positive and reciprocal to the last bit.
    #[must_use]
    pub fn comparisons(&self) -> Option<&[Vec<f64>]> {
        self.comparisons.as_deref()
    }

    /// Comparisons with the best and the worst.
    #[must_use]
    pub fn best_worst(&self) -> Option<&BestWorstVectors> {
        self.best_worst.as_ref()
    }
}
