//! Everything above becomes one format-free document.

mod cells;
mod document;
mod material;
mod reasons;
pub mod release;
mod sections;
mod silence;
pub mod soundness;
mod standing;
mod table;
mod text;
mod voice;

pub use crate::results::{
    AreaResult, Contribution, Doubts, MethodKind, MethodView, Override, Proposed, WeightSwap,
};
pub use document::*;
pub use material::*;
pub use reasons::{DemarcationText, PriceText, ReasonText, WHY_SCHEMA, WhyArea, WhyFile, why_file};
pub use release::{Release, Released, Restricted, Withheld, WithheldCounts};
pub use soundness::{DocumentFault, faults};
pub use table::*;
pub use text::*;

use crate::locale::Words;
use voice::{Voice, text};

/// Version of the document's format.
pub const SCHEMA: &str = "socta.advisory/2";

/// Writes the document of a run in the language of the words.
#[must_use]
pub fn write(material: &Material<'_>, words: &Words) -> Advisory {
    let voice = Voice { material, words };
    let cycle = text(material.dossier.cycle.id.as_str());
    Advisory {
        schema: SCHEMA.to_owned(),
        language: words.language().tag.to_owned(),
        title: voice.with("document-title", &[("cycle", cycle)]),
        subtitle: voice.say("document-subtitle"),
        marking: voice.marking(),
        sections: sections::write(&voice),
    }
}
