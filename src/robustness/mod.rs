//! What if the evidence or the weights are wrong.
//!
//! [`smaa`] draws evidence, weights and unknowns many times and counts who ranks where (SMAA-2). [`top_k`] counts only who
//! is among the first K. Three statements need no drawing: [`necessary_preference`] holds for every admissible value and
//! weight, [`ordinal_dominance`] for every monotone coding of the levels, [`swaps`] gives the weight at which neighbours
//! change places.
//!
//! The simulation itself knows no areas; it is [`socta_decide::smaa`].

mod codings;
mod joint_swaps;
mod necessary;
mod ordinal;
pub mod preferences;
mod sobol;
mod source_effect;
mod stakeholders;
mod swaps;
mod table;

pub use codings::{CodedPreference, coded_preference};
pub use joint_swaps::{JointSwap, WeightChange, joint_swap, joint_swaps};
pub use necessary::{Necessary, necessary_preference};
pub use ordinal::{OrdinalDominance, ordinal_dominance};
pub use sobol::{Factor, SobolIndex, TopSobol, TopSobolInput, sobol_indices, top_sobol};
pub use source_effect::{SourceEffect, source_effect};
pub use stakeholders::{
    StakeholderView, StakeholderViews, Support, scores_under, stakeholder_views, stakeholder_weights,
};
pub use swaps::{Swap, swap, swaps, weight_range};
pub use table::{layered_weights, smaa, smaa_watched, top_k, uncertain};

pub use socta_decide::smaa::{
    AlternativeRobustness, ClassAcceptability, Estimate, FixedWeights, LayeredWeights, MethodRobustness,
    PAIRED_ALTERNATIVES, Plan, Quantiles, Robustness, RobustnessError, STEPS, ShareError, ShareSampler,
    SimplexWeights, SmaaSettings, Uncertain, UncertainCriterion, ValueMap, ViewBlock, Views, WeightLayer,
    WeightSampler, plain, simulate, simulate_method, smallest_change,
};
