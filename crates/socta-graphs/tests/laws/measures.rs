//! Laws of the network measures: closed forms, naive counterparts, invariance.

use petgraph::graph::{NodeIndex, UnGraph};
use proptest::prelude::*;
use socta_graphs::edge_list::read;
use socta_graphs::kernels::betweenness::{Sources, normalized, shortest_paths};
use socta_graphs::kernels::centralization::{betweenness_centralization, degree_centralization};
use socta_graphs::kernels::closeness::{closeness, harmonic};
use socta_graphs::kernels::clustering::{transitivity, triangles};
use socta_graphs::kernels::communities::communities;
use socta_graphs::kernels::components::components;
use socta_graphs::kernels::core_periphery::core_periphery;
use socta_graphs::kernels::cut_points::cut_points;
use socta_graphs::kernels::k_core::core_numbers;
use socta_graphs::kernels::pagerank::pagerank;
use socta_graphs::kernels::structural_holes::{constraint, effective_size};
use socta_graphs::kernels::weighted_betweenness::weighted_betweenness;
use socta_graphs::{Csr, Edge, EdgeSet, measures};

/// Ties of a graph: any pairs, repeated ones and loops among them.
fn graphs(largest: usize) -> impl Strategy<Value = (usize, Vec<(u32, u32)>)> {
    (1..=largest).prop_flat_map(|nodes| {
        let node = 0..nodes as u32;
        (Just(nodes), prop::collection::vec((node.clone(), node), 0..=3 * nodes))
    })
}

fn build(nodes: usize, ties: &[(u32, u32)]) -> Csr {
    let edges = ties.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect();
    // Weights of repeated ties would add up; the laws here are about plain graphs.
    let set = EdgeSet::undirected(nodes, edges);
    set.of_equal_strength().ties()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + b.abs())
}

fn all_close(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| close(a, b))
}

/// Distances and numbers of shortest paths between all pairs, by stepping through lengths: O(n³).
fn naive_paths(ties: &Csr) -> (Vec<Vec<Option<usize>>>, Vec<Vec<f64>>) {
    let nodes = ties.nodes();
    let mut distance = vec![vec![None; nodes]; nodes];
    let mut paths = vec![vec![0.0; nodes]; nodes];
    for start in 0..nodes {
        distance[start][start] = Some(0);
        paths[start][start] = 1.0;
        for length in 1..nodes {
            for node in 0..nodes {
                if distance[start][node].is_some() {
                    continue;
                }
                let before: Vec<usize> = ties
                    .neighbours(node)
                    .iter()
                    .map(|&other| other as usize)
                    .filter(|&other| distance[start][other] == Some(length - 1))
                    .collect();
                if !before.is_empty() {
                    distance[start][node] = Some(length);
                    paths[start][node] = before.iter().map(|&other| paths[start][other]).sum();
                }
            }
        }
    }
    (distance, paths)
}

/// The definition, pair by pair.
fn naive_betweenness(ties: &Csr) -> Vec<f64> {
    let (distance, paths) = naive_paths(ties);
    let nodes = ties.nodes();
    let mut result = vec![0.0; nodes];
    for s in 0..nodes {
        for t in s + 1..nodes {
            for v in (0..nodes).filter(|&v| v != s && v != t) {
                if let (Some(all), Some(first), Some(second)) =
                    (distance[s][t], distance[s][v], distance[v][t])
                    && first + second == all
                {
                    result[v] += paths[s][v] * paths[v][t] / paths[s][t];
                }
            }
        }
    }
    result
}

/// Peels nodes of fewer than k ties again and again.
fn naive_core_numbers(ties: &Csr) -> Vec<u32> {
    let mut core = vec![0; ties.nodes()];
    for k in 1..=ties.nodes() as u32 {
        let mut alive = vec![true; ties.nodes()];
        loop {
            let weak = (0..ties.nodes()).find(|&node| {
                let left = ties.neighbours(node).iter().filter(|&&other| alive[other as usize]).count();
                alive[node] && left < k as usize
            });
            match weak {
                Some(node) => alive[node] = false,
                None => break,
            }
        }
        for node in (0..ties.nodes()).filter(|&node| alive[node]) {
            core[node] = k;
        }
    }
    core
}

