//! Methods that measure alternatives against reference points made from the matrix or declared.

mod topsis;

pub use topsis::{Normalisation, Topsis, TopsisScores, topsis};

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&Topsis];
