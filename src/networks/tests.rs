//! The stage on a small dossier whose numbers can be counted by hand.

mod two_mode;

use std::collections::BTreeMap;

use super::domain::{Detail, DomainGraph};
use super::positions::{Criteria, built_in_criteria, positions_in};
use super::services::{ServiceKind, Who, providers};
use super::uncertain::{DEFAULT_CERTAINTIES, ReportedTies};
use super::*;
use crate::dossier::{
    Actor, ActorIx, Area, AreaIx, AreaKind, Cycle, Date, Dossier, Grade, Handling, Identifiers,
    InformationCode, Involvement, LayerNotes, Level, Link, LinkEnd, LinkKind, Network, NetworkIx, Period,
    Role, SourceCode, Structure,
};

fn day(year: u16) -> Date {
    Date { year, month: 1, day: 1 }
}

fn area(key: &str, kind: AreaKind) -> Area {
    Area {
        key: key.to_owned(),
        parent: None,
        leaf: true,
        kind,
        horizontal: false,
        carried_by: None,
        plan_with: None,
        evidenced_by: None,
        short: BTreeMap::new(),
        labels: BTreeMap::new(),
        editions: BTreeMap::new(),
    }
}

fn network(structure: Structure) -> Network {
    Network {
        structure,
        mafia_type: false,
        size_min: None,
        size_max: None,
        active_since: Some(2000),
        countries: 3,
        corruption: Some(Level::High),
        violence: None,
        legal_business: Some(Level::High),
        countermeasures: None,
        handling: Handling::H0,
    }
}

fn link(from: LinkEnd, to: LinkEnd, kind: LinkKind) -> Link {
    let grade = Grade { source: SourceCode::X, information: InformationCode::Four };
    Link { from, to, kind, strength: None, grade, handling: Handling::H0 }
}

fn between_actors(from: u32, to: u32) -> Link {
    link(LinkEnd::Actor(ActorIx(from)), LinkEnd::Actor(ActorIx(to)), LinkKind::Cooperation)
}

fn between_networks(from: u32, to: u32, kind: LinkKind) -> Link {
    link(LinkEnd::Network(NetworkIx(from)), LinkEnd::Network(NetworkIx(to)), kind)
}

fn identifiers(prefix: &str, count: usize) -> Identifiers {
    let mut identifiers = Identifiers::default();
    for at in 0..count {
        identifiers.push(&format!("{prefix}{at:02}"));
    }
    identifiers
}

/// Areas: 0 drugs, 1 fraud, 2 laundering (an enabler). Networks: 0 drugs (a star of five), 1 drugs and fraud, 2 laundering,
/// 3 fraud (rival of 0).
fn dossier() -> Dossier {
    let period = Period { from: day(2018), to: day(2020) };
    let actors = [0, 0, 0, 0, 0, 1, 1].map(|at| Actor { network: Some(NetworkIx(at)), role: Role::Unknown });
    let mut actors = actors.to_vec();
    actors.push(Actor { network: None, role: Role::Broker });
    let active = |network, area, main| Involvement { network: NetworkIx(network), area: AreaIx(area), main };
    let structures =
        [Structure::StandardHierarchy, Structure::CoreGroup, Structure::Unknown, Structure::LooseNetwork];
    Dossier {
        name: "small".to_owned(),
        title: BTreeMap::new(),
        story: BTreeMap::new(),
        cycle: Cycle { id: "2022-2025".to_owned(), period, plan_months: 24, legal_references: Vec::new() },
        reference_date: day(2021),
        window: period,
        language: "en".to_owned(),
        invented: true,
        areas: vec![
            area("drugs", AreaKind::Market),
            area("fraud", AreaKind::Offence),
            area("laundering", AreaKind::Enabler),
        ],
        bundles: Vec::new(),
        previous: Vec::new(),
        contributors: Vec::new(),
        sources: Vec::new(),
        observations: Vec::new(),
        networks: structures.map(network).to_vec(),
        network_ids: identifiers("n", 4),
        actor_ids: identifiers("p", actors.len()),
        actors,
        links: vec![
            between_actors(0, 1),
            between_actors(2, 0),
            between_actors(0, 3),
            between_actors(4, 0),
            between_actors(0, 4),
            between_actors(5, 6),
            // Across networks 0 and 1, and of somebody who belongs to none.
            between_actors(1, 5),
            between_actors(7, 0),
            between_networks(2, 0, LinkKind::Laundering),
            between_networks(0, 3, LinkKind::Rivalry),
        ],
        involvement: vec![
            active(0, 0, true),
            active(1, 0, false),
            active(1, 1, true),
            active(2, 2, true),
            active(3, 1, true),
        ],
        factors: Vec::new(),
        notes: LayerNotes::default(),
        handling: None,
        networks_invented: true,
        inputs: Vec::new(),
    }
}

