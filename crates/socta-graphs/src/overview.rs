//! What a plain graph says as a whole, beside the measures of its actors: structure, communities and, where its arcs are
//! declared as authority, hierarchy.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::actor_table::{Measure, Values};
use crate::csr::Csr;
use crate::edge_list::EdgeGraph;
use crate::kernels::communities::{co_assignment, communities, modularity, share_between, stability};
use crate::kernels::continuous_core::continuous_core;
use crate::kernels::coreness_profile::coreness_profile;
use crate::kernels::hierarchy::{Hierarchy, NoHierarchy, hierarchy};
use crate::structure::features::{Features, features};
use crate::structure::refusal::{FEWEST, Refusal, several_layers};
use crate::structure::{StructureOutcome, structure};
use crate::uncertain::Replicas;

/// Where nothing is known of how certain a tie is, agreement is that of graphs in which it is seen with this probability.
pub const ASSUMED: f64 = 0.9;
/// Graphs drawn for the agreement.
const REPLICAS: u32 = 200;
/// Most actors of a graph whose agreement is looked at: above, nothing is called.
const MOST_DRAWN: usize = 1_000;
/// Communities are those of this seed.
const SEED: u64 = 0;
/// Runs by which the stability of communities is judged.
const RUNS: u32 = 50;
/// Most actors of a graph whose communities are judged by their stability.
const MOST_STABLE: usize = 500;
/// Most actors whose profile of persistence is computed; it takes a time that grows with their square.
const MOST_PROFILED: usize = 5_000;

/// What is declared about a plain graph, because its ties cannot tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Declared {
    /// Arcs go from who gives orders to who takes them.
    pub authority: bool,
    /// Ties come from common attendance.
    pub projection: bool,
}

/// The structure and its grounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StructureOverview {
    /// The call or its refusal.
    #[serde(rename = "finding")]
    pub outcome: StructureOutcome,
    /// Probability that the agreement assumes of ties of which the list says nothing, `0..=1`.
    pub assumed_probability: f64,
    /// The features; none if the largest component is too small.
    pub features: Option<Features>,
}

/// The communities of a graph: cells for review, not established.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommunityOverview {
    /// How many, lone actors left out.
    pub count: usize,
    /// Modularity of the communities, `-1/2..=1`; none without ties.
    pub modularity: Option<f64>,
    /// Share of ties between communities, `0..=1`.
    pub between: Option<f64>,
    /// The seed of the communities in the table.
    pub seed: u64,
    /// Runs behind `community_stability`; none if there are too many actors.
    pub runs: Option<u32>,
}

/// Measures of hierarchy, or why there are none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum HierarchyOutcome {
    /// Hierarchy was measured.
    Measured(Hierarchy),
    /// Hierarchy was not measured, for this reason.
    Refused(NoHierarchy),
}

/// The overview, and the columns that it adds to the table of the actors.
pub(crate) struct Overview {
    pub(crate) structure: StructureOverview,
    pub(crate) communities: CommunityOverview,
    pub(crate) hierarchy: Option<HierarchyOutcome>,
    pub(crate) columns: Vec<Measure>,
}

impl Overview {
    pub(crate) fn of(
        graph: &EdgeGraph,
        (ties, arcs): (&Csr, Option<&(Csr, Csr)>),
        declared: Declared,
        probability: &[f64],
    ) -> Self {
        let mut columns = Vec::new();
        cores(ties, &mut columns);
        let communities = groups(ties, &mut columns);
        let hierarchy =
            arcs.filter(|_| declared.authority && graph.set.directed).map(|(outgoing, incoming)| {
                match hierarchy(outgoing, incoming, ties) {
                    Ok(found) => {
                        columns.push(Measure {
                            name: "level".into(),
                            values: Values::Numbers(found.levels.clone()),
                        });
                        HierarchyOutcome::Measured(found)
                    }
                    Err(reason) => HierarchyOutcome::Refused(reason),
                }
            });
        let (structure, held) = called(graph, ties, declared.projection, probability);
        if !held.is_empty() {
            columns.push(Measure { name: "core_held".into(), values: Values::Numbers(held) });
        }
        Self { structure, communities, hierarchy, columns }
    }
}

/// The structure, and the share of drawn graphs in which each actor belongs to the core; empty if none were drawn.
fn called(
    graph: &EdgeGraph,
    ties: &Csr,
    projection: bool,
    probability: &[f64],
) -> (StructureOverview, Vec<f64>) {
    let known = if projection { Some(Refusal::DeclaredProjection) } else { several_layers(graph) };
    let mut probability = probability.to_vec();
    probability.resize(ties.arcs() / 2, ASSUMED);
    let count = if ties.nodes() <= MOST_DRAWN { REPLICAS } else { 0 };
    let found = structure(ties, known, &Replicas::new(ties, &probability, SEED, "list"), count);
    let looked_at = ties.nodes() <= MOST_DRAWN;
    let overview = StructureOverview {
        outcome: found.outcome,
        assumed_probability: ASSUMED,
        features: looked_at.then(|| features(ties, FEWEST)).flatten(),
    };
    (overview, found.core_persistence)
}

fn cores(ties: &Csr, columns: &mut Vec<Measure>) {
    let continuous = continuous_core(ties, false);
    columns
        .push(Measure { name: "coreness_continuous".into(), values: Values::Numbers(continuous.coreness) });
    if ties.nodes() <= MOST_PROFILED {
        let profile = coreness_profile(ties, false);
        columns
            .push(Measure { name: "coreness_persistence".into(), values: Values::Numbers(profile.coreness) });
    }
}

fn groups(ties: &Csr, columns: &mut Vec<Measure>) -> CommunityOverview {
    let of = communities(ties, SEED);
    let mut alone: Vec<bool> = vec![true; of.len()];
    for (node, &community) in of.iter().enumerate() {
        if ties.degree(node) > 0 {
            alone[community as usize] = false;
        }
    }
    let runs = (ties.nodes() <= MOST_STABLE).then_some(RUNS);
    let overview = CommunityOverview {
        count: alone[..of.iter().max().map_or(0, |&last| last as usize + 1)]
            .iter()
            .filter(|&&alone| !alone)
            .count(),
        modularity: modularity(ties, &of),
        between: share_between(ties, &of),
        seed: SEED,
        runs,
    };
    if let Some(runs) = runs {
        let stable = stability(&of, &co_assignment(ties, runs));
        columns.push(Measure { name: "community_stability".into(), values: Values::Partial(stable) });
    }
    columns.push(Measure { name: "community".into(), values: Values::Counts(of) });
    overview
}
