//! The networks as a threat of their own: how many are high-risk, by which traits, and how far they reach.
//!
//! A dossier declares an area to be about the networks themselves by the kind `network-threat`. If it names no network as active
//! there, the area is about the high-risk networks ([`super::traits`] has the rule), and its indicators are counted over them; if
//! it names some, it is about these, and they are counted like the networks of any other area. Either way it is scored and chosen
//! like the others.
//!
//! **Ignorance.** A trait that is unknown is not met, so that the number of high-risk networks is a lower bound, but
//! for those of `high_risk_by_links`; `possibly_high_risk` is the upper one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::areas::StructureCounts;
use super::layer::Layer;
use super::outlook::{Outlook, is_market};
use super::profiles::NetworkProfile;
use super::structure::StructureClass;
use super::traits::{TraitSource, Traits};
use crate::dossier::{Dossier, NetworkIx};

/// How many networks have a trait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TraitCounts {
    /// Networks that have the trait.
    pub met: usize,
    /// Networks that have the trait by what is declared.
    pub declared: usize,
    /// Networks that have the trait by reported levels.
    pub reported: usize,
    /// Networks that have the trait by what is computed from links.
    pub computed: usize,
    /// Networks that are known not to have the trait.
    pub not_met: usize,
    /// Networks of which nothing is known that would decide on the trait.
    pub unknown: usize,
}

impl TraitCounts {
    fn add(&mut self, (state, source): (Option<bool>, Option<TraitSource>)) {
        match state {
            Some(true) => {
                self.met += 1;
                match source {
                    Some(TraitSource::Declared) => self.declared += 1,
                    Some(TraitSource::Reported) => self.reported += 1,
                    Some(TraitSource::Computed) => self.computed += 1,
                    None => {}
                }
            }
            Some(false) => self.not_met += 1,
            None => self.unknown += 1,
        }
    }
}

/// The networks of a dossier as a threat of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RiskProfile {
    /// All networks.
    pub networks: usize,
    /// High-risk networks of the area.
    pub high_risk: usize,
    /// High-risk networks that are so only with a trait computed from links.
    pub high_risk_by_links: usize,
    /// Networks that are high-risk or would be if all their traits were met that are unknown or computed not to be.
    pub possibly_high_risk: usize,
    /// Agile networks.
    pub agile: TraitCounts,
    /// Borderless networks.
    pub borderless: TraitCounts,
    /// Controlling networks.
    pub controlling: TraitCounts,
    /// Destructive networks.
    pub destructive: TraitCounts,
    /// Reported structures of the high-risk networks.
    pub structures: StructureCounts,
    /// High-risk networks that are active in two areas or more.
    pub shared: usize,
    /// High-risk networks that depend on enablers.
    pub dependent: usize,
    /// High-risk networks to which exactly one other network renders services.
    pub one_provider: usize,
    /// Areas in which a high-risk network is active: their reach.
    pub areas: usize,
    /// Links of the high-risk networks to networks with which they share no area.
    pub crossing_links: u64,
    /// Such links of the tenth of the high-risk networks (rounded up) that has most of them.
    pub top_decile_crossing_links: u64,
}

impl RiskProfile {
    /// Over all networks, perhaps as if one were not there.
    pub(super) fn of(
        dossier: &Dossier,
        layer: &Layer<'_>,
        networks: &[NetworkProfile],
        outlooks: &[Outlook],
        gone: Option<NetworkIx>,
    ) -> Self {
        let mut risk = Self::default();
        let mut crossing = Vec::new();
        let mut reached = vec![false; dossier.areas.len()];
        for (network, outlook) in networks.iter().zip(outlooks) {
            if Some(network.network) == gone {
                continue;
            }
            risk.add_traits(&network.traits);
            if !network.high_risk {
                continue;
            }
            let active = layer.involvement(network.network).iter().map(|active| active.area.index());
            let markets: Vec<usize> = active.filter(|&area| is_market(&dossier.areas[area])).collect();
            markets.iter().for_each(|&area| reached[area] = true);
            risk.structures.add(StructureClass::of(network.structure));
            risk.shared += usize::from(markets.len() > 1);
            let served = outlook.in_areas.iter().any(|seen| seen.served_from_outside);
            risk.dependent += usize::from(served || !outlook.enablers.is_empty());
            risk.one_provider += usize::from(outlook.providers == 1);
            crossing.push(outlook.links_without_shared_area);
        }
        crossing.sort_unstable_by(|a, b| b.cmp(a));
        risk.areas = reached.iter().filter(|&&reached| reached).count();
        risk.crossing_links = crossing.iter().sum();
        risk.top_decile_crossing_links = crossing.iter().take(crossing.len().div_ceil(10)).sum();
        risk
    }

    fn add_traits(&mut self, traits: &Traits) {
        self.networks += 1;
        self.high_risk += usize::from(traits.high_risk());
        self.high_risk_by_links += usize::from(traits.high_risk() && !traits.high_risk_by_report());
        self.possibly_high_risk += usize::from(traits.possibly_high_risk());
        let [agile, borderless, controlling, destructive] = traits.all();
        self.agile.add(agile);
        self.borderless.add(borderless);
        self.controlling.add(controlling);
        self.destructive.add(destructive);
    }
}
