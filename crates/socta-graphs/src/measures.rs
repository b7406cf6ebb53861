//! All measures of a plain graph: the table of its actors and its numbers as a whole.
//!
//! # Conventions
//!
//! | key | convention |
//! | --- | --- |
//! | `edges` | ties of an undirected graph, arcs of a directed one, after merging; `ties` counts pairs whatever the direction |
//! | `density` | share of possible edges (arcs if directed) |
//! | `degree`, `core_number`, `clustering`, `constraint`, `effective_size`, `in_core`, `articulation_point`, `component` | on ties whatever the direction, without strength |
//! | `strength` | sum of strengths; in a directed graph of both directions |
//! | `betweenness` | undirected: each unordered pair once; directed: each ordered pair along arcs; `_normalized`: divided by the largest possible value |
//! | `harmonic`, `closeness` | distances in links, towards the actor; see [`crate::kernels::closeness`] |
//! | `pagerank` | damping 0.85, mass of actors without outgoing links spread over all, sum 1 |
//! | `..._weighted` | the same with strength (betweenness: length 1 / strength); only if strengths differ |
//! | `core_*` | discrete core of Borgatti & Everett, found by Lip's rule; `core_tied`: the actor's side is not determined |
//! | `..._centralization` | Freeman's; degree on ties, betweenness and closeness on the values of the table |
//! | `coreness_continuous`, `coreness_persistence` | closeness to the core by MINRES and by the profile of random walkers, without strength |
//! | `core_held` | share of the graphs drawn from uncertain ties in which an actor belongs to the core (Borgatti-Everett); none where no structure may be called |
//! | `community`, `community_stability` | Leiden on strengths; mean share of 50 runs in which an actor stands with the others of its community |
//! | `structure` | call or refusal; agreement over graphs in which each tie is seen with probability 0.9 |
//! | `hierarchy`, `level` | only if arcs are declared as authority |
//! | `betweenness_pivots` | there only if betweenness and harmonic closeness are estimates; closeness is then left out |

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::actor_table::{ActorTable, Measure, Values};
use crate::csr::Csr;
use crate::edge_list::EdgeGraph;
use crate::kernels::assortativity::degree_assortativity;
use crate::kernels::betweenness::{ShortestPaths, Sources, normalized, shortest_paths};
use crate::kernels::centralization::{
    betweenness_centralization, closeness_centralization, degree_centralization,
    directed_degree_centralization,
};
use crate::kernels::closeness::{closeness, closeness_out, harmonic, harmonic_out, mean_distance};
use crate::kernels::clustering::{local_clustering, transitivity, triangles};
use crate::kernels::components::{Components, components};
use crate::kernels::core_periphery::{CorePeriphery, core_periphery};
use crate::kernels::cut_points::{CutPoints, cut_points};
use crate::kernels::density::density;
use crate::kernels::eigenvector::{LARGEST, eigenvector};
use crate::kernels::k_core::core_numbers;
use crate::kernels::pagerank::pagerank;
use crate::kernels::reciprocity::reciprocity;
use crate::kernels::structural_holes::{constraint, effective_size};
use crate::kernels::weighted_betweenness::{EFFORT, weighted_betweenness};
use crate::overview::{CommunityOverview, Declared, HierarchyOutcome, Overview, StructureOverview};

/// All measures of a graph. Undefined values are `null`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NetworkMeasures {
    /// Measures of the graph.
    pub network: WholeNetwork,
    /// What structure its ties suggest; see [`crate::structure`].
    pub structure: StructureOverview,
    /// Communities of the graph as a whole; whose community is whose stands with the actors.
    pub communities: CommunityOverview,
    /// Measures of hierarchy; only if arcs are declared as authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hierarchy: Option<HierarchyOutcome>,
    /// Measures of its actors, ordered by identifier.
    pub actors: ActorTable,
}

