//! What the ties of networks suggest about their structure, beside what is reported.

use crate::advisory::Block;
use crate::advisory::voice::{Voice, count, text};
use crate::dossier::{AreaIx, Structure};
use crate::networks::structure::refusal::Refusal;
use crate::networks::{NetworkProfile, StructureCall, StructureClass, StructureOutcome};

/// A call that fewer of the drawn graphs support hangs on doubtful links.
const FIRM: f64 = 0.8;
/// A type that is likelier than this is worth naming.
const HINT: f64 = 0.5;

/// A call that fewer of the drawn graphs share is a question.
const MORE_OFTEN_THAN_NOT: f64 = 0.5;

impl Voice<'_> {
    /// What the ties of the networks of an area suggest; nothing if no network of it is large enough.
    pub(super) fn structures_by_ties(&self, area: AreaIx) -> Option<Block> {
        let active = self.material.dossier.involvement.iter().filter(|active| active.area == area);
        let networks = &self.material.results.networks.analysis.networks;
        let profiles: Vec<&NetworkProfile> =
            active.filter_map(|active| networks.get(active.network.index())).collect();
        let called: Vec<&StructureCall> =
            profiles.iter().filter_map(|profile| profile.structure_call.called()).collect();
        let of = |class: StructureClass| {
            text(called.iter().filter(|call| call.class == class).count().to_string())
        };
        let firm = |call: &&&StructureCall| call.agreement.is_some_and(|agreement| agreement.share >= FIRM);
        let differs = profiles.iter().filter(|profile| {
            let reported = StructureClass::of(profile.structure);
            let call = profile.structure_call.called().map(|call| call.class);
            reported.is_some() && call.is_some() && reported != call
        });
        (!called.is_empty()).then(|| {
            self.paragraph(
                "sheet-structure-area",
                &[
                    ("called", count(called.len())),
                    ("core", of(StructureClass::CoreGroup)),
                    ("hierarchical", of(StructureClass::Hierarchical)),
                    ("loose", of(StructureClass::Loose)),
                    ("firm", count(called.iter().filter(firm).count())),
                    ("least", text(self.percent(FIRM))),
                    ("differs", count(differs.count())),
                    ("refused", count(profiles.len() - called.len())),
                ],
            )
        })
    }

    /// What the ties of one network suggest, or why nothing is said.
    pub(super) fn structure_of(&self, profile: &NetworkProfile) -> Block {
        let network = self.material.dossier.network_ids.get(profile.network.index());
        match &profile.structure_call {
            StructureOutcome::Called(call) => self.called(network, profile, call),
            StructureOutcome::Refused(refusal) => self.paragraph(
                "sheet-structure-refused",
                &[("network", text(network)), ("reason", text(self.refusal(refusal)))],
            ),
        }
    }

    fn called(&self, network: &str, profile: &NetworkProfile, call: &StructureCall) -> Block {
        let feature = |of: &crate::networks::structure::call::Contribution| {
            let value = self.words.number(of.value, 2);
            self.with(&format!("structure-feature-{}", of.feature), &[("value", text(value))])
        };
        let features: Vec<String> = call.decided.iter().map(feature).collect();
        let mut sentences = vec![self.with(
            "sheet-structure-called",
            &[
                ("network", text(network)),
                ("class", text(self.class(call.class))),
                ("likelihood", text(self.probability(call.likelihood))),
                ("features", text(features.join("; "))),
            ],
        )];
        if let Some(agreement) = call.agreement {
            sentences.push(self.with(
                "sheet-structure-agreement",
                &[
                    ("share", text(self.probability(agreement.share))),
                    ("small", text(self.probability(agreement.too_small))),
                    ("replicas", text(agreement.replicas.to_string())),
                ],
            ));
            if agreement.share < MORE_OFTEN_THAN_NOT {
                sentences.push(self.say("sheet-structure-weak"));
            }
        }
        if let Some(hint) = self.subtype(call) {
            sentences.push(hint);
        }
        if let Some(reported) =
            StructureClass::of(profile.structure).filter(|&reported| reported != call.class)
        {
            sentences.push(self.with("sheet-structure-differs", &[("reported", text(self.class(reported)))]));
        }
        Block::Paragraph(sentences.join(" ").into())
    }

    fn class(&self, class: StructureClass) -> String {
        match class {
            StructureClass::CoreGroup => self.say("structure-core-group"),
            StructureClass::Hierarchical => self.say("structure-hierarchical"),
            StructureClass::Loose => self.say("structure-loose"),
        }
    }

    fn subtype(&self, call: &StructureCall) -> Option<String> {
        let kind = match call.subtype {
            Structure::StandardHierarchy => self.say("structure-standard"),
            Structure::RegionalHierarchy => self.say("structure-regional"),
            Structure::ClusteredHierarchy => self.say("structure-clustered"),
            Structure::CoreGroup | Structure::LooseNetwork | Structure::Unknown => return None,
        };
        let share = text(self.probability(call.subtype_likelihood));
        (call.subtype_likelihood >= HINT)
            .then(|| self.with("sheet-structure-subtype", &[("kind", text(kind)), ("share", share)]))
    }

    fn refusal(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::TooFewActors { connected, needed } => self.with(
                "structure-refused-few",
                &[("connected", count(*connected)), ("needed", text(needed.to_string()))],
            ),
            Refusal::SeveralLayers { layers } => {
                self.with("structure-refused-layers", &[("layers", text(layers.to_string()))])
            }
            Refusal::DeclaredProjection => self.say("structure-refused-declared"),
            Refusal::LooksLikeProjection { in_meetings, meetings } => self.with(
                "structure-refused-projection",
                &[("share", text(self.percent(*in_meetings))), ("meetings", text(meetings.to_string()))],
            ),
            Refusal::LooksLikeTwoMode => self.say("structure-refused-two-mode"),
            Refusal::TooManyActors { connected, most } => self.with(
                "structure-refused-many",
                &[("connected", text(connected.to_string())), ("most", text(most.to_string()))],
            ),
            Refusal::SeveralGroups { groups } => {
                self.with("structure-refused-groups", &[("groups", text(groups.to_string()))])
            }
        }
    }
}
