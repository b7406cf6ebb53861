//! Criteria as voters: each ranks the alternatives, and its weight is what its vote weighs.

mod borda;
mod copeland;
mod kemeny;

pub use borda::Borda;
pub use copeland::Copeland;
pub use kemeny::KemenyOrder;

use crate::scoring::aggregation::{Ballot, Pairwise};
use crate::scoring::refusal::cell_missing;
use crate::scoring::{Kind, Method, MethodError, Parameter, Parameters, Problem};

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&Borda, &Copeland, &KemenyOrder];

const MISSING: Parameter = Parameter {
    name: "missing",
    kind: Kind::Choice { options: &["error", "silent"], default: "error" },
    meaning: "Missing cells: refuse, or let a criterion say nothing about pairs with the alternative.",
};

/// The votes of the criteria, with weights that add up to 1.
fn votes(
    problem: &Problem,
    parameters: &Parameters,
    most: usize,
) -> Result<(Vec<f64>, Pairwise), MethodError> {
    let weights = problem.weights()?.values;
    let matrix = problem.matrix();
    if matrix.rows() > most {
        let what = "a vote over all pairs";
        return Err(MethodError::TooMany { alternatives: matrix.rows(), limit: most, what });
    }
    if parameters.choice("missing") == "error" && matrix.first_missing().is_some() {
        return Err(cell_missing(problem, "set the parameter missing=silent to let criteria keep silent"));
    }
    let ballot = |(column, weight): (usize, &f64)| {
        let sign = -problem.criteria()[column].direction.sign();
        Ballot { weight: *weight, places: matrix.column(column).map(|cell| cell.map(|x| x * sign)).collect() }
    };
    let ballots: Vec<Ballot> = weights.iter().enumerate().map(ballot).collect();
    let votes = Pairwise::new(matrix.rows(), &ballots);
    Ok((weights, votes))
}
