//! Weights that somebody states, or that follow from what somebody says.

pub mod ahp;
pub mod best_worst;
pub mod direct;
pub mod surrogates;

use crate::weights::method::Weighting;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Weighting] = &[
    &direct::Given,
    &direct::Equal,
    &direct::Points,
    &direct::Swing,
    &surrogates::Surrogate::Centroid,
    &surrogates::Surrogate::Sum,
    &surrogates::Surrogate::Reciprocal,
    &surrogates::Surrogate::SumReciprocal,
    &surrogates::Surrogate::Exponent,
    &ahp::Ahp,
    &best_worst::BestWorst,
];
