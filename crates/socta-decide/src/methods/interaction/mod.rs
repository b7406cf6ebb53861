//! Methods in which criteria may support or repeat each other.

pub mod capacity;
pub mod choquet;

use crate::method::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&choquet::Choquet];
