//! Foundations that every stage of `socta` stands on.
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`numeric`] | arithmetic with the same bits on every platform, at every thread count, on every run |
//! | [`diagnostics`] | findings: what is wrong with an input, where, why it matters, and what to do |
//! | [`source`] | files, JSON trees and faults that keep their places |
//! | [`tables`] | typed values under column names that are keys, and the one writer of CSV |
//! | [`words`] | the words of an enumeration, from what serde derives for it |
//! | [`Identifiers`] | the identifiers of millions of rows in one buffer |
//! | [`Structure`] | how a group is organised, in the words of files |
//!
//! Nothing here knows what is assessed, and nothing here talks to a user.

pub mod diagnostics;
mod identifiers;
pub mod keyed;
pub mod numeric;
pub mod source;
mod structure;
pub mod tables;
pub mod words;

pub use identifiers::Identifiers;
pub use structure::Structure;
