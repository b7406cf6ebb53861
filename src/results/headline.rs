//! What a run says in a few numbers: how many pairs of areas the views separate, and which areas they agree on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::areas::AreaResult;
use crate::comparison::SeparatedPairs;
use crate::dossier::{Answer, AreaIx, Dossier, Level};
use crate::robustness::Robustness;

/// Share of the views from which on they agree.
pub const CERTAIN: f64 = 0.9;

/// What a run says in a few numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Headline {
    /// Share of the simulated views from which on they agree, `0..=1`.
    pub certain: f64,
    /// How many pairs of areas the views separate; none if pairs were not counted.
    pub pairs: Option<SeparatedPairs>,
    /// Areas in the top K in at least that share of the views, by rank.
    pub robust: Vec<AreaIx>,
    /// Areas in the top K in some views and not in others, by rank.
    pub borderline: Vec<AreaIx>,
    /// Areas outside the top K in at least that share of the views, by rank.
    pub out: Vec<AreaIx>,
    /// Share of High among the levels that were reported, `0..=1`; none if no level was.
    pub high: Option<f64>,
}

impl Headline {
    /// The headline of results by area, by rank.
    #[must_use]
    pub fn of(dossier: &Dossier, robustness: &Robustness, areas: &[AreaResult]) -> Self {
        let select = |keep: &dyn Fn(f64) -> bool| -> Vec<AreaIx> {
            areas.iter().filter(|result| keep(result.top)).map(|result| result.area).collect()
        };
        Self {
            certain: CERTAIN,
            pairs: separated(robustness),
            robust: select(&|top| top >= CERTAIN),
            borderline: select(&|top| top < CERTAIN && top > 1.0 - CERTAIN),
            out: select(&|top| top <= 1.0 - CERTAIN),
            high: high(dossier),
        }
    }
}

fn separated(robustness: &Robustness) -> Option<SeparatedPairs> {
    let pairwise = &robustness.pairwise;
    let areas = pairwise.len();
    let certain = |&(row, other): &(usize, usize)| {
        let share = pairwise[row][other].value;
        share >= CERTAIN || share <= 1.0 - CERTAIN
    };
    let pairs = (0..areas).flat_map(|row| (0..row).map(move |other| (row, other)));
    (areas > 0)
        .then(|| SeparatedPairs { all: areas * (areas - 1) / 2, separated: pairs.filter(certain).count() })
}

/// Share of High among the levels that were reported.
pub(super) fn high(dossier: &Dossier) -> Option<f64> {
    let levels = dossier.observations.iter().filter_map(|observation| match observation.answer {
        Answer::Level(level) => Some(level),
        Answer::Unknown | Answer::Figure(_) => None,
    });
    let (all, high) = levels
        .fold((0_usize, 0_usize), |(all, high), level| (all + 1, high + usize::from(level == Level::High)));
    (all > 0).then(|| high as f64 / all as f64)
}
