//! Quantiles of samples and of histograms.

/// The quantile of sorted values, linear between neighbours (type 7, the default of R and NumPy); none of nothing.
///
/// `p` is clamped to `0..=1`. The values must be sorted in increasing order.
///
/// # Source
/// Hyndman & Fan (1996), Sample quantiles in statistical packages, The American Statistician 50(4):361-365.
///
/// # Complexity
/// O(1).
#[must_use]
pub fn of_sorted(values: &[f64], p: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let at = p.clamp(0.0, 1.0) * last as f64;
    let below = (at.floor() as usize).min(last);
    let above = (below + 1).min(last);
    let share = at - below as f64;
    Some(values[below] + share * (values[above] - values[below]))
}

/// The smallest class whose cumulative count reaches the share `p` of all counts (type 1, the inverse of the empirical
/// distribution function); none if all counts are 0.
///
/// # Complexity
/// O(classes).
#[must_use]
pub fn of_counts(counts: &[u64], p: f64) -> Option<usize> {
    let total: u64 = counts.iter().sum();
    if total == 0 {
        return None;
    }
    let needed = (p.clamp(0.0, 1.0) * total as f64).max(1.0);
    let mut seen = 0_u64;
    counts.iter().position(|&count| {
        seen += count;
        count > 0 && seen as f64 >= needed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_seven_agrees_with_r() {
        // quantile(c(1, 2, 4, 8), c(0, .25, .5, .9, 1)) in R.
        let values = [1.0, 2.0, 4.0, 8.0];
        for (p, expected) in [(0.0, 1.0), (0.25, 1.75), (0.5, 3.0), (0.9, 6.8), (1.0, 8.0)] {
            let got = of_sorted(&values, p).unwrap_or(f64::NAN);
            assert!((got - expected).abs() < 1e-12, "{p}: {got}");
        }
        assert_eq!(of_sorted(&[], 0.5), None);
    }

    #[test]
    fn counts_step_at_the_cumulative_share() {
        let counts = [0, 5, 90, 5];
        assert_eq!(of_counts(&counts, 0.0), Some(1));
        assert_eq!(of_counts(&counts, 0.05), Some(1));
        assert_eq!(of_counts(&counts, 0.051), Some(2));
        assert_eq!(of_counts(&counts, 0.95), Some(2));
        assert_eq!(of_counts(&counts, 1.0), Some(3));
        assert_eq!(of_counts(&[0, 0], 0.5), None);
    }
}
