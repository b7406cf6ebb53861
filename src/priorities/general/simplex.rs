//! The linear relaxation, by the bounded dual simplex method.
//!
//! Every column lies between 0 and 1, so a basis of slacks with each column at the bound that its worth asks for is
//! dual feasible: there is no first phase, and after a change of bounds the last basis is a start for the next solution.
//! What it finds is in floating-point numbers of the four basic operations, the same on every platform; it decides only
//! which prices are tried. What follows from prices is computed in integers, in [`super::bound`].
//!
//! # Source
//! Lemke, C. E. (1954): The dual method of solving the linear programming problem. Naval Research Logistics Quarterly 1,
//! 36-47. Steepest edge: Forrest, J. J. & Goldfarb, D. (1992): Steepest-edge simplex algorithms for linear programming.
//! Mathematical Programming 57, 341-374. Steps beyond a bound: Maros, I. (2003): A generalized dual phase-2 simplex
//! algorithm. European Journal of Operational Research 149, 1-16.
//!
//! # Complexity
//! O(m² + entries) a step at worst, less while the inverse is sparse; m rows.

use super::layout::Entries;

/// How a solution ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// At the optimum.
    Optimal,
    /// Nothing keeps all rows; the prices are a ray.
    Infeasible,
    /// At a bound below the one that was asked for, or after too many steps.
    Stopped,
}

const FREE: f64 = 1e-7;
const PIVOT: f64 = 1e-7;
const REFACTOR: usize = 120;
const BASIC: u8 = 2;

/// A linear program with the basis it was left with.
#[derive(Debug, Clone, Default)]
pub(super) struct Simplex {
    rows: usize,
    columns: usize,
    /// Entries by column and by row, scaled.
    by_column: Vec<Vec<(u32, f64)>>,
    by_row: Vec<Vec<(u32, f64)>>,
    /// What each row was multiplied with.
    scale: Vec<f64>,
    limits: Vec<f64>,
    cost: Vec<f64>,
    low: Vec<f64>,
    high: Vec<f64>,
    /// 0 at the lower bound, 1 at the upper bound, [`BASIC`] in the basis.
    at: Vec<u8>,
    basis: Vec<usize>,
    inverse: Vec<f64>,
    /// Squared length of each row of the inverse.
    length: Vec<f64>,
    basic: Vec<f64>,
    reduced: Vec<f64>,
    since: usize,
    alpha: Vec<f64>,
    touched: Vec<u32>,
    column: Vec<f64>,
    candidates: Vec<(f64, u32)>,
    ray: Vec<f64>,
    nonzero: Vec<u32>,
    pub(super) steps: u64,
}

impl Simplex {
    /// A program of these columns; each of `groups` is a row more that lets at most one of its columns be 1.
    pub(super) fn new(columns: &[Entries], rows: usize, groups: &[std::ops::Range<usize>]) -> Self {
        let all = rows + groups.len();
        let mut largest = vec![1_i64; all];
        for (row, coefficient) in columns.iter().flatten() {
            largest[*row as usize] = largest[*row as usize].max(coefficient.abs());
        }
        let scale: Vec<f64> = largest.iter().map(|&largest| 1.0 / largest as f64).collect();
        let mut by_column: Vec<Vec<(u32, f64)>> = columns
            .iter()
            .map(|entries| entries.iter().map(|&(row, a)| (row, a as f64 * scale[row as usize])).collect())
            .collect();
        for (group, range) in groups.iter().enumerate() {
            range.clone().for_each(|column| by_column[column].push(((rows + group) as u32, 1.0)));
        }
        let mut by_row = vec![Vec::new(); all];
        for (column, entries) in by_column.iter().enumerate() {
            entries.iter().for_each(|&(row, a)| by_row[row as usize].push((column as u32, a)));
        }
        let n = columns.len();
        Simplex {
            rows: all,
            columns: n,
            by_column,
            by_row,
            scale,
            limits: vec![1.0; all],
            cost: vec![0.0; n],
            low: vec![0.0; n + all],
            high: [vec![1.0; n], vec![f64::INFINITY; rows], vec![1.0; groups.len()]].concat(),
            alpha: vec![0.0; n + all],
            ..Simplex::default()
        }
    }

