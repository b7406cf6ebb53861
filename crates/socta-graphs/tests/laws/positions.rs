//! Laws of positions, key players and removals.

use proptest::prelude::*;
use socta_base::Identifiers;
use socta_graphs::disruption::{Strategy as Attack, attack, removal};
use socta_graphs::kernels::betweenness::{Sources, shortest_paths};
use socta_graphs::kernels::brokerage::Brokers;
use socta_graphs::kernels::structural_holes::{constraint, effective_size};
use socta_graphs::key_players::{Goal, connected_pairs, key_players};
use socta_graphs::positions::{Criteria, Ground, PositionMeasure, key_positions, values};
use socta_graphs::uncertain::{Belief, Prefer, Replicas, places};
use socta_graphs::{Csr, Edge, EdgeSet};

fn graphs(largest: usize) -> impl Strategy<Value = (usize, Vec<(u32, u32)>)> {
    (3..=largest).prop_flat_map(|nodes| {
        let node = 0..nodes as u32;
        (Just(nodes), prop::collection::vec((node.clone(), node), 0..=3 * nodes))
    })
}

fn build(nodes: usize, ties: &[(u32, u32)]) -> Csr {
    let set = EdgeSet::undirected(nodes, ties.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect());
    set.of_equal_strength().ties()
}

fn ids(count: usize) -> Identifiers {
    let mut ids = Identifiers::default();
    for at in 0..count {
        ids.push(&format!("p{at:03}"));
    }
    ids
}

/// Pairs that still reach each other without the nodes of a set, by building what is left.
fn pairs_left(ties: &Csr, removed: &[u32]) -> u64 {
    let mut gone = vec![false; ties.nodes()];
    for &node in removed {
        gone[node as usize] = true;
    }
    let mut left = ties.clone();
    ties.without_into(&gone, &mut left);
    connected_pairs(&left)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_pair_fragments_more_than_the_best((nodes, ties) in graphs(9)) {
        let ties = build(nodes, &ties);
        let found = key_players(&ties, Goal::Fragment, 2).expect("there are three nodes");
        prop_assert!(found.exact);
        let all: Vec<u64> = (0..nodes as u32)
            .flat_map(|a| (a + 1..nodes as u32).map(move |b| [a, b]))
            .map(|set| pairs_left(&ties, &set))
            .collect();
        let least = all.iter().copied().min().unwrap_or(0);
        prop_assert_eq!(pairs_left(&ties, &found.best.members), least);
        prop_assert_eq!(found.equals, all.iter().filter(|&&pairs| pairs == least).count() as u64);
    }

    #[test]
    fn a_larger_set_reaches_and_fragments_no_less((nodes, ties) in graphs(14)) {
        let ties = build(nodes, &ties);
        let reach = |size| key_players(&ties, Goal::Reach, size).and_then(|found| found.best.value);
        prop_assert!(reach(2).unwrap_or(1.0) >= reach(1).unwrap_or(0.0) - 1e-9);
        let one = key_players(&ties, Goal::Fragment, 1).expect("it fits");
        prop_assert_eq!(removal(&ties, &one.best.members, None).largest_before as usize,
            attack(&ties, &Attack::Degree, 0, 1).largest[0] as usize);
    }

    #[test]
    fn curves_fall_and_lie_in_their_band((nodes, ties) in graphs(12), which in 0usize..4) {
        let ties = build(nodes, &ties);
        let strategy = [Attack::Degree, Attack::Betweenness, Attack::CollectiveInfluence(1), Attack::KeyPlayers][which].clone();
        let curve = attack(&ties, &strategy, nodes, 1);
        prop_assert_eq!(curve.largest.len(), nodes + 1);
        prop_assert!(curve.largest.windows(2).all(|pair| pair[0] >= pair[1]));
        for (step, &largest) in curve.largest.iter().enumerate().take(curve.band.exact_steps + 1) {
            prop_assert!(curve.band.low[step] <= largest && largest <= curve.band.high[step]);
            let mean = curve.band.mean[step];
            prop_assert!(f64::from(curve.band.low[step]) <= mean + 1e-9 && mean <= f64::from(curve.band.high[step]) + 1e-9);
        }
        prop_assert!(curve.robustness.is_some_and(|index| (0.0..=0.5).contains(&index)));
    }

    #[test]
    fn names_do_not_move_positions((nodes, ties) in graphs(20), turn in 1u32..20) {
        let moved = |node: u32| (node + turn) % nodes as u32;
        let turned: Vec<(u32, u32)> = ties.iter().map(|&(a, b)| (moved(a), moved(b))).collect();
        let groups: Vec<Option<u32>> = (0..nodes as u32).map(|node| (node % 4 != 0).then_some(node % 3)).collect();
        let mut other = groups.clone();
        for node in 0..nodes as u32 {
            other[moved(node) as usize] = groups[node as usize];
        }
        let one = values(&build(nodes, &ties), Some(&groups), &PositionMeasure::ALL);
        let two = values(&build(nodes, &turned), Some(&other), &PositionMeasure::ALL);
        for (one, two) in one.iter().zip(&two) {
            for node in 0..nodes {
                let (a, b) = (one[node], two[moved(node as u32) as usize]);
                prop_assert!(a.is_nan() == b.is_nan() && (a.is_nan() || (a - b).abs() <= 1e-9 * (1.0 + a.abs())));
            }
        }
    }

    #[test]
    fn open_pairs_are_those_of_effective_size((nodes, ties) in graphs(20)) {
        let ties = build(nodes, &ties);
        let brokers = Brokers::of(&ties);
        let triangles = socta_graphs::kernels::clustering::triangles(&ties);
        for (node, (open, size)) in brokers.open_pairs().iter().zip(effective_size(&ties, &triangles)).enumerate() {
            // d - 2t/d = 1 + 2 (open pairs) / d.
            let degree = ties.degree(node) as f64;
            prop_assert!(size.is_none_or(|size| (size - (1.0 + 2.0 * *open as f64 / degree)).abs() < 1e-9));
        }
    }

    #[test]
    fn places_add_up(values in prop::collection::vec(0u8..6, 1..30), k in 0usize..12) {
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let sum: f64 = places(&values, Prefer::Low, k).iter().sum();
        prop_assert!((sum - k.min(values.len()) as f64).abs() < 1e-9);
    }

    #[test]
    fn splitting_reports_and_doubling_strengths_change_no_rank((nodes, ties) in graphs(16)) {
        let plain = build(nodes, &ties);
        let plain_set = EdgeSet::undirected(nodes, ties.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect());
        let twice = |edge: Edge| Edge { weight: 2.0, ..edge };
        let doubled = EdgeSet::undirected(nodes, plain_set.edges.iter().map(twice).collect());
        let beliefs = vec![Belief { probability: 1.0, independent: 1, reports: 1 }; plain.arcs() / 2];
        let ids = ids(nodes);
        let criteria = Criteria { fewest_actors: 1, ..Criteria::of(&PositionMeasure::ALL[..5]) };
        let of = |ties: &Csr| {
            let ground = Ground { ids: &ids, ties, beliefs: &beliefs, groups: None, seed: 1, name: "law" };
            key_positions(ground, &criteria).actors.into_iter().map(|actor| (actor.id, actor.positions.iter().map(|p| p.rank).collect::<Vec<_>>())).collect::<Vec<_>>()
        };
        prop_assert_eq!(of(&plain), of(&doubled.ties()));
    }
}

