//! Lists beside one another: at the expected evidence, in every view, under other models and other people's weights.

use std::collections::BTreeSet;

use super::best::Best;
use super::check::TELLS_NOTHING;
use super::listed::{Cost, Listed};
use super::result::{Against, Break, EvaluatedList, LISTS_SCHEMA, ListedArea, Lists};
use super::terms::{Placed, Terms, broken_rules};
use super::views::{Field, InViews, Seen, Watch};
use super::written::WrittenDecision;
use crate::dossier::Dossier;
use crate::model::MissingPolicy;
use crate::portfolio::{Looked, Portfolio, Set};
use crate::priorities::{Explanation, Problem, ProblemFault, Solution};

/// The lists of a run, placed in its problem.
#[derive(Debug)]
pub struct Compared<'a> {
    problem: &'a Problem,
    listed: Vec<Listed>,
    field: Field,
}

/// What else a run knows of its lists.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Why each area is in or out.
    pub explanation: &'a Explanation,
    /// The choice over all views.
    pub portfolio: &'a Portfolio,
    /// The choice under other models, that of the run first, by name; none where nothing can be scored.
    pub models: &'a [(String, Option<Problem>)],
    /// The choice under each treatment of what nobody knows.
    pub policies: &'a [(MissingPolicy, Option<Problem>)],
    /// The choice under the weights of stakeholders, by key.
    pub stakeholders: &'a [(String, Option<Problem>)],
}

impl<'a> Compared<'a> {
    /// The proposal, the priorities of the last cycle, and the lists that somebody named, in this order.
    #[must_use]
    pub fn new(
        problem: &'a Problem,
        proposal: &Solution,
        tool: &str,
        dossier: &Dossier,
        decisions: &[&WrittenDecision],
    ) -> Self {
        let mut listed = vec![Listed::proposal(proposal, tool)];
        listed.extend(Listed::previous(dossier));
        listed.extend(decisions.iter().map(|written| Listed::from(*written)));
        let placed = listed.iter().map(|list| Placed::of(problem, list)).collect();
        Self { problem, listed, field: Field::of(problem, placed) }
    }

    /// Looks at views.
    pub(crate) fn watch(&self) -> Result<Watch<'_>, ProblemFault> {
        Watch::new(&self.field)
    }

    /// What is said of the lists.
    ///
    /// # Errors
    /// If a problem has a fault.
    pub(crate) fn evaluated(
        &self,
        looked: Looked<Seen<'_>>,
        known: Known<'_>,
    ) -> Result<Lists, ProblemFault> {
        let free = Terms::of_model(self.problem);
        let best = Best::new(&free, self.field.items)?.value(&self.field.worths, &self.field.alone)?;
        let best = best.unwrap_or(0);
        let models = regrets_by(known.models, &self.listed)?;
        let by_model: Vec<Vec<Option<i64>>> = (0..self.listed.len()).map(|at| column(&models, at)).collect();
        let policies = regrets_by(known.policies, &self.listed)?;
        let stakeholders = regrets_by(known.stakeholders, &self.listed)?;
        let evaluation = Evaluation {
            compared: self,
            known,
            best,
            worths: worths(&self.field)?,
            bests: bests(&self.field)?,
            joined: joined_freely(&self.field)?,
            views: InViews(looked),
            by_model: &by_model,
            policies: &policies,
            stakeholders: &stakeholders,
        };
        let names =
            |named: &[(String, Option<Problem>)]| named.iter().map(|(name, _)| name.clone()).collect();
        Ok(Lists {
            schema: LISTS_SCHEMA.to_owned(),
            candidates: self.problem.items.len(),
            views: evaluation.views.0.views,
            bounds: bounds(self.problem),
            best: points(best),
            models: names(known.models),
            policies: known.policies.iter().map(|(policy, _)| *policy).collect(),
            stakeholders: names(known.stakeholders),
            least_largest: least_largest(&by_model, &self.listed),
            lists: (0..self.listed.len()).map(|at| evaluation.list(at)).collect(),
        })
    }
}

/// Micro-units in points of score.
fn points(units: i64) -> f64 {
    units as f64 / 1e6
}

fn bounds(problem: &Problem) -> Cost {
    let bounds = problem.bounds;
    Cost { places: bounds.priorities, plans: bounds.plans, goals: bounds.goals }
}

