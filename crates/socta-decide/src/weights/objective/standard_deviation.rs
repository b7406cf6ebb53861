//! Standard deviation weights: the more the alternatives differ on a criterion, the more it weighs.
//!
//! `w_j = σ_j / Σ σ`, on min-max values as published. On the cells themselves the weights depend on the units.
//!
//! # Source
//! Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22(7):763-770.
//!
//! # Complexity
//! O(m n).

use rayon::prelude::*;

use crate::card::ScaleLevel;
use crate::outcome::Values;
use crate::parameter::{Kind, Parameter, Parameters};
use crate::weights::card::{Card, Cells, Needs};
use crate::weights::method::{Input, Weighing, WeightError, Weighting};
use crate::weights::objective::spread::{columns, deviation, min_max_columns, several};

static CARD: Card = Card {
    name: "standard-deviation",
    aliases: &["std", "sd"],
    title: "standard deviation weights",
    source: "Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22(7):763-770",
    complexity: "O(m n)",
    meaning: "How much these alternatives differ on a criterion, not how much it matters.",
    parameters: &[Parameter {
        name: "scaling",
        kind: Kind::Choice { options: &["min-max", "none"], default: "min-max" },
        meaning: "Whether cells are first put between the smallest and the largest of the criterion (as published), or taken as they are, \
                  so that units count.",
    }],
    needs: Needs::Matrix,
    scale: ScaleLevel::Interval,
    cells: Cells::Any,
    equal: "Weight 0; an error if all criteria are such.",
};

/// Standard deviations, dividing by the number of values. One list a criterion.
#[must_use]
pub fn standard_deviation(columns: &[Vec<f64>]) -> Vec<f64> {
    let constant = |column: &&Vec<f64>| column.iter().all(|x| Some(x) == column.first());
    // Equal cells are found by comparing, because rounding would leave them a tiny weight.
    columns.par_iter().map(|column| if constant(&column) { 0.0 } else { deviation(column) }).collect()
}

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct StandardDeviation;

impl Weighting for StandardDeviation {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn weigh(&self, input: Input<'_>, parameters: &Parameters) -> Result<Weighing, WeightError> {
        let (problem, matrix) = input.matrix(&CARD)?;
        several(matrix, &CARD)?;
        let columns = match parameters.choice("scaling") {
            "none" => columns(matrix),
            _ => min_max_columns(matrix, &problem.directions()),
        };
        let found = standard_deviation(&columns);
        if !found.iter().all(|sigma| sigma.is_finite()) {
            return Err(WeightError::Overflow { what: "a standard deviation" });
        }
        let weighing = Weighing::of(&found, "all alternatives are equal on every criterion")?;
        Ok(weighing.detailed("deviation", Values::Criteria(found)))
    }
}
