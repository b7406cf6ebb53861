//! Methods in which criteria may support or repeat each other.

mod capacity;
mod choquet;

pub use capacity::{Capacity, CapacityFault};
pub use choquet::Choquet;

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&Choquet];
