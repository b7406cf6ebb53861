//! One profile a crime area: who is active there, and how it hangs together with other areas.
//!
//! # Definitions
//!
//! - *Active*: the dossier says that the network is involved in the area.
//! - *Shared*: active in another leaf area as well. The pairs are the cross-market table. An area that is about the networks
//!   themselves is no other area: that somebody named a network there makes it no more active.
//! - *Enabler*: an area of that kind, or a horizontal one.
//! - *Depends*: an area's network depends on enablers if it is active in an enabler other than the area, or if a network that
//!   is not active in the area renders services to it or launders for it, or if a network of another enabler does. A service
//!   counts for the one that receives it.
//! - *Crossing*: a link of one of the area's networks to a network that is not active in the area. Rivalries are no links.
//!
//! Absent involvement is no evidence that nobody is there.
//!
//! # Complexity
//!
//! O(Σ over networks of areas × links to other networks).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::layer::Layer;
use super::outlook::{Outlook, is_enabler, is_market};
use super::profiles::NetworkProfile;
use super::structure::StructureClass;
use crate::dossier::{AreaIx, Dossier, NetworkIx};

/// Reported structures of networks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StructureCounts {
    /// Core groups.
    pub core_group: usize,
    /// Hierarchies of all three kinds.
    pub hierarchical: usize,
    /// Loose networks.
    pub loose: usize,
    /// Not reported.
    pub unknown: usize,
}

impl StructureCounts {
    /// Networks whose structure is reported.
    #[must_use]
    pub fn known(&self) -> usize {
        self.core_group + self.hierarchical + self.loose
    }

    pub(super) fn add(&mut self, class: Option<StructureClass>) {
        match class {
            Some(StructureClass::CoreGroup) => self.core_group += 1,
            Some(StructureClass::Hierarchical) => self.hierarchical += 1,
            Some(StructureClass::Loose) => self.loose += 1,
            None => self.unknown += 1,
        }
    }
}

/// Another area, and how many networks join it to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AreaCount {
    /// The other area.
    pub area: AreaIx,
    /// Number of networks.
    pub networks: usize,
}

/// An area that depends on an enabler.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dependent {
    /// The area.
    pub area: AreaIx,
    /// Number of its networks that depend on the enabler.
    pub networks: usize,
    /// Share of its networks, `0..=1`.
    pub share: f64,
}

/// Profile of a leaf area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaProfile {
    /// Which one.
    pub area: AreaIx,
    /// Active networks.
    pub networks: usize,
    /// Networks for which it is the main activity.
    pub main: usize,
    /// High-risk networks of the area.
    pub high_risk: usize,
    /// High-risk networks that are so only with a trait computed from links.
    pub high_risk_by_links: usize,
    /// Networks that are high-risk or would be if all their traits were met that are unknown or computed not to be.
    pub possibly_high_risk: usize,
    /// Reported structures.
    pub structures: StructureCounts,
    /// Networks that are active in another area as well.
    pub shared: usize,
    /// With which areas it shares networks, and how many; ordered by area.
    pub shared_with: Vec<AreaCount>,
    /// Networks that depend on enablers.
    pub dependent: usize,
    /// Networks to which exactly one other network renders services.
    pub one_provider: usize,
    /// On which enablers, and how many of its networks; ordered by area.
    pub depends_on: Vec<AreaCount>,
    /// If it is an enabler: which areas depend on it; ordered by area.
    pub dependents: Vec<Dependent>,
    /// Links of its networks to other networks; one between two of them counts for both.
    pub links: u64,
    /// Crossing links.
    pub crossing_links: u64,
    /// Crossing links of the tenth of its networks (rounded up) with most of them.
    pub top_decile_crossing_links: u64,
}

impl AreaProfile {
    /// Share of links that cross into other areas, `0..=1`; none without links.
    #[must_use]
    pub fn crossing_share(&self) -> Option<f64> {
        (self.links > 0).then(|| self.crossing_links as f64 / self.links as f64)
    }
}

/// Profiles of all leaf areas, ordered by area, perhaps as if one network were not there.
pub(super) fn profiles(
    dossier: &Dossier,
    layer: &Layer<'_>,
    networks: &[NetworkProfile],
    outlooks: &[Outlook],
    gone: Option<NetworkIx>,
) -> Vec<AreaProfile> {
    let mut tally = Tally::new(dossier.areas.len());
    for (network, outlook) in networks.iter().zip(outlooks) {
        if Some(network.network) != gone {
            tally.add(dossier, layer, network, outlook);
        }
    }
    tally.finish(dossier)
}

