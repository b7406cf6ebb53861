//! Who is behind a priority, and what it shares with others.

use crate::advisory::reasons::CLOSE;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, NetworkPicture, PictureEdge, PictureNode, Span, Text, Tone};
use crate::comparison::Demarcation;
use crate::dossier::{AreaIx, AreaKind, NetworkIx, Role};
use crate::locale::Arg;
use crate::networks::{AreaProfile, DrawnNetwork, NetworkProfile};

use super::Sheet;

/// Sharing areas that are named.
const NAMED: usize = 3;

impl Sheet<'_> {
    pub(super) fn who(&self) -> Vec<Block> {
        let voice = &self.voice;
        let dossier = voice.material.dossier;
        let mut blocks = vec![self.heading("who", "sheet-who")];
        if dossier.networks.is_empty() {
            blocks.push(voice.paragraph("sheet-who-no-layer", &[]));
            return blocks;
        }
        blocks.extend(voice.invented_networks());
        for member in self.members() {
            blocks.extend(voice.active_networks(member.area));
        }
        blocks.extend(self.example());
        blocks
    }

    /// A picture of an example of the networks of the priority's leading area, and its structure.
    fn example(&self) -> Vec<Block> {
        let voice = &self.voice;
        let Some(&lead) = self.proposed.areas.first() else { return Vec::new() };
        let networks = &voice.material.results.networks;
        let Some(found) = networks.examples.iter().find(|example| example.area == lead) else {
            return Vec::new();
        };
        let Some(profile) = networks.analysis.networks.get(found.drawn.network.index()) else {
            return Vec::new();
        };
        let id = format!("{}-network", voice.sheet_id(self.proposed));
        vec![Block::Picture(draw(voice, id, lead, profile, &found.drawn)), voice.structure_of(profile)]
    }

    pub(super) fn demarcation(&self) -> Vec<Block> {
        let voice = &self.voice;
        let own = &voice.material.dossier.bundles[self.proposed.bundle].key;
        let concerned = |one: &&Demarcation| one.leads == *own || one.other == *own;
        let close = voice.material.results.reasons.demarcations.iter().filter(concerned);
        let items: Vec<Text> = close
            .filter(|one| Voice::is_close(one))
            .map(|one| {
                let other = if one.leads == *own { &one.other } else { &one.leads };
                let sentences = voice.demarcated(one).join(" ");
                Text(vec![Span::Strong(voice.bundle_named(other)), Span::Plain(format!(": {sentences}"))])
            })
            .collect();
        let body = if items.is_empty() {
            voice.paragraph("sheet-demarcation-none", &[("threshold", text(voice.percent(CLOSE)))])
        } else {
            Block::List(items)
        };
        let mut blocks = vec![self.heading("demarcation", "sheet-demarcation")];
        blocks.extend(voice.demarcating_networks());
        blocks.push(body);
        blocks
    }
}

