//! Laws of structure calls, hierarchies and communities: names do not matter.

use proptest::prelude::*;
use socta_graphs::kernels::communities::{communities, modularity};
use socta_graphs::kernels::components::components;
use socta_graphs::kernels::continuous_core::continuous_core;
use socta_graphs::kernels::hierarchy::hierarchy;
use socta_graphs::kernels::trophic::trophic;
use socta_graphs::structure::call::StructureModel;
use socta_graphs::structure::features::features;
use socta_graphs::structure::refusal::refusal;
use socta_graphs::{Edge, EdgeSet};

/// Ties of a graph and another order of its nodes.
fn graphs(smallest: usize, largest: usize) -> impl Strategy<Value = (usize, Vec<(u32, u32)>, Vec<u32>)> {
    (smallest..=largest).prop_flat_map(|nodes| {
        let node = 0..nodes as u32;
        let order = Just((0..nodes as u32).collect::<Vec<_>>()).prop_shuffle();
        (Just(nodes), prop::collection::vec((node.clone(), node), nodes / 2..=3 * nodes), order)
    })
}

fn set(nodes: usize, ties: &[(u32, u32)], directed: bool) -> EdgeSet {
    let edges = ties.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect();
    let set = if directed { EdgeSet::directed(nodes, edges) } else { EdgeSet::undirected(nodes, edges) };
    set.of_equal_strength()
}

fn renamed(ties: &[(u32, u32)], order: &[u32]) -> Vec<(u32, u32)> {
    ties.iter().map(|&(a, b)| (order[a as usize], order[b as usize])).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + b.abs())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn names_do_not_matter_to_features_and_refusals((nodes, ties, order) in graphs(10, 40)) {
        let one = set(nodes, &ties, false).ties();
        let other = set(nodes, &renamed(&ties, &order), false).ties();
        prop_assert_eq!(refusal(&one), refusal(&other));
        // Of two largest components the first one is taken.
        let sizes = components(&one).sizes;
        let most = sizes.iter().max().copied().unwrap_or(0);
        prop_assume!(sizes.iter().filter(|&&size| size == most).count() == 1);
        let (a, b) = (features(&one, 3), features(&other, 3));
        prop_assert_eq!(a.is_some(), b.is_some());
        if let (Some(a), Some(b)) = (a, b) {
            prop_assert!(a.values.iter().zip(&b.values).all(|(&a, &b)| near(a, b)), "{a:?}\n{b:?}");
            prop_assert!(a.values.iter().all(|value| value.is_finite()));
            let shares = StructureModel::shipped().call(&a).shares;
            prop_assert!(near(shares.iter().sum(), 1.0) && shares.iter().all(|share| (0.0..=1.0).contains(share)));
        }
    }

    #[test]
    fn names_do_not_matter_to_hierarchy((nodes, ties, order) in graphs(2, 25)) {
        let of = |ties: &[(u32, u32)]| {
            let set = set(nodes, ties, true);
            hierarchy(&set.outgoing(), &set.incoming(), &set.ties())
        };
        match (of(&ties), of(&renamed(&ties, &order))) {
            (Ok(a), Ok(b)) => {
                let all = |found: &socta_graphs::kernels::hierarchy::Hierarchy| {
                    [found.connectedness, found.hierarchy, found.efficiency, found.least_upper_boundedness,
                     found.global_reaching_centrality, found.flow_hierarchy, found.incoherence]
                };
                for (a, b) in all(&a).into_iter().zip(all(&b)) {
                    prop_assert_eq!(a.is_some(), b.is_some());
                    let (a, b) = (a.unwrap_or(0.0), b.unwrap_or(0.0));
                    prop_assert!((a - b).abs() < 1e-7 && (-1e-9..=1.0 + 1e-9).contains(&a), "{} {}", a, b);
                }
                for (node, level) in a.levels.iter().enumerate() {
                    prop_assert!((level - b.levels[order[node] as usize]).abs() < 1e-6);
                }
            }
            (a, b) => prop_assert_eq!(a.is_err(), b.is_err()),
        }
    }

    #[test]
    fn levels_solve_their_equations((nodes, ties, _) in graphs(2, 25)) {
        let set = set(nodes, &ties, true);
        let (outgoing, incoming) = (set.outgoing(), set.incoming());
        let levels = trophic(&outgoing, &incoming, false).levels;
        for node in 0..nodes {
            // Every node stands where its arcs pull it: the mean of one below its superiors and one above its subordinates.
            let above: f64 = incoming.neighbours(node).iter().map(|&from| levels[from as usize] + 1.0).sum();
            let below: f64 = outgoing.neighbours(node).iter().map(|&to| levels[to as usize] - 1.0).sum();
            let arcs = (incoming.degree(node) + outgoing.degree(node)) as f64;
            prop_assert!((arcs * levels[node] - above - below).abs() < 1e-6, "{:?}", levels);
        }
    }

    #[test]
    fn communities_hang_together_and_are_better_than_none((nodes, ties, _) in graphs(2, 60), seed in 0_u64..50) {
        let ties = set(nodes, &ties, false).ties();
        let of = communities(&ties, seed);
        prop_assert_eq!(&of, &communities(&ties, seed));
        if let Some(found) = modularity(&ties, &of) {
            let alone: Vec<u32> = (0..nodes as u32).collect();
            prop_assert!(found >= modularity(&ties, &vec![0; nodes]).unwrap_or(0.0) - 1e-12);
            prop_assert!(found >= modularity(&ties, &alone).unwrap_or(0.0) - 1e-12);
        }
        for community in 0..=of.iter().copied().max().unwrap_or(0) {
            let members: Vec<u32> = (0..nodes as u32).filter(|&node| of[node as usize] == community).collect();
            prop_assert_eq!(components(&ties.induced(&members)).count(), 1);
        }
    }

    #[test]
    fn names_do_not_matter_to_the_continuous_core((nodes, ties, order) in graphs(5, 25)) {
        let (one, other) = (set(nodes, &ties, false).ties(), set(nodes, &renamed(&ties, &order), false).ties());
        let (a, b) = (continuous_core(&one, false), continuous_core(&other, false));
        prop_assert!(a.coreness.iter().chain(&b.coreness).all(|value| value.is_finite() && *value >= 0.0));
        prop_assert_eq!(a.fit.is_some(), b.fit.is_some());
    }
}