/// [`dossier`] with three launderers (8 to 10), of whom the first serves somebody of network 1 (5).
fn served_by_actors() -> Dossier {
    let mut dossier = dossier();
    let launderer = Actor { network: Some(NetworkIx(2)), role: Role::Unknown };
    dossier.actors.extend([launderer; 3]);
    dossier.actor_ids = identifiers("p", dossier.actors.len());
    dossier.links.push(Link { kind: LinkKind::Service, ..between_actors(8, 5) });
    dossier
}

#[test]
fn areas_without_a_network_are_those_of_the_dossier_without_it() {
    let mut dossier = dossier();
    dossier.areas.push(area("networks", AreaKind::NetworkThreat));
    let analysis = analyse(&dossier, &DEFAULT_CERTAINTIES);
    let all: Vec<NetworkIx> = (0..4).map(NetworkIx).collect();
    for (left, network) in areas_without(&dossier, &analysis, &all).into_iter().zip(all) {
        let broken_up = super::disruption::without(&dossier, &[network]);
        let again = analyse(&broken_up, &DEFAULT_CERTAINTIES);
        assert_eq!(left.areas, again.areas, "{network:?}");
        let of_areas = |indicator: &&AreaIndicator| indicator.area != AreaIx(3);
        let (found, wanted): (Vec<_>, Vec<_>) = (
            left.indicators.iter().filter(of_areas).collect(),
            again.indicators.iter().filter(of_areas).collect(),
        );
        assert_eq!(found, wanted);
    }
    assert!(areas_without(&dossier, &analysis, &[]).is_empty());
}

#[test]
fn areas_without_actors_are_those_of_the_dossier_without_them() {
    let dossier = served_by_actors();
    let analysis = analyse(&dossier, &DEFAULT_CERTAINTIES);
    let mut sets: Vec<Vec<ActorIx>> = (0..11).map(|at| vec![ActorIx(at)]).collect();
    sets.extend([
        vec![ActorIx(1), ActorIx(5)],
        vec![ActorIx(8), ActorIx(0)],
        vec![ActorIx(5), ActorIx(8), ActorIx(1)],
    ]);
    let mut changed = 0;
    for (left, set) in areas_without_actors(&dossier, &analysis, &sets).into_iter().zip(&sets) {
        let again = analyse(&super::disruption::without_actors(&dossier, set), &DEFAULT_CERTAINTIES);
        assert_eq!((&left.areas, &left.indicators), (&again.areas, &again.indicators), "{set:?}");
        let between = |analysis: &NetworkAnalysis| analysis.summary.links_between as u32;
        assert_eq!(left.lost_links, between(&analysis) - between(&again), "{set:?}");
        changed += usize::from(left.indicators != analysis.indicators);
    }
    // Those who are at an end of the one service between actors: 5 and 8, alone and in the three sets.
    assert_eq!(changed, 5);
    assert!(areas_without_actors(&dossier, &analysis, &[]).is_empty());
}

#[test]
fn an_actor_without_links_changes_nothing() {
    let mut dossier = served_by_actors();
    dossier
        .links
        .retain(|link| link.from != LinkEnd::Actor(ActorIx(3)) && link.to != LinkEnd::Actor(ActorIx(3)));
    let analysis = analyse(&dossier, &DEFAULT_CERTAINTIES);
    let left = &areas_without_actors(&dossier, &analysis, &[vec![ActorIx(3)]])[0];
    assert_eq!((&left.areas, &left.indicators, left.lost_links), (&analysis.areas, &analysis.indicators, 0));
}

