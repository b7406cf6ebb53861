//! The rows and columns of a problem with rules, as the relaxation sees them.
//!
//! A column is an option of an item, a bundle that is open, a shared plan that is taken, or an element that is covered; it is 0
//! or 1. A row says that
//! `Σ coefficient × column ≤ limit`. Two kinds of column are left out because nothing is to be decided about them: a
//! bundle of which only one item can take a place is open with it, and an element that only one item covers belongs to
//! its worth.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::instance::Instance;
use crate::problem::{Bounds, Problem};
use crate::tree::RowName;

/// What is taken of each row: position of the row and coefficient.
pub(crate) type Entries = Vec<(u32, i64)>;

/// Rows and columns; values are kept apart, because they change from one solution to the next.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// What each row stands for.
    pub(crate) names: Vec<RowName>,
    /// What each row allows.
    pub(crate) limits: Vec<i64>,
    /// The columns: options of the leaves, open bundles, shared plans, covered elements.
    pub(crate) columns: Vec<Entries>,
    /// Columns of each leaf, in the order of its options.
    pub(crate) leaves: Vec<Range<usize>>,
    /// Columns of the bundles that several items can open.
    pub(crate) bundles: Range<usize>,
    /// Columns of the plans that items share.
    pub(crate) plans: Range<usize>,
    /// Columns of the elements that several items cover.
    pub(crate) elements: Range<usize>,
    /// Position in [`Problem::elements`] of each column of an element.
    pub(crate) shared: Vec<usize>,
    /// Elements that at most one leaf covers, with that leaf.
    pub(crate) own: Vec<(usize, Option<usize>)>,
    /// For each leaf of a bundle with a column, the row that opens the bundle for it.
    pub(crate) open_row: Vec<Option<u32>>,
    /// For each leaf that shares a plan, the row that takes the plan for it, and the column of the plan.
    pub(crate) share_row: Vec<Option<(u32, usize)>>,
    /// For each leaf, positions in `shared` of the elements that it covers.
    pub(crate) covers: Vec<Vec<usize>>,
    /// For each leaf, all elements that it covers.
    pub(crate) covers_all: Vec<Vec<usize>>,
    /// Rows in which no bundle, no shared plan and no element stands, beside those of all plans.
    pub(crate) plain: Vec<bool>,
}

/// The rows that every problem has, in this order.
pub(crate) const PLACE: usize = 0;
const PLAN: usize = 1;
const GOAL: usize = 2;

impl Layout {
    pub(crate) fn new(problem: &Problem, instance: &Instance) -> Self {
        let leaves = instance.leaves.len();
        let mut layout = Layout {
            names: vec![RowName::Place, RowName::Plan, RowName::Goal],
            limits: vec![0; 3],
            columns: Vec::new(),
            leaves: Vec::with_capacity(leaves),
            bundles: 0..0,
            plans: 0..0,
            elements: 0..0,
            shared: Vec::new(),
            own: Vec::new(),
            open_row: vec![None; leaves],
            share_row: vec![None; leaves],
            covers: vec![Vec::new(); leaves],
            covers_all: vec![Vec::new(); leaves],
            plain: Vec::new(),
        };
        layout.set_bounds(instance.bounds);
        for leaf in &instance.leaves {
            let first = layout.columns.len();
            for choice in instance.offered(leaf) {
                let used = [(PLAN as u32, i64::from(choice.plans)), (GOAL as u32, i64::from(choice.goals))];
                layout.columns.push(used.into_iter().filter(|(_, amount)| *amount > 0).collect());
            }
            layout.leaves.push(first..layout.columns.len());
        }
        layout.add_bundles(problem, instance);
        layout.add_shared_plans(problem, instance);
        layout.add_rules(problem, instance);
        layout.add_elements(problem, instance);
        layout.mark_plain();
        layout
    }

    /// Changes what places, plans and goals there are.
    pub(crate) fn set_bounds(&mut self, bounds: Bounds) {
        let limits = [bounds.priorities, bounds.plans, bounds.goals];
        self.limits.iter_mut().zip(limits).for_each(|(limit, bound)| *limit = i64::from(bound));
    }

    fn row(&mut self, name: RowName, limit: i64) -> u32 {
        self.names.push(name);
        self.limits.push(limit);
        (self.names.len() - 1) as u32
    }

    /// Columns of a leaf's options that take a place.
    fn placed(&self, instance: &Instance, leaf: usize) -> Vec<usize> {
        let choices = instance.offered(&instance.leaves[leaf]).iter();
        self.leaves[leaf].clone().zip(choices).filter(|(_, choice)| choice.place).map(|(at, _)| at).collect()
    }

    fn add_bundles(&mut self, problem: &Problem, instance: &Instance) {
        let first = self.columns.len();
        for range in instance.bundles.clone() {
            let openers: Vec<usize> =
                range.clone().filter(|&leaf| !self.placed(instance, leaf).is_empty()).collect();
            if let [leaf] = openers.as_slice() {
                for column in self.placed(instance, *leaf) {
                    self.columns[column].push((PLACE as u32, 1));
                }
            } else if !openers.is_empty() {
                let bundle = self.columns.len();
                self.columns.push(vec![(PLACE as u32, 1)]);
                for leaf in openers {
                    let item = problem.items[instance.leaves[leaf].item].key.clone();
                    let row = self.row(RowName::Open(item), 0);
                    self.columns[bundle].push((row, -1));
                    for column in self.placed(instance, leaf) {
                        self.columns[column].push((row, 1));
                    }
                    self.open_row[leaf] = Some(row);
                }
            }
        }
        self.bundles = first..self.columns.len();
    }

