//! How many networks two areas would share if networks chose their areas by nothing but the size of the areas.
//!
//! The distribution of largest entropy over all two-mode tables in which every network has exactly as many areas as it has in
//! the dossier, and every area has on average as many networks. Networks are then independent of each other, and a network of
//! d areas takes a set S of them with probability proportional to the product of the weights of the areas in S, so that the
//! number of networks that two areas share is a sum of binomial numbers, one for each d, and its tail is exact.
//!
//! A network of one area never joins two. The models that hold the number of areas of a network on average only, or not at all,
//! let it do so, and on data in which most networks have one area they expect several times too many shared networks
//! (`docs/guide/cross-market.md` has the figures).
//!
//! # Source
//!
//! Conditional Bernoulli sampling: Chen, Dempster & Liu 1994, Biometrika 81:457-469 (recursion of the probabilities, iteration for
//! the weights); Chen & Liu 1997, Statistica Sinica 7:875-892. Maximum entropy with both sides on average: Saracco and others
//! 2015, Sci. Rep. 5:10595, and 2017, New J. Phys. 19:053022. Hypergeometric: Tumminello and others 2011, PLoS ONE 6:e17994.
//!
//! # Complexity
//!
//! O(i c d) for i rounds of the fit, c different sizes of areas and d areas of the busiest network; O(d x) for a pair that shares x.

use super::incidence::Incidence;
use super::tail::{Binomial, upper_tail};

/// Most rounds of the fit; it converges geometrically unless an area has all networks.
const MOST_ROUNDS: usize = 500;
/// Largest relative error of the expected size of an area.
const CLOSE: f64 = 1e-10;

/// The fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct NullModel {
    /// Class of each column: columns of equal size are alike.
    class: Vec<u32>,
    /// Number of rows with d ones, from d = 0.
    rows: Vec<u32>,
    weights: Vec<f64>,
    /// `inclusion[d][class]`: probability that a row of d ones has one in a given column of the class.
    inclusion: Vec<Vec<f64>>,
    /// `ratio[d]`: elementary symmetric polynomial of degree d of the weights over that of degree d - 1.
    ratio: Vec<f64>,
}

impl NullModel {
    /// Fits the weights of the columns.
    #[must_use]
    pub fn fit(table: &Incidence) -> Self {
        let sums = table.column_sums();
        let mut sizes = sums.clone();
        sizes.sort_unstable();
        sizes.dedup();
        let class: Vec<u32> =
            sums.iter().map(|sum| sizes.partition_point(|size| size < sum) as u32).collect();
        let mut columns = vec![0.0; sizes.len()];
        for &class in &class {
            columns[class as usize] += 1.0;
        }
        let longest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut rows = vec![0; longest + 1];
        for row in &table.rows {
            rows[row.len()] += 1;
        }
        let wanted: Vec<f64> = sizes.iter().map(|&size| f64::from(size)).collect();
        let mut model =
            Self { class, rows, weights: wanted.clone(), inclusion: Vec::new(), ratio: Vec::new() };
        for _ in 0..MOST_ROUNDS {
            model.normalise(&columns);
            model.recur(&columns);
            let expected = model.column_means();
            let mut worst = 0.0f64;
            for ((weight, &wanted), &expected) in model.weights.iter_mut().zip(&wanted).zip(&expected) {
                if expected > 0.0 {
                    worst = worst.max((wanted / expected - 1.0).abs());
                    *weight *= wanted / expected;
                }
            }
            if worst < CLOSE {
                break;
            }
        }
        model.normalise(&columns);
        model.recur(&columns);
        model
    }

    /// Weights that add up to 1 over all columns; only their proportions matter.
    fn normalise(&mut self, columns: &[f64]) {
        let total: f64 = self.weights.iter().zip(columns).map(|(weight, columns)| weight * columns).sum();
        if total > 0.0 {
            self.weights.iter_mut().for_each(|weight| *weight /= total);
        }
    }

    /// The recursion of Chen, Dempster & Liu over the number of ones of a row.
    fn recur(&mut self, columns: &[f64]) {
        let mut inclusion = vec![vec![0.0; self.weights.len()]];
        let mut ratio = vec![0.0];
        for ones in 1..self.rows.len() {
            let before = &inclusion[ones - 1];
            let free: Vec<f64> = self.weights.iter().zip(before).map(|(w, p)| w * (1.0 - p)).collect();
            let total: f64 = free.iter().zip(columns).map(|(free, columns)| free * columns).sum();
            let share = |free: &f64| if total > 0.0 { (ones as f64 * free / total).min(1.0) } else { 1.0 };
            let next = free.iter().map(share).collect();
            ratio.push(total / ones as f64);
            inclusion.push(next);
        }
        (self.inclusion, self.ratio) = (inclusion, ratio);
    }

    /// Expected size of a column of each class.
    fn column_means(&self) -> Vec<f64> {
        let mean = |class: usize| {
            self.rows.iter().zip(&self.inclusion).map(|(&rows, of)| f64::from(rows) * of[class]).sum()
        };
        (0..self.weights.len()).map(mean).collect()
    }

    /// Number of ones that is expected in a column.
    #[must_use]
    pub fn expected(&self, column: u32) -> f64 {
        let class = self.class[column as usize] as usize;
        self.rows.iter().zip(&self.inclusion).map(|(&rows, of)| f64::from(rows) * of[class]).sum()
    }

    /// Probability that a row of d ones has one in both columns, for each d.
    ///
    /// With e_d for the elementary symmetric polynomials, it is y_a y_b e_(d-2)(without a and b) / e_d, and what stands in the
    /// numerator is e_(d-2) times the probability that a row of d - 2 ones has none in either column.
    fn both(&self, one: u32, other: u32) -> Vec<f64> {
        let [a, b] = [one, other].map(|column| self.class[column as usize] as usize);
        let product = self.weights[a] * self.weights[b];
        let mut both = vec![0.0; self.rows.len().max(2)];
        for ones in 2..self.rows.len() {
            let before = &self.inclusion[ones - 2];
            let neither = (1.0 - before[a] - before[b] + both[ones - 2]).max(0.0);
            let scale = self.ratio[ones] * self.ratio[ones - 1];
            both[ones] = if scale > 0.0 { (product * neither / scale).min(1.0) } else { 1.0 };
        }
        both
    }

    /// Expected number of rows with a one in both columns, and the probability of at least `observed` such rows.
    #[must_use]
    pub fn pair(&self, one: u32, other: u32, observed: u32) -> (f64, f64) {
        let both = self.both(one, other);
        let parts: Vec<Binomial> = self
            .rows
            .iter()
            .zip(&both)
            .filter(|&(&rows, &p)| rows > 0 && p > 0.0)
            .map(|(&trials, &p)| Binomial { trials, p })
            .collect();
        let expected = parts.iter().map(|part| f64::from(part.trials) * part.p).sum();
        (expected, upper_tail(&parts, observed))
    }
}
