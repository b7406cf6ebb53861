//! Loops compiled twice, for the vectors that every processor has and for wide ones, and chosen when they run.
//!
//! The program is built for every processor of its family, whose vectors hold two numbers of double precision; most hold
//! four since 2013. What is given to [`wide`] is compiled for both. The operations and their order are those of the source
//! text either way, and no compiler joins a multiplication and an addition unasked, so no bit of a result depends on which
//! of the two runs.

#[cfg(target_arch = "x86_64")]
use fearless_simd::{Level, Simd};

/// Does the work with the widest vectors that this processor has.
///
/// Only what the compiler copies into the work is compiled for them: loops, and functions marked `#[inline(always)]`.
#[inline(always)]
pub fn wide<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    if let Some(avx2) = Level::new().as_avx2() {
        return avx2.vectorize(work);
    }
    work()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_of_vectors_changes_no_bit() {
        let numbers: Vec<f64> = (1..1_000).map(|at| 1.0 / f64::from(at)).collect();
        let step = |sum: f64, x: &f64| sum * 0.75 + x / 3.0;
        let narrow = numbers.iter().fold(0.0, step);
        assert_eq!(wide(|| numbers.iter().fold(0.0, step)).to_bits(), narrow.to_bits());
    }
}
