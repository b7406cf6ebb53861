//! Branch and bound over the options of items.
//!
//! A part of all choices is bounded by its linear relaxation; the prices found are rounded to integers, the bound and what
//! follows for single options are computed from them exactly. What remains is split by one item. The part with the
//! greatest bound is taken up next, and followed down until it is done with.
//!
//! # Source
//! Land, A. H. & Doig, A. G. (1960): An automatic method of solving discrete programming problems. Econometrica 28(3),
//! 497-520. Safe bounds from approximate prices: Neumaier, A. & Shcherbina, O. (2004): Safe bounds in linear and
//! mixed-integer linear programming. Mathematical Programming 99, 283-296. Penalties: Driebeek, N. J. (1966): An algorithm
//! for the solution of mixed integer programming problems. Management Science 12(7), 576-587.
//!
//! # Complexity
//! Exponential at worst; the number of parts is limited.

mod splitting;

use std::collections::BinaryHeap;

use crate::general::bound::{Part, Relaxed, States, Worths, is_empty, is_point, reduce, relax};
use crate::general::layout::Layout;
use crate::general::local::{Moves, Point, State, first, states};
use crate::general::record::Record;
use crate::general::simplex::{Ended, Simplex};
use crate::item::Mode;
use socta_base::numeric::random;

/// Prices of a ray are integers up to about this.
const RAY: f64 = 1_099_511_627_776.0;
/// How far from 0 and 1 a value is whole.
const WHOLE: f64 = 1e-6;
/// Rounds of relaxation and reduction of one part.
const ROUNDS: usize = 3;
/// The part at which good choices are looked for by restarts: easy problems are done before.
const WANDER_AT: u64 = 64;
/// Restarts at most; on problems of 1,000 leaves the best choices are found in the first hundred.
const MOST_RESTARTS: usize = 600;

/// What a search is about.
#[derive(Debug)]
pub(crate) struct Ground<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) moves: &'a Moves,
    pub(crate) worths: &'a Worths,
    /// Row beyond the rules that lets a leaf be in one mode only, if it has several.
    pub(crate) group: &'a [Option<usize>],
    /// Modes of the options of each leaf.
    pub(crate) modes: &'a [Vec<Mode>],
}

/// What to look for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Only choices worth more than this.
    pub(crate) floor: Option<i128>,
    /// Any choice worth at least this is enough.
    pub(crate) enough: Option<i128>,
    /// At most this many parts.
    pub(crate) parts: u64,
    /// Whether to look for good choices by exchanges first.
    pub(crate) wander: bool,
}

/// What a search found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// The best choice above the floor, and its worth.
    pub(crate) best: Option<(Point, i128)>,
    /// Nothing is worth more than this and the floor and the best; `None` if the search is complete.
    pub(crate) left: Option<i128>,
    /// Parts that were looked at.
    pub(crate) parts: u64,
    /// Prices of the first part.
    pub(crate) prices: Vec<i128>,
}

/// A part that is still to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Open {
    bound: i128,
    /// Position in the order of creation.
    number: u64,
    part: Part,
    /// Bound by what is recorded.
    proved: i128,
    recorded: Option<usize>,
    depth: u32,
}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bound.cmp(&other.bound).then_with(|| other.number.cmp(&self.number))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// One search.
pub(crate) struct Search<'a> {
    ground: &'a Ground<'a>,
    simplex: &'a mut Simplex,
    record: Option<&'a mut Record>,
    wanted: Wanted,
    best: Option<(Point, i128)>,
    values: Vec<f64>,
    prices: Vec<i128>,
    number: u64,
    parts: u64,
    first_prices: Vec<i128>,
    /// The part that the search began with.
    whole: Part,
}

impl<'a> Search<'a> {
    pub(crate) fn new(
        ground: &'a Ground<'a>,
        simplex: &'a mut Simplex,
        record: Option<&'a mut Record>,
        wanted: Wanted,
    ) -> Self {
        Search {
            ground,
            simplex,
            record,
            wanted,
            best: None,
            values: Vec::new(),
            prices: Vec::new(),
            number: 0,
            parts: 0,
            first_prices: Vec::new(),
            whole: Part::new(),
        }
    }

    /// Starts from a choice that is known to keep all rules.
    pub(crate) fn known(&mut self, point: &[u8]) {
        self.try_point(point.to_vec());
    }

