//! Means of means: an index whose dimensions count equally, however many parts they have.
//!
//! The parts of a dimension (group of criteria) are averaged, and then the dimensions.
//!
//! # Source
//! Global Initiative Against Transnational Organized Crime, Global Organized Crime Index 2023, methodology: criminality is the
//! mean of the mean of markets and the mean of actors, all parts equally weighted.
//!
//! # Complexity
//! O(m n) for m alternatives and n criteria.

use socta_base::numeric::rank::Best;
use socta_base::numeric::sum;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::policing::groups;
use crate::methods::policing::levels::rising;
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::cell_missing;

static CARD: Card = Card {
    name: "means-of-means",
    aliases: &["gitoc", "index-means"],
    title: "index of means of means",
    source: "GI-TOC, Global Organized Crime Index 2023, methodology",
    complexity: "O(m n)",
    score: "mean of the means of the dimensions, on the scale of the cells; highest is the greatest threat",
    parameters: &[Parameter {
        name: "missing",
        kind: Kind::Choice { options: &["error", "available"], default: "error" },
        meaning: "Missing cells: refuse, or average what is known; a dimension without a known cell is left out.",
    }],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Interval,
        criteria: "a group (its dimension), and one scale for all, such as 1 to 10",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank.",
        equal_columns: "They count as every other one.",
        zero: "Nothing special.",
        negative: "Nothing special.",
        missing: "An error; by parameter, left out of its mean.",
    },
    rank_reversal_free: true,
    gaps: Gaps::Choice("missing", "available"),
};

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct MeansOfMeans;

impl Method for MeansOfMeans {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let dimensions = groups::all(problem)?;
        rising(problem)?;
        let matrix = problem.matrix();
        if parameters.choice("missing") == "error" && matrix.first_missing().is_some() {
            return Err(cell_missing(
                problem,
                "set the parameter missing=available to average what is known",
            ));
        }
        let mut scores = Vec::with_capacity(matrix.rows());
        let mut means = Vec::with_capacity(matrix.rows());
        for (row, alternative) in problem.alternatives().iter().enumerate() {
            let mean = |columns: &[usize]| mean(columns.iter().filter_map(|&column| matrix.get(row, column)));
            let parts: Vec<Option<f64>> = dimensions.iter().map(|(_, columns)| mean(columns)).collect();
            let nothing = MethodError::NothingKnown { alternative: alternative.clone() };
            scores.push(self::mean(parts.iter().copied().flatten()).ok_or(nothing)?);
            means.push(parts);
        }
        let names = dimensions.iter().map(|(name, _)| (*name).to_owned()).collect();
        let details = vec![
            Detail { name: "dimensions", values: Values::Labels(names) },
            Detail { name: "dimension_means", values: Values::Matrix(means) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "The number of parts of a dimension decides what each part counts, so that splitting one (four drug markets) weights it by the back door."
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.collect();
    (!values.is_empty()).then(|| sum::mean(&values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::method::evaluate;
    use crate::problem::criterion::Criterion;

    #[test]
    fn dimensions_count_equally() {
        let mut criteria: Vec<Criterion> =
            ["drugs", "arms", "mafia"].iter().map(|name| Criterion::new(name, Direction::Max, 1.0)).collect();
        for (criterion, group) in criteria.iter_mut().zip(["markets", "markets", "actors"]) {
            criterion.group = Some(group.to_owned());
        }
        let cells = [Some(8.0), Some(6.0), Some(3.0), Some(5.0), None, None];
        let matrix = Matrix::new(3, &cells).expect("full rows");
        let problem = Problem::new(vec!["x".to_owned(), "y".to_owned()], criteria, matrix).expect("no fault");
        let mut parameters = Parameters::defaults(CARD.parameters);
        assert!(matches!(
            evaluate(&MeansOfMeans, &problem, &parameters),
            Err(MethodError::CellMissing { .. })
        ));
        parameters.set("missing", crate::parameter::Setting::Choice("available"));
        let found = evaluate(&MeansOfMeans, &problem, &parameters).expect("scored");
        assert_eq!(found.scores, [5.0, 5.0]);
    }
}
