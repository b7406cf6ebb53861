//! Findings as text for people, and as SARIF for editors and code hosts. Both are pure functions.

mod sarif;
mod text;
mod wrap;

pub use sarif::render_sarif;
pub use text::{TextStyle, render_text};
pub(super) use wrap::wrap;
