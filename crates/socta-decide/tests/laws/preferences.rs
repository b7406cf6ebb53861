//! Laws of statements on weights: what is drawn keeps them and has the known means, conflicts are minimal.

use proptest::collection::vec;
use proptest::prelude::*;
use socta_base::numeric::linear::Sense;
use socta_base::numeric::polytope::Polytope;
use socta_decide::Statement;
use socta_decide::smaa::preferences::{DrawnBy, StatedWeights, criteria_region, effective_size};
use socta_decide::smaa::{RobustnessError, WeightSampler};

const WIDTH: usize = 1_000;

/// The standard error of a difference of two independent figures with these.
fn together(one: f64, other: f64) -> f64 {
    (one * one + other * other).sqrt()
}

/// Samples of some blocks, criterion by criterion.
fn drawn(sampler: &dyn WeightSampler, blocks: u64) -> Vec<Vec<f64>> {
    let mut all = vec![Vec::new(); sampler.criteria()];
    let mut weights = vec![0.0; sampler.criteria() * WIDTH];
    for block in 0..blocks {
        sampler.fill(7, block, WIDTH, &mut weights);
        all.iter_mut().zip(weights.chunks_exact(WIDTH)).for_each(|(all, own)| all.extend_from_slice(own));
    }
    all
}

/// Mean and its standard error by the effective number of samples.
fn mean(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
    (mean, (variance / effective_size(values, 100).min(count)).sqrt())
}

/// Every sample is a point of the polytope.
fn keeps(polytope: &Polytope, all: &[Vec<f64>]) {
    for sample in 0..all[0].len() {
        let weights: Vec<f64> = all.iter().map(|own| own[sample]).collect();
        assert!(polytope.contains(&weights), "{weights:?}");
    }
}

fn statement(text: &str) -> Statement {
    serde_json::from_str(text).expect("a statement")
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("c{at}")).collect()
}

