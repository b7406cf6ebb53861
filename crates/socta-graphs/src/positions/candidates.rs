//! From believed ties to candidates for a key position.
//!
//! Every measure of the criteria is taken of the reported graph and of replicas of it (see [`crate::uncertain`]).
//! An actor is a candidate if enough measures have it at the top with enough probability; the numbers are those of the
//! criteria.
//!
//! # Complexity
//!
//! B times the cost of the measures for B replicas, O(n m) each because of betweenness; O(B n) memory a measure. Large
//! networks get fewer replicas ([`BUDGET`]), and the result says how many.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::criteria::Criteria;
use super::gaps::{self, CollectionGap};
use super::ground::Ground;
use super::measure::{PositionMeasure, values};
use crate::csr::Csr;
use crate::kernels::brokerage::{Brokers, Roles, z_scores};
use crate::kernels::resource_allocation::{PredictedTie, predicted_ties};
use crate::uncertain::{Interval, Places, Prefer, Replicas, SAME_VALUE};
use socta_base::numeric::rank::falling;

/// What stands beside every list of candidates.
pub const WORDING: &str =
    "Candidates for review by position in the reported links; not findings about persons.";
/// What happens where actors are equal.
pub const TIE_RULE: &str = "Actors with equal values share the places left among the first in equal parts.";
/// Visits of nodes and ties by all replicas together: some ten seconds.
const BUDGET: u64 = 5_000_000_000;
/// Values of all measures, actors and replicas together: 160 MB.
const MOST_VALUES: u64 = 20_000_000;
/// There are at least so many replicas.
const FEWEST_REPLICAS: u64 = 20;
/// Labellings are left out above this many triangles.
const MOST_TRIANGLES: usize = 5_000_000;

/// Why nothing is said about positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// There are too few actors with ties: the top would be everybody.
    TooFewActors,
}

/// An actor's place by one measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Position {
    /// Measure by which the place is taken.
    pub measure: PositionMeasure,
    /// Value if all reported ties exist; none if it is not defined.
    pub value: Option<f64>,
    /// Rank by the value, 1 is first; equal actors have the same. None if there is no value.
    pub rank: Option<u32>,
    /// Probability of being among the first, `0..=1`.
    pub within: f64,
    /// Median and interval over the replicas in which the value is defined.
    pub interval: Option<Interval>,
}

/// Brokerage of an actor between groups.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct RoleOfActor {
    /// Pairs of contacts who belong to the actor's own group.
    pub coordinator: u64,
    /// How unusual the number of pairs within its group is, in standard deviations over random labellings.
    pub coordinator_z: Option<f64>,
    /// Pairs of contacts who belong to one other group.
    pub itinerant: u64,
    /// How unusual the number of pairs of one other group is, in standard deviations over random labellings.
    pub itinerant_z: Option<f64>,
    /// Pairs of contacts of the actor's own and another group (gatekeeper or representative).
    pub border: u64,
    /// How unusual the number of pairs of its own and another group is, in standard deviations over random labellings.
    pub border_z: Option<f64>,
    /// Pairs of contacts who belong to two other groups.
    pub liaison: u64,
    /// How unusual the number of pairs of two other groups is, in standard deviations over random labellings.
    pub liaison_z: Option<f64>,
    /// Pairs of contacts with more than one group among the three.
    pub across: u64,
    /// How unusual the number of pairs across groups is, in standard deviations over random labellings.
    pub across_z: Option<f64>,
}

/// All positions of an actor.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct ActorPositions {
    /// Pseudonymous identifier of the actor.
    pub id: String,
    /// Whether the criteria make it a candidate for review.
    pub candidate: bool,
    /// Number of measures by which it is.
    pub agreeing: u32,
    /// Mean probability of being among the first, over the measures.
    pub mean_within: f64,
    /// Number of reported ties.
    pub ties: u32,
    /// Number of independent reports on its ties.
    pub reports: u32,
    /// Number of its ties that rest on one origin alone.
    pub one_origin: u32,
    /// By measure, in the order of the criteria.
    pub positions: Vec<Position>,
    /// Brokerage between groups, if groups are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<RoleOfActor>,
}

/// A pair for which a tie is predicted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct PredictedPair {
    /// Identifier of the actor at one end.
    pub a: String,
    /// Identifier of the actor at the other end.
    pub b: String,
    /// Resource allocation of the pair: the sum of 1 / degree over common contacts.
    pub score: f64,
    /// Number of common contacts.
    pub common: u32,
}

