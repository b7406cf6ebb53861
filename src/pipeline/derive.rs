//! What one stage says in the terms of the next.

use crate::dossier::{AreaIx, IndicatorIx};
use crate::model::Catalogue;
use crate::networks::{AreaIndicator, AreaProfile};
use crate::priorities::{Direction, Override};
use crate::scenarios::{self, Forced};
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

/// Number of other areas whose networks depend on this one; `profiles` are ordered by area.
pub(super) fn dependents_by_networks(profiles: &[AreaProfile], area: AreaIx) -> u32 {
    let depending = |at: usize| profiles[at].dependents.iter().filter(|other| other.share >= DEPENDS).count();
    let depending = profiles.binary_search_by_key(&area, |profile| profile.area).map_or(0, depending);
    u32::try_from(depending).unwrap_or(u32::MAX)
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
            (forced.area, Override { direction: direction(forced), author, reason })
        })
        .collect()
}
