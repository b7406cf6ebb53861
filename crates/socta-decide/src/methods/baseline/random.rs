//! A random order, the same for the same seed and names.
//!
//! # Source
//! Uniform numbers from a ChaCha stream that belongs to the seed and the name of the alternative.
//!
//! # Complexity
//! O(m) for m alternatives.

use socta_base::numeric::random::Source;
use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::outcome::Outcome;
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;

static CARD: Card = Card {
    name: "random",
    aliases: &["random-order"],
    title: "random order",
    source: "a baseline: what no method may fall below",
    complexity: "O(m)",
    score: "a random number, 0 to 1; highest is best",
    parameters: &[Parameter {
        name: "seed",
        kind: Kind::Number { low: 0.0, high: 9_007_199_254_740_991.0, default: 1.0 },
        meaning: "Seed of the order; only its whole part counts.",
    }],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ordinal,
        criteria: "nothing; the cells are not looked at",
    },
    treatment: Treatment {
        ties: "There are none.",
        equal_columns: "They are not looked at.",
        zero: "Nothing special.",
        negative: "Nothing special.",
        missing: "They are not looked at.",
    },
    rank_reversal_free: true,
    gaps: Gaps::Handled,
};

/// One number a name, `0..1`. It belongs to the seed and the name alone, so that the order of the input does not matter and
/// leaving one out does not change the others.
#[must_use]
pub fn random<T: AsRef<str>>(seed: u64, names: &[T]) -> Vec<f64> {
    names.iter().map(|name| Source::new(seed, &["random order", name.as_ref()]).stream(0).uniform()).collect()
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Random;

impl Method for Random {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let seed = parameters.number("seed") as u64;
        let scores = random(seed, problem.alternatives());
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details: Vec::new() })
    }

    fn criticism(&self) -> &'static str {
        "It knows nothing; a method that does not beat it knows nothing either."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_order_belongs_to_seed_and_names() {
        let first = random(7, &["x", "y", "z"]);
        let turned = random(7, &["z", "y", "x"]);
        assert_eq!(first.iter().rev().copied().collect::<Vec<_>>(), turned);
        assert_ne!(first, random(8, &["x", "y", "z"]));
    }
}
