//! Verifies a certificate from the written problem and certificate alone, in integers; shares only their types with
//! the solver. The documentation of [`crate::Certificate`] says why what is checked here is a proof.
//!
//! # Complexity
//! O(states · options · log states).

use std::collections::{BTreeMap, BTreeSet};

use crate::certificate::{CERTIFICATE_SCHEMA, Certificate, CertificateFault, Checked, Step};
use crate::item::{Direction, Item, ModeOption};
use crate::problem::{LARGEST_WORTH, Problem, Units};
use crate::tree_checker;

/// Places, plans and goals used; whether the bundle has its place.
type Place = ([u32; 3], bool);

/// The worth of each state listed for a step.
type Listed = BTreeMap<Place, i128>;

/// What the inequalities are made of.
struct Proof<'a> {
    problem: &'a Problem,
    units: Units,
    items: Vec<&'a Item>,
    bounds: [u32; 3],
    prices: [i128; 3],
    /// From each step on, the most that the rest can bring at the prices: bundle shut, bundle open.
    rest: Vec<[i128; 2]>,
    /// Worth of the proposed choice.
    worth: i128,
}

/// Checks that the choice is feasible, has the stated value, and that no feasible choice is better.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(problem: &Problem, certificate: &Certificate) -> Result<Checked, CertificateFault> {
    problem.check()?;
    if certificate.schema != CERTIFICATE_SCHEMA {
        return Err(CertificateFault::Schema(certificate.schema.clone()));
    }
    if certificate.problem != problem.digest() {
        return Err(CertificateFault::OtherProblem);
    }
    if certificate.tree.is_some() || problem.has_rules() {
        return tree_checker::check(problem, certificate);
    }
    let worth = check_choice(problem, certificate)?;
    let items = order(problem, certificate)?;
    let prices = &certificate.prices;
    let prices = [prices.place.0, prices.plan.0, prices.goal.0];
    if prices.iter().any(|price| !(0..=LARGEST_WORTH).contains(price)) {
        return Err(CertificateFault::Price);
    }
    let bounds = [problem.bounds.priorities, problem.bounds.plans, problem.bounds.goals];
    let units = Units::of(problem);
    let mut proof = Proof { problem, units, items, bounds, prices, rest: Vec::new(), worth };
    proof.rest = proof.rest();
    proof.check_steps(certificate)
}

impl Proof<'_> {
    fn check_steps(&self, certificate: &Certificate) -> Result<Checked, CertificateFault> {
        let mut listed = listed(certificate, 0);
        let mut states = 0;
        self.covered(0, ([0; 3], false), 0, &listed)?;
        for (step, item) in self.items.iter().enumerate() {
            let next = self::listed(certificate, step + 1);
            for (&place, &worth) in &listed {
                for option in allowed(self.problem, item) {
                    let ((used, open), gain) = self.lead(item, place, option);
                    if (0..3).all(|i| used[i] <= self.bounds[i]) {
                        self.covered(step + 1, (used, open && !self.ends_bundle(step)), worth + gain, &next)?;
                    }
                }
            }
            states += listed.len();
            listed = next;
        }
        Ok(Checked { value: certificate.value, states, gap: 0 })
    }

    /// Whether a state cannot lead beyond the proposed choice, or is followed up as one of at least its worth.
    fn covered(
        &self,
        step: usize,
        place: Place,
        worth: i128,
        listed: &Listed,
    ) -> Result<(), CertificateFault> {
        let left = |i: usize| self.prices[i] * i128::from(self.bounds[i].saturating_sub(place.0[i]));
        let bought = self.rest[step][usize::from(place.1)] + left(0) + left(1) + left(2);
        // At the end there is nothing left to buy.
        let bound = worth + if step == self.items.len() { 0 } else { bought };
        let followed = listed.get(&place).is_some_and(|other| *other >= worth);
        if bound <= self.worth || followed { Ok(()) } else { Err(CertificateFault::Open { step }) }
    }

    /// Where an option leads, and what it is worth; no option leaves the item out.
    fn lead(&self, item: &Item, (used, open): Place, option: Option<&ModeOption>) -> (Place, i128) {
        let Some(option) = option else { return ((used, open), 0) };
        let opens = option.takes_place && !open;
        let more = [u32::from(opens), u32::from(option.plans), u32::from(option.goals)];
        let used = [0, 1, 2].map(|i: usize| used[i].saturating_add(more[i]));
        ((used, open || option.takes_place), self.units.worth(item.value + item.bonus, option))
    }

    fn rest(&self) -> Vec<[i128; 2]> {
        let mut rest = vec![[0, 0]; self.items.len() + 1];
        for (step, item) in self.items.iter().enumerate().rev() {
            let bring = |from: bool| {
                let best = allowed(self.problem, item).into_iter().map(|option| {
                    let ((used, open), gain) = self.lead(item, ([0; 3], from), option);
                    let paid: i128 = (0..3).map(|i| self.prices[i] * i128::from(used[i])).sum();
                    gain - paid + rest[step + 1][usize::from(open && !self.ends_bundle(step))]
                });
                best.max().unwrap_or(0)
            };
            rest[step] = [bring(false), bring(true)];
        }
        rest
    }

    fn ends_bundle(&self, step: usize) -> bool {
        self.items.get(step + 1).is_none_or(|next| next.bundle != self.items[step].bundle)
    }
}

