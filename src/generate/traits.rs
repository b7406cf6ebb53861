//! What is drawn of all networks before any of them is written: traits that must meet a share, and sizes that must add
//! up.
//!
//! # Complexity
//! O(networks · log networks) time, a few dozen bytes a network.

use crate::numeric::float;
use crate::numeric::random::{Source, Stream};
use crate::numeric::rank::{self, Best};

use super::structure::below;
use super::{MarketArea, Plan, Profile, Settings, Structure};

/// Traits of one network.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    pub(super) structure: Structure,
    pub(super) size: u32,
    /// Position of the main area.
    pub(super) main: u32,
    /// Positions of the secondary areas.
    pub(super) secondary: [Option<u32>; 2],
    pub(super) corruption: bool,
    pub(super) violence: bool,
    pub(super) legal_business: bool,
    pub(super) countermeasures: bool,
    pub(super) three_or_more_states: bool,
    pub(super) over_ten_years: bool,
    pub(super) unreported: bool,
}

/// How much more often networks of severe areas have a grave trait.
const TILT: f64 = 0.8;

/// Draws the traits of all networks.
pub(super) fn draw(plan: &Plan, profile: &Profile, areas: &[MarketArea]) -> Vec<Traits> {
    let source = Source::new(plan.seed, &["generate", "traits"]);
    let mut stream = source.stream(0);
    let structures = structures(plan.networks, profile, &mut stream);
    let activities = activities(plan.networks, profile, areas, &mut stream);
    let sizes = sizes(plan, profile.size_spread, &mut source.stream(1));
    let severity =
        |index: usize| activities.get(index).map_or(0.5, |activity| areas[activity.0 as usize].severity);
    let mut trait_number = 1;
    let mut share = |share: f64, tilt: f64| {
        trait_number += 1;
        let mut stream = source.stream(trait_number);
        chosen(plan.networks, share, |index| stream.uniform() + tilt * (severity(index) - 0.5))
    };
    let corruption = share(profile.corruption, TILT);
    let violence = share(profile.violence, TILT);
    let legal_business = share(profile.legal_business, TILT);
    let countermeasures = share(profile.countermeasures, TILT);
    let three_or_more_states = share(profile.three_or_more_states, TILT);
    let over_ten_years = share(profile.over_ten_years, 0.0);
    let unreported = share(profile.unreported, 0.0);
    (0..plan.networks)
        .map(|index| Traits {
            structure: structures[index],
            size: sizes[index],
            main: activities[index].0,
            secondary: activities[index].1,
            corruption: corruption[index],
            violence: violence[index],
            legal_business: legal_business[index],
            countermeasures: countermeasures[index],
            three_or_more_states: three_or_more_states[index],
            over_ten_years: over_ten_years[index],
            unreported: unreported[index],
        })
        .collect()
}

/// The share of the networks with the largest keys; equal keys go to the one drawn first.
fn chosen(networks: usize, share: f64, mut key: impl FnMut(usize) -> f64) -> Vec<bool> {
    let keys: Vec<f64> = (0..networks).map(&mut key).collect();
    let order = rank::order(&keys, Best::Highest);
    let mut has = vec![false; networks];
    for &index in order.iter().take((share * networks as f64).round() as usize) {
        has[index] = true;
    }
    has
}

/// Whole numbers that add up to `total`, in proportion to `shares`.
fn quotas(total: usize, shares: &[f64]) -> Vec<usize> {
    let sum: f64 = shares.iter().sum();
    let mut cumulated = 0.0;
    let mut given = 0;
    shares
        .iter()
        .map(|share| {
            cumulated += share;
            let upto = if sum > 0.0 { (cumulated / sum * total as f64).round() as usize } else { 0 };
            let quota = upto.min(total) - given;
            given += quota;
            quota
        })
        .collect()
}

fn structures(networks: usize, profile: &Profile, stream: &mut Stream) -> Vec<Structure> {
    let tree = profile.hierarchical;
    let loose = (1.0 - profile.core_group - tree).max(0.0);
    // Of the hierarchies 60 % are standard, 22 % regional, 18 % clustered: a choice of this project.
    let shares = [profile.core_group, 0.60 * tree, 0.22 * tree, 0.18 * tree, loose];
    let kinds = [
        Structure::CoreGroup,
        Structure::StandardHierarchy,
        Structure::RegionalHierarchy,
        Structure::ClusteredHierarchy,
        Structure::CriminalNetwork,
    ];
    let mut all = Vec::with_capacity(networks);
    for (kind, quota) in kinds.into_iter().zip(quotas(networks, &shares)) {
        all.resize(all.len() + quota, kind);
    }
    all.resize(networks, Structure::CriminalNetwork);
    stream.shuffle(&mut all);
    all
}

