//! Measures of a small network that is made in code: `cargo run --example graph`.

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use socta::networks::kernels::betweenness::{Sources, shortest_paths};
use socta::networks::kernels::communities::{communities, modularity};
use socta::networks::kernels::pagerank::pagerank;
use socta::networks::{Edge, EdgeSet};

fn main() {
    let names = ["ann", "bob", "cleo", "dan", "eve", "finn", "gus"];
    // Position of either end, and how strong the tie is.
    let ties = [
        (0, 1, 3.0),
        (0, 2, 2.0),
        (1, 2, 1.0),
        (2, 3, 1.0),
        (3, 4, 2.0),
        (3, 5, 1.0),
        (4, 5, 4.0),
        (5, 6, 1.0),
    ];
    let edges = ties.iter().map(|&(from, to, strength)| Edge::new(from, to, strength)).collect();
    let graph = EdgeSet::undirected(names.len(), edges).ties();

    let betweenness = shortest_paths(&graph, false, Sources::All).betweenness;
    let rank = pagerank(&graph, &graph, true);
    let community = communities(&graph, 1);

    println!("actor  ties  betweenness  pagerank  community");
    for (node, name) in names.iter().enumerate() {
        println!(
            "{name:5}  {:4}  {:11.1}  {:8.3}  {:9}",
            graph.degree(node),
            betweenness[node],
            rank[node],
            community[node]
        );
    }
    let groups = community.iter().max().map_or(0, |last| last + 1);
    println!("{groups} communities, modularity {:.3}", modularity(&graph, &community).unwrap_or(f64::NAN));
}
