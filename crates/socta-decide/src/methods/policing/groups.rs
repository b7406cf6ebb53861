//! Criteria by the dimension that they belong to.

use crate::method_error::MethodError;
use crate::problem::Problem;
use crate::refusal::cell_missing;

/// The columns of a group.
///
/// # Errors
/// If there is none.
pub(super) fn columns(problem: &Problem, group: &'static str) -> Result<Vec<usize>, MethodError> {
    let found = optional(problem, group);
    if found.is_empty() {
        let hint = "say by `group` which criteria make up which dimension";
        return Err(MethodError::GroupMissing { group, hint });
    }
    Ok(found)
}

/// The columns of a group that may be empty.
pub(super) fn optional(problem: &Problem, group: &str) -> Vec<usize> {
    let inside = |column: &usize| problem.criteria()[*column].group.as_deref() == Some(group);
    (0..problem.criteria().len()).filter(inside).collect()
}

/// The names of all groups with their columns, in the order of their first criterion.
///
/// # Errors
/// If a criterion belongs to none.
pub(super) fn all(problem: &Problem) -> Result<Vec<(&str, Vec<usize>)>, MethodError> {
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for (column, criterion) in problem.criteria().iter().enumerate() {
        let Some(name) = criterion.group.as_deref() else {
            return Err(MethodError::Unfit {
                criterion: criterion.name.clone(),
                reason: "it belongs to no group; say by `group` to which dimension",
            });
        };
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, columns)) => columns.push(column),
            None => groups.push((name, vec![column])),
        }
    }
    Ok(groups)
}

/// Refuses missing cells and cells below 0.
pub(super) fn amounts(problem: &Problem) -> Result<(), MethodError> {
    let matrix = problem.matrix();
    if matrix.first_missing().is_some() {
        return Err(cell_missing(problem, "the method has no rule for what is unknown"));
    }
    for column in 0..matrix.columns() {
        if matrix.column(column).flatten().any(|x| x < 0.0) {
            let reason = "it has a cell below 0, which is no amount";
            return Err(MethodError::Unfit { criterion: problem.criteria()[column].name.clone(), reason });
        }
    }
    Ok(())
}

/// The sum of some columns, one an alternative; a missing cell adds nothing.
pub(super) fn sums(problem: &Problem, columns: &[usize]) -> Vec<f64> {
    let matrix = problem.matrix();
    let sum = |row: usize| columns.iter().filter_map(|&column| matrix.get(row, column)).sum();
    (0..matrix.rows()).map(sum).collect()
}
