//! What one stage says in the terms of the next.

use crate::dossier::{AreaIx, Dossier, IndicatorIx};
use crate::model::{Catalogue, ScoringModel};
use crate::networks::{AreaIndicator, AreaProfile};
use crate::portfolio::ReportKind;
use crate::priorities::{Direction, Mode, Override};
use crate::scenarios::{self, Forced, ForcedMode};
use crate::scoring::DerivedValue;

/// The computed indicators that the catalogue knows.
pub(super) fn derived_values(catalogue: &Catalogue, indicators: &[AreaIndicator]) -> Vec<DerivedValue> {
    let known = indicators.iter().filter_map(|found| {
        let position = catalogue.position(found.key)?;
        Some(DerivedValue {
            area: found.area,
            indicator: IndicatorIx(u32::try_from(position).ok()?),
            value: found.value,
            low: found.low,
            high: found.high,
        })
    });
    known.collect()
}

/// An area depends on another if at least this share of its networks does.
const DEPENDS: f64 = 0.1;

/// Number of other areas whose networks depend on each area of the dossier.
pub(super) fn dependents(dossier: &Dossier, profiles: &[AreaProfile]) -> Vec<u32> {
    let mut numbers = vec![0; dossier.areas.len()];
    for profile in profiles {
        let depending = profile.dependents.iter().filter(|other| other.share >= DEPENDS).count();
        numbers[profile.area.index()] = u32::try_from(depending).unwrap_or(u32::MAX);
    }
    numbers
}

/// What carries an area, as the choice names it.
pub(super) fn mode(mode: ForcedMode) -> Mode {
    match mode {
        ForcedMode::Plan => Mode::Oap,
        ForcedMode::Goal => Mode::Chsg,
        ForcedMode::Both => Mode::Both,
    }
}

/// The overrides of a scenario, as the choice takes them.
pub(super) fn forced(forced: &[Forced]) -> Vec<(AreaIx, Override)> {
    let direction = |forced: &Forced| match forced.direction {
        scenarios::Direction::In => Direction::In,
        scenarios::Direction::Out => Direction::Out,
    };
    forced
        .iter()
        .map(|forced| {
            let (author, reason) = (forced.author.clone(), forced.reason.clone());
            let mode = forced.mode.map(mode);
            (forced.area, Override { direction: direction(forced), author, reason, mode })
        })
        .collect()
}

/// Pair of codes of a report as it is usually hoped for: a usually reliable source, and known to the source itself.
const USUAL: [&str; 2] = ["B", "2"];

/// Reports of which it is asked what one more is worth: with the pair of evaluation codes that the model believes most, the
/// first of several, and with a usual one.
pub(super) fn report_kinds(model: &ScoringModel) -> Vec<ReportKind> {
    let best =
        model.grades.iter().reduce(|best, next| if next.certainty > best.certainty { next } else { best });
    let usual = model.grades.iter().find(|grade| [&grade.source, &grade.information] == USUAL);
    let mut kinds: Vec<ReportKind> = Vec::new();
    for grade in best.into_iter().chain(usual) {
        let code = format!("{}{}", grade.source, grade.information);
        if kinds.iter().all(|kind| kind.code != code) {
            kinds.push(ReportKind { code, certainty: grade.certainty });
        }
    }
    kinds
}
