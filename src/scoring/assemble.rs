//! From evidence and network indicators to the table that is scored: value functions, missing policies and weights.

use super::seen::Seen;
use super::source::{DerivedValue, Source};
use super::table::{TableCriterion, TableLayer, ThreatTable};
use super::values::Values;
use crate::dossier::{AreaIx, IndicatorIx};
use crate::evidence::{Evidence, Reading};
use crate::model::{IndicatorWeight, Layer, LayerWeights, Range};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why a part of the model does not count in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Nobody reported on it for any area.
    NoEvidence,
    /// The network layer is invented, and the model does not score invented evidence.
    Invented,
}

/// A criterion of the model that does not count in this run; the weights of the others are rescaled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    /// Key of the indicator.
    pub indicator: String,
    /// Layer of the indicator.
    pub layer: Layer,
    /// Weight that the model gives it in the whole, `0..=1`.
    pub weight: f64,
    /// Why.
    pub reason: Reason,
}

/// The table and what is not in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assembly {
    /// The table.
    pub table: ThreatTable,
    /// Criteria of the model that do not count.
    pub left_out: Vec<LeftOut>,
    /// What is reported on each cell of the table, apart from doubt.
    #[serde(skip)]
    pub seen: Seen,
}

/// Builds the table of all leaves. A criterion on which there is no evidence for any area is left out and said so, because
/// it would add the same ignorance to every area; a layer that loses all its criteria gives its weight to the others.
#[must_use]
pub fn assemble(reading: Reading<'_>, evidence: &Evidence, derived: &[DerivedValue]) -> Assembly {
    let Reading { dossier, catalogue, model, .. } = reading;
    let source = Source { reading, evidence, derived };
    let mut left_out = Vec::new();
    let mut layers: Vec<(&LayerWeights, Vec<(IndicatorIx, &IndicatorWeight)>)> = Vec::new();
    for layer in &model.layers {
        let mut kept = Vec::new();
        for entry in &layer.indicators {
            let Some(position) = catalogue.position(&entry.indicator) else { continue };
            let indicator = IndicatorIx(u32::try_from(position).unwrap_or(u32::MAX));
            match source.reason_to_leave_out(indicator) {
                None => kept.push((indicator, entry)),
                Some(reason) => left_out.push(LeftOut {
                    indicator: entry.indicator.clone(),
                    layer: layer.layer,
                    weight: layer.weight * entry.weight,
                    reason,
                }),
            }
        }
        if kept.iter().map(|(_, entry)| entry.weight).sum::<f64>() > 0.0 && layer.weight > 0.0 {
            layers.push((layer, kept));
        }
    }
    let (layers, criteria, weights) = weigh(layers);
    let areas: Vec<AreaIx> =
        (0_u32..).map(AreaIx).zip(&dossier.areas).filter(|(_, area)| area.leaf).map(|(at, _)| at).collect();
    let keys = areas.iter().map(|area| dossier.areas[area.index()].key.clone()).collect();
    let values = Values::new(&source, &areas, &criteria, &weights);
    let (cells, shocks) = (values.cells(), values.shocks());
    let seen = values.seen;
    Assembly { table: ThreatTable { areas, keys, criteria, layers, cells, shocks }, left_out, seen }
}

type Kept<'a> = Vec<(&'a LayerWeights, Vec<(IndicatorIx, &'a IndicatorWeight)>)>;

/// Rescales what is left of the model so that layers and shares add up to 1 again; ranges scale along.
fn weigh(layers: Kept<'_>) -> (Vec<TableLayer>, Vec<TableCriterion>, Vec<&IndicatorWeight>) {
    let total: f64 = layers.iter().map(|(layer, _)| layer.weight).sum();
    let mut table_layers = Vec::with_capacity(layers.len());
    let mut criteria = Vec::new();
    let mut entries = Vec::new();
    for (layer, kept) in layers {
        let weight = layer.weight / total;
        let within: f64 = kept.iter().map(|(_, entry)| entry.weight).sum();
        let first = criteria.len();
        for (indicator, entry) in kept {
            let share = entry.weight / within;
            criteria.push(TableCriterion {
                indicator,
                key: entry.indicator.clone(),
                layer: layer.layer,
                weight: weight * share,
                share,
                range: rescaled(entry.range, within, share),
            });
            entries.push(entry);
        }
        table_layers.push(TableLayer {
            layer: layer.layer,
            weight,
            range: rescaled(layer.range, total, weight),
            criteria: (first..criteria.len()).collect(),
        });
    }
    fit_ranges(&mut table_layers, &mut criteria);
    (table_layers, criteria, entries)
}

fn rescaled(range: Option<Range>, total: f64, weight: f64) -> Range {
    range.map_or(Range { low: weight, high: weight }, |range| Range {
        low: (range.low / total).min(weight),
        high: (range.high / total).clamp(weight, 1.0),
    })
}

/// What stands alone has weight 1, whatever its range was.
fn fit_ranges(layers: &mut [TableLayer], criteria: &mut [TableCriterion]) {
    let whole = Range { low: 1.0, high: 1.0 };
    if let [only] = layers {
        only.range = whole;
    }
    for layer in layers {
        if let [only] = layer.criteria.as_slice() {
            criteria[*only].range = whole;
        }
    }
}

impl Source<'_> {
    fn reason_to_leave_out(&self, indicator: IndicatorIx) -> Option<Reason> {
        if self.reading.catalogue.indicators[indicator.index()].derived {
            let invented = self.reading.dossier.networks_invented
                && !self.reading.dossier.invented
                && !self.reading.model.score_invented;
            let any = self.derived.iter().any(|value| value.indicator == indicator);
            return match (any, invented) {
                (false, _) => Some(Reason::NoEvidence),
                (true, true) => Some(Reason::Invented),
                (true, false) => None,
            };
        }
        let leaf = |area: AreaIx| self.reading.dossier.areas[area.index()].leaf;
        let any = self.evidence.cells.iter().any(|cell| cell.indicator == indicator && leaf(cell.area));
        (!any).then_some(Reason::NoEvidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_contain_the_rescaled_weight() {
        let range = rescaled(Some(Range { low: 0.1, high: 0.3 }), 0.5, 0.4);
        assert_eq!((range.low, range.high), (0.2, 0.6));
        assert_eq!(rescaled(None, 0.5, 0.4), Range { low: 0.4, high: 0.4 });
    }
}
