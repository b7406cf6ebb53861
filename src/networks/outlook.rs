//! What a network's links to other networks mean for the areas in which it is active.
//!
//! Areas that are about the networks themselves are no markets: nobody crosses into one, and none is shared.

use super::domain::{DomainGraph, Gone, Partner};
use super::layer::Layer;
use super::profiles::Outside;
use super::traits::is_borderless;
use crate::dossier::{Area, AreaIx, AreaKind, Dossier, NetworkIx};

/// A network seen from one of its areas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct InArea {
    /// Links of the network to others.
    pub(super) links: u64,
    /// Links of the network to others that are not active in the area.
    pub(super) crossing: u64,
    /// Whether a network that is not active in the area serves it.
    pub(super) served_from_outside: bool,
}

/// The links of a network to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outlook {
    pub(super) outside: Outside,
    /// One for each of its areas, in their order.
    pub(super) in_areas: Vec<InArea>,
    /// Enabler areas that it depends on: it is active there, or is served by a network that is. In rising order.
    pub(super) enablers: Vec<AreaIx>,
    /// Networks that render services to it.
    pub(super) providers: usize,
    /// Links to networks with which it shares no area.
    pub(super) links_without_shared_area: u64,
}

/// Whether other areas can depend on this one.
pub(super) fn is_enabler(area: &Area) -> bool {
    area.horizontal || area.kind == AreaKind::Enabler
}

/// Whether an area is a market, an offence or an enabler, and not about the networks themselves.
pub(super) fn is_market(area: &Area) -> bool {
    area.kind != AreaKind::NetworkThreat
}

impl Outlook {
    /// Of a network, perhaps with something taken away.
    pub(super) fn of(
        dossier: &Dossier,
        layer: &Layer<'_>,
        domain: &DomainGraph,
        network: NetworkIx,
        gone: Gone<'_>,
    ) -> Self {
        let partners = domain.partners_without(network, gone);
        let own = layer.involvement(network);
        let market = |area: AreaIx| is_market(&dossier.areas[area.index()]);
        let shares_area = |partner: &&Partner| {
            let mut markets = own.iter().filter(|involvement| market(involvement.area));
            markets.any(|involvement| layer.is_active_in(partner.network, involvement.area))
        };
        let links = partners.iter().map(|partner| u64::from(partner.links)).sum();
        let shared: u64 = partners.iter().filter(shares_area).map(|partner| u64::from(partner.links)).sum();
        let mut reached: Vec<AreaIx> = areas_of(layer, partners.iter()).collect();
        reached.retain(|&area| market(area) && !layer.is_active_in(network, area));
        reached.sort_unstable();
        reached.dedup();
        let enabling = |area: &AreaIx| is_enabler(&dossier.areas[area.index()]);
        let mut enablers: Vec<AreaIx> = own.iter().map(|involvement| involvement.area).collect();
        enablers.extend(areas_of(layer, partners.iter().filter(|partner| partner.serves)));
        enablers.retain(enabling);
        enablers.sort_unstable();
        enablers.dedup();
        let borderless =
            |partner: &&Partner| is_borderless(dossier.networks[partner.network.index()].countries);
        Self {
            outside: Outside {
                linked_networks: partners.len(),
                links,
                cross_areas: reached.len(),
                borderless_partners: partners.iter().filter(borderless).count(),
            },
            in_areas: own.iter().map(|own| in_area(layer, &partners, own.area)).collect(),
            enablers,
            providers: partners.iter().filter(|partner| partner.serves).count(),
            links_without_shared_area: links - shared,
        }
    }
}

fn areas_of<'a>(
    layer: &'a Layer<'_>,
    partners: impl Iterator<Item = &'a Partner> + 'a,
) -> impl Iterator<Item = AreaIx> + 'a {
    partners.flat_map(|partner| layer.involvement(partner.network)).map(|involvement| involvement.area)
}

fn in_area(layer: &Layer<'_>, partners: &[Partner], area: AreaIx) -> InArea {
    let mut seen = InArea::default();
    for partner in partners {
        seen.links += u64::from(partner.links);
        if !layer.is_active_in(partner.network, area) {
            seen.crossing += u64::from(partner.links);
            seen.served_from_outside |= partner.serves;
        }
    }
    seen
}
