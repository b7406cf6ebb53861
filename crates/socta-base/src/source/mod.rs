//! Input with places: bytes, JSON trees and the faults found in them.
//!
//! Whoever turns files into values that cannot be wrong needs the same three things for it: bytes that are known to be text ([`text`]), JSON whose
//! every value keeps its place ([`json`], [`tree`]), and a log of faults that costs nothing as long as there is none ([`Faults`]).
//! A fault holds a range of bytes; lines, columns and excerpts are worked out once, at the end.

pub mod faults;
pub mod files;
pub mod json;
pub mod shape;
pub mod text;
pub mod tree;

pub use faults::{Fault, Faults};
pub use tree::{Node, Step};

use crate::diagnostics::Findings;

/// A value, if one could be made, and everything that was wrong with its input.
///
/// There is a value whenever one can be made from what is not faulty: rows and list items with faults are left out of it.
/// Whether it may be used is decided by the severities of the findings, not by its presence.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked<T> {
    /// The value; none if what is left after the faults is not enough for one.
    pub value: Option<T>,
    /// What was found.
    pub findings: Findings,
}