    /// Starts anew with these worths and limits: a basis of slacks.
    pub(super) fn load(&mut self, cost: impl Iterator<Item = f64>, limits: &[i64]) {
        self.cost.clear();
        self.cost.extend(cost);
        for (row, &limit) in limits.iter().enumerate() {
            self.limits[row] = limit as f64 * self.scale[row];
        }
        let (n, m) = (self.columns, self.rows);
        self.basis = (n..n + m).collect();
        self.at = [vec![0; n], vec![BASIC; m]].concat();
        self.inverse = vec![0.0; m * m];
        (0..m).for_each(|row| self.inverse[row * m + row] = 1.0);
        self.length = vec![1.0; m];
        self.reduced = [self.cost.clone(), vec![0.0; m]].concat();
        self.basic = vec![0.0; m];
        self.since = 0;
    }

    /// Bounds of a column.
    pub(super) fn bound(&mut self, column: usize, low: f64, high: f64) {
        self.low[column] = low;
        self.high[column] = high;
    }

    /// Whether exactly one column of a group must be 1, or at most one.
    pub(super) fn must(&mut self, row: usize, must: bool) {
        self.high[self.columns + row] = if must { 0.0 } else { 1.0 };
    }

    /// Values of all columns.
    pub(super) fn values(&self, into: &mut Vec<f64>) {
        into.clear();
        into.extend((0..self.columns).map(|at| if self.at[at] == 1 { self.high[at] } else { self.low[at] }));
        for (row, &at) in self.basis.iter().enumerate() {
            if at < self.columns {
                into[at] = self.basic[row];
            }
        }
    }

    /// Price of a row; after [`Ended::Infeasible`] its share in the ray.
    pub(super) fn price(&self, row: usize, ended: Ended) -> f64 {
        let scaled = match ended {
            Ended::Infeasible => self.ray[row],
            _ if self.at[self.columns + row] == BASIC => 0.0,
            _ => -self.reduced[self.columns + row],
        };
        (scaled * self.scale[row]).max(0.0)
    }

    /// Goes on from the last basis until the optimum, or until the bound falls below `floor`.
    pub(super) fn solve(&mut self, floor: f64) -> Ended {
        if self.since >= REFACTOR {
            self.refactor();
        }
        self.settle();
        let limit = 20 * (self.rows + 50) + self.columns;
        for step in 0..limit {
            if step % 8 == 7 && self.objective() < floor {
                return Ended::Stopped;
            }
            let Some((row, miss)) = self.leaving() else { return Ended::Optimal };
            let Some((entering, moved)) = self.entering(row, miss) else {
                let sign = if miss < 0.0 { 1.0 } else { -1.0 };
                let own = &self.inverse[row * self.rows..(row + 1) * self.rows];
                self.ray.clear();
                self.ray.extend(own.iter().map(|share| share * sign));
                self.clear();
                return Ended::Infeasible;
            };
            if moved {
                self.place();
            }
            if !self.pivot(row, entering) {
                return Ended::Stopped;
            }
            self.steps += 1;
            if self.since >= REFACTOR {
                self.refactor();
                self.settle();
            }
        }
        Ended::Stopped
    }

    /// Puts every column outside the basis at the bound that its reduced worth asks for.
    fn settle(&mut self) {
        for at in 0..self.columns + self.rows {
            if self.at[at] == BASIC {
                continue;
            }
            let upper = self.reduced[at] > 0.0 && self.high[at] < f64::INFINITY;
            self.at[at] = u8::from(upper);
        }
        self.place();
    }

