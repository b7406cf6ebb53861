//! Checking the tree of crime areas.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, did_you_mean};

use super::check::Check;
use super::file::AreaEntry;
use super::register::{Register, Sought};
use super::{Area, AreaIx, CarriedBy, IndicatorIx};

/// The areas ordered by key, and their register. A second area with the same key is left out; a parent that is not there,
/// or that closes a circle, is taken away.
pub(super) fn check(entries: Option<&[AreaEntry]>, check: &mut Check<'_>) -> (Vec<Area>, Register<AreaIx>) {
    let list = entries.unwrap_or_default();
    let mut firsts: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, entry) in list.iter().enumerate() {
        let path = ["areas".into(), position.into(), "key".into()];
        check.key(&entry.key, false, &path);
        let labels = ["areas".into(), position.into(), "labels".into()];
        check.label(&entry.labels, &labels, &format!("the area `{}`", entry.key));
        if let Some(first) = firsts.get(entry.key.as_str()) {
            let message = format!("the area `{}` is declared a second time", entry.key);
            check.paired(
                Code::DuplicateArea,
                &path,
                message,
                &["areas".into(), (*first).into(), "key".into()],
            );
        } else {
            firsts.insert(&entry.key, position);
        }
    }
    let order: Vec<usize> = firsts.values().copied().collect();
    let register = register(list, &order, entries.is_some(), check);
    let mut parents = parents(list, &order, &register, check);
    break_circles(list, &order, &mut parents, check);
    let evidenced_by = order.iter().map(|position| evidenced_by(list, *position, check)).collect::<Vec<_>>();
    let areas = build(list, &order, &parents, &evidenced_by);
    if entries.is_some() && !areas.iter().any(|area| area.leaf && !area.horizontal) {
        let message = "no area could be proposed: there is no leaf that is not horizontal";
        check.fault(Code::NoScoredArea, &["areas".into()], message);
    }
    (areas, register)
}

fn register(list: &[AreaEntry], order: &[usize], whole: bool, check: &Check<'_>) -> Register<AreaIx> {
    let mut register = Register::with_capacity(order.len());
    for (index, position) in order.iter().enumerate() {
        let index = AreaIx(u32::try_from(index).unwrap_or(u32::MAX));
        // Doubled keys are not in the order.
        let _ = register.insert(&list[*position].key, Some(index));
    }
    for key in check.lost_keys("areas") {
        let _ = register.insert(&key, None);
    }
    if !whole {
        register.mark_incomplete();
    }
    register
}

fn parents(
    list: &[AreaEntry],
    order: &[usize],
    register: &Register<AreaIx>,
    check: &mut Check<'_>,
) -> Vec<Option<AreaIx>> {
    let mut parents = Vec::with_capacity(order.len());
    for position in order {
        let parent = list[*position].parent.as_deref();
        let sought = parent.map(|parent| (parent, register.find(parent.as_bytes())));
        if let Some((parent, Sought::Unknown)) = sought {
            let path = ["areas".into(), (*position).into(), "parent".into()];
            let hint = did_you_mean(parent, register.names(), "declare it as an area");
            check.hinted(Code::UnknownParent, &path, format!("the parent `{parent}` is not an area"), hint);
        }
        parents.push(sought.and_then(|(_, sought)| sought.found()));
    }
    parents
}

/// Walks up from each area; who comes back to itself is part of a circle. A circle is reported once, at its first area by
/// key, and opened there.
fn break_circles(list: &[AreaEntry], order: &[usize], parents: &mut [Option<AreaIx>], check: &mut Check<'_>) {
    let mut settled = vec![false; parents.len()];
    for start in 0..parents.len() {
        let mut way = vec![start];
        let mut at = start;
        while let Some(parent) = parents[at].map(AreaIx::index).filter(|parent| !settled[*parent]) {
            if let Some(from) = way.iter().position(|area| *area == parent) {
                report_circle(list, order, &way[from..], parents, check);
                break;
            }
            way.push(parent);
            at = parent;
        }
        for area in way {
            settled[area] = true;
        }
    }
}

fn report_circle(
    list: &[AreaEntry],
    order: &[usize],
    circle: &[usize],
    parents: &mut [Option<AreaIx>],
    check: &mut Check<'_>,
) {
    let first = circle.iter().copied().min().unwrap_or_default();
    let turn = circle.iter().position(|area| *area == first).unwrap_or_default();
    let around = circle[turn..].iter().chain(&circle[..turn]).chain(std::iter::once(&first));
    let keys: Vec<&str> = around.map(|area| list[order[*area]].key.as_str()).collect();
    let path = ["areas".into(), order[first].into(), "parent".into()];
    check.fault(Code::AreaCycle, &path, format!("areas are parts of each other: {}", keys.join(" → ")));
    parents[first] = None;
}

/// The indicator that tells of the use of an area, if it names one that the catalogue has.
fn evidenced_by(list: &[AreaEntry], position: usize, check: &mut Check<'_>) -> Option<IndicatorIx> {
    let key = list[position].evidenced_by.as_deref()?;
    let found = check.catalogue.position(key).and_then(|found| u32::try_from(found).ok()).map(IndicatorIx);
    if found.is_none() {
        let path = ["areas".into(), position.into(), "evidenced_by".into()];
        let names = check.catalogue.indicators.iter().map(|indicator| indicator.key.as_str());
        let hint = did_you_mean(key, names, "name an indicator of the catalogue");
        check.hinted(Code::UnknownIndicator, &path, format!("the catalogue has no indicator `{key}`"), hint);
    }
    found
}

fn build(
    list: &[AreaEntry],
    order: &[usize],
    parents: &[Option<AreaIx>],
    evidenced_by: &[Option<IndicatorIx>],
) -> Vec<Area> {
    let mut leaf = vec![true; order.len()];
    for parent in parents.iter().flatten() {
        leaf[parent.index()] = false;
    }
    let area = |(index, position): (usize, &usize)| {
        let entry = &list[*position];
        Area {
            key: entry.key.clone(),
            parent: parents[index],
            leaf: leaf[index],
            kind: entry.kind,
            horizontal: entry.horizontal || entry.carried_by == Some(CarriedBy::Goal),
            carried_by: entry.carried_by,
            plan_with: None,
            labels: entry.labels.clone(),
            short: entry.short.clone(),
            evidenced_by: evidenced_by[index],
            editions: entry.editions.clone(),
        }
    };
    order.iter().enumerate().map(area).collect()
}
