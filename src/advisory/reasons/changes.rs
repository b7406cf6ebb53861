//! What would decide an area the other way, in words: evidence, weights, bounds, and what stands in the way.

use crate::advisory::Block;
use crate::advisory::voice::{Voice, count, text};
use crate::comparison::{EvidenceTurn, Finding, Found, JointWeights, SingleWeight};
use crate::dossier::{IndicatorIx, Level};
use crate::priorities::{Bound, BoundTurn, Constraint, Why};

use super::Placed;

/// Findings beside the smallest one that are named.
const OTHERS: usize = 2;
/// Findings that act together that are named.
const TOGETHER: usize = 4;
/// Criteria of a joint change that are named.
const MOVED: usize = 3;
/// Digits behind the point at most.
const MOST_DIGITS: usize = 12;

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
            return vec![self.say("why-far")];
        };
        let chosen = placed.reason.chosen;
        let Some((first, others)) = evidence.single.split_first() else {
            // What no score can do needs nothing that reports say.
            return match (evidence.restricted, evidence.score) {
                (0, _) | (_, None) => self.no_single_finding(placed, evidence),
                (restricted, Some(_)) => vec![self.untold(restricted)],
            };
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
        sentences.extend(self.not_all_tried(evidence));
        sentences.extend((evidence.restricted > 0).then(|| self.untold(evidence.restricted)));
        sentences
    }

    /// That of some indicators nothing is said.
    fn untold(&self, restricted: usize) -> String {
        self.with("why-evidence-restricted", &[("count", count(restricted))])
    }

    fn not_all_tried(&self, evidence: &EvidenceTurn) -> Option<String> {
        (!evidence.complete).then(|| self.say("why-findings-limited"))
    }

    fn no_single_finding(&self, placed: Placed<'_>, evidence: &EvidenceTurn) -> Vec<String> {
        let chosen = placed.reason.chosen;
        let area = || ("area", text(self.area(placed.result.area)));
        let standing = self.standing(placed.result.area);
        let Some(score) = evidence.score else {
            let key = match standing.map(|standing| standing.why) {
                Some(Why::NoRoom) => "why-no-room",
                Some(Why::NoMode) => "why-no-mode",
                _ if !evidence.complete => "why-evidence-unknown",
                _ if !chosen => "why-evidence-beyond",
                _ => "why-evidence-never",
            };
            return vec![self.with(key, &[area()])];
        };
        let now = placed.result.score;
        let change = ("change", text(self.words.number(enough((score - now).abs(), 3), 3)));
        let direction = ("direction", text(if score < now { "down" } else { "up" }));
        let key = if chosen { "why-no-finding-out" } else { "why-no-finding-in" };
        let mut sentences = vec![self.with(key, &[area(), change, direction])];
        let named: Vec<String> =
            evidence.together.iter().take(TOGETHER).map(|finding| self.finding(finding)).collect();
        sentences.push(if named.is_empty() {
            self.say(if chosen { "why-together-never-out" } else { "why-together-never-in" })
        } else {
            let more = count(evidence.together.len() - named.len());
            let all = count(evidence.together.len());
            self.with("why-together", &[("count", all), ("list", text(named.join("; "))), ("more", more)])
        });
        sentences.extend(self.not_all_tried(evidence));
        sentences
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
        let Some(at) = at.filter(|at| !computed(at)) else {
            return self.words.number(value, digits(value, 2));
        };
        let number = self.words.number(value, digits(value, 0));
        self.with_unit(number, IndicatorIx(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    fn value_now(&self, finding: &Finding) -> String {
        finding.value.map_or_else(|| self.say("not-applicable"), |value| self.score(value))
    }

    /// Which weights would do it.
    pub(in crate::advisory) fn weight_changes(&self, placed: Placed<'_>) -> Vec<String> {
        let Some(weights) = &placed.reason.weights else { return Vec::new() };
        if placed
            .reason
            .evidence
            .as_ref()
            .is_some_and(|evidence| evidence.score.is_none() && evidence.complete)
        {
            return Vec::new();
        }
        let mut sentences = Vec::new();
        match weights.single.first() {
            Some(single) => {
                sentences.push(self.single_weight(single, placed.reason.chosen, weights.complete));
            }
            None if weights.restricted => sentences.push(self.say("why-weights-restricted")),
            None if weights.complete => sentences.push(self.say("why-weight-none")),
            None => sentences.push(self.say("why-weight-unknown")),
        }
        match &weights.joint {
            Some(joint) => sentences.push(self.joint_weights(joint)),
            None if weights.restricted => {}
            None => sentences.push(self.say("why-weights-none")),
        }
        sentences
    }

    fn single_weight(&self, single: &SingleWeight, chosen: bool, complete: bool) -> String {
        let [now, then] = self.told_apart(single.weight, single.turned);
        let key = if chosen { "why-weight-out" } else { "why-weight-in" };
        self.with(
            key,
            &[
                ("criterion", text(self.quoted(&single.criterion))),
                ("direction", text(if single.turned < single.weight { "down" } else { "up" })),
                ("now", text(now)),
                ("then", text(then)),
                ("sought", text(if complete { "all" } else { "some" })),
                ("inside", text(if single.within_range { "yes" } else { "no" })),
            ],
        )
    }

    fn joint_weights(&self, joint: &JointWeights) -> String {
        let step = |step: &crate::comparison::WeightStep| {
            let digits = self.share_enough(step.change.abs());
            let sign = if step.change < 0.0 { "−" } else { "+" };
            let change = text(format!("{sign}{digits}"));
            self.with("why-part", &[("indicator", text(self.quoted(&step.criterion))), ("value", change)])
        };
        let named: Vec<String> = joint.changes.iter().take(MOVED).map(step).collect();
        self.with(
            "why-weights-joint",
            &[
                ("moved", text(self.share_enough(joint.moved))),
                ("list", text(self.list(&named))),
                ("more", text(if joint.changes.len() > MOVED { "yes" } else { "no" })),
                ("inside", text(if joint.admissible { "yes" } else { "no" })),
            ],
        )
    }

    /// A share that is enough for something, with all its digits, one at least.
    fn share_enough(&self, share: f64) -> String {
        self.words.percent(share, digits(share * 100.0, 1))
    }

    /// A share as it is and one that is enough for something, with as many digits as it takes to state the one and to tell it
    /// apart from the other.
    fn told_apart(&self, now: f64, then: f64) -> [String; 2] {
        let with = |digits: usize| [now, then].map(|share| self.words.percent(share, digits));
        let least = digits(then * 100.0, 1);
        (least..=MOST_DIGITS).map(with).find(|[now, then]| now != then).unwrap_or_else(|| with(least))
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
                // Said only where no bound alone would do it.
                Constraint::PlaceAndPlan if !reason.bounds.is_empty() => {}
                Constraint::PlaceAndPlan => {
                    let key = if reason.chosen { "why-place-and-plan-out" } else { "why-place-and-plan-in" };
                    sentences.push(self.say(key));
                }
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

/// Digits of a number that is enough for something: all that it has behind the point, at least so many. Rounding it could
/// put it on the side where it is not enough.
fn digits(value: f64, least: usize) -> usize {
    let has = |digits: &usize| {
        let stated: f64 = format!("{value:.digits$}").parse().unwrap_or(f64::NAN);
        (stated - value).abs() <= 1e-11 * value.abs()
    };
    (least..MOST_DIGITS).find(has).unwrap_or(MOST_DIGITS)
}

/// A change that is enough for something, rounded up to this many digits behind the point.
pub(in crate::advisory) fn enough(change: f64, digits: u32) -> f64 {
    let unit = f64::from(10_u32.pow(digits));
    // What is a number of units but for its last bits is not one more.
    (change * unit - 1e-9).ceil() / unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_enough_is_printed_whole_or_rounded_up() {
        assert_eq!([0.35, 35.4, 35.422, 12.0].map(|value| digits(value, 1)), [2, 1, 3, 1]);
        assert_eq!([0.0401, 0.04, 0.039_999_9].map(|change| enough(change, 3)), [0.041, 0.04, 0.04]);
    }
}