/// Contradictions of a core given as a bit set.
fn naive_errors(ties: &Csr, core: u32) -> u64 {
    let nodes = ties.nodes() as u32;
    let inside = |node: u32| core >> node & 1 == 1;
    let mut errors = 0;
    for a in 0..nodes {
        for b in a + 1..nodes {
            let tied = ties.neighbours(a as usize).contains(&b);
            errors += u64::from(inside(a) && inside(b) && !tied || !inside(a) && !inside(b) && tied);
        }
    }
    errors
}

/// Burt's formula as written, over a full matrix of shares.
fn naive_constraint(ties: &Csr) -> Vec<Option<f64>> {
    let nodes = ties.nodes();
    let share = |i: usize, j: usize| {
        let at = ties.neighbours(i).iter().position(|&other| other as usize == j);
        at.map_or(0.0, |at| ties.weight(i, at) / ties.strength(i))
    };
    (0..nodes)
        .map(|i| {
            let invested = |j: usize| {
                let others = (0..nodes).filter(|&q| q != i && q != j);
                share(i, j) + others.map(|q| share(i, q) * share(q, j)).sum::<f64>()
            };
            (ties.degree(i) > 0).then(|| {
                ties.neighbours(i).iter().map(|&j| invested(j as usize) * invested(j as usize)).sum()
            })
        })
        .collect()
}

fn component_count(ties: &Csr, without: Option<u32>) -> usize {
    let kept: Vec<u32> = (0..ties.nodes() as u32).filter(|&node| Some(node) != without).collect();
    components(&ties.induced(&kept)).count()
}

