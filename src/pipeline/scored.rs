//! The joined evidence, the table that follows from it, and its scores.

use super::asked::Asked;
use super::run::{AssessError, DECIDES};
use crate::comparison::Base;
use crate::model::ScoringModel;
use crate::scoring::{Appraisal, Method, Scores, ThreatTable, appraise, find, score_all};

/// A table and its scores.
pub(super) struct Scored {
    pub(super) appraisal: Appraisal,
    pub(super) scores: Scores,
}

impl Scored {
    /// The table that is scored.
    pub(super) fn table(&self) -> &ThreatTable {
        &self.appraisal.assembly.table
    }
}

impl Asked<'_> {
    /// Joins the reports and scores the areas.
    pub(super) fn scored(&self, base: &Base<'_>) -> Result<Scored, AssessError> {
        self.begin("scores")?;
        let appraisal = appraise(base.reading, base.derived);
        let table = &appraisal.assembly.table;
        if table.criteria.is_empty() || table.areas.is_empty() {
            return Err(AssessError::NothingToScore);
        }
        let scores = score_all(table, &methods(base.reading.model));
        Ok(Scored { appraisal, scores })
    }
}

/// The methods to run: the additive one, which decides, and then the others of the model.
fn methods(model: &ScoringModel) -> Vec<&'static dyn Method> {
    let named = std::iter::once(DECIDES).chain(model.methods.iter().map(String::as_str));
    let mut methods: Vec<&'static dyn Method> = Vec::new();
    for method in named.filter_map(|name| find(name).ok()) {
        if methods.iter().all(|other| other.card().name != method.card().name) {
            methods.push(method);
        }
    }
    methods
}
