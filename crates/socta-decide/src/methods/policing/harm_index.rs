//! Harm index: volume times harm weight.
//!
//! Each criterion counts incidents of one kind; its weight is the harm of one of them in a declared unit, such as days of
//! prison under a sentencing guideline. The score is the sum over all kinds, in that unit.
//!
//! # Source
//! Sherman, Neyroud & Neyroud (2016), The Cambridge Crime Harm Index: Measuring total harm from crime based on sentencing
//! guidelines, Policing 10(3):171-183.
//!
//! # Complexity
//! O(m n) for m alternatives and n kinds.

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
    name: "harm-index",
    aliases: &["crime-harm-index", "chi"],
    title: "harm index",
    source: "Sherman, Neyroud & Neyroud (2016), Policing 10(3):171-183",
    complexity: "O(m n)",
    score: "total harm in the unit of the weights, which are not divided by their sum; highest is the greatest harm",
    parameters: &[],
    needs: Needs {
        weights: true,
        scale: ScaleLevel::Ratio,
        criteria: "counts of incidents; the weight is the harm of one incident",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank.",
        equal_columns: "They raise all scores alike.",
        zero: "No incident is no harm.",
        negative: "An error: it is no count.",
        missing: "An error.",
    },
    rank_reversal_free: true,
    gaps: Gaps::OwnMean,
};

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct HarmIndex;

impl Method for HarmIndex {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, _parameters: &Parameters) -> Result<Outcome, MethodError> {
        rising(problem)?;
        groups::amounts(problem)?;
        let weights = problem.weights()?;
        // The weights are harm, not shares: as many days as were given.
        let given: Vec<f64> = problem.criteria().iter().filter_map(|criterion| criterion.weight).collect();
        let rows: Vec<Vec<f64>> = (0..problem.matrix().rows())
            .map(|row| {
                problem.matrix().row(row).flatten().zip(&given).map(|(count, harm)| count * harm).collect()
            })
            .collect();
        let scores = rows.iter().map(|row| row.iter().sum()).collect();
        let volumes =
            rows.iter().enumerate().map(|(row, _)| problem.matrix().row(row).flatten().sum()).collect();
        let details = vec![
            Detail { name: "weights", values: Values::Criteria(weights.values) },
            Detail { name: "volume", values: Values::Alternatives(volumes) },
            Detail { name: "harm", values: Values::numbers(rows) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "It takes sentences for harm and recorded incidents for volume, so that what is not detected does no harm."
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::method::evaluate;
    use crate::problem::criterion::Criterion;

    #[test]
    fn weights_keep_their_unit() {
        let criteria = vec![
            Criterion::new("murder", Direction::Max, 5475.0),
            Criterion::new("theft", Direction::Max, 2.0),
        ];
        let cells = [Some(1.0), Some(10.0), Some(0.0), Some(2000.0)];
        let names = vec!["a".to_owned(), "b".to_owned()];
        let problem =
            Problem::new(names, criteria, Matrix::new(2, &cells).expect("full rows")).expect("no fault");
        let found = evaluate(&HarmIndex, &problem, &Parameters::defaults(&[])).expect("scored");
        assert_eq!(found.scores, [5495.0, 4000.0]);
        assert_eq!(found.details[1].values, Values::Alternatives(vec![11.0, 2000.0]));
    }
}
