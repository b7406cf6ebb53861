//! Copeland's rule over criteria: duels won by majority less duels lost.
//!
//! # Source
//! Copeland (1951), A reasonable social welfare function, University of Michigan.
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
    name: "copeland",
    aliases: &[],
    title: "Copeland rule over criteria",
    source: "Copeland (1951), A reasonable social welfare function",
    complexity: "O(m² n), for at most 2,000 alternatives",
    score: "duels won less duels lost; highest is best",
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
pub struct Copeland;

impl Method for Copeland {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let (weights, votes) = votes(problem, parameters, MOST)?;
        let details = vec![Detail { name: "weights", values: Values::Criteria(weights) }];
        Ok(Outcome { scores: votes.copeland(), best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "It ties often, and a narrow majority counts as much as unanimity."
    }
}
