//! Items that share a plan pay for it once, and a proof that has it otherwise is rejected.

use socta_choose::{
    Bounds, Branch, BundleKey, Certificate, CertificateFault, CertifiedItem, Exact, Item, Mode, ModeOption,
    Override, Problem, RowPrice, certify, check, solve,
};

use super::options::options;

/// Items of one bundle by value, each carried by one plan; the first two share theirs.
fn pair(values: &[i64], plans: u32) -> Problem {
    let item = |(at, value): (usize, &i64)| Item {
        key: format!("a{at}"),
        value: *value,
        options: vec![ModeOption::PLAN],
        shared_plan: (at < 2).then(|| "a0".into()),
        ..Item::default()
    };
    Problem {
        items: values.iter().enumerate().map(item).collect(),
        bundles: vec![BundleKey { key: "b".into() }],
        bounds: Bounds { priorities: 1, plans, goals: 0, least_value: None },
        ..Problem::default()
    }
}

fn keys(problem: &Problem) -> Vec<String> {
    solve(problem).expect("nothing is forced").items.into_iter().map(|chosen| chosen.item).collect()
}

#[test]
fn two_that_share_a_plan_are_worth_more_than_one_that_does_not() {
    let problem = pair(&[4, 3, 6], 1);
    assert_eq!(keys(&problem), ["a0", "a1"]);
    let solution = solve(&problem).expect("nothing is forced");
    assert_eq!((solution.plans, solution.bundles[0].plans), (1, 1));
    assert_eq!(solution.items.iter().map(|chosen| chosen.plans).collect::<Vec<u32>>(), [1, 0]);
    assert!(solution.items.iter().all(|chosen| chosen.shared_plan.as_deref() == Some("a0")));
    // Alone each pays for the plan.
    assert_eq!(keys(&pair(&[4, 1, 6], 1)), ["a2"]);
}

#[test]
fn of_sets_of_one_value_that_with_fewer_plans_is_chosen() {
    assert_eq!(keys(&pair(&[4, 3, 7], 9)), ["a0", "a1", "a2"]);
    let mut problem = pair(&[4, 3, 3, 4], 9);
    problem.bounds.plans = 2;
    problem.items[2].shared_plan = None;
    // 4 + 3 + 4 with two plans is the most; the shared pair takes one of them.
    assert_eq!(keys(&problem), ["a0", "a1", "a3"]);
}

#[test]
fn an_override_decides_the_mode() {
    let mut problem = pair(&[4, 3, 6], 2);
    problem.bounds.goals = 1;
    problem.items.iter_mut().for_each(|item| item.options = vec![ModeOption::PLAN, ModeOption::GOAL]);
    let forced = Override::new(socta_choose::Direction::In, "a chair", "a reason");
    problem.items[1].forced = Some(Override { mode: Some(Mode::Oap), ..forced });
    let (solution, certificate) = certify(&problem).expect("the override fits");
    assert_eq!(solution.modes()["a1"], Mode::Oap);
    assert_eq!(check(&problem, &certificate).map(|checked| checked.value), Ok(13));
    let mut other = certificate.clone();
    other.chosen.iter_mut().for_each(|one| one.mode = if one.item == "a1" { Mode::Chsg } else { Mode::Oap });
    assert_eq!(check(&problem, &other), Err(CertificateFault::BadItem("a1".into())));
}

/// Thirty items in six bundles; in each bundle the first three share a plan, in every second one the last two share another.
fn problem() -> Problem {
    let item = |at: usize| {
        let (bundle, number) = (at / 5, at % 5);
        let shared = if number < 3 { Some("first") } else { Some("last").filter(|_| bundle % 2 == 0) };
        Item {
            key: format!("item-{at:02}"),
            bundle,
            value: 50_000 + (at as i64 * 102_947) % 300_011,
            options: options(at % 11 == 3, at),
            shared_plan: shared.map(|name| format!("{name}-{bundle}")),
            ..Item::default()
        }
    };
    Problem {
        items: (0..30).map(item).collect(),
        bundles: (0..6).map(|at| BundleKey { key: format!("bundle-{at}") }).collect(),
        bounds: Bounds { priorities: 4, plans: 5, goals: 2, least_value: None },
        ..Problem::default()
    }
}

fn proved() -> (Problem, Certificate) {
    let problem = problem();
    let (solution, certificate) = certify(&problem).expect("nothing is forced");
    assert_eq!(check(&problem, &certificate).expect("the proof holds").gap, 0);
    assert!(solution.items.iter().filter(|chosen| chosen.plans == 0).count() > 2, "plans are shared");
    (problem, certificate)
}

/// What the checker says of a proof for a changed problem whose digest fits.
fn rejects(change: impl FnOnce(&mut Problem, &mut Certificate)) -> CertificateFault {
    let (mut problem, mut certificate) = proved();
    change(&mut problem, &mut certificate);
    certificate.problem = problem.digest();
    check(&problem, &certificate).expect_err("the proof was changed")
}

