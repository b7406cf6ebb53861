//! Why an area is in or out, in sentences: the one place from which the sheets, the section on what is not proposed and
//! `explain` take them.

mod changes;
mod demarcation;
mod file;
mod rules;
mod verdict;

pub(super) use changes::enough;
pub(super) use demarcation::CLOSE;
pub use file::{DemarcationText, PriceText, ReasonText, WHY_SCHEMA, WhyArea, WhyFile, why_file};

use crate::comparison::{Against, AreaReason, Part};
use crate::dossier::AreaIx;

use super::voice::{Voice, text};
use super::{AreaResult, Override};
use crate::priorities::Mode;

/// A difference of contributions is worth a word from this size on.
const WORTH_SAYING: f64 = 0.0005;
/// Criteria that are named on the side of the difference, and on the other side.
const NAMED: [usize; 2] = [3, 2];

/// The area that a sentence is about, with what is known of it.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) reason: &'a AreaReason,
    pub(super) result: &'a AreaResult,
}

impl<'a> Voice<'a> {
    /// What is known of why an area is in or out.
    pub(super) fn placed(&self, area: AreaIx) -> Option<Placed<'a>> {
        let results = self.material.results;
        let result = results.areas.iter().find(|result| result.area == area)?;
        Some(Placed { reason: results.reasons.area(&result.key)?, result })
    }

    /// The name of an area by its key.
    pub(super) fn area_named(&self, key: &str) -> String {
        self.area_by_key(key).map_or_else(|| key.to_owned(), |area| self.area(area))
    }

    /// The name of a bundle by its key.
    pub(super) fn bundle_named(&self, key: &str) -> String {
        let at = self.material.dossier.bundles.iter().position(|bundle| bundle.key == key);
        at.map_or_else(|| key.to_owned(), |at| self.bundle(at))
    }

    /// The name of an indicator between quotation marks.
    pub(super) fn quoted(&self, key: &str) -> String {
        self.with("quoted", &[("name", text(self.indicator_by_key(key)))])
    }

    fn forced(&self, area: AreaIx) -> Option<&'a Override> {
        self.material.results.proposal.overrides.iter().find(|forced| forced.area == area)
    }

    /// The area beside one on the other side of the line.
    pub(super) fn compared(&self, placed: Placed<'_>) -> Vec<String> {
        let Some(against) = &placed.reason.against else {
            return vec![self.say("why-no-other")];
        };
        let name = self.area(placed.result.area);
        let gap = against.difference.abs();
        let own = placed.result.score;
        let arguments = [
            ("area", text(name)),
            ("other", text(self.area_named(&against.other))),
            ("score", text(self.score(own))),
            ("other-score", text(self.score(own - against.difference))),
            ("gap", text(self.score(gap))),
        ];
        let key = match (placed.reason.chosen, against.difference < 0.0) {
            (true, false) => "why-ahead",
            (true, true) => "why-lower",
            (false, true) => "why-behind",
            (false, false) => "why-higher",
        };
        let mut sentences = vec![self.with(key, &arguments)];
        if placed.reason.chosen && against.difference < 0.0 {
            sentences.push(self.lower_but_in(placed));
        }
        sentences.extend(self.parts(against));
        sentences
    }

    /// The criteria that make the difference, and those that speak for the other side.
    fn parts(&self, against: &Against) -> Vec<String> {
        let sign = if against.difference < 0.0 { -1.0 } else { 1.0 };
        let side = |towards: f64, most: usize| -> Vec<String> {
            let on_side = |part: &&Part| part.difference * towards >= WORTH_SAYING;
            let named = against.parts.iter().filter(on_side).take(most);
            named
                .map(|part| {
                    let value = text(self.signed(part.difference));
                    self.with(
                        "why-part",
                        &[("indicator", text(self.quoted(&part.criterion))), ("value", value)],
                    )
                })
                .collect()
        };
        let (with, without) = (side(sign, NAMED[0]), side(-sign, NAMED[1]));
        let mut sentences = Vec::new();
        if !with.is_empty() {
            let key = if sign > 0.0 { "why-parts-ahead" } else { "why-parts-behind" };
            sentences.push(self.with(key, &[("list", text(self.list(&with)))]));
        }
        if !without.is_empty() {
            let key = if sign > 0.0 { "why-parts-lost" } else { "why-parts-won" };
            sentences.push(self.with(key, &[("list", text(self.list(&without)))]));
        }
        sentences
    }

    /// Why an area with a lower score than the first one left out is in.
    fn lower_but_in(&self, placed: Placed<'_>) -> String {
        let area = placed.result.area;
        let mut proposed = self.material.results.proposal.proposed.iter();
        let bundle = proposed.find(|proposed| proposed.areas.contains(&area));
        self.say(if self.forced(area).is_some() {
            "why-lower-forced"
        } else if placed.result.mode == Some(Mode::Chsg) {
            "why-lower-horizontal"
        } else if bundle.is_some_and(|bundle| bundle.areas.first() != Some(&area)) {
            "why-lower-bundle"
        } else {
            "why-lower-bounds"
        })
    }
}
