//! Kemeny's order over criteria: the one that contradicts them least.
//!
//! # Source
//! Kemeny (1959), Mathematics without numbers, Daedalus 88(4):577-591; see [`crate::aggregation`].
//!
//! # Complexity
//! O(m² n) for m alternatives and n criteria, and O(2^k k²) for the largest group of k <= 15 without a clear majority.

use socta_base::numeric::rank::Best;

use crate::aggregation::kemeny::kemeny;
use crate::card::{Card, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::voting::votes::{GAPS, MISSING, NEEDS, TREATMENT, votes};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;

static CARD: Card = Card {
    name: "kemeny",
    aliases: &["kemeny-young"],
    title: "Kemeny order over criteria",
    source: "Kemeny (1959), Daedalus 88(4):577-591",
    complexity: "O(m² n + 2^k k²), k <= 15 without a clear majority; a search with a bound beyond; for at most 500 alternatives",
    score: "mean place over all orders that contradict the criteria least, from 1; lowest is best",
    parameters: &[MISSING],
    needs: NEEDS,
    treatment: Treatment {
        ties: "Alternatives with the same mean place over all best orders share the best rank.",
        ..TREATMENT
    },
    rank_reversal_free: false,
    gaps: GAPS,
};

/// Largest number of alternatives.
const MOST: usize = 500;

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct KemenyOrder;

impl Method for KemenyOrder {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let (weights, votes) = votes(problem, parameters, MOST)?;
        let found = kemeny(&votes);
        let number = |at: &usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
        let mut details = vec![
            Detail { name: "weights", values: Values::Criteria(weights) },
            Detail { name: "order", values: Values::Counts(found.order.iter().map(number).collect()) },
            Detail { name: "disagreement", values: Values::Scalar(found.disagreement) },
            Detail { name: "bound", values: Values::Scalar(found.bound) },
        ];
        details.extend(found.optima.map(|optima| Detail { name: "optima", values: Values::Scalar(optima) }));
        Ok(Outcome { scores: found.place, best: Best::Lowest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "It is hard to compute, and several orders may contradict equally little."
    }
}
