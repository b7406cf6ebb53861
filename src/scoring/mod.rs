//! Threats × indicators become scores.
//!
//! [`assemble`] builds the [`ThreatTable`] of a dossier under a model and [`score_all`] puts it to any number of methods.
//! The methods know no threats; they are those of [`socta_decide`], as are weights, normalisations and plain decision
//! matrices.

mod answers;
mod appraise;
mod assemble;
mod method_vote;
mod seen;
mod source;
mod table;
mod threats;
mod value_function;
mod values;

pub use answers::AnswerScale;
pub use appraise::{Appraisal, appraise};
pub use assemble::{Assembly, LeftOut, Reason, assemble};
pub use method_vote::{MOST_VOTED, MethodVote, method_vote};
pub use seen::Seen;
pub use source::DerivedValue;
pub use table::{TableCriterion, TableLayer, ThreatTable};
pub use threats::{MethodScores, Scores, of_expected_values, score_all};

pub use socta_decide::methods::is_baseline;
pub use socta_decide::preference::NAMES as PREFERENCE_NAMES;
pub use socta_decide::smaa::{Shocks, SourcePart, Unseen};
pub use socta_decide::{
    Card, Complete, Criterion, Detail, Direction, Evaluation, Extras, Gaps, Kind, Matrix, MatrixError,
    Method, MethodError, Needs, Outcome, Parameter, ParameterError, Parameters, Part, Preference,
    PreferenceError, Problem, ProblemError, ProblemFault, Refusal, ScaleLevel, SetValue, SetValues, Setting,
    Shape, Thresholds, Treatment, UnknownMethod, Value, ValueScale, Values, Weights, aggregation,
    attribution, equivalence, evaluate, find, methods, normalise, rank, registry, scales, shapley, weights,
};
