//! The indicator catalogue: what can be observed, on what scale, in which layer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::words;

use super::Labels;

/// The part of the assessment that an indicator belongs to. Layers are weighted first, indicators within them second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// The market: resources, demand and supply, evolution, geography, size.
    Market,
    /// What the actors can do: expertise, cooperation, violence, corruption, ...
    Actor,
    /// The harm: economic, social, health, security, political, environmental.
    Effect,
    /// Structure of the criminal networks in the area, computed from the graph.
    Network,
    /// A figure that is shown but never scored.
    Context,
    /// A result of law enforcement (arrests, seizures): shown, never a threat unless declared as a proxy.
    Output,
}

impl Layer {
    /// The layer as it is written in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        words::of(self)
    }
}

/// What an indicator may be observed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AppliesTo {
    /// Crime areas only.
    Area,
    /// Criminal networks only.
    Network,
    /// Both.
    Both,
}

/// The scale of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// High, Medium, Low, Unknown, Nil: an ordered list, not numbers.
    Hmlun,
    /// A number in the indicator's unit and range.
    Numeric,
}

/// What kind of quantity a figure is. Figures of different kinds cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// What there is at one time: investigations active at the end of a year, a score.
    Stock,
    /// What happens in a period, and grows with its length: arrests in a year.
    Flow,
    /// A part of a whole.
    Share,
}

/// One indicator of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Stable key, `a-z`, `0-9` and `_`.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
    /// The layer that it belongs to.
    pub layer: Layer,
    /// What it may be observed on.
    pub applies_to: AppliesTo,
    /// Scale of the indicator.
    pub scale: Scale,
    /// Unit of a numeric indicator; a key of the catalogue's `units`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Smallest and largest possible value of a numeric indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<[f64; 2]>,
    /// Kind of quantity of a numeric indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// Whom or what the figures of a numeric indicator count. A figure that counts others belongs to another indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// Whether a higher level or value means more threat.
    pub raises_threat: bool,
    /// Whether the series grows with police effort (seizures, arrests, registered victims).
    #[serde(default)]
    pub detection_driven: bool,
    /// Whether the program computes it from the network layer; such an indicator cannot be observed.
    #[serde(default)]
    pub derived: bool,
    /// Whether it names nationality or ethnicity. Such an indicator can be described but never scored.
    #[serde(default)]
    pub personal_origin: bool,
    /// Question numbers by questionnaire edition (`socta2021`, `socta2025`). Editions that lack it are not comparable.
    #[serde(default)]
    pub editions: BTreeMap<String, String>,
    /// What is observed.
    pub definition: String,
    /// Known ways in which it misleads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Where the definition comes from.
    pub source: String,
}

/// A unit that figures may be given in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// Key as written in tables.
    pub key: String,
    /// Names by language.
    pub labels: Labels,
}

/// The whole catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// `socta.catalogue/1`.
    pub schema: String,
    /// Version of the content.
    pub version: String,
    /// The units.
    pub units: Vec<UnitEntry>,
    /// The indicators, in the order in which they are shown.
    pub indicators: Vec<Indicator>,
}

impl Catalogue {
    /// Position of the indicator with this key.
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        self.indicators.iter().position(|indicator| indicator.key == key)
    }
}
