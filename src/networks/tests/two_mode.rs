//! Markets, services and enablers, counted by hand on small dossiers.

use super::*;

#[test]
fn markets_are_counted_by_hand() {
    let markets = super::markets::Markets::of(&dossier(), &DEFAULT_CERTAINTIES);
    assert_eq!((markets.poly.networks, markets.poly.by_number.as_slice()), (4, &[3, 1][..]));
    assert_eq!(markets.poly.share, Some(0.25));
    // Network 1 alone joins drugs and fraud; laundering stands apart.
    assert_eq!((markets.pairs, markets.links.len()), (3, 1));
    let link = markets.link(AreaIx(1), AreaIx(0)).expect("they share a network");
    assert_eq!((link.one, link.other, link.shared), (AreaIx(0), AreaIx(1), 1));
    assert!(!link.significant());
    assert_eq!(super::markets::shared_networks(&dossier(), AreaIx(1), AreaIx(0)), [NetworkIx(1)]);
    let brokerage = &markets.brokerage;
    assert_eq!((brokerage.groups, brokerage.largest, brokerage.brokers), (2, 2, 1));
    let broker = brokerage.first[0];
    assert_eq!((broker.network, broker.alone, broker.splits), (NetworkIx(1), 1, 1));
    assert_eq!(brokerage.cut_pairs.len(), 1);
    // Network 2 launders for network 0, which is active in drugs only.
    let enabler = &markets.enablers.first[0];
    assert_eq!((enabler.who, enabler.areas.as_slice()), (Who::Network(NetworkIx(2)), &[AreaIx(0)][..]));
    assert_eq!((enabler.clients, enabler.reports, enabler.substitutable), (1, 1, 0.0));
    assert!((enabler.expected_areas - 0.35).abs() < 1e-12, "X4 is believed with 0.35");
    assert_eq!((enabler.areas_lost.as_slice(), enabler.top), (&[AreaIx(0)][..], Some(1.0)));
    assert_eq!((enabler.groups_before, enabler.groups_after), (1, 2));
    let area = &markets.enablers.areas[0];
    assert_eq!((area.area, area.dependents, area.by_involvement), (AreaIx(2), 1, 0));
}

#[test]
fn what_only_a_restricted_link_says_names_nobody() {
    let mut dossier = dossier();
    for link in dossier.links.iter_mut().filter(|link| link.kind == LinkKind::Laundering) {
        link.handling = Handling::H2;
    }
    let enabler = &super::markets::Markets::of(&dossier, &DEFAULT_CERTAINTIES).enablers.first[0];
    assert_eq!((enabler.may_be_shown, enabler.areas_lost.len(), enabler.areas.len()), (false, 0, 1));
}

#[test]
fn a_star_is_profiled_as_a_star() {
    let analysis = analyse(&dossier(), &DEFAULT_CERTAINTIES);
    let star = &analysis.networks[0];
    assert_eq!((star.actors, star.ties, star.repeated_links, star.components), (5, 4, 1, 1));
    assert_eq!(star.degree_centralization, Some(1.0));
    assert_eq!(star.betweenness_centralization, Some(1.0));
    assert_eq!(star.articulation_points, [ActorIx(0)]);
    assert_eq!((star.core.members.as_slice(), star.core.tied), ([ActorIx(0)].as_slice(), 4));
    assert_eq!(star.brokers, [Broker { actor: ActorIx(0), betweenness: 1.0 }]);
    assert_eq!((star.linked_networks, star.outside_links, star.cross_areas), (2, 2, 2));
    assert!(star.structure_call.called().is_none());
    assert!(star.high_risk);
    assert_eq!((star.traits_met, star.traits_unknown), (4, 0));
}

#[test]
fn links_that_repeat_each_other_are_believed_once() {
    let inside = ReportedTies::of(&dossier(), NetworkIx(0), &DEFAULT_CERTAINTIES);
    assert_eq!((inside.members.len(), inside.set.edges.len()), (5, 4));
    // Every link is graded X4; two links tell of the tie of 0 and 4.
    assert_eq!(inside.probabilities(), [0.35; 4]);
    assert_eq!((inside.beliefs[3].reports, inside.beliefs[3].independent), (2, 1));
}

