//! The rule from areas to modes.

use socta_choose::ModeOption;

/// The ways in which an area can be carried.
///
/// - A horizontal area cuts across the others: a common horizontal strategic goal carries it, it takes no plan and no
///   place among the priorities.
/// - An area on which at least `horizontal_from` other areas depend is carried by a plan and a goal; if goals are short,
///   by a plan alone. The tie rule of [`socta_choose::Problem`] prefers both, no value is added for it.
/// - Every other area is carried by a plan.
///
/// `dependents` is the number of other areas that depend on it. With `horizontal_from` 0 every area is offered both.
/// The rule follows the implementation of the 2022-2025 cycle: fifteen plans, and three common goals for networks,
/// criminal finances and document fraud, the last served by a goal only.
#[must_use]
pub fn mode_options(horizontal: bool, dependents: u32, horizontal_from: u32) -> Vec<ModeOption> {
    if horizontal {
        vec![ModeOption::GOAL]
    } else if dependents >= horizontal_from {
        vec![ModeOption::PLAN, ModeOption::BOTH]
    } else {
        vec![ModeOption::PLAN]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use socta_choose::Mode;

    fn modes(horizontal: bool, dependents: u32) -> Vec<Mode> {
        mode_options(horizontal, dependents, 3).iter().map(|option| option.mode).collect()
    }

    #[test]
    fn the_three_modes_follow_from_the_area() {
        assert_eq!(modes(true, 9), [Mode::Chsg]);
        assert_eq!(modes(false, 2), [Mode::Oap]);
        assert_eq!(modes(false, 3), [Mode::Oap, Mode::Both]);
    }

    #[test]
    fn a_horizontal_area_takes_no_plan_and_no_place() {
        let options = mode_options(true, 0, 3);
        assert!(options.iter().all(|option| option.plans == 0 && !option.takes_place && option.goals == 1));
    }
}
