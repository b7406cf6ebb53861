//! The linear relaxation, by the bounded dual simplex method.
//!
//! Every column lies between 0 and 1, so a basis of slacks with each column at the bound that its worth asks for is
//! dual feasible: there is no first phase, and after a change of bounds the last basis is a start for the next solution.
//! What it finds is in floating-point numbers of the four basic operations, the same on every platform; it decides only
//! which prices are tried. What follows from prices is computed in integers, in [`crate::general::bound`].
//!
//! # Source
//! Lemke, C. E. (1954): The dual method of solving the linear programming problem. Naval Research Logistics Quarterly 1,
//! 36-47. Steepest edge: Forrest, J. J. & Goldfarb, D. (1992): Steepest-edge simplex algorithms for linear programming.
//! Mathematical Programming 57, 341-374. Steps beyond a bound: Maros, I. (2003): A generalized dual phase-2 simplex
//! algorithm. European Journal of Operational Research 149, 1-16.
//!
//! # Complexity
//! O(m² + entries) a step at worst, less while the inverse is sparse; m rows.

mod inverse;
mod pivoting;

use crate::general::layout::Entries;

/// How a solution ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// The optimum was found.
    Optimal,
    /// Nothing keeps all rows; the prices are a ray.
    Infeasible,
    /// The bound fell below the one that was asked for, or there were too many steps.
    Stopped,
}

const FREE: f64 = 1e-7;
const PIVOT: f64 = 1e-7;
const REFACTOR: usize = 120;
const BASIC: u8 = 2;

/// A linear program with the basis it was left with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Simplex {
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
    pub(crate) steps: u64,
}

impl Simplex {
    /// A program of these columns; each of `groups` is a row more that lets at most one of its columns be 1.
    pub(crate) fn new(columns: &[Entries], rows: usize, groups: &[std::ops::Range<usize>]) -> Self {
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
    pub(crate) fn load(&mut self, cost: impl Iterator<Item = f64>, limits: &[i64]) {
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
    pub(crate) fn bound(&mut self, column: usize, low: f64, high: f64) {
        self.low[column] = low;
        self.high[column] = high;
    }

    /// Whether exactly one column of a group must be 1, or at most one.
    pub(crate) fn must(&mut self, row: usize, must: bool) {
        self.high[self.columns + row] = if must { 0.0 } else { 1.0 };
    }

    /// Values of all columns.
    pub(crate) fn values(&self, into: &mut Vec<f64>) {
        into.clear();
        into.extend((0..self.columns).map(|at| if self.at[at] == 1 { self.high[at] } else { self.low[at] }));
        for (row, &at) in self.basis.iter().enumerate() {
            if at < self.columns {
                into[at] = self.basic[row];
            }
        }
    }

    /// Price of a row; after [`Ended::Infeasible`] its share in the ray.
    pub(crate) fn price(&self, row: usize, ended: Ended) -> f64 {
        let scaled = match ended {
            Ended::Infeasible => self.ray[row],
            _ if self.at[self.columns + row] == BASIC => 0.0,
            _ => -self.reduced[self.columns + row],
        };
        (scaled * self.scale[row]).max(0.0)
    }

    /// Goes on from the last basis until the optimum, or until the bound falls below `floor`.
    pub(crate) fn solve(&mut self, floor: f64) -> Ended {
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
}
