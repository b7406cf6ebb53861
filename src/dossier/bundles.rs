//! Checking bundles of areas, and the priorities of the cycle before.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, did_you_mean};

use super::check::Check;
use super::file::{BundleEntry, PreviousEntry};
use super::register::{Register, Sought};
use super::{Area, AreaIx, Bundle, PreviousPriority, carrying};

/// The bundles ordered by key. Each leaf is in exactly one: a leaf that no entry lists forms a bundle of its own.
pub(super) fn check(
    entries: &[BundleEntry],
    areas: &[Area],
    register: &Register<AreaIx>,
    check: &mut Check<'_>,
) -> Vec<Bundle> {
    let mut bundles: BTreeMap<String, (Bundle, usize)> = BTreeMap::new();
    let mut carried: Vec<Option<(usize, usize)>> = vec![None; areas.len()];
    for (position, entry) in entries.iter().enumerate() {
        check_names(position, entry, check);
        if entry.areas.is_empty() {
            let message = format!("the bundle `{}` has no areas", entry.key);
            check.fault(Code::EmptyBundle, &["bundles".into(), position.into(), "areas".into()], message);
        }
        let mut leaves = leaves(position, entry, areas, register, &mut carried, check);
        leaves.sort_unstable();
        let shared_plans = carrying::listed(position, entry, areas, &leaves, check);
        if let Some((_, first)) = bundles.get(&entry.key) {
            let message = format!("the bundle `{}` is declared a second time", entry.key);
            let path = ["bundles".into(), position.into(), "key".into()];
            check.paired(
                Code::DuplicateBundle,
                &path,
                message,
                &["bundles".into(), (*first).into(), "key".into()],
            );
        } else if !leaves.is_empty() {
            let bundle = Bundle {
                key: entry.key.clone(),
                labels: entry.labels.clone(),
                areas: leaves,
                shared_plans,
                aim: entry.aim.clone(),
                proposed: None,
            };
            bundles.insert(entry.key.clone(), (bundle, position));
        }
    }
    add_single(areas, &carried, &mut bundles, check);
    bundles.into_values().map(|(bundle, _)| bundle).collect()
}

fn check_names(position: usize, entry: &BundleEntry, check: &mut Check<'_>) {
    check.key(&entry.key, false, &["bundles".into(), position.into(), "key".into()]);
    let path = ["bundles".into(), position.into(), "labels".into()];
    check.label(&entry.labels, &path, &format!("the bundle `{}`", entry.key));
}

/// The leaves that an entry lists and that no entry before it lists.
fn leaves(
    position: usize,
    entry: &BundleEntry,
    areas: &[Area],
    register: &Register<AreaIx>,
    carried: &mut [Option<(usize, usize)>],
    check: &mut Check<'_>,
) -> Vec<AreaIx> {
    let mut leaves = Vec::with_capacity(entry.areas.len());
    for (item, key) in entry.areas.iter().enumerate() {
        let path = ["bundles".into(), position.into(), "areas".into(), item.into()];
        match register.find(key.as_bytes()) {
            Sought::Lost => {}
            Sought::Unknown => {
                let hint = did_you_mean(key, register.names(), "declare it as an area");
                let message = format!("`{key}` in the bundle `{}` is not an area", entry.key);
                check.hinted(Code::BundleUnknownArea, &path, message, hint);
            }
            Sought::Found(area) if !areas[area.index()].leaf => {
                let message = format!("`{key}` in the bundle `{}` has parts of its own", entry.key);
                check.fault(Code::BundleNotLeaf, &path, message);
            }
            Sought::Found(area) => match carried[area.index()] {
                Some((bundle, first)) => {
                    let message = format!("`{key}` is already in the bundle that is marked");
                    let first = ["bundles".into(), bundle.into(), "areas".into(), first.into()];
                    check.paired(Code::AreaInTwoBundles, &path, message, &first);
                }
                None => {
                    carried[area.index()] = Some((position, item));
                    leaves.push(area);
                }
            },
        }
    }
    leaves
}

fn add_single(
    areas: &[Area],
    carried: &[Option<(usize, usize)>],
    bundles: &mut BTreeMap<String, (Bundle, usize)>,
    check: &mut Check<'_>,
) {
    let free = areas.iter().zip(carried).enumerate().filter(|(_, (area, by))| area.leaf && by.is_none());
    for (index, (area, _)) in free {
        if let Some((_, position)) = bundles.get(&area.key) {
            let path = ["bundles".into(), (*position).into(), "key".into()];
            let message = format!(
                "`{0}` is the key of an area that is in no bundle and forms `{0}` by itself",
                area.key
            );
            check.fault(Code::DuplicateBundle, &path, message);
            continue;
        }
        let single = Bundle {
            key: area.key.clone(),
            labels: area.labels.clone(),
            areas: vec![AreaIx(u32::try_from(index).unwrap_or(u32::MAX))],
            shared_plans: Vec::new(),
            aim: BTreeMap::new(),
            proposed: None,
        };
        bundles.insert(area.key.clone(), (single, usize::MAX));
    }
}

/// The priorities of the cycle before, with the areas that this dossier has.
pub(super) fn check_previous(
    entries: &[PreviousEntry],
    register: &Register<AreaIx>,
    check: &mut Check<'_>,
) -> Vec<PreviousPriority> {
    let mut previous = Vec::with_capacity(entries.len());
    for (position, entry) in entries.iter().enumerate() {
        let at = |key: &'static str| ["previous_priorities".into(), position.into(), key.into()];
        check.key(&entry.key, false, &at("key"));
        check.label(&entry.labels, &at("labels"), &format!("the previous priority `{}`", entry.key));
        let mut areas = Vec::with_capacity(entry.areas.len());
        for (item, key) in entry.areas.iter().enumerate() {
            match register.find(key.as_bytes()) {
                Sought::Found(area) => areas.push(area),
                Sought::Lost => {}
                Sought::Unknown => {
                    let path = ["previous_priorities".into(), position.into(), "areas".into(), item.into()];
                    let hint = did_you_mean(key, register.names(), "use the key that the area has here");
                    let message = format!("`{key}` in the previous priority `{}` is not an area", entry.key);
                    check.hinted(Code::PreviousUnknownArea, &path, message, hint);
                }
            }
        }
        areas.sort_unstable();
        areas.dedup();
        previous.push(PreviousPriority {
            key: entry.key.clone(),
            labels: entry.labels.clone(),
            areas,
            plans: entry.plans,
            goals: entry.goals,
        });
    }
    previous
}