    /// Values of the basis from what is outside it.
    fn place(&mut self) {
        let m = self.rows;
        let mut left = std::mem::take(&mut self.column);
        left.clear();
        left.extend_from_slice(&self.limits);
        for at in 0..self.columns {
            let value = match self.at[at] {
                0 => self.low[at],
                1 => self.high[at],
                _ => continue,
            };
            if value != 0.0 {
                self.by_column[at].iter().for_each(|&(row, a)| left[row as usize] -= a * value);
            }
        }
        for (row, left) in left.iter_mut().enumerate() {
            let slack = self.columns + row;
            if self.at[slack] == 1 {
                *left -= self.high[slack];
            }
        }
        for row in 0..m {
            let own = &self.inverse[row * m..(row + 1) * m];
            self.basic[row] = own.iter().zip(&left).map(|(a, b)| a * b).sum();
        }
        self.column = left;
    }

    fn objective(&self) -> f64 {
        let mut total: f64 = (0..self.columns)
            .filter(|&at| self.at[at] == 1 || self.low[at] > 0.0)
            .filter(|&at| self.at[at] != BASIC)
            .map(|at| self.reduced[at] * if self.at[at] == 1 { self.high[at] } else { self.low[at] })
            .sum();
        for row in 0..self.rows {
            let slack = self.columns + row;
            let beyond = if self.at[slack] == 1 { self.high[slack] } else { 0.0 };
            total -= self.reduced[slack] * (self.limits[row] - beyond);
        }
        total
    }

    /// The row that misses its bounds most, and by how much: negative below.
    fn leaving(&self) -> Option<(usize, f64)> {
        let mut best = None;
        let mut most = 0.0;
        for (row, &at) in self.basis.iter().enumerate() {
            let value = self.basic[row];
            let miss = if value < self.low[at] - FREE {
                value - self.low[at]
            } else if value > self.high[at] + FREE {
                value - self.high[at]
            } else {
                continue;
            };
            let merit = miss * miss / self.length[row].max(1e-12);
            if merit > most {
                most = merit;
                best = Some((row, miss));
            }
        }
        best
    }

    /// The row of the tableau, over columns and slacks outside the basis.
    fn tableau(&mut self, row: usize) {
        self.clear();
        let (m, n) = (self.rows, self.columns);
        for at in 0..m {
            let share = self.inverse[row * m + at];
            if share.abs() < 1e-11 {
                continue;
            }
            for &(column, a) in &self.by_row[at] {
                if self.alpha[column as usize] == 0.0 {
                    self.touched.push(column);
                }
                self.alpha[column as usize] += share * a;
            }
            self.alpha[n + at] = share;
            self.touched.push((n + at) as u32);
        }
    }

    fn clear(&mut self) {
        for &at in &self.touched {
            self.alpha[at as usize] = 0.0;
        }
        self.touched.clear();
    }

    /// The column that enters, and whether others went to their other bound; `None` if nothing can help.
    fn entering(&mut self, row: usize, miss: f64) -> Option<(usize, bool)> {
        self.tableau(row);
        self.candidates.clear();
        let sign = if miss < 0.0 { -1.0 } else { 1.0 };
        for &at in &self.touched {
            let j = at as usize;
            let alpha = self.alpha[j] * sign;
            if self.at[j] == BASIC || self.high[j] <= self.low[j] || alpha.abs() < PIVOT {
                continue;
            }
            // At the lower bound it can rise, which needs a positive share; at the upper bound the other way round.
            if (self.at[j] == 0) == (alpha > 0.0) {
                self.candidates.push((self.reduced[j].abs() / alpha.abs(), at));
            }
        }
        // A column that was cancelled and touched again stands here twice.
        self.candidates.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        self.candidates.dedup();
        let mut slope = miss.abs();
        let mut passed = 0;
        for &(_, at) in &self.candidates {
            let j = at as usize;
            let range = self.high[j] - self.low[j];
            slope -= self.alpha[j].abs() * range;
            // What is just enough is enough.
            if slope < FREE {
                break;
            }
            passed += 1;
        }
        if passed == self.candidates.len() {
            return None;
        }
        // Of nearly equal steps the one with the largest pivot.
        let (ratio, first) = self.candidates[passed];
        let close = ratio + 1e-9 * (1.0 + ratio.abs());
        let mut entering = first as usize;
        for &(other, at) in &self.candidates[passed..] {
            if other > close {
                break;
            }
            if self.alpha[at as usize].abs() > 4.0 * self.alpha[entering].abs() {
                entering = at as usize;
            }
        }
        for position in 0..passed {
            let j = self.candidates[position].1 as usize;
            self.at[j] = 1 - self.at[j];
        }
        Some((entering, passed > 0))
    }

