//! Why a scoring method has no result for a problem, in words that name its alternatives and criteria.

/// Why a method has no result for a problem.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MethodError {
    /// A criterion has no weight.
    #[error("the criterion `{criterion}` has no weight, and weights are never made up")]
    WeightMissing {
        /// Name of the criterion.
        criterion: String,
    },
    /// A cell is missing, and the method or its parameters do not say what then.
    #[error("missing cells: {count}, the first for `{alternative}` on `{criterion}`; {hint}")]
    CellMissing {
        /// Alternative of the first one.
        alternative: String,
        /// Criterion of the first one.
        criterion: String,
        /// How many are missing.
        count: usize,
        /// Which parameter would allow it.
        hint: &'static str,
    },
    /// No cell of an alternative is known.
    #[error("nothing is known of `{alternative}` on any criterion that has weight")]
    NothingKnown {
        /// Name of the alternative.
        alternative: String,
    },
    /// No cell of a criterion is known.
    #[error("nothing is known on `{criterion}` for any alternative")]
    EmptyCriterion {
        /// Name of the criterion.
        criterion: String,
    },
    /// A criterion declares no scale.
    #[error("the criterion `{criterion}` declares neither a scale nor a value function; {hint}")]
    ScaleMissing {
        /// Name of the criterion.
        criterion: String,
        /// What could be done.
        hint: &'static str,
    },
    /// A cell lies outside the declared scale.
    #[error(
        "{value} for `{alternative}` on `{criterion}` lies outside its scale from {low} to {high}; {hint}"
    )]
    OutsideScale {
        /// Name of the alternative.
        alternative: String,
        /// Name of the criterion.
        criterion: String,
        /// The cell that is refused.
        value: f64,
        /// Lower end of the scale.
        low: f64,
        /// Upper end of the scale.
        high: f64,
        /// Which parameter would allow it.
        hint: &'static str,
    },
    /// A criterion has no limits between classes.
    #[error(
        "the criterion `{criterion}` has no profiles; give the limits between the classes, from the worst to the best"
    )]
    ProfileMissing {
        /// Name of the criterion.
        criterion: String,
    },
    /// A criterion is not what the method takes.
    #[error("the criterion `{criterion}` does not fit: {reason}")]
    Unfit {
        /// Name of the criterion.
        criterion: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A criterion that the method knows by its name is not there.
    #[error("the criterion `{name}` is missing; {hint}")]
    CriterionMissing {
        /// Name of the criterion that is missing.
        name: String,
        /// What could be done.
        hint: &'static str,
    },
    /// No criterion belongs to a group that the method keeps apart.
    #[error("no criterion belongs to the group `{group}`; {hint}")]
    GroupMissing {
        /// Name of the group.
        group: &'static str,
        /// What could be done.
        hint: &'static str,
    },
    /// A cell is none of the levels that the method takes.
    #[error("{value} for `{alternative}` on `{criterion}` is no level; the method takes {expected}")]
    NotALevel {
        /// Name of the alternative.
        alternative: String,
        /// Name of the criterion.
        criterion: String,
        /// The cell that is refused.
        value: f64,
        /// Levels that the method knows, in words.
        expected: &'static str,
    },
    /// What sets of criteria are worth together is not said, or not for all sets.
    #[error("the capacity gives no weight to {set}; give `interactions`, a whole `capacity`, or `moebius`")]
    CapacityMissing {
        /// The first set without a weight, in words.
        set: String,
    },
    /// A larger set of criteria weighs less than a smaller one.
    #[error("the capacity is not monotone: `{criterion}` takes {loss} from the weight of {set}")]
    CapacityNotMonotone {
        /// The criterion that takes weight away.
        criterion: String,
        /// The set that it is added to, in words.
        set: String,
        /// How much, above 0.
        loss: f64,
    },
    /// All criteria together do not weigh 1.
    #[error("all criteria together weigh {total}; a capacity ends at 1")]
    CapacityTotal {
        /// Weight of the criteria together.
        total: f64,
    },
    /// There are too many criteria for all their sets.
    #[error(
        "{criteria} criteria have too many sets; a capacity of at most {limit} is computed, `interactions` of any number"
    )]
    TooManyCriteria {
        /// How many there are.
        criteria: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// The method takes too long for so many alternatives.
    #[error("{alternatives} alternatives are more than the {limit} that {what} is computed for")]
    TooMany {
        /// How many there are.
        alternatives: usize,
        /// How many are allowed.
        limit: usize,
        /// What grows with the square of the alternatives, in words.
        what: &'static str,
    },
    /// A cell is not above 0, and the method divides by it or takes its logarithm.
    #[error("{value} for `{alternative}` on `{criterion}` is not above 0; {hint}")]
    NotPositive {
        /// Name of the alternative.
        alternative: String,
        /// Name of the criterion.
        criterion: String,
        /// The cell that is refused.
        value: f64,
        /// Why that matters, and what could be done.
        hint: &'static str,
    },
    /// A cell is below 0, and the method needs quotients.
    #[error("{value} for `{alternative}` on `{criterion}` is below 0; {hint}")]
    Negative {
        /// Name of the alternative.
        alternative: String,
        /// Name of the criterion.
        criterion: String,
        /// The cell that is refused.
        value: f64,
        /// Why that matters, and what could be done.
        hint: &'static str,
    },
    /// The mean of a criterion is not above 0, and the method divides by it.
    #[error("the mean {mean} of `{criterion}` is not above 0, and the method divides by it")]
    MeanNotPositive {
        /// Name of the criterion.
        criterion: String,
        /// Mean of its cells.
        mean: f64,
    },
    /// The method divides by something that is 0 for an alternative.
    #[error("for `{alternative}` {what} is 0, and the method divides by it")]
    ZeroDivisor {
        /// Name of the alternative.
        alternative: String,
        /// Name of the divisor that is 0.
        what: &'static str,
    },
    /// The cells are so large or so close to each other that a result overflows.
    #[error("the cells are too large or too close to each other: {what} is not finite")]
    Overflow {
        /// Name of the result that is not finite.
        what: &'static str,
    },
}
