//! Verifies a tree certificate from the written problem and certificate alone, in integers that cannot overflow unseen;
//! shares only types with the solver. The documentation of [`crate::Tree`] says why what is checked here is a proof.
//!
//! # Complexity
//! O(entries of the tree · entries of the rows).

use std::collections::{BTreeMap, BTreeSet};

use crate::certificate::{Certificate, CertificateFault, Checked};
use crate::item::{Direction, Item, Mode, ModeOption};
use crate::problem::{Problem, Units};
use crate::tree::{Branch, LARGEST_SCALE, RowName, RowPrice, Split, Tree};

/// Coefficients of a column by row.
type Column = Vec<(usize, i128)>;

/// What may still be done with each item: leaving it out, and then each of its options.
type Part = Vec<Vec<bool>>;

/// An option of an item, a shared plan, or an element: its worth, and its coefficients.
struct Worthy {
    worth: i128,
    column: Column,
}

/// The problem as rows and columns.
struct Rows {
    row_of: BTreeMap<RowName, usize>,
    limits: Vec<i128>,
    options: Vec<Vec<Worthy>>,
    bundles: Vec<Column>,
    /// Plans that items share, by key.
    plans: BTreeMap<String, Worthy>,
    elements: Vec<Worthy>,
}

/// Checks that the choice is feasible, has the stated value, and that no choice is worth more than the claimed bound.
pub(crate) fn check(problem: &Problem, certificate: &Certificate) -> Result<Checked, CertificateFault> {
    let tree = match &certificate.tree {
        Some(tree) if problem.has_rules() && certificate.steps.is_empty() => tree,
        _ => return Err(CertificateFault::Kind),
    };
    let worth = check_choice(problem, certificate)?;
    let gap = tree.bound.0.checked_sub(worth).filter(|gap| *gap >= 0).ok_or(CertificateFault::Bound)?;
    if !(1..=LARGEST_SCALE).contains(&tree.scale.0) {
        return Err(CertificateFault::Price);
    }
    let rows = Rows::of(problem);
    let prices = prices(&rows, tree)?;
    let states = check_tree(problem, &rows, tree, &prices)?;
    let unit = Units::of(problem).value;
    let gap = gap / unit + i128::from(gap % unit != 0);
    Ok(Checked { value: certificate.value, states, gap: i64::try_from(gap).unwrap_or(i64::MAX) })
}

/// Goes through the tree; returns its number of entries.
fn check_tree(
    problem: &Problem,
    rows: &Rows,
    tree: &Tree,
    prices: &[Vec<i128>],
) -> Result<usize, CertificateFault> {
    let place: BTreeMap<&str, usize> =
        problem.items.iter().enumerate().map(|(at, item)| (item.key.as_str(), at)).collect();
    let limit = tree.bound.0.checked_add(1).and_then(|bound| bound.checked_mul(tree.scale.0));
    let limit = limit.ok_or(CertificateFault::Price)?;
    let mut waiting: Vec<Part> = vec![problem.items.iter().map(|item| allowed(problem, item)).collect()];
    for (at, branch) in tree.branches.iter().enumerate() {
        let unknown = CertificateFault::Unknown { at };
        let part = waiting.last_mut().ok_or(CertificateFault::Tree)?;
        match branch {
            Branch::Price(vector) | Branch::Ray(vector) => {
                let prices = prices.get(*vector as usize).ok_or(unknown)?;
                // Everything from this bound on must stay: one more than claimed, or for a ray nothing below zero.
                let (worths, stay) =
                    if matches!(branch, Branch::Price(_)) { (tree.scale.0, limit) } else { (0, 0) };
                reduce(rows, prices, worths, stay, part).ok_or(CertificateFault::Price)?;
            }
            Branch::Split(split) => {
                let item = *place.get(split.item.as_str()).ok_or(unknown)?;
                let rest = divide(&problem.items[item], item, split, part);
                waiting.insert(waiting.len() - 1, rest);
            }
            Branch::End => {
                if !is_empty(part) {
                    return Err(CertificateFault::Unbounded { at });
                }
                waiting.pop();
            }
        }
    }
    if waiting.is_empty() { Ok(tree.branches.len()) } else { Err(CertificateFault::Tree) }
}

