//! What the document is made from: a dossier as a model reads it, and what was found in it.

use crate::dossier::Dossier;
use crate::model::{Catalogue, ScoringModel};
use crate::results::Results;

/// What the document is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The model as applied, with the scenario's changes.
    pub model: &'a ScoringModel,
    /// What the stages found.
    pub results: &'a Results,
}