/// Measures of a graph as a whole; see the conventions of this module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WholeNetwork {
    /// Whether edges have a direction.
    pub directed: bool,
    /// Whether strengths differ.
    pub weighted: bool,
    /// Number of actors.
    pub nodes: usize,
    /// Number of edges after merging.
    pub edges: usize,
    /// Number of tied pairs.
    pub ties: usize,
    /// Rows that went into an edge that was there already.
    pub merged_edges: usize,
    /// Rows from an actor to itself, dropped.
    pub self_links: usize,
    /// Actors without a tie.
    pub isolates: usize,
    /// Share of possible edges that there are, `0..=1`; none with fewer than two actors.
    pub density: Option<f64>,
    /// Mean number of ties of an actor.
    pub mean_degree: Option<f64>,
    /// Number of connected components.
    pub components: usize,
    /// Size of the largest component.
    pub largest_component: usize,
    /// Degree centralization, `0..=1`.
    pub degree_centralization: Option<f64>,
    /// Centralization of in-degrees, `0..=1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_degree_centralization: Option<f64>,
    /// Centralization of out-degrees, `0..=1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_degree_centralization: Option<f64>,
    /// Betweenness centralization, `0..=1`.
    pub betweenness_centralization: Option<f64>,
    /// Closeness centralization, `0..=1`.
    pub closeness_centralization: Option<f64>,
    /// Number of sources from which betweenness and harmonic closeness were estimated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub betweenness_pivots: Option<usize>,
    /// The same for weighted betweenness.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted_betweenness_pivots: Option<usize>,
    /// Mean distance of the pairs that reach each other.
    pub mean_distance: Option<f64>,
    /// Longest finite distance; from pivots a lower bound.
    pub diameter: u32,
    /// Size of the smallest best core.
    pub core_size: usize,
    /// Actors whose side is not determined.
    pub core_tied: usize,
    /// Pairs that contradict the ideal pattern.
    pub core_errors: u64,
    /// Correlation with the ideal pattern, `-1..=1`.
    pub core_fit: Option<f64>,
    /// Density of the core.
    pub core_density: Option<f64>,
    /// Density of the periphery.
    pub periphery_density: Option<f64>,
    /// Density between core and periphery.
    pub core_periphery_density: Option<f64>,
    /// Correlation of the degrees at the ends of ties, `-1..=1`.
    pub degree_assortativity: Option<f64>,
    /// Number of articulation points.
    pub articulation_points: usize,
    /// Number of bridges.
    pub bridges: usize,
    /// Largest core number.
    pub max_core: u32,
    /// Number of actors with the largest core number.
    pub max_core_size: usize,
    /// Share of closed two-step paths, `0..=1`.
    pub transitivity: Option<f64>,
    /// Mean clustering of the actors, `0..=1`.
    pub mean_clustering: Option<f64>,
    /// Share of answered arcs, `0..=1`; directed graphs only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reciprocity: Option<f64>,
}

/// Computes all measures; every tie is taken to exist with probability [`ASSUMED`](crate::ASSUMED).
#[must_use]
pub fn measures(graph: &EdgeGraph) -> NetworkMeasures {
    measures_of(graph, Declared::default(), &[])
}

/// Computes all measures of a graph of which something is declared. `probability` is that of each tie, in the order of
/// [`EdgeSet::without_directions`](crate::EdgeSet::without_directions), and [`ASSUMED`](crate::ASSUMED) beyond its end: by it
/// graphs are drawn that say how far the structure hangs on single ties.
#[must_use]
pub fn measures_of(graph: &EdgeGraph, declared: Declared, probability: &[f64]) -> NetworkMeasures {
    let views = Views::new(graph);
    let found = Found::new(graph, &views);
    let mut table = Vec::new();
    degrees(graph, &views, &mut table);
    paths(graph, &views, &found, &mut table);
    positions(graph, &views, &found, &mut table);
    let overview = Overview::of(graph, (&views.ties, views.arcs.as_ref()), declared, probability);
    table.extend(overview.columns);
    NetworkMeasures {
        network: whole(graph, &views, &found, &table),
        structure: overview.structure,
        communities: overview.communities,
        hierarchy: overview.hierarchy,
        actors: ActorTable {
            ids: graph.ids.clone(),
            measures: table,
            attributes: graph.node_attributes.clone(),
        },
    }
}

