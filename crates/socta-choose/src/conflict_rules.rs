//! The smallest set of overrides, bounds and rules that cannot be kept together.
//!
//! Sets that leave something out are tried, the smallest first that hits every set of which it is known that something
//! must be left out of it. Which one that is, is a choice under coverage rules itself. The first one that cannot be kept is
//! the answer: every conflict hits all of those sets, so none is smaller.
//!
//! # Source
//! Ignatiev, A., Previti, A., Liffiton, M. & Marques-Silva, J. (2015): Smallest MUS extraction with minimal hitting set
//! dualization. CP 2015, LNCS 9255, 173-182.
//!
//! # Complexity
//! As many rounds as there are ways to repair the conflict at worst; one solution an override, bound or rule in each.

use crate::instance::Instance;
use crate::item::{Direction, Item, LARGEST_AMOUNT, ModeOption, Override};
use crate::problem::{Bounds, BundleKey, Problem};
use crate::rules::Coverage;
use crate::solver::Solver;
use crate::tree::RowName;
use crate::unsolvable::{Bound, Conflict, Demand};

/// Rounds after which a conflict is made irreducible instead of smallest.
const ROUNDS: usize = 300;

/// Something that can be kept or not.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Member {
    Bound(Bound),
    LeastValue,
    /// Position of an item that is forced in or out.
    Forced(usize),
    Coverage(usize),
    Exclusion(usize),
    Prerequisite(usize),
    Resource(usize),
}

/// Names the conflict of a problem with rules that has no choice; overrides and bounds are those of the instance.
pub(crate) fn find(problem: &Problem, instance: &Instance) -> Conflict {
    let problem = bare(problem, instance);
    let members = members(&problem);
    let kept = smallest(&problem, &members);
    let key = |item: &Item| item.key.clone();
    let forced = |items: Vec<&Item>, way: Direction| {
        let mut keys: Vec<String> =
            items.into_iter().filter(|item| item.direction() == Some(way)).map(key).collect();
        keys.sort();
        keys
    };
    let named = || {
        kept.iter()
            .filter_map(|member| if let Member::Forced(at) = member { problem.items.get(*at) } else { None })
    };
    let mut conflict = Conflict {
        demands: Vec::new(),
        items: forced(named().collect(), Direction::In),
        forced_in: forced(problem.items.iter().collect(), Direction::In),
        forced_out: forced(named().collect(), Direction::Out),
        rules: kept.iter().filter_map(|member| rule_name(&problem, member)).collect(),
    };
    let alone = only(&problem, &members, &kept);
    for bound in
        kept.iter().filter_map(|member| if let Member::Bound(bound) = member { Some(*bound) } else { None })
    {
        let (allowed, needed) = (bound.limit(&problem.bounds), needed(&alone, bound));
        conflict.demands.push(Demand { bound, allowed, needed });
    }
    conflict
}

/// The problem with the overrides and bounds of the instance, in which nothing is worth anything.
fn bare(problem: &Problem, instance: &Instance) -> Problem {
    let mut bare = problem.clone();
    bare.bounds = instance.bounds;
    for leaf in &instance.leaves {
        let worthy = instance.is_worthy(leaf.value + leaf.alone);
        let item = &mut bare.items[leaf.item];
        if item.direction() != leaf.forced {
            item.forced = leaf.forced.map(hypothetical);
        }
        // The least value is kept by what is worth too little having a value below all others.
        item.value = -i64::from(!worthy);
        item.bonus = 0;
        item.covers.clear();
        item.options.iter_mut().for_each(|option| option.extra = 0);
    }
    bare.bounds.least_value = bare.bounds.least_value.map(|_| 0);
    bare.elements.clear();
    // In canonical order, so that the same problem in another order has the same answer.
    let rules = problem.canonical_rules();
    bare.coverage = rules.coverage;
    bare.exclusions = rules.exclusions;
    bare.prerequisites = rules.prerequisites;
    bare.resources = rules.resources;
    bare.items.sort_by(|a, b| a.key.cmp(&b.key));
    bare
}

/// Stands for an override that is only tried out.
pub(crate) fn hypothetical(direction: Direction) -> Override {
    Override::new(direction, "tried out", "tried out")
}

fn members(problem: &Problem) -> Vec<Member> {
    let forced = |(at, item): (usize, &Item)| item.forced.is_some().then_some(Member::Forced(at));
    let mut members: Vec<Member> = (0..problem.coverage.len()).map(Member::Coverage).collect();
    members.extend((0..problem.exclusions.len()).map(Member::Exclusion));
    members.extend((0..problem.prerequisites.len()).map(Member::Prerequisite));
    members.extend((0..problem.resources.len()).map(Member::Resource));
    members.extend(Bound::ALL.map(Member::Bound));
    members.extend(problem.bounds.least_value.map(|_| Member::LeastValue));
    members.extend(problem.items.iter().enumerate().filter_map(forced));
    members
}

