//! What to find out next: the value of information.
//!
//! The list is chosen at expected values. Whoever finds something out may choose again, and gains what the new set is then
//! worth more than the old one. The expected gain of knowing one cell for certain is its expected value of perfect
//! information; that of one more report of a given certainty is less. Both are computed and not simulated:
//! expectations are linear in the cells, so what an answer does to them is known exactly (`expected`), and a set wins only
//! if what moves in its favour exceeds what it was behind (`decision`). What several cells are worth together is an
//! average over views (`joint`). Weights are held at their distribution throughout, which for expected values is their mean.
//!
//! # Source
//! Raiffa & Schlaifer (1961), Applied Statistical Decision Theory, ch. 4-5; for parts of the input: Felli & Hazen (1998),
//! Medical Decision Making 18:95-109; Strong, Oakley & Brennan (2014), Medical Decision Making 34:311-326, whose
//! regression on samples is not needed where conditional expectations are linear and known.
//!
//! # Complexity
//! Two choices an item, and one for each answer that moves several items far enough.

mod cells;
pub(in crate::portfolio) mod decision;
mod expected;
mod joint;

use std::collections::BTreeMap;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::priorities::{ProblemFault, Solver};
use crate::robustness::{Estimate, Uncertain, ValueMap};

use super::every_view::{Field, units};
use super::set::Set;
use decision::Decision;
use expected::{Expected, Finding};

/// A report that could be asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportKind {
    /// Pair of evaluation codes of the report.
    pub code: String,
    /// Probability, in `0..=1`, that what it says is so; else it says anything alike.
    pub certainty: f64,
}

/// What an answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Worth {
    /// Expected gain of being able to choose again, in points of score.
    pub gain: f64,
    /// Probability that the list changes.
    pub change: f64,
}

/// One cell that could change the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Gap {
    /// Key of the item.
    pub item: String,
    /// Name of the criterion.
    pub criterion: String,
    /// Mean weight of the criterion for the item.
    pub weight: f64,
    /// What it is worth to know for certain.
    pub perfect: Worth,
    /// What one more report is worth, in the order of [`Information::reports`].
    pub reports: Vec<Worth>,
    /// Keys of the items that enter in the most probable change, in the order of the problem.
    pub enters: Vec<String>,
    /// Keys of those that leave.
    pub leaves: Vec<String>,
}

/// What it is worth to know several cells for certain, all together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Joint {
    /// Key of the item or name of the criterion.
    pub of: String,
    /// Number of its uncertain cells.
    pub cells: usize,
    /// Expected gain, in points of score.
    pub gain: Estimate,
    /// Probability that the list changes.
    pub change: Estimate,
    /// Keys of the items that then enter or leave, and how probably, the most probable first.
    pub moved: Vec<(String, f64)>,
}

/// What to find out next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Information {
    /// Keys of the items by which the list of best expected value, from which everything here is measured, exceeds the
    /// proposal, because weights are on average over the views not quite those of the model.
    pub enters: Vec<String>,
    /// Keys of the proposed items that it lacks.
    pub leaves: Vec<String>,
    /// Cells that are uncertain and weigh something.
    pub uncertain: usize,
    /// Reports that could be asked for.
    pub reports: Vec<ReportKind>,
    /// Cells that could change the list by themselves, the most worth first.
    pub gaps: Vec<Gap>,
    /// What each criterion is worth over all items, the most worth first.
    pub questions: Vec<Joint>,
    /// What each item is worth over all criteria, the most worth first.
    pub items: Vec<Joint>,
    /// What all evidence is worth together, with weights at their mean.
    pub evidence: Joint,
    /// What it is worth to agree on the weights, with evidence as expected.
    pub weights: Joint,
    /// Views over which what is known together is averaged.
    pub views: u64,
}

/// Expected values of the items under mean weights, in micro-units; none if a cell is not its own value, which only a
/// problem from outside can bring about.
pub(super) fn expected_values(field: &Field<'_>, uncertain: &Uncertain, weights: &[f64]) -> Option<Vec<i64>> {
    if uncertain.criteria.iter().any(|criterion| criterion.map != ValueMap::IDENTITY) {
        return None;
    }
    let scores = Expected::new(uncertain, weights).scores();
    Some(field.rows.iter().map(|row| units(scores[*row])).collect())
}

