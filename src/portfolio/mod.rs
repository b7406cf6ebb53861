//! How sure the list is, and what to find out next: the choice over all views of the simulation.
//!
//! The simulation says who ranks where, the choice says what is proposed at the expected evidence. Here the two meet: the
//! choice is solved in every view. It is a stage of its own after `priorities`, because it needs the views of one and the
//! solver of the other, and because neither of them needs to know of the other.

mod beside;
mod candidates;
mod counted;
mod counts;
mod error;
mod every_view;
mod information;
mod nondominated;
mod result;
mod set;
mod worths;

pub(crate) use beside::{Beside, Looked};
pub use candidates::{Candidate, Candidates, Role};
pub(crate) use counts::{Shortfalls, Sums};
pub use error::PortfolioError;
pub use information::{Gap, Information, Joint, ReportKind, Worth};
pub use nondominated::{Class, NonDominated};
pub(crate) use set::Set;
pub(crate) use worths::Worths;

pub use result::{BundleShare, FrequentSet, ItemShare, ModeShares, Portfolio, Shortfall};

use crate::diagnostics::Progress;
use crate::numeric::polytope::Polytope;
use crate::priorities::{Problem, Solution};
use crate::robustness::{Uncertain, Views};
use beside::Nobody;
use counted::Counted;
use every_view::Field;
use information::decision::Decision;
use nondominated::{Choice, Knowledge};

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The choice.
    pub problem: &'a Problem,
    /// What is proposed.
    pub proposal: &'a Solution,
    /// What the values are drawn from; its alternatives have the keys of the items.
    pub uncertain: &'a Uncertain,
    /// Seed of the views.
    pub seed: u64,
    /// Number of views, at least 1; where there are hundreds of items, fewer are solved.
    pub samples: u64,
    /// Admissible weights, for what holds under all of them; none if nothing is to be said on that.
    pub region: Option<&'a Polytope>,
    /// Reports of which it is asked what one more of them is worth.
    pub reports: &'a [ReportKind],
}

/// Solves the choice in every view and says how much of the proposal survives.
///
/// # Errors
/// If the views cannot be drawn, the problem has a fault, or somebody stops it.
pub fn analyse(question: &Question<'_>, progress: &dyn Progress) -> Result<Portfolio, PortfolioError> {
    Ok(analyse_beside(question, &Nobody, progress)?.0)
}

/// [`analyse`], and something else that looks at the same views.
pub(crate) fn analyse_beside<B: Beside>(
    question: &Question<'_>,
    beside: &B,
    progress: &dyn Progress,
) -> Result<(Portfolio, Looked<B::Seen>), PortfolioError> {
    let Question { problem, proposal, uncertain, seed, reports, .. } = *question;
    let samples = question.samples.min(affordable(problem.items.len()));
    progress.stage("choices", samples);
    let views = Views::new(uncertain, seed, samples)?;
    let rows = rows(problem, uncertain)?;
    let items = problem.items.len();
    let proposed = Set::of(items, (0..items).filter(|&at| proposal.has(&problem.items[at].key)));
    let counted = Counted::of(uncertain);
    let worths = Worths::of(problem);
    let field = Field {
        problem,
        rows: &rows,
        views: &views,
        proposed: &proposed,
        counted: &counted,
        worths: &worths,
    };
    let (counts, seen) = field.solve(beside, progress)?;
    let looked = Looked { seen, views: counts.views, efficiency: views.efficiency() };
    let weights = counted.mean_weights(&counts);
    let expected = information::expected_values(&field, uncertain, &weights);
    let linear = expected.is_some();
    let values = expected.unwrap_or_else(|| counts.values.iter().map(counts::Sums::mean).collect());
    let found = result::written(&field, &counts);
    let Some(decision) = Decision::new(problem, values)? else { return Ok((found, looked)) };
    let information =
        linear.then(|| information::inform(&field, uncertain, &weights, &decision, reports)).transpose()?;
    let candidates = Some(candidates::compare(&field, &counts, &decision)?);
    let choice = |knowledge| {
        let region = question.region?;
        Choice::new(problem, &rows, uncertain, region, knowledge)?.solve()
    };
    let portfolio = Portfolio {
        over_weights: choice(Knowledge::Expected),
        over_everything: choice(Knowledge::Intervals),
        candidates,
        information,
        ..found
    };
    Ok((portfolio, looked))
}

/// Views of this many items for which a choice in each takes some seconds: the time of one grows with their square.
fn affordable(items: usize) -> u64 {
    const WORK: u64 = 4_000_000_000;
    const FEWEST: u64 = 1_000;
    let items = items.max(1) as u64;
    (WORK / items.saturating_mul(items)).max(FEWEST)
}

/// Alternative of each item.
fn rows(problem: &Problem, uncertain: &Uncertain) -> Result<Vec<usize>, PortfolioError> {
    let row = |item: &crate::priorities::Item| {
        let found = uncertain.alternatives.iter().position(|key| *key == item.key);
        found.ok_or_else(|| PortfolioError::NoValue(item.key.clone()))
    };
    problem.items.iter().map(row).collect()
}