/// Worth of each list, and of the best choice at its costs, at the expected evidence.
fn worths(field: &Field) -> Result<Vec<(i64, i64)>, ProblemFault> {
    let mut worths = vec![(0, 0); field.lists.len()];
    field.worths(&mut field.bests()?, &field.alone, &mut worths)?;
    Ok(worths)
}

/// The best choice at the costs of each list, at the expected evidence; the list itself where nothing is better.
fn bests(field: &Field) -> Result<Vec<Set>, ProblemFault> {
    let mut bests = field.bests()?;
    let mut sets = Vec::with_capacity(field.lists.len());
    for (list, &of) in field.lists.iter().zip(&field.of) {
        let found = bests[of].set(&field.worths, &field.alone)?;
        let worth = |set: &Set| field.worths.set(set, &field.alone);
        let better = found.filter(|found| worth(found) > worth(&list.set));
        sets.push(better.unwrap_or_else(|| list.set.clone()));
    }
    Ok(sets)
}

/// Worth of the best choice with the plans and goals of each list if any areas may be joined in one priority.
fn joined_freely(field: &Field) -> Result<Vec<i64>, ProblemFault> {
    let best = |&of: &usize| {
        let mut terms = field.terms[of].clone();
        terms.problem.bounds.priorities = u32::MAX;
        let best = Best::new(&terms, field.items)?.value(&field.worths, &field.alone)?;
        Ok(best.unwrap_or(0))
    };
    field.of.iter().map(best).collect()
}

/// Regret of each list in each problem.
fn regrets_by<N>(
    problems: &[(N, Option<Problem>)],
    listed: &[Listed],
) -> Result<Vec<Vec<Option<i64>>>, ProblemFault> {
    let regrets = |problem: &Problem| {
        let placed = listed.iter().map(|list| Placed::of(problem, list)).collect();
        let worths = worths(&Field::of(problem, placed))?;
        Ok(worths.into_iter().map(|(own, best)| Some(best - own)).collect())
    };
    let of = |(_, problem): &(N, Option<Problem>)| match problem {
        Some(problem) => regrets(problem),
        None => Ok(vec![None; listed.len()]),
    };
    problems.iter().map(of).collect()
}

fn column(rows: &[Vec<Option<i64>>], at: usize) -> Vec<Option<i64>> {
    rows.iter().map(|row| row[at]).collect()
}

/// Names of the lists whose largest regret is the least.
fn least_largest(by_model: &[Vec<Option<i64>>], listed: &[Listed]) -> Vec<String> {
    let largest: Vec<Option<i64>> =
        by_model.iter().map(|regrets| regrets.iter().copied().max().flatten()).collect();
    let least = largest.iter().flatten().min().copied();
    let is_least = |(_, largest): &(&Listed, &Option<i64>)| largest.is_some() && **largest == least;
    listed.iter().zip(&largest).filter(is_least).map(|(list, _)| list.id.clone()).collect()
}

/// The lists under evaluation.
struct Evaluation<'a> {
    compared: &'a Compared<'a>,
    known: Known<'a>,
    /// Worth of the best choice within the bounds of the model.
    best: i64,
    worths: Vec<(i64, i64)>,
    /// The best choice at the costs of each list.
    bests: Vec<Set>,
    /// Worth of the best choice with the plans and goals of each list if any areas may be joined.
    joined: Vec<i64>,
    views: InViews<'a>,
    by_model: &'a [Vec<Option<i64>>],
    policies: &'a [Vec<Option<i64>>],
    stakeholders: &'a [Vec<Option<i64>>],
}

