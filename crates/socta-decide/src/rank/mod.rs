//! Ranking a plain decision matrix.
//!
//! [`read_json`] or [`read_csv`] makes a [`crate::Problem`] of bytes, [`run`] puts it to a method.

pub(crate) mod csv;
pub(crate) mod fault;
pub(crate) mod json;
mod result;
mod words;

pub use csv::read_csv;
pub use fault::{InputFault, InputFaultKind};
pub use json::read_json;
pub use result::{RankError, RankResult, Scales, run, run_with};
