//! Runs side by side: what moved, and because of what.
//!
//! A [`RunSummary`] holds of a run what a comparison needs, and is stored in its folder, so that runs of last year can be
//! compared with those of today. [`compare`] gives the moves of ranks and, apart from them, the directions of threats; it splits
//! each change of a score into what the evidence, the weights, the policies and criteria of one dossier alone did;
//! [`explain_lists`] splits each change of a list into what each input of the choice did; [`agreement`](agree) says how much rankings agree, be they of
//! several runs or of several methods within one. [`BatchSummary`] is the one-row-a-run table of a batch.

mod agreement;
mod batch;
mod causes;
mod compare;
mod direction;
mod explained;
mod inputs;
mod leave_one_out;
mod mixture;
mod ranks;
mod removal;
mod sensitivity;
mod silence;
mod summary;
mod table;
#[cfg(test)]
mod testing;
mod unknowns;
mod why;

pub use agreement::{
    Agreement, Similarity, agree, agreement_of_methods, class_agreement, kendall_tau_b, mid_ranks, ndcg,
    rank_biased_overlap, regret, similarity, spearman, top_k_jaccard, top_k_overlap, weighted_spearman,
    weighted_tau, ws,
};
pub use batch::{BATCH_SCHEMA, BatchRow, BatchSummary, summarise};
pub use causes::{Cause, OTHER_CRITERIA, causes};
pub use compare::{
    AreaChange, AreaRow, COMPARISON_SCHEMA, Comparison, ListRow, Movement, ProposalChange, RunHead,
    STABLE_WITHIN, compare,
};
pub use direction::{DECIDED, Direction, LevelTrend};
pub use explained::explain_lists;
pub use inputs::{InputPart, list_causes};
pub use leave_one_out::{LeftOutPiece, Piece, leave_one_out};
pub use mixture::Input;
pub use ranks::{MethodClass, MethodRanking, Ranks, RefusedMethod, rank_by_several};
pub use removal::{KeyRemoval, Removal, Rescored, ScoreChange, Without, rescored};
pub use sensitivity::{Base, Change, Outcome, Variant, changes, sensitivity};
pub use silence::{
    EmptyCell, Group, HoldingPair, KNOWN_CELLS, LIKELY, LevelsSay, MeasuredPsi, PairCount, Places,
    PolicyOrder, Refusal, STRONG, Silence, SilenceInput, SilentArea, TurningPair, silence,
};
pub use summary::{
    AreaSummary, Contribution, CriterionSummary, ListSummary, MethodRanks, ModelStamp, RunHeadline,
    RunSummary, SUMMARY_SCHEMA, ScenarioStamp, SeparatedPairs,
};
pub use table::{PlainCell, PlainTable, batch_table, comparison_tables};
pub use unknowns::{UnknownView, unknown_policies};
pub use why::{
    Against, AreaReason, Demarcation, EvidenceTurn, Finding, Found, Grounds, Hinge, JointWeights, LeadsBy,
    NEAR, Part, Reasons, SharedNetworks, SharedSources, SingleWeight, Verdict, WeightStep, WeightTurn,
    reasons,
};
