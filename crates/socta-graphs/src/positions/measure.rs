//! The measures of a position, all with the same signature: a value an actor, not a number where there is none.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::csr::Csr;
use crate::kernels::betweenness::{Sources, shortest_paths};
use crate::kernels::brokerage::{Brokers, Groups, Roles};
use crate::kernels::closeness::harmonic;
use crate::kernels::clustering::triangles;
use crate::kernels::pagerank::pagerank;
use crate::kernels::participation::participation;
use crate::kernels::structural_holes::{constraint, effective_size};
use crate::uncertain::Prefer;
use socta_base::words;

/// A measure of how an actor stands among the others. Coreness and eigenvector centrality are left out on purpose: both
/// are fragile when ties are missing, and coreness finds leaders worse than the number of contacts does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PositionMeasure {
    /// On how many shortest ways between others (Freeman 1977).
    Betweenness,
    /// Number of contacts less those who are in contact with each other (Burt 1992).
    EffectiveSize,
    /// Share of a walk along ties by their strength (Page & others 1999).
    Pagerank,
    /// Nearness to all others (Marchiori & Latora 2000).
    Harmonic,
    /// Number of contacts.
    Degree,
    /// Sum of the strengths of ties.
    Strength,
    /// How far contacts are in contact with each other; low is free (Burt 1992).
    Constraint,
    /// Pairs of contacts who are not in contact with each other (Gould & Fernandez 1989).
    Brokerage,
    /// Such pairs that involve more than one group; needs groups (Gould & Fernandez 1989).
    BrokerageAcross,
    /// How evenly contacts are spread over groups (Guimerà & Amaral 2005); needs groups.
    Participation,
}

impl PositionMeasure {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Betweenness,
        Self::EffectiveSize,
        Self::Pagerank,
        Self::Harmonic,
        Self::Degree,
        Self::Strength,
        Self::Constraint,
        Self::Brokerage,
        Self::BrokerageAcross,
        Self::Participation,
    ];

    /// Key of the measure in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        words::of(self)
    }

    /// Which values come first.
    #[must_use]
    pub fn prefer(self) -> Prefer {
        if self == Self::Constraint { Prefer::Low } else { Prefer::High }
    }

    /// Whether it needs to know the groups of the actors.
    #[must_use]
    pub fn needs_groups(self) -> bool {
        matches!(self, Self::BrokerageAcross | Self::Participation)
    }
}

/// Values of several measures, in their order; a value an actor, not a number where there is none.
///
/// Ties have no direction here: who calls and who is called is no evidence of who leads. Strength is used by
/// [`PositionMeasure::Strength`] and [`PositionMeasure::Pagerank`] only, and as strength. Whoever has no tie has no
/// position: all measures are undefined.
#[must_use]
pub fn values(ties: &Csr, groups: Option<&Groups>, measures: &[PositionMeasure]) -> Vec<Vec<f64>> {
    let mut found = Found::default();
    measures
        .iter()
        .map(|&measure| {
            let mut values = found.values(ties, groups, measure);
            for (node, value) in values.iter_mut().enumerate() {
                if ties.degree(node) == 0 {
                    *value = f64::NAN;
                }
            }
            values
        })
        .collect()
}

/// What serves several measures, computed when it is first needed.
#[derive(Default)]
struct Found {
    paths: Option<(Vec<f64>, Vec<f64>)>,
    triangles: Option<Vec<u64>>,
}

impl Found {
    fn values(&mut self, ties: &Csr, groups: Option<&Groups>, measure: PositionMeasure) -> Vec<f64> {
        let nodes = 0..ties.nodes();
        let nothing = || vec![f64::NAN; ties.nodes()];
        match measure {
            PositionMeasure::Betweenness => self.paths(ties).0.clone(),
            PositionMeasure::Harmonic => self.paths(ties).1.clone(),
            PositionMeasure::EffectiveSize => numbers(effective_size(ties, self.triangles(ties))),
            PositionMeasure::Pagerank => pagerank(ties, ties, true),
            PositionMeasure::Degree => nodes.map(|node| ties.degree(node) as f64).collect(),
            PositionMeasure::Strength => nodes.map(|node| ties.strength(node)).collect(),
            PositionMeasure::Constraint => numbers(constraint(ties, false)),
            PositionMeasure::Brokerage => {
                let triangles = self.triangles(ties);
                let pairs =
                    |node: usize| (ties.degree(node) * ties.degree(node).saturating_sub(1) / 2) as f64;
                nodes.map(|node| pairs(node) - triangles[node] as f64).collect()
            }
            PositionMeasure::BrokerageAcross => groups.map_or_else(nothing, |groups| {
                let roles = Brokers::of(ties).roles(groups);
                let count = |(role, group): (_, &Option<u32>)| {
                    let role: Roles = role;
                    group.map_or(f64::NAN, |_| role.across() as f64)
                };
                roles.into_iter().zip(groups).map(count).collect()
            }),
            PositionMeasure::Participation => {
                groups.map_or_else(nothing, |groups| numbers(participation(ties, groups)))
            }
        }
    }

    fn paths(&mut self, ties: &Csr) -> &(Vec<f64>, Vec<f64>) {
        self.paths.get_or_insert_with(|| {
            let paths = shortest_paths(ties, false, Sources::affordable(ties, 1));
            let near = harmonic(&paths);
            (paths.betweenness, near)
        })
    }

    fn triangles(&mut self, ties: &Csr) -> &[u64] {
        self.triangles.get_or_insert_with(|| triangles(ties))
    }
}

fn numbers(values: Vec<Option<f64>>) -> Vec<f64> {
    values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect()
}

/// Measures that find leaders about equally well.
#[cfg(test)]
pub(super) const FOUR: [PositionMeasure; 4] = [
    PositionMeasure::Betweenness,
    PositionMeasure::EffectiveSize,
    PositionMeasure::Harmonic,
    PositionMeasure::Pagerank,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::{complete, graph, star};

    #[test]
    fn the_centre_of_a_star_is_first_by_everything() {
        let groups: Vec<Option<u32>> = (0..5).map(|node| Some(node % 3)).collect();
        for (measure, values) in
            PositionMeasure::ALL.into_iter().zip(values(&star(5), Some(&groups), &PositionMeasure::ALL))
        {
            let better = |other: f64| match measure.prefer() {
                Prefer::High => values[0] > other,
                Prefer::Low => values[0] < other,
            };
            assert!(values[1..].iter().all(|&other| better(other)), "{}: {values:?}", measure.key());
        }
    }

    #[test]
    fn a_triangle_has_the_constraint_of_the_book() {
        assert_eq!(values(&complete(3), None, &[PositionMeasure::Constraint])[0], [1.125; 3]);
    }

    #[test]
    fn no_tie_no_position_and_no_groups_no_brokerage_between_them() {
        for (measure, values) in
            PositionMeasure::ALL.into_iter().zip(values(&graph(3, &[(0, 1)]), None, &PositionMeasure::ALL))
        {
            assert!(values[2].is_nan(), "{}", measure.key());
            assert_eq!(values[0].is_nan(), measure.needs_groups(), "{}", measure.key());
        }
    }

    #[test]
    fn keys_are_what_files_say() {
        for measure in PositionMeasure::ALL {
            assert_eq!(serde_json::to_value(measure).ok(), Some(measure.key().into()));
        }
    }
}
