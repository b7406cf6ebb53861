//! Measures of a small graph, as a case names them.

use serde_json::{Map, Value};
use socta::formats::NetworksFile;
use socta::networks::answers::{Answers, Asked, Questions, answer};
use socta::networks::edge_list::{EdgeGraph, read};
use socta::networks::{Declared, measures_of};

use super::case::Case;

/// The result of a method on the edges of the case: `measures` of the graph and, as lists in the order of their names, of its
/// nodes; `key-players` of up to a size; an `attack` by a strategy.
pub fn compute(case: &Case) -> Result<Value, String> {
    let problem: Value = serde_json::from_slice(&case.input()).map_err(|error| error.to_string())?;
    let graph = graph(&problem)?;
    match case.method.as_str() {
        "measures" => measures(&graph),
        "key-players" => {
            let size = case.parameter("size").and_then(|size| size.parse().ok()).unwrap_or(1);
            key_players(&graph, size)
        }
        "attack" => attack(&graph, case),
        other => Err(format!("networks have no method `{other}`")),
    }
}

/// Edges are pairs of names, with a strength where there is a third entry.
fn graph(problem: &Value) -> Result<EdgeGraph, String> {
    let edges = problem["edges"].as_array().ok_or("the edges are missing")?;
    let mut text = "source,target,weight\n".to_owned();
    for edge in edges {
        let name = |at: usize| edge[at].as_str().ok_or_else(|| format!("{edge} is no edge"));
        let weight = edge[2].as_f64().unwrap_or(1.0);
        text.push_str(&format!("{},{},{weight}\n", name(0)?, name(1)?));
    }
    let directed = problem["directed"].as_bool().unwrap_or(false);
    read(text.as_bytes(), None, directed).map_err(|error| error.to_string())
}

fn measures(graph: &EdgeGraph) -> Result<Value, String> {
    let declared = Declared { authority: graph.set.directed, projection: false };
    let nothing = Answers { key_positions: None, key_players: None, disruption: None };
    let file = NetworksFile::of(measures_of(graph, declared), nothing);
    let found = serde_json::to_value(file).map_err(|error| error.to_string())?;
    let mut all = Map::new();
    for part in ["network", "communities", "hierarchy"] {
        all.extend(found[part].as_object().cloned().unwrap_or_default());
    }
    for actor in found["actors"].as_array().into_iter().flatten() {
        for (key, value) in actor.as_object().into_iter().flatten() {
            let list = all.entry(key.clone()).or_insert_with(|| Value::Array(Vec::new()));
            if let Some(list) = list.as_array_mut() {
                list.push(value.clone());
            }
        }
    }
    Ok(Value::Object(all))
}

fn nothing_asked() -> Questions {
    Questions {
        key_positions: None,
        groups: None,
        certainty: 1.0,
        key_players: None,
        attacks: Vec::new(),
        steps: usize::MAX,
        recovery: None,
        remove: Vec::new(),
        seed: 1,
    }
}

/// By goal, the best values and sets from size 1 up.
fn key_players(graph: &EdgeGraph, size: usize) -> Result<Value, String> {
    let found = answer(graph, &Questions { key_players: Some(size), ..nothing_asked() })
        .map_err(|error| error.to_string())?;
    let sets = serde_json::to_value(found.key_players).map_err(|error| error.to_string())?;
    let mut all = Map::new();
    for set in sets["sets"].as_array().into_iter().flatten() {
        let goal = set["goal"].as_str().ok_or("a set has a goal")?;
        for (key, value) in [(goal.to_owned(), "value"), (format!("{goal}_set"), "members")] {
            let list = all.entry(key).or_insert_with(|| Value::Array(Vec::new()));
            if let Some(list) = list.as_array_mut() {
                list.push(set["best"][value].clone());
            }
        }
    }
    Ok(Value::Object(all))
}

fn attack(graph: &EdgeGraph, case: &Case) -> Result<Value, String> {
    let asked = match case.parameter("strategy").as_deref() {
        Some("betweenness") => Asked::Betweenness,
        Some("key-players") => Asked::KeyPlayers,
        _ => Asked::Degree,
    };
    let found = answer(graph, &Questions { attacks: vec![asked], ..nothing_asked() })
        .map_err(|error| error.to_string())?;
    let curve = found.disruption.and_then(|found| found.attacks.into_iter().next()).ok_or("no curve")?;
    serde_json::to_value(curve).map_err(|error| error.to_string())
}
