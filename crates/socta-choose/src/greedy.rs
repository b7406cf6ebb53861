//! The choice that a reader would make with a finger on the ranking: from the top down, whatever still fits.
//!
//! It is shown beside the exact one because it is expected; it can be worse wherever one bundle holds several items, or
//! where items share what they cover. How far from the best it can be is bounded afterwards, without solving anything.
//!
//! # Source
//! Nemhauser, G. L., Wolsey, L. A. & Fisher, M. L. (1978): An analysis of approximations for maximizing submodular set
//! functions. Mathematical Programming 14, 265-294. The bound of the very problem: Leskovec, J. et al. (2007):
//! Cost-effective outbreak detection in networks. KDD 2007, 420-429, section 3.2.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::instance::{Capacity, Choice, Instance, Leaf};
use crate::item::Direction;
use crate::problem::Problem;
use crate::rules::Element;
use crate::solution::Solution;
use crate::solve::solve;
use crate::solver::Solver;
use crate::unsolvable::Unsolvable;

/// How a choice differs from the exact one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// Keys that only the exact choice has, ascending.
    pub only_exact: Vec<String>,
    /// Keys that only the other choice has, ascending.
    pub only_other: Vec<String>,
    /// What the other choice is worth less, in micro-units; never negative within the same bounds.
    pub value_lost: i64,
}

impl Difference {
    /// Compares a choice with the exact one.
    #[must_use]
    pub fn between(exact: &Solution, other: &Solution) -> Self {
        Difference {
            only_exact: exact.beyond(other),
            only_other: other.beyond(exact),
            value_lost: exact.value - other.value,
        }
    }
}

/// What is used up, and which bundles are open.
struct Used {
    capacity: Capacity,
    open: Vec<bool>,
}

impl Used {
    fn take(&mut self, choice: &Choice, bundle: usize) -> bool {
        let opens = choice.place && !self.open[bundle];
        let places = self.capacity.places.checked_sub(u32::from(opens));
        let plans = self.capacity.plans.checked_sub(choice.plans);
        let goals = self.capacity.goals.checked_sub(choice.goals);
        let (Some(places), Some(plans), Some(goals)) = (places, plans, goals) else { return false };
        self.capacity = Capacity { places, plans, goals };
        self.open[bundle] |= choice.place;
        true
    }
}

/// Under rules: the fewest items that keep them, then one item after the other that adds most to the value and breaks no
/// rule. Else: items forced in first, in the modes that leave most room; then the others by descending value, equal ones by key,
/// each in its best mode that still fits, as long as it is worth more than nothing.
///
/// # Errors
/// As [`crate::solve`].
pub fn greedy(problem: &Problem) -> Result<Solution, Unsolvable> {
    if problem.has_rules() {
        return under_rules(problem);
    }
    let mut taken = forced_alone(problem)?;
    let instance = Instance::new(problem)?;
    let bundle_of = |place: usize| instance.bundles.partition_point(|range| range.end <= place);
    let mut used = Used { capacity: instance.capacity, open: vec![false; instance.bundles.len()] };
    for (place, leaf) in instance.leaves.iter().enumerate() {
        let is_taken = |choice: &&Choice| Some(choice.option) == taken[place];
        if let Some(choice) = instance.choices(leaf).iter().find(is_taken) {
            used.take(choice, bundle_of(place));
        }
    }
    let mut order: Vec<usize> = (0..instance.leaves.len()).filter(|&place| taken[place].is_none()).collect();
    let key = |place: usize| &problem.items[instance.leaves[place].item].key;
    order.sort_by(|&a, &b| {
        let value = |place: usize| instance.leaves[place].value;
        value(b).cmp(&value(a)).then_with(|| key(a).cmp(key(b)))
    });
    for place in order {
        for choice in best_first(&instance, &instance.leaves[place], problem) {
            if used.take(&choice, bundle_of(place)) {
                taken[place] = Some(choice.option);
                break;
            }
        }
    }
    Ok(Solution::new(problem, &instance, &taken))
}

