//! Threats × indicators become scores; one file a method.
//!
//! [`assemble`] builds the [`ThreatTable`] of a dossier under a model and [`score_all`] puts it to any number of methods.
//! A plain decision matrix, as [`rank`] reads it, goes through the same methods: [`registry`] lists them, [`find`] finds
//! one, [`evaluate`] runs it.

pub mod aggregation;
pub mod attribution;
pub mod equivalence;
pub mod methods;
pub mod normalise;
pub mod rank;
pub mod scales;
pub mod shapley;
pub mod weights;

mod answers;
mod appraise;
mod assemble;
mod card;
mod columns;
mod distribution;
mod matrix;
mod method;
mod method_error;
mod method_vote;
mod outcome;
mod parameter;
mod preference;
mod problem;
mod refusal;
mod table;
mod threats;
mod value_function;

pub use answers::AnswerScale;
pub use appraise::{Appraisal, appraise};
pub use assemble::{Assembly, DerivedValue, LeftOut, Reason, assemble};
pub use card::{Card, Gaps, Needs, ScaleLevel, Treatment};
pub use matrix::{Complete, Direction, Matrix, MatrixError};
pub use method::{Method, evaluate};
pub use method_error::MethodError;
pub use method_vote::{MOST_VOTED, MethodVote, is_baseline, method_vote};
pub use methods::{UnknownMethod, find, registry};
pub use outcome::{Detail, Evaluation, Outcome, Values};
pub use parameter::{Kind, Parameter, ParameterError, Parameters, Setting};
pub use preference::{NAMES as PREFERENCE_NAMES, Preference, PreferenceError};
pub use problem::{
    Criterion, Extras, Problem, ProblemFault, SetValue, SetValues, Thresholds, ValueScale, Weights,
};
pub use refusal::Refusal;
pub use table::*;
pub use threats::{MethodScores, Scores, of_expected_values, score_all};
