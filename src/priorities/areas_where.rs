//! Rules that say which areas they are about by what is known of them.

use std::borrow::Cow;

use crate::dossier::ContributorIx;
use crate::evidence::Reading;
use crate::model::{AreasWhere, MissingPolicy, ScoringModel, SelectionRules};
use crate::numeric::sum::pairwise;
use crate::scoring::{DerivedValue, ThreatTable, appraise};

/// The rules with the areas that they mean, by the evidence of a reading.
///
/// The areas are found once, at the expected values, and stay the same in every view of the evidence and of the weights and
/// in every question of what if: a rule whose areas moved with each view would say something else in each.
#[must_use]
pub fn with_areas<'a>(reading: Reading<'a>, derived: &[DerivedValue]) -> Cow<'a, SelectionRules> {
    let stated = &reading.model.selection_rules;
    if stated.coverage.iter().all(|rule| rule.which.is_none()) {
        return Cow::Borrowed(stated);
    }
    let exclude = MissingPolicy::Exclude;
    let known = ScoringModel { unknown: exclude, absent: exclude, ..reading.model.clone() };
    let mut rules = stated.clone();
    for rule in &mut rules.coverage {
        if let Some(which) = &rule.which {
            rule.areas = meant(Reading { model: &known, ..reading }, derived, which);
        }
    }
    Cow::Owned(rules)
}

/// Keys of the areas that are meant, in the order of the table; the model leaves out what nobody knows.
fn meant(reading: Reading<'_>, derived: &[DerivedValue], which: &AreasWhere) -> Vec<String> {
    let mut without = reading.without.to_vec();
    let contributors = (0_u32..).map(ContributorIx).zip(&reading.dossier.contributors);
    if !which.reported_by.is_empty() {
        without
            .extend(contributors.filter(|(_, one)| !which.reported_by.contains(&one.key)).map(|(at, _)| at));
        without.sort_unstable();
        without.dedup();
    }
    let derived = if which.reported_by.is_empty() { derived } else { &[] };
    let table = appraise(Reading { without: &without, ..reading }, derived).assembly.table;
    let reached = |row: usize| value(&table, row, which).is_some_and(|value| value >= which.from);
    (0..table.keys.len()).filter(|&row| reached(row)).map(|row| table.keys[row].clone()).collect()
}

/// Mean expected value of an area over the criteria that are meant and known; none if nothing is known.
fn value(table: &ThreatTable, row: usize, which: &AreasWhere) -> Option<f64> {
    let is_meant = |criterion: &crate::scoring::TableCriterion| match &which.indicator {
        Some(indicator) => criterion.key == *indicator,
        None => which.layer == Some(criterion.layer),
    };
    let pairs = table.criteria.iter().zip(table.row(row)).filter(|(criterion, _)| is_meant(criterion));
    let known: Vec<(f64, f64)> =
        pairs.filter_map(|(criterion, cell)| Some((criterion.share, cell.mean()?))).collect();
    let weight = pairwise(&known.iter().map(|(share, _)| *share).collect::<Vec<_>>());
    let sum = pairwise(&known.iter().map(|(share, mean)| share * mean).collect::<Vec<_>>());
    (weight > 0.0).then(|| sum / weight)
}
