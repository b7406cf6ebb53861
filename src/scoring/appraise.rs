//! From reports to the table that is scored, in one step; runs, variants and scenarios all start here.

use super::assemble::{Assembly, DerivedValue, assemble};
use crate::dossier::IndicatorIx;
use crate::evidence::{Evidence, Reading, coverage, join};

/// The joined evidence and the table that follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    /// Evidence, with its coverage of the criteria that count.
    pub evidence: Evidence,
    /// The table, and what is not in it.
    pub assembly: Assembly,
}

/// Joins the reports and builds the table.
#[must_use]
pub fn appraise(reading: Reading<'_>, derived: &[DerivedValue]) -> Appraisal {
    let mut evidence = Evidence { cells: join(reading), coverage: Vec::new() };
    let assembly = assemble(reading, &evidence, derived);
    let observed: Vec<(IndicatorIx, f64)> = assembly
        .table
        .criteria
        .iter()
        .filter(|criterion| !reading.catalogue.indicators[criterion.indicator.index()].derived)
        .map(|criterion| (criterion.indicator, criterion.weight))
        .collect();
    evidence.coverage = coverage(reading.dossier, &evidence.cells, &observed);
    Appraisal { evidence, assembly }
}
