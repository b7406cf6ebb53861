//! Observations: what was observed, how well, and by whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AreaIx, ContributorIx, IndicatorIx, NetworkIx, Period, SourceIx};

/// A known level of an indicator, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Looked for and not there. Not the same as unknown, nor as absent.
    Nil,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

impl Level {
    /// All four in rising order.
    pub const ALL: [Self; 4] = [Self::Nil, Self::Low, Self::Medium, Self::High];

    /// Position in [`Level::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// What an observation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A crime area.
    Area(AreaIx),
    /// A criminal network.
    Network(NetworkIx),
}

/// How a figure bounds the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The figure itself.
    Exact,
    /// Around the figure.
    About,
    /// At least the figure ("more than").
    AtLeast,
    /// At most the figure ("almost").
    AtMost,
}

/// A figure with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// The figure that was given, if one was.
    pub value: Option<f64>,
    /// Lower end of the interval, if one was given.
    pub low: Option<f64>,
    /// Upper end of the interval, if one was given.
    pub high: Option<f64>,
    /// How the figure bounds the truth.
    pub bound: Bound,
}

/// What was observed. That nothing was observed is the lack of an [`Observation`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A level of the scale, Nil among them.
    Level(Level),
    /// The contributor was asked and does not know.
    Unknown,
    /// A figure in the indicator's unit.
    Figure(Figure),
}

/// Direction of change that a source states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// Rising.
    Increase,
    /// Unchanged.
    Stable,
    /// Falling.
    Decrease,
}

/// Reliability of a source, 4x4 system (Europol Regulation, art. 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum SourceCode {
    /// No doubt, or proved reliable always.
    A,
    /// Reliable in most instances.
    B,
    /// Unreliable in most instances.
    C,
    /// Reliability cannot be assessed; not the same as worse than `C`.
    X,
}

/// Accuracy of information, 4x4 system. Not a monotone scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum InformationCode {
    /// Accuracy not in doubt.
    #[serde(rename = "1")]
    One,
    /// Known personally to the source, not to the official passing it on.
    #[serde(rename = "2")]
    Two,
    /// Not known personally to the source, but corroborated.
    #[serde(rename = "3")]
    Three,
    /// Not known personally to the source, and not corroborated.
    #[serde(rename = "4")]
    Four,
}

/// What may be done with information. It limits what is shown, not what is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Handling {
    /// For preventing and combating crime.
    H0,
    /// Not in judicial proceedings without permission.
    H1,
    /// Not to be disseminated without permission.
    H2,
    /// Other restrictions.
    H3,
}

impl Handling {
    /// Whether a document may show it: H0 and H1.
    #[must_use]
    pub fn may_be_shown(self) -> bool {
        self <= Self::H1
    }
}

/// Evaluation of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Grade {
    /// Of the source.
    pub source: SourceCode,
    /// Of the information.
    pub information: InformationCode,
}

/// Where a report comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A questionnaire answered by a contributor.
    Questionnaire,
    /// Operational information analysed at a police body.
    AnalysisProject,
    /// Another agency.
    Agency,
    /// Public material.
    Open,
    /// Academic work.
    Academic,
    /// Judgement of an expert.
    Expert,
}

/// Place of a row in an input file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Row(pub u32);

/// One graded observation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Observation {
    /// What it is about.
    pub subject: Subject,
    /// Which indicator.
    pub indicator: IndicatorIx,
    /// What was observed.
    pub answer: Answer,
    /// Direction of change, if the source states one.
    pub trend: Option<Trend>,
    /// Who reported it.
    pub contributor: ContributorIx,
    /// When it held.
    pub period: Option<Period>,
    /// Questionnaire edition, if the answer comes from one.
    pub edition: Option<String>,
    /// Evaluation.
    pub grade: Grade,
    /// What may be done with it.
    pub handling: Handling,
    /// Where it comes from.
    pub source_kind: SourceKind,
    /// The source; reports that share one are not independent.
    pub source: Option<SourceIx>,
    /// Free text for those who hold the dossier.
    pub note: String,
    /// Whether the note may be shown with the report.
    pub note_public: bool,
    /// Whether the note is in the words of its source; if not, it is a paraphrase.
    pub verbatim: bool,
    /// Whether it is invented.
    pub invented: bool,
    /// Line of the table.
    pub row: Row,
}
