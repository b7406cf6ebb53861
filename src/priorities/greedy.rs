//! The choice that a reader would make with a finger on the ranking: from the top down, whatever still fits.
//!
//! It is shown beside the exact one because it is expected; it can be worse wherever one bundle holds several items.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::instance::{Capacity, Choice, Instance, Leaf};
use super::problem::{Direction, Problem};
use super::solution::{Solution, Unsolvable};
use super::solver::Solver;

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

/// Items forced in first, in the modes that leave most room; then the others by descending value, equal ones by key,
/// each in its best mode that still fits, as long as it is worth more than nothing.
///
/// # Errors
/// As [`super::solve`].
pub fn greedy(problem: &Problem) -> Result<Solution, Unsolvable> {
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
    use super::super::example::problem;
    use super::super::solve;
    use super::*;

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
}
