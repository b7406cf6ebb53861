//! Which of two proposed priorities leads where they share networks, links, sources or emphases.
//!
//! Two priorities share a network that is active in both, a link that joins a network of the one alone to a network of
//! the other alone, and a source on which counted reports on both rest. An area about the networks themselves that names none
//! has those that meet its criteria. Invented networks that are not scored join nothing. A priority about the networks shares
//! an emphasis with another if most of the counted reports on either that may be shown and give a level say High to corruption,
//! violence or laundering: what the one is proposed for is then what the other is known by. The one leads in which more of the shared networks
//! have their main activity; if none has more, the one with the higher best score; then the one whose key comes first.
//! Nothing of this changes a score.
//!
//! # Complexity
//! O(links · b² + reports) for networks that are active in b priorities.

use std::collections::{BTreeMap, BTreeSet};

use super::emphases::emphases;
use super::grounds::Grounds;
use super::shared::{Demarcation, LeadsBy, SharedNetworks, SharedSources};
use crate::dossier::{AreaIx, AreaKind, Dossier, LinkEnd, NetworkIx, SourceIx, Subject};

/// Networks and sources that are named.
const NAMED: usize = 5;

/// Counts of a pair, the first bundle of the choice first.
#[derive(Default)]
struct Pair {
    networks: SharedNetworks,
    links: usize,
    sources: SharedSources,
    emphases: Vec<String>,
}

/// Every two proposed bundles that share something: those with the most shared networks first, then links, then sources.
pub(super) fn demarcations(grounds: &Grounds<'_>) -> Vec<Demarcation> {
    let members = Members::of(grounds);
    let mut pairs: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
    members.networks(&mut pairs);
    members.links(&mut pairs);
    members.sources(grounds, &mut pairs);
    members.emphases(grounds, &mut pairs);
    let mut found: Vec<Demarcation> =
        pairs.into_iter().map(|((one, two), pair)| members.decided(one, two, pair)).collect();
    found.sort_by(|a, b| {
        let size =
            |one: &Demarcation| (one.networks.shared, one.emphases.len(), one.links, one.sources.shared);
        size(b).cmp(&size(a)).then_with(|| (&a.leads, &a.other).cmp(&(&b.leads, &b.other)))
    });
    found
}

/// The proposed bundles and what is active in them.
struct Members<'a> {
    dossier: &'a Dossier,
    /// Key and best score.
    bundles: Vec<(String, f64)>,
    /// Position among the bundles of each area.
    of_area: Vec<Option<usize>>,
    /// Bundles in which each network is active, rising, and whether one of them is its main activity.
    of_network: Vec<Vec<(usize, bool)>>,
    /// Networks active in each bundle.
    active: Vec<usize>,
}

impl<'a> Members<'a> {
    fn of(grounds: &Grounds<'a>) -> Self {
        let dossier = grounds.base.reading.dossier;
        let table = &grounds.appraisal.assembly.table;
        let mut of_area = vec![None; dossier.areas.len()];
        let mut bundles = Vec::new();
        for (at, bundle) in grounds.solution.bundles.iter().enumerate() {
            let mut best = 0.0_f64;
            for (row, key) in table.keys.iter().enumerate().filter(|(_, key)| bundle.items.contains(key)) {
                best = best.max(grounds.scores.additive[row]);
                let area = table.areas[row];
                debug_assert_eq!(&dossier.areas[area.index()].key, key);
                of_area[area.index()] = Some(at);
            }
            bundles.push((bundle.bundle.clone(), best));
        }
        let mut of_network: Vec<BTreeMap<usize, bool>> = vec![BTreeMap::new(); dossier.networks.len()];
        if !dossier.networks_invented || grounds.base.reading.scores_invented() {
            for active in &dossier.involvement {
                if let Some(bundle) = of_area[active.area.index()] {
                    *of_network[active.network.index()].entry(bundle).or_default() |= active.main;
                }
            }
            for bundle in about_networks(dossier, &of_area) {
                for network in grounds.threatening {
                    of_network[network.index()].entry(bundle).or_default();
                }
            }
        }
        let mut active = vec![0; bundles.len()];
        of_network.iter().flat_map(BTreeMap::keys).for_each(|&bundle| active[bundle] += 1);
        let of_network = of_network.into_iter().map(|own| own.into_iter().collect()).collect();
        Self { dossier, bundles, of_area, of_network, active }
    }

    /// What a priority about the networks themselves and another one are both known by.
    fn emphases(&self, grounds: &Grounds<'_>, pairs: &mut BTreeMap<(usize, usize), Pair>) {
        let found = emphases(grounds.base.reading, &self.of_area, self.bundles.len());
        let about = |&bundle: &usize| {
            let areas = self.dossier.areas.iter().zip(&self.of_area);
            areas.into_iter().any(|(area, at)| *at == Some(bundle) && area.kind == AreaKind::NetworkThreat)
        };
        for one in (0..found.len()).filter(about) {
            for two in (0..found.len()).filter(|two| *two != one) {
                let both: Vec<String> =
                    found[one].iter().filter(|key| found[two].contains(*key)).cloned().collect();
                if !both.is_empty() {
                    pairs.entry((one.min(two), one.max(two))).or_default().emphases = both;
                }
            }
        }
    }

