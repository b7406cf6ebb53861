//! The six preference functions of the PROMETHEE methods.

use socta_base::numeric::float;

/// How strongly a difference on one criterion speaks for the better alternative. Every function is 0 for differences of
/// 0 or less, never decreases, and ends at 1.
///
/// # Source
/// Brans & Vincke (1985), A preference ranking organisation method, Management Science 31(6):647-656, table 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Preference {
    /// Type I: any difference is a full preference. Needs no more than an order.
    Usual,
    /// Type II: full beyond the indifference threshold `q`, none up to it.
    UShape {
        /// Largest difference that does not count, in the criterion's unit, 0 or more.
        q: f64,
    },
    /// Type III: grows linearly up to the preference threshold `p`.
    VShape {
        /// Smallest difference that counts fully, in the criterion's unit, above 0.
        p: f64,
    },
    /// Type IV: none up to `q`, a half up to `p`, full beyond.
    Level {
        /// Indifference threshold, in the unit of the criterion.
        q: f64,
        /// Preference threshold, at least `q`.
        p: f64,
    },
    /// Type V: none up to `q`, then linear, full from `p`.
    Linear {
        /// Indifference threshold, in the unit of the criterion.
        q: f64,
        /// Preference threshold, above `q`.
        p: f64,
    },
    /// Type VI: `1 - exp(-d² / 2s²)`.
    Gaussian {
        /// Difference at the inflection point, in the criterion's unit, above 0.
        s: f64,
    },
}

/// Names of the functions, as they are written in files.
pub const NAMES: [&str; 6] = ["usual", "u-shape", "v-shape", "level", "linear", "gaussian"];

/// Why thresholds do not make a preference function.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PreferenceError {
    /// The name is none of [`NAMES`].
    #[error("is none of usual, u-shape, v-shape, level, linear, gaussian")]
    UnknownFunction,
    /// A threshold that the function needs is missing.
    #[error("the function needs the threshold {name}")]
    Missing {
        /// `q`, `p` or `s`.
        name: &'static str,
    },
    /// A threshold is negative, zero where it must not be, or not finite.
    #[error("the threshold {name} is {value}, which is not {bound}")]
    OutOfRange {
        /// `q`, `p` or `s`.
        name: &'static str,
        /// Number that was given.
        value: f64,
        /// What it must be.
        bound: &'static str,
    },
    /// The indifference threshold does not lie below the preference threshold.
    #[error("the threshold q ({q}) must lie below p ({p})")]
    Order {
        /// Indifference threshold, in the unit of the criterion.
        q: f64,
        /// Preference threshold, in the unit of the criterion.
        p: f64,
    },
}

impl Preference {
    /// The function with this name and these thresholds; thresholds that it does not use are ignored.
    ///
    /// # Errors
    /// If the name is unknown, or a threshold that it needs is missing, out of range or out of order.
    pub fn new(name: &str, q: Option<f64>, p: Option<f64>, s: Option<f64>) -> Result<Self, PreferenceError> {
        let q = || at_least_zero("q", q);
        let above_zero = |name, value| above_zero(name, value);
        match name.to_ascii_lowercase().replace(['-', '_', ' '], "").as_str() {
            "usual" => Ok(Self::Usual),
            "ushape" => Ok(Self::UShape { q: q()? }),
            "vshape" => Ok(Self::VShape { p: above_zero("p", p)? }),
            "level" => ordered(q()?, above_zero("p", p)?).map(|(q, p)| Self::Level { q, p }),
            "linear" => ordered(q()?, above_zero("p", p)?).map(|(q, p)| Self::Linear { q, p }),
            "gaussian" => Ok(Self::Gaussian { s: above_zero("s", s)? }),
            _ => Err(PreferenceError::UnknownFunction),
        }
    }