    /// Exchanges a row of the basis for a column; false if the pivot is too small to trust.
    fn pivot(&mut self, row: usize, entering: usize) -> bool {
        let m = self.rows;
        let mut column = std::mem::take(&mut self.column);
        self.image(entering, &mut column);
        let pivot = column[row];
        if pivot.abs() < PIVOT {
            self.column = column;
            return false;
        }
        let leaving = self.basis[row];
        let miss = if self.basic[row] < self.low[leaving] {
            self.basic[row] - self.low[leaving]
        } else {
            self.basic[row] - self.high[leaving]
        };
        let price = self.reduced[entering] / self.alpha[entering];
        for &at in &self.touched {
            let j = at as usize;
            // Each column once, although it may stand here twice.
            let alpha = std::mem::take(&mut self.alpha[j]);
            if self.at[j] != BASIC {
                self.reduced[j] -= price * alpha;
            }
        }
        self.touched.clear();
        self.reduced[entering] = 0.0;
        self.reduced[leaving] = -price;
        let step = miss / pivot;
        let start = if self.at[entering] == 1 { self.high[entering] } else { self.low[entering] };
        for (value, image) in self.basic.iter_mut().zip(&column) {
            *value -= step * image;
        }
        self.basic[row] = start + step;
        self.at[leaving] = u8::from(miss > 0.0);
        self.at[entering] = BASIC;
        self.basis[row] = entering;
        self.exchange(row, &column);
        self.column = column;
        debug_assert!(m == self.basis.len());
        true
    }

    /// A column in terms of the basis.
    fn image(&self, at: usize, into: &mut Vec<f64>) {
        let m = self.rows;
        into.clear();
        into.resize(m, 0.0);
        if at >= self.columns {
            let slack = at - self.columns;
            (0..m).for_each(|row| into[row] = self.inverse[row * m + slack]);
        } else {
            for (row, value) in into.iter_mut().enumerate() {
                let own = &self.inverse[row * m..(row + 1) * m];
                *value = self.by_column[at].iter().map(|&(row, a)| own[row as usize] * a).sum();
            }
        }
    }

    /// Updates the inverse and the lengths of its rows.
    fn exchange(&mut self, row: usize, column: &[f64]) {
        let m = self.rows;
        let (before, rest) = self.inverse.split_at_mut(row * m);
        let (own, after) = rest.split_at_mut(m);
        let pivot = column[row];
        self.nonzero.clear();
        let mut length = 0.0;
        for (at, share) in own.iter_mut().enumerate() {
            if *share != 0.0 {
                *share /= pivot;
                if share.abs() < 1e-13 {
                    *share = 0.0;
                    continue;
                }
                length += *share * *share;
                self.nonzero.push(at as u32);
            }
        }
        self.length[row] = length;
        let others = before.chunks_exact_mut(m).chain(after.chunks_exact_mut(m));
        let positions = (0..row).chain(row + 1..m);
        let dense = 3 * self.nonzero.len() > m;
        for (position, other) in positions.zip(others) {
            let factor = column[position];
            if factor.abs() < 1e-12 {
                continue;
            }
            if dense {
                let mut length = 0.0;
                for (to, from) in other.iter_mut().zip(own.iter()) {
                    *to -= factor * from;
                    length += *to * *to;
                }
                self.length[position] = length;
            } else {
                let mut more = 0.0;
                for &at in &self.nonzero {
                    let old = other[at as usize];
                    let new = old - factor * own[at as usize];
                    more += new * new - old * old;
                    other[at as usize] = new;
                }
                self.length[position] = (self.length[position] + more).max(1e-12);
            }
        }
        self.since += 1;
    }