/// The views of a graph; in an undirected one they are the same.
struct Views {
    ties: Csr,
    arcs: Option<(Csr, Csr)>,
}

impl Views {
    fn new(graph: &EdgeGraph) -> Self {
        let arcs = graph.set.directed.then(|| (graph.set.outgoing(), graph.set.incoming()));
        Self { ties: graph.set.ties(), arcs }
    }

    fn outgoing(&self) -> &Csr {
        self.arcs.as_ref().map_or(&self.ties, |(outgoing, _)| outgoing)
    }

    fn incoming(&self) -> &Csr {
        self.arcs.as_ref().map_or(&self.ties, |(_, incoming)| incoming)
    }
}

/// Results that serve several measures.
struct Found {
    components: Components,
    paths: ShortestPaths,
    weighted_sources: Option<Sources>,
    core: CorePeriphery,
    cuts: CutPoints,
    core_numbers: Vec<u32>,
    triangles: Vec<u64>,
    clustering: Vec<f64>,
}

impl Found {
    fn new(graph: &EdgeGraph, views: &Views) -> Self {
        let ties = &views.ties;
        let outgoing = views.outgoing();
        let triangles = triangles(ties);
        Self {
            components: components(ties),
            paths: shortest_paths(outgoing, graph.set.directed, Sources::affordable(outgoing, 1)),
            weighted_sources: graph.weighted.then(|| Sources::affordable(outgoing, EFFORT)),
            core: core_periphery(ties),
            cuts: cut_points(ties),
            core_numbers: core_numbers(ties),
            clustering: local_clustering(ties, &triangles),
            triangles,
        }
    }
}

fn put(table: &mut Vec<Measure>, name: &'static str, values: Values) {
    table.push(Measure { name: name.into(), values });
}

fn degrees_of(view: &Csr) -> Vec<u32> {
    (0..view.nodes()).map(|node| view.degree(node) as u32).collect()
}

fn strengths_of(view: &Csr) -> Vec<f64> {
    (0..view.nodes()).map(|node| view.strength(node)).collect()
}

fn degrees(graph: &EdgeGraph, views: &Views, table: &mut Vec<Measure>) {
    put(table, "degree", Values::Counts(degrees_of(&views.ties)));
    put(table, "strength", Values::Numbers(strengths_of(&views.ties)));
    if graph.set.directed {
        put(table, "in_degree", Values::Counts(degrees_of(views.incoming())));
        put(table, "out_degree", Values::Counts(degrees_of(views.outgoing())));
        put(table, "in_strength", Values::Numbers(strengths_of(views.incoming())));
        put(table, "out_strength", Values::Numbers(strengths_of(views.outgoing())));
    }
}