/// Key positions of a network.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct KeyPositions {
    /// What stands beside every list of candidates: [`WORDING`].
    pub wording: std::borrow::Cow<'static, str>,
    /// Key of the criteria.
    pub criteria: String,
    /// Version of the criteria.
    pub version: String,
    /// "At the top" means among the first so many.
    pub within: u32,
    /// What happens where actors are equal: [`TIE_RULE`].
    pub tie_rule: std::borrow::Cow<'static, str>,
    /// Number of graphs drawn; 1 if no tie is uncertain, because all are alike then.
    pub replicas: u32,
    /// Seed of the draw.
    pub seed: u64,
    /// Number of actors with ties.
    pub connected: u32,
    /// Number of reported ties.
    pub ties: u32,
    /// Number of reported ties that are expected to exist.
    pub expected_ties: f64,
    /// Number of reported ties that rest on one origin alone.
    pub one_origin: u32,
    /// Why there is nothing, if there is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refusal>,
    /// Actors with ties: candidates first, then by mean probability of being at the top, then by identifier.
    pub actors: Vec<ActorPositions>,
    /// Ties whose confirmation would change the top most.
    pub gaps: Vec<CollectionGap>,
    /// Pairs without a reported tie; questions for collection, never used in a score.
    pub predicted: Vec<PredictedPair>,
}

/// Positions of all actors of a network.
#[must_use]
pub fn key_positions(ground: Ground<'_>, criteria: &Criteria) -> KeyPositions {
    let connected = (0..ground.ties.nodes()).filter(|&node| ground.ties.degree(node) > 0).count();
    let mut result = KeyPositions {
        wording: WORDING.into(),
        criteria: criteria.id.clone(),
        version: criteria.version.clone(),
        within: criteria.within,
        tie_rule: TIE_RULE.into(),
        replicas: 0,
        seed: ground.seed,
        connected: connected as u32,
        ties: (ground.ties.arcs() / 2) as u32,
        expected_ties: ground.beliefs.iter().map(|belief| belief.probability).sum(),
        one_origin: ground.beliefs.iter().filter(|belief| belief.independent <= 1).count() as u32,
        refused: None,
        actors: Vec::new(),
        gaps: Vec::new(),
        predicted: Vec::new(),
    };
    if connected < criteria.fewest_actors as usize {
        result.refused = Some(Refusal::TooFewActors);
        return result;
    }
    let measures: Vec<PositionMeasure> = criteria
        .measures()
        .into_iter()
        .filter(|measure| ground.groups.is_some() || !measure.needs_groups())
        .collect();
    let drawn = Drawn::of(ground, criteria, &measures);
    result.replicas = drawn.replicas.len() as u32;
    result.actors = actors(ground, criteria, &measures, &drawn);
    result.gaps = gaps::gaps(ground, &drawn.tops(ground, criteria, &measures), criteria.gaps as usize);
    let id = |node: u32| ground.ids.get(node as usize).to_owned();
    let pair = |tie: PredictedTie| PredictedPair {
        a: id(tie.a),
        b: id(tie.b),
        score: tie.score,
        common: tie.common,
    };
    result.predicted =
        predicted_ties(ground.ties, criteria.predicted as usize).into_iter().map(pair).collect();
    result
}

/// Values of the measures in every replica.
struct Drawn {
    replicas: Vec<Replica>,
}

struct Replica {
    /// By measure, then by actor.
    values: Vec<Vec<f64>>,
    /// Which ties are there.
    present: Vec<u64>,
}

impl Drawn {
    fn of(ground: Ground<'_>, criteria: &Criteria, measures: &[PositionMeasure]) -> Self {
        let probability: Vec<f64> = ground.beliefs.iter().map(|belief| belief.probability).collect();
        let replicas = Replicas::new(ground.ties, &probability, ground.seed, ground.name);
        let count =
            if replicas.are_certain() { 1 } else { affordable(ground.ties, criteria, measures.len()) };
        let replica = |draw: &crate::uncertain::Draw| Replica {
            values: values(&draw.ties, ground.groups, measures),
            present: draw.present().to_vec(),
        };
        Self { replicas: replicas.map(count, replica) }
    }

    /// Shares of the first places, added up over the replicas.
    fn within(&self, at: usize, measure: PositionMeasure, criteria: &Criteria) -> Vec<f64> {
        let actors = self.replicas.first().map_or(0, |replica| replica.values[at].len());
        let mut places = Places::new(actors, criteria.within as usize, measure.prefer());
        for replica in &self.replicas {
            places.add(&replica.values[at]);
        }
        places.probabilities()
    }