/// Areas to choose from by weight.
struct Choice {
    positions: Vec<u32>,
    cumulated: Vec<f64>,
}

impl Choice {
    fn new(areas: &[MarketArea], wanted: impl Fn(&MarketArea) -> bool) -> Self {
        let mut choice = Self { positions: Vec::new(), cumulated: Vec::new() };
        let mut sum = 0.0;
        for (position, area) in areas.iter().enumerate() {
            if wanted(area) && area.weight > 0.0 {
                sum += area.weight;
                choice.positions.push(u32::try_from(position).unwrap_or(u32::MAX));
                choice.cumulated.push(sum);
            }
        }
        choice
    }

    fn draw(&self, stream: &mut Stream) -> Option<u32> {
        let u = stream.uniform() * self.cumulated.last()?;
        let at = self.cumulated.partition_point(|&upto| upto <= u);
        self.positions.get(at.min(self.positions.len() - 1)).copied()
    }
}

type Activity = (u32, [Option<u32>; 2]);

fn activities(
    networks: usize,
    profile: &Profile,
    areas: &[MarketArea],
    stream: &mut Stream,
) -> Vec<Activity> {
    let fixed = profile.drugs.is_some();
    let drugs = Choice::new(areas, |area| fixed && area.drugs);
    let others = Choice::new(areas, |area| !(fixed && area.drugs));
    let share = if drugs.positions.is_empty() { 0.0 } else { profile.drugs.unwrap_or(0.0) };
    let only = profile.drugs_only.unwrap_or(share * profile.one_activity).min(share);
    let shares = [
        only,
        share - only,
        (profile.one_activity - only).max(0.0),
        (1.0 - share - profile.one_activity + only).max(0.0),
    ];
    let mut classes = Vec::with_capacity(networks);
    for (class, quota) in quotas(networks, &shares).into_iter().enumerate() {
        classes.resize(classes.len() + quota, class);
    }
    classes.resize(networks, 2);
    stream.shuffle(&mut classes);
    classes.into_iter().map(|class| activity(class, &drugs, &others, stream)).collect()
}

/// Class 0: one drugs area; 1: a drugs area and others; 2: one other area; 3: several other areas.
fn activity(class: usize, drugs: &Choice, others: &Choice, stream: &mut Stream) -> Activity {
    let drug = if class < 2 { drugs.draw(stream) } else { None };
    let other = others.draw(stream);
    match (class, drug, other) {
        (0, Some(drug), _) => (drug, [None, None]),
        (1, Some(drug), Some(other)) if stream.chance(0.4) => (other, [Some(drug), None]),
        (1, Some(drug), other) => (drug, [other, None]),
        (3, _, Some(main)) => {
            let mut secondary = [None, None];
            let wanted = 1 + usize::from(stream.chance(0.3));
            for slot in secondary.iter_mut().take(wanted) {
                *slot = others.draw(stream).filter(|&area| area != main);
            }
            if secondary[0] == secondary[1] {
                secondary[1] = None;
            }
            (main, secondary)
        }
        (_, _, main) => (main.or(drug).unwrap_or(0), [None, None]),
    }
}

/// Sizes that add up to the number of actors, log-normal above the smallest.
fn sizes(plan: &Plan, spread: f64, stream: &mut Stream) -> Vec<u32> {
    let weights: Vec<f64> = (0..plan.networks).map(|_| float::exp(spread * stream.normal())).collect();
    let smallest = Settings::SMALLEST_NETWORK as usize;
    let extra = (plan.actors as usize).saturating_sub(plan.networks * smallest);
    quotas(extra, &weights)
        .into_iter()
        .map(|above| u32::try_from(smallest + above).unwrap_or(u32::MAX))
        .collect()
}

/// One of the levels of a trait: a network that has it has it at some level, one that has not is nil or unknown.
pub(super) fn level(has: bool, stream: &mut Stream) -> &'static str {
    match (has, below(stream, 20)) {
        (true, 0..10) => "High",
        (true, 10..17) => "Medium",
        (true, _) => "Low",
        (false, 0..12) => "Nil",
        (false, _) => "Unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotas_add_up_and_follow_the_shares() {
        assert_eq!(quotas(10, &[0.5, 0.3, 0.2]), [5, 3, 2]);
        assert_eq!(quotas(7, &[1.0, 1.0, 1.0]).iter().sum::<usize>(), 7);
        assert_eq!(quotas(5, &[0.0, 0.0]), [0, 0]);
    }

    #[test]
    fn the_severest_have_the_trait() {
        assert_eq!(chosen(4, 0.5, |index| index as f64), [false, false, true, true]);
    }
}
