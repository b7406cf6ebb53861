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
    /// Bits of the mantissa, and of the number 1.
    const MANTISSA: u64 = (1 << 52) - 1;
    const ONE: u64 = 1023 << 52;
    /// 2^52, in whose lowest bits a small whole number becomes a floating-point one.
    const SHIFT: f64 = 4_503_599_627_370_496.0;
    for (number, &word) in numbers.iter_mut().zip(words) {
        let x = f64::from_bits(SHIFT.to_bits() | u64::from(word)) - (SHIFT - 0.5);
        // The logarithm of x = 2^e m with m in 1..2, of which m² / 2 lies within a factor 2 of 1 and m / √2 nearer still.
        let exponent = f64::from_bits(SHIFT.to_bits() | x.to_bits() >> 52) - (SHIFT + 1023.0);
        let m = f64::from_bits(x.to_bits() & MANTISSA | ONE) * std::f64::consts::FRAC_1_SQRT_2;
        let t = (m - 1.0) / (m + 1.0);
        let s = t * t;
        let tail = 1.0 / 11.0 + s * (1.0 / 13.0);
        let series = 1.0 + s * (1.0 / 3.0 + s * (1.0 / 5.0 + s * (1.0 / 7.0 + s * (1.0 / 9.0 + s * tail))));
        *number = (31.5 - exponent) * std::f64::consts::LN_2 - 2.0 * t * series;
    }
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
}
