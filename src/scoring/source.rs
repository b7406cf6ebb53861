//! Where the values of a table come from: reports, and figures that follow from networks.

use crate::dossier::{AreaIx, IndicatorIx};
use crate::evidence::{Evidence, Reading};

/// An indicator of an area that is computed from the network layer, with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DerivedValue {
    /// The area.
    pub area: AreaIx,
    /// The indicator.
    pub indicator: IndicatorIx,
    /// Computed value, in the indicator's unit.
    pub value: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
}

/// Where values come from.
pub(super) struct Source<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) evidence: &'a Evidence,
    pub(super) derived: &'a [DerivedValue],
}

impl Source<'_> {
    /// Whether a high answer raises the threat.
    pub(super) fn raises(&self, indicator: IndicatorIx) -> bool {
        self.reading.catalogue.indicators[indicator.index()].raises_threat
    }
}
