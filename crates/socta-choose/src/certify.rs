//! Solves a problem and writes down the proof of the result.

use crate::certificate::{CERTIFICATE_SCHEMA, Certificate, CertifiedItem, Prices, State, Step};
use crate::exact::Exact;
use crate::general::prepared::PARTS;
use crate::instance::Leaf;
use crate::problem::Problem;
use crate::search::Node;
use crate::solution::Solution;
use crate::solver::Solver;
use crate::tree::Tree;
use crate::unsolvable::Unsolvable;

/// Solves the problem and proves the result.
///
/// # Errors
/// As [`crate::solve`].
pub fn certify(problem: &Problem) -> Result<(Solution, Certificate), Unsolvable> {
    certify_within(problem, PARTS)
}

/// As [`certify`], and looks at no more than so many parts of all choices of a problem with rules. What is then not proved
/// is the [`Solution::gap`], and the certificate proves that it is not greater.
///
/// # Errors
/// As [`crate::solve`].
pub fn certify_within(problem: &Problem, parts: u64) -> Result<(Solution, Certificate), Unsolvable> {
    let mut solver = Solver::new(problem)?;
    solver.set_limit(parts);
    if problem.has_rules() {
        let (solution, tree) = solver.proved().ok_or_else(|| solver.conflict())?;
        let certificate = document(problem, &solution, Prices::default(), Vec::new(), Some(tree));
        return Ok((solution, certificate));
    }
    let solution = solver.solution()?;
    let worth = solver.worth();
    let mut layers: Vec<Vec<State>> = Vec::with_capacity(problem.items.len());
    let prices = solver.prove(worth, |_, nodes, search| {
        let state = |node: &Node| State {
            used: [node.places, node.plans, node.goals],
            open: node.open,
            worth: Exact(search.worth(node)),
        };
        layers.push(nodes.iter().map(state).collect());
    });
    let leaves = solver.instance().leaves.iter();
    let step =
        |(leaf, states): (&Leaf, Vec<State>)| Step { item: problem.items[leaf.item].key.clone(), states };
    let prices = prices.unwrap_or_default();
    let prices = Prices { place: Exact(prices.place), plan: Exact(prices.plan), goal: Exact(prices.goal) };
    let steps = leaves.zip(layers).map(step).collect();
    let certificate = document(problem, &solution, prices, steps, None);
    Ok((solution, certificate))
}

fn document(
    problem: &Problem,
    solution: &Solution,
    prices: Prices,
    steps: Vec<Step>,
    tree: Option<Tree>,
) -> Certificate {
    let chosen = solution.items.iter();
    Certificate {
        schema: CERTIFICATE_SCHEMA.into(),
        problem: problem.digest(),
        value: solution.value,
        chosen: chosen.map(|one| CertifiedItem { item: one.item.clone(), mode: one.mode }).collect(),
        prices,
        steps,
        tree,
    }
}
