//! The weights that ranges and statements leave.

use socta_base::numeric::linear::Unsolved;
use socta_base::numeric::polytope::{Interior, Polytope, Row};

use crate::smaa::error::RobustnessError;
use crate::smaa::preferences::stated::StatedWeights;
use crate::statement::Statement;

/// The admissible weights of some criteria.
#[derive(Debug, Clone, PartialEq)]
pub struct Admissible {
    /// The weights of the criteria, in their order.
    pub polytope: Polytope,
    /// What the groups of its rows stand for: ranges, then statements in symbols.
    pub groups: Vec<String>,
    /// Group of the first statement.
    pub first_statement: usize,
    /// Statements that name something that does not count in this run, and are left aside.
    pub left_aside: Vec<String>,
}

/// The weights of criteria of which nothing but these statements is said; statements that name something else are left
/// aside.
#[must_use]
pub fn criteria_region(criteria: &[String], statements: &[Statement]) -> Admissible {
    let names: Vec<_> = criteria.iter().enumerate().map(|(at, key)| (key.clone(), vec![at])).collect();
    Admissible::new(Polytope::new(criteria.len()), Vec::new(), &names, statements)
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
    /// Ranges, of which each has a group of rows and its words, with statements beside them. `names` are what statements
    /// may name, with the positions of the criteria that are meant; statements that name something else are left aside.
    #[must_use]
    pub fn new(
        ranges: Polytope,
        groups: Vec<String>,
        names: &[(String, Vec<usize>)],
        statements: &[Statement],
    ) -> Self {
        let (mut polytope, mut groups) = (ranges, groups);
        let first_statement = groups.len();
        let left_aside = state(&mut polytope, &mut groups, names, statements);
        Self { polytope, groups, first_statement, left_aside }
    }

    /// The inside of the region.
    ///
    /// # Errors
    /// If nothing is left; the smallest group of statements that contradicts itself is named.
    pub fn interior(&self) -> Result<Interior, RobustnessError> {
        self.polytope.interior().map_err(|error| self.refused(error))
    }

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