/// What information is worth that could change this decision, which was made at [`expected_values`].
pub(super) fn inform(
    field: &Field<'_>,
    uncertain: &Uncertain,
    weights: &[f64],
    decision: &Decision<'_>,
    reports: &[ReportKind],
) -> Result<Information, ProblemFault> {
    let expected = Expected::new(uncertain, weights);
    let scores = expected.scores();
    let ask = Ask { field, expected: &expected, decision, reports };
    let solver = decision.solver()?;
    let cells: Vec<usize> = (0..uncertain.cells.len()).filter(|at| ask.counts(*at)).collect();
    let gaps = cells.par_iter().map(|&at| ask.gap(&mut solver.clone(), at)).collect::<Result<Vec<_>, _>>()?;
    let mut gaps: Vec<Gap> = gaps.into_iter().flatten().collect();
    gaps.sort_by(|a, b| {
        let worth = |gap: &Gap| (gap.perfect.gain, gap.perfect.change);
        let ((gain, change), (other, chance)) = (worth(b), worth(a));
        gain.total_cmp(&other)
            .then(change.total_cmp(&chance))
            .then_with(|| (&a.item, &a.criterion).cmp(&(&b.item, &b.criterion)))
    });
    let joint = joint::Together { field, expected: &expected, decision, scores: &scores, cells: &cells };
    joint.information(gaps, reports.to_vec(), &solver)
}

/// What is asked of each cell.
struct Ask<'a> {
    field: &'a Field<'a>,
    expected: &'a Expected<'a>,
    decision: &'a Decision<'a>,
    reports: &'a [ReportKind],
}

impl Ask<'_> {
    /// Whether a cell belongs to an item, weighs something, and is not certain.
    fn counts(&self, at: usize) -> bool {
        let columns = self.expected.columns();
        self.field.rows.contains(&(at / columns))
            && self.expected.weights[at] > 0.0
            && self.expected.is_uncertain(at)
    }

    /// What a cell is worth; none if nothing that could be found out on it changes the list.
    fn gap(&self, solver: &mut Solver<'_>, at: usize) -> Result<Option<Gap>, ProblemFault> {
        let Some((outcomes, findings)) = self.expected.findings(at) else { return Ok(None) };
        let mut sets = BTreeMap::new();
        let perfect = self.worth(solver, &findings, &mut sets)?;
        if perfect.change <= 0.0 {
            return Ok(None);
        }
        let mut reports = Vec::with_capacity(self.reports.len());
        for report in self.reports {
            let answers: Vec<Finding> = outcomes
                .after_report(report.certainty)
                .into_iter()
                .map(|(share, after)| Finding { share, moves: mixed(&findings, &after) })
                .collect();
            reports.push(self.worth(solver, &answers, &mut BTreeMap::new())?);
        }
        // The most probable set; of equally probable ones the first by its items.
        let likely = sets.iter().fold(None, |best: Option<(&Set, f64)>, (set, share)| match best {
            Some((_, most)) if most >= *share => best,
            _ => Some((set, *share)),
        });
        let columns = self.expected.columns();
        let item = self.field.rows.iter().position(|row| *row == at / columns).unwrap_or(0);
        let best = &self.decision.best;
        let keys = |items: Vec<usize>| self.field.keys(items.into_iter());
        Ok(Some(Gap {
            item: self.field.problem.items[item].key.clone(),
            criterion: self.expected.criterion(at % columns).to_owned(),
            weight: self.expected.weights[at],
            perfect,
            reports,
            enters: likely.map_or_else(Vec::new, |(set, _)| keys(set.beyond(best).collect())),
            leaves: likely.map_or_else(Vec::new, |(set, _)| keys(best.beyond(set).collect())),
        }))
    }

    /// What findings are worth that exclude each other; adds how probable each new set is.
    fn worth(
        &self,
        solver: &mut Solver<'_>,
        findings: &[Finding],
        sets: &mut BTreeMap<Set, f64>,
    ) -> Result<Worth, ProblemFault> {
        let mut found = Worth { gain: 0.0, change: 0.0 };
        let mut shift = vec![0; self.field.rows.len()];
        for finding in findings {
            let moved = match finding.moves.as_slice() {
                [(row, by)] if self.decision.knows_items_alone() => {
                    let item = self.field.rows.iter().position(|other| other == row);
                    item.and_then(|item| self.decision.moved_alone(item, units(*by)))
                }
                moves => {
                    shift.fill(0);
                    for (row, by) in moves {
                        let own = self.field.rows.iter().zip(&mut shift).filter(|(other, _)| *other == row);
                        own.for_each(|(_, shift)| *shift = units(*by));
                    }
                    self.decision.moved(solver, &shift)?
                }
            };
            if let Some(decision::Moved { gain, set }) = moved {
                found.gain += finding.share * gain as f64 / 1e6;
                found.change += finding.share;
                *sets.entry(set).or_default() += finding.share;
            }
        }
        found.change = found.change.min(1.0);
        Ok(found)
    }
}

/// How expectations move if each finding has this probability.
fn mixed(findings: &[Finding], shares: &[f64]) -> Vec<(usize, f64)> {
    let mut moves = BTreeMap::new();
    for (finding, share) in findings.iter().zip(shares) {
        for (row, by) in &finding.moves {
            *moves.entry(*row).or_default() += share * by;
        }
    }
    moves.into_iter().collect()
}