    fn add_shared_plans(&mut self, problem: &Problem, instance: &Instance) {
        let first = self.columns.len();
        let mut column_of: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, leaf) in instance.leaves.iter().enumerate() {
            let item = &problem.items[leaf.item];
            let Some(key) = item.shared_plan.as_deref() else { continue };
            let row = self.row(RowName::Share(item.key.clone()), 0);
            for (column, choice) in self.leaves[place].clone().zip(instance.offered(leaf)) {
                if choice.shared == 0 {
                    continue;
                }
                let plan = *column_of.entry(key).or_insert(self.columns.len());
                if plan == self.columns.len() {
                    self.columns.push(vec![(PLAN as u32, i64::from(choice.shared))]);
                }
                if self.share_row[place].is_none() {
                    self.columns[plan].push((row, -1));
                    self.share_row[place] = Some((row, plan));
                }
                self.columns[column].push((row, 1));
            }
        }
        self.plans = first..self.columns.len();
    }

    fn add_rules(&mut self, problem: &Problem, instance: &Instance) {
        let rules = problem.canonical_rules();
        let leaf_of = leaf_of(problem, instance);
        for rule in &rules.coverage {
            let row = self.row(RowName::Coverage(rule.key.clone()), -i64::from(rule.least));
            self.put(row, -1, &rule.items, &leaf_of);
        }
        for rule in &rules.exclusions {
            let row = self.row(RowName::Exclusion(rule.key.clone()), i64::from(rule.most));
            self.put(row, 1, &rule.items, &leaf_of);
        }
        for (position, rule) in rules.prerequisites.iter().enumerate() {
            let row = self.row(RowName::Prerequisite(position), 0);
            self.put(row, 1, std::slice::from_ref(&rule.item), &leaf_of);
            self.put(row, -1, &rule.any_of, &leaf_of);
        }
        for resource in &rules.resources {
            // The limit has at most 40 bits.
            let row = self.row(RowName::Resource(resource.key.clone()), resource.limit as i64);
            for (place, leaf) in instance.leaves.iter().enumerate() {
                let item = &problem.items[leaf.item];
                let columns = self.leaves[place].clone();
                for (column, choice) in columns.zip(instance.offered(leaf)) {
                    let mode = item.options[usize::from(choice.option)].mode;
                    let amount = item.uses_of(&resource.key, mode) as i64;
                    if amount > 0 {
                        self.columns[column].push((row, amount));
                    }
                }
            }
        }
    }

    /// Puts a coefficient on all options of these items.
    fn put(&mut self, row: u32, coefficient: i64, items: &[String], leaf_of: &BTreeMap<&str, usize>) {
        for leaf in items.iter().filter_map(|key| leaf_of.get(key.as_str())) {
            for column in self.leaves[*leaf].clone() {
                self.columns[column].push((row, coefficient));
            }
        }
    }

    fn add_elements(&mut self, problem: &Problem, instance: &Instance) {
        let mut order: Vec<usize> = (0..problem.elements.len()).collect();
        order.sort_by_key(|&at| &problem.elements[at].key);
        let position: BTreeMap<&str, usize> =
            problem.elements.iter().enumerate().map(|(at, element)| (element.key.as_str(), at)).collect();
        let mut covered_by: Vec<Vec<usize>> = vec![Vec::new(); problem.elements.len()];
        for (place, leaf) in instance.leaves.iter().enumerate() {
            for &at in problem.items[leaf.item].covers.iter().filter_map(|key| position.get(key.as_str())) {
                self.covers_all[place].push(at);
                if !self.leaves[place].is_empty() {
                    covered_by[at].push(place);
                }
            }
        }
        let first = self.columns.len();
        for at in order {
            if covered_by[at].len() < 2 {
                self.own.push((at, covered_by[at].first().copied()));
                continue;
            }
            let row = self.row(RowName::Element(problem.elements[at].key.clone()), 0);
            self.columns.push(vec![(row, 1)]);
            for &leaf in &covered_by[at] {
                self.covers[leaf].push(self.shared.len());
                for column in self.leaves[leaf].clone() {
                    self.columns[column].push((row, -1));
                }
            }
            self.shared.push(at);
        }
        self.elements = first..self.columns.len();
    }

    /// Columns of each leaf that has several, for the rows that let only one of them be 1; and of each leaf that row.
    pub(crate) fn groups(&self) -> (Vec<Range<usize>>, Vec<Option<usize>>) {
        let mut ranges = Vec::new();
        let rows = self.names.len();
        let row = |range: &Range<usize>| {
            (range.len() > 1).then(|| {
                ranges.push(range.clone());
                rows + ranges.len() - 1
            })
        };
        let of_leaf = self.leaves.iter().map(row).collect();
        (ranges, of_leaf)
    }

    fn mark_plain(&mut self) {
        let plain = |name: &RowName| {
            !matches!(name, RowName::Place | RowName::Open(_) | RowName::Share(_) | RowName::Element(_))
        };
        self.plain = self.names.iter().map(plain).collect();
    }
}

/// Place of each item in the canonical order, by key.
pub(crate) fn leaf_of<'a>(problem: &'a Problem, instance: &Instance) -> BTreeMap<&'a str, usize> {
    problem.items.iter().zip(&instance.place_of).map(|(item, &place)| (item.key.as_str(), place)).collect()
}
