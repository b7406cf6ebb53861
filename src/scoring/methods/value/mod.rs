//! Methods that add up or multiply values.

mod additive;
mod declared;
mod product;
mod scaling;
mod waspas;

pub use additive::{Additive, AdditiveScores, additive};
pub use declared::{Outside, value};
pub use product::{WeightedProduct, weighted_product};
pub use waspas::{Waspas, WaspasScores, waspas};

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&Additive, &WeightedProduct, &Waspas];
