//! The admissible weights of a table: the ranges of its model and the statements beside them.
//!
//! Ranges stand at two levels, of layers and of shares within a layer; multiplied out, both are linear in the weights in
//! the whole, as the statements are. Without statements weights are drawn at the two levels. Statements only narrow that
//! distribution down: weights that break one are rejected, or, where too few would be left, a random walk keeps to the same
//! distribution. A weight that the model gives no range is bounded by the statements alone as soon as there are any.

use std::sync::Arc;

use crate::model::{LAYER, Range, ScoringModel, Statement};
use crate::numeric::linear::{Sense, Unsolved};
use crate::numeric::polytope::{Polytope, Row};
use crate::robustness::{LayeredWeights, RobustnessError, WeightSampler};
use crate::scoring::{Shocks, TableCriterion, ThreatTable};

use super::layered::StatedLevels;
use super::{Drawing, DrawnBy, StatedWeights};

/// The admissible weights of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Admissible {
    /// The weights of the criteria of the table, in their order.
    pub polytope: Polytope,
    /// What the groups of its rows stand for: ranges, then statements in symbols.
    pub groups: Vec<String>,
    /// Group of the first statement.
    pub first_statement: usize,
    /// Statements that name something that does not count in this run, and are left aside.
    pub left_aside: Vec<String>,
}

/// Names of the criteria and layers of a table as statements call them, with the positions that they mean.
fn names(table: &ThreatTable) -> Vec<(String, Vec<usize>)> {
    let criteria = table.criteria.iter().enumerate().map(|(at, criterion)| (criterion.key.clone(), vec![at]));
    let layers =
        table.layers.iter().map(|layer| (format!("{LAYER}{}", layer.layer.key()), layer.criteria.clone()));
    criteria.chain(layers).collect()
}

/// The admissible weights of a table under its model.
#[must_use]
pub fn admissible(table: &ThreatTable, model: &ScoringModel) -> Admissible {
    let mut polytope = Polytope::new(table.criteria.len());
    let mut groups = Vec::new();
    let free = !model.preferences.is_empty();
    for layer in &table.layers {
        let own = || layer.criteria.iter().map(|&at| (at, 1.0));
        if table.layers.len() > 1 && !(free && layer_range(model, layer.layer).is_none()) {
            polytope.row(groups.len(), own(), Sense::AtLeast, layer.range.low);
            polytope.row(groups.len(), own(), Sense::AtMost, layer.range.high);
            groups.push(format!("the range of {LAYER}{}", layer.layer.key()));
        }
        for &at in layer.criteria.iter().filter(|_| layer.criteria.len() > 1) {
            let criterion = &table.criteria[at];
            if free && share_range(model, criterion).is_none() {
                continue;
            }
            let against =
                |share: f64| own().map(move |(other, _)| (other, -share)).chain(std::iter::once((at, 1.0)));
            polytope.row(groups.len(), against(criterion.range.low), Sense::AtLeast, 0.0);
            polytope.row(groups.len(), against(criterion.range.high), Sense::AtMost, 0.0);
            groups.push(format!("the range of {}", criterion.key));
        }
    }
    let first_statement = groups.len();
    let left_aside = state(&mut polytope, &mut groups, &names(table), &model.preferences);
    Admissible { polytope, groups, first_statement, left_aside }
}

/// The weights of criteria of which nothing but these statements is said; statements that name something else are left
/// aside.
#[must_use]
pub fn criteria_region(criteria: &[String], statements: &[Statement]) -> Admissible {
    let mut polytope = Polytope::new(criteria.len());
    let mut groups = Vec::new();
    let names: Vec<_> = criteria.iter().enumerate().map(|(at, key)| (key.clone(), vec![at])).collect();
    let left_aside = state(&mut polytope, &mut groups, &names, statements);
    Admissible { polytope, groups, first_statement: 0, left_aside }
}

/// Adds statements; returns those that name something unknown. An order goes on without what it does not find.
fn state(
    polytope: &mut Polytope,
    groups: &mut Vec<String>,
    names: &[(String, Vec<usize>)],
    statements: &[Statement],
) -> Vec<String> {
    let mut left_aside = Vec::new();
    for statement in statements {
        let known = |name: &str| names.iter().any(|(other, _)| other == name);
        let shortened = match statement {
            Statement::Order { tiers } => {
                let left =
                    |tier: &Vec<String>| tier.iter().filter(|name| known(name)).cloned().collect::<Vec<_>>();
                let tiers: Vec<_> = tiers.iter().map(left).filter(|tier| !tier.is_empty()).collect();
                Statement::Order { tiers }
            }
            other => other.clone(),
        };
        let rows = shortened.rows();
        if rows.is_empty() || !shortened.names().iter().all(|(_, name)| known(name)) {
            left_aside.push(statement.to_string());
            continue;
        }
        for row in rows {
            let meant =
                |name: &str| names.iter().find(|(other, _)| other == name).map(|(_, meant)| meant.as_slice());
            let terms = row.terms.iter().flat_map(|&(name, coefficient)| {
                meant(name).unwrap_or_default().iter().map(move |&at| (at, coefficient))
            });
            polytope.row(groups.len(), terms, row.sense, row.bound);
        }
        groups.push(statement.to_string());
    }
    left_aside
}