#[test]
fn key_players_of_an_area_are_taken_away_as_by_hand() {
    let dossier = served_by_actors();
    let analysis = analyse(&dossier, &DEFAULT_CERTAINTIES);
    let found = KeyLosses::of(&dossier, &analysis, &[AreaIx(0), AreaIx(1), AreaIx(2)]);
    // Fraud has two known actors, laundering three without ties.
    assert_eq!((found.areas.len(), found.without.len()), (1, 2));
    let drugs = &found.areas[0];
    assert_eq!((drugs.area, drugs.actors, drugs.ties, drugs.sets.len()), (AreaIx(0), 7, 6, 2));
    let [one, two] = [&drugs.sets[0], &drugs.sets[1]];
    // Without the centre of the star, p01, p05 and p06 hang together: 6 of 30 ordered pairs.
    assert_eq!((one.members.as_slice(), one.exact, one.equals), (&[ActorIx(0)][..], true, 1));
    assert_eq!((one.fragmentation_before, one.fragmentation_after), (Some(0.0), Some(0.8)));
    assert_eq!((one.reach.reach_before, one.reach.reach_after, one.reach.largest_after), (5.0, 1.0, 3));
    assert_eq!((one.lost_links, one.indicators.len()), (0, 0));
    // Without p05 as well, nobody reaches anybody, and the service of p08 reaches network 1 no more.
    assert_eq!((two.members.as_slice(), two.fragmentation_after), (&[ActorIx(0), ActorIx(5)][..], Some(1.0)));
    assert_eq!((two.lost_links, two.areas.len(), two.areas[0].removed), (2, 1, 2));
    let change = |area, key, before, after| IndicatorChange { area: AreaIx(area), key, before, after };
    assert_eq!(
        two.indicators,
        [
            change(0, "net_dependence", Some(1.0), Some(0.5)),
            change(0, "net_one_provider_share", Some(1.0), Some(0.5)),
            change(1, "net_dependence", Some(0.5), Some(0.0)),
            change(1, "net_one_provider_share", Some(0.5), Some(0.0)),
        ]
    );
    let written = serde_json::to_string(&found.areas).expect("it can be written");
    assert!(!written.contains("members"), "{written}");
}

#[test]
fn an_area_about_all_networks_has_the_actors_of_the_high_risk_ones() {
    let mut dossier = served_by_actors();
    dossier.areas.push(area("networks", AreaKind::NetworkThreat));
    let analysis = analyse(&dossier, &DEFAULT_CERTAINTIES);
    let high_risk: Vec<bool> = analysis.networks.iter().map(|network| network.high_risk).collect();
    let actors = dossier.actors.iter().filter(|actor| actor.network.is_some_and(|of| high_risk[of.index()]));
    let found = KeyLosses::of(&dossier, &analysis, &[AreaIx(3)]);
    assert_eq!((found.areas[0].area, found.areas[0].actors), (AreaIx(3), actors.count()));
}

#[test]
fn ties_that_are_decidedly_a_hierarchy_make_a_network_controlling() {
    let mut dossier = dossier();
    // A tree of 40 whose ties are certain, in a network of which no structure is reported.
    dossier.networks.push(Network { countries: 0, ..network(Structure::Unknown) });
    dossier.network_ids = identifiers("n", 5);
    let first = dossier.actors.len() as u32;
    dossier.actors.extend([Actor { network: Some(NetworkIx(4)), role: Role::Unknown }; 40]);
    dossier.actor_ids = identifiers("p", dossier.actors.len());
    let sure = Grade { source: SourceCode::A, information: InformationCode::One };
    let tie = |node: u32| Link { grade: sure, ..between_actors(first + (node - 1) / 3, first + node) };
    dossier.links.extend((1..40).map(tie));
    dossier.involvement.push(Involvement { network: NetworkIx(4), area: AreaIx(0), main: false });
    let sources = |dossier: &Dossier| {
        let analysis = analyse(dossier, &DEFAULT_CERTAINTIES);
        let traits = analysis.networks[4].traits;
        let at = analysis.indicators.iter().find(|it| it.key == "net_high_risk_share").copied();
        (traits, analysis.areas[0].high_risk_by_links, at.expect("drugs have networks"))
    };
    let (traits, by_links, share) = sources(&dossier);
    assert_eq!((traits.controlling, traits.sources.controlling), (Some(true), Some(TraitSource::Computed)));
    // Agile and destructive are reported, so that the ties make it high-risk, and with it all three of drugs.
    assert_eq!((traits.borderless, traits.high_risk(), by_links), (None, true, 1));
    let (_, _, reported) = {
        let mut declared = dossier.clone();
        declared.networks[4].structure = Structure::CoreGroup;
        sources(&declared)
    };
    assert!((share.value - reported.value - 1.0 / 3.0).abs() < 1e-12);
    assert_eq!(share.low, reported.low);
    // Links to two networks of three countries, as a whole or by actors, tell of borders.
    dossier.links.push(between_networks(4, 3, LinkKind::Cooperation));
    assert_eq!(sources(&dossier).0.borderless, None);
    dossier.links.push(between_actors(first, 5));
    assert_eq!(sources(&dossier).0.sources.borderless, Some(TraitSource::Computed));
}

