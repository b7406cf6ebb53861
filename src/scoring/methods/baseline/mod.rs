//! Rankings that a method must beat before it means anything.

mod persistence;
mod random;
mod single_best;

pub use persistence::Persistence;
pub use random::{Random, random};
pub use single_best::SingleBest;

use crate::numeric::rank::Best;
use crate::scoring::refusal::cell_missing;
use crate::scoring::{Detail, Method, MethodError, Outcome, Problem, Values};

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&SingleBest, &Persistence, &Random];

/// The column of the criterion with this name.
fn named(problem: &Problem, name: &str) -> Result<usize, MethodError> {
    let at = problem.criteria().iter().position(|criterion| criterion.name == name);
    at.ok_or_else(|| MethodError::CriterionMissing {
        name: name.to_owned(),
        hint: "set the parameter `criterion` to the name of one",
    })
}

/// The order of one column, best first. A missing cell comes last if that is allowed.
fn by_column(
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
mod tests {
    use super::*;
    use crate::scoring::{Criterion, Direction, Matrix, Parameters, evaluate};

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

    fn ranks(method: &dyn Method, given: &[(&str, &str)]) -> Result<Vec<u32>, MethodError> {
        let given: Vec<(String, String)> =
            given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let parameters = Parameters::read("", method.card().parameters, &given).expect("declared");
        evaluate(method, &problem(), &parameters).map(|found| found.ranks)
    }

    #[test]
    fn the_heaviest_criterion_decides_and_ties_of_weight_go_by_name() {
        assert_eq!(ranks(&SingleBest, &[]), Ok(vec![1, 3, 2]));
        assert_eq!(ranks(&SingleBest, &[("criterion", "b")]), Ok(vec![3, 1, 2]));
        assert!(matches!(
            ranks(&SingleBest, &[("criterion", "c")]),
            Err(MethodError::CriterionMissing { .. })
        ));
    }

    #[test]
    fn what_was_not_ranked_before_comes_last() {
        assert_eq!(ranks(&Persistence, &[]), Ok(vec![2, 3, 1]));
        assert_eq!(ranks(&Persistence, &[("criterion", "a")]), Ok(vec![1, 3, 2]));
        assert!(matches!(ranks(&Persistence, &[("missing", "error")]), Err(MethodError::CellMissing { .. })));
    }

    #[test]
    fn a_random_order_belongs_to_seed_and_names() {
        let first = random(7, &["x", "y", "z"]);
        let turned = random(7, &["z", "y", "x"]);
        assert_eq!(first.iter().rev().copied().collect::<Vec<_>>(), turned);
        assert_ne!(first, random(8, &["x", "y", "z"]));
    }
}
