//! What is left of a graph when some actors are gone.

use crate::csr::Csr;
use crate::kernels::components::components;

/// Size of the largest component of those who are not gone.
pub(super) fn largest(left: &Csr, gone: &[bool]) -> u32 {
    if gone.iter().all(|&gone| gone) {
        return 0;
    }
    components(left).largest().map_or(0, |(_, size)| size)
}
