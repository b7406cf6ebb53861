//! Further questions to a plain network: key positions, key players, disruption.
//!
//! What `socta networks` adds to its measures when it is asked to. Nodes have names here; the modules behind work with
//! positions.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Csr;
use super::disruption::{
    AttackCurve, Band, CAVEAT, RecoveryCurve, RecoveryModel, Removal, Strategy, attack, recover, removal,
};
use super::edge_list::{EdgeGraph, QuestionError};
use super::graded::beliefs;
use super::key_players::{Goal, KeyPlayers, PlayerSet, key_players};
use super::positions::{Criteria, Ground, KeyPositions, WORDING, key_positions};

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Questions {
    /// Key positions by these criteria.
    pub key_positions: Option<Criteria>,
    /// Column of the list of nodes that holds groups.
    pub groups: Option<String>,
    /// Probability of a tie that nothing is said about, `0..=1`.
    pub certainty: f64,
    /// Key-player sets up to this size.
    pub key_players: Option<usize>,
    /// Attack curves.
    pub attacks: Vec<Asked>,
    /// Removals of a curve that are shown.
    pub steps: usize,
    /// Curves with recovery, too.
    pub recovery: Option<RecoveryModel>,
    /// Who is taken out, in this order.
    pub remove: Vec<String>,
    /// Seed of everything random.
    pub seed: u64,
}

/// A strategy that can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Most ties.
    Degree,
    /// Highest betweenness.
    Betweenness,
    /// Highest collective influence at a radius.
    CollectiveInfluence(u32),
    /// Whose removal leaves fewest pairs that reach each other.
    KeyPlayers,
    /// Anybody.
    Random,
    /// The order of [`Questions::remove`].
    Given,
}

/// The answers; what was not asked is absent.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// Key positions.
    pub key_positions: Option<KeyPositions>,
    /// Key-player sets.
    pub key_players: Option<NamedPlayers>,
    /// Removals.
    pub disruption: Option<Disruption>,
}

/// Key-player sets by goal and size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NamedPlayers {
    /// What stands beside them.
    pub wording: Cow<'static, str>,
    /// The sets.
    pub sets: Vec<NamedKeyPlayers>,
}

/// As [`KeyPlayers`], with names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NamedKeyPlayers {
    /// The goal.
    pub goal: Goal,
    /// Number of members.
    pub size: usize,
    /// Whether all sets were tried.
    pub exact: bool,
    /// Value without removing anybody.
    pub before: Option<f64>,
    /// The best set.
    pub best: NamedSet,
    /// Number of sets that are as good.
    pub equals: u64,
    /// The next ones.
    pub runners_up: Vec<NamedSet>,
}

/// As [`PlayerSet`], with names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NamedSet {
    /// Members of the set.
    pub members: Vec<String>,
    /// F, DF or RD.
    pub value: Option<f64>,
    /// Share of its members that are in the best set as well.
    pub overlap: f64,
}

/// Removals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Disruption {
    /// What stands beside every curve.
    pub caveat: Cow<'static, str>,
    /// Curves, in the order asked.
    pub attacks: Vec<NamedCurve>,
    /// What taking out the named actors does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removal: Option<NamedRemoval>,
}

/// As [`AttackCurve`], with names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NamedCurve {
    /// Key of the strategy.
    pub strategy: Cow<'static, str>,
    /// Who is removed.
    pub order: Vec<String>,
    /// Size of the largest component after 0, 1, 2, ... removals.
    pub largest: Vec<u32>,
    /// What other orders among equals give.
    pub band: Band,
    /// R.
    pub robustness: Option<f64>,
    /// With recovery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery: Option<RecoveryCurve>,
}

/// As [`Removal`], with names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NamedRemoval {
    /// Who is taken out.
    pub actors: Vec<String>,
    /// What it does as a whole.
    pub effect: Removal,
    /// Names of the groups, by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub group_names: Vec<String>,
}

