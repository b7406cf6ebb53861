//! The tail of a sum of independent binomial numbers (a Poisson-binomial number whose trials come in classes).
//!
//! # Complexity
//! O(c x²) for c classes and the tail from x on; a tail below a thousandth takes as if x were larger by 50 + 10 √x.

use crate::numeric::float;

/// A binomial number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Binomial {
    /// Number of trials.
    pub(super) trials: u32,
    /// Probability of success, `0..=1`.
    pub(super) p: f64,
}

impl Binomial {
    /// Probabilities of 0, 1, ... below `length` successes. By logarithms, because the first one may be too small for a
    /// number.
    fn probabilities(self, length: usize) -> Vec<f64> {
        let trials = f64::from(self.trials);
        if self.p >= 1.0 {
            return (0..length).map(|k| if k == self.trials as usize { 1.0 } else { 0.0 }).collect();
        }
        let odds = float::ln(self.p) - float::ln_1p(-self.p);
        let mut logarithm = trials * float::ln_1p(-self.p);
        let mut all = Vec::with_capacity(length);
        for k in 0..length.min(self.trials as usize + 1) {
            all.push(float::exp(logarithm));
            logarithm += odds + float::ln((trials - k as f64) / (k as f64 + 1.0));
        }
        all
    }
}

/// A tail that is larger than this is what the rest leaves of 1; a smaller one would lose its digits.
const LARGE_TAIL: f64 = 1e-3;

/// Probability that the sum of independent numbers is at least `observed`. Relative error about 1e-12 for small tails too,
/// because they are added up and not taken from 1.
pub(super) fn upper_tail(parts: &[Binomial], observed: u32) -> f64 {
    let most: u64 = parts.iter().map(|part| u64::from(part.trials)).sum();
    if observed == 0 || u64::from(observed) > most {
        return if observed == 0 { 1.0 } else { 0.0 };
    }
    let at = observed as usize;
    let rest = 1.0 - sum_of(parts, at).iter().sum::<f64>();
    if rest > LARGE_TAIL {
        return rest.min(1.0);
    }
    // Ten standard deviations beyond the observed number nothing is left.
    let beyond = 50 + (10.0 * f64::from(observed).sqrt()) as usize;
    sum_of(parts, at + beyond).iter().skip(at).sum::<f64>().min(1.0)
}

/// Probabilities that the sum is 0, 1, ... below `length`.
fn sum_of(parts: &[Binomial], length: usize) -> Vec<f64> {
    parts.iter().fold(vec![1.0], |sum, part| convolved(&sum, &part.probabilities(length), length))
}

fn convolved(one: &[f64], other: &[f64], length: usize) -> Vec<f64> {
    let mut sum = vec![0.0; (one.len() + other.len() - 1).min(length)];
    for (at, &p) in one.iter().enumerate() {
        for (place, &q) in sum.iter_mut().skip(at).zip(other) {
            *place += p * q;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Trial by trial.
    fn naive(parts: &[Binomial], observed: u32) -> f64 {
        let mut sum = vec![1.0];
        for part in parts {
            for _ in 0..part.trials {
                let mut next = vec![0.0; sum.len() + 1];
                for (at, &p) in sum.iter().enumerate() {
                    next[at] += p * (1.0 - part.p);
                    next[at + 1] += p * part.p;
                }
                sum = next;
            }
        }
        sum.iter().skip(observed as usize).sum()
    }

    #[test]
    fn classes_of_trials_are_trials() {
        let parts = [
            Binomial { trials: 7, p: 0.3 },
            Binomial { trials: 40, p: 0.02 },
            Binomial { trials: 2, p: 0.9 },
        ];
        for observed in 0..=49 {
            let (found, wanted) = (upper_tail(&parts, observed), naive(&parts, observed));
            assert!((found - wanted).abs() <= 1e-10 * wanted + 1e-15, "{observed}: {found} {wanted}");
        }
        assert_eq!(upper_tail(&parts, 50), 0.0);
    }

    #[test]
    fn many_trials_are_no_danger() {
        // Half a million trials of a fiftieth: the mean is 10,000 and its probability of none is no number any more.
        let parts = [Binomial { trials: 500_000, p: 0.02 }];
        let found = upper_tail(&parts, 10_000);
        assert!((found - 0.502).abs() < 0.002, "{found}");
        assert!(upper_tail(&parts, 10_500) < 1e-6);
    }

    #[test]
    fn what_is_certain_is_certain() {
        let parts = [Binomial { trials: 3, p: 1.0 }, Binomial { trials: 1, p: 0.5 }];
        assert_eq!((upper_tail(&parts, 3), upper_tail(&parts, 4)), (1.0, 0.5));
    }
}