fn paths(graph: &EdgeGraph, views: &Views, found: &Found, table: &mut Vec<Measure>) {
    let directed = graph.set.directed;
    let share = |raw: &[f64]| match normalized(raw, directed) {
        Some(shares) => Values::Numbers(shares),
        None => Values::Partial(vec![None; raw.len()]),
    };
    put(table, "betweenness", Values::Numbers(found.paths.betweenness.clone()));
    put(table, "betweenness_normalized", share(&found.paths.betweenness));
    if let Some(sources) = &found.weighted_sources {
        let weighted = weighted_betweenness(views.outgoing(), directed, sources);
        let shares = share(&weighted);
        put(table, "betweenness_weighted", Values::Numbers(weighted));
        put(table, "betweenness_weighted_normalized", shares);
    }
    let near = harmonic(&found.paths);
    let others = (near.len() as f64 - 1.0).max(1.0);
    let near_share = near.iter().map(|value| value / others).collect();
    put(table, "harmonic", Values::Numbers(near));
    put(table, "harmonic_normalized", Values::Numbers(near_share));
    if let Some(values) = closeness(&found.paths) {
        put(table, "closeness", Values::Numbers(values));
    }
    if directed && let (Some(near), Some(close)) = (harmonic_out(&found.paths), closeness_out(&found.paths)) {
        put(table, "harmonic_out", Values::Numbers(near));
        put(table, "closeness_out", Values::Numbers(close));
    }
    put(table, "pagerank", Values::Numbers(pagerank(views.outgoing(), views.incoming(), false)));
    if graph.weighted {
        let weighted = pagerank(views.outgoing(), views.incoming(), true);
        put(table, "pagerank_weighted", Values::Numbers(weighted));
    }
}

fn positions(graph: &EdgeGraph, views: &Views, found: &Found, table: &mut Vec<Measure>) {
    let ties = &views.ties;
    let flags = |nodes: &[u32]| {
        let mut flags = vec![false; ties.nodes()];
        for &node in nodes {
            flags[node as usize] = true;
        }
        Values::Flags(flags)
    };
    // Not computed where it would take longer than all other measures.
    if ties.nodes() + ties.arcs() <= LARGEST
        && let Some(values) = eigenvector(ties)
    {
        put(table, "eigenvector", Values::Numbers(values));
    }
    put(table, "core_number", Values::Counts(found.core_numbers.clone()));
    put(table, "clustering", Values::Numbers(found.clustering.clone()));
    put(table, "constraint", Values::Partial(constraint(ties, false)));
    if graph.weighted {
        put(table, "constraint_weighted", Values::Partial(constraint(ties, true)));
    }
    let size = effective_size(ties, &found.triangles);
    let efficiency = size
        .iter()
        .enumerate()
        .map(|(node, size)| size.map(|size| size / ties.degree(node) as f64))
        .collect();
    put(table, "effective_size", Values::Partial(size));
    put(table, "efficiency", Values::Partial(efficiency));
    put(table, "in_core", flags(&found.core.core));
    put(table, "core_tied", flags(&found.core.tied));
    put(table, "articulation_point", flags(&found.cuts.articulation_points));
    put(table, "component", Values::Counts(found.components.of.clone()));
}

