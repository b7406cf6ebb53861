//! The ties among the members of one network, with what the reports make us believe of each.

use super::{Belief, Certainties};
use crate::dossier::{ActorIx, Dossier, NetworkIx};
use crate::networks::EdgeSet;
use crate::networks::layer::Layer;

/// The inside of a network.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedTies {
    /// Who stands at each node, ordered by identifier.
    pub members: Vec<ActorIx>,
    /// The ties, rivalries left out.
    pub set: EdgeSet,
    /// What is believed of each tie.
    pub beliefs: Vec<Belief>,
}

impl ReportedTies {
    /// Of one network of a dossier. Links of a dossier do not say where the information comes from in the end, so all
    /// links between the same two are taken as of one origin.
    #[must_use]
    pub fn of(dossier: &Dossier, network: NetworkIx, certainties: &Certainties) -> Self {
        Self::within(&Layer::of_one(dossier, network), network, certainties)
    }

    /// The same, where the layer is there already.
    pub(in crate::networks) fn within(
        layer: &Layer<'_>,
        network: NetworkIx,
        certainties: &Certainties,
    ) -> Self {
        let (set, beliefs) = layer.believed_ties(network, certainties);
        Self { members: layer.members(network).to_vec(), set, beliefs }
    }

    /// Probability of each tie.
    #[must_use]
    pub fn probabilities(&self) -> Vec<f64> {
        self.beliefs.iter().map(|belief| belief.probability).collect()
    }
}
