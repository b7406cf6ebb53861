//! What somebody changed or decided otherwise, said where nobody can miss it: on the first page and under the proposal.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Text, Tone};
use crate::dossier::{ContributorIx, Observation};
use crate::model::label;
use crate::results::{Changed, Effect};
use crate::scenarios::{Choices, EvidenceChanges, Override, Overrides, PushChange, WeightChange};

/// Scores that are named in the effect of a scenario.
const NAMED: usize = 5;

/// The box of the first page: that this is a what-if, whose, what it changes and what that does. Nothing for a run as dossier and
/// model are.
pub(super) fn scenario(voice: &Voice<'_>) -> Vec<Block> {
    let Some(changed) = &voice.material.results.scenario else { return Vec::new() };
    let scenario = &changed.scenario;
    let title = label(&scenario.title, voice.language(), &scenario.name);
    let arguments = [
        ("title", text(title)),
        ("author", text(scenario.author.trim())),
        ("asks", text(scenario.description.trim())),
    ];
    let changes = changes(voice, changed);
    let mut blocks = vec![caution(voice.with("changed-box", &arguments))];
    if !changes.is_empty() {
        blocks.push(voice.paragraph("changed-what", &[]));
        blocks.push(Block::List(changes.into_iter().map(Text::from).collect()));
    }
    blocks.push(caution(match &changed.effect {
        Some(effect) => effect_of(voice, effect),
        None => voice.say("changed-effect-unknown"),
    }));
    blocks
}

/// Who forced what in or out, why, and what it costs; nothing if nobody did.
pub(super) fn overrides(voice: &Voice<'_>) -> Option<Block> {
    let forced = &voice.material.results.proposal.overrides;
    let items: Vec<String> = forced
        .iter()
        .map(|one| {
            let key = if one.force_in { "summary-forced-in" } else { "summary-forced-out" };
            let arguments = [
                ("area", text(voice.area(one.area))),
                ("author", text(&one.author)),
                ("reason", text(one.reason.trim().trim_end_matches('.'))),
                ("price", text(voice.score(one.price))),
            ];
            voice.with(key, &arguments)
        })
        .collect();
    (!items.is_empty()).then(|| caution(items.join(" ")))
}

fn caution(words: String) -> Block {
    Block::Callout { tone: Tone::Caution, text: words.into() }
}

/// What the changes did, against the run without them.
fn effect_of(voice: &Voice<'_>, effect: &Effect) -> String {
    let moved = |it: &crate::results::ScoreMove| {
        let arguments = [
            ("area", text(voice.area(it.area))),
            ("change", text(voice.signed(it.score[1] - it.score[0]))),
            ("before", text(it.rank[0].to_string())),
            ("after", text(it.rank[1].to_string())),
        ];
        voice.with("changed-effect-move", &arguments)
    };
    let list = if effect.enters.is_empty() && effect.leaves.is_empty() {
        voice.say("changed-effect-same")
    } else {
        let arguments =
            [("enters", text(voice.areas(&effect.enters))), ("leaves", text(voice.areas(&effect.leaves)))];
        voice.with("changed-effect-list", &arguments)
    };
    let named: Vec<String> = effect.moves.iter().take(NAMED).map(moved).collect();
    let scores = [("count", count(effect.moves.len())), ("list", text(named.join("; ")))];
    let key = if effect.moves.is_empty() { "changed-effect-no-score" } else { "changed-effect-scores" };
    format!("{list} {}", voice.with(key, &scores))
}

/// One sentence a change. Every part of a scenario is named here, so that a new one cannot be forgotten.
fn changes(voice: &Voice<'_>, changed: &Changed) -> Vec<String> {
    let EvidenceChanges { without_contributors: _, pushes } = &changed.scenario.evidence;
    let Overrides { forced_in, forced_out } = &changed.scenario.overrides;
    let mut sentences: Vec<String> = changed
        .left_out
        .iter()
        .map(|left| {
            let name = ("contributor", text(voice.contributor_name(left.contributor)));
            voice.with("changed-contributor", &[name, ("count", count(left.reports))])
        })
        .collect();
    sentences.extend(pushes.iter().map(|push| pushed(voice, push)));
    sentences.extend(weights(voice, &changed.scenario.choices));
    sentences.extend(rules(voice, changed));
    let forced = |key: &str, one: &Override| {
        let arguments = [
            ("area", text(voice.area_named(&one.area))),
            ("author", text(&one.author)),
            ("reason", text(one.reason.trim())),
        ];
        voice.with(key, &arguments)
    };
    sentences.extend(forced_in.iter().map(|one| forced("changed-forced-in", one)));
    sentences.extend(forced_out.iter().map(|one| forced("changed-forced-out", one)));
    sentences
}

