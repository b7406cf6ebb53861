//! The order of the stages. Nothing else knows it.

mod asked;
mod changed;
mod choice;
mod derive;
mod doubts;
mod files;
mod ground;
mod handover;
mod join;
mod linked;
mod provenance;
mod run;
mod scored;
mod summary;
mod taken;
mod views;
mod written;

pub use files::files;
pub use run::{AssessError, Assessed, Inputs, Internal, Settings};

use crate::diagnostics::Progress;
use crate::dossier::Dossier;
use crate::evidence::{ApartFrom, Reading};
use crate::model::{Catalogue, ScoringModel};
use crate::networks;
use crate::networks::uncertain::Certainties;
use crate::scoring::{ThreatTable, appraise};
use asked::Asked;
use derive::derived_values;
use join::Found;

/// From a dossier to a document.
///
/// # Errors
/// If the scenario does not fit, nothing can be scored, the ranges admit no weights, nothing fits the bounds, the language
/// is unknown, or the run is interrupted.
pub fn assess(
    inputs: Inputs<'_>,
    settings: &Settings,
    progress: &dyn Progress,
) -> Result<Assessed, AssessError> {
    // What is asked, under the scenario.
    let asked = Asked::of(inputs, settings, progress)?;
    // The networks come before the scores, because areas are scored on them too.
    let linked = asked.linked()?;
    // From here on the rules name the areas that they mean; the model that is written keeps their words.
    let ground = asked.ground(&linked);
    let base = ground.base(&asked);
    // Reports become distributions, distributions a table of values, and the table scores.
    let scored = asked.scored(&base)?;
    // What if evidence and weights are otherwise: every view of them gives an order.
    let viewed = asked.viewed(&base, &scored)?;
    // The best choice within the bounds, its proof, and the same choice in every view.
    let chosen = asked.chosen(&base, &scored, &viewed)?;
    // One change at a time, and why each area is in or out.
    let doubted = asked.doubted(&base, &linked, &scored, &viewed, chosen.most)?;
    let reasons = asked.reasons(&base, &linked, &scored, &viewed, &chosen, &doubted)?;
    // Everything joined by area, and written down.
    asked.written(&base, Found { linked, scored, viewed, chosen, doubted, reasons })
}

/// The table that a dossier is scored on under a model, computed indicators included.
#[must_use]
pub fn table(dossier: &Dossier, catalogue: &Catalogue, model: &ScoringModel) -> ThreatTable {
    let derived = derived_values(catalogue, &networks::analyse(dossier, &Certainties::of(model)).indicators);
    appraise(Reading { dossier, catalogue, model, without: &[], apart_from: ApartFrom::Nothing }, &derived)
        .assembly
        .table
}
