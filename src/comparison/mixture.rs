//! A choice with some inputs of one problem and some of another.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::priorities::{BundleKey, Item, ModeOption, Problem, solve};
use crate::words;

/// An input of the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// Which areas may be chosen.
    Candidates,
    /// What they are worth.
    Scores,
    /// How an area can be carried, and what that takes.
    Modes,
    /// Which areas make one priority.
    Bundles,
    /// At most so many priorities (K).
    Priorities,
    /// At most so many plans (N).
    Plans,
    /// At most so many goals (G).
    Goals,
    /// Rules, bonuses and resources.
    Rules,
    /// Who is forced in or out.
    Overrides,
}

impl Input {
    /// All of them, in their order.
    pub const ALL: [Self; 9] = [
        Self::Candidates,
        Self::Scores,
        Self::Modes,
        Self::Bundles,
        Self::Priorities,
        Self::Plans,
        Self::Goals,
        Self::Rules,
        Self::Overrides,
    ];

    /// The input as it is written.
    #[must_use]
    pub fn key(self) -> &'static str {
        words::of(self)
    }
}

/// Where an input differs.
#[derive(Debug, Clone, Default)]
pub(super) struct Differs {
    /// The bound in both problems, if it is one.
    pub(super) bound: Option<[u32; 2]>,
    /// Keys of the areas in which it differs, ascending.
    pub(super) areas: Vec<String>,
}

/// Two problems, and which inputs are those of the second.
pub(super) struct Mixture<'a> {
    pub(super) base: &'a Problem,
    pub(super) other: &'a Problem,
    pub(super) of_other: &'a dyn Fn(Input) -> bool,
}

/// Every input in which two problems differ.
pub(super) fn differing(base: &Problem, other: &Problem) -> BTreeMap<Input, Differs> {
    let (old, new) = (by_key(base), by_key(other));
    let in_one = |key: &&str| old.contains_key(key) != new.contains_key(key);
    let all: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let only: Vec<String> = all.iter().filter(|key| in_one(key)).map(|key| (*key).to_owned()).collect();
    let both = |differ: &dyn Fn(&Item, &Item) -> bool| -> Vec<String> {
        let pairs = old.iter().filter_map(|(&key, &item)| Some((key, item, *new.get(key)?)));
        pairs.filter(|&(_, one, two)| differ(one, two)).map(|(key, ..)| key.to_owned()).collect()
    };
    let bundle = |problem: &Problem, item: &Item| bundle_of(problem, item).to_owned();
    let mut found = BTreeMap::new();
    let mut add = |input, areas: Vec<String>| {
        if !areas.is_empty() {
            found.insert(input, Differs { bound: None, areas });
        }
    };
    add(Input::Candidates, only);
    add(Input::Scores, both(&|one, two| one.value != two.value));
    add(Input::Modes, both(&|one, two| options(one) != options(two)));
    add(Input::Bundles, both(&|one, two| bundle(base, one) != bundle(other, two)));
    add(Input::Overrides, both(&|one, two| one.direction() != two.direction()));
    let bounds = [
        (Input::Priorities, base.bounds.priorities, other.bounds.priorities),
        (Input::Plans, base.bounds.plans, other.bounds.plans),
        (Input::Goals, base.bounds.goals, other.bounds.goals),
    ];
    for (input, before, after) in bounds.into_iter().filter(|(_, before, after)| before != after) {
        found.insert(input, Differs { bound: Some([before, after]), areas: Vec::new() });
    }
    let of_rules =
        both(&|one, two| (one.bonus, &one.covers, &one.uses) != (two.bonus, &two.covers, &two.uses));
    if rules(base) != rules(other) || !of_rules.is_empty() {
        found.insert(Input::Rules, Differs { bound: None, areas: of_rules });
    }
    found
}

