//! How areas are carried, and which of them may share a plan.

use crate::diagnostics::{Code, did_you_mean};

use super::check::Check;
use super::file::{AreaEntry, BundleEntry};
use super::register::{Register, Sought};
use super::{Area, AreaIx, Bundle, CarriedBy};

/// Settles with whom each area may share its plan, and which areas of each bundle do.
pub(super) fn check(
    entries: &[AreaEntry],
    areas: &mut [Area],
    register: &Register<AreaIx>,
    bundles: &mut [Bundle],
    check: &mut Check<'_>,
) {
    for (position, entry) in entries.iter().enumerate() {
        if entry.horizontal && entry.carried_by.is_some_and(|carried| carried != CarriedBy::Goal) {
            let path = ["areas".into(), position.into(), "carried_by".into()];
            let message = format!(
                "`{}` is horizontal, which says that a goal carries it, and `carried_by` says otherwise",
                entry.key
            );
            check.fault(Code::CarriedTwice, &path, message);
        }
        let Sought::Found(area) = register.find(entry.key.as_bytes()) else { continue };
        if let Some(other) = plan_with(position, entry, area, register, bundles, check) {
            areas[area.index()].plan_with = Some(other);
        }
    }
    share(areas, bundles);
}

/// Settles which areas of each bundle share a plan: those of a group that the bundle lists, and whoever names another in
/// `plan_with`; groups that meet are one.
pub(super) fn share(areas: &[Area], bundles: &mut [Bundle]) {
    for bundle in bundles {
        let named = bundle.areas.iter().filter_map(|leaf| Some((*leaf, areas[leaf.index()].plan_with?)));
        let listed =
            bundle.shared_plans.iter().flat_map(|group| group.windows(2).map(|two| (two[0], two[1])));
        bundle.shared_plans = joined(&bundle.areas, named.chain(listed));
    }
}

/// The groups that a bundle lists, as far as they are not faulty.
pub(super) fn listed(
    position: usize,
    entry: &BundleEntry,
    areas: &[Area],
    leaves: &[AreaIx],
    check: &mut Check<'_>,
) -> Vec<Vec<AreaIx>> {
    let mut groups = Vec::with_capacity(entry.shared_plans.len());
    for (at, group) in entry.shared_plans.iter().enumerate() {
        let mut found = Vec::with_capacity(group.len());
        for (item, key) in group.iter().enumerate() {
            let leaf = leaves.iter().copied().find(|leaf| areas[leaf.index()].key == *key);
            let why = match leaf {
                None => "it is not in the bundle",
                Some(leaf) if areas[leaf.index()].horizontal => GOAL_ONLY,
                Some(leaf) => {
                    found.push(leaf);
                    continue;
                }
            };
            let path = ["bundles".into(), position.into(), "shared_plans".into(), at.into(), item.into()];
            let message = format!("`{key}` cannot share a plan in the bundle `{}`: {why}", entry.key);
            check.fault(Code::PlanNotShared, &path, message);
        }
        groups.push(found);
    }
    groups
}

/// Why an area has no plan to share.
const GOAL_ONLY: &str = "a goal alone carries it, so that it has no plan to share";

/// The area with which an entry may share its plan.
fn plan_with(
    position: usize,
    entry: &AreaEntry,
    area: AreaIx,
    register: &Register<AreaIx>,
    bundles: &[Bundle],
    check: &mut Check<'_>,
) -> Option<AreaIx> {
    let key = entry.plan_with.as_deref()?;
    let path = ["areas".into(), position.into(), "plan_with".into()];
    let other = match register.find(key.as_bytes()) {
        Sought::Lost => return None,
        Sought::Found(other) => other,
        Sought::Unknown => {
            let hint = did_you_mean(key, register.names(), "name another area of the same bundle");
            check.hinted(Code::PlanWithUnknownArea, &path, format!("`{key}` is not an area"), hint);
            return None;
        }
    };
    let together = bundles.iter().any(|bundle| bundle.areas.contains(&area) && bundle.areas.contains(&other));
    let goal_only = entry.horizontal || entry.carried_by == Some(CarriedBy::Goal);
    let why = if other == area {
        "an area cannot share a plan with itself"
    } else if goal_only {
        GOAL_ONLY
    } else if !together {
        "the two are not in one bundle"
    } else {
        return Some(other);
    };
    let message = format!("`{}` cannot share a plan with `{key}`: {why}", entry.key);
    check.fault(Code::PlanNotShared, &path, message);
    None
}

/// The groups of at least two leaves that pairs join, each in rising order, by their first leaf.
fn joined(leaves: &[AreaIx], pairs: impl Iterator<Item = (AreaIx, AreaIx)>) -> Vec<Vec<AreaIx>> {
    let mut groups: Vec<Vec<AreaIx>> = leaves.iter().map(|leaf| vec![*leaf]).collect();
    for (one, two) in pairs {
        let find = |area: AreaIx| groups.iter().position(|group| group.contains(&area));
        let (Some(first), Some(second)) = (find(one), find(two)) else { continue };
        if first != second {
            let moved = std::mem::take(&mut groups[second]);
            groups[first].extend(moved);
        }
    }
    groups.retain(|group| group.len() > 1);
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    groups
}