#[test]
fn areas_are_counted_as_by_hand() {
    let analysis = analyse(&dossier(), &DEFAULT_CERTAINTIES);
    let drugs = &analysis.areas[0];
    assert_eq!((drugs.networks, drugs.main, drugs.shared), (2, 1, 1));
    assert_eq!(drugs.shared_with, [AreaCount { area: AreaIx(1), networks: 1 }]);
    assert_eq!((drugs.structures.hierarchical, drugs.structures.core_group), (1, 1));
    // Network 0 is served by a launderer; network 1 is not, and fraud is no enabler.
    assert_eq!((drugs.dependent, drugs.depends_on[0].area), (1, AreaIx(2)));
    assert_eq!(analysis.areas[2].dependents, [Dependent { area: AreaIx(0), networks: 1, share: 0.5 }]);
    assert_eq!(analysis.areas[2].dependent, 0);
    // Links of 0: to 1 (active in drugs) and to 2; of 1: to 0.
    assert_eq!((drugs.links, drugs.crossing_links), (3, 1));
    assert_eq!(drugs.crossing_share(), Some(1.0 / 3.0));
    // Network 3 is loose, so only three traits can be met; agility, borders, corruption are.
    assert_eq!((analysis.areas[1].high_risk, analysis.areas[1].networks), (2, 2));
}

#[test]
fn the_summary_adds_up() {
    let summary = analyse(&dossier(), &DEFAULT_CERTAINTIES).summary;
    assert_eq!((summary.links_within, summary.links_between, summary.unattached_links), (6, 3, 1));
    assert_eq!((summary.rivalries, summary.linked_pairs), (1, 2));
    assert_eq!((summary.clusters, summary.largest_cluster), (2, 3));
    assert_eq!(summary.crossing_share, Some(0.5));
}

#[test]
fn indicators_come_with_intervals_and_definitions() {
    let analysis = analyse(&dossier(), &DEFAULT_CERTAINTIES);
    assert!(analysis.indicators.is_sorted_by_key(|indicator| (indicator.area, indicator.key)));
    for indicator in &analysis.indicators {
        assert!(definition(indicator.key).is_some(), "{}", indicator.key);
        assert!(indicator.low <= indicator.value && indicator.value <= indicator.high, "{indicator:?}");
    }
    let of = |area, key: &str| {
        analysis.indicators.iter().find(|found| found.area == AreaIx(area) && found.key == key).copied()
    };
    assert_eq!(of(0, "net_dependence").map(|found| found.value), Some(0.5));
    // The structure of network 2 is unknown: no share is made of nothing.
    assert_eq!(of(2, "net_hierarchical_share"), None);
    assert_eq!(of(0, "net_brokerage"), None);
}

#[test]
fn the_catalogue_lists_the_derived_indicators() {
    assert!(DEFINITIONS.is_sorted_by_key(|definition| definition.key));
    let catalogue = crate::model::Catalogue::built_in();
    let derived = catalogue.indicators.iter().filter(|indicator| indicator.derived);
    let mut keys: Vec<&str> = derived.map(|indicator| indicator.key.as_str()).collect();
    keys.sort_unstable();
    assert_eq!(keys, DEFINITIONS.map(|definition| definition.key));
}

#[test]
fn the_order_of_the_tables_does_not_matter() {
    let one = dossier();
    let mut other = dossier();
    other.links.reverse();
    assert_eq!(analyse(&one, &DEFAULT_CERTAINTIES), analyse(&other, &DEFAULT_CERTAINTIES));
}

