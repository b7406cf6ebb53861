//! Where weights come from: stated judgements or the spread of the data, one file a method and all of the same shape: a
//! card, a bare function on numbers that returns its intermediate results, a registered wrapper, the published example as
//! test.
//!
//! [`registry`] lists the methods, [`find`] finds one, [`run`] puts it to a matrix or to the [`Judgements`] of a file. The
//! result is `socta.weights/1`. Weights from data say how much the alternatives differ, not what matters: a card says so.

mod ahp;
mod best_worst;
mod card;
mod direct;
mod judgements;
mod method;
mod objective;
mod result;
mod surrogates;

pub use ahp::{Ahp, Comparisons, Consistency, consistency, eigenvector, geometric_mean};
pub use best_worst::{BestWorst, BestWorstWeights, best_worst};
pub use card::{Card, Cells, Needs};
pub use direct::{Equal, Given, Points, Swing};
pub use judgements::{BestWorstVectors, JUDGEMENTS_SCHEMA, JudgementFile, Judgements};
pub use method::{Input, LookAt, Weighing, WeightError, Weighting};
pub use objective::{
    Critic, CriticWeights, Entropy, EntropyWeights, Merec, MerecWeights, StandardDeviation, critic, entropy,
    merec, standard_deviation,
};
pub use result::{SCHEMA, WeightsError, WeightsResult, apply, possible, run};
pub use surrogates::{Surrogate, surrogate};

use super::{Parameter, Parameters};
use crate::diagnostics::suggest;

static REGISTRY: [&dyn Weighting; 15] = [
    &Given,
    &Equal,
    &Points,
    &Swing,
    &Surrogate::Centroid,
    &Surrogate::Sum,
    &Surrogate::Reciprocal,
    &Surrogate::SumReciprocal,
    &Surrogate::Exponent,
    &Ahp,
    &BestWorst,
    &Entropy,
    &Critic,
    &Merec,
    &StandardDeviation,
];

/// All methods of weighting, in the order in which they are listed.
#[must_use]
pub fn registry() -> &'static [&'static dyn Weighting] {
    &REGISTRY
}

/// There is no such method of weighting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no method of weighting `{name}`{}", nearest.map_or_else(String::new, |n| format!("; did you mean `{n}`?")))]
pub struct UnknownWeighting {
    /// What was written.
    pub name: String,
    /// The method that is meant, perhaps.
    pub nearest: Option<&'static str>,
}

/// The method of weighting with this name or alias; case, spaces, hyphens and underscores do not matter.
///
/// # Errors
/// If there is none, with the most similar name.
pub fn find(name: &str) -> Result<&'static dyn Weighting, UnknownWeighting> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    let wanted = plain(name);
    let named = |card: &Card| plain(card.name) == wanted || card.aliases.iter().any(|a| plain(a) == wanted);
    registry().iter().copied().find(|method| named(method.card())).ok_or_else(|| UnknownWeighting {
        name: name.to_owned(),
        nearest: suggest(name, registry().iter().map(|method| method.card().name)),
    })
}

/// The defaults of these parameters.
fn defaults(declared: &[Parameter]) -> Parameters {
    Parameters::defaults(declared)
}

#[cfg(test)]
mod tests;