/// Answers the questions.
///
/// # Errors
///
/// A field of the edges that is no probability or code; a column of groups or an actor that is not there.
pub fn answer(graph: &EdgeGraph, questions: &Questions) -> Result<Answers, QuestionError> {
    let set = graph.set.without_directions();
    let ties = set.ties();
    let groups = questions.groups.as_deref().map(|column| Groups::of(graph, column)).transpose()?;
    let of_node = groups.as_ref().map(|groups| groups.of.as_slice());
    let key_positions = match &questions.key_positions {
        None => None,
        Some(criteria) => {
            let beliefs = beliefs(graph, &set, questions.certainty)?;
            let ground = Ground {
                ids: &graph.ids,
                ties: &ties,
                beliefs: &beliefs,
                groups: of_node,
                seed: questions.seed,
                name: "edge list",
            };
            Some(key_positions(ground, criteria))
        }
    };
    Ok(Answers {
        key_positions,
        key_players: questions.key_players.map(|size| named_players(graph, &ties, size)),
        disruption: disruption(graph, &ties, questions, groups.as_ref())?,
    })
}

fn name(graph: &EdgeGraph) -> impl Fn(u32) -> String {
    |node| graph.ids.get(node as usize).to_owned()
}

fn named_players(graph: &EdgeGraph, ties: &Csr, largest: usize) -> NamedPlayers {
    let set = |set: PlayerSet| NamedSet {
        members: set.members.into_iter().map(name(graph)).collect(),
        value: set.value,
        overlap: set.overlap,
    };
    let named = |players: KeyPlayers| NamedKeyPlayers {
        goal: players.goal,
        size: players.size,
        exact: players.exact,
        before: players.before,
        best: set(players.best),
        equals: players.equals,
        runners_up: players.runners_up.into_iter().map(set).collect(),
    };
    let sets = Goal::ALL.iter().flat_map(|&goal| (1..=largest).map(move |size| (goal, size)));
    NamedPlayers {
        wording: WORDING.into(),
        sets: sets.filter_map(|(goal, size)| key_players(ties, goal, size)).map(named).collect(),
    }
}

fn disruption(
    graph: &EdgeGraph,
    ties: &Csr,
    questions: &Questions,
    groups: Option<&Groups>,
) -> Result<Option<Disruption>, QuestionError> {
    if questions.attacks.is_empty() && questions.remove.is_empty() {
        return Ok(None);
    }
    let removed = questions.remove.iter().map(|id| position(graph, id)).collect::<Result<Vec<u32>, _>>()?;
    let strategy = |asked: Asked| match asked {
        Asked::Degree => Strategy::Degree,
        Asked::Betweenness => Strategy::Betweenness,
        Asked::CollectiveInfluence(radius) => Strategy::CollectiveInfluence(radius),
        Asked::KeyPlayers => Strategy::KeyPlayers,
        Asked::Random => Strategy::Random,
        Asked::Given => Strategy::Given(removed.clone()),
    };
    let curve = |&asked: &Asked| {
        let strategy = strategy(asked);
        let curve: AttackCurve = attack(ties, &strategy, questions.steps, questions.seed);
        NamedCurve {
            strategy: curve.strategy.into(),
            order: curve.order.into_iter().map(name(graph)).collect(),
            largest: curve.largest,
            band: curve.band,
            robustness: curve.robustness,
            recovery: questions
                .recovery
                .map(|model| recover(ties, &strategy, model, questions.steps, questions.seed)),
        }
    };
    let effect = || NamedRemoval {
        actors: removed.iter().copied().map(name(graph)).collect(),
        effect: removal(ties, &removed, groups.map(|groups| groups.of.as_slice())),
        group_names: groups.map(|groups| groups.names.clone()).unwrap_or_default(),
    };
    Ok(Some(Disruption {
        caveat: CAVEAT.into(),
        attacks: questions.attacks.iter().map(curve).collect(),
        removal: (!removed.is_empty()).then(effect),
    }))
}

/// Position of an actor.
fn position(graph: &EdgeGraph, id: &str) -> Result<u32, QuestionError> {
    graph.position(id).ok_or_else(|| QuestionError::NoActor(id.to_owned()))
}

/// Groups of the nodes, by a column of the list of nodes.
struct Groups {
    of: Vec<Option<u32>>,
    names: Vec<String>,
}

impl Groups {
    fn of(graph: &EdgeGraph, column: &str) -> Result<Self, QuestionError> {
        let attribute = graph.node_attribute(column)?;
        let value = |node: usize| attribute.get(node).filter(|value| !value.is_empty());
        let mut names: Vec<String> = (0..graph.ids.len()).filter_map(value).map(str::to_owned).collect();
        names.sort_unstable();
        names.dedup();
        let number = |node: usize| {
            let value = value(node)?;
            names.binary_search_by(|name| name.as_str().cmp(value)).ok().map(|at| at as u32)
        };
        let of = (0..graph.ids.len()).map(number).collect();
        Ok(Self { of, names })
    }
}