    /// Looks through a part of all choices.
    pub(crate) fn run(mut self, part: Part) -> Found {
        // An item without a mode cannot be forced in.
        if is_empty(&part) {
            return Found::default();
        }
        if self.wanted.wander {
            self.whole.clone_from(&part);
        }
        let mut open = BinaryHeap::new();
        let recorded = self.record.as_mut().map(|record| record.root());
        let mut next =
            Some(Open { bound: i128::MAX, number: 0, part, proved: i128::MAX, recorded, depth: 0 });
        let mut left = None;
        while let Some(node) = next.take().or_else(|| open.pop()) {
            let done = self.enough() || self.parts >= self.wanted.parts;
            if self.is_closed(node.bound) || done {
                if !self.is_closed(node.bound) {
                    left = left.max(Some(node.bound));
                }
                self.leave(&node);
                continue;
            }
            let (one, other) = self.look(node);
            next = one;
            open.extend(other);
        }
        let scale = self.ground.worths.scale;
        Found {
            best: self.best,
            left: left.map(|left| if left == i128::MAX { left } else { left.div_euclid(scale) }),
            parts: self.parts,
            prices: self.first_prices,
        }
    }

    fn enough(&self) -> bool {
        let worth = self.best.as_ref().map(|best| best.1);
        self.wanted.enough.is_some_and(|enough| worth.is_some_and(|worth| worth >= enough))
    }

    /// What a choice must be worth more than.
    fn floor(&self) -> Option<i128> {
        self.wanted.floor.max(self.best.as_ref().map(|best| best.1))
    }

    /// Greatest bound, times the scale, at which nothing better can be in a part.
    fn target(&self) -> i128 {
        let scale = self.ground.worths.scale;
        self.floor().map_or(i128::MIN, |floor| floor.saturating_mul(scale).saturating_add(scale - 1))
    }

    fn is_closed(&self, bound: i128) -> bool {
        bound != i128::MAX && bound <= self.target()
    }

    /// A part is left as it is: done with, or not.
    fn leave(&mut self, node: &Open) {
        let target = self.target();
        if let (Some(record), Some(recorded)) = (self.record.as_mut(), node.recorded)
            && node.proved > target
        {
            record.leave(recorded, node.proved);
        }
    }

    /// Bounds a part, and splits it unless it is done with: the part to follow, and the other.
    fn look(&mut self, mut node: Open) -> (Option<Open>, Option<Open>) {
        self.parts += 1;
        if self.wanted.wander && self.parts == WANDER_AT {
            self.wander();
        }
        if is_point(&node.part) {
            self.close_point(&mut node);
            return (None, None);
        }
        let mut ended = Ended::Stopped;
        for round in 0..ROUNDS {
            ended = self.relaxation(&node.part);
            let fixed = count(&node.part);
            if ended == Ended::Optimal {
                self.simplex.values(&mut self.values);
                self.round(&node, round);
            }
            if self.cut(&mut node, ended) {
                self.leave(&node);
                return (None, None);
            }
            // Another round only where much was decided.
            if ended != Ended::Optimal || count(&node.part) * 10 > fixed * 9 || is_point(&node.part) {
                break;
            }
        }
        if is_point(&node.part) {
            self.close_point(&mut node);
            return (None, None);
        }
        let cut = self.choose(&node.part, ended);
        self.split(node, &cut)
    }

    /// Solves the linear relaxation of a part.
    fn relaxation(&mut self, part: &[States]) -> Ended {
        let layout = self.ground.layout;
        for (leaf, &states) in part.iter().enumerate() {
            for (option, column) in layout.leaves[leaf].clone().enumerate() {
                let bit = 1_u8 << (option + 1);
                let high = f64::from(states & bit != 0);
                self.simplex.bound(column, if states == bit { 1.0 } else { 0.0 }, high);
            }
            if let Some(row) = self.ground.group[leaf] {
                self.simplex.must(row, states & 1 == 0);
            }
        }
        let floor = self.floor().map_or(f64::NEG_INFINITY, |floor| floor as f64 + 0.5);
        self.simplex.solve(floor)
    }

    /// Rounds the prices, and takes away what they exclude; whether nothing is left.
    fn cut(&mut self, node: &mut Open, ended: Ended) -> bool {
        let (layout, worths) = (self.ground.layout, self.ground.worths);
        let ray = ended == Ended::Infeasible;
        self.integers(ended, if ray { None } else { Some(worths.scale as f64) });
        if self.first_prices.is_empty() && !ray {
            self.first_prices.clone_from(&self.prices);
        }
        let used = (!ray).then_some(worths);
        let Some(relaxed) = relax(layout, used, &self.prices, &node.part) else {
            return is_empty(&node.part);
        };
        let target = if ray { -1 } else { self.target() };
        self.apply(node, ray, &relaxed, target)
    }

