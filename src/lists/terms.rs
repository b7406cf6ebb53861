//! The terms of a list: the problem in which the list itself is one of the choices.
//!
//! A list is compared with the best choice *at its own costs*. What the list joins is joined for every choice: its priorities
//! join the bundles of the model that they take areas of, areas that share a plan in the list are one item with one plan, and
//! an area that a goal alone carries may be carried so. Its bounds are what the list takes. Overrides are lifted, because
//! they are somebody's will as the list is; so are the rules that the list does not keep. Every other rule holds. So the list
//! fits its own terms, and its regret is never negative.

use std::collections::BTreeMap;

use super::listed::{Carried, Cost, Listed};
use crate::portfolio::Set;
use crate::priorities::{Bounds, Item, Mode, ModeOption, Problem, Use};

/// A problem whose items stand for one or several items of another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Terms {
    pub(super) problem: Problem,
    /// Positions of the items of the other problem that each item stands for.
    pub(super) members: Vec<Vec<usize>>,
}

/// Whether a group takes a place, and its parts: positions with the plans and goals that carry them.
type Group = (bool, Vec<(Vec<usize>, u32, u32)>);

/// A list in the positions of a problem.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) set: Set,
    pub(super) cost: Cost,
    /// Keys of areas that are not scored.
    pub(super) unscored: Vec<String>,
    /// For each group whether it takes a place, and its parts: positions with the plans and goals that carry them.
    groups: Vec<Group>,
}

impl Placed {
    /// Finds the areas of a list among the items of a problem.
    pub(super) fn of(problem: &Problem, list: &Listed) -> Self {
        let items = problem.items.iter().enumerate();
        let places: BTreeMap<&str, usize> = items.map(|(at, item)| (item.key.as_str(), at)).collect();
        let mut set = Set::empty(problem.items.len());
        // An area counts where it stands first; a list of the last cycle may have it twice.
        let mut find = |part: &Carried| {
            let found = part.areas.iter().filter_map(|key| places.get(key.as_str()).copied());
            let found: Vec<usize> = found.filter(|&at| !set.has(at)).collect();
            found.iter().for_each(|&at| set.insert(at));
            (found, part.plans, part.goals)
        };
        let mut groups = Vec::new();
        for group in &list.groups {
            groups.push((group.place, group.parts.iter().map(&mut find).collect()));
        }
        let unscored = list.areas().filter(|(key, _)| !places.contains_key(key));
        Self { set, cost: list.cost(), unscored: unscored.map(|(key, _)| key.to_owned()).collect(), groups }
    }

    fn parts(&self) -> impl Iterator<Item = &(Vec<usize>, u32, u32)> {
        self.groups.iter().flat_map(|(_, parts)| parts)
    }
}

/// A problem in which nobody forces anything.
pub(super) fn free(problem: &Problem) -> Problem {
    let mut free = problem.clone();
    free.items.iter_mut().for_each(|item| item.forced = None);
    free
}

impl Terms {
    /// The terms of the model: every item for itself, and nobody forces anything.
    pub(super) fn of_model(problem: &Problem) -> Self {
        let mut terms = Self::alone(problem);
        terms.settle();
        terms
    }

    /// Every item for itself.
    fn alone(problem: &Problem) -> Self {
        Self { problem: free(problem), members: (0..problem.items.len()).map(|at| vec![at]).collect() }
    }

    /// The terms of a list.
    pub(super) fn of(problem: &Problem, list: &Placed) -> Self {
        let Cost { places, plans, goals } = list.cost;
        let mut terms = Self::alone(problem);
        let least = problem.bounds.least_value;
        let worthy = |at: usize| least.is_none_or(|least| problem.items[at].value >= least);
        let least_value = least.filter(|_| list.set.members().all(worthy));
        terms.problem.bounds = Bounds { priorities: places, plans, goals, least_value };
        terms.lift(list);
        terms.join(list);
        for (items, plans, goals) in list.parts() {
            terms.carry(items, *plans, *goals);
        }
        terms.settle();
        terms
    }

