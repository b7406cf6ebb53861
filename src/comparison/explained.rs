//! A comparison with the reasons for which its lists differ.

use super::compare::Comparison;
use super::inputs::list_causes;
use crate::priorities::Problem;

/// Adds to a comparison which inputs of the choice put areas on the list or took them off. `problems` stand in the order of its
/// runs; a run without one, or a comparison whose first run has none, stays as it is.
pub fn explain_lists(comparison: &mut Comparison, problems: &[Option<Problem>]) {
    let Some(Some(base)) = problems.first() else { return };
    for (at, problem) in problems.iter().enumerate().skip(1) {
        let Some(problem) = problem else { continue };
        let mut parts = list_causes(base, problem);
        for row in &mut comparison.areas {
            if let (Some(change), Some(found)) = (row.changes.get_mut(at - 1), parts.remove(&row.key)) {
                change.inputs = found;
            }
        }
    }
}
