//! The best choice within the bounds, its proof, what stands around it, and the same choice in every view.

use super::asked::Asked;
use super::derive::report_kinds;
use super::run::{AssessError, unanswered};
use super::scored::Scored;
use super::views::Viewed;
use crate::comparison::{Base, Grounds, Reasons, reasons};
use crate::portfolio::{self, Portfolio, Question};
use crate::priorities::{
    self, Alternatives, Certificate, Explanation, Formulation, Problem, Solution, Unsolvable,
};

use super::doubts::Doubted;

/// A set is nearly as good as the best one if it is worth at most one part in so many less.
const NEAR: i64 = 100;

/// What every area is worth where only their number counts, in micro-units.
const ALIKE: i64 = 1_000_000;

/// The choice.
pub(super) struct Chosen {
    /// Number of areas that depend on each area of the table.
    pub(super) dependents: Vec<u32>,
    pub(super) problem: Problem,
    pub(super) solution: Solution,
    pub(super) certificate: Certificate,
    pub(super) explanation: Explanation,
    pub(super) alternatives: Alternatives,
    pub(super) portfolio: Portfolio,
    /// Most areas that bounds and rules let in together.
    pub(super) most: usize,
}

impl Asked<'_> {
    /// Chooses, proves it, and chooses again in every view.
    pub(super) fn chosen(
        &self,
        base: &Base<'_>,
        scored: &Scored,
        viewed: &Viewed,
    ) -> Result<Chosen, AssessError> {
        let progress = self.begin("priorities")?;
        let dependents = base.dependents(scored.table(), &scored.appraisal.evidence, base.reading.model);
        let problem = problem(base, scored, &dependents);
        let infeasible = AssessError::Infeasible;
        let (solution, certificate) = priorities::certify(&problem).map_err(infeasible)?;
        let explanation = priorities::explain(&problem, &solution).map_err(infeasible)?;
        let near = solution.value / NEAR;
        let alternatives = priorities::alternatives(&problem, &solution, near).map_err(infeasible)?;
        let question = Question {
            problem: &problem,
            proposal: &solution,
            uncertain: &viewed.uncertain,
            seed: self.settings.seed,
            samples: viewed.robustness.settings.samples,
            region: Some(&viewed.region.polytope),
            reports: &report_kinds(base.reading.model),
        };
        let portfolio = portfolio::analyse(&question, progress).map_err(unanswered)?;
        let most = most_areas(&problem).unwrap_or(solution.items.len());
        Ok(Chosen { dependents, problem, solution, certificate, explanation, alternatives, portfolio, most })
    }

    /// Why each area is in or out, and what would decide it the other way.
    pub(super) fn reasons(
        &self,
        base: &Base<'_>,
        scored: &Scored,
        viewed: &Viewed,
        chosen: &Chosen,
        doubted: &Doubted,
    ) -> Result<Reasons, AssessError> {
        self.begin("reasons")?;
        let found: Result<Reasons, Unsolvable> = reasons(&Grounds {
            base,
            appraisal: &scored.appraisal,
            scores: &scored.scores,
            region: &viewed.region,
            problem: &chosen.problem,
            solution: &chosen.solution,
            explanation: &chosen.explanation,
            variants: &doubted.doubts.variants,
            left_out: &doubted.doubts.left_out,
            most: chosen.most,
            in_views: &|area| chosen.portfolio.item(area).map(|item| item.selected.value),
        });
        found.map_err(AssessError::Infeasible)
    }
}

/// Most areas that bounds and rules let in together, whatever they are worth; none if nothing fits.
fn most_areas(problem: &Problem) -> Option<usize> {
    let mut alike = problem.clone();
    alike.bounds.least_value = None;
    for item in &mut alike.items {
        (item.value, item.bonus) = (ALIKE, 0);
    }
    alike.elements.iter_mut().for_each(|element| element.value = 0);
    Some(priorities::solve(&alike).ok()?.items.len())
}

fn problem(base: &Base<'_>, scored: &Scored, dependents: &[u32]) -> Problem {
    priorities::formulate(Formulation {
        dossier: base.reading.dossier,
        table: scored.table(),
        scores: &scored.scores.additive,
        dependents,
        bounds: base.reading.model.selection,
        rules: &base.reading.model.selection_rules,
        forced: base.forced,
    })
}
