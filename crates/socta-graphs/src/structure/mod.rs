//! Structure of a network: the reported type in three classes, and what its ties say by themselves.
//!
//! [`call`](mod@call) reads the features of a network ([`mod@features`]) with a model learned from planted networks; [`mod@refusal`]
//! says for which data it would be wrong to ask. A call carries its likelihood by the model, and the share of graphs drawn
//! from the uncertain links ([`crate::uncertain`]) in which the same class is called: the two answer different questions,
//! how typical the network is of its class, and how much hangs on links that may not exist.
//!
//! The call stands beside the reported type, never in its place. It counts where no type is reported, and only if it is decided.
//! The sub-type of a hierarchy is a hint.
//!
//! # Source
//!
//! UNODC 2002, pilot survey of forty groups (the typology); Europol, SOCTA (three classes).
//!
//! # Complexity
//!
//! O(n m) for betweenness, once for the network and once a replica.

mod boundary;
pub mod call;
mod class;
pub mod features;
pub mod refusal;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::boundary::ExpectedCore;
pub use self::call::Contribution;
use self::call::Reading;
pub use self::call::StructureModel;
pub use self::class::StructureClass;
use self::features::features;
use self::refusal::{FEWEST, Refusal, refusal};
use crate::csr::Csr;
use crate::uncertain::Replicas;
use socta_base::Structure;

/// What graphs drawn from the uncertain links say of a call.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Agreement {
    /// Number of graphs drawn.
    pub replicas: u32,
    /// Share of them in which the same class is called, `0..=1`. Those that fall apart into parts too small to be called do
    /// not agree.
    pub share: f64,
    /// Share of those that agree in which the same type is called, `0..=1`.
    pub subtype_share: f64,
    /// Share in which nothing can be called, `0..=1`.
    pub too_small: f64,
}

/// What the ties of a network suggest.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct StructureCall {
    /// Class that the ties suggest.
    pub class: StructureClass,
    /// Share that the model gives to the class, `0..=1`: of planted networks that look like this one, so many were of it.
    pub likelihood: f64,
    /// Share that it gives to core groups, hierarchies and loose networks.
    pub shares: [f64; 3],
    /// The most likely type of UNODC within the class: a hint.
    pub subtype: Structure,
    /// Share of that type, `0..=1`.
    pub subtype_likelihood: f64,
    /// Agreement over uncertain links; none if no graphs were drawn.
    pub agreement: Option<Agreement>,
    /// Up to three features that speak most for the class against the next one, the strongest first.
    pub decided: Vec<Contribution>,
}

/// A call, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum StructureOutcome {
    /// A structure was called.
    Called(StructureCall),
    /// No structure was called, for this reason.
    Refused(Refusal),
}

impl StructureOutcome {
    /// The call, if there is one.
    #[must_use]
    pub fn called(&self) -> Option<&StructureCall> {
        match self {
            Self::Called(call) => Some(call),
            Self::Refused(_) => None,
        }
    }
}

/// The outcome for a network, and how its core holds over uncertain links.
#[derive(Debug, Clone, PartialEq)]
pub struct StructureFinding {
    /// Call or refusal.
    pub outcome: StructureOutcome,
    /// Share of the graphs drawn in which each actor belongs to the core, `0..=1`; an actor on a boundary between equals counts by
    /// its chance to stand inside. Empty if none were drawn.
    pub core_persistence: Vec<f64>,
}

/// Calls the structure of a network, unless `known` says of its data what its ties do not show: that they come from common
/// attendance, or unite several layers. `replicas` are drawn from its uncertain links, `count` of them.
#[must_use]
pub fn structure(
    ties: &Csr,
    known: Option<Refusal>,
    replicas: &Replicas<'_>,
    count: u32,
) -> StructureFinding {
    let model = StructureModel::shipped();
    let refused = known.or_else(|| refusal(ties));
    let reading = match refused {
        None => features(ties, FEWEST).map(|found| model.call(&found)),
        Some(_) => None,
    };
    // Drawn for the core too, so also where nothing is called.
    let drawn = replicas.map(count, |draw| Drawn {
        core: {
            let core = ExpectedCore::of(&draw.ties);
            (0..draw.ties.nodes()).map(|node| core.chance(draw.ties.degree(node)) as f32).collect()
        },
        called: reading.as_ref().and_then(|_| features(&draw.ties, FEWEST)).map(|found| model.class(&found)),
    });
    let agreement = |reading: &Reading| (count > 0).then(|| agreement(reading, &drawn));
    let too_small = Refusal::TooFewActors { connected: 0, needed: FEWEST };
    let outcome = match &reading {
        Some(reading) => StructureOutcome::Called(called(reading, agreement(reading))),
        None => StructureOutcome::Refused(refused.unwrap_or(too_small)),
    };
    StructureFinding { outcome, core_persistence: persistence(&drawn) }
}

/// What one replica says.
struct Drawn {
    core: Vec<f32>,
    called: Option<(StructureClass, Structure)>,
}

