//! Every fault of a problem is found and named, and what is just within the limits is none.

use socta_choose::{
    Coverage, Direction, Element, Exclusion, Item, LARGEST_AMOUNT, LARGEST_VALUE, Mode, ModeOption, Override,
    Prerequisite, Problem, ProblemFault, Resource, Use,
};

/// Two items in one bundle, an element, a resource, and a rule of each kind.
pub(crate) fn problem() -> Problem {
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<String>>();
    let item = |key: &str| Item {
        key: key.into(),
        options: vec![ModeOption::PLAN, ModeOption::BOTH],
        covers: keys(&["e"]),
        uses: vec![Use { resource: "r".into(), mode: None, amount: 1 }],
        ..Item::default()
    };
    Problem {
        items: vec![item("a"), item("b")],
        bundles: vec![socta_choose::BundleKey { key: "all".into() }],
        elements: vec![Element { key: "e".into(), value: 1 }],
        coverage: vec![Coverage { key: "c".into(), items: keys(&["a", "b"]), least: 1 }],
        exclusions: vec![Exclusion { key: "x".into(), items: keys(&["a", "b"]), most: 1 }],
        prerequisites: vec![Prerequisite { item: "a".into(), any_of: keys(&["b"]) }],
        resources: vec![Resource { key: "r".into(), limit: 2 }],
        ..Problem::default()
    }
}

fn fault(change: impl Fn(&mut Problem)) -> Option<ProblemFault> {
    let mut problem = problem();
    change(&mut problem);
    problem.check().err()
}

/// Nothing is wrong with the problem after the first change, and the fault is found after the second.
fn limit(within: impl Fn(&mut Problem), beyond: impl Fn(&mut Problem), expected: &ProblemFault) {
    assert_eq!(fault(within), None);
    assert_eq!(fault(beyond).as_ref(), Some(expected));
}

#[test]
fn a_problem_without_a_fault_has_none() {
    assert_eq!(fault(|_| {}), None);
    assert_eq!(Problem::default().check(), Ok(()));
}

#[test]
fn another_schema_is_refused() {
    let other = || "socta.priority-problem/1".to_owned();
    assert_eq!(fault(|problem| problem.schema = other()), Some(ProblemFault::Schema(other())));
}

#[test]
fn a_key_occurs_once_in_each_list() {
    let twice = |key: &str| Some(ProblemFault::DuplicateKey(key.into()));
    assert_eq!(fault(|p| p.bundles.push(p.bundles[0].clone())), twice("all"));
    assert_eq!(fault(|p| p.items.push(p.items[1].clone())), twice("b"));
    assert_eq!(fault(|p| p.elements.push(p.elements[0].clone())), twice("e"));
    assert_eq!(fault(|p| p.resources.push(p.resources[0].clone())), twice("r"));
    assert_eq!(fault(|p| p.coverage.push(p.coverage[0].clone())), twice("c"));
    assert_eq!(fault(|p| p.exclusions.push(p.exclusions[0].clone())), twice("x"));
}

#[test]
fn an_item_has_a_bundle_that_exists_and_each_mode_once() {
    assert_eq!(fault(|p| p.items[1].bundle = 1), Some(ProblemFault::NoSuchBundle("b".into())));
    let again = |p: &mut Problem| p.items[0].options[1].mode = Mode::Oap;
    assert_eq!(fault(again), Some(ProblemFault::DuplicateMode("a".into())));
}

#[test]
fn who_is_forced_in_offers_a_mode() {
    let force = |p: &mut Problem, direction| {
        p.items[0].options.clear();
        p.items[0].forced = Some(Override::new(direction, "x", "y"));
    };
    limit(
        |p| force(p, Direction::Out),
        |p| force(p, Direction::In),
        &ProblemFault::ForcedWithoutMode("a".into()),
    );
}

#[test]
fn values_end_at_a_thousand_points() {
    let expected = ProblemFault::ValueOutOfRange("a".into());
    for sign in [-1, 1] {
        let [within, beyond] = [LARGEST_VALUE, LARGEST_VALUE + 1].map(|value| value * sign);
        limit(|p| p.items[0].value = within, |p| p.items[0].value = beyond, &expected);
        limit(|p| p.items[0].bonus = within, |p| p.items[0].bonus = beyond, &expected);
        limit(|p| p.items[0].options[1].extra = within, |p| p.items[0].options[1].extra = beyond, &expected);
    }
    let expected = ProblemFault::ElementValue("e".into());
    limit(|p| p.elements[0].value = 0, |p| p.elements[0].value = -1, &expected);
    limit(|p| p.elements[0].value = LARGEST_VALUE, |p| p.elements[0].value = LARGEST_VALUE + 1, &expected);
}

#[test]
fn amounts_end_at_a_million_million() {
    let of_resource = ProblemFault::Amount { place: "resource `r`".into() };
    limit(
        |p| p.resources[0].limit = LARGEST_AMOUNT,
        |p| p.resources[0].limit = LARGEST_AMOUNT + 1,
        &of_resource,
    );
    let of_item = ProblemFault::Amount { place: "item `a`".into() };
    limit(
        |p| p.items[0].uses[0].amount = LARGEST_AMOUNT,
        |p| p.items[0].uses[0].amount = LARGEST_AMOUNT + 1,
        &of_item,
    );
}

