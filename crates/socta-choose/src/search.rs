//! The exact choice: branch and bound over the items in canonical order, where branches that meet are merged.
//!
//! Items are decided one after the other, bundle by bundle. Two partial choices that have used the same places, plans
//! and goals can be completed in the same ways, so only the better one is kept: the search is a dynamic program over at
//! most 2(K+1)(N+1)(G+1) states an item. A state whose worth, together with the Lagrangian bound of what is still
//! open, cannot reach the best choice known is dropped: the search is a branch and bound. The first property keeps it
//! polynomial where many items have the same value, which is usual, and where pure branch and bound explodes; the second makes it fast
//! and leaves a short proof. A later constraint adds a multiplier to the bound and a component to the state; one that
//! has no small state merges nothing, and what remains is branch and bound.
//!
//! # Source
//! Morin, T. L. & Marsten, R. E. (1976): Branch-and-bound strategies for dynamic programming. Operations Research
//! 24(4), 611-627. <https://doi.org/10.1287/opre.24.4.611>
//!
//! # Complexity
//! O(n · K · N · G) at worst; usually a few states an item.

use rustc_hash::FxHashMap;

use crate::dual::{Multipliers, leaf_bounds};
use crate::instance::{Capacity, Choice, Instance};

/// A partial choice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// Worth so far, less the prices of what it used.
    reduced: i128,
    pub(crate) places: u32,
    pub(crate) plans: u32,
    pub(crate) goals: u32,
    /// Whether the current bundle has taken its place.
    pub(crate) open: bool,
    /// Replaced by a better one in the same state.
    dead: bool,
    /// Last entry of the trail, [`NO_ENTRY`] if nothing is chosen yet.
    trail: u32,
}

/// A chosen option and the one chosen before it.
#[derive(Debug, Clone, Copy)]
struct Entry {
    before: u32,
    leaf: u32,
    option: u8,
}

const NO_ENTRY: u32 = u32::MAX;

/// Where states are looked up: a table while it is small, else a hash map.
#[derive(Debug, Clone, Default)]
struct Slots {
    table: Vec<u32>,
    map: FxHashMap<u64, u32>,
    dense: bool,
}

const DENSE: u64 = 1 << 21;

impl Slots {
    fn prepare(&mut self, capacity: Capacity) {
        let states = (u64::from(capacity.places) + 1)
            .saturating_mul(u64::from(capacity.plans) + 1)
            .saturating_mul(u64::from(capacity.goals) + 1)
            .saturating_mul(2);
        self.dense = states <= DENSE;
        self.map.clear();
        if self.dense {
            self.table.clear();
            self.table.resize(states as usize, u32::MAX);
        }
    }

    /// The position under this key, after setting it to `position` if there was none.
    fn claim(&mut self, key: u64, position: u32) -> &mut u32 {
        if self.dense {
            let slot = &mut self.table[key as usize];
            if *slot == u32::MAX {
                *slot = position;
            }
            slot
        } else {
            self.map.entry(key).or_insert(position)
        }
    }

    fn release(&mut self, nodes: &[Node], capacity: Capacity) {
        if self.dense {
            for node in nodes {
                self.table[key(node, capacity) as usize] = u32::MAX;
            }
        } else {
            self.map.clear();
        }
    }
}

/// Fits into 59 bits: the capacities are cut to what at most 2^14 items can use ([`Problem::check`](crate::Problem::check)), so there are
/// at most 2^14 places, 2^22 plans and 2^22 goals.
fn key(node: &Node, capacity: Capacity) -> u64 {
    let plans = u64::from(capacity.plans) + 1;
    let goals = u64::from(capacity.goals) + 1;
    ((u64::from(node.places) * plans + u64::from(node.plans)) * goals + u64::from(node.goals)) * 2
        + u64::from(node.open)
}

/// What to keep.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pruning {
    /// States that cannot reach this worth are dropped.
    pub(crate) floor: Option<i128>,
    /// At most this many states an item.
    pub(crate) width: usize,
}

/// The best choice of one pass.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) worth: i128,
    trail: u32,
}

/// Working memory that is kept from one problem to the next.
#[derive(Debug, Clone, Default)]
pub(crate) struct SearchMemory {
    layer: Vec<Node>,
    next: Vec<Node>,
    trail: Vec<Entry>,
    slots: Slots,
    /// Bound of what is still open from an item on, by whether its bundle is open: `[shut, open]`.
    rest: Vec<[i128; 2]>,
    bounds: Vec<i128>,
    prices: Multipliers,
}

impl SearchMemory {
    /// Computes the bounds of what is still open.
    pub(crate) fn prepare(&mut self, instance: &Instance, prices: Multipliers) {
        let capacity = instance.capacity;
        self.prices = prices;
        self.slots.prepare(capacity);
        let mut tail = prices.place * i128::from(capacity.places)
            + prices.plan * i128::from(capacity.plans)
            + prices.goal * i128::from(capacity.goals);
        self.rest.clear();
        self.rest.resize(instance.leaves.len() + 1, [tail, tail]);
        for range in instance.bundles.iter().rev() {
            let (mut shut, mut open) = (Some(0), 0);
            for place in range.clone().rev() {
                let (without, with) = leaf_bounds(instance, &instance.leaves[place], &prices);
                open += with;
                shut = shut.zip(without).map(|(sum, part)| sum + part);
                let opened = open - prices.place;
                self.rest[place] = [tail + shut.map_or(opened, |shut| shut.max(opened)), tail + open];
            }
            tail = self.rest[range.start][0];
        }
    }