/// Keeps what the split names, and returns the rest.
fn divide(item: &Item, at: usize, split: &Split, part: &mut Part) -> Part {
    let mut rest = part.clone();
    for state in 0..part[at].len() {
        let mode = state.checked_sub(1).map(|option| item.options[option].mode);
        let with = mode.is_some_and(|mode| split.mode.is_none_or(|only| only == mode));
        part[at][state] &= with;
        rest[at][state] &= !with;
    }
    rest
}

fn is_empty(part: &Part) -> bool {
    part.iter().any(|states| !states.contains(&true))
}

/// Takes away every state of an item with which the bound is less than `stay`; `None` if a number is too large.
fn reduce(rows: &Rows, prices: &[i128], scale: i128, stay: i128, part: &mut Part) -> Option<()> {
    if is_empty(part) {
        return Some(());
    }
    let left = |worth: i128, column: &Column| {
        column.iter().try_fold(worth.checked_mul(scale)?, |left, &(row, coefficient)| {
            left.checked_sub(prices[row].checked_mul(coefficient)?)
        })
    };
    let mut total = 0_i128;
    for (price, limit) in prices.iter().zip(&rows.limits) {
        total = total.checked_add(price.checked_mul(*limit)?)?;
    }
    for column in &rows.bundles {
        total = total.checked_add(left(0, column)?.max(0))?;
    }
    for shared in rows.plans.values().chain(&rows.elements) {
        total = total.checked_add(left(shared.worth, &shared.column)?.max(0))?;
    }
    let mut gains = Vec::with_capacity(part.len());
    for (states, options) in part.iter().zip(&rows.options) {
        let mut own = vec![0];
        for option in options {
            own.push(left(option.worth, &option.column)?);
        }
        let best = own.iter().zip(states).filter(|(_, allowed)| **allowed).map(|(gain, _)| *gain).max()?;
        total = total.checked_add(best)?;
        gains.push((best, own));
    }
    for (states, (best, own)) in part.iter_mut().zip(gains) {
        for (allowed, gain) in states.iter_mut().zip(own) {
            *allowed &= total.checked_sub(best)?.checked_add(gain)? >= stay;
        }
    }
    Some(())
}

/// The prices by row of the problem.
fn prices(rows: &Rows, tree: &Tree) -> Result<Vec<Vec<i128>>, CertificateFault> {
    let unknown = || CertificateFault::Unknown { at: tree.branches.len() };
    let place = |name: &String| name.parse().ok().and_then(|name: RowName| rows.row_of.get(&name).copied());
    let places: Vec<usize> = tree.rows.iter().map(place).collect::<Option<_>>().ok_or_else(unknown)?;
    let vector = |named: &Vec<RowPrice>| {
        let mut vector = vec![0; rows.limits.len()];
        for RowPrice(name, price) in named {
            if price.0 < 0 {
                return Err(CertificateFault::Price);
            }
            vector[*places.get(*name as usize).ok_or_else(unknown)?] = price.0;
        }
        Ok(vector)
    };
    tree.prices.iter().map(vector).collect()
}

