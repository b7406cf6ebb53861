//! A plain network in words and figures, for people.

use serde::Serialize;

use super::speech::say;
use crate::comparison::{PlainCell, PlainTable};
use crate::networks::{HierarchyOutcome, NetworkMeasures, StructureOutcome, WholeNetwork};

/// The network as a whole: its measures, what its ties look like, and levels of authority where those are declared.
pub(super) fn tables(found: &NetworkMeasures) -> Vec<PlainTable> {
    let mut tables = vec![
        plain("table-network", whole(&found.network, found)),
        plain("table-structure", structure(found)),
    ];
    tables.extend(found.hierarchy.as_ref().map(|outcome| plain("table-hierarchy", hierarchy(outcome))));
    tables
}

type Rows = Vec<Vec<PlainCell>>;

fn plain(heading: &'static str, rows: Rows) -> PlainTable {
    PlainTable::new(heading, ["measure", "value"], rows)
}

/// A whole number with the message of its name.
fn count(key: &str, value: impl TryInto<u64>) -> Vec<PlainCell> {
    vec![say(key, &[]).into(), value.try_into().ok().into()]
}

/// A measure with the message of its name.
fn figure(key: &str, value: Option<f64>) -> Vec<PlainCell> {
    vec![say(key, &[]).into(), measured(value)]
}

fn measured(value: Option<f64>) -> PlainCell {
    value.map_or_else(|| say("network-not-defined", &[]).into(), PlainCell::from)
}

/// A value in words with the message of its name.
fn named(key: &str, value: String) -> Vec<PlainCell> {
    vec![say(key, &[]).into(), value.into()]
}

fn whole(network: &WholeNetwork, found: &NetworkMeasures) -> Rows {
    let mut rows = vec![
        count("network-actors", network.nodes),
        count("network-ties", network.ties),
        count("network-isolates", network.isolates),
        count("network-merged-rows", network.merged_edges),
        count("network-self-links", network.self_links),
        figure("network-density", network.density),
        figure("network-mean-degree", network.mean_degree),
        count("network-components", network.components),
        count("network-largest-component", network.largest_component),
        figure("network-mean-distance", network.mean_distance),
        count("network-diameter", network.diameter),
        figure("network-degree-centralization", network.degree_centralization),
        figure("network-betweenness-centralization", network.betweenness_centralization),
        figure("network-closeness-centralization", network.closeness_centralization),
        figure("network-degree-assortativity", network.degree_assortativity),
        figure("network-transitivity", network.transitivity),
        figure("network-mean-clustering", network.mean_clustering),
        count("network-articulation-points", network.articulation_points),
        count("network-bridges", network.bridges),
        count("network-max-core", network.max_core),
        count("network-core-size", network.core_size),
        figure("network-core-fit", network.core_fit),
        figure("network-core-density", network.core_density),
        figure("network-periphery-density", network.periphery_density),
        figure("network-core-periphery-density", network.core_periphery_density),
        count("network-communities", found.communities.count),
        figure("network-modularity", found.communities.modularity),
    ];
    if let Some(pivots) = network.betweenness_pivots {
        rows.push(count("network-betweenness-pivots", pivots));
    }
    rows
}

fn structure(found: &NetworkMeasures) -> Rows {
    let StructureOutcome::Called(call) = &found.structure.outcome else {
        let reason = tag(&found.structure.outcome, "reason");
        return vec![named("network-not-called", reason)];
    };
    let mut rows = vec![
        named("network-looks-like", word(&call.class)),
        figure("network-likelihood", Some(call.likelihood)),
        named("network-most-like", word(&call.subtype)),
        figure("network-subtype-likelihood", Some(call.subtype_likelihood)),
    ];
    if let Some(agreement) = call.agreement {
        rows.push(count("network-replicas", agreement.replicas));
        rows.push(figure("network-agreement", Some(agreement.share)));
    }
    let decided = |one: &crate::networks::structure::Contribution| {
        let feature = one.feature.replace('_', " ");
        vec![say("network-decided-by", &[("feature", feature.into())]).into(), one.value.into()]
    };
    rows.extend(call.decided.iter().map(decided));
    rows
}

fn hierarchy(outcome: &HierarchyOutcome) -> Rows {
    match outcome {
        HierarchyOutcome::Refused(reason) => vec![named("network-not-measured", tag(reason, "reason"))],
        HierarchyOutcome::Measured(found) => vec![
            figure("network-reciprocity", Some(found.reciprocity)),
            figure("network-connectedness", found.connectedness),
            figure("network-hierarchy", found.hierarchy),
            figure("network-efficiency", found.efficiency),
            figure("network-least-upper-boundedness", found.least_upper_boundedness),
            figure("network-global-reaching-centrality", found.global_reaching_centrality),
            figure("network-flow-hierarchy", found.flow_hierarchy),
            figure("network-incoherence", found.incoherence),
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
