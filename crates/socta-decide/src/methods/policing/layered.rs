//! Layered ordinal coding: 7, 5, 2, 1, 0 and means by layer.
//!
//! High counts 7, medium 5, low 2, unknown 1, nil 0; the answers of each layer (group of criteria) are averaged. The layers
//! stand side by side; their mean is added here to have one order.
//!
//! # Source
//! The coding of one country's analyst for the answers to the questionnaire of the EU SOCTA, published as scripts; whether it
//! is used elsewhere is not known.
//!
//! # Complexity
//! O(m n) for m areas and n criteria.

use socta_base::numeric::rank::Best;
use socta_base::numeric::sum;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::policing::groups;
use crate::methods::policing::levels::{Level, levels};
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::Parameters;
use crate::problem::Problem;

static CARD: Card = Card {
    name: "layered-ordinal",
    aliases: &["7521", "be-socta-7521"],
    title: "layered ordinal coding 7/5/2/1/0",
    source: "coding of answers to the EU SOCTA questionnaire in one country's published scripts",
    complexity: "O(m n)",
    score: "mean of the means of the layers, 0 to 7; highest is the greatest threat",
    parameters: &[],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ordinal,
        criteria: "a group (its layer), and the answers 0 nil, 1 low, 2 medium, 3 high, missing if unknown",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank.",
        equal_columns: "They count as every other one.",
        zero: "Nil: it counts 0.",
        negative: "An error: it is no answer.",
        missing: "Unknown: it counts 1, below low and above nil, as published.",
    },
    rank_reversal_free: true,
    gaps: Gaps::Handled,
};

fn code(level: Level) -> f64 {
    match level {
        Level::High => 7.0,
        Level::Medium => 5.0,
        Level::Low => 2.0,
        Level::Unknown => 1.0,
        Level::Nil => 0.0,
    }
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct LayeredOrdinal;

impl Method for LayeredOrdinal {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, _parameters: &Parameters) -> Result<Outcome, MethodError> {
        let layers = groups::all(problem)?;
        let rows = levels(problem)?;
        let mean = |row: &[Level], columns: &[usize]| {
            sum::mean(&columns.iter().map(|&column| code(row[column])).collect::<Vec<f64>>())
        };
        let means: Vec<Vec<f64>> =
            rows.iter().map(|row| layers.iter().map(|(_, columns)| mean(row, columns)).collect()).collect();
        let scores = means.iter().map(|row| sum::mean(row)).collect();
        let unknown = |row: &Vec<Level>| row.iter().map(|level| u32::from(*level == Level::Unknown)).sum();
        let details = vec![
            Detail {
                name: "layers",
                values: Values::Labels(layers.iter().map(|(name, _)| (*name).to_owned()).collect()),
            },
            Detail { name: "layer_means", values: Values::numbers(means) },
            Detail { name: "unknown", values: Values::Counts(rows.iter().map(unknown).collect()) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "It adds up ordinal answers as if their steps were known, and counts an unknown answer for less than a low one."
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::method::evaluate;
    use crate::problem::criterion::Criterion;

    #[test]
    fn codes_and_means_by_layer() {
        let mut criteria: Vec<Criterion> =
            ["a", "b", "c"].iter().map(|name| Criterion::new(name, Direction::Max, 1.0)).collect();
        for (criterion, layer) in criteria.iter_mut().zip(["market", "effect", "market"]) {
            criterion.group = Some(layer.to_owned());
        }
        let cells = [Some(3.0), Some(2.0), Some(1.0), None, Some(0.0), Some(3.0)];
        let matrix = Matrix::new(3, &cells).expect("full rows");
        let names = vec!["x".to_owned(), "y".to_owned()];
        let problem = Problem::new(names.clone(), criteria.clone(), matrix.clone()).expect("no fault");
        let found = evaluate(&LayeredOrdinal, &problem, &Parameters::defaults(&[])).expect("answers");
        assert_eq!(found.details[1].values, Values::numbers(vec![vec![4.5, 5.0], vec![4.0, 0.0]]));
        assert_eq!(found.scores, [4.75, 2.0]);
        criteria[1].group = None;
        let problem = Problem::new(names, criteria, matrix).expect("no fault");
        let error = evaluate(&LayeredOrdinal, &problem, &Parameters::defaults(&[]));
        assert!(matches!(error, Err(MethodError::Unfit { criterion, .. }) if criterion == "b"));
    }
}