#[test]
fn no_networks_is_an_empty_analysis() {
    let mut empty = dossier();
    empty.networks.clear();
    empty.network_ids = Identifiers::default();
    empty.involvement.clear();
    empty.actors.clear();
    empty.actor_ids = Identifiers::default();
    empty.links.clear();
    let analysis = analyse(&empty, &DEFAULT_CERTAINTIES);
    assert!(analysis.networks.is_empty() && analysis.areas.is_empty() && analysis.indicators.is_empty());
    assert_eq!(area_map(&analysis), AreaMap { areas: Vec::new(), edges: Vec::new() });
}

#[test]
fn pictures_name_brokers_only() {
    let dossier = dossier();
    let analysis = analyse(&dossier, &DEFAULT_CERTAINTIES);
    let drawn = picture(&dossier, &analysis, &DEFAULT_CERTAINTIES, NetworkIx(0)).expect("it has actors");
    let labels: Vec<&str> = drawn.actors.iter().map(|actor| actor.label.as_str()).collect();
    assert_eq!(labels, ["p00", "", "", "", ""]);
    assert_eq!((drawn.edges.len(), drawn.ties_withheld, drawn.actors_left_out), (4, 0, 0));
    assert!(drawn.actors[0].core && drawn.actors[0].size == 1.0);
    assert_eq!(picture(&dossier, &analysis, &DEFAULT_CERTAINTIES, NetworkIx(2)), None);
}

#[test]
fn restricted_ties_and_networks_are_not_drawn() {
    let mut dossier = dossier();
    dossier.links[0].handling = Handling::H2;
    // The tie of 0 and 4 is told twice; one of the two may be shown.
    dossier.links[3].handling = Handling::H3;
    let drawn =
        picture(&dossier, &analyse(&dossier, &DEFAULT_CERTAINTIES), &DEFAULT_CERTAINTIES, NetworkIx(0))
            .expect("it has actors");
    assert_eq!((drawn.edges.len(), drawn.ties_withheld), (3, 1));
    dossier.networks[0].handling = Handling::H2;
    assert_eq!(
        picture(&dossier, &analyse(&dossier, &DEFAULT_CERTAINTIES), &DEFAULT_CERTAINTIES, NetworkIx(0)),
        None
    );
}

#[test]
fn positions_rest_on_what_may_be_shown() {
    let mut dossier = dossier();
    let criteria = Criteria { fewest_actors: 2, within: 1, likely: 0.2, agreeing: 1, ..built_in_criteria() };
    let found = |dossier: &Dossier| positions_in(dossier, &DEFAULT_CERTAINTIES, (&criteria, "hash"), 1);
    let all = found(&dossier);
    let star = &all.networks[0];
    assert_eq!((star.id.as_str(), star.candidates[0].id.as_str(), star.ties), ("n00", "p00", 4));
    assert_eq!((all.withheld, all.refused, all.ties_withheld), (0, 2, 0));
    // Without the links that may not be shown, p00 and p01 are left.
    for at in [1, 2, 3, 4] {
        dossier.links[at].handling = Handling::H2;
    }
    let some = found(&dossier);
    assert_eq!((some.networks[0].ties, some.ties_withheld), (1, 3));
    assert!(some.networks[0].candidates.iter().all(|actor| ["p00", "p01"].contains(&actor.id.as_str())));
    dossier.networks[0].handling = Handling::H2;
    let none = found(&dossier);
    assert_eq!(none.withheld, 1);
    assert!(none.networks.iter().all(|network| network.id != "n00"));
}

#[test]
fn the_map_joins_areas_that_share_networks() {
    let map = area_map(&analyse(&dossier(), &DEFAULT_CERTAINTIES));
    assert_eq!(map.areas.len(), 3);
    assert_eq!(map.edges, [DrawnEdge { from: 0, to: 1, weight: 1.0, certainty: 1.0 }]);
}

#[test]
fn the_actor_graph_holds_every_link() {
    let dossier = dossier();
    let domain = DomainGraph::of(&dossier, Detail::Actors);
    // Five involvements, three pairs of networks (one of rivals), seven memberships, eight links of actors.
    assert_eq!((domain.graph.node_count(), domain.graph.edge_count()), (4 + 3 + 8, 5 + 3 + 7 + 8));
}