impl Admissible {
    /// A sampler that draws uniformly from it.
    ///
    /// # Errors
    /// If nothing is left; the smallest group of statements that contradicts itself is named.
    pub fn sampler(&self) -> Result<StatedWeights, RobustnessError> {
        StatedWeights::new(&self.polytope).map_err(|error| self.refused(error))
    }

    /// Why nothing can be drawn.
    fn refused(&self, error: Unsolved) -> RobustnessError {
        match self.polytope.conflict() {
            Ok(Some(conflict)) => RobustnessError::Contradiction {
                statements: conflict.groups.iter().map(|&group| self.groups[group].clone()).collect(),
                smallest: conflict.smallest,
            },
            Ok(None) | Err(_) => RobustnessError::Unsolved(error),
        }
    }

    /// Statements that these weights break, in symbols.
    #[must_use]
    pub fn broken(&self, weights: &[f64]) -> Vec<&str> {
        let mut broken: Vec<usize> = self
            .polytope
            .rows()
            .iter()
            .filter(|row| row.group >= self.first_statement && !row.holds(weights))
            .map(|row| row.group)
            .collect();
        broken.dedup();
        broken.into_iter().map(|group| self.groups[group].as_str()).collect()
    }

    /// The rows of the statements, without those of the ranges.
    pub(super) fn statements(&self) -> impl Iterator<Item = &Row> {
        self.polytope.rows().iter().filter(|row| row.group >= self.first_statement)
    }
}

/// The sampler of a table's weights under its model, and how it draws; `region` is what the two of them admit.
///
/// # Errors
/// If the ranges and statements leave no weights.
pub fn sampler(
    table: &ThreatTable,
    model: &ScoringModel,
    region: &Admissible,
) -> Result<(Arc<dyn WeightSampler>, Drawing), RobustnessError> {
    if model.preferences.is_empty() {
        let levels = LayeredWeights::of(table)?;
        let by = if levels.is_fixed() { DrawnBy::Fixed } else { DrawnBy::Levels };
        let drawing = Drawing { by, dimension: None, acceptance: None, thinning: None, efficiency: 1.0 };
        return Ok((Arc::new(levels), drawing));
    }
    if table.layers.len() <= 1 {
        let stated = region.sampler()?;
        let drawing = stated.drawing();
        return Ok((Arc::new(stated), drawing));
    }
    let interior = region.polytope.interior().map_err(|error| region.refused(error))?;
    let levels = LayeredWeights::of(&loosened(table, model))?;
    let stated = StatedLevels::new(levels, region.statements().cloned().collect(), &interior, table);
    let drawing = stated.drawing();
    Ok((Arc::new(stated), drawing))
}

/// The criteria and layers of a table, with those ranges open that the model does not give.
fn loosened(table: &ThreatTable, model: &ScoringModel) -> ThreatTable {
    let (mut criteria, mut layers) = (table.criteria.clone(), table.layers.clone());
    let open = Range { low: 0.0, high: 1.0 };
    for layer in &mut layers {
        if table.layers.len() > 1 && layer_range(model, layer.layer).is_none() {
            layer.range = open;
        }
        for &at in layer.criteria.iter().filter(|_| layer.criteria.len() > 1) {
            if share_range(model, &criteria[at]).is_none() {
                criteria[at].range = open;
            }
        }
    }
    ThreatTable {
        areas: Vec::new(),
        keys: Vec::new(),
        criteria,
        layers,
        cells: Vec::new(),
        shocks: Shocks::default(),
    }
}

fn layer_range(model: &ScoringModel, layer: crate::model::Layer) -> Option<Range> {
    model.layers.iter().find(|entry| entry.layer == layer)?.range
}

fn share_range(model: &ScoringModel, criterion: &TableCriterion) -> Option<Range> {
    let entries = model.layers.iter().flat_map(|layer| &layer.indicators);
    entries.into_iter().find(|entry| entry.indicator == criterion.key)?.range
}
