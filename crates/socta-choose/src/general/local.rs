//! A choice that is changed leaf by leaf, with all that follows from a change kept up to date.
//!
//! # Complexity
//! O(entries) a change; with what each leaf would add, O(covered elements · leaves that cover one).

use crate::general::bound::{States, Worths};
use crate::general::layout::{Layout, PLACE};
use crate::instance::Instance;

/// The state of each leaf: 0 for left out, k + 1 for its option k.
pub(crate) type Point = Vec<u8>;

/// What is taken once however many of some columns are 1: the place of a bundle, or plans that are shared.
#[derive(Debug, Clone, Copy)]
struct Charge {
    row: usize,
    amount: i64,
    /// The column that stands for it, if it is worth something.
    column: Option<usize>,
}

/// What a change of one leaf touches.
#[derive(Debug, Clone, Default)]
pub(crate) struct Moves {
    /// Entries of each column in rows without bundles, shared plans and elements.
    entries: Vec<Vec<(u32, i64)>>,
    /// Charges that each column brings about, each with the row, if there is one, in which the column can pay for it.
    brings: Vec<Vec<(usize, Option<u32>)>>,
    charges: Vec<Charge>,
    /// What one unit too much of a row weighs.
    weight: Vec<i64>,
    /// For each shared element, the leaves that cover it.
    coverers: Vec<Vec<u32>>,
}

impl Moves {
    pub(crate) fn new(layout: &Layout, instance: &Instance) -> Self {
        let mut largest = vec![1_i64; layout.names.len()];
        let columns = layout.leaves.last().map_or(0, |last| last.end);
        let plain = |entries: &Vec<(u32, i64)>| -> Vec<(u32, i64)> {
            entries.iter().copied().filter(|&(row, _)| layout.plain[row as usize]).collect()
        };
        let entries: Vec<Vec<(u32, i64)>> = layout.columns[..columns].iter().map(plain).collect();
        for &(row, coefficient) in entries.iter().flatten() {
            largest[row as usize] = largest[row as usize].max(coefficient.abs());
        }
        // Amounts have at most 41 bits.
        let weight = largest.iter().map(|&largest| ((1_i64 << 42) / largest).max(1)).collect();
        let place = Charge { row: PLACE, amount: 1, column: None };
        let mut charges = vec![place; instance.bundles.len()];
        charges.extend(layout.plans.clone().map(|column| {
            let (row, amount) = layout.columns[column][0];
            Charge { row: row as usize, amount, column: Some(column) }
        }));
        let brings = brings(layout, instance);
        let mut coverers = vec![Vec::new(); layout.shared.len()];
        for (leaf, covers) in layout.covers.iter().enumerate() {
            covers.iter().for_each(|&element| coverers[element].push(leaf as u32));
        }
        Moves { entries, brings, charges, weight, coverers }
    }
}

/// The charges of each column, bundles first.
fn brings(layout: &Layout, instance: &Instance) -> Vec<Vec<(usize, Option<u32>)>> {
    let mut brings = Vec::new();
    for (place, leaf) in instance.leaves.iter().enumerate() {
        let bundle = instance.bundles.partition_point(|range| range.end <= place);
        for choice in instance.offered(leaf) {
            let opens = choice.place.then_some((bundle, layout.open_row[place]));
            let shares = layout.share_row[place].filter(|_| choice.shared > 0);
            let shares =
                shares.map(|(row, plan)| (instance.bundles.len() + plan - layout.plans.start, Some(row)));
            brings.push(opens.into_iter().chain(shares).collect());
        }
    }
    brings
}

/// A choice that can be changed leaf by leaf; it may break rules.
#[derive(Debug, Clone)]
pub(crate) struct State<'a> {
    layout: &'a Layout,
    moves: &'a Moves,
    worths: &'a Worths,
    pub(crate) point: Point,
    pub(crate) worth: i128,
    /// How far rules are broken; 0 if none is.
    pub(crate) broken: i128,
    load: Vec<i64>,
    /// For each charge, the leaves that bring it about.
    opened: Vec<u32>,
    covered: Vec<u32>,
    /// For each leaf, worth of its elements that nobody covers; empty until somebody asks.
    gains: Vec<i128>,
}

impl<'a> State<'a> {
    /// Everything left out.
    pub(crate) fn new(layout: &'a Layout, moves: &'a Moves, worths: &'a Worths) -> Self {
        let mut state = State {
            layout,
            moves,
            worths,
            point: vec![0; layout.leaves.len()],
            worth: 0,
            broken: 0,
            load: vec![0; layout.names.len()],
            opened: vec![0; moves.charges.len()],
            covered: vec![0; layout.shared.len()],
            gains: Vec::new(),
        };
        state.broken = (0..layout.names.len()).map(|row| state.excess(row, 0)).sum();
        state
    }

    /// The choice with these states.
    pub(crate) fn at(layout: &'a Layout, moves: &'a Moves, worths: &'a Worths, point: &[u8]) -> Self {
        let mut state = Self::new(layout, moves, worths);
        point.iter().enumerate().for_each(|(leaf, &to)| state.go(leaf, to));
        state
    }

    fn excess(&self, row: usize, load: i64) -> i128 {
        let relevant = self.layout.plain[row] || row == PLACE;
        let over = (load - self.layout.limits[row]).max(0);
        if relevant { i128::from(over) * i128::from(self.moves.weight[row]) } else { 0 }
    }

    fn add(&mut self, row: usize, amount: i64) {
        let (old, new) = (self.load[row], self.load[row] + amount);
        self.broken += self.excess(row, new) - self.excess(row, old);
        self.load[row] = new;
    }