/// The states listed for a step, none at the end.
fn listed(certificate: &Certificate, step: usize) -> Listed {
    let states = certificate.steps.get(step).map_or(&[][..], |step| &step.states);
    // Nothing is worth more or less than the limit, so a worth beyond it covers what the limit covers.
    let worth = |worth: i128| worth.clamp(-LARGEST_WORTH, LARGEST_WORTH);
    states.iter().map(|state| ((state.used, state.open), worth(state.worth.0))).collect()
}

/// What may be done with an item: `None` for leaving it out.
fn allowed<'a>(problem: &Problem, item: &'a Item) -> Vec<Option<&'a ModeOption>> {
    let worthy = problem.bounds.least_value.is_none_or(|least| item.value >= least);
    let (skip, take) = match item.direction() {
        Some(Direction::In) => (false, true),
        Some(Direction::Out) => (true, false),
        None => (true, worthy),
    };
    skip.then_some(None)
        .into_iter()
        .chain(item.options.iter().filter(|option| take && item.may_be(option.mode)).map(Some))
        .collect()
}

/// The items in the order of the steps: each once, those of a bundle together.
fn order<'a>(problem: &'a Problem, certificate: &Certificate) -> Result<Vec<&'a Item>, CertificateFault> {
    let by_key: BTreeMap<&str, &Item> = problem.items.iter().map(|item| (item.key.as_str(), item)).collect();
    let find = |step: &Step| by_key.get(step.item.as_str()).copied();
    let items: Vec<&Item> = certificate.steps.iter().filter_map(find).collect();
    let different: BTreeSet<&str> = items.iter().map(|item| item.key.as_str()).collect();
    let mut runs: Vec<usize> = items.iter().map(|item| item.bundle).collect();
    runs.dedup();
    let bundles: BTreeSet<usize> = runs.iter().copied().collect();
    let counts = [certificate.steps.len(), items.len(), different.len()];
    let complete = counts.iter().all(|count| *count == problem.items.len());
    if complete && runs.len() == bundles.len() { Ok(items) } else { Err(CertificateFault::Order) }
}

/// Feasibility and value of the choice; returns its worth.
fn check_choice(problem: &Problem, certificate: &Certificate) -> Result<i128, CertificateFault> {
    let units = Units::of(problem);
    let (mut keys, mut open) = (BTreeSet::new(), BTreeSet::new());
    let (mut value, mut worth, mut plans, mut goals) = (0, 0, 0, 0);
    for chosen in &certificate.chosen {
        let bad = || CertificateFault::BadItem(chosen.item.clone());
        let item = problem.items.iter().find(|item| item.key == chosen.item).ok_or_else(bad)?;
        let of_mode = |option: &&ModeOption| option.mode == chosen.mode;
        let option = allowed(problem, item).into_iter().flatten().find(of_mode).ok_or_else(bad)?;
        if !keys.insert(&item.key) {
            return Err(bad());
        }
        value += item.value + item.bonus + option.extra;
        worth += units.worth(item.value + item.bonus, option);
        plans += u32::from(option.plans);
        goals += u32::from(option.goals);
        if option.takes_place {
            open.insert(item.bundle);
        }
    }
    let missing = |item: &&Item| item.direction() == Some(Direction::In) && !keys.contains(&item.key);
    if let Some(item) = problem.items.iter().find(missing) {
        return Err(CertificateFault::MissingItem(item.key.clone()));
    }
    let bounds = &problem.bounds;
    if open.len() > bounds.priorities as usize || plans > bounds.plans || goals > bounds.goals {
        return Err(CertificateFault::OutOfBounds);
    }
    if value != certificate.value {
        return Err(CertificateFault::Value { claimed: certificate.value, found: value });
    }
    Ok(worth)
}