proptest! {
    #[test]
    fn betweenness_is_its_definition((nodes, ties) in graphs(12)) {
        let graph = build(nodes, &ties);
        let naive = naive_betweenness(&graph);
        prop_assert!(all_close(&shortest_paths(&graph, false, Sources::All).betweenness, &naive));
        prop_assert!(all_close(&weighted_betweenness(&graph, false, &Sources::All), &naive));
    }

    #[test]
    fn betweenness_adds_up_to_the_steps_between_pairs((nodes, ties) in graphs(40)) {
        // Each pair at distance d contributes d - 1 in all.
        let paths = shortest_paths(&build(nodes, &ties), false, Sources::All);
        let steps: f64 = paths.inward.iter().map(|reach| reach.farness as f64 - f64::from(reach.reached)).sum();
        prop_assert!(close(paths.betweenness.iter().sum(), steps / 2.0));
    }

    #[test]
    fn distances_are_those_of_the_definition((nodes, ties) in graphs(12)) {
        let graph = build(nodes, &ties);
        let (distance, _) = naive_paths(&graph);
        let paths = shortest_paths(&graph, false, Sources::All);
        for (row, reach) in distance.iter().zip(&paths.inward) {
            let others: Vec<usize> = row.iter().flatten().copied().filter(|&far| far > 0).collect();
            prop_assert_eq!(reach.reached as usize, others.len());
            prop_assert_eq!(reach.farness as usize, others.iter().sum::<usize>());
            prop_assert!(close(reach.harmonic, others.iter().map(|&far| 1.0 / far as f64).sum()));
        }
    }

    #[test]
    fn all_pivots_are_all_sources((nodes, ties) in graphs(60)) {
        let graph = build(nodes, &ties);
        let starting = (0..nodes as u32).filter(|&node| graph.degree(node as usize) > 0).collect();
        let exact = shortest_paths(&graph, false, Sources::All);
        let estimate = shortest_paths(&graph, false, Sources::Pivots(starting));
        prop_assert!(all_close(&estimate.betweenness, &exact.betweenness));
        prop_assert!(all_close(&harmonic(&estimate), &harmonic(&exact)));
    }

    #[test]
    fn cores_are_what_peeling_leaves((nodes, ties) in graphs(20)) {
        let graph = build(nodes, &ties);
        prop_assert_eq!(core_numbers(&graph), naive_core_numbers(&graph));
    }

    #[test]
    fn no_core_contradicts_less((nodes, ties) in graphs(10)) {
        let graph = build(nodes, &ties);
        let found = core_periphery(&graph);
        let errors: Vec<u64> = (0..1u32 << nodes).map(|core| naive_errors(&graph, core)).collect();
        let least = errors.iter().copied().min().expect("there is at least the empty core");
        prop_assert_eq!(found.errors, least);
        let chosen = found.core.iter().fold(0u32, |core, node| core | 1 << node);
        prop_assert_eq!(errors[chosen as usize], least);
        // Tied are those who are in some of the best cores, but not in all.
        if graph.arcs() > 0 {
            let best: Vec<u32> = (0..1u32 << nodes).filter(|&core| errors[core as usize] == least).collect();
            prop_assert!(best.iter().all(|core| core.count_ones() as usize >= found.core.len()));
            let (all, some) = best.iter().fold((u32::MAX, 0), |(all, some), core| (all & core, some | core));
            let tied: Vec<u32> = (0..nodes as u32).filter(|&node| (some & !all) >> node & 1 == 1).collect();
            prop_assert_eq!(found.tied, tied);
        }
    }

    #[test]
    fn cut_points_take_the_graph_apart((nodes, ties) in graphs(14)) {
        let graph = build(nodes, &ties);
        let found = cut_points(&graph);
        let before = components(&graph).count();
        for node in 0..nodes as u32 {
            let after = component_count(&graph, Some(node));
            prop_assert_eq!(found.articulation_points.contains(&node), after > before);
        }
        let pairs = |a: u32| graph.neighbours(a as usize).iter().map(move |&b| (a, b)).filter(|&(a, b)| a < b);
        let all: Vec<(u32, u32)> = (0..nodes as u32).flat_map(pairs).collect();
        for &tie in &all {
            let rest: Vec<(u32, u32)> = all.iter().copied().filter(|&other| other != tie).collect();
            let after = components(&build(nodes, &rest)).count();
            prop_assert_eq!(found.bridges.contains(&tie), after > before);
        }
    }

    #[test]
    fn cut_points_agree_with_petgraph((nodes, ties) in graphs(80)) {
        let graph = build(nodes, &ties);
        let mut peer: UnGraph<(), ()> = UnGraph::default();
        for _ in 0..nodes {
            peer.add_node(());
        }
        for node in 0..nodes as u32 {
            for &other in graph.neighbours(node as usize).iter().filter(|&&other| node < other) {
                peer.add_edge(NodeIndex::new(node as usize), NodeIndex::new(other as usize), ());
            }
        }
        let mut points: Vec<u32> = petgraph::algo::articulation_points::articulation_points(&peer)
            .into_iter()
            .map(|node| node.index() as u32)
            .collect();
        points.sort_unstable();
        prop_assert_eq!(cut_points(&graph).articulation_points, points);
        prop_assert_eq!(components(&graph).count(), petgraph::algo::connected_components(&peer));
    }

    #[test]
    fn constraint_is_burts_formula(
        (nodes, ties) in graphs(12),
        strengths in prop::collection::vec(1u8..9, 36),
    ) {
        let edges = ties.iter().zip(&strengths).map(|(&(a, b), &s)| Edge::new(a, b, f64::from(s))).collect();
        for (graph, weighted) in [(build(nodes, &ties), false), (EdgeSet::undirected(nodes, edges).ties(), true)] {
            for (found, naive) in constraint(&graph, weighted).iter().zip(naive_constraint(&graph)) {
                match (found, naive) {
                    (Some(found), Some(naive)) => prop_assert!(close(*found, naive), "{} {}", found, naive),
                    (found, naive) => prop_assert_eq!(*found, naive),
                }
            }
        }
    }

    #[test]
    fn effective_size_is_degree_less_mean_degree_among_contacts((nodes, ties) in graphs(20)) {
        let graph = build(nodes, &ties);
        let sizes = effective_size(&graph, &triangles(&graph));
        for (node, size) in sizes.iter().enumerate() {
            let contacts = graph.neighbours(node);
            let among: usize = contacts
                .iter()
                .map(|&contact| graph.neighbours(contact as usize).iter().filter(|q| contacts.contains(q)).count())
                .sum();
            let expected = (!contacts.is_empty())
                .then(|| contacts.len() as f64 - among as f64 / contacts.len() as f64);
            prop_assert!(size.zip(expected).is_none_or(|(size, expected)| close(size, expected)));
            prop_assert_eq!(size.is_some(), expected.is_some());
        }
    }

    #[test]
    fn pagerank_is_a_distribution((nodes, arcs) in graphs(30)) {
        let edges = arcs.iter().map(|&(a, b)| Edge::new(a, b, 1.0)).collect();
        let set = EdgeSet::directed(nodes, edges);
        let rank = pagerank(&set.outgoing(), &set.incoming(), true);
        prop_assert!(close(rank.iter().sum(), 1.0));
        prop_assert!(rank.iter().all(|&value| value >= 0.15 / nodes as f64 - 1e-12));
    }

    #[test]
    fn names_do_not_matter((nodes, ties) in graphs(25), seed in any::<u64>()) {
        let mut order: Vec<u32> = (0..nodes as u32).collect();
        order.sort_by_key(|&node| u64::from(node + 1).wrapping_mul(seed | 1).rotate_left(17));
        let renamed: Vec<(u32, u32)> =
            ties.iter().rev().map(|&(a, b)| (order[b as usize], order[a as usize])).collect();
        let (one, other) = (build(nodes, &ties), build(nodes, &renamed));
        let back = |values: &[f64]| order.iter().map(|&node| values[node as usize]).collect::<Vec<_>>();
        let betweenness = |graph: &Csr| shortest_paths(graph, false, Sources::All).betweenness;
        prop_assert!(all_close(&betweenness(&one), &back(&betweenness(&other))));
        let rank = |graph: &Csr| pagerank(graph, graph, false);
        prop_assert!(all_close(&rank(&one), &back(&rank(&other))));
        let free = |graph: &Csr| {
            constraint(graph, false).into_iter().map(|value| value.unwrap_or(-1.0)).collect::<Vec<_>>()
        };
        prop_assert!(all_close(&free(&one), &back(&free(&other))));
        let cores = |graph: &Csr| core_numbers(graph).into_iter().map(f64::from).collect::<Vec<_>>();
        prop_assert_eq!(cores(&one), back(&cores(&other)));
        let (first, second) = (core_periphery(&one), core_periphery(&other));
        prop_assert_eq!((first.errors, first.core.len()), (second.errors, second.core.len()));
        prop_assert_eq!(first.tied.len(), second.tied.len());
    }

    #[test]
    fn communities_join_only_what_is_connected((nodes, ties) in graphs(40)) {
        let graph = build(nodes, &ties);
        let (found, parts) = (communities(&graph, 1), components(&graph));
        for a in 0..nodes {
            for b in 0..nodes {
                prop_assert!(found[a] != found[b] || parts.of[a] == parts.of[b]);
            }
        }
    }

    #[test]
    fn trees_have_closed_forms(parents in prop::collection::vec(any::<u32>(), 1..40)) {
        let ties: Vec<(u32, u32)> = (1u32..).zip(&parents).map(|(node, &above)| (above % node, node)).collect();
        let nodes = parents.len() + 1;
        let tree = build(nodes, &ties);
        // Nodes at or below each one.
        let mut below = vec![1u64; nodes];
        for &(above, node) in ties.iter().rev() {
            below[above as usize] += below[node as usize];
        }
        let others = nodes as u64 - 1;
        let mut squares = vec![0u64; nodes];
        for node in 0..nodes {
            squares[node] += (nodes as u64 - below[node]).pow(2);
        }
        for &(above, node) in &ties {
            squares[above as usize] += below[node as usize].pow(2);
        }
        let paths = shortest_paths(&tree, false, Sources::All);
        let holes = constraint(&tree, false);
        let sizes = effective_size(&tree, &triangles(&tree));
        for node in 0..nodes {
            // Pairs in different branches at the node.
            prop_assert!(close(paths.betweenness[node], (others * others - squares[node]) as f64 / 2.0));
            // Nobody's contacts know each other.
            let degree = tree.degree(node) as f64;
            prop_assert!(holes[node].is_some_and(|value| close(value, 1.0 / degree)));
            prop_assert!(sizes[node].is_some_and(|value| close(value, degree)));
        }
        let cuts = cut_points(&tree);
        let inner: Vec<u32> = (0..nodes as u32).filter(|&node| tree.degree(node as usize) > 1).collect();
        prop_assert_eq!((cuts.bridges.len(), cuts.articulation_points), (nodes - 1, inner));
        prop_assert!(core_numbers(&tree).iter().all(|&core| core == 1));
    }

    #[test]
    fn stars_paths_and_complete_graphs_have_closed_forms(nodes in 4u32..40) {
        let n = f64::from(nodes);
        let star = build(nodes as usize, &(1..nodes).map(|leaf| (0, leaf)).collect::<Vec<_>>());
        let paths = shortest_paths(&star, false, Sources::All);
        prop_assert!(close(paths.betweenness[0], (n - 1.0) * (n - 2.0) / 2.0));
        prop_assert_eq!(paths.betweenness[1], 0.0);
        prop_assert!(close(harmonic(&paths)[1], 1.0 + (n - 2.0) / 2.0));
        prop_assert!(closeness(&paths).is_some_and(|all| close(all[0], 1.0) && close(all[1], (n - 1.0) / (2.0 * n - 3.0))));
        prop_assert!(constraint(&star, false)[0].is_some_and(|value| close(value, 1.0 / (n - 1.0))));
        let share = normalized(&paths.betweenness, false).and_then(|shares| betweenness_centralization(&shares));
        prop_assert!(share.is_some_and(|value| close(value, 1.0)));
        let degrees: Vec<f64> = (0..star.nodes()).map(|node| star.degree(node) as f64).collect();
        prop_assert!(degree_centralization(&degrees).is_some_and(|value| close(value, 1.0)));

        let line = build(nodes as usize, &(1..nodes).map(|node| (node - 1, node)).collect::<Vec<_>>());
        let between = shortest_paths(&line, false, Sources::All);
        for (node, &value) in (0u32..).zip(&between.betweenness) {
            prop_assert_eq!(value, f64::from(node * (nodes - 1 - node)));
        }
        prop_assert_eq!(between.longest, nodes - 1);

        let ties: Vec<(u32, u32)> = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b))).collect();
        let complete = build(nodes as usize, &ties);
        prop_assert!(core_numbers(&complete).iter().all(|&core| core == nodes - 1));
        prop_assert_eq!(transitivity(&complete, &triangles(&complete)), Some(1.0));
        // p = 1/(n-1): (1/(n-1) + (n-2)/(n-1)²)² for each of n-1 contacts.
        let (share, others) = (1.0 / (n - 1.0), n - 1.0);
        let invested = share + (n - 2.0) * share * share;
        let expected = invested * invested * others;
        prop_assert!(constraint(&complete, false)[0].is_some_and(|value| close(value, expected)));
        prop_assert!(close(pagerank(&complete, &complete, false)[0], 1.0 / n));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), directed in any::<bool>()) {
        if let Ok(graph) = read(&bytes, None, directed) {
            prop_assert_eq!(measures(&graph).actors.ids.len(), graph.ids.len());
        }
    }

    #[test]
    fn any_table_is_read_or_refused(rows in "(source|target|weight|[ab\"]|,|\n|1|-|\r){0,60}", nodes in "id(,|\n|[ab\"]){0,20}") {
        let text = format!("source,target,weight\n{rows}");
        if let Ok(graph) = read(text.as_bytes(), Some(nodes.as_bytes()), true) {
            prop_assert_eq!(measures(&graph).actors.ids.len(), graph.ids.len());
        }
    }
}

