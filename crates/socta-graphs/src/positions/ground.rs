//! What positions are taken of.

use crate::csr::Csr;
use crate::kernels::brokerage::Groups;
use crate::uncertain::Belief;
use socta_base::Identifiers;

/// What positions are taken of.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// Pseudonymous identifiers of the actors.
    pub ids: &'a Identifiers,
    /// Ties of the actors, without direction.
    pub ties: &'a Csr,
    /// What is believed of each edge id.
    pub beliefs: &'a [Belief],
    /// Groups of the actors (areas, cells, clans), if there are any.
    pub groups: Option<&'a Groups>,
    /// Seed of the replicas.
    pub seed: u64,
    /// Name of the network; networks that share a seed have replicas of their own.
    pub name: &'a str,
}