/// The greedy choice under rules.
fn under_rules(problem: &Problem) -> Result<Solution, Unsolvable> {
    let mut bare = problem.clone();
    bare.elements.iter_mut().for_each(|element| element.value = 0);
    let least = problem.bounds.least_value;
    let mut solver = Solver::new(problem)?;
    let free = solver.free();
    for (index, item) in bare.items.iter_mut().enumerate() {
        // What is worth too little stays out; all else is worth nothing, so that as few as possible are taken.
        let out = least.is_some() && item.forced.is_none() && !free.contains(&index);
        item.value = -i64::from(out);
        item.bonus = 0;
        item.options.iter_mut().for_each(|option| option.extra = 0);
    }
    bare.bounds.least_value = least.map(|_| 0);
    let mut chosen = solve(&bare)?.items.into_iter().map(|item| item.item).collect::<Vec<String>>();
    let items = problem.items.iter().enumerate();
    let taken = |chosen: &[String], at: usize| chosen.contains(&problem.items[at].key);
    for (index, item) in items {
        let way = if chosen.contains(&item.key) { Direction::In } else { Direction::Out };
        solver.force(index, Some(way));
    }
    let mut best = solver.solution()?;
    loop {
        let mut next: Option<(Solution, usize)> = None;
        for &index in free.iter().filter(|index| !taken(&chosen, **index)) {
            solver.force(index, Some(Direction::In));
            if solver.best().is_some() {
                let found = solver.written();
                let least = next.as_ref().map_or(best.value, |(solution, _)| solution.value);
                if found.value > least {
                    next = Some((found, index));
                }
            }
            solver.force(index, Some(Direction::Out));
        }
        let Some((solution, index)) = next else { return Ok(best) };
        solver.force(index, Some(Direction::In));
        chosen.push(problem.items[index].key.clone());
        best = solution;
    }
}

/// What no choice can be worth more than, seen from one choice: its value, and what the items left out add to it, the most
/// for each plan first, as long as there are plans (the last one in part). It holds whatever other rules there are.
#[must_use]
pub fn greedy_bound(problem: &Problem, choice: &Solution) -> i64 {
    let covered =
        |key: &String| problem.items.iter().any(|item| choice.has(&item.key) && item.covers.contains(key));
    let fresh: Vec<&Element> = problem.elements.iter().filter(|element| !covered(&element.key)).collect();
    let mut bound = i128::from(choice.value);
    let mut gains: Vec<(i128, i128)> = Vec::new();
    for item in &problem.items {
        let own = |extra: i64| i128::from(item.value) + i128::from(item.bonus) + i128::from(extra);
        let gained = fresh.iter().filter(|element| item.covers.contains(&element.key));
        let gained: i128 = gained.map(|element| i128::from(element.value)).sum();
        let most = item.options.iter().map(|option| own(option.extra)).max().unwrap_or(0);
        // What is shared may be taken already.
        let plans = item.options.iter().map(|option| i128::from(option.plans)).min();
        let plans = plans.filter(|_| item.shared_plan.is_none()).unwrap_or(0);
        if let Some(chosen) = choice.items.iter().find(|chosen| chosen.item == item.key) {
            // It may be left out, or be in another mode.
            let has = i128::from(chosen.value) + i128::from(chosen.bonus);
            bound += (most.max(0) - has).max(0);
        } else if item.direction() != Some(Direction::Out) && most + gained > 0 && !item.options.is_empty() {
            gains.push((most + gained, plans));
        }
    }
    bound += gains.iter().filter(|(_, plans)| *plans == 0).map(|(gain, _)| gain).sum::<i128>();
    gains.retain(|(_, plans)| *plans > 0);
    gains.sort_by(|a, b| (b.0 * a.1).cmp(&(a.0 * b.1)));
    let mut left = i128::from(problem.bounds.plans);
    for (gain, plans) in gains {
        let part = plans.min(left);
        // Rounded up, so that the bound holds.
        bound += (gain * part + plans - 1) / plans;
        left -= part;
    }
    i64::try_from(bound).unwrap_or(i64::MAX)
}

