//! The best choice within the bounds, its proof, what stands around it, and the same choice in every view.

use super::asked::Asked;
use super::derive::report_kinds;
use super::linked::Linked;
use super::run::{AssessError, unanswered};
use super::scored::Scored;
use super::views::Viewed;
use crate::comparison::{Base, Grounds, Reasons, reasons};
use crate::dossier::{Dossier, NetworkIx};
use crate::evidence::Reading;
use crate::lists::{Compared, Known, Lists};
use crate::model::{MissingPolicy, Stakeholder};
use crate::portfolio::{self, Portfolio, PortfolioError, Question};
use crate::priorities::{self, Alternatives, Certificate, Explanation, Problem, Solution, Unsolvable};
use crate::results::Packing;
use crate::robustness::{scores_under, stakeholder_weights};

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
    /// What people have in mind, beside the proposal.
    pub(super) lists: Lists,
    /// What other bundles cost; none if the run has those of the dossier.
    pub(super) packing: Option<Packing>,
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
        let problem = Self::problem_of(base, scored, &scored.scores.additive);
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
        let fault = |fault| AssessError::Portfolio(PortfolioError::Problem(fault));
        let (dossier, tool) = (base.reading.dossier, &self.settings.tool);
        let compared = Compared::new(&problem, &solution, tool, dossier, self.inputs.decisions);
        let watch = compared.watch().map_err(fault)?;
        let (portfolio, looked) =
            portfolio::analyse_beside(&question, &watch, progress).map_err(unanswered)?;
        let (models, stakeholders) = (self.under_models(base, &problem), self.under_weights(base, scored));
        let policies = MissingPolicy::TRIED.map(|policy| (policy, base.problem_with(policy)));
        let known = Known {
            explanation: &explanation,
            portfolio: &portfolio,
            models: &models,
            policies: &policies,
            stakeholders: &stakeholders,
        };
        let lists = compared.evaluated(looked, known).map_err(fault)?;
        let packing = self.inputs.packed_from.map(|own| packing(base, own, scored, &solution));
        let most = most_areas(&problem).unwrap_or(solution.items.len());
        Ok(Chosen {
            dependents,
            problem,
            solution,
            certificate,
            explanation,
            alternatives,
            portfolio,
            lists,
            packing,
            most,
        })
    }

    /// The choice under the model of the run and under those that come with the program.
    fn under_models(&self, base: &Base<'_>, own: &Problem) -> Vec<(String, Option<Problem>)> {
        let name = &base.reading.model.name;
        let others = self.inputs.presets.iter().filter(|preset| preset.name != *name);
        let others = others.map(|preset| (preset.name.clone(), base.problem_under(preset)));
        std::iter::once((name.clone(), Some(own.clone()))).chain(others).collect()
    }

    /// The choice under the weights of each stakeholder.
    fn under_weights(&self, base: &Base<'_>, scored: &Scored) -> Vec<(String, Option<Problem>)> {
        let stakeholders = self.inputs.stakeholders.map_or(&[][..], |file| &file.stakeholders);
        let problem = |weights: &[f64]| {
            let scores = scores_under(scored.table(), weights);
            Self::problem_of(base, scored, &scores)
        };
        let of =
            |one: &Stakeholder| (one.key.clone(), Some(problem(&stakeholder_weights(scored.table(), one))));
        stakeholders.iter().map(of).collect()
    }

    /// The choice among the areas that are scored.
    fn problem_of(base: &Base<'_>, scored: &Scored, scores: &[f64]) -> Problem {
        base.problem(base.reading.model, scored.table(), &scored.appraisal.evidence, scores)
    }

    /// Why each area is in or out, and what would decide it the other way.
    pub(super) fn reasons(
        &self,
        base: &Base<'_>,
        linked: &Linked,
        scored: &Scored,
        viewed: &Viewed,
        chosen: &Chosen,
        doubted: &Doubted,
    ) -> Result<Reasons, AssessError> {
        self.begin("reasons")?;
        let networks = linked.analysis.networks.iter();
        let threatening: Vec<NetworkIx> =
            networks.filter(|profile| profile.high_risk).map(|profile| profile.network).collect();
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
            threatening: &threatening,
            most: chosen.most,
            in_views: &|area| chosen.portfolio.item(area).map(|item| item.selected.value),
        });
        found.map_err(AssessError::Infeasible)
    }
}

/// What the bundles of the run cost beside those of the dossier as it was read.
fn packing(base: &Base<'_>, own: &Dossier, scored: &Scored, solution: &Solution) -> Packing {
    let base = Base { reading: Reading { dossier: own, ..base.reading }, ..*base };
    Packing::between(&Asked::problem_of(&base, scored, &scored.scores.additive), solution)
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
