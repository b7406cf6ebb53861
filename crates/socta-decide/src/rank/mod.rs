//! Ranking a plain decision matrix: the contract `socta.rank/1` for other programs.
//!
//! [`read_json`] or [`read_csv`] makes a [`crate::Problem`] of bytes, [`run`] puts it to a method. The result is a JSON object
//! `{"schema": "socta.rank/1", "method", "parameters", "alternatives", "criteria", "scores", "ranks", ...}` in which the
//! intermediate results of the method follow by their usual names.

pub(crate) mod csv;
pub(crate) mod fault;
pub(crate) mod json;
mod result;
mod words;

pub use csv::read_csv;
pub use fault::{InputFault, InputFaultKind};
pub use json::read_json;
pub use result::{RankError, RankResult, SCHEMA, Scales, run, run_with};
