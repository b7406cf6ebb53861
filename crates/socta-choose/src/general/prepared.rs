//! A problem with rules, laid out to be solved again and again.

use crate::general::bound::{self, Part, States, Worths};
use crate::general::layout::Layout;
use crate::general::local::{Moves, Point, states};
use crate::general::record::Record;
use crate::general::search::{Found, Ground, Search, Wanted};
use crate::general::simplex::Simplex;
use crate::instance::{Choice, Instance};
use crate::item::Mode;
use crate::problem::{Bounds, Problem};
use crate::tree::{LARGEST_SCALE, Tree};

/// Parts of all choices that are looked at before a search ends with a gap.
pub(crate) const PARTS: u64 = 200_000;

/// A problem with rules, and the working memory to solve it again and again.
#[derive(Debug, Clone)]
pub(crate) struct General {
    pub(super) layout: Layout,
    pub(super) moves: Moves,
    simplex: Simplex,
    pub(super) worths: Worths,
    group: Vec<Option<usize>>,
    modes: Vec<Vec<Mode>>,
    /// Values of the elements of the problem, in micro-units.
    elements: Vec<i64>,
    /// At most this many parts a solution.
    pub(crate) parts: u64,
}

/// The best choice that was found.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    /// Position of the option taken by each leaf, `None` if it is left out.
    pub(crate) taken: Vec<Option<u8>>,
    pub(crate) worth: i128,
    /// No choice is worth more; equal to `worth` if the choice is best.
    pub(crate) bound: i128,
}

impl General {
    /// Lays out a problem that has rules.
    pub(crate) fn new(problem: &Problem, instance: &Instance) -> Self {
        let layout = Layout::new(problem, instance);
        let moves = Moves::new(&layout, instance);
        let (groups, group) = layout.groups();
        let simplex = Simplex::new(&layout.columns, layout.names.len(), &groups);
        let mode =
            |choice: &Choice, item: usize| problem.items[item].options[usize::from(choice.option)].mode;
        let modes = instance.leaves.iter();
        let modes = modes
            .map(|leaf| instance.offered(leaf).iter().map(|choice| mode(choice, leaf.item)).collect())
            .collect();
        let elements = problem.elements.iter().map(|element| element.value).collect();
        General { layout, moves, simplex, worths: Worths::default(), group, modes, elements, parts: PARTS }
    }

    /// Gives the elements other values, in the order of the problem.
    pub(crate) fn set_elements(&mut self, values: &[i64]) {
        self.elements.clear();
        self.elements.extend_from_slice(values);
    }

    /// Value of all elements that a leaf covers.
    pub(crate) fn alone(&self, leaf: usize) -> i64 {
        self.layout.covers_all[leaf].iter().map(|&at| self.elements[at]).sum()
    }

    /// Value of the elements that these leaves cover together.
    pub(crate) fn union(&self, leaves: impl Iterator<Item = usize>) -> i64 {
        let mut covered: Vec<usize> =
            leaves.flat_map(|leaf| self.layout.covers_all[leaf].iter().copied()).collect();
        covered.sort_unstable();
        covered.dedup();
        covered.into_iter().map(|at| self.elements[at]).sum()
    }

    /// Changes the bounds.
    pub(crate) fn set_bounds(&mut self, bounds: Bounds) {
        self.layout.set_bounds(bounds);
    }

    /// The best choice; `None` if there is none.
    pub(crate) fn solve(&mut self, instance: &Instance) -> Option<Outcome> {
        let (found, part) = self.search(instance, None)?;
        self.finish(instance, found, part)
    }

    /// Whether there is any choice.
    pub(crate) fn fits(&mut self, instance: &Instance) -> bool {
        self.load(instance);
        let wanted = Wanted { floor: None, enough: Some(i128::MIN), parts: self.parts, wander: false };
        self.run(all(instance), wanted, None, None).best.is_some()
    }

    /// The best choice, and the tree that proves it.
    pub(crate) fn prove(&mut self, problem: &Problem, instance: &Instance) -> Option<(Outcome, Tree)> {
        let mut record = Record::default();
        let (found, part) = self.search(instance, Some(&mut record))?;
        let outcome = self.finish(instance, found, part)?;
        let tree = record.tree(problem, instance, &self.layout, &self.worths, outcome.worth);
        Some((outcome, tree))
    }

    /// A first search over everything; `None` if nothing can be chosen at all.
    fn search(&mut self, instance: &Instance, record: Option<&mut Record>) -> Option<(Found, Part)> {
        self.load(instance);
        let part = all(instance);
        let wanted = Wanted { floor: None, enough: None, parts: self.parts, wander: true };
        let found = self.run(part.clone(), wanted, record, None);
        Some((found, part))
    }