fn pushed(voice: &Voice<'_>, push: &PushChange) -> String {
    let factor = push.factor.map_or_else(|| voice.say("changed-all-factors"), |factor| voice.factor(factor));
    let arguments = [
        ("factor", text(factor)),
        ("area", text(voice.area_named(&push.area))),
        ("push", text(voice.words.signed(f64::from(push.push), 0))),
    ];
    voice.with("changed-push", &arguments)
}

/// Changes of weights.
fn weights(voice: &Voice<'_>, choices: &Choices) -> Vec<String> {
    let changed = |of: String, change: WeightChange| match change {
        WeightChange::Set { to } => {
            voice.with("changed-weight-set", &[("of", text(of)), ("to", text(voice.percent(to)))])
        }
        WeightChange::Times { by } => {
            let by = ("by", text(voice.words.number(by, 2)));
            voice.with("changed-weight-times", &[("of", text(of)), by])
        }
    };
    let layers = choices.layers.iter().map(|entry| changed(voice.layer(entry.layer), entry.change));
    let shares = choices
        .indicators
        .iter()
        .map(|entry| changed(Voice::within(&voice.indicator_by_key(&entry.indicator)), entry.change));
    let without = choices.without_indicators.iter().map(|key| {
        voice.with("changed-without", &[("indicator", text(Voice::within(&voice.indicator_by_key(key))))])
    });
    layers.chain(shares).chain(without).collect()
}

/// Changes of policies and bounds.
fn rules(voice: &Voice<'_>, changed: &Changed) -> Vec<String> {
    let Choices {
        layers: _,
        indicators: _,
        without_indicators: _,
        unknown,
        absent,
        contributors,
        score_invented,
        priorities,
        plans,
        goals,
    } = &changed.scenario.choices;
    let mut sentences = Vec::new();
    let policies = [("changed-unknown", *unknown), ("changed-absent", *absent)];
    sentences.extend(policies.into_iter().filter_map(|(key, policy)| {
        policy.map(|policy| voice.with(key, &[("policy", text(voice.policy(policy)))]))
    }));
    if contributors.is_some() {
        sentences.push(voice.with("changed-rule", &[("rule", text(voice.contributor_rule()))]));
    }
    if let Some(scored) = score_invented {
        let scored = if *scored { "yes" } else { "no" };
        sentences.push(voice.with("changed-invented", &[("scored", text(scored))]));
    }
    let [k, n, g] = changed.bounds_before;
    let bounds = [("priorities", *priorities, k), ("plans", *plans, n), ("goals", *goals, g)];
    let bounds = bounds.into_iter().filter_map(|(of, after, before)| Some((of, after?, before)));
    sentences.extend(bounds.map(|(of, after, before)| {
        let numbers = [before, after].map(|number| text(number.to_string()));
        let [before, after] = numbers;
        voice.with("changed-bound", &[("of", text(of)), ("before", before), ("after", after)])
    }));
    sentences
}

impl Voice<'_> {
    /// Whether the scenario of the run leaves the reports of a contributor out.
    pub(super) fn leaves_out(&self, contributor: ContributorIx) -> bool {
        let changed = self.material.results.scenario.as_ref();
        changed.is_some_and(|it| it.left_out.iter().any(|left| left.contributor == contributor))
    }

    /// Whether the scenario of the run leaves a report out.
    pub(super) fn is_left_out(&self, report: &Observation) -> bool {
        self.leaves_out(report.contributor)
    }

    /// Name of a contributor.
    fn contributor_name(&self, contributor: ContributorIx) -> String {
        let contributor = &self.material.dossier.contributors[contributor.index()];
        label(&contributor.labels, self.language(), &contributor.key).to_owned()
    }

    /// Name of a contributor, marked if the scenario of the run leaves its reports out.
    pub(super) fn contributor_marked(&self, contributor: ContributorIx) -> String {
        let name = self.contributor_name(contributor);
        if self.leaves_out(contributor) {
            self.with("changed-left-out", &[("name", text(name))])
        } else {
            name
        }
    }
}