impl Rows {
    fn of(problem: &Problem) -> Self {
        let units = Units::of(problem);
        let worthy = |item: &Item| {
            let worth = |option| units.worth(item.value + item.bonus, &own(item, option));
            item.options.iter().map(|option| Worthy { worth: worth(option), column: Vec::new() }).collect()
        };
        let mut rows = Rows {
            row_of: BTreeMap::new(),
            limits: Vec::new(),
            options: problem.items.iter().map(worthy).collect(),
            bundles: vec![Vec::new(); problem.bundles.len()],
            plans: BTreeMap::new(),
            elements: Vec::new(),
        };
        let place = rows.row(RowName::Place, problem.bounds.priorities);
        let plan = rows.row(RowName::Plan, problem.bounds.plans);
        let goal = rows.row(RowName::Goal, problem.bounds.goals);
        rows.bundles.iter_mut().for_each(|column| column.push((place, 1)));
        for (at, item) in problem.items.iter().enumerate() {
            let open = rows.row(RowName::Open(item.key.clone()), 0_u32);
            rows.bundles[item.bundle].push((open, -1));
            for (option, worthy) in item.options.iter().zip(&mut rows.options[at]) {
                worthy.column.push((plan, i128::from(own(item, option).plans)));
                worthy.column.push((goal, i128::from(option.goals)));
                worthy.column.push((open, i128::from(option.takes_place)));
            }
        }
        rows.add_shared_plans(problem, units, plan);
        rows.add_rules(problem);
        for element in &problem.elements {
            let row = rows.row(RowName::Element(element.key.clone()), 0_u32);
            rows.put(problem, row, -1, |item| item.covers.contains(&element.key));
            let worth = i128::from(element.value) * units.value;
            rows.elements.push(Worthy { worth, column: vec![(row, 1)] });
        }
        rows
    }

    fn add_shared_plans(&mut self, problem: &Problem, units: Units, plan: usize) {
        for (at, item) in problem.items.iter().enumerate() {
            let Some(key) = &item.shared_plan else { continue };
            let row = self.row(RowName::Share(item.key.clone()), 0_u32);
            let taking =
                item.options.iter().zip(&mut self.options[at]).filter(|(option, _)| option.plans > 0);
            let mut number = 0;
            for (option, worthy) in taking {
                worthy.column.push((row, 1));
                number = i128::from(option.plans);
            }
            if number > 0 {
                let new = || Worthy { worth: -number * units.plan, column: vec![(plan, number)] };
                self.plans.entry(key.clone()).or_insert_with(new).column.push((row, -1));
            }
        }
    }

    fn add_rules(&mut self, problem: &Problem) {
        for rule in &problem.coverage {
            let row = self.row(RowName::Coverage(rule.key.clone()), -i128::from(rule.least));
            self.put(problem, row, -1, |item| rule.items.contains(&item.key));
        }
        for rule in &problem.exclusions {
            let row = self.row(RowName::Exclusion(rule.key.clone()), rule.most);
            self.put(problem, row, 1, |item| rule.items.contains(&item.key));
        }
        let mut prerequisites = problem.prerequisites.clone();
        prerequisites.iter_mut().for_each(|rule| rule.any_of.sort());
        prerequisites.sort();
        for (position, rule) in prerequisites.iter().enumerate() {
            let row = self.row(RowName::Prerequisite(position), 0_u32);
            self.put(problem, row, 1, |item| item.key == rule.item);
            self.put(problem, row, -1, |item| rule.any_of.contains(&item.key));
        }
        for resource in &problem.resources {
            let row = self.row(RowName::Resource(resource.key.clone()), resource.limit);
            for (at, item) in problem.items.iter().enumerate() {
                for (option, worthy) in item.options.iter().zip(&mut self.options[at]) {
                    worthy.column.push((row, i128::from(item.uses_of(&resource.key, option.mode))));
                }
            }
        }
    }

    fn row(&mut self, name: RowName, limit: impl Into<i128>) -> usize {
        self.row_of.insert(name, self.limits.len());
        self.limits.push(limit.into());
        self.limits.len() - 1
    }

    /// Puts a coefficient on all options of some items.
    fn put(&mut self, problem: &Problem, row: usize, coefficient: i128, of: impl Fn(&Item) -> bool) {
        let chosen = problem.items.iter().zip(&mut self.options).filter(|(item, _)| of(item));
        chosen.flat_map(|(_, options)| options).for_each(|option| option.column.push((row, coefficient)));
    }
}

/// An option with the plans that the item does not share.
fn own(item: &Item, option: &ModeOption) -> ModeOption {
    ModeOption { plans: if item.shared_plan.is_some() { 0 } else { option.plans }, ..*option }
}

