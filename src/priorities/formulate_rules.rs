//! Rules of a model as rules of the problem.

use std::collections::BTreeMap;

use crate::dossier::{AreaIx, Dossier};
use crate::model::SelectionRules;
use socta_choose::{Coverage, Element, Exclusion, Mode, Prerequisite, Problem, Resource, Use, micro_units};

/// What areas and networks are worth when a share of the score of each area is its networks'.
///
/// `scores` are in micro-units; `networks` holds the positions of the areas of each network. A network is worth the smallest
/// over its areas of `share` × score / networks of the area, rounded down; an area keeps the rest of its score. So one area
/// alone is worth exactly its score, and areas that share networks count these once. Negative scores share nothing.
#[must_use]
pub fn network_values(scores: &[i64], networks: &[Vec<usize>], share: f64) -> (Vec<i64>, Vec<i64>) {
    let mut number = vec![0_i64; scores.len()];
    networks.iter().flatten().for_each(|&area| number[area] += 1);
    // The cast is exact: a score has at most 30 bits, and the share is at most 1.
    let part = |area: usize| (share * scores[area].max(0) as f64 / number[area] as f64).floor() as i64;
    let values: Vec<i64> =
        networks.iter().map(|areas| areas.iter().map(|&area| part(area)).min().unwrap_or(0).max(0)).collect();
    let mut rest = scores.to_vec();
    for (areas, value) in networks.iter().zip(&values) {
        areas.iter().for_each(|&area| rest[area] -= value);
    }
    (rest, values)
}

/// Adds the rules of a model to a problem whose items are areas.
pub(super) fn add_rules(problem: &mut Problem, dossier: &Dossier, rules: &SelectionRules) {
    let areas = Areas::new(problem, dossier);
    if rules.network_share > 0.0 {
        add_networks(problem, dossier, &areas, rules.network_share);
    }
    let bonus = micro_units(rules.continuity_bonus).unwrap_or(0);
    for area in dossier.previous.iter().flat_map(|previous| &previous.areas) {
        if let Some(&item) = areas.item_of.get(area) {
            problem.items[item].bonus = bonus;
        }
    }
    for rule in &rules.coverage {
        let items = areas.named(problem, &rule.areas);
        if !items.is_empty() {
            problem.coverage.push(Coverage { key: rule.key.clone(), items, least: rule.least });
        }
    }
    for rule in &rules.incompatible {
        let items = areas.named(problem, &rule.areas);
        if !items.is_empty() {
            problem.exclusions.push(Exclusion { key: rule.key.clone(), items, most: rule.most });
        }
    }
    for rule in &rules.prerequisites {
        for item in areas.named(problem, std::slice::from_ref(&rule.area)) {
            let any_of: Vec<String> =
                areas.named(problem, &rule.any_of).into_iter().filter(|other| *other != item).collect();
            if !any_of.is_empty() {
                problem.prerequisites.push(Prerequisite { item, any_of });
            }
        }
    }
    add_capacities(problem, &areas, rules);
}

fn add_networks(problem: &mut Problem, dossier: &Dossier, areas: &Areas<'_>, share: f64) {
    let mut of_network: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for involvement in &dossier.involvement {
        if let Some(&item) = areas.item_of.get(&involvement.area) {
            of_network.entry(involvement.network.index()).or_default().push(item);
        }
    }
    let (keys, networks): (Vec<usize>, Vec<Vec<usize>>) = of_network.into_iter().unzip();
    let scores: Vec<i64> = problem.items.iter().map(|item| item.value).collect();
    let (values, elements) = network_values(&scores, &networks, share);
    problem.items.iter_mut().zip(values).for_each(|(item, value)| item.value = value);
    for ((network, items), value) in keys.into_iter().zip(networks).zip(elements) {
        let key = dossier.network_ids.get(network).to_owned();
        items.into_iter().for_each(|item| problem.items[item].covers.push(key.clone()));
        problem.elements.push(Element { key, value });
    }
}

fn add_capacities(problem: &mut Problem, areas: &Areas<'_>, rules: &SelectionRules) {
    for capacity in &rules.capacities {
        problem.resources.push(Resource { key: capacity.key.clone(), limit: capacity.limit });
        let both = capacity.plan.saturating_add(capacity.goal);
        for item in &mut problem.items {
            let modes = [(Mode::Oap, capacity.plan), (Mode::Chsg, capacity.goal), (Mode::Both, both)];
            let offered = modes.into_iter().filter(|(mode, amount)| {
                *amount > 0 && item.options.iter().any(|option| option.mode == *mode)
            });
            let uses = offered.map(|(mode, amount)| Use {
                resource: capacity.key.clone(),
                mode: Some(mode),
                amount,
            });
            let uses: Vec<Use> = uses.collect();
            item.uses.extend(uses);
        }
        let mut own: BTreeMap<String, u64> = BTreeMap::new();
        for (area, amount) in &capacity.areas {
            for item in areas.named(problem, std::slice::from_ref(area)) {
                *own.entry(item).or_default() += amount;
            }
        }
        for item in &mut problem.items {
            if let Some(&amount) = own.get(&item.key) {
                item.uses.push(Use { resource: capacity.key.clone(), mode: None, amount });
            }
        }
    }
}

/// The areas of a dossier as items.
struct Areas<'a> {
    dossier: &'a Dossier,
    item_of: BTreeMap<AreaIx, usize>,
}

impl<'a> Areas<'a> {
    fn new(problem: &Problem, dossier: &'a Dossier) -> Self {
        let position: BTreeMap<&str, usize> =
            problem.items.iter().enumerate().map(|(at, item)| (item.key.as_str(), at)).collect();
        let item = |(index, area): (usize, &crate::dossier::Area)| {
            let index = AreaIx(u32::try_from(index).ok()?);
            Some((index, *position.get(area.key.as_str())?))
        };
        Areas { dossier, item_of: dossier.areas.iter().enumerate().filter_map(item).collect() }
    }

    /// Keys of the items that these areas stand for: themselves, or what is below them.
    fn named(&self, problem: &Problem, keys: &[String]) -> Vec<String> {
        let within = |index: &AreaIx| {
            let mut at = Some(*index);
            while let Some(area) = at.and_then(|at| self.dossier.areas.get(at.index())) {
                if keys.contains(&area.key) {
                    return true;
                }
                at = area.parent;
            }
            false
        };
        self.item_of
            .iter()
            .filter(|(index, _)| within(index))
            .map(|(_, &item)| problem.items[item].key.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_area_alone_is_worth_its_score_and_two_count_a_shared_network_once() {
        let networks = [vec![0, 1], vec![1, 2], vec![1]];
        let (values, shared) = network_values(&[600_000, 300_000, 900_001], &networks, 0.5);
        // Area 1 has three networks, each worth at most 50,000 there.
        assert_eq!(shared, [50_000, 50_000, 50_000]);
        assert_eq!(values, [550_000, 150_000, 850_001]);
        assert_eq!(network_values(&[600_000, 300_000, 900_001], &networks, 0.0).1, [0, 0, 0]);
    }
}