    /// Computes the inverse, the lengths and the reduced worths anew from the basis.
    fn refactor(&mut self) {
        let (m, n) = (self.rows, self.columns);
        let inside: Vec<usize> = self.basis.iter().copied().filter(|&at| at < n).collect();
        let mut free = vec![true; m];
        self.inverse.fill(0.0);
        (0..m).for_each(|row| self.inverse[row * m + row] = 1.0);
        let old = std::mem::replace(&mut self.basis, (n..n + m).collect());
        // Slacks that stay keep their rows.
        for &at in old.iter().filter(|&&at| at >= n) {
            free[at - n] = false;
        }
        let mut column = Vec::new();
        for at in inside {
            self.image(at, &mut column);
            let best = (0..m)
                .filter(|&row| free[row])
                .max_by(|&a, &b| column[a].abs().total_cmp(&column[b].abs()).then(b.cmp(&a)));
            let Some(row) = best.filter(|&row| column[row].abs() > PIVOT) else {
                self.at[at] = 0;
                continue;
            };
            free[row] = false;
            self.basis[row] = at;
            self.exchange(row, &column);
        }
        // A row that nothing took gets its slack back.
        for row in 0..m {
            self.at[self.basis[row]] = BASIC;
            let own = &self.inverse[row * m..(row + 1) * m];
            self.length[row] = own.iter().map(|share| share * share).sum();
        }
        self.price_anew();
        self.since = 0;
    }

    fn price_anew(&mut self) {
        let (m, n) = (self.rows, self.columns);
        let mut prices = vec![0.0; m];
        for (row, &at) in self.basis.iter().enumerate() {
            let cost = if at < n { self.cost[at] } else { 0.0 };
            if cost != 0.0 {
                let own = &self.inverse[row * m..(row + 1) * m];
                prices.iter_mut().zip(own).for_each(|(price, share)| *price += cost * share);
            }
        }
        for at in 0..n {
            let paid: f64 = self.by_column[at].iter().map(|&(row, a)| prices[row as usize] * a).sum();
            self.reduced[at] = if self.at[at] == BASIC { 0.0 } else { self.cost[at] - paid };
        }
        for (row, price) in prices.iter().enumerate() {
            self.reduced[n + row] = if self.at[n + row] == BASIC { 0.0 } else { -price };
        }
    }

    /// What the bound loses at least if a column of the basis goes down to 0 or up to 1.
    pub(super) fn penalties(&mut self, column: usize) -> (f64, f64) {
        let Some(row) = self.basis.iter().position(|&at| at == column) else { return (0.0, 0.0) };
        let value = self.basic[row];
        self.tableau(row);
        let (mut down, mut up) = (f64::INFINITY, f64::INFINITY);
        for &at in &self.touched {
            let j = at as usize;
            let alpha = self.alpha[j];
            if self.at[j] == BASIC || self.high[j] <= self.low[j] || alpha.abs() < PIVOT {
                continue;
            }
            let ratio = self.reduced[j].abs() / alpha.abs();
            if (self.at[j] == 0) == (alpha > 0.0) {
                down = down.min(ratio);
            } else {
                up = up.min(ratio);
            }
        }
        self.clear();
        (down * value, up * (1.0 - value))
    }
}
