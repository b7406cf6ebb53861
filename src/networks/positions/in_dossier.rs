//! Key positions in the networks of a dossier, from what may be shown.
//!
//! A position would disclose the links that it rests on. So, unlike scores, positions are taken of those links alone whose
//! handling code lets a document show them, in networks that it may show; what is left out is counted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use socta_graphs::positions::{ActorPositions, CollectionGap, Criteria, Ground, WORDING, key_positions};

use crate::dossier::{Dossier, Identifiers, NetworkIx};
use crate::networks::layer::Layer;
use crate::networks::uncertain::Certainties;

/// Key positions in all networks of a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct DossierPositions {
    /// The criteria, as they are published.
    pub criteria: Criteria,
    /// SHA-256 of their file, in hexadecimal.
    pub sha256: String,
    /// What stands beside every list of candidates.
    pub wording: std::borrow::Cow<'static, str>,
    /// Seed of the graphs drawn.
    pub seed: u64,
    /// Networks with candidates or gaps, in the order of the dossier.
    pub networks: Vec<NetworkPositions>,
    /// Networks in which nobody is a candidate and no gap is worth a question.
    pub without: usize,
    /// Networks with too few actors.
    pub refused: usize,
    /// Networks that may not be shown.
    pub withheld: usize,
    /// Tied pairs of networks that may be shown of which no link may.
    pub ties_withheld: usize,
}

/// Key positions in one network.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct NetworkPositions {
    /// Which one.
    pub network: NetworkIx,
    /// Identifier of the network.
    pub id: String,
    /// Number of actors with ties.
    pub connected: u32,
    /// Number of ties that may be shown.
    pub ties: u32,
    /// Number of these ties that are expected to exist.
    pub expected_ties: f64,
    /// Number of these ties that rest on one origin alone.
    pub one_origin: u32,
    /// Number of graphs drawn; 1 if no tie is uncertain.
    pub replicas: u32,
    /// The candidates.
    pub candidates: Vec<ActorPositions>,
    /// Ties whose confirmation would change the top most.
    pub gaps: Vec<CollectionGap>,
}

/// Positions in the networks of a dossier. `criteria` come with the hash of their file; predicted ties are not asked for.
#[must_use]
pub fn positions_in(
    dossier: &Dossier,
    certainties: &Certainties,
    (criteria, sha256): (&Criteria, &str),
    seed: u64,
) -> DossierPositions {
    let mut found = DossierPositions {
        criteria: criteria.clone(),
        sha256: sha256.to_owned(),
        wording: WORDING.into(),
        seed,
        networks: Vec::new(),
        without: 0,
        refused: 0,
        withheld: 0,
        ties_withheld: 0,
    };
    let asked = Criteria { predicted: 0, ..criteria.clone() };
    let layer = Layer::of(dossier);
    for at in 0..dossier.networks.len() as u32 {
        let network = NetworkIx(at);
        if dossier.networks[network.index()].handling.may_be_shown() {
            found.look_at(network, (dossier, &layer), certainties, &asked);
        } else {
            found.withheld += 1;
        }
    }
    found
}

impl DossierPositions {
    fn look_at(
        &mut self,
        network: NetworkIx,
        (dossier, layer): (&Dossier, &Layer<'_>),
        certainties: &Certainties,
        criteria: &Criteria,
    ) {
        let (set, beliefs) =
            layer.believed_ties_where(network, certainties, |link| link.handling.may_be_shown());
        self.ties_withheld += layer.ties(network).edges.len() - set.edges.len();
        let mut ids = Identifiers::default();
        for actor in layer.members(network) {
            ids.push(dossier.actor_ids.get(actor.index()));
        }
        let ties = set.ties();
        let name = dossier.network_ids.get(network.index());
        let ground =
            Ground { ids: &ids, ties: &ties, beliefs: &beliefs, groups: None, seed: self.seed, name };
        let positions = key_positions(ground, criteria);
        if positions.refused.is_some() {
            self.refused += 1;
            return;
        }
        let candidates: Vec<ActorPositions> =
            positions.actors.into_iter().filter(|actor| actor.candidate).collect();
        if candidates.is_empty() && positions.gaps.is_empty() {
            self.without += 1;
            return;
        }
        self.networks.push(NetworkPositions {
            network,
            id: name.to_owned(),
            connected: positions.connected,
            ties: positions.ties,
            expected_ties: positions.expected_ties,
            one_origin: positions.one_origin,
            replicas: positions.replicas,
            candidates,
            gaps: positions.gaps,
        });
    }
}