    /// Who is at the top in each replica, for the gaps.
    fn tops<'a>(
        &'a self,
        ground: Ground<'_>,
        criteria: &Criteria,
        measures: &[PositionMeasure],
    ) -> Vec<gaps::Top<'a>> {
        let top = |replica: &'a Replica| {
            let mut shares: Vec<(u32, f64)> = Vec::new();
            let mut sum = vec![0.0; ground.ties.nodes()];
            for (at, measure) in measures.iter().enumerate() {
                let mut places = Places::new(sum.len(), criteria.within as usize, measure.prefer());
                places.add(&replica.values[at]);
                for (sum, share) in sum.iter_mut().zip(places.probabilities()) {
                    *sum += share / measures.len() as f64;
                }
            }
            shares.extend((0u32..).zip(sum).filter(|&(_, share)| share > 0.0));
            gaps::Top { present: &replica.present, shares }
        };
        self.replicas.iter().map(top).collect()
    }
}

/// How many replicas a network gets.
fn affordable(ties: &Csr, criteria: &Criteria, measures: usize) -> u32 {
    let (nodes, arcs) = (ties.nodes() as u64, ties.arcs() as u64);
    let by_time = BUDGET / (nodes * (nodes + arcs)).max(1);
    let by_memory = MOST_VALUES / (nodes * measures as u64).max(1);
    let most = by_time.min(by_memory).max(FEWEST_REPLICAS);
    u64::from(criteria.replicas).min(most) as u32
}

fn actors(
    ground: Ground<'_>,
    criteria: &Criteria,
    measures: &[PositionMeasure],
    drawn: &Drawn,
) -> Vec<ActorPositions> {
    let reported = values(ground.ties, ground.groups, measures);
    let columns: Vec<Column> = measures
        .iter()
        .enumerate()
        .map(|(at, &measure)| Column {
            measure,
            ranks: ranks(&reported[at], measure.prefer()),
            values: &reported[at],
            within: drawn.within(at, measure, criteria),
            intervals: intervals(drawn, at),
        })
        .collect();
    let roles = roles(ground, criteria);
    let mut actors: Vec<(u32, ActorPositions)> = (0..ground.ties.nodes() as u32)
        .filter(|&node| ground.ties.degree(node as usize) > 0)
        .map(|node| {
            let role = roles.as_ref().map(|roles| roles[node as usize]);
            (node, actor(ground, criteria, &columns, node as usize, role))
        })
        .collect();
    actors.sort_by(|(_, a), (_, b)| {
        (b.candidate, b.agreeing)
            .cmp(&(a.candidate, a.agreeing))
            .then_with(|| falling((a.mean_within, &a.id), (b.mean_within, &b.id)))
    });
    actors.into_iter().map(|(_, actor)| actor).collect()
}

/// A measure of all actors.
struct Column<'a> {
    measure: PositionMeasure,
    values: &'a [f64],
    ranks: Vec<Option<u32>>,
    within: Vec<f64>,
    intervals: Vec<Option<Interval>>,
}

fn actor(
    ground: Ground<'_>,
    criteria: &Criteria,
    columns: &[Column<'_>],
    node: usize,
    roles: Option<RoleOfActor>,
) -> ActorPositions {
    let position = |column: &Column<'_>| Position {
        measure: column.measure,
        value: Some(column.values[node]).filter(|value| !value.is_nan()),
        rank: column.ranks[node],
        within: column.within[node],
        interval: column.intervals[node],
    };
    let positions: Vec<Position> = columns.iter().map(position).collect();
    let agreeing = positions.iter().filter(|position| position.within >= criteria.likely).count() as u32;
    let beliefs = || ground.ties.edges(node).iter().map(|&edge| ground.beliefs[edge as usize]);
    ActorPositions {
        id: ground.ids.get(node).to_owned(),
        candidate: agreeing >= criteria.agreeing,
        agreeing,
        mean_within: positions.iter().map(|position| position.within).sum::<f64>()
            / positions.len().max(1) as f64,
        ties: ground.ties.degree(node) as u32,
        reports: beliefs().map(|belief| belief.independent).sum(),
        one_origin: beliefs().filter(|belief| belief.independent <= 1).count() as u32,
        positions,
        roles,
    }
}

/// Rank of each actor by a measure: 1 plus the number of those that are better; equal ones have the same.
fn ranks(values: &[f64], prefer: Prefer) -> Vec<Option<u32>> {
    let turned = |value: f64| if prefer == Prefer::High { value } else { -value };
    let mut sorted: Vec<f64> =
        values.iter().filter(|value| !value.is_nan()).map(|&value| turned(value)).collect();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    let step = SAME_VALUE * sorted.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
    let rank = |&value: &f64| {
        (!value.is_nan()).then(|| sorted.partition_point(|&other| other > turned(value) + step) as u32 + 1)
    };
    values.iter().map(rank).collect()
}

