//! Borda's count over criteria: a point for each alternative that one is placed before.
//!
//! # Source
//! Borda (1781), Mémoire sur les élections au scrutin, Académie royale des sciences.
//!
//! # Complexity
//! O(m² n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::Card;
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::voting::votes::{GAPS, MISSING, NEEDS, TREATMENT, votes};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;

static CARD: Card = Card {
    name: "borda",
    aliases: &["borda-count"],
    title: "Borda count over criteria",
    source: "Borda (1781), Mémoire sur les élections au scrutin",
    complexity: "O(m² n), for at most 2,000 alternatives",
    score: "weighted number of alternatives behind it, half for ties; highest is best",
    parameters: &[MISSING],
    needs: NEEDS,
    treatment: TREATMENT,
    rank_reversal_free: false,
    gaps: GAPS,
};

/// Largest number of alternatives.
const MOST: usize = 2_000;

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Borda;

impl Method for Borda {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let (weights, votes) = votes(problem, parameters, MOST)?;
        let details = vec![Detail { name: "weights", values: Values::Criteria(weights) }];
        Ok(Outcome { scores: votes.borda(), best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "Putting in alternatives that nobody wants can change who wins."
    }
}