fn called(reading: &Reading, agreement: Option<Agreement>) -> StructureCall {
    let kind = call::TYPES.iter().position(|&kind| kind == reading.kind).unwrap_or(0);
    let classes = [StructureClass::CoreGroup, StructureClass::Hierarchical, StructureClass::Loose];
    StructureCall {
        class: reading.class,
        likelihood: reading.of_class(reading.class),
        shares: classes.map(|class| reading.of_class(class)),
        subtype: reading.kind,
        subtype_likelihood: reading.shares[kind],
        agreement,
        decided: reading.decided.clone(),
    }
}

fn agreement(reading: &Reading, drawn: &[Drawn]) -> Agreement {
    let all = drawn.len() as f64;
    let count = |wanted: &dyn Fn(&(StructureClass, Structure)) -> bool| {
        drawn.iter().filter_map(|drawn| drawn.called.as_ref()).filter(|called| wanted(called)).count() as f64
    };
    let agree = count(&|called| called.0 == reading.class);
    let same_kind = count(&|called| called.1 == reading.kind);
    Agreement {
        replicas: drawn.len() as u32,
        share: agree / all,
        subtype_share: if agree > 0.0 { same_kind / agree } else { 0.0 },
        too_small: 1.0 - count(&|_| true) / all,
    }
}

/// Mean over the replicas, added in their order.
fn persistence(drawn: &[Drawn]) -> Vec<f64> {
    let Some(first) = drawn.first() else { return Vec::new() };
    let mut sum = vec![0.0; first.core.len()];
    for replica in drawn {
        for (sum, &chance) in sum.iter_mut().zip(&replica.core) {
            *sum += f64::from(chance);
        }
    }
    sum.iter().map(|sum| sum / drawn.len() as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{graph, star};

    fn certain(ties: &Csr) -> StructureFinding {
        let sure = vec![1.0; ties.arcs() / 2];
        structure(ties, None, &Replicas::new(ties, &sure, 1, "test"), 20)
    }

    fn class(ties: &Csr) -> Option<StructureClass> {
        let found = certain(ties).outcome;
        // All replicas of certain ties are alike.
        if let Some(call) = found.called() {
            assert_eq!(call.agreement.map(|agreement| agreement.share), Some(1.0));
        }
        found.called().map(|call| call.class)
    }

    #[test]
    fn a_clique_with_a_ring_is_a_core_group() {
        // Half of the ring is tied to two: with one each it would be a circle of heads with their followers.
        let mut ties: Vec<(u32, u32)> = (0..8).flat_map(|a| (a + 1..8).map(move |b| (a, b))).collect();
        ties.extend((8..28).map(|ring| (ring % 8, ring)));
        ties.extend((8..28).step_by(2).map(|ring| ((ring + 3) % 8, ring)));
        let ties = graph(28, &ties);
        assert_eq!(class(&ties), Some(StructureClass::CoreGroup));
        assert_eq!(certain(&ties).core_persistence[6..9], [1.0, 1.0, 0.0]);
    }

    #[test]
    fn a_tree_is_a_hierarchy() {
        let ties: Vec<(u32, u32)> = (1..41).map(|node| ((node - 1) / 3, node)).collect();
        assert_eq!(class(&graph(41, &ties)), Some(StructureClass::Hierarchical));
    }

    #[test]
    fn a_ring_of_small_projects_is_loose() {
        let ties: Vec<(u32, u32)> = (0..24)
            .flat_map(|node| [(node, (node + 1) % 24), (node, (node + 2) % 24), (node, (node + 9) % 24)])
            .collect();
        assert_eq!(class(&graph(24, &ties)), Some(StructureClass::Loose));
    }

    #[test]
    fn what_cannot_be_called_is_refused_with_its_reason() {
        assert_eq!(
            certain(&star(9)).outcome,
            StructureOutcome::Refused(Refusal::TooFewActors { connected: 9, needed: 10 })
        );
        let star = star(30);
        let declared = structure(
            &star,
            Some(Refusal::DeclaredProjection),
            &Replicas::new(&star, &[1.0; 29], 1, "test"),
            0,
        );
        assert_eq!(declared.outcome, StructureOutcome::Refused(Refusal::DeclaredProjection));
        assert!(declared.core_persistence.is_empty());
    }

    #[test]
    fn doubt_about_links_lowers_the_agreement() {
        let mut ties: Vec<(u32, u32)> = (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b))).collect();
        ties.extend((6..20).map(|ring| (ring % 6, ring)));
        let ties = graph(20, &ties);
        let share = |probability: f64| {
            let doubtful = vec![probability; ties.arcs() / 2];
            let found = structure(&ties, None, &Replicas::new(&ties, &doubtful, 1, "test"), 200);
            found.outcome.called().and_then(|call| call.agreement).map_or(0.0, |agreement| agreement.share)
        };
        assert!(
            share(0.4) < share(0.7) && share(0.7) < share(1.0),
            "{} {} {}",
            share(0.4),
            share(0.7),
            share(1.0)
        );
    }
}