/// A graph with hubs, a ring and some strength: every measure has something to do.
fn hubs(nodes: u32) -> String {
    let mut text = "source,target,weight\n".to_owned();
    for node in 0..nodes {
        for (step, weight) in [(1, 1), (7 + node % 5, 3), (node * node % 13 + 1, 2)] {
            text.push_str(&format!("a{node},a{},{weight}\n", (node / (1 + node % 3) + step) % nodes));
        }
    }
    text
}

#[test]
fn threads_change_no_byte() {
    for directed in [false, true] {
        let graph = read(hubs(700).as_bytes(), None, directed).expect("the list is well-formed");
        let bytes = |threads: usize| {
            let pool =
                rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool can be built");
            pool.install(|| serde_json::to_vec(&measures(&graph)).expect("measures are JSON"))
        };
        let one = bytes(1);
        assert!(one.len() > 100_000);
        assert_eq!(one, bytes(2));
        assert_eq!(one, bytes(7));
    }
}

#[test]
fn reversed_rows_change_no_byte() {
    let text = hubs(300);
    let mut rows: Vec<&str> = text.lines().collect();
    rows[1..].reverse();
    let both = [text.clone(), rows.join("\r\n")].map(|text| {
        let graph = read(text.as_bytes(), None, false).expect("the list is well-formed");
        serde_json::to_string(&measures(&graph)).expect("measures are JSON")
    });
    assert_eq!(both[0], both[1]);
}