fn shares(rows: &[String]) -> Vec<u32> {
    (0_u32..).zip(rows).filter(|(_, row)| row.starts_with("share:")).map(|(at, _)| at).collect()
}

/// Changes the prices of all rows that take shared plans.
fn reprice(certificate: &mut Certificate, price: impl Fn(i128) -> i128) {
    let tree = certificate.tree.as_mut().expect("there are shared plans");
    let rows = shares(&tree.rows);
    let of_rows = tree.prices.iter_mut().flatten().filter(|RowPrice(row, _)| rows.contains(row));
    of_rows.for_each(|RowPrice(_, old)| *old = Exact(price(old.0)));
}

#[test]
fn a_cost_claimed_to_be_shared_that_is_not() {
    let apart = |problem: &mut Problem| problem.items.iter_mut().for_each(|item| item.shared_plan = None);
    // Without shared plans another kind of proof is wanted; with one left that costs nothing, the plans do not last.
    assert_eq!(rejects(|problem, _| apart(problem)), CertificateFault::Kind);
    let one_left = |problem: &mut Problem, _: &mut Certificate| {
        apart(problem);
        problem.items[0].shared_plan = Some("alone".into());
    };
    assert_eq!(rejects(one_left), CertificateFault::OutOfBounds);
}

#[test]
fn an_item_said_to_share_the_plan_of_a_group_that_it_is_not_in() {
    let (problem, certificate) = proved();
    let is_chosen = |item: &Item| certificate.chosen.iter().any(|chosen| chosen.item == item.key);
    let outside = problem.items.iter().filter(|item| item.shared_plan.is_none() && !is_chosen(item));
    let mut tried = 0;
    for item in outside.filter(|item| item.options.contains(&ModeOption::PLAN)) {
        let mut changed = certificate.clone();
        changed.chosen.push(CertifiedItem { item: item.key.clone(), mode: Mode::Oap });
        changed.value += item.value;
        assert_eq!(check(&problem, &changed), Err(CertificateFault::OutOfBounds));
        tried += 1;
    }
    assert!(tried > 0);
}

#[test]
fn a_group_made_larger_after_the_proof() {
    let (problem, certificate) = proved();
    let mut rejected = 0;
    for at in (0..30).filter(|at| problem.items[*at].shared_plan.is_none()) {
        let mut other = problem.clone();
        other.items[at].shared_plan = Some(format!("first-{}", other.items[at].bundle));
        let best = solve(&other).expect("nothing is forced");
        let mut changed = certificate.clone();
        changed.problem = other.digest();
        // Either the choice is still the best, or the proof says so wrongly.
        let checked = check(&other, &changed);
        assert!(best.value == certificate.value || checked.is_err(), "{at}: {checked:?}");
        rejected += usize::from(checked.is_err());
    }
    assert!(rejected > 0);
}

#[test]
fn prices_that_leave_the_shared_cost_out_or_count_it_twice() {
    let open = |fault| matches!(fault, CertificateFault::Unbounded { .. });
    assert!(open(rejects(|_, proof| reprice(proof, |_| 0))));
    assert!(open(rejects(|_, proof| reprice(proof, |price| price * 2))));
    let negative = rejects(|_, proof| reprice(proof, |price| -1 - price));
    assert_eq!(negative, CertificateFault::Price);
}

#[test]
fn a_row_of_an_item_that_shares_nothing() {
    let (problem, _) = proved();
    let alone = problem.items.iter().find(|item| item.shared_plan.is_none()).expect("some share nothing");
    let fault = rejects(|_, proof| {
        let tree = proof.tree.as_mut().expect("there are shared plans");
        let row = shares(&tree.rows)[0] as usize;
        tree.rows[row] = format!("share:{}", alone.key);
    });
    assert!(matches!(fault, CertificateFault::Unknown { .. }));
}

#[test]
fn a_part_closed_without_its_price() {
    let (problem, certificate) = proved();
    let branches = &certificate.tree.as_ref().expect("there are shared plans").branches;
    let mut rejected = 0;
    for at in (0..branches.len()).filter(|at| matches!(branches[*at], Branch::Price(_))) {
        let mut changed = certificate.clone();
        changed.tree.as_mut().expect("there are shared plans").branches.remove(at);
        rejected += usize::from(check(&problem, &changed).is_err());
    }
    assert!(rejected > 0);
}

#[test]
fn steps_are_no_proof_where_plans_are_shared() {
    assert_eq!(rejects(|_, proof| proof.tree = None), CertificateFault::Kind);
}

#[test]
fn a_group_over_two_bundles_or_with_unequal_plans_is_a_fault() {
    let fault = |change: fn(&mut Problem)| {
        let mut problem = problem();
        change(&mut problem);
        problem.check().map_err(|fault| fault.to_string())
    };
    let said =
        "the items that share plan `first-0` lie in several bundles or take different numbers of plans";
    assert_eq!(fault(|_| {}), Ok(()));
    assert_eq!(fault(|problem| problem.items[1].bundle = 1), Err(said.to_owned()));
    assert_eq!(fault(|problem| problem.items[1].options[0].plans = 2), Err(said.to_owned()));
}