    fn networks(&self, pairs: &mut BTreeMap<(usize, usize), Pair>) {
        for (at, own) in self.of_network.iter().enumerate() {
            for (place, &(one, first_main)) in own.iter().enumerate() {
                for &(two, second_main) in &own[place + 1..] {
                    let found = &mut pairs.entry((one, two)).or_default().networks;
                    found.shared += 1;
                    found.main[0] += usize::from(first_main);
                    found.main[1] += usize::from(second_main);
                    if !self.dossier.networks[at].handling.may_be_shown() {
                        found.withheld += 1;
                    } else if found.named.len() < NAMED {
                        found.named.push(self.dossier.network_ids.get(at).to_owned());
                    }
                }
            }
        }
    }

    fn network(&self, end: LinkEnd) -> Option<NetworkIx> {
        match end {
            LinkEnd::Network(network) => Some(network),
            LinkEnd::Actor(actor) => self.dossier.actors[actor.index()].network,
        }
    }

    fn links(&self, pairs: &mut BTreeMap<(usize, usize), Pair>) {
        for link in &self.dossier.links {
            let (Some(from), Some(to)) = (self.network(link.from), self.network(link.to)) else { continue };
            if from == to {
                continue;
            }
            let (own, theirs) = (&self.of_network[from.index()], &self.of_network[to.index()]);
            let is_in =
                |bundle: usize, list: &[(usize, bool)]| list.iter().any(|(other, _)| *other == bundle);
            for &(one, _) in own.iter().filter(|(one, _)| !is_in(*one, theirs)) {
                for &(two, _) in theirs.iter().filter(|(two, _)| !is_in(*two, own)) {
                    pairs.entry((one.min(two), one.max(two))).or_default().links += 1;
                }
            }
        }
    }

    fn sources(&self, grounds: &Grounds<'_>, pairs: &mut BTreeMap<(usize, usize), Pair>) {
        // For each source and bundle: reports, and whether one of them may be shown.
        let mut resting: BTreeMap<SourceIx, BTreeMap<usize, (usize, bool)>> = BTreeMap::new();
        let scored: BTreeSet<_> =
            grounds.appraisal.assembly.table.criteria.iter().map(|criterion| criterion.indicator).collect();
        for report in &self.dossier.observations {
            let Subject::Area(area) = report.subject else { continue };
            let (Some(bundle), Some(source)) = (self.of_area[area.index()], report.source) else { continue };
            if scored.contains(&report.indicator) && grounds.base.reading.counts(report) {
                let own = resting.entry(source).or_default().entry(bundle).or_default();
                own.0 += 1;
                own.1 |= report.handling.may_be_shown();
            }
        }
        for (source, bundles) in resting {
            let own: Vec<(usize, (usize, bool))> = bundles.into_iter().collect();
            for (place, &(one, first)) in own.iter().enumerate() {
                for &(two, second) in &own[place + 1..] {
                    let found = &mut pairs.entry((one, two)).or_default().sources;
                    found.shared += 1;
                    found.reports[0] += first.0;
                    found.reports[1] += second.0;
                    if !(first.1 && second.1) {
                        found.withheld += 1;
                    } else if found.named.len() < NAMED {
                        found.named.push(self.dossier.sources[source.index()].key.clone());
                    }
                }
            }
        }
    }

    fn decided(&self, one: usize, two: usize, pair: Pair) -> Demarcation {
        let Pair { mut networks, links, mut sources, emphases } = pair;
        networks.active = [self.active[one], self.active[two]];
        let (first, second) = (&self.bundles[one], &self.bundles[two]);
        let by_main = networks.main[0].cmp(&networks.main[1]);
        // The bundles stand in the order of their keys.
        let turned = by_main.then(first.1.total_cmp(&second.1)).is_lt();
        if turned {
            networks.active.reverse();
            networks.main.reverse();
            sources.reports.reverse();
        }
        let (leads, other) = if turned { (second, first) } else { (first, second) };
        Demarcation {
            leads: leads.0.clone(),
            other: other.0.clone(),
            by: if by_main.is_eq() { LeadsBy::Score } else { LeadsBy::Networks },
            networks,
            links,
            sources,
            emphases,
        }
    }
}

/// Bundles with an area about the networks themselves that names none as active there.
fn about_networks(dossier: &Dossier, of_area: &[Option<usize>]) -> BTreeSet<usize> {
    let named: BTreeSet<AreaIx> = dossier.involvement.iter().map(|active| active.area).collect();
    let areas = (0_u32..).map(AreaIx).zip(&dossier.areas).zip(of_area);
    let about =
        areas.filter(|((area, found), _)| found.kind == AreaKind::NetworkThreat && !named.contains(area));
    about.filter_map(|(_, bundle)| *bundle).collect()
}
