//! Why nothing can be chosen: the smallest set of overrides, bounds and rules that cannot be kept together.

use crate::conflict_rules::{self, hypothetical};
use crate::instance::Instance;
use crate::item::{Direction, Item, ModeOption};
use crate::problem::{Bounds, Problem};
use crate::solver::Solver;
use crate::unsolvable::{Bound, Conflict, Demand, Unsolvable};

/// The forced items of a problem alone, each worth nothing.
fn forced_only(problem: &Problem, instance: &Instance) -> Problem {
    let mut forced = problem.clone();
    forced.items = instance
        .leaves
        .iter()
        .filter(|leaf| leaf.forced == Some(Direction::In))
        .map(|leaf| {
            let mut item = problem.items[leaf.item].clone();
            item.value = 0;
            item.options.iter_mut().for_each(|option| option.extra = 0);
            item.forced.get_or_insert_with(|| hypothetical(Direction::In)).direction = Direction::In;
            item
        })
        .collect();
    forced.bounds = instance.bounds;
    forced
}

/// Bounds of which only these are kept.
fn only(kept: &[Bound], bounds: Bounds) -> Bounds {
    let open = |bounds, bound: &Bound| {
        if kept.contains(bound) { bounds } else { bound.with_limit(bounds, u32::MAX) }
    };
    Bound::ALL.iter().fold(bounds, open)
}

fn fits(problem: &Problem, bounds: Bounds) -> bool {
    let mut problem = problem.clone();
    problem.bounds = bounds;
    Solver::new(&problem).is_ok_and(|mut solver| solver.best().is_some())
}

/// The least of a bound that all items need together.
fn least_need(problem: &Problem, bound: Bound) -> u32 {
    let none = Bounds { priorities: u32::MAX, plans: u32::MAX, goals: u32::MAX, least_value: None };
    // The largest need: every item has at most 255 plans and goals, and at most one place.
    let (mut low, mut high) = (0, 255 * u32::try_from(problem.items.len()).unwrap_or(u32::MAX >> 8));
    while low < high {
        let middle = low + (high - low) / 2;
        if fits(problem, bound.with_limit(none, middle)) { high = middle } else { low = middle + 1 }
    }
    low
}

/// Least amount of the bounds that one item needs, for the order in which items are taken out.
fn own_need(item: &Item, kept: &[Bound]) -> u32 {
    let need = |option: &ModeOption| -> u32 {
        let amount = |bound: &Bound| match bound {
            Bound::Priorities => u32::from(option.takes_place),
            Bound::Plans => u32::from(option.plans),
            Bound::Goals => u32::from(option.goals),
        };
        kept.iter().map(amount).sum()
    };
    item.options.iter().filter(|option| item.may_be(option.mode)).map(need).min().unwrap_or(0)
}

/// Takes items out, those of the least need first, as long as the rest is still too much (deletion filter: Chinneck &
/// Dravnieks 1991). With one bound the items of the greatest need remain, so that no set is smaller.
fn shrink(mut problem: Problem, kept: &[Bound]) -> Problem {
    let bounds = only(kept, problem.bounds);
    let mut keys: Vec<(u32, String)> =
        problem.items.iter().map(|item| (own_need(item, kept), item.key.clone())).collect();
    keys.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(&a.1)));
    for (_, key) in keys {
        let mut without = problem.clone();
        without.items.retain(|item| item.key != key);
        if !fits(&without, bounds) {
            problem = without;
        }
    }
    problem
}

/// Names the conflict of an instance that has no choice.
pub(crate) fn find(problem: &Problem, instance: &Instance) -> Unsolvable {
    use Bound::{Goals, Plans, Priorities};
    if problem.has_rules() {
        return Unsolvable::Conflict(Box::new(conflict_rules::find(problem, instance)));
    }
    const SETS: [&[Bound]; 6] =
        [&[Priorities], &[Plans], &[Goals], &[Priorities, Plans], &[Priorities, Goals], &[Plans, Goals]];
    let forced = forced_only(problem, instance);
    let broken = SETS.into_iter().find(|kept| !fits(&forced, only(kept, forced.bounds)));
    let kept = broken.unwrap_or(&Bound::ALL);
    let sorted = |problem: &Problem| {
        let mut keys: Vec<String> = problem.items.iter().map(|item| item.key.clone()).collect();
        keys.sort();
        keys
    };
    let demand = |&bound: &Bound| Demand {
        bound,
        allowed: bound.limit(&forced.bounds),
        needed: least_need(&forced, bound),
    };
    let demands = kept.iter().map(demand).collect();
    let forced_in = sorted(&forced);
    let items = sorted(&shrink(forced, kept));
    Unsolvable::Conflict(Box::new(Conflict {
        demands,
        items,
        forced_in,
        forced_out: Vec::new(),
        rules: Vec::new(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{force, problem};
    use crate::item::Mode;
    use crate::solve::solve;

    fn conflict(problem: &Problem) -> Conflict {
        match solve(problem) {
            Err(Unsolvable::Conflict(conflict)) => *conflict,
            other => unreachable!("expected a conflict, not {other:?}"),
        }
    }

    #[test]
    fn twelve_forced_in_do_not_fit_ten_places() {
        let values: Vec<(usize, i64)> = (0..14).map(|index| (index, 500_000)).collect();
        let mut problem = problem(&values, 10, 15);
        (0..12).for_each(|index| force(&mut problem, index, Direction::In));
        let conflict = conflict(&problem);
        assert_eq!(conflict.demands, [Demand { bound: Bound::Priorities, allowed: 10, needed: 12 }]);
        assert_eq!(conflict.forced_in.len(), 12);
        assert_eq!(conflict.items.len(), 11);
        let text = conflict.to_string();
        assert!(
            text.starts_with("the 12 items forced in cannot all be carried: they need 12 places"),
            "{text}"
        );
    }

    #[test]
    fn the_largest_demands_are_named_because_fewer_of_them_suffice() {
        let mut problem = problem(&[(0, 1), (1, 1), (2, 1), (3, 1), (4, 1)], 5, 8);
        for (index, plans) in [3, 6, 3, 6, 3].into_iter().enumerate() {
            problem.items[index].options[0].plans = plans;
            force(&mut problem, index, Direction::In);
        }
        let conflict = conflict(&problem);
        assert_eq!(conflict.demands, [Demand { bound: Bound::Plans, allowed: 8, needed: 21 }]);
        assert_eq!(conflict.items, ["a1", "a3"]);
    }

    #[test]
    fn bounds_that_break_only_together_are_named_together() {
        let mut problem = problem(&[(0, 1), (0, 1)], 1, 1);
        for index in 0..2 {
            let goal = ModeOption { mode: Mode::Chsg, extra: 0, plans: 0, goals: 1, takes_place: false };
            problem.items[index].options.push(goal);
            force(&mut problem, index, Direction::In);
        }
        problem.bounds.goals = 0;
        problem.bounds.plans = 2;
        assert!(solve(&problem).is_ok());
        problem.bounds.plans = 1;
        let conflict = conflict(&problem);
        assert_eq!(
            conflict.demands.iter().map(|d| d.bound).collect::<Vec<_>>(),
            [Bound::Plans, Bound::Goals]
        );
        assert_eq!(conflict.items, ["a0", "a1"]);
    }
}
