//! What is said of weights without saying what they are: ranges, ratios, orders, linear constraints, comparisons of two
//! invented alternatives.
//!
//! A statement names criteria by their keys and a whole layer as `layer:NAME`; the weight of a layer is the sum of the
//! weights of its criteria. All weights are those in the whole: they are not negative and add up to 1. Every statement is
//! linear in them, so that statements together leave a polytope.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_base::numeric::linear::Sense;

/// How the two sides of a linear constraint compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// The terms add up to at most the bound.
    AtMost,
    /// The terms add up to at least the bound.
    AtLeast,
    /// The terms add up to the bound.
    Equal,
}

impl Comparison {
    /// As linear programs call it.
    #[must_use]
    pub const fn sense(self) -> Sense {
        match self {
            Self::AtMost => Sense::AtMost,
            Self::AtLeast => Sense::AtLeast,
            Self::Equal => Sense::Equal,
        }
    }
}

/// One statement on weights. Criteria are named by key, a whole layer as `layer:NAME`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum Statement {
    /// A weight lies between two ends, or on one side of one.
    Range {
        /// Name of the criterion or layer whose weight is meant.
        of: String,
        /// Smallest weight, `0..=1`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        low: Option<f64>,
        /// Largest weight, `0..=1`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        high: Option<f64>,
    },
    /// A weight is a multiple of another, or between two multiples.
    Ratio {
        /// Name of the criterion or layer whose weight is meant.
        of: String,
        /// Name of the criterion or layer whose weight it is compared with.
        to: String,
        /// Smallest multiple of the other weight.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_least: Option<f64>,
        /// Largest multiple of the other weight.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_most: Option<f64>,
    },
    /// An order of importance, complete or partial: whatever stands in an earlier tier weighs at least as much as whatever
    /// stands in a later one; within a tier nothing is said.
    Order {
        /// Tiers from the heaviest to the lightest.
        tiers: Vec<Vec<String>>,
    },
    /// A linear constraint.
    Linear {
        /// Coefficient of each criterion or layer by name.
        terms: BTreeMap<String, f64>,
        /// How the two sides compare.
        sense: Comparison,
        /// Bound on the other side.
        bound: f64,
    },
    /// An invented alternative with the values `better` scores at least as high as one with the values `worse`. Criteria
    /// that neither names are taken to be equal; a criterion that only one names is 0 in the other.
    Holistic {
        /// Value by criterion, `0..=1`.
        better: BTreeMap<String, f64>,
        /// Value by criterion, `0..=1`.
        worse: BTreeMap<String, f64>,
    },
}

/// A linear row over names that a statement stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedRow<'a> {
    /// Names with their coefficients.
    pub terms: Vec<(&'a str, f64)>,
    /// How the two sides compare.
    pub sense: Sense,
    /// Bound on the other side.
    pub bound: f64,
}

impl Statement {
    /// The linear rows that it stands for.
    #[must_use]
    pub fn rows(&self) -> Vec<NamedRow<'_>> {
        let row = |terms: Vec<_>, sense, bound| NamedRow { terms, sense, bound };
        match self {
            Self::Range { of, low, high } => {
                let end = |end: &Option<f64>, sense| end.map(|end| row(vec![(of.as_str(), 1.0)], sense, end));
                [end(low, Sense::AtLeast), end(high, Sense::AtMost)].into_iter().flatten().collect()
            }
            Self::Ratio { of, to, at_least, at_most } => {
                let side = |times: &Option<f64>, sense| {
                    times.map(|times| row(vec![(of.as_str(), 1.0), (to.as_str(), -times)], sense, 0.0))
                };
                [side(at_least, Sense::AtLeast), side(at_most, Sense::AtMost)].into_iter().flatten().collect()
            }
            Self::Order { tiers } => tiers
                .windows(2)
                .flat_map(|pair| {
                    pair[0].iter().flat_map(|upper| pair[1].iter().map(move |lower| (upper, lower)))
                })
                .map(|(upper, lower)| row(vec![(upper, 1.0), (lower, -1.0)], Sense::AtLeast, 0.0))
                .collect(),
            Self::Linear { terms, sense, bound } => {
                let terms = terms.iter().map(|(name, coefficient)| (name.as_str(), *coefficient)).collect();
                vec![row(terms, sense.sense(), *bound)]
            }
            Self::Holistic { better, worse } => {
                let gains = better.iter().map(|(name, value)| (name.as_str(), *value));
                let losses = worse.iter().map(|(name, value)| (name.as_str(), -value));
                vec![row(gains.chain(losses).collect(), Sense::AtLeast, 0.0)]
            }
        }
    }

    /// Every name in it with the path to it, in the order in which it is written.
    #[must_use]
    pub fn names(&self) -> Vec<(NamePath<'_>, &str)> {
        match self {
            Self::Range { of, .. } => vec![(NamePath::Key("of"), of)],
            Self::Ratio { of, to, .. } => vec![(NamePath::Key("of"), of), (NamePath::Key("to"), to)],
            Self::Order { tiers } => {
                let all = tiers.iter().enumerate().flat_map(|(tier, names)| {
                    names.iter().enumerate().map(move |(at, name)| (NamePath::Tier(tier, at), name.as_str()))
                });
                all.collect()
            }
            Self::Linear { terms, .. } => {
                terms.keys().map(|name| (NamePath::Entry("terms", name), name.as_str())).collect()
            }
            Self::Holistic { better, worse } => {
                let gains = better.keys().map(|name| (NamePath::Entry("better", name), name.as_str()));
                let losses = worse.keys().map(|name| (NamePath::Entry("worse", name), name.as_str()));
                gains.chain(losses).collect()
            }
        }
    }
}

