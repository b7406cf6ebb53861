//! How far the place of an area can be relied on, in words.

use crate::advisory::voice::{Voice, text};
use crate::comparison::{Hinge, Verdict};

use super::Placed;

/// Pieces of one kind that are named.
const NAMED: usize = 3;

impl Voice<'_> {
    /// The verdict on the place of an area.
    pub(in crate::advisory) fn verdict(&self, placed: Placed<'_>) -> String {
        let chosen = placed.reason.chosen;
        let area = ("area", text(self.area(placed.result.area)));
        let places = self.silence().map(|silence| silence.places);
        let share = places.map_or_else(String::new, |places| self.percent(places.base_rate()));
        let most = ("most", text(share));
        let list = || ("list", text(self.hinges(&placed.reason.hinges)));
        match (placed.reason.verdict, chosen) {
            (Verdict::Firm, true) => self.with("why-firm-in", &[area]),
            (Verdict::Firm, false) => self.with("why-firm-out", &[area]),
            (Verdict::SaysNothing, true) => self.with("why-nothing-in", &[area, most]),
            (Verdict::SaysNothing, false) => self.with("why-nothing-out", &[area, most]),
            (Verdict::HoldsUnless, true) => self.with("why-unless-in", &[area, list()]),
            (Verdict::HoldsUnless, false) => self.with("why-unless-out", &[area, list()]),
            (Verdict::HangsOn, true) => self.with("why-hangs-in", &[area, list()]),
            (Verdict::HangsOn, false) => self.with("why-hangs-out", &[area, list()]),
            (Verdict::Forced, _) => self.forced_verdict(placed),
        }
    }

    /// The verdict in one or two words, for tables.
    pub(in crate::advisory) fn verdict_word(&self, verdict: Verdict) -> String {
        self.say(match verdict {
            Verdict::Firm => "verdict-firm",
            Verdict::SaysNothing => "verdict-nothing",
            Verdict::HoldsUnless => "verdict-unless",
            Verdict::HangsOn => "verdict-hangs",
            Verdict::Forced => "verdict-forced",
        })
    }

    fn forced_verdict(&self, placed: Placed<'_>) -> String {
        let Some(forced) = self.forced(placed.result.area) else { return self.say("verdict-forced") };
        let key = if forced.force_in { "why-forced-in" } else { "why-forced-out" };
        self.with(
            key,
            &[
                ("area", text(self.area(forced.area))),
                ("author", text(&forced.author)),
                ("reason", text(forced.reason.trim_end_matches('.'))),
                ("price", text(self.score(forced.price))),
            ],
        )
    }

    /// What a place hangs on: evidence alone if some of it does, since the rest matters less.
    pub(in crate::advisory) fn hinges(&self, hinges: &[Hinge]) -> String {
        let by_evidence = hinges.iter().any(Hinge::is_evidence);
        let counted: Vec<&Hinge> = hinges.iter().filter(|hinge| hinge.is_evidence() == by_evidence).collect();
        let same = |a: &&Hinge, b: &&Hinge| std::mem::discriminant(*a) == std::mem::discriminant(*b);
        let kinds: Vec<String> = counted.chunk_by(same).map(|kind| self.hinges_of_a_kind(kind)).collect();
        if kinds.is_empty() { self.say("not-applicable") } else { kinds.join("; ") }
    }

    /// Up to three of a kind by name, and how many more there are.
    fn hinges_of_a_kind(&self, kind: &[&Hinge]) -> String {
        let names: Vec<String> = kind.iter().take(NAMED).filter_map(|hinge| self.hinge_name(hinge)).collect();
        let more = kind.len().saturating_sub(NAMED);
        let names = names.join(", ");
        let names = if more > 0 {
            self.with("hinge-more", &[("names", text(names)), ("more", text(more.to_string()))])
        } else {
            names
        };
        let named = [("names", text(names)), ("count", crate::advisory::voice::count(kind.len()))];
        match kind.first() {
            Some(Hinge::Indicator(_)) => self.with("hinge-indicators", &named),
            Some(Hinge::Contributor(_)) => self.with("hinge-contributors", &named),
            Some(Hinge::Source(_)) => self.with("hinge-sources", &named),
            Some(Hinge::Codes(_)) => self.with("hinge-codes", &named),
            Some(Hinge::Unknown(_)) => self.say("hinge-unknown"),
            Some(Hinge::Layer(_)) => self.with("hinge-layers", &named),
            Some(Hinge::Coding(_)) => self.with("hinge-codings", &named),
            Some(Hinge::Preset(_)) => self.with("hinge-presets", &named),
            Some(Hinge::Invented) => self.say("hinge-invented"),
            Some(Hinge::Weight(_)) => self.with("hinge-weight", &named),
            Some(Hinge::Override(_)) => self.with("hinge-overrides", &named),
            Some(Hinge::Views(thousandths)) => {
                let share = f64::from(*thousandths) / 1000.0;
                self.with("hinge-views", &[("share", text(self.percent(share)))])
            }
            Some(Hinge::Weights) | None => self.say("hinge-weights"),
        }
    }

    /// The name of what a place hangs on, if it has one.
    fn hinge_name(&self, hinge: &Hinge) -> Option<String> {
        let dossier = self.material.dossier;
        match hinge {
            Hinge::Indicator(key) | Hinge::Weight(key) => Some(self.quoted(key)),
            Hinge::Contributor(key) => {
                let found = dossier.contributors.iter().find(|contributor| contributor.key == *key)?;
                let name = crate::model::label(&found.labels, self.language(), key);
                Some(self.with("quoted", &[("name", text(name))]))
            }
            Hinge::Layer(key) => {
                let mut layers = self.material.model.layers.iter();
                layers.find(|layer| layer.layer.key() == key).map(|layer| self.layer(layer.layer))
            }
            Hinge::Override(key) => Some(self.area_named(key)),
            Hinge::Source(key) | Hinge::Codes(key) | Hinge::Coding(key) | Hinge::Preset(key) => {
                Some(key.clone())
            }
            Hinge::Unknown(_) | Hinge::Invented | Hinge::Weights | Hinge::Views(_) => None,
        }
    }
}
