//! One step of the dual simplex method: which row leaves the basis, which column enters, and what a split would lose.

use super::{BASIC, FREE, PIVOT, Simplex};

impl Simplex {
    /// The row that misses its bounds most, and by how much: negative below.
    pub(super) fn leaving(&self) -> Option<(usize, f64)> {
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

    pub(super) fn clear(&mut self) {
        for &at in &self.touched {
            self.alpha[at as usize] = 0.0;
        }
        self.touched.clear();
    }

    /// The column that enters, and whether others went to their other bound; `None` if nothing can help.
    pub(super) fn entering(&mut self, row: usize, miss: f64) -> Option<(usize, bool)> {
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
    pub(super) fn pivot(&mut self, row: usize, entering: usize) -> bool {
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

    /// What the bound loses at least if a column of the basis goes down to 0 or up to 1.
    pub(crate) fn penalties(&mut self, column: usize) -> (f64, f64) {
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