/// Where a name stands within a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePath<'a> {
    /// The value of a key.
    Key(&'static str),
    /// A tier and a position in it.
    Tier(usize, usize),
    /// A key of an object.
    Entry(&'static str, &'a str),
}

/// In symbols, the same in every language: `a >= 2 b`.
impl fmt::Display for Statement {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range { of, low, high } => match (low, high) {
                (Some(low), Some(high)) => write!(to, "{low} <= {of} <= {high}"),
                (Some(low), None) => write!(to, "{of} >= {low}"),
                (None, Some(high)) => write!(to, "{of} <= {high}"),
                (None, None) => write!(to, "{of}"),
            },
            Self::Ratio { of, to: other, at_least, at_most } => {
                let times = |times: &f64| match *times {
                    1.0 => other.clone(),
                    times => format!("{times} {other}"),
                };
                match (at_least.as_ref().map(times), at_most.as_ref().map(times)) {
                    (Some(least), Some(most)) => write!(to, "{least} <= {of} <= {most}"),
                    (Some(least), None) => write!(to, "{of} >= {least}"),
                    (None, Some(most)) => write!(to, "{of} <= {most}"),
                    (None, None) => write!(to, "{of} : {other}"),
                }
            }
            Self::Order { tiers } => {
                let tier = |names: &Vec<String>| match names.as_slice() {
                    [only] => only.clone(),
                    names => format!("{{{}}}", names.join(", ")),
                };
                to.write_str(&tiers.iter().map(tier).collect::<Vec<_>>().join(" >= "))
            }
            Self::Linear { terms, sense, bound } => linear(to, terms, *sense, *bound),
            Self::Holistic { better, worse } => {
                let alternative = |values: &BTreeMap<String, f64>| {
                    let cell = |(name, value): (&String, &f64)| format!("{name} {value}");
                    values.iter().map(cell).collect::<Vec<_>>().join(", ")
                };
                write!(to, "({}) >= ({})", alternative(better), alternative(worse))
            }
        }
    }
}

/// A sum of criteria with their coefficients, and its bound.
fn linear(
    to: &mut fmt::Formatter<'_>,
    terms: &BTreeMap<String, f64>,
    sense: Comparison,
    bound: f64,
) -> fmt::Result {
    for (at, (name, coefficient)) in terms.iter().enumerate() {
        let sign = match (at, *coefficient < 0.0) {
            (0, false) => "",
            (0, true) => "-",
            (_, false) => " + ",
            (_, true) => " - ",
        };
        match coefficient.abs() {
            1.0 => write!(to, "{sign}{name}")?,
            size => write!(to, "{sign}{size} {name}")?,
        }
    }
    let sense = match sense {
        Comparison::AtMost => "<=",
        Comparison::AtLeast => ">=",
        Comparison::Equal => "=",
    };
    write!(to, " {sense} {bound}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Statement {
        serde_json::from_str(text).expect("a statement")
    }

    #[test]
    fn statements_become_rows_and_words() {
        let ratio = read(r#"{"kind": "ratio", "of": "a", "to": "b", "at_least": 2}"#);
        assert_eq!(ratio.to_string(), "a >= 2 b");
        assert_eq!(
            ratio.rows(),
            [NamedRow { terms: vec![("a", 1.0), ("b", -2.0)], sense: Sense::AtLeast, bound: 0.0 }]
        );
        let order = read(r#"{"kind": "order", "tiers": [["a"], ["b"], ["c", "d"]]}"#);
        assert_eq!(order.to_string(), "a >= b >= {c, d}");
        let pairs: Vec<_> = order.rows().iter().map(|row| (row.terms[0].0, row.terms[1].0)).collect();
        assert_eq!(pairs.len(), 3);
        let linear = read(
            r#"{"kind": "linear", "terms": {"a": 1, "layer:effect": -0.5}, "sense": "at-most", "bound": 0.1}"#,
        );
        assert_eq!(linear.to_string(), "a - 0.5 layer:effect <= 0.1");
        let range = read(r#"{"kind": "range", "of": "a", "low": 0.1, "high": 0.4}"#);
        assert_eq!((range.to_string().as_str(), range.rows().len()), ("0.1 <= a <= 0.4", 2));
        let holistic = read(r#"{"kind": "holistic", "better": {"a": 1}, "worse": {"a": 0.2, "b": 1}}"#);
        assert_eq!(holistic.to_string(), "(a 1) >= (a 0.2, b 1)");
        assert_eq!(holistic.rows()[0].terms, [("a", 1.0), ("a", -0.2), ("b", -1.0)]);
    }
}
