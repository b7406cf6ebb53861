//! Floating-point functions with the same last bit on every platform.
//!
//! The functions of the standard library call the platform's mathematical library, which may round differently. These
//! are computed in software. `f64::sqrt`, `abs`, `floor`, `mul_add` and the four operations are exact by IEEE 754 and
//! need no stand-in.
//!
//! # Source
//! The `libm` crate, a port of musl's mathematical library.
//!
//! # Complexity
//! Constant; some 5 to 40 ns a call.

use super::wide::wide;

/// e to the power `x`.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// e to the power `x`, less 1; precise near 0.
#[must_use]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// 2 to the power `x`.
#[must_use]
pub fn exp2(x: f64) -> f64 {
    libm::exp2(x)
}

/// Natural logarithm; negative infinity at 0, not a number below.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Natural logarithm of `1 + x`; precise near 0.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// Exponentials with mean 1 of uniform words, by inversion: `-ln((word + 1/2) / 2^32)` to within 1e-12.
///
/// Made of the four operations and of bits alone, so that compilers may take several at once and the last bit is the same
/// everywhere.
///
/// # Source
/// `ln m = 2 artanh((m - 1) / (m + 1))` for the mantissa m, with the first terms of the series of artanh.
pub fn exponentials(words: &[u32], numbers: &mut [f64]) {
    wide(
        #[inline(always)]
        || numbers.iter_mut().zip(words).for_each(|(number, word)| *number = exponential(*word)),
    );
}

#[inline(always)]
fn exponential(word: u32) -> f64 {
    /// Bits of the mantissa, and of the number 1.
    const MANTISSA: u64 = (1 << 52) - 1;
    const ONE: u64 = 1023 << 52;
    /// 2^52, in whose lowest bits a small whole number becomes a floating-point one.
    const SHIFT: f64 = 4_503_599_627_370_496.0;
    let x = f64::from_bits(SHIFT.to_bits() | u64::from(word)) - (SHIFT - 0.5);
    // The logarithm of x = 2^e m with m in 1..2, of which m² / 2 lies within a factor 2 of 1 and m / √2 nearer still.
    let exponent = f64::from_bits(SHIFT.to_bits() | x.to_bits() >> 52) - (SHIFT + 1023.0);
    let m = f64::from_bits(x.to_bits() & MANTISSA | ONE) * std::f64::consts::FRAC_1_SQRT_2;
    let t = (m - 1.0) / (m + 1.0);
    let s = t * t;
    let tail = 1.0 / 11.0 + s * (1.0 / 13.0);
    let series = 1.0 + s * (1.0 / 3.0 + s * (1.0 / 5.0 + s * (1.0 / 7.0 + s * (1.0 / 9.0 + s * tail))));
    (31.5 - exponent) * std::f64::consts::LN_2 - 2.0 * t * series
}

/// Logarithm to base 2.
#[must_use]
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// Logarithm to base 10.
#[must_use]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// `base` to the power `exponent`.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// Sine of an angle in radians.
#[must_use]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
#[must_use]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// Length of the vector `(x, y)`, without overflow on the way.
#[must_use]
pub fn hypot(x: f64, y: f64) -> f64 {
    libm::hypot(x, y)
}

/// Cube root.
#[must_use]
pub fn cbrt(x: f64) -> f64 {
    libm::cbrt(x)
}

/// Probability that a standard normal variable is at most `x`.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The value below which a standard normal variable lies with probability `p`; infinite at 0 and 1.
///
/// # Source
/// Wichura (1988), Algorithm AS 241, Applied Statistics 37(3):477-484: relative error below 1e-15.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    fn ratio(x: f64, above: [f64; 8], below: [f64; 8]) -> f64 {
        let polynomial = |terms: [f64; 8]| terms.iter().rev().fold(0.0, |sum, term| sum * x + term);
        polynomial(above) / polynomial(below)
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return q * ratio(0.180_625 - q * q, CENTRE.0, CENTRE.1);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return q.signum() * f64::INFINITY;
    }
    let r = (-ln(tail)).sqrt();
    let size = if r <= 5.0 { ratio(r - 1.6, MIDDLE.0, MIDDLE.1) } else { ratio(r - 5.0, TAIL.0, TAIL.1) };
    size.copysign(q)
}

/// Coefficients of AS 241, from the lowest power: numerator and denominator.
type Coefficients = ([f64; 8], [f64; 8]);

#[rustfmt::skip]
const CENTRE: Coefficients = (
    [3.387_132_872_796_366_5, 133.141_667_891_784_38, 1_971.590_950_306_551_3, 13_731.693_765_509_46,
     45_921.953_931_549_87, 67_265.770_927_008_7, 33_430.575_583_588_13, 2_509.080_928_730_122_7],
    [1.0, 42.313_330_701_600_91, 687.187_007_492_057_9, 5_394.196_021_424_751,
     21_213.794_301_586_597, 39_307.895_800_092_71, 28_729.085_735_721_943, 5_226.495_278_852_545],
);