/// The problem with some of its overrides, bounds and rules only.
fn only(problem: &Problem, members: &[Member], kept: &[Member]) -> Problem {
    let gone = |member: &Member| !kept.contains(member) && members.contains(member);
    let mut part = problem.clone();
    for bound in Bound::ALL.into_iter().filter(|bound| gone(&Member::Bound(*bound))) {
        part.bounds = bound.with_limit(part.bounds, u32::MAX);
    }
    if gone(&Member::LeastValue) {
        part.bounds.least_value = None;
    }
    for (_, item) in part.items.iter_mut().enumerate().filter(|(at, _)| gone(&Member::Forced(*at))) {
        item.forced = None;
    }
    retain(&mut part.coverage, |at| !gone(&Member::Coverage(at)));
    retain(&mut part.exclusions, |at| !gone(&Member::Exclusion(at)));
    retain(&mut part.prerequisites, |at| !gone(&Member::Prerequisite(at)));
    for (at, resource) in part.resources.iter_mut().enumerate() {
        if gone(&Member::Resource(at)) {
            resource.limit = LARGEST_AMOUNT;
            part.items.iter_mut().for_each(|item| item.uses.retain(|used| used.resource != resource.key));
        }
    }
    part
}

fn retain<T>(list: &mut Vec<T>, keep: impl Fn(usize) -> bool) {
    let mut at = 0;
    list.retain(|_| {
        at += 1;
        keep(at - 1)
    });
}

fn fits(problem: &Problem) -> bool {
    Solver::new(problem).is_ok_and(|mut solver| solver.fits())
}

/// The fewest members that cannot be kept together.
fn smallest(problem: &Problem, members: &[Member]) -> Vec<Member> {
    let mut repairs: Vec<Vec<usize>> = Vec::new();
    let mut kept: Vec<usize> = Vec::new();
    for _ in 0..ROUNDS {
        let chosen: Vec<Member> = kept.iter().map(|&at| members[at].clone()).collect();
        if !fits(&only(problem, members, &chosen)) {
            return chosen;
        }
        repairs.push(repair(problem, members, chosen));
        match hitting(members.len(), &repairs) {
            Some(next) => kept = next,
            None => break,
        }
    }
    irreducible(problem, members)
}

/// What must be left out if these are kept and as much else as can be.
fn repair(problem: &Problem, members: &[Member], mut kept: Vec<Member>) -> Vec<usize> {
    let mut left_out = Vec::new();
    for (at, member) in members.iter().enumerate() {
        if kept.contains(member) {
            continue;
        }
        kept.push(member.clone());
        if !fits(&only(problem, members, &kept)) {
            kept.pop();
            left_out.push(at);
        }
    }
    left_out
}

/// The fewest members that hit every repair.
fn hitting(members: usize, repairs: &[Vec<usize>]) -> Option<Vec<usize>> {
    let key = |at: &usize| format!("{at:06}");
    let item =
        |at: usize| Item { key: key(&at), value: -1, options: vec![ModeOption::PLAN], ..Item::default() };
    let rule = |(at, repair): (usize, &Vec<usize>)| Coverage {
        key: key(&at),
        items: repair.iter().map(key).collect(),
        least: 1,
    };
    let hits = Problem {
        items: (0..members).map(item).collect(),
        bundles: vec![BundleKey { key: String::new() }],
        bounds: Bounds { priorities: 1, plans: u32::MAX, goals: 0, least_value: None },
        coverage: repairs.iter().enumerate().map(rule).collect(),
        ..Problem::default()
    };
    let mut solver = Solver::new(&hits).ok()?;
    solver.best()?;
    Some((0..members).filter(|at| solver.has(*at)).collect())
}

/// Leaves members out one after the other as long as the rest cannot be kept (deletion filter: Chinneck & Dravnieks 1991).
fn irreducible(problem: &Problem, members: &[Member]) -> Vec<Member> {
    let mut kept = members.to_vec();
    for member in members.iter().rev() {
        let rest: Vec<Member> = kept.iter().filter(|other| *other != member).cloned().collect();
        if !fits(&only(problem, members, &rest)) {
            kept = rest;
        }
    }
    kept
}

/// The least of a bound with which the rest can be kept.
fn needed(problem: &Problem, bound: Bound) -> u32 {
    let (mut low, mut high) = (bound.limit(&problem.bounds), 255 * problem.items.len() as u32);
    while low < high {
        let middle = low + (high - low) / 2;
        let mut wider = problem.clone();
        wider.bounds = bound.with_limit(wider.bounds, middle);
        if fits(&wider) { high = middle } else { low = middle + 1 }
    }
    low
}

fn rule_name(problem: &Problem, member: &Member) -> Option<String> {
    Some(match member {
        Member::Bound(_) | Member::Forced(_) => return None,
        Member::LeastValue => "least-value".to_owned(),
        Member::Coverage(at) => RowName::Coverage(problem.coverage[*at].key.clone()).to_string(),
        Member::Exclusion(at) => RowName::Exclusion(problem.exclusions[*at].key.clone()).to_string(),
        Member::Prerequisite(at) => {
            let rule = &problem.prerequisites[*at];
            format!("prerequisite:{} needs {}", rule.item, rule.any_of.join(" or "))
        }
        Member::Resource(at) => RowName::Resource(problem.resources[*at].key.clone()).to_string(),
    })
}
