//! Intervals for shares and counts.

/// Two-sided 95 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// 95 % interval of a share observed on `of` cases, within `0..=1`.
///
/// # Source
///
/// Wilson 1927, J. Am. Stat. Assoc. 22:209-212. For 5 of 10: 0.2366 to 0.7634.
#[must_use]
pub fn wilson(share: f64, of: f64) -> (f64, f64) {
    let spread = Z * Z / of;
    let middle = (share + spread / 2.0) / (1.0 + spread);
    let half = (share * (1.0 - share) * spread + spread * spread / 4.0).max(0.0).sqrt() / (1.0 + spread);
    ((middle - half).clamp(0.0, share), (middle + half).clamp(share, 1.0))
}

/// 95 % interval of the mean of a Poisson count, `>= 0`, by Byar's approximation.
///
/// # Source
///
/// Breslow & Day 1987, *Statistical Methods in Cancer Research II*, section 2.3. For 10: 4.79 to 18.39.
#[must_use]
pub fn poisson(count: f64) -> (f64, f64) {
    let bound = |mean: f64, side: f64| {
        let root = (1.0 - 1.0 / (9.0 * mean) + side / (3.0 * mean.sqrt())).max(0.0);
        mean * root * root * root
    };
    let low = if count > 0.0 { bound(count, -Z) } else { 0.0 };
    (low, bound(count + 1.0, Z))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_as_published() {
        let (low, high) = wilson(0.5, 10.0);
        assert!((low - 0.236_593).abs() < 1e-6 && (high - 0.763_407).abs() < 1e-6, "{low} {high}");
        let (low, high) = wilson(0.0, 10.0);
        assert!(low == 0.0 && (high - 0.277_533).abs() < 1e-6, "{low} {high}");
        assert_eq!(wilson(1.0, 5.0).1, 1.0);
    }

    #[test]
    fn poisson_is_close_to_the_exact_interval() {
        // Garwood 1936, exact: 10 events, 4.7954 to 18.3904; 1 event, 0.0253 to 5.5716.
        let (low, high) = poisson(10.0);
        assert!((low - 4.7954).abs() < 0.01 && (high - 18.3904).abs() < 0.01, "{low} {high}");
        let (low, high) = poisson(1.0);
        assert!((low - 0.0253).abs() < 0.02 && (high - 5.5716).abs() < 0.02, "{low} {high}");
        assert_eq!(poisson(0.0).0, 0.0);
    }
}