#[test]
fn reports_that_were_joined_by_merging_are_believed_as_independent() {
    let mut dossier = dossier();
    let grade = dossier.links[0].grade;
    dossier.notes.joined.push(crate::dossier::JoinedReport { link: 0, origin: 1, grade });
    let ties = ReportedTies::of(&dossier, NetworkIx(0), &DEFAULT_CERTAINTIES);
    assert_eq!((ties.beliefs[0].reports, ties.beliefs[0].independent), (2, 2));
    assert!((ties.beliefs[0].probability - (1.0 - 0.65 * 0.65)).abs() < 1e-12);
}

#[test]
fn a_launderer_whom_nobody_can_replace() {
    let mut dossier = dossier();
    dossier.links.push(between_networks(2, 1, LinkKind::Laundering));
    dossier.links.push(between_networks(2, 1, LinkKind::Laundering));
    let found = providers(&dossier, &DEFAULT_CERTAINTIES);
    assert_eq!(found.len(), 1);
    let provider = &found[0];
    assert_eq!(
        (provider.who, provider.kinds.as_slice()),
        (Who::Network(NetworkIx(2)), [ServiceKind::Laundering].as_slice())
    );
    assert_eq!((provider.clients.as_slice(), provider.lost), ([NetworkIx(0), NetworkIx(1)].as_slice(), 2));
    // Actors of 0 and 1 are linked; X4 is believed with .35.
    assert_eq!((provider.unlinked, provider.substitutability, provider.alternatives), (Some(0.0), 0.0, 0.0));
    assert!((provider.expected_clients - 0.7).abs() < 1e-12 && (provider.expected_lost - 0.7).abs() < 1e-12);
    // 0 and 1 are active in drugs, 1 in fraud, where 3 is as well.
    assert_eq!(
        (provider.areas[0].area, provider.areas[0].clients, provider.areas[0].share),
        (AreaIx(0), 2, 1.0)
    );
    assert_eq!((provider.areas[1].area, provider.areas[1].share), (AreaIx(1), 0.5));
}

#[test]
fn a_second_launderer_is_a_substitute() {
    let mut dossier = dossier();
    dossier.links.push(between_networks(3, 0, LinkKind::Laundering));
    dossier.links.push(between_networks(2, 1, LinkKind::Supply));
    let found = providers(&dossier, &DEFAULT_CERTAINTIES);
    let of =
        |at| found.iter().find(|provider| provider.who == Who::Network(NetworkIx(at))).expect("it provides");
    assert_eq!((of(2).lost, of(2).substitutability, of(2).alternatives), (1, 0.5, 0.5));
    assert!((of(2).expected_lost - (0.35 * 0.65 + 0.35)).abs() < 1e-12);
    assert_eq!((of(3).lost, of(3).substitutability), (0, 1.0));
    // The one whose loss is felt more comes first.
    assert_eq!(found[0].who, Who::Network(NetworkIx(2)));
}

#[test]
fn an_enabler_without_a_network_serves_several_or_none() {
    let mut dossier = dossier();
    dossier.actors[7].role = Role::ProfessionalEnabler;
    dossier.links.retain(|link| matches!(link.from, LinkEnd::Actor(_)));
    assert!(providers(&dossier, &DEFAULT_CERTAINTIES).is_empty());
    dossier.links.push(between_actors(6, 7));
    let found = providers(&dossier, &DEFAULT_CERTAINTIES);
    assert_eq!((found.len(), found[0].who, found[0].may_be_shown), (1, Who::Enabler(ActorIx(7)), false));
    assert_eq!((found[0].clients.len(), found[0].lost), (2, 2));
}

#[test]
fn a_network_that_is_broken_up_leaves_its_areas_and_its_clients() {
    let before = dossier();
    let after = super::disruption::without(&before, &[NetworkIx(2)]);
    let (one, other) = (analyse(&before, &DEFAULT_CERTAINTIES), analyse(&after, &DEFAULT_CERTAINTIES));
    assert_eq!((one.areas[0].dependent, other.areas[0].dependent), (1, 0));
    assert_eq!((other.areas[2].networks, after.networks.len()), (0, 4));
    assert_eq!(other.networks[0].linked_networks, 1);
    assert_eq!(super::disruption::without(&before, &[]), before);
}