    /// Takes away the rules that the list does not keep.
    fn lift(&mut self, list: &Placed) {
        let broken = broken_rules(&self.problem, list);
        let problem = &mut self.problem;
        problem.coverage.retain(|rule| !broken.contains(&rule.key));
        problem.exclusions.retain(|rule| !broken.contains(&rule.key));
        problem.prerequisites.retain(|rule| !broken.contains(&rule.item));
        problem.resources.retain(|resource| !broken.contains(&resource.key));
        let left: Vec<String> = problem.resources.iter().map(|resource| resource.key.clone()).collect();
        problem.items.iter_mut().for_each(|item| item.uses.retain(|own| left.contains(&own.resource)));
    }

    /// Joins the bundles of which a priority of the list takes areas.
    fn join(&mut self, list: &Placed) {
        for (_, parts) in list.groups.iter().filter(|(place, _)| *place) {
            let with_plan = parts.iter().filter(|(_, plans, _)| *plans > 0);
            let bundles: Vec<usize> = with_plan
                .flat_map(|(items, ..)| items.iter().map(|&at| self.problem.items[at].bundle))
                .collect();
            let Some(first) = bundles.iter().copied().min() else { continue };
            for item in self.problem.items.iter_mut().filter(|item| bundles.contains(&item.bundle)) {
                item.bundle = first;
            }
        }
    }

    /// Lets the areas of a part be carried as the list carries them. Where there are fewer plans than areas, and more than one,
    /// the list does not say which areas share: it is those that are worth least.
    fn carry(&mut self, part: &[usize], plans: u32, goals: u32) {
        let has_plan = |at: &usize| self.problem.items[*at].options.iter().any(|option| option.plans > 0);
        let (mut own, rest): (Vec<usize>, Vec<usize>) = part.iter().copied().partition(has_plan);
        if plans == 0 || rest.len() > goals as usize {
            own = part.to_vec();
        }
        if own.len() <= plans as usize {
            return self.offer(&own, ModeOption::PLAN);
        }
        if plans == 0 && own.len() <= goals as usize {
            return self.offer(&own, ModeOption::GOAL);
        }
        own.sort_by_key(|&at| (-self.problem.items[at].value, at));
        let alone = plans.saturating_sub(1) as usize;
        self.offer(&own[..alone], ModeOption::PLAN);
        let small = u8::try_from(goals).unwrap_or(u8::MAX);
        let goal = ModeOption { goals: small, ..ModeOption::GOAL };
        self.share(&own[alone..], if plans > 0 { ModeOption::PLAN } else { goal });
    }

    /// Lets items be carried in one more way.
    fn offer(&mut self, items: &[usize], option: ModeOption) {
        for &at in items {
            let options = &mut self.problem.items[at].options;
            if options.iter().all(|own| own.mode != option.mode) {
                options.push(option);
            }
        }
    }

    /// Makes one item of areas that share what carries them. All of them together cost no more than one of them, so that
    /// nothing is lost by choosing all or none.
    fn share(&mut self, part: &[usize], option: ModeOption) {
        let Some((&first, others)) = part.split_first() else { return };
        let mut joined = Item { options: vec![option], ..self.problem.items[first].clone() };
        for &at in others {
            let other = &mut self.problem.items[at];
            joined.value += other.value;
            joined.bonus += other.bonus;
            joined.covers.append(&mut other.covers);
            joined.uses.append(&mut other.uses);
        }
        joined.covers.sort();
        joined.covers.dedup();
        joined.uses = added(joined.uses);
        self.members[first] = part.iter().flat_map(|&at| std::mem::take(&mut self.members[at])).collect();
        let keys: Vec<String> = others.iter().map(|&at| self.problem.items[at].key.clone()).collect();
        self.rename(&keys, &joined.key);
        self.problem.items[first] = joined;
    }

