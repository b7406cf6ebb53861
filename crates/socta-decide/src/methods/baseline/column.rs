//! The order of one criterion.

use socta_base::numeric::rank::Best;

use crate::method_error::MethodError;
use crate::outcome::{Detail, Outcome, Values};
use crate::problem::Problem;
use crate::refusal::cell_missing;

/// The column of the criterion with this name.
pub(super) fn named(problem: &Problem, name: &str) -> Result<usize, MethodError> {
    let at = problem.criteria().iter().position(|criterion| criterion.name == name);
    at.ok_or_else(|| MethodError::CriterionMissing {
        name: name.to_owned(),
        hint: "set the parameter `criterion` to the name of one",
    })
}

/// The order of one column, best first. A missing cell comes last if that is allowed.
pub(super) fn by_column(
    problem: &Problem,
    column: usize,
    last: bool,
    hint: &'static str,
) -> Result<Outcome, MethodError> {
    let criterion = &problem.criteria()[column];
    let cells: Vec<Option<f64>> =
        problem.matrix().column(column).map(|cell| cell.map(|x| x * criterion.direction.sign())).collect();
    if !last && cells.iter().any(Option::is_none) {
        return Err(cell_missing(problem, hint));
    }
    let worst = cells.iter().flatten().copied().reduce(f64::min);
    let Some(worst) = worst else {
        return Err(MethodError::EmptyCriterion { criterion: criterion.name.clone() });
    };
    // A step below the worst, whatever its size.
    let below = worst - 1.0_f64.max(worst.abs());
    let unknown = cells.iter().map(|cell| u32::from(cell.is_none())).collect();
    let scores = cells.iter().map(|cell| cell.unwrap_or(below)).collect();
    let number = u32::try_from(column + 1).unwrap_or(u32::MAX);
    let details = vec![
        Detail { name: "criterion", values: Values::Scalar(f64::from(number)) },
        Detail { name: "unknown", values: Values::Counts(unknown) },
    ];
    Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
}

#[cfg(test)]
pub(super) mod examples {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::method::{Method, evaluate};
    use crate::parameter::Parameters;
    use crate::problem::criterion::Criterion;

    /// Two criteria of equal weight, the first of them by name a cost, and the ranks of last time with a gap.
    fn problem() -> Problem {
        let mut criteria = vec![
            Criterion::new("b", Direction::Max, 2.0),
            Criterion::new("a", Direction::Min, 2.0),
            Criterion::new("last cycle", Direction::Min, 1.0),
        ];
        criteria[2].group = Some("previous".to_owned());
        let cells =
            [Some(1.0), Some(7.0), Some(2.0), Some(3.0), Some(9.0), None, Some(2.0), Some(8.0), Some(1.0)];
        let names = ["x", "y", "z"].map(str::to_owned).to_vec();
        Problem::new(names, criteria, Matrix::new(3, &cells).expect("full rows")).expect("no fault")
    }

    pub(in crate::methods::baseline) fn ranks(
        method: &dyn Method,
        given: &[(&str, &str)],
    ) -> Result<Vec<u32>, MethodError> {
        let given: Vec<(String, String)> =
            given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let parameters = Parameters::read("", method.card().parameters, &given).expect("declared");
        evaluate(method, &problem(), &parameters).map(|found| found.ranks)
    }
}
