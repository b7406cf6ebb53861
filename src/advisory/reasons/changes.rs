//! What would decide an area the other way, in words: evidence, weights, bounds, and what stands in the way.

use crate::advisory::Block;
use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, count, text};
use crate::comparison::{EvidenceTurn, Finding, Found, JointWeights, SingleWeight};
use crate::dossier::{Bound as FigureBound, Figure, IndicatorIx, Level};
use crate::priorities::{Bound, BoundTurn, Constraint, Why};

use super::Placed;

/// Findings beside the smallest one that are named.
const OTHERS: usize = 2;
/// Findings that act together that are named.
const TOGETHER: usize = 4;
/// Criteria of a joint change that are named.
const MOVED: usize = 3;

impl Voice<'_> {
    /// What would decide an area the other way, under one name each for evidence, weights and bounds.
    pub(in crate::advisory) fn changes_of(&self, placed: Placed<'_>) -> Block {
        let parts = [
            ("why-term-evidence", self.evidence_changes(placed)),
            ("why-term-weights", self.weight_changes(placed)),
            ("why-term-bounds", self.bound_changes(placed)),
        ];
        let area = self.area(placed.result.area);
        let parts = parts.into_iter().filter(|(_, sentences)| !sentences.is_empty());
        let term = |key: &str| self.with(key, &[("area", text(area.clone()))]);
        Block::Definitions(
            parts.map(|(key, sentences)| (term(key).into(), sentences.join(" ").into())).collect(),
        )
    }

    /// What would have to be found out.
    pub(in crate::advisory) fn evidence_changes(&self, placed: Placed<'_>) -> Vec<String> {
        if placed.reason.forced {
            return vec![self.say("why-evidence-forced")];
        }
        let Some(evidence) = &placed.reason.evidence else {
            let shared = self.material.model.selection_rules.network_share > 0.0;
            return vec![self.say(if shared { "why-shared" } else { "why-far" })];
        };
        let chosen = placed.reason.chosen;
        let Some((first, others)) = evidence.single.split_first() else {
            return self.no_single_finding(placed, evidence);
        };
        let key = if chosen { "why-finding-out" } else { "why-finding-in" };
        let mut sentences = vec![self.with(
            key,
            &[
                ("area", text(self.area(placed.result.area))),
                ("finding", text(self.finding(first))),
                ("value", text(self.value_now(first))),
                ("turned", text(self.score(first.turned))),
                ("score", text(self.score(placed.result.score))),
                ("then", text(self.score(first.score))),
            ],
        )];
        if !others.is_empty() {
            let named: Vec<String> = others.iter().take(OTHERS).map(|other| self.finding(other)).collect();
            let arguments = [("count", count(others.len())), ("list", text(named.join("; ")))];
            sentences.push(self.with("why-findings-more", &arguments));
        }
        sentences
    }

    fn no_single_finding(&self, placed: Placed<'_>, evidence: &EvidenceTurn) -> Vec<String> {
        let chosen = placed.reason.chosen;
        let area = || ("area", text(self.area(placed.result.area)));
        let standing = self.standing(placed.result.area);
        if self.no_score_turns(placed) {
            let key = match standing.map(|standing| standing.why) {
                Some(Why::NoRoom) => "why-no-room",
                Some(Why::NoMode) => "why-no-mode",
                _ if !chosen => "why-evidence-beyond",
                _ => "why-evidence-never",
            };
            return vec![self.with(key, &[area()])];
        }
        let change = standing.and_then(|standing| standing.change).map_or(0.0, as_score);
        let key = if chosen { "why-no-finding-out" } else { "why-no-finding-in" };
        let mut sentences = vec![self.with(key, &[area(), ("change", text(self.score(change)))])];
        let named: Vec<String> =
            evidence.together.iter().take(TOGETHER).map(|finding| self.finding(finding)).collect();
        sentences.push(if named.is_empty() {
            self.say(if chosen { "why-together-never-out" } else { "why-together-never-in" })
        } else {
            let more = count(evidence.together.len() - named.len());
            let all = count(evidence.together.len());
            self.with("why-together", &[("count", all), ("list", text(named.join("; "))), ("more", more)])
        });
        sentences
    }

    /// Whether no change of the score decides the area the other way, short of taking all of it.
    fn no_score_turns(&self, placed: Placed<'_>) -> bool {
        let all = |value: i64, change: i64| placed.reason.chosen && change >= value;
        let standing = self.standing(placed.result.area);
        // Beyond 1 there is no score for an area left out.
        let beyond = |value: i64, change: i64| !placed.reason.chosen && value + change > 1_000_000;
        let never = |value: i64, change: i64| all(value, change) || beyond(value, change);
        standing.is_some_and(|own| own.change.is_none_or(|change| never(own.value, change)))
    }

    /// An indicator and what would be found on it.
    fn finding(&self, finding: &Finding) -> String {
        let found = match finding.found {
            Found::Level(at) => {
                let level = Level::ALL.get(usize::from(at)).copied().unwrap_or(Level::High);
                self.level(level)
            }
            Found::Figure(value) => self.figure_found(&finding.criterion, value),
        };
        self.with(
            "why-finding",
            &[("indicator", text(self.quoted(&finding.criterion))), ("found", text(found))],
        )
    }

    fn figure_found(&self, key: &str, value: f64) -> String {
        let at = self.material.catalogue.position(key);
        // A computed indicator has no unit that says more than its name.
        let computed = |&at: &usize| self.material.catalogue.indicators[at].derived;
        let Some(at) = at.filter(|at| !computed(at)) else { return self.words.number(value, 2) };
        // Two digits behind the first two that count are enough for a figure that nobody has measured yet.
        let figure = Figure { value: Some(rounded(value)), low: None, high: None, bound: FigureBound::Exact };
        self.figure(figure, IndicatorIx(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    fn value_now(&self, finding: &Finding) -> String {
        finding.value.map_or_else(|| self.say("not-applicable"), |value| self.score(value))
    }

    /// Which weights would do it.
    pub(in crate::advisory) fn weight_changes(&self, placed: Placed<'_>) -> Vec<String> {
        let Some(weights) = &placed.reason.weights else { return Vec::new() };
        if self.no_score_turns(placed) {
            return Vec::new();
        }
        let mut sentences = Vec::new();
        match weights.single.first() {
            Some(single) => sentences.push(self.single_weight(single, placed.reason.chosen)),
            None if weights.complete => sentences.push(self.say("why-weight-none")),
            None => sentences.push(self.say("why-weight-unknown")),
        }
        sentences.push(match &weights.joint {
            Some(joint) => self.joint_weights(joint),
            None => self.say("why-weights-none"),
        });
        sentences
    }

    fn single_weight(&self, single: &SingleWeight, chosen: bool) -> String {
        let [now, then] = self.told_apart(single.weight, single.turned);
        let key = if chosen { "why-weight-out" } else { "why-weight-in" };
        self.with(
            key,
            &[
                ("criterion", text(self.quoted(&single.criterion))),
                ("direction", text(if single.turned < single.weight { "down" } else { "up" })),
                ("now", text(now)),
                ("then", text(then)),
                ("inside", text(if single.within_range { "yes" } else { "no" })),
            ],
        )
    }

    fn joint_weights(&self, joint: &JointWeights) -> String {
        let step = |step: &crate::comparison::WeightStep| {
            let digits = self.words.percent(step.change.abs(), 1);
            let sign = if step.change < 0.0 { "−" } else { "+" };
            let change = text(format!("{sign}{digits}"));
            self.with("why-part", &[("indicator", text(self.quoted(&step.criterion))), ("value", change)])
        };
        let named: Vec<String> = joint.changes.iter().take(MOVED).map(step).collect();
        self.with(
            "why-weights-joint",
            &[
                ("moved", text(self.words.percent(joint.moved, 2))),
                ("list", text(self.list(&named))),
                ("more", text(if joint.changes.len() > MOVED { "yes" } else { "no" })),
                ("inside", text(if joint.admissible { "yes" } else { "no" })),
            ],
        )
    }

    /// Two shares with as many digits as it takes to tell them apart.
    fn told_apart(&self, now: f64, then: f64) -> [String; 2] {
        let with = |digits: usize| [now, then].map(|share| self.words.percent(share, digits));
        (1..=4).map(with).find(|[now, then]| now != then).unwrap_or_else(|| with(4))
    }

    /// Which bounds would do it, and what else stands in the way.
    pub(in crate::advisory) fn bound_changes(&self, placed: Placed<'_>) -> Vec<String> {
        let reason = placed.reason;
        let mut sentences: Vec<String> =
            reason.bounds.iter().map(|turn| self.bound_turn(*turn, reason.chosen)).collect();
        let of_bound = |bound: Bound| reason.bounds.iter().any(|turn| turn.bound == bound);
        for constraint in &reason.held_by {
            match constraint {
                Constraint::Bound(bound) if !of_bound(*bound) => {
                    let key = if reason.chosen { "why-unbounded-out" } else { "why-unbounded-in" };
                    sentences.push(self.with(key, &[("bound", text(self.bound_name(*bound)))]));
                }
                Constraint::Bound(_) => {}
                Constraint::LeastValue => sentences.push(self.say("why-least-value")),
                Constraint::Override(key) => sentences.push(self.held_by_override(key, placed)),
                Constraint::Rules if reason.held_by.iter().any(|one| one.is_rule() && one != constraint) => {}
                Constraint::Rules => {
                    let key = if reason.chosen { "why-rules-in" } else { "why-rules-out" };
                    sentences.push(self.say(key));
                }
                rule => {
                    let key = if reason.chosen { "why-rule-in" } else { "why-rule-out" };
                    sentences.push(self.with(key, &[("rule", text(self.constraint(rule)))]));
                }
            }
        }
        if sentences.is_empty() {
            sentences.push(self.say(match (reason.chosen, self.has_rules()) {
                (true, false) => "why-bounds-none-out",
                (false, false) => "why-bounds-none-in",
                (true, true) => "why-rules-none-out",
                (false, true) => "why-rules-none-in",
            }));
        }
        sentences
    }

    fn bound_turn(&self, turn: BoundTurn, chosen: bool) -> String {
        let key = match (turn.bound, chosen) {
            (Bound::Priorities, true) => "why-priorities-out",
            (Bound::Priorities, false) => "why-priorities-in",
            (Bound::Plans, true) => "why-plans-out",
            (Bound::Plans, false) => "why-plans-in",
            (Bound::Goals, true) => "why-goals-out",
            (Bound::Goals, false) => "why-goals-in",
        };
        self.with(key, &[("turned", count(turn.turned as usize)), ("limit", text(turn.limit.to_string()))])
    }

    pub(in crate::advisory) fn bound_name(&self, bound: Bound) -> String {
        self.say(match bound {
            Bound::Priorities => "bound-priorities",
            Bound::Plans => "bound-plans",
            Bound::Goals => "bound-goals",
        })
    }

    fn held_by_override(&self, key: &str, placed: Placed<'_>) -> String {
        let own = self.material.dossier.areas[placed.result.area.index()].key == key;
        let sentence = match (own, placed.reason.chosen) {
            (true, true) => "why-override-own-in",
            (true, false) => "why-override-own-out",
            (false, true) => "why-override-other-in",
            (false, false) => "why-override-other-out",
        };
        self.with(sentence, &[("other", text(self.area_named(key)))])
    }
}

/// A figure with four digits that count.
fn rounded(value: f64) -> f64 {
    let mut unit = 1.0;
    while value.abs() / unit >= 10_000.0 {
        unit *= 10.0;
    }
    (value / unit * 100.0).round() / 100.0 * unit
}
