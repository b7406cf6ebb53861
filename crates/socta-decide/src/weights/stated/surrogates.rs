//! Surrogate weights: numbers for an order of importance.
//!
//! With `i = 1` for the most important of `n` criteria, before division by their sum:
//! rank-order centroid `Σ_{k≥i} 1/k`, rank sum `n + 1 - i`, rank reciprocal `1 / i`, sum reciprocal
//! `1/i + (n + 1 - i)/n`, rank exponent `(n + 1 - i)^z`. The centroid is the mean of all weights that keep the order.
//!
//! # Source
//! Barron & Barrett (1996), Decision quality using ranked attribute weights, Management Science 42(11):1515-1523; Stillwell,
//! Seaver & Edwards (1981), Organizational Behavior and Human Performance 28(1):62-77; Danielson & Ekenberg (2014), Rank
//! ordering methods for multi-criteria decisions, LNBIP 180:128-135.
//!
//! # Complexity
//! O(n).

use socta_base::numeric::float;

use crate::card::ScaleLevel;
use crate::parameter::{Kind, Parameter, Parameters};
use crate::weights::card::{Card, Cells, Needs};
use crate::weights::method::{Input, Weighing, WeightError, Weighting};

/// The formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surrogate {
    /// Rank-order centroid.
    Centroid,
    /// Rank sum.
    Sum,
    /// Rank reciprocal.
    Reciprocal,
    /// Sum reciprocal.
    SumReciprocal,
    /// Rank exponent.
    Exponent,
}

const fn card(
    name: &'static str,
    aliases: &'static [&'static str],
    title: &'static str,
    source: &'static str,
    meaning: &'static str,
    parameters: &'static [Parameter],
) -> Card {
    Card {
        name,
        aliases,
        title,
        source,
        complexity: "O(n)",
        meaning,
        parameters,
        needs: Needs::Order,
        scale: ScaleLevel::Ordinal,
        cells: Cells::Any,
        equal: "The order has no ties; name every criterion once.",
    }
}

static CENTROID: Card = card(
    "rank-order-centroid",
    &["roc", "centroid"],
    "rank-order centroid",
    "Barron & Barrett (1996), Management Science 42(11):1515-1523",
    "The mean of all weights that keep the stated order: what the order alone says.",
    &[],
);
static SUM: Card = card(
    "rank-sum",
    &["rs"],
    "rank sum weights",
    "Stillwell, Seaver & Edwards (1981), Organizational Behavior and Human Performance 28(1):62-77",
    "Equal steps from each criterion to the next; flatter than the centroid.",
    &[],
);
static RECIPROCAL: Card = card(
    "rank-reciprocal",
    &["rr"],
    "rank reciprocal weights",
    "Stillwell, Seaver & Edwards (1981), Organizational Behavior and Human Performance 28(1):62-77",
    "Proportional to the reciprocal of the rank; steep at the top.",
    &[],
);
static SUM_RECIPROCAL: Card = card(
    "sum-reciprocal",
    &["sr"],
    "sum reciprocal weights",
    "Danielson & Ekenberg (2014), LNBIP 180:128-135",
    "Rank sum and rank reciprocal added up; found robust over people's ways of weighting.",
    &[],
);
static EXPONENT: Card = card(
    "rank-exponent",
    &["re"],
    "rank exponent weights",
    "Stillwell, Seaver & Edwards (1981), Organizational Behavior and Human Performance 28(1):62-77",
    "Rank sum to a power: 0 makes all equal, 1 is rank sum, more is steeper.",
    &[Parameter {
        name: "z",
        kind: Kind::Number { low: 0.0, high: 20.0, default: 2.0 },
        meaning: "The exponent.",
    }],
);

/// The weights of `n` criteria from the most important one, before division by their sum.
#[must_use]
pub fn surrogate(formula: Surrogate, n: usize, z: f64) -> Vec<f64> {
    let total = n as f64;
    let step = |i: usize| total + 1.0 - i as f64;
    let raw = |i: usize| match formula {
        // From the smallest term to the largest, which is the more precise order.
        Surrogate::Centroid => (i..=n).rev().map(|k| 1.0 / k as f64).sum(),
        Surrogate::Sum => step(i),
        Surrogate::Reciprocal => 1.0 / i as f64,
        Surrogate::SumReciprocal => 1.0 / i as f64 + step(i) / total,
        Surrogate::Exponent => float::pow(step(i) / total, z),
    };
    (1..=n).map(raw).collect()
}

impl Weighting for Surrogate {
    fn card(&self) -> &'static Card {
        match self {
            Self::Centroid => &CENTROID,
            Self::Sum => &SUM,
            Self::Reciprocal => &RECIPROCAL,
            Self::SumReciprocal => &SUM_RECIPROCAL,
            Self::Exponent => &EXPONENT,
        }
    }

    fn weigh(&self, input: Input<'_>, parameters: &Parameters) -> Result<Weighing, WeightError> {
        let ranks = input.judged(self.card(), |judgements| judgements.ranks())?;
        let by_rank = surrogate(*self, ranks.len(), parameters.number("z"));
        let raw: Vec<f64> = ranks.iter().filter_map(|rank| by_rank.get(*rank).copied()).collect();
        Weighing::of(&raw, "the exponent makes every weight vanish")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::method::shares;

    fn close(found: &[f64], expected: &[f64], tolerance: f64) -> bool {
        found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= tolerance)
    }

    fn weights(formula: Surrogate, n: usize) -> Vec<f64> {
        shares(&surrogate(formula, n, 2.0)).expect("positive")
    }

    /// Barron & Barrett (1996): the formula, to four decimals.
    #[test]
    fn barron_barrett_1996_rank_order_centroid() {
        assert!(close(&weights(Surrogate::Centroid, 3), &[0.6111, 0.2778, 0.1111], 5e-5));
        assert!(close(&weights(Surrogate::Centroid, 5), &[0.4567, 0.2567, 0.1567, 0.0900, 0.0400], 5e-5));
    }

    #[test]
    fn by_hand_for_three() {
        assert!(close(&weights(Surrogate::Sum, 3), &[0.5, 1.0 / 3.0, 1.0 / 6.0], 1e-15));
        assert!(close(&weights(Surrogate::Reciprocal, 3), &[6.0 / 11.0, 3.0 / 11.0, 2.0 / 11.0], 1e-15));
        // 1 + 1, 1/2 + 2/3, 1/3 + 1/3: twelfths 24, 14, 8.
        assert!(close(&weights(Surrogate::SumReciprocal, 3), &[24.0 / 46.0, 14.0 / 46.0, 8.0 / 46.0], 1e-15));
        assert!(close(&weights(Surrogate::Exponent, 3), &[9.0 / 14.0, 4.0 / 14.0, 1.0 / 14.0], 1e-15));
    }
}
