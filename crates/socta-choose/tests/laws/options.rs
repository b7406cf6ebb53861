//! Ways in which the items of the tests are carried.

use socta_choose::ModeOption;

/// Every eleventh item by a goal alone, two of seven others by a plan with or without a goal, the rest by a plan.
pub(crate) fn options(goal_only: bool, number: usize) -> Vec<ModeOption> {
    match number % 7 {
        _ if goal_only => vec![ModeOption::GOAL],
        5 | 6 => vec![ModeOption::PLAN, ModeOption::BOTH],
        _ => vec![ModeOption::PLAN],
    }
}