impl Evaluation<'_> {
    fn list(&self, at: usize) -> EvaluatedList {
        let (listed, placed) = (&self.compared.listed[at], &self.compared.field.lists[at]);
        let (own, best) = self.worths[at];
        let breaks = breaks(bounds(self.compared.problem), placed.cost);
        let broken_rules = broken_rules(self.compared.problem, placed);
        let share = placed.set.members().count() as f64 / self.compared.problem.items.len().max(1) as f64;
        let in_points = |regrets: Vec<Option<i64>>| regrets.into_iter().map(|one| one.map(points)).collect();
        EvaluatedList {
            id: listed.id.clone(),
            title: listed.title.clone(),
            status: listed.status,
            author: listed.author.clone(),
            date: listed.date.clone(),
            source: listed.source.clone(),
            sha256: listed.sha256.clone(),
            places: placed.cost.places,
            plans: placed.cost.plans,
            goals: placed.cost.goals,
            places_alone: self.places_alone(placed),
            fits: breaks.is_empty() && broken_rules.is_empty(),
            breaks,
            broken_rules,
            unscored: placed.unscored.clone(),
            base_rate: share,
            cannot_tell: at > 0 && share >= TELLS_NOTHING,
            worth: points(own),
            best_at_cost: points(best),
            regret: points(best - own),
            regret_joined_freely: points(self.joined[at].max(best) - own),
            better_with: self.keys(self.bests[at].beyond(&placed.set)),
            better_without: self.keys(placed.set.beyond(&self.bests[at])),
            price_of_bounds: points(self.best - best),
            share_best: self.views.best(at),
            regret_mean: self.views.regret(at),
            regret_p5: self.views.quantile(at, 0.05),
            regret_p95: self.views.quantile(at, 0.95),
            regret_largest: self.views.largest(at),
            by_model: in_points(self.by_model[at].clone()),
            by_policy: in_points(column(self.policies, at)),
            by_stakeholder: in_points(column(self.stakeholders, at)),
            overlap: self.overlap(at),
            areas: self.areas(at),
        }
    }

    fn keys(&self, items: impl Iterator<Item = usize>) -> Vec<String> {
        items.map(|at| self.compared.problem.items[at].key.clone()).collect()
    }

    /// Places that the areas of a list that plans can carry take in the bundles of the model.
    fn places_alone(&self, list: &Placed) -> u32 {
        let items = &self.compared.problem.items;
        let takes = |at: &usize| items[*at].options.iter().any(|option| option.takes_place);
        let bundles: BTreeSet<usize> = list.set.members().filter(takes).map(|at| items[at].bundle).collect();
        u32::try_from(bundles.len()).unwrap_or(u32::MAX)
    }

    /// The list against every other one.
    fn overlap(&self, at: usize) -> Vec<Against> {
        let keys = |at: usize| -> BTreeSet<&str> {
            self.compared.listed[at].areas().map(|(area, _)| area).collect()
        };
        let own = keys(at);
        let against = |other: usize| {
            let others = keys(other);
            let common = own.intersection(&others).count();
            let share = |of: usize| common as f64 / of.max(1) as f64;
            let (better, difference) = self.views.duel(at, other);
            Against {
                list: self.compared.listed[other].id.clone(),
                common,
                jaccard: share(own.len() + others.len() - common),
                precision: share(own.len()),
                recall: share(others.len()),
                better,
                difference,
            }
        };
        (0..self.compared.listed.len()).filter(|other| *other != at).map(against).collect()
    }

    /// Areas of the list and of the proposal, by key.
    fn areas(&self, at: usize) -> Vec<ListedArea> {
        let listed = &self.compared.listed;
        let keys: BTreeSet<&str> = listed[at].areas().chain(listed[0].areas()).map(|(key, _)| key).collect();
        let area = |key: &str| {
            let standing = self.known.explanation.standings.iter().find(|standing| standing.item == key);
            ListedArea {
                area: key.to_owned(),
                group: listed[at].areas().find(|(own, _)| *own == key).map(|(_, group)| group.to_owned()),
                proposed: listed[0].areas().any(|(own, _)| own == key),
                gap: standing.and_then(|standing| standing.gap).map(points),
                change: standing.and_then(|standing| standing.change).map(points),
                chosen: self.known.portfolio.item(key).map(|item| item.selected),
                why: standing.map(|standing| standing.why),
            }
        };
        keys.into_iter().map(area).collect()
    }
}

/// Bounds that a list breaks.
fn breaks(limits: Cost, takes: Cost) -> Vec<Break> {
    let pairs = [
        ("places", limits.places, takes.places),
        ("plans", limits.plans, takes.plans),
        ("goals", limits.goals, takes.goals),
    ];
    let broken = pairs.into_iter().filter(|(_, limit, takes)| takes > limit);
    broken
        .map(|(bound, limit, takes)| Break { bound: bound.to_owned(), limit, over: takes - limit })
        .collect()
}
