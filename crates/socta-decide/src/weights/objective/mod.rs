//! Weights from the spread of the data: they say how much the alternatives differ on a criterion, not how much it matters.

pub mod critic;
pub mod entropy;
pub mod merec;
mod spread;
pub mod standard_deviation;

use crate::weights::method::Weighting;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Weighting] =
    &[&entropy::Entropy, &critic::Critic, &merec::Merec, &standard_deviation::StandardDeviation];