    fn run(
        &mut self,
        part: Part,
        wanted: Wanted,
        record: Option<&mut Record>,
        known: Option<&[u8]>,
    ) -> Found {
        let ground = Ground {
            layout: &self.layout,
            moves: &self.moves,
            worths: &self.worths,
            group: &self.group,
            modes: &self.modes,
        };
        let mut search = Search::new(&ground, &mut self.simplex, record, wanted);
        if let Some(point) = known {
            search.known(point);
        }
        search.run(part)
    }

    /// The choice that the tie rule prefers among the best ones.
    fn finish(&mut self, instance: &Instance, found: Found, part: Part) -> Option<Outcome> {
        let (mut point, worth) = found.best?;
        let bound = found.left.map_or(worth, |left| left.max(worth));
        if bound == worth {
            let parts = self.parts.saturating_sub(found.parts);
            self.prefer(&mut point, worth, part, &found.prices, parts);
        }
        let taken = instance.leaves.iter().zip(&point).map(|(leaf, &state)| {
            let option = usize::from(state).checked_sub(1)?;
            instance.offered(leaf).get(option).map(|choice| choice.option)
        });
        Some(Outcome { taken: taken.collect(), worth, bound })
    }

    /// Goes through the leaves in canonical order and decides each as well as choices of the same worth allow.
    fn prefer(&mut self, point: &mut Point, worth: i128, mut part: Part, prices: &[i128], mut parts: u64) {
        let target = (worth - 1).saturating_mul(self.worths.scale).saturating_add(self.worths.scale - 1);
        // Without prices the first part was a single choice.
        if prices.len() == self.layout.names.len()
            && let Some(relaxed) = bound::relax(&self.layout, Some(&self.worths), prices, &part)
        {
            bound::reduce(&self.layout, Some(&self.worths), prices, &relaxed, target, &mut part);
        }
        for leaf in 0..part.len() {
            for state in preferred(part[leaf]) {
                if state == point[leaf] {
                    break;
                }
                let mut narrow = part.clone();
                narrow[leaf] = 1 << state;
                let wanted = Wanted { floor: Some(worth - 1), enough: Some(worth), parts, wander: false };
                let found = self.run(narrow, wanted, None, None);
                parts = parts.saturating_sub(found.parts);
                if let Some((other, _)) = found.best {
                    *point = other;
                    break;
                }
            }
            part[leaf] = 1 << point[leaf];
        }
    }

    /// Takes over values, overrides and bounds.
    pub(super) fn load(&mut self, instance: &Instance) {
        let unit = instance.units.value;
        let (layout, elements) = (&self.layout, &self.elements);
        let columns = &mut self.worths.columns;
        columns.clear();
        for leaf in &instance.leaves {
            columns.extend(instance.offered(leaf).iter().map(|choice| choice.worth));
        }
        columns.extend(layout.bundles.clone().map(|_| 0));
        let plans = layout.plans.clone().map(|plan| i128::from(layout.columns[plan][0].1));
        columns.extend(plans.map(|plans| -plans * instance.units.plan));
        columns.extend(layout.shared.iter().map(|&at| i128::from(elements[at]) * unit));
        for &(at, leaf) in &layout.own {
            for column in leaf.map_or(0..0, |leaf| layout.leaves[leaf].clone()) {
                columns[column] += i128::from(elements[at]) * unit;
            }
        }
        let total: i128 = columns.iter().map(|worth| worth.abs()).sum();
        self.worths.elements = elements.iter().map(|value| i128::from(*value) * unit).collect();
        // Leaves at least 27 bits above the totals for what prices are multiplied with.
        let bits = 100_u32.saturating_sub(128 - total.leading_zeros());
        self.worths.scale = LARGEST_SCALE.min(1 << bits.min(20));
        self.simplex.load(self.worths.columns.iter().map(|worth| *worth as f64), &self.layout.limits);
    }
}

/// The states that overrides and the least value allow.
pub(super) fn all(instance: &Instance) -> Part {
    let of_leaf = |leaf| {
        let may = |choice: &Choice| instance.choices(leaf).iter().any(|other| other.option == choice.option);
        let options = (1..8).zip(instance.offered(leaf)).filter(|(_, choice)| may(choice));
        options.fold(u8::from(instance.may_skip(leaf)), |states: States, (state, _)| states | 1 << state)
    };
    instance.leaves.iter().map(of_leaf).collect()
}

/// The states of a leaf in the order of the tie rule: its options by mode, then left out.
fn preferred(allowed: States) -> impl Iterator<Item = u8> {
    states(allowed & !1).chain((allowed & 1 == 1).then_some(0))
}
