//! What positions are taken of.

use crate::dossier::Identifiers;
use crate::networks::Csr;
use crate::networks::kernels::brokerage::Groups;
use crate::networks::uncertain::Belief;

/// What positions are taken of.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// Pseudonymous identifiers of the actors.
    pub ids: &'a Identifiers,
    /// Their ties, without direction.
    pub ties: &'a Csr,
    /// What is believed of each edge id.
    pub beliefs: &'a [Belief],
    /// Their groups (areas, cells, clans), if there are any.
    pub groups: Option<&'a Groups>,
    /// Seed of the replicas.
    pub seed: u64,
    /// Name of the network; networks that share a seed have replicas of their own.
    pub name: &'a str,
}
