//! What can be wrong with a problem.

use std::collections::{BTreeMap, BTreeSet};

use crate::item::{Direction, Item, LARGEST_AMOUNT, LARGEST_VALUE, Use};
use crate::problem::{LARGEST_WORTH, PROBLEM_SCHEMA, Problem, Units};
use crate::rules::Element;

/// Why a problem cannot be read as one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemFault {
    /// The schema is another one.
    #[error("the problem has schema `{0}`, expected `{PROBLEM_SCHEMA}`")]
    Schema(String),
    /// Two items or two bundles have the same key.
    #[error("the key `{0}` occurs twice")]
    DuplicateKey(String),
    /// An item points to a bundle that is not there.
    #[error("item `{0}` belongs to a bundle that does not exist")]
    NoSuchBundle(String),
    /// An item offers the same mode twice.
    #[error("item `{0}` offers the same mode twice")]
    DuplicateMode(String),
    /// A value is out of range.
    #[error("item `{0}` has a value beyond {LARGEST_VALUE} micro-units")]
    ValueOutOfRange(String),
    /// An override forces in an item that offers no mode.
    #[error("item `{0}` is forced in but offers no mode")]
    ForcedWithoutMode(String),
    /// An override asks for a mode that the item does not offer, or asks for one and forces the item out.
    #[error("the override of item `{0}` asks for a mode that the item cannot be in")]
    ForcedMode(String),
    /// The items that share a plan lie in several bundles, or take different numbers of plans.
    #[error("the items that share plan `{0}` lie in several bundles or take different numbers of plans")]
    SharedPlan(String),
    /// The number of values given is not the number of items.
    #[error("{given} values were given for {items} items")]
    ValueCount {
        /// Number of values that were given.
        given: usize,
        /// Number of items of the problem.
        items: usize,
    },
    /// An element has a negative or too large value.
    #[error("element `{0}` has a value outside 0 to {LARGEST_VALUE} micro-units")]
    ElementValue(String),
    /// The number of values given is not the number of elements.
    #[error("{given} values were given for {elements} elements")]
    ElementCount {
        /// Number of values that were given.
        given: usize,
        /// Number of elements of the problem.
        elements: usize,
    },
    /// A rule or an item names something that is not there.
    #[error("{place} names `{key}`, which does not exist")]
    Unknown {
        /// The rule or the item that names something.
        place: String,
        /// Key that is named there.
        key: String,
    },
    /// A rule or an item names something twice.
    #[error("{place} names `{key}` twice")]
    Twice {
        /// The rule or the item that names something.
        place: String,
        /// Key that is named there.
        key: String,
    },
    /// A rule names nothing.
    #[error("{0} names no item")]
    Empty(String),
    /// An item is its own prerequisite.
    #[error("item `{0}` is named as its own prerequisite")]
    OwnPrerequisite(String),
    /// A use or a limit is out of range.
    #[error("{place} has an amount beyond {LARGEST_AMOUNT}")]
    Amount {
        /// The item or the resource with the amount.
        place: String,
    },
    /// The totals do not fit the exact arithmetic.
    #[error("the problem is too large for the exact arithmetic")]
    TooLarge,
}

impl Problem {
    /// Checks everything that a solver relies on.
    ///
    /// # Errors
    /// The first fault, items in their order.
    pub fn check(&self) -> Result<(), ProblemFault> {
        if self.schema != PROBLEM_SCHEMA {
            return Err(ProblemFault::Schema(self.schema.clone()));
        }
        let mut keys = BTreeSet::new();
        if let Some(twice) = self.bundles.iter().find(|bundle| !keys.insert(&bundle.key)) {
            return Err(ProblemFault::DuplicateKey(twice.key.clone()));
        }
        let mut keys = BTreeSet::new();
        if let Some(twice) = self.items.iter().find(|item| !keys.insert(&item.key)) {
            return Err(ProblemFault::DuplicateKey(twice.key.clone()));
        }
        self.items.iter().try_for_each(|item| self.check_item(item))?;
        self.check_shared_plans()?;
        self.check_rules()?;
        self.check_size()
    }

    fn check_item(&self, item: &Item) -> Result<(), ProblemFault> {
        let key = || item.key.clone();
        if item.bundle >= self.bundles.len() {
            return Err(ProblemFault::NoSuchBundle(key()));
        }
        let mut modes = BTreeSet::new();
        if !item.options.iter().all(|option| modes.insert(option.mode)) {
            return Err(ProblemFault::DuplicateMode(key()));
        }
        let in_range = |value: i64| (-LARGEST_VALUE..=LARGEST_VALUE).contains(&value);
        if !in_range(item.value)
            || !in_range(item.bonus)
            || !item.options.iter().all(|option| in_range(option.extra))
        {
            return Err(ProblemFault::ValueOutOfRange(key()));
        }
        if item.direction() == Some(Direction::In) && item.options.is_empty() {
            return Err(ProblemFault::ForcedWithoutMode(key()));
        }
        let mode = item.forced.as_ref().and_then(|forced| Some((forced.direction, forced.mode?)));
        let offers = |mode| item.options.iter().any(|option| option.mode == mode);
        if mode.is_some_and(|(direction, mode)| direction == Direction::Out || !offers(mode)) {
            return Err(ProblemFault::ForcedMode(key()));
        }
        Ok(())
    }