/// Rank-order centroid weights (Barron & Barrett 1996): the mean of the weights that keep a complete order.
#[test]
fn a_complete_order_has_the_rank_order_centroid_as_its_mean() {
    let order = statement(r#"{"kind": "order", "tiers": [["c2"], ["c0"], ["c3"], ["c1"]]}"#);
    let region = criteria_region(&names(4), &[order]);
    let sampler = region.sampler().expect("feasible");
    assert_eq!(sampler.drawing().by, DrawnBy::Sorting);
    let all = drawn(&sampler, 40);
    keeps(&region.polytope, &all);
    let walk = drawn(&StatedWeights::by_walk(&region.polytope).expect("feasible"), 40);
    keeps(&region.polytope, &walk);
    for (criterion, centroid) in [(2, 25.0 / 48.0), (0, 13.0 / 48.0), (3, 7.0 / 48.0), (1, 3.0 / 48.0)] {
        for all in [&all, &walk] {
            let (mean, error) = mean(&all[criterion]);
            assert!((mean - centroid).abs() < 4.5 * error, "{criterion} {mean} {error} {centroid}");
        }
    }
}

/// With `w0 >= 0.3` on n shares, the mean of the first is `0.3 + 0.7 / n` and of the others `0.7 / n`.
#[test]
fn a_lower_end_shifts_the_simplex_and_the_walk_agrees() {
    let region = criteria_region(&names(6), &[statement(r#"{"kind": "range", "of": "c0", "low": 0.3}"#)]);
    let exact = region.sampler().expect("feasible");
    assert_eq!((exact.drawing().by, exact.drawing().efficiency), (DrawnBy::Ends, 1.0));
    let walk = StatedWeights::by_walk(&region.polytope).expect("feasible");
    assert_eq!(walk.drawing().by, DrawnBy::HitAndRun);
    for sampler in [exact, walk] {
        let all = drawn(&sampler, 30);
        keeps(&region.polytope, &all);
        for (criterion, own) in all.iter().enumerate() {
            let (mean, error) = mean(own);
            let centroid = 0.7 / 6.0 + if criterion == 0 { 0.3 } else { 0.0 };
            assert!((mean - centroid).abs() < 4.5 * error, "{mean} {error} {centroid}");
        }
    }
}

/// The triangle with the corners (1, 0, 0), (2/3, 1/3, 0), (2/3, 0, 1/3) has its centroid at (7/9, 1/9, 1/9); cut down to
/// the segment `w1 = w2`, from (1, 0, 0) to (2/3, 1/6, 1/6), its middle is (5/6, 1/12, 1/12).
#[test]
fn small_polytopes_have_their_exact_centroids() {
    let twice = statement(
        r#"{"kind": "linear", "terms": {"c0": 1, "c1": -2, "c2": -2}, "sense": "at-least", "bound": 0}"#,
    );
    let same = statement(r#"{"kind": "linear", "terms": {"c1": 1, "c2": -1}, "sense": "equal", "bound": 0}"#);
    let cases = [
        (vec![twice.clone()], [7.0 / 9.0, 1.0 / 9.0, 1.0 / 9.0]),
        (vec![twice, same], [5.0 / 6.0, 1.0 / 12.0, 1.0 / 12.0]),
    ];
    for (statements, centroid) in cases {
        let region = criteria_region(&names(3), &statements);
        let both =
            [region.sampler(), StatedWeights::by_walk(&region.polytope).map_err(RobustnessError::Unsolved)];
        for sampler in both {
            let all = drawn(&sampler.expect("feasible"), 30);
            keeps(&region.polytope, &all);
            for (own, centroid) in all.iter().zip(centroid) {
                let (mean, error) = mean(own);
                assert!((mean - centroid).abs() < 4.5 * error, "{mean} {error} {centroid}");
            }
        }
    }
}

/// A chain of ratios `w_i >= k w_(i+1)` leaves a simplex with the corners `(k^(m-1), ..., k, 1, 0, ...)`, each over its sum;
/// its centroid is their mean.
#[test]
fn a_chain_of_ratios_is_drawn_from_its_corners() {
    let (count, times) = (12_usize, 1.3_f64);
    let ratio = |at: usize| {
        let to = at + 1;
        statement(&format!(r#"{{"kind": "ratio", "of": "c{at}", "to": "c{to}", "at_least": {times}}}"#))
    };
    let region = criteria_region(&names(count), &(0..count - 1).map(ratio).collect::<Vec<_>>());
    let sampler = region.sampler().expect("feasible");
    assert_eq!(sampler.drawing().by, DrawnBy::Corners);
    let all = drawn(&sampler, 20);
    keeps(&region.polytope, &all);
    let mut centroid = vec![0.0; count];
    for corner in 1..=count {
        let mut parts = vec![1.0];
        (1..corner).for_each(|_| parts.push(parts[parts.len() - 1] * times));
        let sum: f64 = parts.iter().sum();
        parts.iter().rev().zip(&mut centroid).for_each(|(part, mean)| *mean += part / sum / count as f64);
    }
    for (own, centroid) in all.iter().zip(centroid) {
        let (mean, error) = mean(own);
        assert!((mean - centroid).abs() < 4.5 * error, "{mean} {error} {centroid}");
    }
}

/// Two orders, a free criterion and tiers are drawn by sorting alone, as the walk draws them.
#[test]
fn tiers_by_sorting_are_what_the_walk_draws() {
    let statements = [
        statement(r#"{"kind": "order", "tiers": [["c0"], ["c1", "c2"]]}"#),
        statement(r#"{"kind": "ratio", "of": "c3", "to": "c4", "at_least": 1}"#),
    ];
    let region = criteria_region(&names(6), &statements);
    let exact = region.sampler().expect("feasible");
    assert_eq!(exact.drawing().by, DrawnBy::Sorting);
    let exact = drawn(&exact, 40);
    let walk = drawn(&StatedWeights::by_walk(&region.polytope).expect("feasible"), 40);
    keeps(&region.polytope, &exact);
    for (a, b) in exact.iter().zip(&walk) {
        let ((one, first), (other, second)) = (mean(a), mean(b));
        assert!((one - other).abs() < 4.5 * together(first, second), "{one} {other}");
        let squares = |values: &[f64]| values.iter().map(|value| value * value).collect::<Vec<_>>();
        let ((one, first), (other, second)) = (mean(&squares(a)), mean(&squares(b)));
        assert!((one - other).abs() < 4.5 * together(first, second), "{one} {other}");
    }
}

#[test]
fn a_contradiction_names_its_statements() {
    let statements = [
        statement(r#"{"kind": "range", "of": "c0", "low": 0.5}"#),
        statement(r#"{"kind": "range", "of": "c1", "low": 0.2}"#),
        statement(r#"{"kind": "ratio", "of": "c2", "to": "c0", "at_least": 1.5}"#),
    ];
    let error = criteria_region(&names(3), &statements).sampler().expect_err("nothing is left");
    let expected = vec!["c0 >= 0.5".to_owned(), "c2 >= 1.5 c0".to_owned()];
    assert_eq!(error, RobustnessError::Contradiction { statements: expected, smallest: true });
    let fine = criteria_region(&names(3), &statements[..2]);
    assert!(fine.sampler().is_ok() && fine.left_aside.is_empty());
    let unknown = criteria_region(&names(3), &[statement(r#"{"kind": "range", "of": "c9", "low": 0.5}"#)]);
    assert_eq!(unknown.left_aside, ["c9 >= 0.5"]);
}

/// Rows with small whole coefficients, so that contradictions are common and never a matter of rounding.
fn polytopes() -> impl Strategy<Value = Polytope> {
    let row = (vec(-2_i32..=2, 4), prop::bool::ANY, 0_u32..4);
    vec(row, 1..7).prop_map(|rows| {
        let mut polytope = Polytope::new(4);
        for (group, (coefficients, least, bound)) in rows.into_iter().enumerate() {
            let terms = coefficients.into_iter().map(f64::from).enumerate();
            let sense = if least { Sense::AtLeast } else { Sense::AtMost };
            polytope.row(group, terms, sense, f64::from(bound) / 4.0);
        }
        polytope
    })
}

/// The polytope with the rows of these groups alone.
fn only(polytope: &Polytope, groups: &[usize]) -> Polytope {
    let mut left = Polytope::new(polytope.shares());
    for row in polytope.rows().iter().filter(|row| groups.contains(&row.group)) {
        left.row(row.group, row.coefficients.iter().copied().enumerate(), row.sense, row.bound);
    }
    left
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_sample_keeps_every_statement(polytope in polytopes()) {
        match StatedWeights::new(&polytope) {
            Ok(sampler) => {
                let mut weights = vec![0.0; 4 * 50];
                sampler.fill(3, 5, 50, &mut weights);
                for sample in 0..50 {
                    let point: Vec<f64> = (0..4).map(|at| weights[at * 50 + sample]).collect();
                    // A set without inside is reached to the precision of its linear programs.
                    let near = polytope.rows().iter().all(|row| {
                        let over = row.at(&point) - row.bound;
                        if row.sense == Sense::AtLeast { over >= -3e-6 } else { over <= 3e-6 }
                    });
                    prop_assert!(near && (point.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{point:?}");
                }
                let mut short = vec![0.0; 4 * 20];
                sampler.fill(3, 5, 20, &mut short);
                prop_assert!((0..20).all(|at| short[at] == weights[at]), "a shorter block is the beginning");
            }
            Err(_) => prop_assert!(polytope.conflict().expect("solvable").is_some()),
        }
    }

    #[test]
    fn a_conflict_is_minimal(polytope in polytopes()) {
        if let Some(conflict) = polytope.conflict().expect("solvable") {
            prop_assert!(conflict.smallest);
            prop_assert!(only(&polytope, &conflict.groups).interior().is_err());
            for left in 0..conflict.groups.len() {
                let mut rest = conflict.groups.clone();
                rest.remove(left);
                prop_assert!(only(&polytope, &rest).interior().is_ok(), "{conflict:?} without {left}");
            }
        }
    }
}
