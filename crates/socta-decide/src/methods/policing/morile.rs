//! Harm times likelihood, with position and confidence beside it.
//!
//! The anchors of harm are added up, those of likelihood too, and both sums are multiplied: the risk. The position of the
//! organisation (capacity, capability) and the confidence of the assessment are added up beside it and never enter it.
//!
//! # Source
//! Management of Risk in Law Enforcement (MoRiLE), tactical matrix of UK police services; sections as published, formula as
//! commonly described, so that this is a method of its kind rather than the matrix itself.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::policing::groups;
use crate::methods::policing::levels::rising;
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;

static CARD: Card = Card {
    name: "harm-likelihood",
    aliases: &["morile", "morile-like"],
    title: "harm times likelihood (MoRiLE-like)",
    source: "MoRiLE tactical matrix of UK police services, by its published sections",
    complexity: "O(m n)",
    score: "sum of harm times sum of likelihood; highest is the greatest risk",
    parameters: &[],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ratio,
        criteria: "the group `harm` or `likelihood`; beside them `position` and `confidence`; anchors such as 0 to 4",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank; the position beside them is not used to break them.",
        equal_columns: "They raise the sum of their group.",
        zero: "No harm or no likelihood is no risk.",
        negative: "An error: it is no amount.",
        missing: "An error.",
    },
    rank_reversal_free: true,
    gaps: Gaps::OwnMean,
};

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Morile;

impl Method for Morile {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, _parameters: &Parameters) -> Result<Outcome, MethodError> {
        let (harm, likelihood) = (groups::columns(problem, "harm")?, groups::columns(problem, "likelihood")?);
        rising(problem)?;
        groups::amounts(problem)?;
        let (harm, likelihood) = (groups::sums(problem, &harm), groups::sums(problem, &likelihood));
        let scores = harm.iter().zip(&likelihood).map(|(harm, likelihood)| harm * likelihood).collect();
        let mut details = vec![
            Detail { name: "harm", values: Values::Alternatives(harm) },
            Detail { name: "likelihood", values: Values::Alternatives(likelihood) },
        ];
        for name in ["position", "confidence"] {
            let columns = groups::optional(problem, name);
            if !columns.is_empty() {
                details.push(Detail { name, values: Values::Alternatives(groups::sums(problem, &columns)) });
            }
        }
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "It multiplies sums of ordinal anchors, so that the order depends on where their zero is put."
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::method::evaluate;
    use crate::problem::criterion::Criterion;

    #[test]
    fn position_stands_beside_the_risk() {
        let group = |(name, group): (&str, &str)| Criterion {
            group: Some(group.to_owned()),
            ..Criterion::new(name, Direction::Max, 1.0)
        };
        let criteria: Vec<Criterion> =
            [("physical", "harm"), ("economic", "harm"), ("victims", "likelihood"), ("capacity", "position")]
                .map(group)
                .to_vec();
        let cells = [1.0, 2.0, 4.0, 9.0, 4.0, 4.0, 1.0, 0.0].map(Some);
        let names = vec!["a".to_owned(), "b".to_owned()];
        let matrix = Matrix::new(4, &cells).expect("full rows");
        let problem = Problem::new(names, criteria, matrix).expect("no fault");
        let found = evaluate(&Morile, &problem, &Parameters::defaults(&[])).expect("scored");
        assert_eq!(found.scores, [12.0, 8.0]);
        assert_eq!(found.details[2].values, Values::Alternatives(vec![9.0, 0.0]));
    }
}
