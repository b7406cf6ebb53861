//! How many independent samples the samples of a Markov chain are worth.
//!
//! # Source
//! Batch means: Flegal & Jones (2010), Annals of Statistics 38(2):1034-1070. Initial positive sequence: Geyer (1992),
//! Statistical Science 7(4):473-483.
//!
//! # Complexity
//! O(N) for the batch means; O(N L) for the sequence up to lag L.

use socta_base::numeric::sum::{mean, pairwise};

/// Spread below which values do not vary.
const NOTHING: f64 = 1e-18;

/// Number of independent samples with whose mean the mean of these values is as precise, from the means of batches of
/// this length; more than the number of values if they cancel each other out. The number of values if they do not vary or
/// there are fewer than two batches.
#[must_use]
pub fn effective_size(values: &[f64], batch: usize) -> f64 {
    let batch = batch.max(1);
    let whole = &values[..values.len() - values.len() % batch];
    let batches: Vec<f64> = whole.chunks_exact(batch).map(mean).collect();
    let variance = variance(whole);
    if batches.len() < 2 || variance <= NOTHING {
        return values.len() as f64;
    }
    let between = self::variance(&batches) * batch as f64;
    values.len() as f64 * variance / between.max(NOTHING)
}

/// Unbiased variance; 0 of fewer than two values.
fn variance(values: &[f64]) -> f64 {
    if values.len() < 2 {
        return 0.0;
    }
    let middle = mean(values);
    let squares: Vec<f64> = values.iter().map(|value| (value - middle) * (value - middle)).collect();
    pairwise(&squares) / (values.len() - 1) as f64
}

/// Integrated autocorrelation time, in steps between the values: `1 + 2 Σ ρ_k`, summed in pairs as long as these are
/// positive and for at most a tenth of the values.
pub(super) fn autocorrelation_time(values: &[f64]) -> f64 {
    let middle = mean(values);
    let centred: Vec<f64> = values.iter().map(|value| value - middle).collect();
    let at = |lag: usize| -> f64 {
        centred.iter().zip(&centred[lag..]).map(|(a, b)| a * b).sum::<f64>() / centred.len() as f64
    };
    let variance = at(0);
    if variance <= NOTHING {
        return 1.0;
    }
    let mut time = -1.0;
    for pair in 0..values.len() / 20 {
        let both = (at(2 * pair) + at(2 * pair + 1)) / variance;
        if both <= 0.0 {
            break;
        }
        time += 2.0 * both;
    }
    time.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use socta_base::numeric::random::stream;

    /// First-order autoregression; its autocorrelation time is (1 + r) / (1 - r).
    fn autoregression(r: f64, count: usize) -> Vec<f64> {
        let mut stream = stream(4, 0);
        let mut value = 0.0;
        let next = |_| {
            value = r * value + stream.normal();
            value
        };
        (0..count).map(next).collect()
    }

    #[test]
    fn a_known_chain_has_its_known_size() {
        for (r, time) in [(0.0, 1.0), (0.5, 3.0), (0.8, 9.0)] {
            let values = autoregression(r, 200_000);
            let size = effective_size(&values, 500);
            assert!((size / 200_000.0 * time - 1.0).abs() < 0.2, "{r} {size}");
            let found = autocorrelation_time(&values[..20_000]);
            assert!((found / time - 1.0).abs() < 0.25, "{r} {found}");
        }
    }

    #[test]
    fn what_does_not_vary_loses_nothing() {
        assert_eq!(effective_size(&[0.5; 100], 10), 100.0);
        assert_eq!(effective_size(&[0.1, 0.2], 10), 2.0);
        assert_eq!(autocorrelation_time(&[0.5; 100]), 1.0);
    }
}