    /// Brings a leaf into a state.
    pub(crate) fn go(&mut self, leaf: usize, to: u8) {
        let from = std::mem::replace(&mut self.point[leaf], to);
        if from == to {
            return;
        }
        for (state, sign) in [(from, -1_i64), (to, 1)] {
            if state > 0 {
                self.take(leaf, self.layout.leaves[leaf].start + usize::from(state) - 1, sign);
            }
        }
    }

    fn take(&mut self, leaf: usize, column: usize, sign: i64) {
        let (layout, moves, worths) = (self.layout, self.moves, self.worths);
        self.worth += worths.columns[column] * i128::from(sign);
        for &(row, coefficient) in &moves.entries[column] {
            self.add(row as usize, sign * coefficient);
        }
        for &(charge, _) in &moves.brings[column] {
            let opened = &mut self.opened[charge];
            let before = *opened > 0;
            *opened = opened.wrapping_add_signed(sign as i32);
            if before != (*opened > 0) {
                let Charge { row, amount, column } = moves.charges[charge];
                self.worth += column.map_or(0, |column| worths.columns[column]) * i128::from(sign);
                self.add(row, sign * amount);
            }
        }
        for &element in &layout.covers[leaf] {
            let covered = &mut self.covered[element];
            let before = *covered > 0;
            *covered = covered.wrapping_add_signed(sign as i32);
            if before != (*covered > 0) {
                let change = worths.columns[layout.elements.start + element] * i128::from(sign);
                self.worth += change;
                if !self.gains.is_empty() {
                    let coverers = moves.coverers[element].iter();
                    coverers.for_each(|&other| self.gains[other as usize] -= change);
                }
            }
        }
    }

    /// Begins to keep what each leaf would add.
    pub(crate) fn follow(&mut self) {
        let first = self.layout.elements.start;
        let worth = |&element: &usize| match self.covered[element] {
            0 => self.worths.columns[first + element],
            _ => 0,
        };
        self.gains = self.layout.covers.iter().map(|covers| covers.iter().map(worth).sum()).collect();
    }

    /// The charges that a column of a leaf that is left out would bring about.
    fn more_charges(&self, column: usize) -> impl Iterator<Item = Charge> {
        let brings = self.moves.brings[column].iter();
        brings.filter(|(charge, _)| self.opened[*charge] == 0).map(|(charge, _)| self.moves.charges[*charge])
    }

    /// How much further rules would be broken with this column of a leaf that is left out.
    fn further(&self, column: usize) -> i128 {
        let more = |row: usize, amount: i64| {
            self.excess(row, self.load[row] + amount) - self.excess(row, self.load[row])
        };
        let entries = self.moves.entries[column].iter();
        let rules: i128 = entries.map(|&(row, amount)| more(row as usize, amount)).sum();
        rules + self.more_charges(column).map(|charge| more(charge.row, charge.amount)).sum::<i128>()
    }

    /// Prices that prove the worth of this very choice, or, if it breaks a rule, a ray that proves that.
    pub(crate) fn prices(&self) -> Vec<i128> {
        let layout = self.layout;
        let mut prices = vec![0; layout.names.len()];
        if self.broken == 0 {
            for (element, column) in layout.elements.clone().enumerate() {
                if self.covered[element] == 0 {
                    let (row, _) = layout.columns[column][0];
                    prices[row as usize] = self.worths.columns[column] * self.worths.scale;
                }
            }
            self.pay(&mut prices, |charge| {
                charge.column.map_or(0, |column| -self.worths.columns[column] * self.worths.scale)
            });
            return prices;
        }
        let Some(row) = (0..prices.len()).find(|&row| self.excess(row, self.load[row]) > 0) else {
            return prices;
        };
        prices[row] = 1;
        self.pay(&mut prices, |charge| if charge.row == row { i128::from(charge.amount) } else { 0 });
        prices
    }

    /// One chosen item of those that bring a charge about pays for it.
    fn pay(&self, prices: &mut [i128], price: impl Fn(&Charge) -> i128) {
        let mut paid = vec![false; self.moves.charges.len()];
        for (leaf, &state) in self.point.iter().enumerate().filter(|(_, state)| **state > 0) {
            let column = self.layout.leaves[leaf].start + usize::from(state) - 1;
            for &(charge, row) in &self.moves.brings[column] {
                if let (false, Some(row)) = (std::mem::replace(&mut paid[charge], true), row) {
                    prices[row as usize] = price(&self.moves.charges[charge]);
                }
            }
        }
    }

    /// What counts: rules first, then worth.
    pub(crate) fn merit(&self) -> (i128, i128) {
        (-self.broken, self.worth)
    }

    /// What the choice would count with this leaf in this state; anything up to `than` if it is no more than that.
    pub(crate) fn tried(&mut self, leaf: usize, to: u8, than: (i128, i128)) -> (i128, i128) {
        let from = self.point[leaf];
        if from == 0 && to > 0 && !self.gains.is_empty() {
            let column = self.layout.leaves[leaf].start + usize::from(to) - 1;
            let charged = self.more_charges(column).filter_map(|charge| charge.column);
            let charged: i128 = charged.map(|column| self.worths.columns[column]).sum();
            let worth = self.worth + self.worths.columns[column] + self.gains[leaf] + charged;
            // Nothing breaks fewer rules than none.
            if than.0 == 0 && worth <= than.1 {
                return than;
            }
            return (-(self.broken + self.further(column)), worth);
        }
        self.go(leaf, to);
        let merit = self.merit();
        self.go(leaf, from);
        merit
    }
}

/// The states of a part, ascending.
pub(crate) fn states(states: States) -> impl Iterator<Item = u8> {
    (0..8).filter(move |state| states >> state & 1 == 1)
}

/// The first state: left out, if that is possible.
pub(crate) fn first(states: States) -> u8 {
    states.trailing_zeros().min(7) as u8
}
