//! A plain network in words and figures, for people.

use serde::Serialize;

use crate::comparison::{PlainCell, PlainTable};
use crate::networks::{HierarchyOutcome, NetworkMeasures, StructureOutcome, WholeNetwork};

/// The network as a whole: its measures, what its ties look like, and levels of authority where those are declared.
pub(super) fn tables(found: &NetworkMeasures) -> Vec<PlainTable> {
    let mut tables = vec![
        plain("network", "The network", whole(&found.network, found)),
        plain("structure", "What its ties look like; a question to ask, not a finding", structure(found)),
    ];
    tables.extend(
        found.hierarchy.as_ref().map(|outcome| plain("hierarchy", "Declared authority", hierarchy(outcome))),
    );
    tables
}

type Rows = Vec<Vec<PlainCell>>;

fn plain(name: &'static str, title: &'static str, rows: Rows) -> PlainTable {
    PlainTable { name, title, columns: ["measure", "value"].map(str::to_owned).to_vec(), rows }
}

fn count(name: &str, value: impl TryInto<u64>) -> Vec<PlainCell> {
    vec![name.into(), value.try_into().ok().into()]
}

fn figure(name: &str, value: Option<f64>) -> Vec<PlainCell> {
    vec![name.into(), value.map_or_else(|| "not defined".into(), PlainCell::from)]
}

fn whole(network: &WholeNetwork, found: &NetworkMeasures) -> Rows {
    let mut rows = vec![
        count("actors", network.nodes),
        count("tied pairs", network.ties),
        count("actors without a tie", network.isolates),
        count("rows merged", network.merged_edges),
        count("ties to oneself, dropped", network.self_links),
        figure("density", network.density),
        figure("mean degree", network.mean_degree),
        count("components", network.components),
        count("actors in the largest component", network.largest_component),
        figure("mean distance", network.mean_distance),
        count("diameter", network.diameter),
        figure("degree centralization", network.degree_centralization),
        figure("betweenness centralization", network.betweenness_centralization),
        figure("closeness centralization", network.closeness_centralization),
        figure("degree assortativity", network.degree_assortativity),
        figure("transitivity", network.transitivity),
        figure("mean clustering", network.mean_clustering),
        count("articulation points", network.articulation_points),
        count("bridges", network.bridges),
        count("largest core number", network.max_core),
        count("actors in the core (Borgatti-Everett)", network.core_size),
        figure("fit of core and periphery", network.core_fit),
        figure("density of the core", network.core_density),
        figure("density of the periphery", network.periphery_density),
        figure("density between core and periphery", network.core_periphery_density),
        count("communities (Leiden)", found.communities.count),
        figure("modularity", found.communities.modularity),
    ];
    if let Some(pivots) = network.betweenness_pivots {
        rows.push(count("sources that betweenness is estimated from", pivots));
    }
    rows
}

fn structure(found: &NetworkMeasures) -> Rows {
    let StructureOutcome::Called(call) = &found.structure.outcome else {
        let reason = tag(&found.structure.outcome, "reason");
        return vec![vec!["not called".into(), reason.into()]];
    };
    let mut rows = vec![
        vec!["looks like".into(), word(&call.class).into()],
        figure("likelihood among invented networks", Some(call.likelihood)),
        vec!["most like the type".into(), word(&call.subtype).into()],
        figure("likelihood of the type", Some(call.subtype_likelihood)),
    ];
    if let Some(agreement) = call.agreement {
        rows.push(count("graphs drawn from uncertain ties", agreement.replicas));
        rows.push(figure("share of them called the same", Some(agreement.share)));
    }
    let decided = |one: &crate::networks::structure::Contribution| {
        figure(&format!("decided by {}", one.feature.replace('_', " ")), Some(one.value))
    };
    rows.extend(call.decided.iter().map(decided));
    rows
}

fn hierarchy(outcome: &HierarchyOutcome) -> Rows {
    match outcome {
        HierarchyOutcome::Refused(reason) => vec![vec!["not measured".into(), tag(reason, "reason").into()]],
        HierarchyOutcome::Measured(found) => vec![
            figure("reciprocity (the higher, the less the rest means)", Some(found.reciprocity)),
            figure("connectedness (Krackhardt)", found.connectedness),
            figure("hierarchy (Krackhardt)", found.hierarchy),
            figure("efficiency (Krackhardt)", found.efficiency),
            figure("least upper boundedness (Krackhardt)", found.least_upper_boundedness),
            figure("global reaching centrality", found.global_reaching_centrality),
            figure("flow hierarchy", found.flow_hierarchy),
            figure("trophic incoherence (0: perfect levels)", found.incoherence),
        ],
    }
}

/// A value of a plain enumeration as JSON writes it, in words.
fn word<T: Serialize>(value: &T) -> String {
    words(serde_json::to_value(value).ok().as_ref().and_then(serde_json::Value::as_str))
}

/// What a tagged value gives as its tag.
fn tag<T: Serialize>(value: &T, key: &str) -> String {
    words(serde_json::to_value(value).ok().as_ref().and_then(|value| value.get(key)?.as_str()))
}

fn words(text: Option<&str>) -> String {
    text.unwrap_or_default().replace(['_', '-'], " ")
}