    /// One pass over all items. The second part says whether states were dropped for want of width.
    pub(crate) fn pass(
        &mut self,
        instance: &Instance,
        pruning: Pruning,
        mut watch: impl FnMut(usize, &[Node], &Self),
    ) -> (Option<Found>, bool) {
        self.trail.clear();
        self.layer.clear();
        let root =
            Node { reduced: 0, places: 0, plans: 0, goals: 0, open: false, dead: false, trail: NO_ENTRY };
        if pruning.floor.is_none_or(|floor| self.rest[0][0] >= floor) {
            self.layer.push(root);
        }
        let mut cut = false;
        for place in 0..instance.leaves.len() {
            watch(place, &self.layer, self);
            self.expand(instance, place, pruning.floor);
            self.slots.release(&self.next, instance.capacity);
            self.next.retain(|node| !node.dead);
            std::mem::swap(&mut self.layer, &mut self.next);
            cut |= self.narrow(place + 1, pruning.width);
        }
        let mut best: Option<Found> = None;
        for node in &self.layer {
            let worth = self.worth(node);
            // Nodes stand in the order of the tie rule, so the first of equals wins.
            if best.is_none_or(|best| worth > best.worth) {
                best = Some(Found { worth, trail: node.trail });
            }
        }
        (best, cut)
    }

    /// Worth of a node without prices.
    pub(crate) fn worth(&self, node: &Node) -> i128 {
        node.reduced
            + self.prices.place * i128::from(node.places)
            + self.prices.plan * i128::from(node.plans)
            + self.prices.goal * i128::from(node.goals)
    }

    /// Decides one item in every node of the layer; taking it comes first, as the tie rule wants.
    fn expand(&mut self, instance: &Instance, place: usize, floor: Option<i128>) {
        let leaf = &instance.leaves[place];
        let rest = self.rest[place + 1];
        let floor = floor.unwrap_or(i128::MIN);
        let capacity = instance.capacity;
        let (choices, may_skip) = (instance.choices(leaf), instance.may_skip(leaf));
        let mut layer = std::mem::take(&mut self.layer);
        self.next.clear();
        for node in &layer {
            for choice in choices {
                let Some(mut child) = take(node, choice, capacity, &self.prices) else { continue };
                child.open &= !leaf.ends_bundle;
                if child.reduced + rest[usize::from(child.open)] >= floor {
                    let entry = Entry { before: node.trail, leaf: place as u32, option: choice.option };
                    self.insert(child, Some(entry), capacity);
                }
            }
            let mut child = *node;
            child.open &= !leaf.ends_bundle;
            if may_skip && child.reduced + rest[usize::from(child.open)] >= floor {
                self.insert(child, None, capacity);
            }
        }
        layer.clear();
        self.layer = layer;
    }

    /// Adds a node unless one in the same state is as good; a node that it replaces dies.
    fn insert(&mut self, mut node: Node, entry: Option<Entry>, capacity: Capacity) {
        let position = self.next.len() as u32;
        let slot = self.slots.claim(key(&node, capacity), position);
        if *slot != position {
            let other = &mut self.next[*slot as usize];
            if other.reduced >= node.reduced {
                return;
            }
            other.dead = true;
            *slot = position;
        }
        if let Some(entry) = entry {
            node.trail = self.trail.len() as u32;
            self.trail.push(entry);
        }
        self.next.push(node);
    }

    /// Keeps the `width` nodes of the best bounds, in their order.
    fn narrow(&mut self, place: usize, width: usize) -> bool {
        if self.layer.len() <= width {
            return false;
        }
        let rest = self.rest[place];
        let bound = |node: &Node| node.reduced + rest[usize::from(node.open)];
        self.bounds.clear();
        self.bounds.extend(self.layer.iter().map(bound));
        let last = width.saturating_sub(1);
        let threshold = *self.bounds.select_nth_unstable_by(last, |a, b| b.cmp(a)).1;
        let better = self.layer.iter().filter(|node| bound(node) > threshold).count();
        let mut equal = width - better;
        self.layer.retain(|node| {
            let own = bound(node);
            let keep = own > threshold || (own == threshold && equal > 0);
            equal -= usize::from(keep && own == threshold);
            keep
        });
        true
    }

    /// Writes the options of a found choice: `taken[place]`, `None` for what is left out.
    pub(crate) fn write(&self, found: &Found, taken: &mut Vec<Option<u8>>, leaves: usize) {
        taken.clear();
        taken.resize(leaves, None);
        let mut at = found.trail;
        while let Some(entry) = self.trail.get(at as usize) {
            taken[entry.leaf as usize] = Some(entry.option);
            at = entry.before;
        }
    }
}

/// The node after an option is taken; `None` if it does not fit.
fn take(node: &Node, choice: &Choice, capacity: Capacity, prices: &Multipliers) -> Option<Node> {
    let opens = choice.place && !node.open;
    let child = Node {
        reduced: node.reduced + choice.worth
            - prices.plan * i128::from(choice.plans)
            - prices.goal * i128::from(choice.goals)
            - if opens { prices.place } else { 0 },
        places: node.places + u32::from(opens),
        plans: node.plans + choice.plans,
        goals: node.goals + choice.goals,
        open: node.open || choice.place,
        dead: false,
        trail: node.trail,
    };
    let fits =
        child.places <= capacity.places && child.plans <= capacity.plans && child.goals <= capacity.goals;
    fits.then_some(child)
}
