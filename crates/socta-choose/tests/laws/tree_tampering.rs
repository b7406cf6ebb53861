//! A tree certificate that was changed in any way that matters is rejected.

use socta_choose::{
    Bounds, Branch, BundleKey, Certificate, CertificateFault, CertifiedItem, Coverage, Direction, Element,
    Exact, Exclusion, Item, Mode, Override, Prerequisite, Problem, Resource, RowPrice, Split, Use, certify,
    check, explain,
};

use super::options::options;

/// Twenty-four items in eight bundles that share groups, with a rule of each kind; two items are forced.
fn problem() -> Problem {
    let forced = |direction| Some(Override::new(direction, "a chair", "a reason"));
    let key = |at: usize| format!("item-{:02}", at % 24);
    let item = |at: usize| Item {
        key: key(at),
        bundle: at * 5 % 8,
        value: 50_000 + (at as i64 * 102_947) % 300_011,
        bonus: if at.is_multiple_of(6) { 5_000 } else { 0 },
        options: options(at % 11 == 3, at),
        shared_plan: None,
        covers: (0..5)
            .map(|step| (at * 3 + step * step * 7 + at * step) % 18)
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .map(|at| format!("group-{at:02}"))
            .collect(),
        uses: vec![Use { resource: "hands".into(), mode: None, amount: 1 + at as u64 % 3 }],
        forced: match at {
            0 => forced(Direction::In),
            23 => forced(Direction::Out),
            _ => None,
        },
    };
    let element = |at: i64| Element { key: format!("group-{at:02}"), value: 100_000 + at * 37_000 % 90_001 };
    Problem {
        items: (0..24).map(item).collect(),
        bundles: (0..8).map(|at| BundleKey { key: format!("bundle-{at}") }).collect(),
        bounds: Bounds { priorities: 4, plans: 7, goals: 2, least_value: None },
        elements: (0..18).map(element).collect(),
        coverage: vec![Coverage { key: "harm".into(), items: (8..12).map(key).collect(), least: 2 }],
        exclusions: vec![Exclusion { key: "apart".into(), items: vec![key(5), key(9), key(13)], most: 1 }],
        prerequisites: vec![Prerequisite { item: key(14), any_of: vec![key(7), key(9)] }],
        resources: vec![Resource { key: "hands".into(), limit: 11 }],
        ..Problem::default()
    }
}

fn proved() -> (Problem, Certificate) {
    let problem = problem();
    let (_, certificate) = certify(&problem).expect("the overrides fit");
    let checked = check(&problem, &certificate).expect("the proof holds");
    assert!(checked.states > 20 && checked.gap == 0, "the proof must have something to tamper with");
    (problem, certificate)
}

fn rejects(change: impl FnOnce(&mut Problem, &mut Certificate)) -> CertificateFault {
    let (mut problem, mut certificate) = proved();
    let before = (problem.clone(), certificate.clone());
    change(&mut problem, &mut certificate);
    assert_ne!((&problem, &certificate), (&before.0, &before.1));
    check(&problem, &certificate).expect_err("the proof was changed")
}

fn tree(certificate: &mut Certificate) -> &mut socta_choose::Tree {
    certificate.tree.as_mut().expect("the problem has rules")
}

/// A certificate whose digest fits, so that only the proof itself can tell.
fn rejects_problem(change: impl FnOnce(&mut Problem)) -> CertificateFault {
    rejects(|problem, proof| {
        change(problem);
        proof.problem = problem.digest();
    })
}

fn is_open(fault: CertificateFault) -> bool {
    matches!(fault, CertificateFault::Unbounded { .. })
}

#[test]
fn the_tree_left_out() {
    assert_eq!(rejects(|_, proof| proof.tree = None), CertificateFault::Kind);
}

#[test]
fn a_tree_for_a_problem_without_rules() {
    let fault = rejects_problem(|problem| {
        problem.elements.clear();
        problem.coverage.clear();
        problem.exclusions.clear();
        problem.prerequisites.clear();
        problem.resources.clear();
        problem.items.iter_mut().for_each(|item| {
            item.covers.clear();
            item.uses.clear();
        });
    });
    assert_eq!(fault, CertificateFault::Kind);
}

#[test]
fn another_value() {
    assert!(matches!(rejects(|_, proof| proof.value += 1), CertificateFault::Value { .. }));
}

