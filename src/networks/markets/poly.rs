//! In how many areas networks are active.
//!
//! **Size and detection.** A network that was looked at longer shows more areas, and finer areas give more of them; a network with
//! one known area is one of which one area is known. The shares are therefore lower bounds, and areas under close watch look
//! more poly-criminal than others.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::incidence::Involved;
use crate::dossier::AreaIx;
use socta_graphs::intervals::wilson;

/// Poly-criminality of the networks of one area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AreaPoly {
    /// The area.
    pub area: AreaIx,
    /// Networks of the area.
    pub networks: u32,
    /// Networks of the area that are active in another one as well.
    pub several: u32,
    /// Share of the area's networks that are active in another one as well, `0..=1`.
    pub share: f64,
    /// Lower end of its 95 % interval (Wilson).
    pub low: f64,
    /// Upper end of its 95 % interval.
    pub high: f64,
    /// Mean number of other areas of its networks.
    pub others: f64,
}

/// Poly-criminality of a dossier.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct PolyCriminality {
    /// Networks that are active somewhere.
    pub networks: u32,
    /// How many of them are active in one area, in two, and so on.
    pub by_number: Vec<u32>,
    /// Share of those in two or more, `0..=1`; none without networks.
    pub share: Option<f64>,
    /// By area, in the order of the dossier.
    pub areas: Vec<AreaPoly>,
}

pub(super) fn poly_criminality(involved: &Involved) -> PolyCriminality {
    let rows = &involved.table.rows;
    let mut by_number = vec![0; rows.iter().map(Vec::len).max().unwrap_or(0)];
    let mut of_area = vec![(0u32, 0u32, 0u32); involved.areas.len()];
    for row in rows {
        by_number[row.len() - 1] += 1;
        for &column in row {
            let (networks, several, others) = &mut of_area[column as usize];
            *networks += 1;
            *several += u32::from(row.len() > 1);
            *others += row.len() as u32 - 1;
        }
    }
    let networks = rows.len() as u32;
    let several: u32 = by_number.iter().skip(1).sum();
    let area = |(&area, &(networks, several, others)): (&AreaIx, &(u32, u32, u32))| {
        let whole = f64::from(networks);
        let share = f64::from(several) / whole;
        let (low, high) = wilson(share, whole);
        AreaPoly { area, networks, several, share, low, high, others: f64::from(others) / whole }
    };
    PolyCriminality {
        networks,
        by_number,
        share: (networks > 0).then(|| f64::from(several) / f64::from(networks)),
        areas: involved.areas.iter().zip(&of_area).map(area).collect(),
    }
}
