//! PROMETHEE I: what both flows say, and nothing more.
//!
//! `a` is preferred to `b` if neither flow speaks against it and one for it: `φ⁺(a) >= φ⁺(b)` and `φ⁻(a) <= φ⁻(b)`, not both
//! equal. Equal flows make indifference; flows that contradict each other leave the pair incomparable. PROMETHEE II
//! decides such pairs by the net flow; here they stay open. The score of an alternative is the number that it is preferred
//! to less the number preferred to it, so that ranks never contradict the partial order.
//!
//! # Source
//! Brans & Vincke (1985), Management Science 31(6):647-656; Brans, Vincke & Mareschal (1986), EJOR 24:228-238.
//!
//! # Complexity
//! Flows in O(n m log m) for m alternatives and n criteria as in PROMETHEE II, and O(m²) for the relations.

use std::cmp::Ordering;

use socta_base::numeric::rank::Best;

use crate::card::{Card, ScaleLevel, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::at_most;
use crate::methods::outranking::promethee2::{
    Asked, Flows, GAPS, MISSING, MOST_PAIRED, MOST_SHOWN, NEEDS, TREATMENT, promethee2, scale,
};
use crate::methods::outranking::relations;
use crate::methods::outranking::relations::Relation;
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

static CARD: Card = Card {
    name: "promethee1",
    aliases: &["promethee-i"],
    title: "PROMETHEE I",
    source: "Brans & Vincke (1985), Management Science 31(6):647-656",
    complexity: "O(n m log m + m²), for at most 20,000 alternatives",
    score: "number that it is preferred to less number preferred to it; highest is best",
    parameters: &[
        MISSING,
        Parameter {
            name: "pairwise",
            kind: Kind::Flag { default: false },
            meaning: "Whether the matrix of relations (P+, P-, I, R) is part of the result; for at most 2,000 alternatives.",
        },
    ],
    needs: NEEDS,
    treatment: Treatment {
        ties: "Equal scores share the best rank; the relations say whether that is indifference or incomparability.",
        ..TREATMENT
    },
    rank_reversal_free: false,
    gaps: GAPS,
};

/// Smallest difference of two flows that counts.
const SLACK: f64 = 1e-12;

/// The relation of two alternatives by their flows.
fn relation(flows: &Flows, a: usize, b: usize) -> Relation {
    let compare = |x: f64, y: f64| {
        if (x - y).abs() <= SLACK { Ordering::Equal } else { x.total_cmp(&y) }
    };
    let leaving = compare(flows.phi_plus[a], flows.phi_plus[b]);
    let entering = compare(flows.phi_minus[b], flows.phi_minus[a]);
    relations::intersect(leaving, entering)
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Promethee1;

impl Method for Promethee1 {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let Asked { weights, directions, preferences } = Asked::of(problem, parameters)?;
        let (rows, shown) = (problem.matrix().rows(), parameters.flag("pairwise"));
        at_most(MOST_PAIRED, problem, "a partial order of all pairs")?;
        if shown {
            at_most(MOST_SHOWN, problem, "the matrix of relations")?;
        }
        let flows = promethee2(problem.matrix(), &directions, &weights, &preferences);
        let counts = relations::counts(rows, |a, b| relation(&flows, a, b));
        let score = |(to, by): (&u32, &u32)| f64::from(*to) - f64::from(*by);
        let scores = counts.preferred_to.iter().zip(&counts.preferred_by).map(score).collect();
        let mut details = vec![Detail { name: "weights", values: Values::Criteria(weights) }];
        if shown {
            let values = relations::matrix(rows, |a, b| relation(&flows, a, b));
            details.push(Detail { name: "relation", values });
        }
        details.push(Detail { name: "phi_plus", values: Values::Alternatives(flows.phi_plus) });
        details.push(Detail { name: "phi_minus", values: Values::Alternatives(flows.phi_minus) });
        details.extend(counts.details());
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn scale(&self, criterion: &Criterion, _parameters: &Parameters) -> ScaleLevel {
        scale(criterion)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The power plants of Brans, Vincke & Mareschal (1986): leaving and entering flows as in the test of PROMETHEE II. The
    /// paper's partial order leaves x3 and x6 apart from some others; here each relation follows from the flows by hand.
    #[test]
    fn brans_vincke_mareschal_1986_power_plants() {
        let flows = Flows {
            phi_plus: vec![0.219_869, 0.396_296, 0.246_627, 0.329_257, 0.454_722, 0.300_072],
            phi_minus: vec![0.365_533, 0.379_134, 0.336_151, 0.349_259, 0.161_822, 0.354_944],
            phi: Vec::new(),
        };
        let Values::Relations(found) = relations::matrix(6, |a, b| relation(&flows, a, b)) else {
            unreachable!("relations are words")
        };
        let expected = [
            ["I", "R", "P-", "P-", "P-", "P-"],
            ["R", "I", "R", "R", "P-", "R"],
            ["P+", "R", "I", "R", "P-", "R"],
            ["P+", "R", "R", "I", "P-", "P+"],
            ["P+", "P+", "P+", "P+", "I", "P+"],
            ["P+", "R", "R", "P-", "P-", "I"],
        ];
        assert_eq!(found, expected);
        let counts = relations::counts(6, |a, b| relation(&flows, a, b));
        assert_eq!(counts.preferred_to, [0, 0, 1, 2, 5, 1]);
        assert_eq!(counts.preferred_by, [4, 1, 1, 1, 0, 2]);
        assert_eq!(counts.incomparable, [1, 4, 3, 2, 0, 2]);
    }

    #[test]
    fn equal_flows_are_indifferent() {
        let flows =
            Flows { phi_plus: vec![0.1 + 0.2, 0.3, 0.3], phi_minus: vec![0.5, 0.5, 0.4], phi: Vec::new() };
        assert_eq!(relation(&flows, 0, 1), Some(Ordering::Equal));
        assert_eq!(relation(&flows, 0, 2), Some(Ordering::Less));
    }
}