/// Counts while networks are gone through in their order.
struct Tally {
    areas: Vec<AreaProfile>,
    /// Crossing links of each network of each area.
    crossing: Vec<Vec<u64>>,
    /// (area, other area), once a shared network.
    shared: Vec<(AreaIx, AreaIx)>,
    /// (area, enabler), once a dependent network.
    depends: Vec<(AreaIx, AreaIx)>,
}

impl Tally {
    fn new(areas: usize) -> Self {
        let empty = |area: u32| AreaProfile {
            area: AreaIx(area),
            networks: 0,
            main: 0,
            high_risk: 0,
            high_risk_by_links: 0,
            possibly_high_risk: 0,
            structures: StructureCounts::default(),
            shared: 0,
            shared_with: Vec::new(),
            dependent: 0,
            one_provider: 0,
            depends_on: Vec::new(),
            dependents: Vec::new(),
            links: 0,
            crossing_links: 0,
            top_decile_crossing_links: 0,
        };
        Self {
            areas: (0..areas as u32).map(empty).collect(),
            crossing: vec![Vec::new(); areas],
            shared: Vec::new(),
            depends: Vec::new(),
        }
    }

    fn add(&mut self, dossier: &Dossier, layer: &Layer<'_>, network: &NetworkProfile, outlook: &Outlook) {
        let involvement = layer.involvement(network.network);
        let active = involvement.iter().map(|active| active.area);
        let markets: Vec<AreaIx> = active.filter(|area| is_market(&dossier.areas[area.index()])).collect();
        for (own, seen) in involvement.iter().zip(&outlook.in_areas) {
            let area = &mut self.areas[own.area.index()];
            area.networks += 1;
            area.main += usize::from(own.main);
            area.high_risk += usize::from(network.high_risk);
            area.high_risk_by_links +=
                usize::from(network.high_risk && !network.traits.high_risk_by_report());
            area.possibly_high_risk += usize::from(network.traits.possibly_high_risk());
            area.structures.add(StructureClass::of(network.structure));
            area.shared += usize::from(markets.iter().any(|&other| other != own.area));
            area.links += seen.links;
            area.crossing_links += seen.crossing;
            self.crossing[own.area.index()].push(seen.crossing);
            let others = markets.iter().filter(|&&other| other != own.area && markets.contains(&own.area));
            self.shared.extend(others.map(|&other| (own.area, other)));
            let before = self.depends.len();
            let enablers = outlook.enablers.iter().filter(|&&enabler| enabler != own.area);
            self.depends.extend(enablers.map(|&enabler| (own.area, enabler)));
            let depends = self.depends.len() > before || seen.served_from_outside;
            area.dependent += usize::from(depends);
            area.one_provider += usize::from(outlook.providers == 1);
        }
    }

    fn finish(mut self, dossier: &Dossier) -> Vec<AreaProfile> {
        for (area, other, networks) in counts(&mut self.shared) {
            self.areas[area.index()].shared_with.push(AreaCount { area: other, networks });
        }
        for (area, enabler, networks) in counts(&mut self.depends) {
            let share = networks as f64 / self.areas[area.index()].networks as f64;
            self.areas[area.index()].depends_on.push(AreaCount { area: enabler, networks });
            self.areas[enabler.index()].dependents.push(Dependent { area, networks, share });
        }
        for (area, crossing) in self.areas.iter_mut().zip(&mut self.crossing) {
            crossing.sort_unstable_by(|a, b| b.cmp(a));
            area.top_decile_crossing_links = crossing.iter().take(crossing.len().div_ceil(10)).sum();
        }
        self.areas.retain(|profile| dossier.areas[profile.area.index()].leaf);
        debug_assert!(
            self.areas
                .iter()
                .all(|area| area.dependents.is_empty() || is_enabler(&dossier.areas[area.area.index()])),
            "only enablers have dependents"
        );
        self.areas
    }
}

/// Distinct pairs in rising order, and how often each occurs.
fn counts(pairs: &mut [(AreaIx, AreaIx)]) -> Vec<(AreaIx, AreaIx, usize)> {
    pairs.sort_unstable();
    pairs.chunk_by(|a, b| a == b).map(|run| (run[0].0, run[0].1, run.len())).collect()
}