/// What may be done with an item: leaving it out, and then each of its options.
fn allowed(problem: &Problem, item: &Item) -> Vec<bool> {
    let covered = problem.elements.iter().filter(|element| item.covers.contains(&element.key));
    let alone = item.value + covered.map(|element| element.value).sum::<i64>();
    let worthy = problem.bounds.least_value.is_none_or(|least| alone >= least);
    let (skip, take) = match item.direction() {
        Some(Direction::In) => (false, true),
        Some(Direction::Out) => (true, false),
        None => (true, worthy),
    };
    std::iter::once(skip).chain(item.options.iter().map(|option| take && item.may_be(option.mode))).collect()
}

/// Feasibility and value of the choice; returns its worth.
fn check_choice(problem: &Problem, certificate: &Certificate) -> Result<i128, CertificateFault> {
    let units = Units::of(problem);
    let mut chosen: BTreeMap<&str, Mode> = BTreeMap::new();
    let mut open = BTreeSet::new();
    let mut covered = BTreeSet::new();
    let mut taken = BTreeSet::new();
    let (mut value, mut worth, mut plans, mut goals) = (0_i64, 0_i128, 0_u32, 0_u32);
    for named in &certificate.chosen {
        let bad = || CertificateFault::BadItem(named.item.clone());
        let item = problem.items.iter().find(|item| item.key == named.item).ok_or_else(bad)?;
        let at = item.options.iter().position(|option| option.mode == named.mode).ok_or_else(bad)?;
        if !allowed(problem, item)[at + 1] || chosen.insert(&item.key, named.mode).is_some() {
            return Err(bad());
        }
        let option = &item.options[at];
        value += item.value + item.bonus + option.extra;
        // The first item that takes plans that it shares pays for all of them.
        let shared = item.shared_plan.as_ref().filter(|_| option.plans > 0);
        let option = if shared.is_some_and(|key| !taken.insert(key)) { own(item, option) } else { *option };
        worth += units.worth(item.value + item.bonus, &option);
        plans += u32::from(option.plans);
        goals += u32::from(option.goals);
        covered.extend(&item.covers);
        if option.takes_place {
            open.insert(item.bundle);
        }
    }
    for element in problem.elements.iter().filter(|element| covered.contains(&element.key)) {
        value += element.value;
        worth += i128::from(element.value) * units.value;
    }
    let missing = |item: &&Item| !allowed(problem, item)[0] && !chosen.contains_key(item.key.as_str());
    if let Some(item) = problem.items.iter().find(missing) {
        return Err(CertificateFault::MissingItem(item.key.clone()));
    }
    let bounds = &problem.bounds;
    if open.len() > bounds.priorities as usize || plans > bounds.plans || goals > bounds.goals {
        return Err(CertificateFault::OutOfBounds);
    }
    if let Some(rule) = broken(problem, &chosen) {
        return Err(CertificateFault::Rule(rule));
    }
    if value != certificate.value {
        return Err(CertificateFault::Value { claimed: certificate.value, found: value });
    }
    Ok(worth)
}

/// The first rule that the choice breaks.
fn broken(problem: &Problem, chosen: &BTreeMap<&str, Mode>) -> Option<String> {
    let has = |key: &&String| chosen.contains_key(key.as_str());
    let number = |keys: &[String]| keys.iter().filter(has).count() as u64;
    let coverage = problem.coverage.iter().find(|rule| number(&rule.items) < u64::from(rule.least));
    let exclusion = problem.exclusions.iter().find(|rule| number(&rule.items) > u64::from(rule.most));
    let alone = problem.prerequisites.iter().find(|rule| has(&&rule.item) && number(&rule.any_of) == 0);
    let used = |key: &str| -> u64 {
        let mode = |item: &Item| chosen.get(item.key.as_str()).copied();
        problem.items.iter().filter_map(|item| Some(item.uses_of(key, mode(item)?))).sum()
    };
    let resource = problem.resources.iter().find(|resource| used(&resource.key) > resource.limit);
    let name = |kind: &str, key: &str| format!("{kind}:{key}");
    coverage
        .map(|rule| name("coverage", &rule.key))
        .or_else(|| exclusion.map(|rule| name("exclusion", &rule.key)))
        .or_else(|| alone.map(|rule| name("prerequisite", &rule.item)))
        .or_else(|| resource.map(|rule| name("resource", &rule.key)))
}