fn whole(graph: &EdgeGraph, views: &Views, found: &Found, table: &[Measure]) -> WholeNetwork {
    let (set, ties) = (&graph.set, &views.ties);
    let nodes = ties.nodes();
    let mean = |sum: f64| (nodes > 0).then(|| sum / nodes as f64);
    let as_numbers = |view: &Csr| degrees_of(view).into_iter().map(f64::from).collect::<Vec<_>>();
    let column =
        |name: &str| match table.iter().find(|measure| measure.name == name).map(|found| &found.values) {
            Some(Values::Numbers(values)) => Some(values.as_slice()),
            _ => None,
        };
    let max_core = found.core_numbers.iter().copied().max().unwrap_or(0);
    let of_arcs =
        |view: &Csr| set.directed.then(|| directed_degree_centralization(&as_numbers(view))).flatten();
    WholeNetwork {
        directed: set.directed,
        weighted: graph.weighted,
        nodes,
        edges: set.edges.len(),
        ties: ties.arcs() / 2,
        merged_edges: set.merged,
        self_links: set.self_links,
        isolates: (0..nodes).filter(|&node| ties.degree(node) == 0).count(),
        density: density(nodes, set.edges.len(), set.directed),
        mean_degree: mean(ties.arcs() as f64),
        components: found.components.count(),
        largest_component: found.components.largest().map_or(0, |(_, size)| size as usize),
        degree_centralization: degree_centralization(&as_numbers(ties)),
        in_degree_centralization: of_arcs(views.incoming()),
        out_degree_centralization: of_arcs(views.outgoing()),
        betweenness_centralization: column("betweenness_normalized").and_then(betweenness_centralization),
        closeness_centralization: column("closeness")
            .and_then(|values| closeness_centralization(values, set.directed)),
        betweenness_pivots: found.paths.sources.pivots(),
        weighted_betweenness_pivots: found.weighted_sources.as_ref().and_then(Sources::pivots),
        mean_distance: mean_distance(&found.paths),
        diameter: found.paths.longest,
        core_size: found.core.core.len(),
        core_tied: found.core.tied.len(),
        core_errors: found.core.errors,
        core_fit: found.core.fit,
        core_density: found.core.core_density,
        periphery_density: found.core.periphery_density,
        core_periphery_density: found.core.between_density,
        degree_assortativity: degree_assortativity(ties),
        articulation_points: found.cuts.articulation_points.len(),
        bridges: found.cuts.bridges.len(),
        max_core,
        max_core_size: found.core_numbers.iter().filter(|&&core| core == max_core).count(),
        transitivity: transitivity(ties, &found.triangles),
        mean_clustering: mean(found.clustering.iter().sum()),
        reciprocity: set.directed.then(|| reciprocity(views.outgoing())).flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge_list::read;

    fn json(edges: &str, nodes: Option<&str>, directed: bool) -> serde_json::Value {
        let graph =
            read(edges.as_bytes(), nodes.map(str::as_bytes), directed).expect("the list is well-formed");
        serde_json::to_value(measures(&graph)).expect("measures are JSON")
    }

    #[test]
    fn the_contract_has_its_keys() {
        let found = json("source,target\na,b\nb,c\n", Some("id,role\nd,driver\n"), false);
        assert_eq!(found["network"]["isolates"], 1);
        assert_eq!(found["network"]["reciprocity"], serde_json::Value::Null);
        assert_eq!(found["actors"][1]["id"], "b");
        assert_eq!(found["actors"][1]["betweenness"], 1.0);
        assert_eq!(found["actors"][3]["constraint"], serde_json::Value::Null);
        assert_eq!(found["actors"][3]["attributes"]["role"], "driver");
        assert!(found["actors"][0].get("pagerank_weighted").is_none());
    }

    #[test]
    fn directed_lists_have_more() {
        let found = json("source,target,weight\na,b,2\nb,a,1\nb,c,1\n", None, true);
        assert_eq!(found["network"]["reciprocity"], 2.0 / 3.0);
        assert_eq!((&found["network"]["edges"], &found["network"]["ties"]), (&3.into(), &2.into()));
        assert_eq!(found["actors"][1]["out_strength"], 2.0);
        assert_eq!(found["actors"][1]["strength"], 4.0);
        assert_eq!(found["actors"][2]["closeness_out"], 0.0);
    }

    #[test]
    fn nothing_is_undefined_in_silence() {
        for (edges, directed) in [("source,target\n", false), ("source,target\na,b\n", true)] {
            let text = json(edges, None, directed).to_string();
            assert!(!text.contains("NaN") && !text.contains("inf\""), "{text}");
        }
    }

    #[test]
    fn the_table_has_a_row_an_actor() {
        let graph =
            read(b"source,target\n\"a,1\",b\n", Some(b"id,x\nz,\"q\"\"\"\n"), false).expect("well-formed");
        let mut bytes = Vec::new();
        measures(&graph).actors.write_csv(&mut bytes).expect("a vector takes all");
        let text = String::from_utf8(bytes).expect("it was text");
        assert!(text.starts_with("id,degree,strength,"), "{text}");
        assert!(text.contains("\n\"a,1\",1,1.0,"), "{text}");
        assert!(text.ends_with(",\"q\"\"\"\n"), "{text}");
    }
}
