//! Normalisations as separate named steps: each maps the cells of a criterion to numbers that can be compared with those
//! of other criteria. A method can so be run on any of them, and the result says on which.
//!
//! A step is a [`Card`] and a bare function on the known cells of one criterion; [`normalise`] puts it to every column of
//! a problem. A missing cell stays missing. What a criterion declares in its own unit (a preference function with
//! thresholds, class limits) does not survive a change of unit, and is refused.

mod apply;
#[cfg(test)]
mod examples;
pub mod linear;
pub mod nonlinear;
pub mod order;
pub mod statistical;
mod step;

pub use apply::{NormaliseError, normalise};
pub use step::{Card, Column, ColumnFault, Step, Turning};

use socta_base::diagnostics::suggest;

static STEPS: &[&Step] = &[
    &linear::DECLARED,
    &linear::MIN_MAX,
    &linear::MAX,
    &linear::SUM,
    &linear::TARGET,
    &statistical::VECTOR,
    &statistical::Z_SCORE,
    &nonlinear::LOGARITHMIC,
    &nonlinear::ENHANCED_ACCURACY,
    &nonlinear::PELDSCHUS,
    &order::RANK,
];

/// All steps, in the order in which they are listed.
#[must_use]
pub fn steps() -> &'static [&'static Step] {
    STEPS
}

/// There is no such step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no normalisation `{name}`{}", nearest.map_or_else(String::new, |n| format!("; did you mean `{n}`?")))]
pub struct UnknownStep {
    /// The text as it was written.
    pub name: String,
    /// The step that is meant, perhaps.
    pub nearest: Option<&'static str>,
}

/// The step with this name or alias; case, spaces, hyphens and underscores do not matter.
///
/// # Errors
/// If there is none, with the most similar name.
pub fn find(name: &str) -> Result<&'static Step, UnknownStep> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    let wanted = plain(name);
    let named = |card: &Card| plain(card.name) == wanted || card.aliases.iter().any(|a| plain(a) == wanted);
    steps().iter().copied().find(|step| named(&step.card)).ok_or_else(|| UnknownStep {
        name: name.to_owned(),
        nearest: suggest(name, steps().iter().map(|step| step.card.name)),
    })
}

#[cfg(test)]
mod tests;