#[rustfmt::skip]
const MIDDLE: Coefficients = (
    [1.423_437_110_749_683_5, 4.630_337_846_156_546, 5.769_497_221_460_691, 3.647_848_324_763_204_5,
     1.270_458_252_452_368_4, 0.241_780_725_177_450_6, 0.022_723_844_989_269_184, 7.745_450_142_783_414e-4],
    [1.0, 2.053_191_626_637_759, 1.676_384_830_183_803_8, 0.689_767_334_985_1,
     0.148_103_976_427_480_08, 0.015_198_666_563_616_457, 5.475_938_084_995_345e-4, 1.050_750_071_644_416_9e-9],
);

#[rustfmt::skip]
const TAIL: Coefficients = (
    [6.657_904_643_501_103, 5.463_784_911_164_114, 1.784_826_539_917_291_3, 0.296_560_571_828_504_87,
     0.026_532_189_526_576_124, 1.242_660_947_388_078_4e-3, 2.711_555_568_743_487_6e-5, 2.010_334_399_292_288_1e-7],
    [1.0, 0.599_832_206_555_888, 0.136_929_880_922_735_8, 0.014_875_361_290_850_615,
     7.868_691_311_456_133e-4, 1.846_318_317_510_054_8e-5, 1.421_511_758_316_446e-7, 2.044_263_103_389_939_7e-15],
);

/// Probability that a beta variable with these two shapes is at most `x`; both shapes above 0.
///
/// # Source
/// The continued fraction of the incomplete beta function (Abramowitz & Stegun 1964, 26.5.8), evaluated by the algorithm of
/// Lentz (1976).
#[must_use]
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    // The fraction converges quickly below the mean only.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_cdf(1.0 - x, b, a);
    }
    let scale = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * ln(x) + b * ln_1p(-x);
    let away = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let (mut c, mut fraction) = (1.0, d);
    for step in 1..300 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut factor = 1.0;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            factor = c * d;
            fraction *= factor;
        }
        if (factor - 1.0).abs() < 1e-15 {
            break;
        }
    }
    (exp(scale) * fraction / a).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_bits_are_pinned() {
        // Any change of these bits changes every result of the program.
        assert_eq!(exp(1.0).to_bits(), 0x4005_bf0a_8b14_576a);
        assert_eq!(ln(10.0).to_bits(), 0x4002_6bb1_bbb5_5516);
        assert_eq!(pow(2.0, 0.5).to_bits(), std::f64::consts::SQRT_2.to_bits());
    }

    #[test]
    fn normal_distribution_has_its_tabulated_values() {
        assert!((normal_cdf(0.0) - 0.5).abs() < 1e-15);
        assert!((normal_cdf(1.959_963_984_540_054) - 0.975).abs() < 1e-12);
        // P(N(.5, .1) > N(.4, .1)) = Phi(1 / sqrt 2).
        assert!((normal_cdf(std::f64::consts::FRAC_1_SQRT_2) - 0.760_249_938_906_523_3).abs() < 1e-12);
    }

    #[test]
    fn exponentials_are_negative_logarithms() {
        let words =
            [0, 1, 7, 1 << 20, 0x5555_5555, 0x7fff_ffff, 0x8000_0000, 0xb504_f333, u32::MAX - 1, u32::MAX];
        let mut numbers = [0.0; 10];
        exponentials(&words, &mut numbers);
        for (word, number) in words.into_iter().zip(numbers) {
            let expected = -ln((f64::from(word) + 0.5) / 4_294_967_296.0);
            assert!((number - expected).abs() < 1e-12 && number >= 0.0, "{word}: {number} {expected}");
        }
    }

    #[test]
    fn normal_quantiles_invert_the_distribution_function() {
        // The test values of AS 241.
        for (p, x) in [
            (0.25, -0.674_489_750_196_081_7),
            (0.001, -3.090_232_306_167_814),
            (1e-20, -9.262_340_089_798_409),
        ] {
            assert!((normal_quantile(p) - x).abs() < 1e-14 * x.abs().max(1.0), "{p}");
        }
        for step in 1..200 {
            let p = f64::from(step) / 200.0;
            assert!((normal_cdf(normal_quantile(p)) - p).abs() < 1e-14, "{p}");
        }
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
    }

    #[test]
    fn beta_distribution_has_its_closed_forms() {
        for step in 0..=20 {
            let x = f64::from(step) / 20.0;
            assert!((beta_cdf(x, 1.0, 1.0) - x).abs() < 1e-14);
            assert!((beta_cdf(x, 3.0, 1.0) - x * x * x).abs() < 1e-14);
            assert!((beta_cdf(x, 2.0, 2.0) - x * x * (3.0 - 2.0 * x)).abs() < 1e-14);
            assert!((beta_cdf(x, 1.0, 5.0) - (1.0 - pow(1.0 - x, 5.0))).abs() < 1e-14);
        }
    }
}