#[test]
fn closed_forms() {
    for n in 3..20u32 {
        let clique: Vec<(u32, u32)> = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect();
        let clique = build(n as usize, &clique);
        assert!(Brokers::of(&clique).open_pairs().iter().all(|&open| open == 0));
        let index = attack(&clique, &Attack::Degree, 3, 1).robustness.expect("the curve is whole");
        let nodes = f64::from(n);
        // n - 1, n - 2, ..., 0.
        assert!((index - (nodes - 1.0) / 2.0 / nodes).abs() < 1e-12);
        let star = build(n as usize, &(1..n).map(|leaf| (0, leaf)).collect::<Vec<_>>());
        assert_eq!(attack(&star, &Attack::KeyPlayers, 1, 1).largest, [n, 1]);
        assert_eq!(Brokers::of(&star).open_pairs()[0], u64::from((n - 1) * (n - 2) / 2));
        assert!((constraint(&star, false)[0].expect("it has contacts") - 1.0 / (nodes - 1.0)).abs() < 1e-12);
    }
    let triangle = build(3, &[(0, 1), (1, 2), (0, 2)]);
    assert_eq!(constraint(&triangle, false), [Some(1.125); 3]);
}

/// A ring of stars: large enough that a part of the sources says something.
fn rings(stars: u32, leaves: u32) -> Csr {
    let size = leaves + 1;
    let mut ties = Vec::new();
    for star in 0..stars {
        let centre = star * size;
        ties.push((centre, (star + 1) % stars * size));
        ties.extend((1..=leaves).map(|leaf| (centre, centre + leaf)));
        // Neighbouring stars share some, so that distances are not all alike.
        ties.push((centre + 1, (star + 7) % stars * size + 1));
    }
    build((stars * size) as usize, &ties)
}

#[test]
fn a_part_of_the_sources_estimates_all() {
    let ties = rings(60, 9);
    let exact = shortest_paths(&ties, false, Sources::All).betweenness;
    // Every fourth node, so that centres and leaves are met in proportion.
    let pivots: Vec<u32> = (0..ties.nodes() as u32).filter(|node| node % 4 == 1).collect();
    let estimate = shortest_paths(&ties, false, Sources::Pivots(pivots)).betweenness;
    let largest = exact.iter().fold(0.0f64, |largest, &value| largest.max(value));
    let worst = exact.iter().zip(&estimate).map(|(a, b)| (a - b).abs()).fold(0.0f64, f64::max);
    assert!(worst < 0.1 * largest, "{worst} of {largest}");
}

#[test]
fn threads_change_no_byte_of_replicas_and_sets() {
    let ties = rings(12, 8);
    let probability = vec![0.6; ties.arcs() / 2];
    let work = || {
        let drawn = Replicas::new(&ties, &probability, 5, "law").map(64, |draw| {
            values(&draw.ties, None, &[PositionMeasure::Betweenness, PositionMeasure::Pagerank])
        });
        let bits: Vec<u64> = drawn.iter().flatten().flatten().map(|value| value.to_bits()).collect();
        let sets: Vec<_> = Goal::ALL.iter().map(|&goal| key_players(&ties, goal, 2)).collect();
        (bits, sets)
    };
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    let alone = pool(1).install(work);
    assert_eq!(alone, pool(2).install(work));
    assert_eq!(alone, pool(5).install(work));
}
