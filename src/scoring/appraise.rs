//! From reports to the table that is scored, in one step; runs, variants and scenarios all start here.

use std::collections::BTreeSet;

use super::assemble::{Assembly, assemble};
use super::source::DerivedValue;
use crate::dossier::{AreaIx, IndicatorIx};
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
    evidence.coverage = coverage(
        reading.dossier,
        &evidence.cells,
        &declared(reading),
        &computed(reading, &assembly, derived),
    );
    Appraisal { evidence, assembly }
}

/// Every indicator that the model weighs, with its weight in the whole.
fn declared(reading: Reading<'_>) -> Vec<(IndicatorIx, f64)> {
    let entries = reading.model.layers.iter().flat_map(|layer| {
        layer.indicators.iter().map(|entry| (&entry.indicator, layer.weight * entry.weight))
    });
    let placed = entries.filter_map(|(key, weight)| {
        let at = u32::try_from(reading.catalogue.position(key)?).ok()?;
        Some((IndicatorIx(at), weight))
    });
    placed.collect()
}

/// The cells that are computed from networks and count.
fn computed(
    reading: Reading<'_>,
    assembly: &Assembly,
    derived: &[DerivedValue],
) -> BTreeSet<(AreaIx, IndicatorIx)> {
    let criteria = &assembly.table.criteria;
    let counts = |value: &&DerivedValue| {
        reading.catalogue.indicators[value.indicator.index()].derived
            && criteria.iter().any(|criterion| criterion.indicator == value.indicator)
    };
    derived.iter().filter(counts).map(|value| (value.area, value.indicator)).collect()
}
