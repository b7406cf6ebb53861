//! The inverse of the basis: columns in terms of it, exchanges of one column, and computing it anew.

use super::{BASIC, PIVOT, Simplex};

impl Simplex {
    /// A column in terms of the basis.
    pub(super) fn image(&self, at: usize, into: &mut Vec<f64>) {
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
    pub(super) fn exchange(&mut self, row: usize, column: &[f64]) {
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
    pub(super) fn refactor(&mut self) {
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
}
