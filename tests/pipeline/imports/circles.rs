//! Circles among things that use one another.

use std::collections::{BTreeMap, BTreeSet};

/// The circles: for each, the shortest way from one of its members back to it.
pub fn circles<T: Ord + Clone>(uses: &BTreeMap<T, BTreeSet<T>>) -> Vec<Vec<T>> {
    let mut found: Vec<Vec<T>> = Vec::new();
    for from in uses.keys() {
        if found.iter().any(|circle| circle.contains(from)) {
            continue;
        }
        found.extend(way_back(uses, from));
    }
    found
}

/// The shortest way along the uses from a thing back to itself, searched breadth first.
fn way_back<T: Ord + Clone>(uses: &BTreeMap<T, BTreeSet<T>>, from: &T) -> Option<Vec<T>> {
    let mut came_from: BTreeMap<T, T> = BTreeMap::new();
    let mut next = vec![from.clone()];
    while !next.is_empty() {
        let mut after = Vec::new();
        for at in next {
            for to in uses.get(&at).into_iter().flatten() {
                if to == from {
                    return Some(trace(&came_from, at, from));
                }
                if !came_from.contains_key(to) {
                    came_from.insert(to.clone(), at.clone());
                    after.push(to.clone());
                }
            }
        }
        next = after;
    }
    None
}

/// The things passed on the way, beginning with the first.
fn trace<T: Ord + Clone>(came_from: &BTreeMap<T, T>, last: T, from: &T) -> Vec<T> {
    let mut way = vec![last];
    while let Some(before) = way.last().filter(|at| *at != from).and_then(|at| came_from.get(at)) {
        way.push(before.clone());
    }
    way.reverse();
    way
}
