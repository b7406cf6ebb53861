//! How much of the model's weight the evidence covers.

use std::collections::BTreeSet;

use crate::dossier::{AreaIx, ContributorIx, Dossier, IndicatorIx};

use super::{Cell, Coverage};

/// Coverage of each leaf by the indicators of the model, ordered by area.
///
/// `indicators` are the positions and weights of all indicators that the model weighs, whether they count in this run or not;
/// their weights need not add up to 1. A cell counts as known to the degree that its contributors know, and one of those that
/// are `computed` as known.
#[must_use]
pub fn coverage(
    dossier: &Dossier,
    cells: &[Cell],
    indicators: &[(IndicatorIx, f64)],
    computed: &BTreeSet<(AreaIx, IndicatorIx)>,
) -> Vec<Coverage> {
    let total: f64 = indicators.iter().map(|&(_, weight)| weight).sum();
    let leaves = (0_u32..).map(AreaIx).zip(&dossier.areas).filter(|(_, area)| area.leaf).map(|(at, _)| at);
    let of_area = |area| of_area(dossier, cells, indicators, total, computed, area);
    leaves.map(of_area).collect()
}

fn of_area(
    dossier: &Dossier,
    cells: &[Cell],
    indicators: &[(IndicatorIx, f64)],
    total: f64,
    computed: &BTreeSet<(AreaIx, IndicatorIx)>,
    area: AreaIx,
) -> Coverage {
    let start = cells.partition_point(|cell| cell.area < area);
    let own: Vec<&Cell> = cells[start..].iter().take_while(|cell| cell.area == area).collect();
    let (mut known, mut unknown) = (0.0, 0.0);
    let mut reports = 0;
    let mut contributors: BTreeSet<ContributorIx> = BTreeSet::new();
    for &(indicator, weight) in indicators {
        if computed.contains(&(area, indicator)) {
            known += weight;
            continue;
        }
        let Some(cell) = own.iter().find(|cell| cell.indicator == indicator) else { continue };
        known += weight * (1.0 - cell.unknown);
        unknown += weight * cell.unknown;
        reports += cell.reports.len();
        contributors.extend(cell.reports.iter().map(|&at| dossier.observations[at].contributor));
    }
    let share = |weight: f64| if total > 0.0 { (weight / total).clamp(0.0, 1.0) } else { 0.0 };
    Coverage {
        area,
        known: share(known),
        unknown: share(unknown),
        absent: share(total - known - unknown),
        reports,
        contributors: contributors.len(),
    }
}
