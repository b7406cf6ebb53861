//! What else could be believed, and what would follow.

use crate::advisory::Doubts;
use crate::comparison::{Base, leave_one_out, unknown_policies};
use crate::model::{ScoringModel, Stakeholders};
use crate::robustness::preferences::{Drawing, admissible, possible};
use crate::robustness::{
    Robustness, TopSobolInput, WeightSampler, coded_preference, joint_swaps, stakeholder_views, top_sobol,
};
use crate::scoring::Appraisal;

/// Samples of the simulation for one of the Sobol indices.
const SAMPLES_A_SOBOL: u64 = 10;

/// What the doubts are about.
pub(super) struct Doubted<'a> {
    pub(super) base: &'a Base<'a>,
    pub(super) appraisal: &'a Appraisal,
    pub(super) robustness: &'a Robustness,
    pub(super) weights: &'a dyn WeightSampler,
    pub(super) drawing: Drawing,
    pub(super) stakeholders: Option<&'a Stakeholders>,
}

/// Tries everything that can be tried one at a time. What there are too many areas for is left out.
pub(super) fn doubts(doubted: &Doubted<'_>) -> Doubts {
    let model: &ScoringModel = doubted.base.reading.model;
    let table = &doubted.appraisal.assembly.table;
    let region = admissible(table, model);
    let seen: Vec<bool> = doubted.robustness.alternatives.iter().map(|area| area.first.value > 0.0).collect();
    let top_k = model.selection.priorities;
    // Where every area has a place, the upper half tells stakeholders apart.
    let areas = table.keys.len();
    let places = if (top_k as usize) < areas { top_k as usize } else { (areas / 2).max(1) };
    let settings = doubted.robustness.settings;
    let broken = region.broken(&table.weights()).into_iter().map(str::to_owned).collect();
    Doubts {
        drawing: doubted.drawing,
        statements: region.groups[region.first_statement..].to_vec(),
        broken,
        possible: possible(table, &region, &seen).ok(),
        codings: coded_preference(table, &region).ok(),
        joint_swaps: joint_swaps(table, &region),
        sobol: top_sobol(&TopSobolInput {
            table,
            weights: doubted.weights,
            unknown: &unknown(doubted.appraisal),
            seed: settings.seed,
            top_k,
            samples: settings.samples / SAMPLES_A_SOBOL,
        }),
        left_out: leave_one_out(doubted.base),
        unknowns: unknown_policies(doubted.base),
        stakeholders: doubted
            .stakeholders
            .and_then(|file| stakeholder_views(table, &file.stakeholders, file.invented, places)),
        left_aside: region.left_aside,
    }
}

/// Whether nothing is known of each cell of the table: nobody reported, or everybody reported Unknown.
fn unknown(appraisal: &Appraisal) -> Vec<bool> {
    let table = &appraisal.assembly.table;
    let known =
        |area, indicator| appraisal.evidence.cell(area, indicator).is_some_and(|cell| cell.belief.is_some());
    // A computed indicator has no reports, and is known where its value is no plain interval of the whole scale.
    let computed = |at: usize| !matches!(table.cells[at].parts(), [only] if only.shape.low() <= 0.0 && only.shape.high() >= 1.0);
    (0..table.cells.len())
        .map(|at| {
            let (area, criterion) = (at / table.criteria.len(), at % table.criteria.len());
            !known(table.areas[area], table.criteria[criterion].indicator) && !computed(at)
        })
        .collect()
}
