//! The reasons of a run as a file: the data and the sentences of the document, for every area.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::advisory::Material;
use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, text};
use crate::comparison::{AreaReason, Demarcation};
use crate::dossier::AreaIx;
use crate::locale::Words;
use crate::priorities::{Constraint, ConstraintPrice};

/// Version of the format of [`WhyFile`].
pub const WHY_SCHEMA: &str = "socta.why/1";

/// Sentences under a title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonText {
    /// The title.
    pub title: String,
    /// The sentences.
    pub sentences: Vec<String>,
}

/// Why one area is in or out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhyArea {
    /// As data.
    pub reason: AreaReason,
    /// In the words of the document.
    pub text: Vec<ReasonText>,
}

/// What a constraint costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceText {
    /// As data.
    pub price: ConstraintPrice,
    /// In the words of the document.
    pub text: String,
}

/// What two proposed priorities share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DemarcationText {
    /// As data.
    pub demarcation: Demarcation,
    /// Whether they share so much that their action plans need a demarcation.
    pub close: bool,
    /// In the words of the document.
    pub text: Vec<String>,
}

/// Why every area of a run is in or out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhyFile {
    /// [`WHY_SCHEMA`].
    pub schema: String,
    /// Language of the sentences.
    pub language: String,
    /// Every area, by key.
    pub areas: Vec<WhyArea>,
    /// Every constraint.
    pub prices: Vec<PriceText>,
    /// Areas too far from the line for changes of evidence and of weights to be sought, by key.
    pub far: Vec<String>,
    /// What must be known of the networks that are shared, if something must.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub networks: Option<String>,
    /// Every two proposed priorities that share something, those that share most first.
    pub demarcations: Vec<DemarcationText>,
}

/// The file of a run in the language of the words.
#[must_use]
pub fn why_file(material: &Material<'_>, words: &Words) -> WhyFile {
    let voice = Voice { material, words };
    let reasons = &material.results.reasons;
    let area = |reason: &AreaReason| {
        let area = voice.area_by_key(&reason.area);
        let text = area.map_or_else(Vec::new, |area| voice.why_texts(area));
        WhyArea { reason: reason.clone(), text }
    };
    let price = |price: &ConstraintPrice| PriceText { price: price.clone(), text: voice.price(price) };
    let demarcation = |one: &Demarcation| DemarcationText {
        demarcation: one.clone(),
        close: Voice::is_close(one),
        text: voice.demarcated(one),
    };
    WhyFile {
        schema: WHY_SCHEMA.to_owned(),
        language: words.language().tag.to_owned(),
        areas: reasons.areas.iter().map(area).collect(),
        prices: reasons.prices.iter().map(price).collect(),
        far: reasons.far.clone(),
        networks: voice.networks_are_invented().then(|| voice.say("sheet-who-invented")),
        demarcations: reasons.demarcations.iter().map(demarcation).collect(),
    }
}

impl Voice<'_> {
    /// Everything that is said of why an area is in or out, part by part.
    pub(in crate::advisory) fn why_texts(&self, area: AreaIx) -> Vec<ReasonText> {
        let Some(placed) = self.placed(area) else { return Vec::new() };
        let parts = [
            ("why-title-verdict", vec![self.verdict(placed)]),
            ("why-title-silence", self.silence_of(area)),
            ("why-title-against", self.compared(placed)),
            ("why-title-evidence", self.evidence_changes(placed)),
            ("why-title-weights", self.weight_changes(placed)),
            ("why-title-bounds", self.bound_changes(placed)),
        ];
        let parts = parts.into_iter().filter(|(_, sentences)| !sentences.is_empty());
        parts.map(|(title, sentences)| ReasonText { title: self.say(title), sentences }).collect()
    }

    /// Name of a constraint.
    pub(in crate::advisory) fn constraint(&self, constraint: &Constraint) -> String {
        match constraint {
            Constraint::Bound(bound) => {
                let limit = bound.limit(&self.bounds());
                let name = text(self.bound_name(*bound));
                self.with("constraint-bound", &[("limit", text(limit.to_string())), ("bound", name)])
            }
            Constraint::PlaceAndPlan => {
                let bounds = self.bounds();
                let [priorities, plans] =
                    [bounds.priorities, bounds.plans].map(|limit| text(limit.to_string()));
                self.with("constraint-place-and-plan", &[("priorities", priorities), ("plans", plans)])
            }
            Constraint::LeastValue => self.say("constraint-least-value"),
            Constraint::Override(key) => {
                self.with("constraint-override", &[("area", text(self.area_named(key)))])
            }
            Constraint::Rules => self.say("constraint-rules"),
            rule => self.with("constraint-rule", &[("rule", text(self.rule(rule)))]),
        }
    }

    fn bounds(&self) -> crate::priorities::Bounds {
        let bounds = self.material.model.selection;
        crate::priorities::Bounds {
            priorities: bounds.priorities,
            plans: bounds.plans,
            goals: bounds.goals,
            least_value: None,
        }
    }

    /// What a constraint costs, in a sentence.
    fn price(&self, price: &ConstraintPrice) -> String {
        let name = ("constraint", text(self.constraint(&price.constraint)));
        if price.price == 0 && price.enters.is_empty() && price.leaves.is_empty() {
            return self.with("constraint-free", &[name]);
        }
        let named = |keys: &[String]| {
            let names: Vec<String> = keys.iter().map(|key| self.area_named(key)).collect();
            text(if names.is_empty() { self.say("none") } else { names.join("; ") })
        };
        let arguments = [
            name,
            ("price", text(self.score(as_score(price.price)))),
            ("enters", named(&price.enters)),
            ("leaves", named(&price.leaves)),
        ];
        self.with("constraint-price", &arguments)
    }
}
