//! Named changes on a base: what if the weights, the bounds, the evidence or the will were different?
//!
//! A scenario says only what it changes; everything else stays as the dossier and the model have it, so that two runs
//! differ by what the scenario names and by nothing else. Its three parts are kept apart as they are everywhere in the
//! program: [`EvidenceChanges`] (what is looked at), [`Choices`] (what counts how much), [`Overrides`] (a named person
//! decides otherwise and says why). [`apply`] turns the choices into a model; [`resolve`] finds the areas and
//! contributors of the other two parts in a dossier. Beside them it may pack the areas into other bundles.

mod apply;
mod check;
mod of_weights;
mod packed;
mod resolve;
#[cfg(test)]
mod testing;
mod types;
mod weights;
mod written;

pub use apply::{ApplyError, apply};
pub use check::check;
pub use of_weights::{NotOfAModel, of_weights};
pub use packed::{WrittenBundles, read_bundles};
pub use resolve::{Direction, Forced, Push, Resolved, outlook_pushes, resolve};
pub use types::{
    Choices, EvidenceChanges, ForcedMode, IndicatorChange, LayerChange, Override, Overrides, PushChange,
    SCHEMA, Scenario, WeightChange,
};
pub use written::{WrittenScenario, read};
