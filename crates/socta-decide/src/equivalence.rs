//! Methods that are the same ranking under another name.
//!
//! Two methods that rank this problem alike may do so by chance. They are put to other problems of the same shape: the same
//! criteria, cells drawn anew (shuffled within a column, or uniform over its range), weights drawn anew. Those that never differ
//! are shown as one and count once in a vote.
//!
//! # Source
//! Identities among methods: min-max weighted sum, MABAC, MAIRCA and SPOTIS on the bounds of the data differ by constants of the
//! problem only; so do MARCOS and a linear weighted sum. The test finds them without knowing them.
//!
//! # Complexity
//! That of the methods on 200 problems of 10 to 30 alternatives.

use rayon::prelude::*;
use serde::Serialize;
use socta_base::numeric::random::{Source, Stream};

use crate::matrix::Matrix;
use crate::method::{Method, evaluate};
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

/// How many other problems the methods are put to.
pub const TRIALS: u32 = 200;
/// Seed of these problems.
const SEED: u64 = 2026;

/// Methods that rank alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Class {
    /// Positions of the methods, rising.
    pub members: Vec<usize>,
    /// Positions of methods of other classes that rank this problem alike, but not all others.
    pub same_here: Vec<usize>,
}

/// The classes of some methods, in the order of their first members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Classes {
    /// The classes; every method is in one.
    pub classes: Vec<Class>,
    /// How many other problems the methods were put to.
    pub trials: u32,
}

/// Finds the classes of methods that rank a problem. `ranks` are their ranks on the problem itself.
#[must_use]
pub fn classes(problem: &Problem, methods: &[(&dyn Method, &Parameters)], ranks: &[Vec<u32>]) -> Classes {
    let source = Source::new(SEED, &["equivalence"]);
    let trial = |index: u32| -> Vec<Option<Vec<u32>>> {
        let other = resampled(problem, &mut source.stream(u64::from(index)), index);
        let run = |(method, parameters): &(&dyn Method, &Parameters)| {
            other
                .as_ref()
                .and_then(|other| evaluate(*method, other, parameters).ok())
                .map(|found| found.ranks)
        };
        methods.iter().map(run).collect()
    };
    let trials: Vec<Vec<Option<Vec<u32>>>> = (0..TRIALS).into_par_iter().map(trial).collect();
    let same_here = |a: usize, b: usize| ranks.get(a) == ranks.get(b);
    let always = |a: usize, b: usize| same_here(a, b) && trials.iter().all(|trial| trial[a] == trial[b]);
    let mut classes: Vec<Class> = Vec::new();
    for method in 0..methods.len() {
        match classes.iter_mut().find(|class| class.members.first().is_some_and(|&one| always(one, method))) {
            Some(class) => class.members.push(method),
            None => classes.push(Class { members: vec![method], same_here: Vec::new() }),
        }
    }
    for class in &mut classes {
        let others = (0..methods.len()).filter(|method| !class.members.contains(method));
        class.same_here = others.filter(|&method| same_here(class.members[0], method)).collect();
    }
    Classes { classes, trials: TRIALS }
}

/// Another problem of the same shape.
fn resampled(problem: &Problem, stream: &mut Stream, index: u32) -> Option<Problem> {
    let matrix = problem.matrix();
    let rows = matrix.rows().clamp(10, 30);
    let columns: Vec<Vec<Option<f64>>> =
        (0..matrix.columns()).map(|column| resampled_column(matrix, column, rows, stream, index)).collect();
    let cells: Vec<Option<f64>> =
        (0..rows).flat_map(|row| columns.iter().map(move |column| column[row])).collect();
    let mut shares = vec![0.0; matrix.columns()];
    stream.simplex(1.0, &mut shares);
    // Weights that are 0 stay so, and every second problem keeps those that were given.
    let weight = |(criterion, share): (&Criterion, f64)| Criterion {
        weight: criterion
            .weight
            .map(|weight| if weight > 0.0 && index % 2 == 1 { share.max(1e-3) } else { weight }),
        ..criterion.clone()
    };
    let criteria = problem.criteria().iter().zip(shares).map(weight).collect();
    let names = (0..rows).map(|row| format!("t{row}")).collect();
    let matrix = Matrix::new(matrix.columns(), &cells).ok()?;
    Problem::with(names, criteria, matrix, problem.extras().clone()).ok()
}

/// A column of so many cells: drawn from those of the problem, or uniform over their range where they are no levels.
fn resampled_column(
    matrix: &Matrix,
    column: usize,
    rows: usize,
    stream: &mut Stream,
    index: u32,
) -> Vec<Option<f64>> {
    let cells: Vec<Option<f64>> = matrix.column(column).collect();
    let known = || cells.iter().flatten().copied();
    let (low, high) =
        known().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    let levels = known().all(|x| x.fract() == 0.0) && high - low <= 10.0;
    let one = |stream: &mut Stream| {
        let cell = cells.get(stream.below(cells.len() as u64) as usize).copied().flatten()?;
        // Two thirds of the problems are drawn from the range, so that ties of the data do not hide differences.
        let drawn = low + (high - low) * stream.uniform();
        Some(if levels || index.is_multiple_of(3) { cell } else { drawn })
    };
    (0..rows).map(|_| one(stream)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Direction;
    use crate::methods::find;

    fn problem(cells: &[f64], weights: &[f64]) -> Problem {
        let cells: Vec<Option<f64>> = cells.iter().copied().map(Some).collect();
        let criterion = |(at, weight): (usize, &f64)| {
            let direction = if at % 2 == 0 { Direction::Max } else { Direction::Min };
            Criterion::new(&format!("c{at}"), direction, *weight)
        };
        let criteria = weights.iter().enumerate().map(criterion).collect();
        let rows = (0..cells.len() / weights.len()).map(|row| format!("a{row}")).collect();
        Problem::new(rows, criteria, Matrix::new(weights.len(), &cells).expect("full rows"))
            .expect("no fault")
    }

    fn found(names: &[&str], given: &[(&str, &str, &str)], problem: &Problem) -> Classes {
        let methods: Vec<(&dyn Method, Parameters)> = names
            .iter()
            .map(|name| {
                let method = find(name).expect("registered");
                let own = given.iter().filter(|(of, ..)| of == name);
                let own: Vec<(String, String)> =
                    own.map(|(_, key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
                (method, Parameters::read("", method.card().parameters, &own).expect("declared"))
            })
            .collect();
        let methods: Vec<(&dyn Method, &Parameters)> =
            methods.iter().map(|(method, parameters)| (*method, parameters)).collect();
        let ranks: Vec<Vec<u32>> = methods
            .iter()
            .map(|(method, parameters)| evaluate(*method, problem, parameters).expect("ranked").ranks)
            .collect();
        classes(problem, &methods, &ranks)
    }

    /// One alternative is best on everything, so that everybody agrees here; on other problems they do not.
    #[test]
    fn the_same_here_is_not_the_same_always() {
        let clear = problem(&[9.5, 1.5, 5.5, 2.25, 3.0, 4.75], &[0.6, 0.4]);
        let names = ["additive", "borda", "promethee2", "topsis"];
        let found = found(&names, &[("additive", "scaling", "min-max")], &clear);
        let members: Vec<&[usize]> = found.classes.iter().map(|class| &class.members[..]).collect();
        // Without thresholds, the net flow of PROMETHEE II is Borda's count by criteria.
        assert_eq!(members, [&[0][..], &[1, 2], &[3]]);
        assert_eq!(found.classes[0].same_here, [1, 2, 3]);
    }
}