    /// The function's name, as it is written in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::UShape { .. } => "u-shape",
            Self::VShape { .. } => "v-shape",
            Self::Level { .. } => "level",
            Self::Linear { .. } => "linear",
            Self::Gaussian { .. } => "gaussian",
        }
    }

    /// Degree of preference in `0..=1` for a difference in the good direction. At a step, a difference counts as equal to
    /// the threshold if it exceeds it by no more than `tolerance`, so that rounding does not decide.
    #[must_use]
    pub fn degree(self, difference: f64, tolerance: f64) -> f64 {
        let beyond = |threshold: f64| difference > threshold + tolerance;
        match self {
            _ if difference <= 0.0 => 0.0,
            Self::Usual => f64::from(u8::from(beyond(0.0))),
            Self::UShape { q } => f64::from(u8::from(beyond(q))),
            Self::VShape { p } => (difference / p).min(1.0),
            Self::Level { q, p } => (f64::from(u8::from(beyond(q))) + f64::from(u8::from(beyond(p)))) / 2.0,
            Self::Linear { q, p } => ((difference - q) / (p - q)).clamp(0.0, 1.0),
            Self::Gaussian { s } => {
                let standard = difference / s;
                -float::exp_m1(-standard * standard / 2.0)
            }
        }
    }
}

fn given(name: &'static str, value: Option<f64>) -> Result<f64, PreferenceError> {
    value.ok_or(PreferenceError::Missing { name })
}

fn at_least_zero(name: &'static str, value: Option<f64>) -> Result<f64, PreferenceError> {
    let value = given(name, value)?;
    let fits = value.is_finite() && value >= 0.0;
    fits.then_some(value).ok_or(PreferenceError::OutOfRange { name, value, bound: "0 or more" })
}

fn above_zero(name: &'static str, value: Option<f64>) -> Result<f64, PreferenceError> {
    let value = given(name, value)?;
    let fits = value.is_finite() && value > 0.0;
    fits.then_some(value).ok_or(PreferenceError::OutOfRange { name, value, bound: "above 0" })
}

fn ordered(q: f64, p: f64) -> Result<(f64, f64), PreferenceError> {
    if q < p { Ok((q, p)) } else { Err(PreferenceError::Order { q, p }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_have_the_published_shapes() {
        let make =
            |name| Preference::new(name, Some(1.0), Some(3.0), Some(2.0)).expect("thresholds in order");
        let at = |name, difference| make(name).degree(difference, 0.0);
        assert_eq!([at("usual", 0.0), at("usual", 0.1)], [0.0, 1.0]);
        assert_eq!([at("u-shape", 1.0), at("u-shape", 1.1)], [0.0, 1.0]);
        assert_eq!([at("v-shape", 1.5), at("v-shape", 9.0)], [0.5, 1.0]);
        assert_eq!([at("level", 1.0), at("level", 3.0), at("level", 3.1)], [0.0, 0.5, 1.0]);
        assert_eq!([at("linear", 1.0), at("linear", 2.0), at("linear", 3.0)], [0.0, 0.5, 1.0]);
        assert!((at("gaussian", 2.0) - (1.0 - float::exp(-0.5))).abs() < 1e-15);
        assert!(NAMES.iter().all(|name| make(name).degree(-5.0, 0.0) == 0.0));
    }

    #[test]
    fn thresholds_are_checked() {
        let error = |name, q, p, s| Preference::new(name, q, p, s).err();
        assert_eq!(error("linear", Some(2.0), None, None), Some(PreferenceError::Missing { name: "p" }));
        assert_eq!(
            error("level", Some(2.0), Some(2.0), None),
            Some(PreferenceError::Order { q: 2.0, p: 2.0 })
        );
        let zero = PreferenceError::OutOfRange { name: "s", value: 0.0, bound: "above 0" };
        assert_eq!(error("gaussian", None, None, Some(0.0)), Some(zero));
        assert_eq!(error("cubic", None, None, None), Some(PreferenceError::UnknownFunction));
    }

    #[test]
    fn rounding_does_not_decide_at_a_step() {
        // 0.8 - 0.6 is a little more than 0.2 in binary.
        let step = Preference::UShape { q: 0.2 };
        assert_eq!(step.degree(0.8 - 0.6, 0.0), 1.0);
        assert_eq!(step.degree(0.8 - 0.6, 1e-12), 0.0);
    }
}