/// Keys of the areas that a mixture proposes.
pub(super) fn chosen(mixture: &Mixture<'_>) -> BTreeSet<String> {
    let whole = mixture.problem();
    let free = |problem: &Problem| {
        let items = problem.items.iter().cloned().map(|item| Item { forced: None, ..item });
        Problem { items: items.collect(), ..problem.clone() }
    };
    let bare =
        |problem: &Problem| Problem { coverage: Vec::new(), prerequisites: Vec::new(), ..free(problem) };
    let solution = solve(&whole).or_else(|_| solve(&free(&whole))).or_else(|_| solve(&bare(&whole)));
    solution.map_or_else(|_| BTreeSet::new(), |it| it.items.into_iter().map(|item| item.item).collect())
}

impl Mixture<'_> {
    fn source(&self, input: Input) -> &Problem {
        if (self.of_other)(input) { self.other } else { self.base }
    }

    fn problem(&self) -> Problem {
        let of_rules = self.source(Input::Rules);
        let keys: BTreeSet<&str> =
            self.source(Input::Candidates).items.iter().map(|item| item.key.as_str()).collect();
        let mut bundles: Vec<BundleKey> = Vec::new();
        let items = keys.iter().filter_map(|key| self.item(key, &mut bundles)).collect();
        let mut problem = Problem { items, bundles, ..of_rules.clone() };
        problem.bounds.priorities = self.source(Input::Priorities).bounds.priorities;
        problem.bounds.plans = self.source(Input::Plans).bounds.plans;
        problem.bounds.goals = self.source(Input::Goals).bounds.goals;
        let here = |key: &String| keys.contains(key.as_str());
        problem.coverage.iter_mut().for_each(|rule| rule.items.retain(here));
        problem.exclusions.iter_mut().for_each(|rule| rule.items.retain(here));
        problem.coverage.retain(|rule| !rule.items.is_empty());
        problem.exclusions.retain(|rule| !rule.items.is_empty());
        problem.prerequisites.iter_mut().for_each(|rule| rule.any_of.retain(here));
        problem.prerequisites.retain(|rule| here(&rule.item) && !rule.any_of.is_empty());
        problem
    }

    /// An item as the mixture has it. What the problem that an input comes from does not know of it is taken from the other.
    fn item(&self, key: &str, bundles: &mut Vec<BundleKey>) -> Option<Item> {
        let of = |input: Input| {
            let first = self.source(input);
            let second = if (self.of_other)(input) { self.base } else { self.other };
            [first, second].into_iter().find_map(|it| Some((it, find(it, key)?)))
        };
        let ruled = find(self.source(Input::Rules), key);
        let (of_bundles, bundled) = of(Input::Bundles)?;
        let bundle = bundle_of(of_bundles, bundled);
        let at = bundles.iter().position(|own| own.key == bundle).unwrap_or_else(|| {
            bundles.push(BundleKey { key: bundle.to_owned() });
            bundles.len() - 1
        });
        Some(Item {
            bundle: at,
            value: of(Input::Scores)?.1.value,
            forced: find(self.source(Input::Overrides), key).and_then(|item| item.forced.clone()),
            bonus: ruled.map_or(0, |item| item.bonus),
            covers: ruled.map_or_else(Vec::new, |item| item.covers.clone()),
            uses: ruled.map_or_else(Vec::new, |item| item.uses.clone()),
            ..of(Input::Modes)?.1.clone()
        })
    }
}

fn find<'p>(problem: &'p Problem, key: &str) -> Option<&'p Item> {
    problem.items.iter().find(|item| item.key == key)
}

fn by_key(problem: &Problem) -> BTreeMap<&str, &Item> {
    problem.items.iter().map(|item| (item.key.as_str(), item)).collect()
}

fn bundle_of<'p>(problem: &'p Problem, item: &Item) -> &'p str {
    problem.bundles.get(item.bundle).map_or("", |bundle| bundle.key.as_str())
}

fn options(item: &Item) -> Vec<ModeOption> {
    let mut options = item.options.clone();
    options.sort();
    options
}

/// Everything but items, bundles and the three bounds.
fn rules(problem: &Problem) -> Problem {
    let mut rules = Problem { items: Vec::new(), bundles: Vec::new(), ..problem.clone() };
    (rules.bounds.priorities, rules.bounds.plans, rules.bounds.goals) = (0, 0, 0);
    rules
}
