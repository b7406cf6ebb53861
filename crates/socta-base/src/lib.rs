//! Foundations that every stage of `socta` stands on.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`numeric`] | arithmetic with the same bits on every platform, at every thread count, on every run |
//! | [`diagnostics`] | findings: what is wrong with an input, where, why it matters, and what to do |
//! | [`source`] | files, JSON trees and faults that keep their places |
//! | [`tables`] | typed values under column names that are keys, and the one writer of CSV |
//! | [`Identifiers`] | the identifiers of millions of rows in one buffer |
//!
//! Nothing here knows what is assessed, and nothing here talks to a user.

pub mod diagnostics;
mod identifiers;
pub mod numeric;
pub mod source;
pub mod tables;

pub use identifiers::Identifiers;