    fn check_shared_plans(&self) -> Result<(), ProblemFault> {
        let mut first: BTreeMap<&str, (usize, Option<u8>)> = BTreeMap::new();
        for item in &self.items {
            let Some(key) = item.shared_plan.as_deref() else { continue };
            let known = first.entry(key).or_insert((item.bundle, None));
            let taken = item.options.iter().map(|option| option.plans).filter(|plans| *plans > 0);
            let same = |plans: u8| *known.1.get_or_insert(plans) == plans;
            if known.0 != item.bundle || !{ taken }.all(same) {
                return Err(ProblemFault::SharedPlan(key.to_owned()));
            }
        }
        Ok(())
    }

    fn check_rules(&self) -> Result<(), ProblemFault> {
        let elements = unique(self.elements.iter().map(|element| &element.key))?;
        let resources = unique(self.resources.iter().map(|resource| &resource.key))?;
        unique(self.coverage.iter().map(|rule| &rule.key))?;
        unique(self.exclusions.iter().map(|rule| &rule.key))?;
        let items: BTreeSet<&String> = self.items.iter().map(|item| &item.key).collect();
        let bad = |element: &&Element| !(0..=LARGEST_VALUE).contains(&element.value);
        if let Some(element) = self.elements.iter().find(bad) {
            return Err(ProblemFault::ElementValue(element.key.clone()));
        }
        if let Some(resource) = self.resources.iter().find(|resource| resource.limit > LARGEST_AMOUNT) {
            return Err(ProblemFault::Amount { place: format!("resource `{}`", resource.key) });
        }
        for item in &self.items {
            let place = format!("item `{}`", item.key);
            names(&place, &item.covers, &elements)?;
            check_uses(&place, &item.uses, &resources)?;
        }
        for rule in &self.coverage {
            check_list(format!("coverage `{}`", rule.key), &rule.items, &items)?;
        }
        for rule in &self.exclusions {
            check_list(format!("exclusion `{}`", rule.key), &rule.items, &items)?;
        }
        for rule in &self.prerequisites {
            let place = format!("the prerequisite of `{}`", rule.item);
            names(&place, std::slice::from_ref(&rule.item), &items)?;
            check_list(place, &rule.any_of, &items)?;
            if rule.any_of.contains(&rule.item) {
                return Err(ProblemFault::OwnPrerequisite(rule.item.clone()));
            }
        }
        Ok(())
    }

    fn check_size(&self) -> Result<(), ProblemFault> {
        // At most 2^14 items keep every unit below 2^80, so that this product cannot overflow.
        let items = self.items.len();
        if items > 1 << 14 || self.bundles.len() > 1 << 20 || self.elements.len() > 1 << 14 {
            return Err(ProblemFault::TooLarge);
        }
        let parts = if self.items.iter().any(|item| item.bonus != 0) { 3 } else { 2 };
        let largest = i128::from(LARGEST_VALUE);
        let values = (parts * largest + 1) * (items as i128 + 1) + largest * self.elements.len() as i128;
        let total = Units::of(self).value * values;
        if total >= LARGEST_WORTH { Err(ProblemFault::TooLarge) } else { Ok(()) }
    }
}

/// The keys, none of which may occur twice.
fn unique<'a>(keys: impl Iterator<Item = &'a String>) -> Result<BTreeSet<&'a String>, ProblemFault> {
    let mut known = BTreeSet::new();
    for key in keys {
        if !known.insert(key) {
            return Err(ProblemFault::DuplicateKey(key.clone()));
        }
    }
    Ok(known)
}

/// Whether all that is named is known, and nothing is named twice.
fn names(place: &str, keys: &[String], known: &BTreeSet<&String>) -> Result<(), ProblemFault> {
    let mut named = BTreeSet::new();
    for key in keys {
        let place = || place.to_owned();
        if !known.contains(key) {
            return Err(ProblemFault::Unknown { place: place(), key: key.clone() });
        }
        if !named.insert(key) {
            return Err(ProblemFault::Twice { place: place(), key: key.clone() });
        }
    }
    Ok(())
}

fn check_list(place: String, keys: &[String], known: &BTreeSet<&String>) -> Result<(), ProblemFault> {
    names(&place, keys, known)?;
    if keys.is_empty() { Err(ProblemFault::Empty(place)) } else { Ok(()) }
}

fn check_uses(place: &str, uses: &[Use], resources: &BTreeSet<&String>) -> Result<(), ProblemFault> {
    let mut stated = BTreeSet::new();
    for used in uses {
        names(place, std::slice::from_ref(&used.resource), resources)?;
        if !stated.insert((&used.resource, used.mode)) {
            return Err(ProblemFault::Twice { place: place.to_owned(), key: used.resource.clone() });
        }
        if used.amount > LARGEST_AMOUNT {
            return Err(ProblemFault::Amount { place: place.to_owned() });
        }
    }
    Ok(())
}
