//! Sums in a fixed order.
//!
//! Floating-point addition is not associative: a sum whose order depends on the number of threads differs in its last
//! bits from run to run. These functions add in an order that depends on the length alone.

/// Terms that are added one after the other at the bottom of the tree.
const LEAF: usize = 64;

/// Sum of all terms by halving: the rounding error grows with the logarithm of the length.
///
/// # Source
/// Higham (1993), The accuracy of floating point summation, SIAM J. Sci. Comput. 14(4):783-799.
///
/// # Complexity
/// O(n).
#[must_use]
pub fn pairwise(terms: &[f64]) -> f64 {
    if terms.len() <= LEAF {
        return terms.iter().sum();
    }
    let (left, right) = terms.split_at(terms.len() / 2);
    pairwise(left) + pairwise(right)
}

/// Sum of products of two vectors, from the first to the last; the longer one is cut.
///
/// # Complexity
/// O(n).
#[must_use]
pub fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

/// Arithmetic mean; 0 of nothing.
#[must_use]
pub fn mean(terms: &[f64]) -> f64 {
    if terms.is_empty() { 0.0 } else { pairwise(terms) / terms.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halving_is_more_precise_than_one_after_the_other() {
        let terms = vec![0.1; 1_000_000];
        let plain: f64 = terms.iter().sum();
        assert!((pairwise(&terms) - 100_000.0).abs() < 1e-9);
        assert!((plain - 100_000.0).abs() > 1e-9);
    }

    #[test]
    fn empty_sums_are_zero() {
        assert_eq!(pairwise(&[]), 0.0);
        assert_eq!(mean(&[]), 0.0);
        assert_eq!(dot(&[1.0, 2.0], &[3.0]), 3.0);
    }
}