/// The options of a leaf that are worth more than nothing, the best first.
fn best_first(instance: &Instance, leaf: &Leaf, problem: &Problem) -> Vec<Choice> {
    let mut choices: Vec<Choice> = instance.choices(leaf).to_vec();
    choices.retain(|choice| instance.value_in(leaf, problem, choice.option) > 0);
    choices.sort_by_key(|choice| std::cmp::Reverse(choice.worth));
    choices
}

/// The items that are forced in, all others left out.
fn forced_alone(problem: &Problem) -> Result<Vec<Option<u8>>, Unsolvable> {
    let mut solver = Solver::new(problem)?;
    for (index, item) in problem.items.iter().enumerate() {
        if item.direction().is_none() {
            solver.force(index, Some(Direction::Out));
        }
    }
    solver.solution()?;
    Ok(solver.taken().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{force, problem};

    #[test]
    fn greedy_misses_a_bundle_of_two_good_items() {
        let problem = problem(&[(0, 10), (1, 7), (1, 6)], 1, 2);
        let (exact, greedy) =
            (solve(&problem).expect("the overrides fit"), greedy(&problem).expect("the overrides fit"));
        let difference = Difference::between(&exact, &greedy);
        assert_eq!(difference.only_exact, ["a1", "a2"]);
        assert_eq!(difference.only_other, ["a0"]);
        assert_eq!(difference.value_lost, 3);
    }

    #[test]
    fn a_bundle_takes_its_place_once() {
        let problem = problem(&[(0, 10), (1, 9), (0, 8), (1, 7)], 1, 5);
        let keys: Vec<String> = greedy(&problem)
            .expect("nothing is forced")
            .items
            .into_iter()
            .map(|chosen| chosen.item)
            .collect();
        assert_eq!(keys, ["a0", "a2"]);
    }

    /// Items that cover elements worth 10, 8 and 5, with so many plans.
    fn covering(covers: &[&[&str]], plans: u32) -> Problem {
        let mut problem = problem(&vec![(0, 0); covers.len()], 1, plans);
        for (item, covers) in problem.items.iter_mut().zip(covers) {
            item.covers = covers.iter().map(|key| (*key).to_owned()).collect();
        }
        let element = |(key, value): (&str, i64)| Element { key: key.to_owned(), value };
        problem.elements = [("x", 10), ("y", 8), ("z", 5)].map(element).to_vec();
        problem
    }

    /// The choice of these items alone.
    fn only(problem: &Problem, keys: &[&str]) -> Solution {
        let mut alone = problem.clone();
        for at in 0..alone.items.len() {
            let chosen = keys.contains(&alone.items[at].key.as_str());
            force(&mut alone, at, if chosen { Direction::In } else { Direction::Out });
        }
        solve(&alone).expect("it fits")
    }

    fn bounds(problem: &Problem, keys: &[&str]) -> (i64, i64) {
        (greedy_bound(problem, &only(problem, keys)), solve(problem).expect("nothing is forced").value)
    }

    #[test]
    fn the_bound_is_reached_where_nothing_overlaps_any_more() {
        // Nothing is chosen yet, and what the items cover is apart: two plans bring 18.
        assert_eq!(bounds(&covering(&[&["x"], &["y"], &["z"]], 2), &[]), (18, 18));
        // Beside the first item one other has something left to add.
        let overlapping = covering(&[&["x", "y"], &["y", "z"], &["y"]], 2);
        assert_eq!(bounds(&overlapping, &["a0"]), (23, 23));
        // From nothing it counts the overlap twice: it is a bound and no more.
        assert_eq!(bounds(&overlapping, &[]), (31, 23));
    }

    #[test]
    fn the_last_item_counts_in_part_and_is_rounded_up() {
        let mut problem = covering(&[&["x"], &["z"]], 2);
        problem.items[1].options[0].plans = 2;
        // One plan for 10, and one of the two for 5: half of it, rounded up.
        assert_eq!(bounds(&problem, &[]), (13, 10));
    }
}
