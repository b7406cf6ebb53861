//! Why each area is in or out, as data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::shared::Demarcation;
use crate::priorities::{BoundTurn, Constraint, ConstraintPrice};

/// Why every area of a run is in or out. Areas, criteria and sources are given by their keys.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reasons {
    /// Every area of the table, by key.
    pub areas: Vec<AreaReason>,
    /// What each constraint and each override costs.
    pub prices: Vec<ConstraintPrice>,
    /// Areas left out that stand too far from the line for changes of evidence and of weights to be sought, by key; weights
    /// play no part in their verdict.
    pub far: Vec<String>,
    /// Every two proposed priorities that share something.
    pub demarcations: Vec<Demarcation>,
}

impl Reasons {
    /// What is said of an area.
    #[must_use]
    pub fn area(&self, key: &str) -> Option<&AreaReason> {
        let at = self.areas.binary_search_by(|reason| reason.area.as_str().cmp(key)).ok()?;
        self.areas.get(at)
    }
}

/// Why one area is in or out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AreaReason {
    /// Key of the area.
    pub area: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether an override decides about it.
    pub forced: bool,
    /// What it is made of against an area on the other side of the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<Against>,
    /// What would have to be found out for it to be decided the other way; none if it was not sought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceTurn>,
    /// Which weights would decide it the other way; none if it was not sought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<WeightTurn>,
    /// Bounds that alone decide it the other way.
    pub bounds: Vec<BoundTurn>,
    /// Constraints without which, each lifted alone and altogether, it is decided the other way.
    pub held_by: Vec<Constraint>,
    /// How far its place can be relied on.
    pub verdict: Verdict,
    /// What its place hangs on or holds unless, in the order of the kinds.
    pub hinges: Vec<Hinge>,
}

/// An area beside one on the other side of the line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Against {
    /// Key of the other area: for a chosen one the first left out, for one left out the weakest that it would displace.
    pub other: String,
    /// Score of the area less that of the other.
    pub difference: f64,
    /// What each criterion adds to the difference, the largest first; together they are the difference.
    pub parts: Vec<Part>,
}

/// What one criterion adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Key of the criterion.
    pub criterion: String,
    /// In units of the score.
    pub difference: f64,
}

/// The smallest changes of evidence on one area that decide it the other way, everything chosen anew.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceTurn {
    /// Single findings that do it, that with the smallest change of a value first; ties by the order of the criteria.
    pub single: Vec<Finding>,
    /// If no single one does: the fewest findings that do it together, the most effective first; empty if not even all do.
    pub together: Vec<Finding>,
    /// The nearest score of the area at which it is decided the other way, whatever gives it that score; none if no score
    /// does, down to more than 0 and up to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Indicators of the area of which nothing is said here, because reports on them may not be shown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub restricted: usize,
    /// Whether the score was followed all the way; if not, figures only as far as the work allowed. Levels are all tried.
    pub complete: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// Something established beyond doubt on an indicator of an area, whatever is reported now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Key of the indicator.
    pub criterion: String,
    /// What would be found.
    pub found: Found,
    /// Expected value now, `0..=1`; none if the indicator does not count for the area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Value of what would be found, `0..=1`.
    pub turned: f64,
    /// Score of the area after it.
    pub score: f64,
}

/// What would be found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// A level by its place on the scale: 0 nil, 1 low, 2 medium, 3 high.
    Level(u8),
    /// A figure in the indicator's unit.
    Figure(f64),
}

/// The smallest changes of weights that decide one area the other way, everything chosen anew.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightTurn {
    /// Single weights that do it while the others keep their proportions, the smallest change first.
    pub single: Vec<SingleWeight>,
    /// The smallest change found of all weights together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<JointWeights>,
    /// Whether something is not said here, because it would tell what reports say that may not be shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub restricted: bool,
    /// Whether every weight was followed from 0 to 1; if not, only as far as the work allowed.
    pub complete: bool,
}

/// One weight that decides an area the other way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SingleWeight {
    /// Key of the criterion.
    pub criterion: String,
    /// Weight of the criterion in the model, `0..=1`.
    pub weight: f64,
    /// The nearest weight at which the area is decided the other way, with as many digits as it takes for a hundredth less
    /// of the change not to do it. If not every weight was followed to its end, a nearer one may do it too.
    pub turned: f64,
    /// Whether that lies within the admissible range of the criterion.
    pub within_range: bool,
}

/// All weights moved together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JointWeights {
    /// Weight that moves from some criteria to others, `0..=1`: half of the sum of all changes.
    pub moved: f64,
    /// All weights after it, in the order of the criteria.
    pub weights: Vec<f64>,
    /// The changes, the largest first.
    pub changes: Vec<WeightStep>,
    /// Whether these weights are admissible.
    pub admissible: bool,
}

/// The change of one weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeightStep {
    /// Key of the criterion.
    pub criterion: String,
    /// New weight less the old one.
    pub change: f64,
}

/// How far the place of an area can be relied on; the rule stands in the module `verdict`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing that was tried decides it the other way.
    Firm,
    /// Nothing that was tried decides it the other way, but nearly every candidate is on this side of the line, so that it says
    /// nothing.
    SaysNothing,
    /// Another choice of how evidence is read decides it the other way, no single piece of evidence does.
    HoldsUnless,
    /// One piece of evidence, or the treatment of what nobody knows, decides.
    HangsOn,
    /// An override decides.
    Forced,
}

/// Something without which, or under which, an area is decided the other way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hinge {
    /// Without an indicator, by key.
    Indicator(String),
    /// Without the reports of a contributor, by key.
    Contributor(String),
    /// Without the reports that rest on a source, by key.
    Source(String),
    /// Without the reports that carry a pair of evaluation codes, as `B2`.
    Codes(String),
    /// Under another treatment of what nobody knows: `exclude`, `interval`, or the value that it counts as.
    Unknown(String),
    /// Without a layer, by key.
    Layer(String),
    /// With the levels coded otherwise, by the name of the coding.
    Coding(String),
    /// With the weights of another model, by name.
    Preset(String),
    /// With invented evidence scored.
    Invented,
    /// With another weight of a criterion, by key, within its range.
    Weight(String),
    /// With other weights within their ranges.
    Weights,
    /// Without the override of another area, by its key.
    Override(String),
    /// In so many of a thousand views of the simulation, where evidence and weights change together.
    Views(u16),
}

impl Hinge {
    /// Whether it is one piece of evidence or the treatment of what nobody knows.
    #[must_use]
    pub fn is_evidence(&self) -> bool {
        matches!(
            self,
            Self::Indicator(_) | Self::Contributor(_) | Self::Source(_) | Self::Codes(_) | Self::Unknown(_)
        )
    }
}
