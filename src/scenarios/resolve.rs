//! The areas and contributors that a scenario names, as positions in a dossier.

use crate::dossier::{AreaIx, ContributorIx, Dossier, FactorKind};

use super::{ForcedMode, Override, Scenario};

/// Which way an override forces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Into the list.
    In,
    /// Out of the list.
    Out,
}

/// An override on an area of the dossier.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Forced {
    /// The area, a leaf.
    pub area: AreaIx,
    /// What must carry it, if that is said of an area that is forced in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<ForcedMode>,
    /// Which way.
    pub direction: Direction,
    /// Who decides.
    pub author: String,
    /// Why.
    pub reason: String,
}

/// A push on an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Push {
    /// The area.
    pub area: AreaIx,
    /// The factor; none if a scenario speaks of all factors of the area together.
    pub factor: Option<FactorKind>,
    /// Direction and strength, `-2..=2`.
    pub push: i8,
    /// Whether a scenario says so, not the dossier.
    pub supposed: bool,
}

/// What a scenario means in a dossier, beside the model that [`super::apply`] gives.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Resolved {
    /// Contributors whose reports are left out, in rising order.
    pub without_contributors: Vec<ContributorIx>,
    /// Supposed pushes, in the order of the scenario.
    pub pushes: Vec<Push>,
    /// Overrides, first in then out, each in the order of the scenario.
    pub forced: Vec<Forced>,
}

/// Finds what the scenario names; what the dossier does not have is left out, because [`super::check`] has said so.
#[must_use]
pub fn resolve(scenario: &Scenario, dossier: &Dossier) -> Resolved {
    let mut without_contributors: Vec<ContributorIx> =
        scenario.evidence.without_contributors.iter().filter_map(|key| contributor(dossier, key)).collect();
    without_contributors.sort_unstable();
    without_contributors.dedup();
    let pushes = scenario
        .evidence
        .pushes
        .iter()
        .filter_map(|change| {
            let area = leaf(dossier, &change.area)?;
            Some(Push { area, factor: change.factor, push: change.push, supposed: true })
        })
        .collect();
    let overrides = &scenario.overrides;
    let mut forced = forced(dossier, &overrides.forced_in, Direction::In);
    forced.extend(self::forced(dossier, &overrides.forced_out, Direction::Out));
    Resolved { without_contributors, pushes, forced }
}

/// The pushes on the areas under a scenario: those of the dossier, less those that a supposed push replaces, and then
/// the supposed ones.
#[must_use]
pub fn outlook_pushes(dossier: &Dossier, supposed: &[Push]) -> Vec<Push> {
    let replaced = |area: AreaIx, factor: FactorKind| {
        supposed.iter().any(|push| push.area == area && push.factor.is_none_or(|other| other == factor))
    };
    let mut pushes: Vec<Push> = dossier
        .factors
        .iter()
        .filter(|entry| !replaced(entry.area, entry.factor))
        .map(|entry| Push { area: entry.area, factor: Some(entry.factor), push: entry.push, supposed: false })
        .collect();
    pushes.extend_from_slice(supposed);
    pushes
}

/// The leaf with this key.
pub(super) fn leaf(dossier: &Dossier, key: &str) -> Option<AreaIx> {
    let at = dossier.areas.binary_search_by(|area| area.key.as_str().cmp(key)).ok()?;
    dossier.areas[at].leaf.then(|| AreaIx(u32::try_from(at).unwrap_or(u32::MAX)))
}

/// The leaves for which the key of an override stands: a leaf for itself, a bundle for all that is in it.
pub(super) fn stands_for(dossier: &Dossier, key: &str) -> Vec<AreaIx> {
    let bundle = || dossier.bundles.iter().find(|bundle| bundle.key == key);
    match leaf(dossier, key) {
        Some(leaf) => vec![leaf],
        None => bundle().map(|bundle| bundle.areas.clone()).unwrap_or_default(),
    }
}

/// The contributor with this key.
pub(super) fn contributor(dossier: &Dossier, key: &str) -> Option<ContributorIx> {
    let at = dossier.contributors.binary_search_by(|entry| entry.key.as_str().cmp(key)).ok()?;
    Some(ContributorIx(u32::try_from(at).unwrap_or(u32::MAX)))
}

fn forced(dossier: &Dossier, overrides: &[Override], direction: Direction) -> Vec<Forced> {
    overrides
        .iter()
        .flat_map(|entry| {
            let mode = entry.mode.filter(|_| direction == Direction::In);
            let forced = move |area| Forced {
                area,
                mode,
                direction,
                author: entry.author.clone(),
                reason: entry.reason.clone(),
            };
            stands_for(dossier, &entry.area).into_iter().map(forced)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenarios::testing::dossier;

    fn scenario(parts: &str) -> Scenario {
        let text = format!(
            r#"{{"schema": "socta.scenario/1", "name": "t", "title": {{}}, "description": "", "author": "", {parts}}}"#
        );
        serde_json::from_str(&text).expect("a scenario")
    }

    #[test]
    fn names_become_positions() {
        let parts = r#""evidence": {"without_contributors": ["NL", "DK", "NL"]},
            "overrides": {"forced_in": [{"area": "c", "author": "x", "reason": "y"}],
                          "forced_out": [{"area": "b", "author": "x", "reason": "y"}]}"#;
        let resolved = resolve(&scenario(parts), &dossier());
        assert_eq!(resolved.without_contributors, [ContributorIx(0), ContributorIx(1)]);
        let forced: Vec<_> = resolved.forced.iter().map(|entry| (entry.area, entry.direction)).collect();
        assert_eq!(forced, [(AreaIx(3), Direction::In), (AreaIx(2), Direction::Out)]);
    }

    #[test]
    fn a_leaf_stands_for_itself_and_a_bundle_for_all_its_leaves() {
        let forced = |key: &str| {
            let parts = format!(
                r#""overrides": {{"forced_in": [{{"area": "{key}", "mode": "both", "author": "x", "reason": "y"}}]}}"#
            );
            let resolved = resolve(&scenario(&parts), &dossier());
            resolved.forced.iter().map(|entry| (entry.area, entry.mode)).collect::<Vec<_>>()
        };
        let both = Some(ForcedMode::Both);
        assert_eq!(forced("a"), [(AreaIx(0), both)]);
        assert_eq!(forced("ab"), [(AreaIx(0), both), (AreaIx(2), both)]);
    }

    fn pushes(parts: &str) -> Vec<(Option<FactorKind>, i8, bool)> {
        let dossier = dossier();
        let supposed = resolve(&scenario(parts), &dossier).pushes;
        let all = outlook_pushes(&dossier, &supposed);
        all.iter().map(|push| (push.factor, push.push, push.supposed)).collect()
    }

    #[test]
    fn a_supposed_push_replaces_those_of_its_factor() {
        let one = r#""evidence": {"pushes": [{"factor": "technology", "area": "a", "push": 2}]}"#;
        assert_eq!(
            pushes(one),
            [(Some(FactorKind::Economic), -1, false), (Some(FactorKind::Technology), 2, true)]
        );
        let all = r#""evidence": {"pushes": [{"area": "a", "push": -2}]}"#;
        assert_eq!(pushes(all), [(None, -2, true)]);
        let elsewhere = r#""evidence": {"pushes": [{"area": "c", "push": -2}]}"#;
        assert_eq!(pushes(elsewhere).len(), 3);
    }
}
