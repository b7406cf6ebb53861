//! Findings as text for people, as JSON for programs, as SARIF for editors and code hosts. All three are pure functions.

mod json;
mod sarif;
mod text;
mod wrap;

pub use json::render_json;
pub use sarif::render_sarif;
pub use text::{TextStyle, render_text};
pub(super) use wrap::wrap;