    fn apply(&mut self, node: &mut Open, ray: bool, relaxed: &Relaxed, target: i128) -> bool {
        let (layout, worths) = (self.ground.layout, self.ground.worths);
        let used = (!ray).then_some(worths);
        let changed = reduce(layout, used, &self.prices, relaxed, target, &mut node.part);
        let better = !ray && relaxed.total < node.bound;
        if better {
            node.bound = relaxed.total;
        }
        if changed || better {
            self.keep(node, ray);
        }
        is_empty(&node.part)
    }

    /// Records the prices that were just used on a part.
    fn keep(&mut self, node: &mut Open, ray: bool) {
        let (Some(record), Some(recorded)) = (self.record.as_mut(), node.recorded) else { return };
        if record.cut(recorded, ray, &self.prices) {
            let closed = is_empty(&node.part);
            node.proved = if closed { i128::MIN } else { node.proved.min(node.bound) };
        }
    }

    /// The prices of the last relaxation as integers; those of a ray with a scale of their own.
    fn integers(&mut self, ended: Ended, scale: Option<f64>) {
        let rows = self.ground.layout.names.len();
        self.prices.clear();
        let scale = scale.unwrap_or_else(|| {
            let largest = (0..rows).map(|row| self.simplex.price(row, ended)).fold(0.0, f64::max);
            if largest > 0.0 { RAY / largest } else { 0.0 }
        });
        // Casts saturate; what is too large is refused where it is used.
        self.prices.extend((0..rows).map(|row| (self.simplex.price(row, ended) * scale).round() as i128));
    }

    /// Looks for a choice near the relaxation.
    fn round(&mut self, node: &Open, round: usize) {
        let layout = self.ground.layout;
        let nearest = |(leaf, &allowed): (usize, &States)| {
            let first_column = layout.leaves[leaf].start;
            let value = |state: u8| match state {
                0 => 1.0 - layout.leaves[leaf].clone().map(|column| self.values[column]).sum::<f64>(),
                _ => self.values[first_column + usize::from(state) - 1],
            };
            let best = states(allowed).max_by(|a, b| value(*a).total_cmp(&value(*b)).then(b.cmp(a)));
            best.unwrap_or_else(|| first(allowed))
        };
        let point: Point = node.part.iter().enumerate().map(nearest).collect();
        let whole = self.values[..layout.bundles.start].iter().all(|value| is_whole(*value));
        if whole {
            self.try_point(point);
        } else if round == 0 && (node.depth == 0 || self.parts.is_multiple_of(64) || self.best.is_none()) {
            let (moves, worths) = (self.ground.moves, self.ground.worths);
            let mut state = State::at(layout, moves, worths, &point);
            state.follow();
            state.improve(&node.part);
            if state.broken == 0 {
                self.accept(state.point, state.worth);
            }
        }
    }

    /// Looks for better choices all over the part that the search began with, from the best one that is known.
    fn wander(&mut self) {
        let Ground { layout, moves, worths, .. } = *self.ground;
        let rounds = (40 + 2 * self.whole.len()).min(MOST_RESTARTS);
        let source = random::Source::new(0, &["priorities", "exchanges"]);
        let mut state = match &self.best {
            Some((point, _)) => State::at(layout, moves, worths, point),
            None => {
                State::at(layout, moves, worths, &self.whole.iter().map(|s| first(*s)).collect::<Point>())
            }
        };
        state.follow();
        state.wander(&self.whole, rounds, &mut source.stream(0));
        if state.broken == 0 {
            self.accept(state.point, state.worth);
        }
    }

    fn try_point(&mut self, point: Point) {
        let state = State::at(self.ground.layout, self.ground.moves, self.ground.worths, &point);
        if state.broken == 0 {
            let worth = state.worth;
            self.accept(point, worth);
        }
    }

    fn accept(&mut self, point: Point, worth: i128) {
        if self.floor().is_none_or(|floor| worth > floor) {
            self.best = Some((point, worth));
        }
    }

    /// One choice is left: it is looked at, and prices are stated that prove it.
    fn close_point(&mut self, node: &mut Open) {
        let (layout, worths) = (self.ground.layout, self.ground.worths);
        let point: Point = node.part.iter().map(|states| first(*states)).collect();
        let state = State::at(layout, self.ground.moves, worths, &point);
        let ray = state.broken > 0;
        self.prices = state.prices();
        if !ray {
            let worth = state.worth;
            self.accept(point, worth);
        }
        if let Some(relaxed) = relax(layout, (!ray).then_some(worths), &self.prices, &node.part) {
            let target = if ray { -1 } else { self.target() };
            self.apply(node, ray, &relaxed, target);
        }
        self.leave(node);
    }
}

fn is_whole(value: f64) -> bool {
    !(WHOLE..=1.0 - WHOLE).contains(&value)
}

/// States that are left.
fn count(part: &[States]) -> u32 {
    part.iter().map(|states| states.count_ones()).sum()
}