#[test]
fn shared_groups_counted_twice() {
    let fault = rejects(|problem, proof| {
        let value =
            |key: &String| problem.elements.iter().find(|element| element.key == *key).expect("there").value;
        let chosen = |item: &&Item| proof.chosen.iter().any(|chosen| chosen.item == item.key);
        let taken: Vec<&Item> = problem.items.iter().filter(chosen).collect();
        let all: i64 = taken.iter().flat_map(|item| &item.covers).map(value).sum();
        let once: std::collections::BTreeSet<&String> = taken.iter().flat_map(|item| &item.covers).collect();
        proof.value += all - once.into_iter().map(value).sum::<i64>();
    });
    assert!(matches!(fault, CertificateFault::Value { .. }));
}

#[test]
fn an_item_dropped_with_its_value() {
    let (problem, certificate) = proved();
    for at in 0..certificate.chosen.len() {
        let mut changed = certificate.clone();
        changed.chosen.remove(at);
        assert!(check(&problem, &changed).is_err());
    }
}

#[test]
fn a_worse_choice_with_its_own_value() {
    let (problem, mut certificate) = proved();
    let (solution, _) = certify(&problem).expect("the overrides fit");
    let second =
        explain(&problem, &solution).expect("the overrides fit").runner_up.expect("there is another set");
    certificate.value = second.value;
    certificate.chosen =
        second.items.iter().map(|one| CertifiedItem { item: one.item.clone(), mode: one.mode }).collect();
    // The bound is still that of the best choice, so the checker sees a gap that the certificate does not hide.
    let checked = check(&problem, &certificate).expect("a choice with a gap");
    assert_eq!(checked.gap, solution.value - second.value);
    let unit = socta_choose::Units::of(&problem).value;
    tree(&mut certificate).bound.0 -= unit * i128::from(checked.gap);
    let fault = check(&problem, &certificate).expect_err("the bound is too low");
    assert!(matches!(fault, CertificateFault::Unbounded { .. } | CertificateFault::Bound), "{fault}");
}

#[test]
fn a_bound_below_the_choice_or_just_above_it() {
    assert_eq!(rejects(|_, proof| tree(proof).bound.0 -= 1), CertificateFault::Bound);
    let (problem, mut certificate) = proved();
    tree(&mut certificate).bound.0 += 1;
    assert_eq!(check(&problem, &certificate).expect("a larger bound holds too").gap, 1);
}

#[test]
fn each_rule_broken() {
    let add = |key: &'static str| {
        move |_: &mut Problem, proof: &mut Certificate| {
            proof.chosen.push(CertifiedItem { item: key.into(), mode: Mode::Oap });
        }
    };
    assert_eq!(rejects(add("item-23")), CertificateFault::BadItem("item-23".into()));
    let named = |fault| match fault {
        CertificateFault::Rule(rule) => rule,
        other => unreachable!("expected a rule, not {other}"),
    };
    let tight = |change: fn(&mut Problem)| named(rejects_problem(change));
    assert_eq!(tight(|problem| problem.coverage[0].least = 5), "coverage:harm");
    assert_eq!(
        tight(|problem| problem.exclusions[0].items =
            problem.items.iter().map(|item| item.key.clone()).collect()),
        "exclusion:apart"
    );
    assert_eq!(tight(|problem| problem.resources[0].limit = 1), "resource:hands");
    let needs_the_impossible = |problem: &mut Problem| {
        problem.prerequisites[0].item = "item-00".into();
        problem.prerequisites[0].any_of = vec!["item-23".into()];
    };
    assert_eq!(tight(needs_the_impossible), "prerequisite:item-00");
}

#[test]
fn a_rule_left_out_of_the_problem() {
    assert!(is_open(rejects_problem(|problem| problem.resources[0].limit += 2)));
    assert!(is_open(rejects_problem(|problem| problem.bounds.priorities += 1)));
    assert_eq!(rejects(|problem, _| problem.coverage[0].least = 0), CertificateFault::OtherProblem);
}

#[test]
fn an_element_or_a_bonus_worth_more() {
    let fault =
        rejects_problem(|problem| problem.elements.iter_mut().for_each(|element| element.value += 40_000));
    assert!(matches!(fault, CertificateFault::Value { .. }));
    let fault = rejects_problem(|problem| {
        let out = problem.items.iter_mut().find(|item| item.key == "item-02").expect("the item is there");
        assert!(out.covers.len() > 2);
        out.bonus += 900_000;
    });
    assert!(is_open(fault));
}

