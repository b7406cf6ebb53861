//! Criteria of a decision problem, and what a problem says beside alternatives, criteria and cells.

use crate::card::ScaleLevel;
use crate::matrix::Direction;
use crate::preference::Preference;

/// How the cells of a criterion become values in `0..=1`.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueScale {
    /// Linear between the two ends of a declared scale; the direction says which end is best.
    Span {
        /// Smallest value of the scale.
        low: f64,
        /// Largest value of the scale, above `low`.
        high: f64,
    },
    /// Linear between breakpoints `(x, value)` with increasing `x` (Keeney & Raiffa 1976). A criterion to be minimised
    /// carries decreasing values.
    Points(Vec<(f64, f64)>),
}

/// Thresholds of the ELECTRE methods, in the criterion's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// `q`: largest difference that does not count, 0 or more.
    pub indifference: f64,
    /// `p`: smallest difference that counts fully, at least `q`.
    pub preference: f64,
    /// `v`: difference from which the criterion forbids outranking, above `p`; none for no veto.
    pub veto: Option<f64>,
}

/// A criterion of a decision problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Name of the criterion, unique in the problem.
    pub name: String,
    /// Which end is good.
    pub direction: Direction,
    /// Weight, 0 or more, in any unit; methods divide by the sum. None if the input gives none.
    pub weight: Option<f64>,
    /// Declared scale or value function.
    pub scale: Option<ValueScale>,
    /// Preference function of the outranking methods.
    pub preference: Option<Preference>,
    /// Thresholds of the ELECTRE methods.
    pub thresholds: Option<Thresholds>,
    /// Declared level of measurement; none if the input does not say.
    pub level: Option<ScaleLevel>,
    /// Dimension that it belongs to, such as `harm` or `likelihood`, for methods that keep dimensions apart.
    pub group: Option<String>,
    /// Value that is sought, where it is neither end of the scale (the expected solution point of SPOTIS).
    pub ideal: Option<f64>,
    /// Limits between classes, from the worst to the best, for methods that sort into classes.
    pub profiles: Vec<f64>,
}

impl Criterion {
    /// A criterion whose cells are values in `0..=1` already, to be maximised.
    #[must_use]
    pub fn of_values(name: &str, weight: f64) -> Self {
        let scale = Some(ValueScale::Span { low: 0.0, high: 1.0 });
        Self { scale, ..Self::new(name, Direction::Max, weight) }
    }

    /// A criterion with name, direction and weight alone.
    #[must_use]
    pub fn new(name: &str, direction: Direction, weight: f64) -> Self {
        Self {
            name: name.to_owned(),
            direction,
            weight: Some(weight),
            scale: None,
            preference: None,
            thresholds: None,
            level: None,
            group: None,
            ideal: None,
            profiles: Vec::new(),
        }
    }
}

/// A number that is given to a set of criteria.
#[derive(Debug, Clone, PartialEq)]
pub struct SetValue {
    /// Columns of the criteria.
    pub criteria: Vec<usize>,
    /// Number that is given to the set.
    pub value: f64,
}

/// What sets of criteria are worth together, for methods that know interaction.
#[derive(Debug, Clone, PartialEq)]
pub enum SetValues {
    /// Interaction indices of pairs, `-1..=1`, beside weights that are importance (Shapley) indices. Pairs that are left
    /// out do not interact.
    Interactions(Vec<SetValue>),
    /// A capacity: the weight of each set of criteria, `0..=1`. The whole set has 1 if it is left out; every other set
    /// must be there.
    Capacity(Vec<SetValue>),
    /// Moebius masses of the sets. Sets that are left out have 0.
    Moebius(Vec<SetValue>),
}

impl SetValues {
    /// The sets and their numbers.
    #[must_use]
    pub fn sets(&self) -> &[SetValue] {
        match self {
            Self::Interactions(sets) | Self::Capacity(sets) | Self::Moebius(sets) => sets,
        }
    }
}

/// What a problem says beside alternatives, criteria and cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extras {
    /// Names of the classes that the profiles of the criteria bound, from the worst to the best; empty if they have none.
    pub classes: Vec<String>,
    /// What sets of criteria are worth together.
    pub sets: Option<SetValues>,
}
