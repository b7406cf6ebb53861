//! Logarithms and exponentials of many numbers at once.
//!
//! The functions of [`super::float`] branch on each number. These take eight numbers at a time through the same arithmetic
//! without a branch, which a processor does side by side, and leave numbers that need care to those. They use the four
//! operations alone, which are exact by IEEE 754, so that the last bits do not depend on the platform.
//!
//! # Source
//! The reductions and polynomials of fdlibm (Sun Microsystems 1993), which musl and the `libm` crate use too.
//!
//! # Complexity
//! O(n); about 2 ns a logarithm.

use super::float;
use super::wide::wide;

/// Numbers that are taken at once.
const LANES: usize = 8;

const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// `2 / (2 k + 3)`, fitted to the range.
const LN: [f64; 7] = [
    6.666_666_666_666_735e-1,
    3.999_999_999_940_942e-1,
    2.857_142_874_366_239e-1,
    2.222_219_843_214_978_4e-1,
    1.818_357_216_161_805e-1,
    1.531_383_769_920_937_3e-1,
    1.479_819_860_511_658_6e-1,
];
/// High word of the square root of a half, in place, and what lifts it to 1.
const ROOT: u64 = 0x3fe6_a09e << 32;
const LIFT: u64 = (0x3ff0_0000 << 32) - ROOT;
const MANTISSA: u64 = (1 << 52) - 1;
/// The bits of 2 to the power 52: with an integer below that in its last bits, a number is 2^52 more than the integer.
const SHIFT: u64 = 0x4330_0000_0000_0000;
/// 2^52 and the bias of the exponent.
const SHIFT_AND_BIAS: f64 = 4_503_599_627_370_496.0 + 1_023.0;

const PER_LN2: f64 = std::f64::consts::LOG2_E;
const EXP: [f64; 5] = [
    1.666_666_666_666_660_2e-1,
    -2.777_777_777_701_559_3e-3,
    6.613_756_321_437_934e-5,
    -1.653_390_220_546_525_2e-6,
    4.138_136_797_057_238_5e-8,
];
/// One and a half times 2^52: what is added to it is rounded to an integer.
const ROUND: f64 = 6_755_399_441_055_744.0;
/// Beyond it, the result of [`exp`] is no normal number.
const EXP_RANGE: f64 = 708.0;

/// Replaces each number by its natural logarithm: the bits of [`float::ln`].
pub fn ln(numbers: &mut [f64]) {
    let (blocks, rest) = numbers.as_chunks_mut::<LANES>();
    for block in blocks {
        if block.iter().all(|x| (f64::MIN_POSITIVE..=f64::MAX).contains(x)) {
            ln_block(block);
        } else {
            block.iter_mut().for_each(|x| *x = float::ln(*x));
        }
    }
    rest.iter_mut().for_each(|x| *x = float::ln(*x));
}

/// One block in the widest vectors, on its own, so that what surrounds a call does not keep a compiler from taking several
/// numbers at a time.
#[inline(never)]
fn ln_block(block: &mut [f64; LANES]) {
    wide(
        #[inline(always)]
        || block.iter_mut().for_each(|x| *x = ln_of_normal(*x)),
    );
}

#[inline(always)]
fn ln_of_normal(x: f64) -> f64 {
    let lifted = x.to_bits() + LIFT;
    let k = f64::from_bits((lifted >> 52) | SHIFT) - SHIFT_AND_BIAS;
    let f = f64::from_bits((lifted & MANTISSA) + ROOT) - 1.0;
    let half_square = 0.5 * f * f;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (LN[1] + w * (LN[3] + w * LN[5]));
    let odd = z * (LN[0] + w * (LN[2] + w * (LN[4] + w * LN[6])));
    s * (half_square + (odd + even)) + k * LN2_LOW - half_square + f + k * LN2_HIGH
}

/// Replaces each number by e to its power, to the last bit but one of [`float::exp`].
pub fn exp(numbers: &mut [f64]) {
    let (blocks, rest) = numbers.as_chunks_mut::<LANES>();
    for block in blocks {
        if block.iter().all(|x| (-EXP_RANGE..=EXP_RANGE).contains(x)) {
            exp_block(block);
        } else {
            block.iter_mut().for_each(|x| *x = exp_of_any(*x));
        }
    }
    rest.iter_mut().for_each(|x| *x = exp_of_any(*x));
}

/// On its own for the same reason.
#[inline(never)]
fn exp_block(block: &mut [f64; LANES]) {
    wide(
        #[inline(always)]
        || *block = exp_in_range(*block),
    );
}

/// The same bits wherever in the list a number stands.
fn exp_of_any(x: f64) -> f64 {
    if (-EXP_RANGE..=EXP_RANGE).contains(&x) { exp_in_range([x])[0] } else { float::exp(x) }
}

#[inline(always)]
fn exp_in_range<const N: usize>(numbers: [f64; N]) -> [f64; N] {
    // One step at a time for all, which compilers turn into instructions for several numbers.
    let rounded = numbers.map(|x| x * PER_LN2 + ROUND);
    let k = rounded.map(|rounded| rounded - ROUND);
    let low = k.map(|k| k * LN2_LOW);
    let high: [f64; N] = std::array::from_fn(|at| numbers[at] - k[at] * LN2_HIGH);
    let r: [f64; N] = std::array::from_fn(|at| high[at] - low[at]);
    let c = r.map(|r| {
        let z = r * r;
        r - z * (EXP[0] + z * (EXP[1] + z * (EXP[2] + z * (EXP[3] + z * EXP[4]))))
    });
    // The last bits of `rounded` are the integer k; moved into the place of the exponent, they multiply by 2^k.
    let scale = rounded.map(|rounded| f64::from_bits((rounded.to_bits() << 52).wrapping_add(1_023 << 52)));
    std::array::from_fn(|at| (1.0 + (r[at] * c[at] / (2.0 - c[at]) - low[at] + high[at])) * scale[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::random::stream;

    /// Numbers of all sizes, and those at the ends of the range.
    fn numbers(low: f64, high: f64) -> Vec<f64> {
        let mut stream = stream(1, 0);
        (0..10_000).map(|_| low + (high - low) * stream.uniform()).collect()
    }

    #[test]
    fn logarithms_have_the_bits_of_one_after_the_other() {
        let mut found: Vec<f64> = numbers(-708.0, 709.0).iter().map(|x| float::exp(*x)).collect();
        found.extend(numbers(0.9, 1.1));
        found.extend([0.0, -1.0, 5e-324, f64::MIN_POSITIVE, 1.0, f64::MAX, f64::INFINITY, 2.0, 0.5]);
        let expected: Vec<u64> = found.iter().map(|x| float::ln(*x).to_bits()).collect();
        ln(&mut found);
        assert_eq!(found.iter().map(|x| x.to_bits()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn powers_are_those_of_one_after_the_other() {
        let mut found = numbers(-708.0, 708.0);
        found.extend(numbers(-1.0, 1.0));
        found.extend([0.0, f64::NEG_INFINITY, -745.0, 709.0, -0.346_573_6, 1e-300]);
        let expected: Vec<f64> = found.iter().map(|x| float::exp(*x)).collect();
        exp(&mut found);
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() <= 2.0 * f64::EPSILON * expected, "{found} {expected}");
        }
    }
}