impl Voice<'_> {
    /// That what follows rests on invented networks, if it does in a dossier of real evidence.
    pub(in crate::advisory) fn invented_networks(&self) -> Option<Block> {
        self.networks_are_invented()
            .then(|| Block::Callout { tone: Tone::Invented, text: self.say("sheet-who-invented").into() })
    }

    /// The same where priorities are told apart: invented networks that are not scored tell nothing apart, so that nothing rests
    /// on them there.
    pub(super) fn demarcating_networks(&self) -> Option<Block> {
        self.invented_networks().filter(|_| self.material.model.score_invented)
    }

    /// Whether invented networks stand in a dossier of real evidence.
    pub(in crate::advisory) fn networks_are_invented(&self) -> bool {
        let dossier = self.material.dossier;
        dossier.networks_invented && !dossier.invented
    }

    /// That some of the networks count as networks of which nothing is known, because they may not be shown.
    fn restricted_networks(&self, among: impl Fn(NetworkIx) -> bool) -> Option<Block> {
        let all = (0_u32..).map(NetworkIx).zip(&self.material.dossier.networks);
        let hidden = all.filter(|(at, network)| !network.handling.may_be_shown() && among(*at)).count();
        (hidden > 0).then(|| self.paragraph("sheet-who-restricted", &[("count", count(hidden))]))
    }

    fn active_networks(&self, area: AreaIx) -> Vec<Block> {
        let dossier = self.material.dossier;
        let profile =
            self.material.results.networks.analysis.areas.iter().find(|profile| profile.area == area);
        let name = ("area", text(self.area(area)));
        let Some(profile) = profile.filter(|profile| profile.networks > 0) else {
            let all = self.material.dossier.areas[area.index()].kind == AreaKind::NetworkThreat;
            return if all {
                let restricted = self.restricted_networks(|_| true);
                [self.all_networks(area), self.traits()].into_iter().chain(restricted).collect()
            } else {
                vec![self.paragraph("sheet-who-none", &[name])]
            };
        };
        let structures = profile.structures;
        let number = |of: usize| text(of.to_string());
        let mut blocks = vec![self.paragraph(
            "sheet-who-text",
            &[
                name,
                ("active", count(profile.networks)),
                ("main", number(profile.main)),
                ("core", number(structures.core_group)),
                ("hierarchical", number(structures.hierarchical)),
                ("loose", number(structures.loose)),
                ("unknown", number(structures.unknown)),
                ("risk", number(profile.high_risk)),
                ("by-links", count(profile.high_risk_by_links)),
                ("shared", number(profile.shared)),
            ],
        )];
        blocks.extend(self.restricted_networks(|network| {
            dossier.involvement.iter().any(|active| active.network == network && active.area == area)
        }));
        blocks.extend(self.structures_by_ties(area));
        blocks.extend(self.shared_with(profile));
        blocks.extend(self.without_key_players(area));
        blocks
    }

    /// What the loss of the key players of an area would do.
    fn without_key_players(&self, area: AreaIx) -> Option<Block> {
        let largest = self.largest_loss(area)?;
        let share = |value: Option<f64>| {
            text(value.map_or_else(|| self.say("not-applicable"), |value| self.percent(value)))
        };
        let mut arguments = vec![
            ("taken", count(largest.set.size)),
            ("actors", text(self.words.count(largest.loss.actors))),
            ("before", share(largest.set.fragmentation_before)),
            ("after", share(largest.set.fragmentation_after)),
        ];
        match (largest.own(), largest.removal) {
            (Some(change), _) => arguments.extend([
                ("scored", text("changes")),
                ("score-before", text(self.score(change.before))),
                ("score-after", text(self.score(change.after))),
                ("rank-before", text(change.rank_before.to_string())),
                ("rank-after", text(change.rank_after.to_string())),
            ]),
            (None, Some(_)) => arguments.push(("scored", text("same"))),
            (None, None) => arguments.push(("scored", text("none"))),
        }
        Some(self.paragraph("sheet-who-key-players", &arguments))
    }

    /// The threat from networks as such is that of all of them.
    fn all_networks(&self, area: AreaIx) -> Block {
        let networks = &self.material.results.networks.analysis.networks;
        let number = |which: fn(&NetworkProfile) -> bool| {
            text(networks.iter().filter(|profile| which(profile)).count().to_string())
        };
        self.paragraph(
            "sheet-who-all",
            &[
                ("area", text(self.area(area))),
                ("networks", count(networks.len())),
                ("risk", number(|profile| profile.high_risk)),
                ("by-links", count(self.material.results.networks.analysis.risk.high_risk_by_links)),
                ("unknown", number(|profile| !profile.high_risk && profile.traits.possibly_high_risk())),
                ("several", number(|profile| profile.areas > 1)),
                ("linked", number(|profile| profile.linked_networks > 0)),
            ],
        )
    }

    /// Which of the four traits the networks have.
    fn traits(&self) -> Block {
        let risk = &self.material.results.networks.analysis.risk;
        let number = |of: usize| text(of.to_string());
        let mut arguments: Vec<(&str, Arg<'_>)> = vec![
            ("agile", number(risk.agile.met)),
            ("agile-unknown", number(risk.agile.unknown)),
            ("borderless-declared", number(risk.borderless.declared)),
            ("borderless-computed", number(risk.borderless.computed)),
            ("borderless-unknown", number(risk.borderless.unknown)),
            ("controlling-declared", number(risk.controlling.declared)),
            ("controlling-computed", number(risk.controlling.computed)),
            ("controlling-unknown", number(risk.controlling.unknown)),
            ("destructive", number(risk.destructive.met)),
            ("destructive-unknown", number(risk.destructive.unknown)),
        ];
        arguments.push(("areas", count(risk.areas)));
        self.paragraph("sheet-who-traits", &arguments)
    }

    fn shared_with(&self, profile: &AreaProfile) -> Option<Block> {
        let mut shared = profile.shared_with.clone();
        shared.sort_by_key(|other| (std::cmp::Reverse(other.networks), other.area));
        let item = |other: &crate::networks::AreaCount| {
            let arguments = [("area", text(self.area(other.area))), ("count", count(other.networks))];
            self.with("sheet-who-shared-item", &arguments)
        };
        let items: Vec<String> = shared.iter().take(NAMED).map(item).collect();
        (!items.is_empty()).then(|| self.paragraph("sheet-who-shared", &[("list", text(items.join("; ")))]))
    }
}

fn draw(
    voice: &Voice<'_>,
    id: String,
    area: AreaIx,
    profile: &NetworkProfile,
    drawn: &DrawnNetwork,
) -> NetworkPicture {
    let network = voice.material.dossier.network_ids.get(profile.network.index());
    let fit = profile.core.fit.map_or_else(|| voice.say("not-applicable"), |fit| voice.words.number(fit, 2));
    let mut groups: Vec<&'static str> = drawn.actors.iter().map(|actor| group(actor.role)).collect();
    groups.sort_unstable();
    groups.dedup();
    // Who is a broker is a position: nobody has a label unless positions are asked for.
    let named = voice.shows_positions();
    let nodes = drawn.actors.iter().map(|actor| PictureNode {
        label: actor.label.clone(),
        group: groups.iter().position(|key| *key == group(actor.role)).unwrap_or(0),
        size: actor.size,
        core: actor.core,
        cut: actor.cut,
        cluster: 0,
        key: false,
    });
    let edges = drawn.edges.iter().map(|edge| PictureEdge {
        from: edge.from,
        to: edge.to,
        weight: edge.weight,
        certainty: edge.certainty,
        gap: false,
    });
    NetworkPicture {
        id,
        caption: voice.with("sheet-picture", &[("area", text(voice.area(area))), ("network", text(network))]),
        description: voice.with(
            "sheet-picture-description",
            &[
                ("network", text(network)),
                ("actors", count(profile.actors)),
                ("links", count(profile.ties)),
                ("core", count(profile.core.members.len())),
                ("fit", text(fit)),
                ("labelled", text(if named { "yes" } else { "no" })),
            ],
        ),
        groups: groups.iter().map(|key| voice.say(key)).collect(),
        clusters: Vec::new(),
        nodes: nodes.collect(),
        edges: edges.collect(),
    }
}

/// What an actor does, in four groups; the keys are those of messages.
fn group(role: Role) -> &'static str {
    match role {
        Role::Leader | Role::Manager | Role::Coordinator => "role-leading",
        Role::Broker | Role::Facilitator | Role::ProfessionalEnabler => "role-facilitating",
        Role::FieldOperator => "role-operating",
        Role::Unknown => "role-unknown",
    }
}
