//! Methods that measure alternatives against reference points made from the matrix or declared.

mod aras;
mod cocoso;
mod codas;
mod copras;
mod edas;
mod mabac;
mod marcos;
mod moora;
mod spotis;
mod topsis;
mod vikor;

pub use aras::{Aras, ArasScores, aras};
pub use cocoso::{Cocoso, CocosoScores, cocoso};
pub use codas::{Codas, CodasScores, codas};
pub use copras::{Copras, CoprasScores, copras};
pub use edas::{Edas, EdasScores, edas};
pub use mabac::{Mabac, MabacScores, mabac};
pub use marcos::{Marcos, MarcosScores, marcos};
pub use moora::{Moora, MooraScores, moora};
pub use spotis::{Spotis, spotis};
pub use topsis::{Normalisation, Topsis, TopsisScores, topsis};
pub use vikor::{Compromise, Vikor, VikorScores, vikor};

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] =
    &[&Topsis, &Vikor, &Marcos, &Codas, &Copras, &Mabac, &Edas, &Aras, &Spotis, &Moora, &Cocoso];