#[test]
fn what_is_named_exists() {
    let unknown = |place: &str| Some(ProblemFault::Unknown { place: place.into(), key: "nobody".into() });
    let nobody = || "nobody".to_owned();
    assert_eq!(fault(|p| p.items[0].covers.push(nobody())), unknown("item `a`"));
    assert_eq!(fault(|p| p.items[0].uses[0].resource = nobody()), unknown("item `a`"));
    assert_eq!(fault(|p| p.coverage[0].items.push(nobody())), unknown("coverage `c`"));
    assert_eq!(fault(|p| p.exclusions[0].items.push(nobody())), unknown("exclusion `x`"));
    assert_eq!(fault(|p| p.prerequisites[0].any_of.push(nobody())), unknown("the prerequisite of `a`"));
    assert_eq!(fault(|p| p.prerequisites[0].item = nobody()), unknown("the prerequisite of `nobody`"));
}

#[test]
fn nothing_is_named_twice_and_no_list_is_empty() {
    let twice = |place: &str, key: &str| Some(ProblemFault::Twice { place: place.into(), key: key.into() });
    assert_eq!(fault(|p| p.items[0].covers.push("e".into())), twice("item `a`", "e"));
    assert_eq!(fault(|p| p.items[0].uses.extend_from_within(..)), twice("item `a`", "r"));
    assert_eq!(fault(|p| p.coverage[0].items.push("a".into())), twice("coverage `c`", "a"));
    let empty = |place: &str| Some(ProblemFault::Empty(place.into()));
    assert_eq!(fault(|p| p.coverage[0].items.clear()), empty("coverage `c`"));
    assert_eq!(fault(|p| p.exclusions[0].items.clear()), empty("exclusion `x`"));
    assert_eq!(fault(|p| p.prerequisites[0].any_of.clear()), empty("the prerequisite of `a`"));
    // The same resource may be used by all modes and by one mode beside that.
    let beside = |p: &mut Problem| {
        p.items[0].uses.extend_from_within(..);
        p.items[0].uses[1].mode = Some(Mode::Oap);
    };
    assert_eq!(fault(beside), None);
}

#[test]
fn an_item_is_not_its_own_prerequisite() {
    let own = |p: &mut Problem| p.prerequisites[0].any_of.push("a".into());
    assert_eq!(fault(own), Some(ProblemFault::OwnPrerequisite("a".into())));
}

/// Items and elements without anything else.
fn many(items: usize, elements: usize, bundles: usize) -> Option<ProblemFault> {
    let item = |at: usize| Item { key: format!("{at}"), ..Item::default() };
    let problem = Problem {
        items: (0..items).map(item).collect(),
        bundles: (0..bundles).map(|at| socta_choose::BundleKey { key: format!("{at}") }).collect(),
        elements: (0..elements).map(|at| Element { key: format!("{at}"), value: 0 }).collect(),
        ..Problem::default()
    };
    problem.check().err()
}

#[test]
fn there_is_a_limit_to_items_elements_and_bundles() {
    let most = 1 << 14;
    assert_eq!(many(most, most, 1), None);
    assert_eq!(many(most + 1, 0, 1), Some(ProblemFault::TooLarge));
    assert_eq!(many(0, most + 1, 1), Some(ProblemFault::TooLarge));
    assert_eq!(many(0, 0, (1 << 20) + 1), Some(ProblemFault::TooLarge));
}

#[test]
fn a_problem_is_too_large_where_its_totals_do_not_fit_the_arithmetic() {
    let large = |items: usize, plans: u8, bonus: i64| {
        let option = ModeOption { plans, goals: plans, ..ModeOption::BOTH };
        let item = |at: usize| Item { key: format!("{at}"), bonus, options: vec![option], ..Item::default() };
        Problem {
            items: (0..items).map(item).collect(),
            bundles: vec![socta_choose::BundleKey { key: "all".into() }],
            ..Problem::default()
        }
    };
    // The largest number of items at which the greatest total still fits, found by halving.
    let (mut fits, mut fails) = (1, 1 << 14);
    while fails - fits > 1 {
        let middle = (fits + fails) / 2;
        match large(middle, 255, 0).check() {
            Ok(()) => fits = middle,
            Err(fault) => {
                assert_eq!(fault, ProblemFault::TooLarge);
                fails = middle;
            }
        }
    }
    let total = |problem: &Problem, parts: i128| {
        let items = problem.items.len() as i128;
        socta_choose::Units::of(problem).value * (parts * i128::from(LARGEST_VALUE) + 1) * (items + 1)
    };
    assert!(total(&large(fits, 255, 0), 2) < socta_choose::LARGEST_WORTH);
    assert!(total(&large(fails, 255, 0), 2) >= socta_choose::LARGEST_WORTH);
    // A bonus is one more value to add.
    assert_eq!(large(fits, 255, 1).check().err(), Some(ProblemFault::TooLarge));
}
