//! A digest tells problems apart, and is the same for one problem in another order.

use std::collections::BTreeSet;

use socta_choose::{Bounds, Direction, Item, ModeOption, Override, Problem, Units};

use super::faults::problem;

type Change = fn(&mut Problem);

#[test]
fn whatever_is_changed_changes_the_digest() {
    let changes: [Change; 19] = [
        |_| {},
        |p| p.schema.push('0'),
        |p| p.bounds.priorities += 1,
        |p| p.bounds.plans += 1,
        |p| p.bounds.goals += 1,
        |p| p.bounds.least_value = Some(0),
        |p| p.items[0].value += 1,
        |p| p.items[0].bonus += 1,
        |p| p.items[0].options[0].extra += 1,
        |p| p.bundles[0].key.push('0'),
        |p| {
            p.items[0].forced = Some(Override::new(Direction::Out, "x", "y"));
        },
        |p| p.items[0].uses[0].amount += 1,
        |p| p.elements[0].value += 1,
        |p| p.coverage[0].least += 1,
        |p| p.exclusions[0].most += 1,
        |p| p.prerequisites.clear(),
        |p| p.resources[0].limit += 1,
        |p| p.items[0].shared_plan = Some("one".into()),
        |p| p.items[1].shared_plan = Some("one".into()),
    ];
    let digest = |change: &Change| {
        let mut problem = problem();
        change(&mut problem);
        problem.digest()
    };
    let digests: BTreeSet<String> = changes.iter().map(digest).collect();
    assert_eq!(digests.len(), changes.len());
    assert!(digests.iter().all(|digest| {
        digest.len() == 64
            && digest.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase())
    }));
}

#[test]
fn each_kind_of_rule_is_one() {
    assert!(!Problem::default().has_rules());
    let kinds: [Change; 6] = [
        |p| p.elements = problem().elements,
        |p| p.coverage = problem().coverage,
        |p| p.exclusions = problem().exclusions,
        |p| p.prerequisites = problem().prerequisites,
        |p| p.resources = problem().resources,
        |p| p.items.push(Item { shared_plan: Some("one".into()), ..Item::default() }),
    ];
    for add in kinds {
        let mut problem = Problem::default();
        add(&mut problem);
        assert!(problem.has_rules());
    }
}

#[test]
fn a_unit_is_worth_more_than_all_that_is_below_it() {
    let options = vec![ModeOption { plans: 3, goals: 2, ..ModeOption::BOTH }, ModeOption::GOAL];
    let item = |at: usize| Item { key: format!("{at}"), options: options.clone(), ..Item::default() };
    let problem =
        Problem { items: (0..4).map(item).collect(), bounds: Bounds::default(), ..Problem::default() };
    // Four items, which take eight goals, are four times carried by both modes, and take twelve plans at most.
    let Units { value, plan, both, goal } = Units::of(&problem);
    assert_eq!((goal, both, plan, value), (5, 5 * 9, 5 * 9 * 5, 5 * 9 * 5 * 13));
    let worth = Units::of(&problem).worth(7, &options[0]);
    assert_eq!(worth, 7 * value + both - 3 * plan - 2 * goal - 1);
    let extra = ModeOption { extra: -2, ..ModeOption::GOAL };
    assert_eq!(Units::of(&problem).worth(7, &extra), 5 * value - goal - 1);
}
