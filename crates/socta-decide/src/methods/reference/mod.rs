//! Methods that measure alternatives against reference points made from the matrix or declared.

pub mod aras;
pub mod cocoso;
pub mod codas;
pub mod copras;
pub mod edas;
pub mod mabac;
pub mod marcos;
pub mod moora;
pub mod spotis;
pub mod topsis;
pub mod vikor;

use crate::method::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[
    &topsis::Topsis,
    &vikor::Vikor,
    &marcos::Marcos,
    &codas::Codas,
    &copras::Copras,
    &mabac::Mabac,
    &edas::Edas,
    &aras::Aras,
    &spotis::Spotis,
    &moora::Moora,
    &cocoso::Cocoso,
];
