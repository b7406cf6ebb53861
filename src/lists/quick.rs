//! The value of the best choice where nothing but bounds on places, plans and goals stands in the way.
//!
//! A view needs the value of the best choice at the costs of a list, not the choice itself. Without rules, with one plan or one
//! goal an item, goals go to the best of the items that goals carry; of the items that plans carry those alone in their bundle are
//! taken in falling order, and only bundles of several items need a table of places and plans. An item that either may carry
//! is tried both ways.
//!
//! # Complexity
//! O(n log n + b K N s) for n items, b bundles of several items with s of them each; times 2 for every item that either may carry.

use crate::priorities::{ModeOption, Problem};

/// Items that a plan or a goal may carry, up to which all ways are tried.
const MOST_EITHER: usize = 4;
/// No choice.
const NONE: i64 = i64::MIN / 2;

/// A problem of this kind, with the memory to solve it again and again.
#[derive(Debug, Clone)]
pub(super) struct Quick {
    places: usize,
    plans: usize,
    goals: usize,
    /// Items that goals alone carry.
    by_goal: Vec<usize>,
    /// Items that plans alone carry, each with its place among the bundles of several items; none if it is alone.
    by_plan: Vec<(usize, Option<usize>)>,
    /// Items that either may carry, likewise.
    either: Vec<(usize, Option<usize>)>,
    bonuses: Vec<i64>,
    goal_values: Vec<i64>,
    single_values: Vec<i64>,
    bundle_values: Vec<Vec<i64>>,
    table: Vec<i64>,
}

/// What may carry an item: a plan, a goal.
fn ways(options: &[ModeOption]) -> Option<(bool, bool)> {
    let plain = |option: &ModeOption| ModeOption { extra: 0, ..*option };
    let plan = options.contains(&ModeOption::PLAN);
    let known = |option: &ModeOption| {
        let own = plain(option);
        option.extra == 0
            && (own == ModeOption::PLAN || own == ModeOption::GOAL || (plan && own == ModeOption::BOTH))
    };
    options.iter().all(known).then(|| (plan, options.contains(&ModeOption::GOAL)))
}

impl Quick {
    /// Prepares a problem; none if it is of another kind.
    pub(super) fn of(problem: &Problem) -> Option<Self> {
        let items = &problem.items;
        if problem.has_rules()
            || problem.bounds.least_value.is_some()
            || items.iter().any(|item| item.forced.is_some())
        {
            return None;
        }
        let ways: Vec<(bool, bool)> = items.iter().map(|item| ways(&item.options)).collect::<Option<_>>()?;
        let mut sizes = vec![0_usize; problem.bundles.len()];
        items.iter().zip(&ways).filter(|(_, (plan, _))| *plan).for_each(|(item, _)| sizes[item.bundle] += 1);
        let several: Vec<usize> = (0..sizes.len()).filter(|&bundle| sizes[bundle] > 1).collect();
        let slot = |at: usize| several.binary_search(&items[at].bundle).ok();
        let which =
            |wanted: (bool, bool)| (0..items.len()).filter(|&at| ways[at] == wanted).collect::<Vec<usize>>();
        let slotted = |wanted| which(wanted).into_iter().map(|at| (at, slot(at))).collect::<Vec<_>>();
        let quick = Self {
            places: (problem.bounds.priorities as usize).min(items.len()),
            plans: (problem.bounds.plans as usize).min(items.len()),
            goals: problem.bounds.goals as usize,
            by_goal: which((false, true)),
            by_plan: slotted((true, false)),
            either: slotted((true, true)),
            bonuses: items.iter().map(|item| item.bonus).collect(),
            goal_values: Vec::new(),
            single_values: Vec::new(),
            bundle_values: vec![Vec::new(); several.len()],
            table: Vec::new(),
        };
        (quick.either.len() <= MOST_EITHER).then_some(quick)
    }

    /// Value of the best choice if the items are worth this, in micro-units, without their bonuses.
    pub(super) fn best(&mut self, values: &[i64]) -> i64 {
        let ways = 0..1_usize << self.either.len();
        ways.map(|by_plan| self.best_with(values, by_plan)).max().unwrap_or(0)
    }

    /// The same if plans carry those of either kind whose bits are set, and goals the others.
    fn best_with(&mut self, values: &[i64], by_plan: usize) -> i64 {
        let worth = |at: usize| values[at] + self.bonuses[at];
        self.goal_values.clear();
        self.single_values.clear();
        self.bundle_values.iter_mut().for_each(Vec::clear);
        self.goal_values.extend(self.by_goal.iter().map(|&at| worth(at)));
        let either = self.either.iter().enumerate();
        let chosen = either.clone().filter(|(bit, _)| by_plan >> bit & 1 == 1).map(|(_, item)| item);
        for &(at, slot) in self.by_plan.iter().chain(chosen) {
            let list = slot.map_or(&mut self.single_values, |slot| &mut self.bundle_values[slot]);
            list.push(worth(at));
        }
        self.goal_values.extend(
            either
                .filter(|(bit, _)| by_plan >> bit & 1 == 0)
                .map(|(_, &(at, _))| values[at] + self.bonuses[at]),
        );
        falling(&mut self.goal_values);
        let of_goals: i64 = self.goal_values.iter().take(self.goals).sum();
        of_goals + self.by_plans()
    }

    /// Value of the best choice among what plans carry.
    fn by_plans(&mut self) -> i64 {
        let (places, plans) = (self.places, self.plans);
        let width = plans + 1;
        self.table.clear();
        self.table.resize((places + 1) * width, NONE);
        self.table[0] = 0;
        let (mut rows, mut columns) = (0, 0);
        for values in &mut self.bundle_values {
            falling(values);
            // Rows from the last one back, so that no bundle is taken twice.
            for row in (0..=rows).rev().filter(|&row| row < places) {
                for column in 0..=columns {
                    let mut sum = self.table[row * width + column];
                    if sum == NONE {
                        continue;
                    }
                    for (value, to) in values.iter().zip(column + 1..=plans) {
                        sum += value;
                        let cell = &mut self.table[(row + 1) * width + to];
                        *cell = sum.max(*cell);
                    }
                }
            }
            (rows, columns) = ((rows + 1).min(places), (columns + values.len()).min(plans));
        }
        falling(&mut self.single_values);
        let mut sum = 0;
        for value in &mut self.single_values {
            sum += *value;
            *value = sum;
        }
        let singles = |count: usize| match count.min(self.single_values.len()) {
            0 => 0,
            count => self.single_values[count - 1],
        };
        let cell = |row: usize, column: usize| {
            self.table[row * width + column] + singles((places - row).min(plans - column))
        };
        let cells = (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column)));
        cells.map(|(row, column)| cell(row, column)).max().unwrap_or(0)
    }
}

/// The positive values, the largest first: what is worth nothing adds nothing.
fn falling(values: &mut Vec<i64>) {
    values.retain(|value| *value > 0);
    values.sort_unstable_by(|a, b| b.cmp(a));
}