    /// Whether items that share a plan can stand for one: nobody else shares it, and there is no rule that could tell them apart.
    fn may_be_one(&self, items: &[usize]) -> bool {
        let plan = &self.problem.items[items[0]].shared_plan;
        let sharing = self.problem.items.iter().zip(&self.members);
        let sharing = sharing.filter(|(item, members)| !members.is_empty() && item.shared_plan == *plan);
        let mut others = self.problem.clone();
        others.items.iter_mut().for_each(|item| item.shared_plan = None);
        sharing.count() == items.len() && !others.has_rules()
    }

    /// Lets rules speak of the item that stands for others.
    fn rename(&mut self, keys: &[String], stands: &str) {
        let problem = &mut self.problem;
        let lists = problem.coverage.iter_mut().map(|rule| &mut rule.items);
        let lists = lists.chain(problem.exclusions.iter_mut().map(|rule| &mut rule.items));
        for list in lists.chain(problem.prerequisites.iter_mut().map(|rule| &mut rule.any_of)) {
            list.iter_mut().filter(|key| keys.contains(key)).for_each(|key| stands.clone_into(key));
            list.sort();
            list.dedup();
        }
        problem.prerequisites.retain(|rule| !keys.contains(&rule.item) && !rule.any_of.contains(&rule.item));
    }

    /// Makes one item of what shares a plan in the model, and leaves out the items for which others stand.
    fn settle(&mut self) {
        let mut shared: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, item) in
            self.problem.items.iter().enumerate().filter(|(at, _)| !self.members[*at].is_empty())
        {
            let plan = item.options.contains(&ModeOption::PLAN) && !item.options.contains(&ModeOption::GOAL);
            if let Some(key) = item.shared_plan.clone().filter(|_| plan) {
                shared.entry(key).or_default().push(at);
            }
        }
        for items in shared.into_values().filter(|items| !items.is_empty()) {
            if !self.may_be_one(&items) {
                continue;
            }
            self.share(&items, ModeOption::PLAN);
            self.problem.items[items[0]].shared_plan = None;
        }
        let kept: Vec<bool> = self.members.iter().map(|members| !members.is_empty()).collect();
        let mut keep = kept.iter();
        self.problem.items.retain(|_| keep.next().copied().unwrap_or(true));
        self.members.retain(|members| !members.is_empty());
    }
}

/// Uses of one resource in one mode added up.
fn added(uses: Vec<Use>) -> Vec<Use> {
    let mut sums: BTreeMap<(String, Option<Mode>), u64> = BTreeMap::new();
    for own in uses {
        *sums.entry((own.resource, own.mode)).or_default() += own.amount;
    }
    sums.into_iter().map(|((resource, mode), amount)| Use { resource, mode, amount }).collect()
}

/// Keys of the rules that a list does not keep, in the order of the problem; a prerequisite has the key of its item.
pub(super) fn broken_rules(problem: &Problem, list: &Placed) -> Vec<String> {
    let has = |key: &String| list.set.members().any(|at| problem.items[at].key == *key);
    let count = |keys: &[String]| keys.iter().filter(|key| has(key)).count() as u64;
    let coverage = problem.coverage.iter().filter(|rule| count(&rule.items) < u64::from(rule.least));
    let exclusions = problem.exclusions.iter().filter(|rule| count(&rule.items) > u64::from(rule.most));
    let needs = problem.prerequisites.iter().filter(|rule| has(&rule.item) && count(&rule.any_of) == 0);
    let used = |key: &str| -> u64 {
        let mode = |plans: u32, goals: u32| match (plans, goals) {
            (0, _) => Mode::Chsg,
            (_, 0) => Mode::Oap,
            _ => Mode::Both,
        };
        let of_part = |(items, plans, goals): &(Vec<usize>, u32, u32)| -> u64 {
            items.iter().map(|&at| problem.items[at].uses_of(key, mode(*plans, *goals))).sum()
        };
        list.parts().map(of_part).sum()
    };
    let resources = problem.resources.iter().filter(|resource| used(&resource.key) > resource.limit);
    coverage
        .map(|rule| rule.key.clone())
        .chain(exclusions.map(|rule| rule.key.clone()))
        .chain(needs.map(|rule| rule.item.clone()))
        .chain(resources.map(|resource| resource.key.clone()))
        .collect()
}
