//! Findings: what is wrong with an input, where, why it matters, and what to do.

mod codes;
mod finding;

pub use codes::Code;
pub use finding::{Finding, Findings, Place, Severity};
