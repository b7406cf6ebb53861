//! What the methods say together: their classes, and one vote a class.

use serde::Serialize;
use socta_decide::aggregation::{Ballot, Vote, vote};
use socta_decide::equivalence::{Class, TRIALS, classes};
use socta_decide::methods::is_baseline;
use socta_decide::{Criterion, Gaps, Matrix, Method, Parameters, Problem, find};

use super::threats::{MethodScores, Scores};

/// Most alternatives over which methods vote: votes compare all pairs.
pub const MOST_VOTED: usize = 500;

/// The methods of an assessment in classes, and their vote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MethodVote {
    /// Classes of methods that never rank differently, by position in [`Scores::methods`].
    pub classes: Vec<Class>,
    /// How many other tables of the same shape they were tried on.
    pub trials: u32,
    /// One vote a class, over the areas of the table; none with more than [`MOST_VOTED`] areas or without a method.
    pub vote: Option<Vote>,
}

/// Groups the methods of an assessment and lets the classes vote. Baselines do not vote.
///
/// # Complexity
/// That of the methods on 200 small tables, and O(m²) for m areas.
#[must_use]
pub fn method_vote(scores: &Scores, weights: &[f64]) -> MethodVote {
    let found: Vec<(&'static dyn Method, &MethodScores)> =
        scores.methods.iter().filter_map(|one| find(one.method).ok().map(|method| (method, one))).collect();
    let pairs: Vec<(&dyn Method, &Parameters)> =
        found.iter().map(|(method, one)| (*method, &one.parameters)).collect();
    let ranks: Vec<Vec<u32>> = found.iter().map(|(_, one)| one.ranks.clone()).collect();
    let classes = match problem(scores, weights) {
        Some(problem) => classes(&problem, &pairs, &ranks).classes,
        None => (0..found.len()).map(|at| Class { members: vec![at], same_here: Vec::new() }).collect(),
    };
    let ballots: Vec<Ballot> = classes
        .iter()
        .filter_map(|class| class.members.iter().find(|&&at| !is_baseline(found[at].0)))
        .map(|&at| Ballot::of_ranks(&ranks[at]))
        .collect();
    let areas = scores.areas.len();
    let vote = (areas <= MOST_VOTED && !ballots.is_empty()).then(|| vote(areas, &ballots));
    MethodVote { classes, trials: TRIALS, vote }
}

/// The table as methods see it that need every cell: what does not count has the mean of its area.
fn problem(scores: &Scores, weights: &[f64]) -> Option<Problem> {
    let criterion = |(key, weight): (&String, &f64)| Criterion::of_values(key, *weight);
    let criteria: Vec<Criterion> = scores.criteria.iter().zip(weights).map(criterion).collect();
    let rows = scores.expected.iter().zip(&scores.additive);
    let whole = scores.methods.iter().any(|one| one.gaps == Some(Gaps::OwnMean));
    let cell = |cell: &Option<f64>, mean: f64| if whole { Some(cell.unwrap_or(mean)) } else { *cell };
    let cells: Vec<Option<f64>> = rows
        .flat_map(|(row, mean)| row.iter().map(move |one| cell(one, *mean).map(|x| x.clamp(0.0, 1.0))))
        .collect();
    let matrix = Matrix::new(criteria.len(), &cells).ok()?;
    Problem::new(scores.areas.clone(), criteria, matrix).ok()
}
