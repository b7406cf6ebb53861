//! How much a ranking can be trusted when cells and weights are uncertain.
//!
//! [`simulate`] draws cells and weights many times and counts who ranks where (SMAA-2), [`simulate_method`] does so by any
//! method, [`top_k`] counts only who is among the first K. [`Views`] hands the draws out one by one. [`plain`] reads
//! problems of other programs; [`preferences`] draws weights of which only some things are said.

pub(crate) mod any_method;
pub(crate) mod cells;
pub(crate) mod combine;
pub(crate) mod confidence;
pub(crate) mod curve;
pub(crate) mod error;
pub(crate) mod gaussian;
pub(crate) mod kernel;
pub(crate) mod lattice;
pub(crate) mod layered_weights;
pub(crate) mod nearest;
pub mod plain;
pub(crate) mod plan;
pub mod preferences;
pub(crate) mod ranking;
pub(crate) mod result;
pub(crate) mod shares;
pub(crate) mod shocks;
pub(crate) mod simulate;
pub(crate) mod simulation;
pub(crate) mod tally;
pub(crate) mod top;
pub(crate) mod uncertain;
pub(crate) mod unseen;
pub(crate) mod views;
pub(crate) mod weights;

pub use any_method::{ClassAcceptability, MethodRobustness, simulate_method};
pub use curve::Quantiles;
pub use error::RobustnessError;
pub use layered_weights::{LayeredWeights, WeightLayer};
pub use nearest::smallest_change;
pub use plan::{PAIRED_ALTERNATIVES, Plan, SmaaSettings};
pub use result::{AlternativeRobustness, Estimate, Robustness};
pub use shares::{ShareError, ShareSampler};
pub use shocks::{Shocks, SourcePart, Unseen};
pub use simulate::simulate;
pub use simulation::STEPS;
pub use top::top_k;
pub use uncertain::{Uncertain, UncertainCriterion, ValueMap};
pub use views::{ViewBlock, Views};
pub use weights::{FixedWeights, SimplexWeights, WeightSampler};