fn intervals(drawn: &Drawn, at: usize) -> Vec<Option<Interval>> {
    let actors = drawn.replicas.first().map_or(0, |replica| replica.values[at].len());
    let mut column = Vec::with_capacity(drawn.replicas.len());
    let mut interval = |node: usize| {
        column.clear();
        let defined = drawn.replicas.iter().map(|replica| replica.values[at][node]);
        column.extend(defined.filter(|value| !value.is_nan()));
        Interval::of(&mut column)
    };
    (0..actors).map(&mut interval).collect()
}

fn roles(ground: Ground<'_>, criteria: &Criteria) -> Option<Vec<RoleOfActor>> {
    let groups = ground.groups?;
    let brokers = Brokers::of(ground.ties);
    let counts = brokers.roles(groups);
    let labellings = if brokers.triangles() > MOST_TRIANGLES { 0 } else { criteria.labellings };
    let scores = z_scores(&brokers, groups, labellings, ground.seed);
    let role = |(count, score): (Roles, _)| {
        let score: crate::kernels::brokerage::RoleScores = score;
        RoleOfActor {
            coordinator: count.coordinator,
            coordinator_z: score.coordinator,
            itinerant: count.itinerant,
            itinerant_z: score.itinerant,
            border: count.border,
            border_z: score.border,
            liaison: count.liaison,
            liaison_z: score.liaison,
            across: count.across(),
            across_z: score.across,
        }
    };
    Some(counts.into_iter().zip(scores).map(role).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::positions::measure::FOUR;
    use crate::shapes::{graph, star};
    use crate::uncertain::Belief;
    use socta_base::Identifiers;

    fn ids(count: usize) -> Identifiers {
        let mut ids = Identifiers::default();
        for at in 0..count {
            ids.push(&format!("p{at:02}"));
        }
        ids
    }

    fn believed(ties: &Csr, probability: f64) -> Vec<Belief> {
        vec![Belief { probability, independent: 1, reports: 1 }; ties.arcs() / 2]
    }

    fn positions(ties: &Csr, probability: f64) -> KeyPositions {
        let (ids, beliefs) = (ids(ties.nodes()), believed(ties, probability));
        let ground = Ground { ids: &ids, ties, beliefs: &beliefs, groups: None, seed: 1, name: "x" };
        key_positions(ground, &Criteria { within: 1, ..Criteria::of(&FOUR) })
    }

    #[test]
    fn certain_ties_leave_no_doubt() {
        let found = positions(&star(12), 1.0);
        assert_eq!((found.replicas, found.connected, found.expected_ties), (1, 12, 11.0));
        let first = &found.actors[0];
        assert_eq!((first.id.as_str(), first.candidate, first.mean_within), ("p00", true, 1.0));
        assert_eq!((first.ties, first.reports, first.one_origin), (11, 11, 11));
        for position in &first.positions {
            assert_eq!(position.rank, Some(1));
            let interval = position.interval.expect("it is defined");
            assert_eq!((Some(interval.low), Some(interval.high)), (position.value, position.value));
        }
        assert!(found.actors[1..].iter().all(|actor| !actor.candidate && actor.positions[0].rank == Some(2)));
        assert!(found.gaps.is_empty());
    }

    #[test]
    fn doubt_about_ties_is_doubt_about_places() {
        // Two stars of six whose centres are tied; each is the first in about half of the graphs.
        let mut ties: Vec<(u32, u32)> = (1..6).map(|leaf| (0, leaf)).collect();
        ties.extend((7..12).map(|leaf| (6, leaf)));
        ties.push((0, 6));
        let found = positions(&graph(12, &ties), 0.6);
        assert_eq!(found.replicas, 1_000);
        let ids: Vec<&str> = found.actors[..2].iter().map(|actor| actor.id.as_str()).collect();
        assert!(ids.contains(&"p00") && ids.contains(&"p06"));
        for actor in &found.actors[..2] {
            assert!((actor.mean_within - 0.5).abs() < 0.06, "{}", actor.mean_within);
            let betweenness = actor.positions[0].interval.expect("it is defined");
            assert!(betweenness.low < betweenness.median && betweenness.median < betweenness.high);
        }
        for measure in 0..found.actors[0].positions.len() {
            let places: f64 = found.actors.iter().map(|actor| actor.positions[measure].within).sum();
            assert!((places - 1.0).abs() < 1e-9, "{places}");
        }
    }

    #[test]
    fn small_networks_are_refused() {
        let found = positions(&star(9), 1.0);
        assert_eq!((found.refused, found.actors.len()), (Some(Refusal::TooFewActors), 0));
    }

    #[test]
    fn threads_change_nothing() {
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool");
        let four = rayon::ThreadPoolBuilder::new().num_threads(4).build().expect("a pool");
        let ties = star(40);
        assert_eq!(alone.install(|| positions(&ties, 0.4)), four.install(|| positions(&ties, 0.4)));
    }
}
