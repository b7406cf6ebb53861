//! Putting a problem into the form that a method asks for: levels, dimensions, interactions.
//!
//! Methods of police practice take the answers of a questionnaire, not figures. What they would have been told about the same
//! world is worked out here, so that they can be compared with the others.

use super::case::ends;
use super::plan::Form;
use crate::scoring::{Criterion, Direction, Extras, Matrix, Problem, SetValue, SetValues, ValueScale};

/// The problem in this form; none if it does not become one.
#[must_use]
pub fn put(problem: &Problem, form: &Form) -> Option<Problem> {
    let turned = form.upwards || !form.levels.is_empty();
    let (criteria, cells) = if turned { upwards(problem, form) } else { as_it_is(problem) };
    let columns = criteria.len();
    let criteria = grouped(criteria, form);
    let extras = match form.interaction {
        Some(share) => Extras { sets: Some(neighbours(problem, share)?), ..problem.extras().clone() },
        None => problem.extras().clone(),
    };
    let matrix = Matrix::new(columns, &cells).ok()?;
    Problem::with(problem.alternatives().to_vec(), criteria, matrix, extras).ok()
}

fn as_it_is(problem: &Problem) -> (Vec<Criterion>, Vec<Option<f64>>) {
    let rows = 0..problem.alternatives().len();
    (problem.criteria().to_vec(), rows.flat_map(|row| problem.matrix().row(row)).collect())
}

/// Position of the group of a criterion: the criteria are dealt out in equal parts, one after the other.
fn group(form: &Form, column: usize, columns: usize) -> usize {
    column * form.groups.len().max(1) / columns.max(1)
}

fn grouped(mut criteria: Vec<Criterion>, form: &Form) -> Vec<Criterion> {
    let columns = criteria.len();
    for (column, criterion) in criteria.iter_mut().enumerate() {
        if let Some(name) = form.groups.get(group(form, column, columns)) {
            criterion.group = Some(name.clone());
        }
    }
    criteria
}

/// Every criterion to be maximised, in levels or as a share of its scale.
fn upwards(problem: &Problem, form: &Form) -> (Vec<Criterion>, Vec<Option<f64>>) {
    let (ends, columns) = (ends(problem), problem.criteria().len());
    let levels = |column: usize| {
        let at = group(form, column, columns).min(form.levels.len().saturating_sub(1));
        form.levels.get(at).copied()
    };
    let criterion = |(column, old): (usize, &Criterion)| {
        let high = levels(column).map_or(1.0, |count| form.lowest + f64::from(count) - 1.0);
        let low = levels(column).map_or(0.0, |_| form.lowest);
        let scale = Some(ValueScale::Span { low, high });
        let group = old.group.clone();
        Criterion { scale, group, ..Criterion::new(&old.name, Direction::Max, old.weight.unwrap_or(1.0)) }
    };
    let cell = |(column, cell): (usize, Option<f64>)| {
        let (low, high) = ends[column];
        let share = cell.map(|value| if high > low { (value - low) / (high - low) } else { 0.5 })?;
        let share = match problem.criteria()[column].direction {
            Direction::Max => share.clamp(0.0, 1.0),
            Direction::Min => 1.0 - share.clamp(0.0, 1.0),
        };
        let count = levels(column).map(f64::from);
        Some(count.map_or(share, |count| form.lowest + (share * count).floor().min(count - 1.0)))
    };
    let cells =
        (0..problem.alternatives().len()).flat_map(|row| problem.matrix().row(row).enumerate().map(cell));
    (problem.criteria().iter().enumerate().map(criterion).collect(), cells.collect())
}

/// Interaction of each pair of neighbours, as a share of the strongest that their weights allow.
fn neighbours(problem: &Problem, share: f64) -> Option<SetValues> {
    let weights = problem.weights().ok()?.values;
    let pair = |(at, pair): (usize, &[f64])| match pair {
        [a, b] => Some(SetValue { criteria: vec![2 * at, 2 * at + 1], value: 2.0 * share * a.min(*b) }),
        _ => None,
    };
    Some(SetValues::Interactions(weights.chunks(2).enumerate().filter_map(pair).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::{Parameters, evaluate, find};

    fn problem() -> Problem {
        let scaled = |name: &str, direction, weight| Criterion {
            scale: Some(ValueScale::Span { low: 0.0, high: 10.0 }),
            ..Criterion::new(name, direction, weight)
        };
        let criteria = vec![
            scaled("a", Direction::Max, 0.6),
            scaled("b", Direction::Min, 0.3),
            scaled("c", Direction::Max, 0.1),
        ];
        let cells = [10.0, 10.0, 0.0, 4.9, 0.0, 5.0].map(Some);
        Problem::new(
            vec!["x".to_owned(), "y".to_owned()],
            criteria,
            Matrix::new(3, &cells).expect("two rows"),
        )
        .expect("no fault")
    }

    fn form() -> Form {
        Form::default()
    }

    #[test]
    fn levels_count_upwards_from_the_lowest() {
        let form = Form {
            groups: vec!["harm".to_owned(), "likelihood".to_owned()],
            levels: vec![4, 2],
            lowest: 1.0,
            ..form()
        };
        let found = put(&problem(), &form).expect("a problem");
        let row = |row| found.matrix().row(row).flatten().collect::<Vec<f64>>();
        assert_eq!((row(0), row(1)), (vec![4.0, 1.0, 1.0], vec![2.0, 4.0, 2.0]));
        let groups: Vec<_> =
            found.criteria().iter().filter_map(|criterion| criterion.group.as_deref()).collect();
        assert_eq!(groups, ["harm", "harm", "likelihood"]);
        assert!(found.criteria().iter().all(|criterion| criterion.direction == Direction::Max));
    }

    #[test]
    fn shares_keep_the_additive_score() {
        let found = put(&problem(), &Form { upwards: true, ..form() }).expect("a problem");
        let additive = find("additive").expect("it exists");
        let parameters = Parameters::defaults(additive.card().parameters);
        let score = |problem: &Problem| evaluate(additive, problem, &parameters).expect("scored").scores;
        for (a, b) in score(&found).iter().zip(score(&problem())) {
            assert!((a - b).abs() < 1e-12);
        }
    }

    #[test]
    fn the_strongest_interaction_is_still_a_capacity() {
        let choquet = find("choquet").expect("it exists");
        let parameters = Parameters::defaults(choquet.card().parameters);
        for interaction in [-1.0, 0.0, 0.5, 1.0] {
            let found =
                put(&problem(), &Form { interaction: Some(interaction), ..form() }).expect("a problem");
            assert!(evaluate(choquet, &found, &parameters).is_ok(), "{interaction}");
        }
    }
}
