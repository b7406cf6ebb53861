//! Findings: what is wrong with an input, where, why it matters, and what to do.
//!
//! A [`Finding`] carries a stable [`Code`], the words for this very case, and a [`Place`]. What belongs to the code and
//! not to the case (why it matters, an example, the default severity) stands once, on the code's [`Page`]. Nothing here
//! prints: the renderers return strings.

mod codes;
mod family;
mod finding;
mod manual;
mod pages;
mod place;
mod progress;
mod render;
mod severities;
mod suggest;

pub use codes::Code;
pub use family::{Family, UnknownCode};
pub use finding::{Counts, Finding, Findings};
pub use manual::{explain_text, findings_markdown};
pub use pages::Page;
pub use place::{Place, SourceText};
pub use progress::{Progress, Silent};
pub use render::{TextStyle, render_sarif, render_text};
pub use severities::{Severities, Severity};
pub use suggest::{did_you_mean, suggest};
