//! Methods that add up or multiply values.

pub mod additive;
pub mod declared;
pub mod product;
mod scaling;
pub mod waspas;

use crate::method::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] =
    &[&additive::Additive, &product::WeightedProduct, &waspas::Waspas];