#[test]
fn prices_that_are_negative_or_do_not_fit() {
    let first = |proof: &mut Certificate, price: Exact| tree(proof).prices[0][0].1 = price;
    assert_eq!(rejects(|_, proof| first(proof, Exact(-1))), CertificateFault::Price);
    assert_eq!(rejects(|_, proof| first(proof, Exact(i128::MAX))), CertificateFault::Price);
    assert_eq!(rejects(|_, proof| tree(proof).scale = Exact(0)), CertificateFault::Price);
    assert_eq!(rejects(|_, proof| tree(proof).scale = Exact(1 << 21)), CertificateFault::Price);
}

#[test]
fn every_price_vector_is_needed() {
    let (problem, certificate) = proved();
    let vectors = tree(&mut certificate.clone()).prices.len();
    let mut rejected = 0;
    for at in 0..vectors {
        let mut changed = certificate.clone();
        tree(&mut changed).prices[at].iter_mut().for_each(|price| *price = RowPrice(price.0, Exact(0)));
        rejected += usize::from(check(&problem, &changed).is_err());
    }
    assert!(rejected * 2 > vectors, "{rejected} of {vectors}");
}

#[test]
fn a_scale_changed() {
    assert!(is_open(rejects(|_, proof| tree(proof).scale.0 /= 2)));
}

#[test]
fn a_row_renamed() {
    let unknown = |fault| matches!(fault, CertificateFault::Unknown { .. });
    assert!(unknown(rejects(|_, proof| tree(proof).rows[0] = "places".into())));
    assert!(unknown(rejects(|_, proof| tree(proof).rows[0] = "coverage:harms".into())));
    let swapped = rejects(|_, proof| {
        let rows = &mut tree(proof).rows;
        let (place, other) = (
            rows.iter().position(|row| row == "place").expect("there"),
            rows.iter().position(|row| row == "resource:hands").expect("there"),
        );
        rows.swap(place, other);
    });
    assert!(is_open(swapped));
}

#[test]
fn an_entry_that_names_nothing() {
    let unknown = |fault| matches!(fault, CertificateFault::Unknown { .. });
    assert!(unknown(rejects(|_, proof| tree(proof).branches[0] = Branch::Price(1_000_000))));
    let split = Split { item: "item-99".into(), mode: None };
    assert!(unknown(rejects(|_, proof| tree(proof).branches[0] = Branch::Split(split))));
}

#[test]
fn a_branch_cut_off() {
    assert_eq!(rejects(|_, proof| drop(tree(proof).branches.pop())), CertificateFault::Tree);
    assert_eq!(rejects(|_, proof| tree(proof).branches.push(Branch::End)), CertificateFault::Tree);
    assert!(is_open(rejects(|_, proof| tree(proof).branches = vec![Branch::End])));
}

#[test]
fn a_part_said_to_be_done_with() {
    let (problem, certificate) = proved();
    let branches = tree(&mut certificate.clone()).branches.clone();
    let splits = branches.iter().enumerate().filter(|(_, branch)| matches!(branch, Branch::Split(_)));
    for (at, _) in splits {
        let mut changed = certificate.clone();
        tree(&mut changed).branches[at] = Branch::End;
        assert!(check(&problem, &changed).is_err());
    }
}

#[test]
fn a_price_taken_for_a_ray() {
    let (problem, certificate) = proved();
    let branches = tree(&mut certificate.clone()).branches.clone();
    let mut rejected = 0;
    for (at, branch) in branches.iter().enumerate() {
        if let Branch::Price(prices) = branch {
            let mut changed = certificate.clone();
            tree(&mut changed).branches[at] = Branch::Ray(*prices);
            rejected += usize::from(check(&problem, &changed).is_err());
        }
    }
    assert!(rejected > 0);
}

#[test]
fn a_split_that_forgets_a_part() {
    let (problem, certificate) = proved();
    let branches = tree(&mut certificate.clone()).branches.clone();
    let splits = branches.iter().enumerate().filter(|(_, branch)| matches!(branch, Branch::Split(_)));
    let mut tried = 0;
    for (at, _) in splits {
        let mut changed = certificate.clone();
        tree(&mut changed).branches.remove(at);
        assert!(check(&problem, &changed).is_err());
        tried += 1;
    }
    assert!(tried > 0);
}
