//! The rule from areas to modes.

use socta_choose::ModeOption;

use crate::dossier::CarriedBy;

/// The ways in which an area can be carried.
///
/// - What the dossier says holds: a plan; a common horizontal strategic goal, which takes no plan and no place among the
///   priorities; both together; or any, which is a plan or a goal.
/// - Where it says nothing, an area on which at least `horizontal_from` other areas depend is carried by a plan and a goal; if goals are short,
///   by a plan alone. The tie rule of [`socta_choose::Problem`] prefers both, no value is added for it.
/// - Every other area is carried by a plan.
///
/// `dependents` is the number of other areas that depend on it. With `horizontal_from` 0 every area is offered both.
/// The rule follows the implementation of the 2022-2025 cycle: fifteen plans, and three common goals for networks,
/// criminal finances and document fraud, the last served by a goal only.
#[must_use]
pub fn mode_options(carried_by: Option<CarriedBy>, dependents: u32, horizontal_from: u32) -> Vec<ModeOption> {
    match carried_by {
        Some(CarriedBy::Goal) => vec![ModeOption::GOAL],
        Some(CarriedBy::Both) => vec![ModeOption::BOTH],
        Some(CarriedBy::Any) => vec![ModeOption::PLAN, ModeOption::GOAL],
        None if dependents >= horizontal_from => vec![ModeOption::PLAN, ModeOption::BOTH],
        None | Some(CarriedBy::Plan) => vec![ModeOption::PLAN],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use socta_choose::Mode;

    fn modes(carried_by: Option<CarriedBy>, dependents: u32) -> Vec<Mode> {
        mode_options(carried_by, dependents, 3).iter().map(|option| option.mode).collect()
    }

    #[test]
    fn the_three_modes_follow_from_the_area() {
        assert_eq!(modes(Some(CarriedBy::Goal), 9), [Mode::Chsg]);
        assert_eq!(modes(None, 2), [Mode::Oap]);
        assert_eq!(modes(None, 3), [Mode::Oap, Mode::Both]);
    }

    #[test]
    fn what_the_dossier_says_holds_whoever_depends_on_the_area() {
        assert_eq!(modes(Some(CarriedBy::Plan), 9), [Mode::Oap]);
        assert_eq!(modes(Some(CarriedBy::Both), 0), [Mode::Both]);
        assert_eq!(modes(Some(CarriedBy::Any), 9), [Mode::Oap, Mode::Chsg]);
    }

    #[test]
    fn a_horizontal_area_takes_no_plan_and_no_place() {
        let options = mode_options(Some(CarriedBy::Goal), 0, 3);
        assert!(options.iter().all(|option| option.plans == 0 && !option.takes_place && option.goals == 1));
    }
}
