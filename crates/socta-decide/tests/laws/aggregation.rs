//! Laws of votes, sorting and capacities.

use proptest::collection::vec;
use proptest::prelude::*;
use socta_decide::aggregation::{Ballot, Pairwise, kemeny, lower_bound};
use socta_decide::methods::interaction::capacity::Capacity;
use socta_decide::methods::outranking::credibility::Outranking;
use socta_decide::methods::outranking::electre_tri::electre_tri;
use socta_decide::{Direction, Matrix, Thresholds};

/// Ballots over up to six alternatives, with ties and weights.
fn ballots() -> impl Strategy<Value = (usize, Vec<Ballot>)> {
    (1..=6_usize).prop_flat_map(|count| {
        let ballot = (1..=4_u32, vec(1..=6_u32, count))
            .prop_map(|(weight, ranks)| Ballot { weight: f64::from(weight), ..Ballot::of_ranks(&ranks) });
        vec(ballot, 1..6).prop_map(move |ballots| (count, ballots))
    })
}

fn disagreement(votes: &Pairwise, order: &[usize]) -> f64 {
    let behind = |(at, a): (usize, &usize)| order[at + 1..].iter().map(|b| votes.ahead(*b, *a)).sum::<f64>();
    order.iter().enumerate().map(behind).sum()
}

/// All orders of some alternatives.
fn orders(of: &[usize]) -> Vec<Vec<usize>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (at, first) in of.iter().enumerate() {
        let rest: Vec<usize> = of.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, a)| *a).collect();
        for mut order in orders(&rest) {
            order.insert(0, *first);
            all.push(order);
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn kemeny_is_the_best_of_all_orders((count, ballots) in ballots()) {
        let votes = Pairwise::new(count, &ballots);
        let all = orders(&(0..count).collect::<Vec<_>>());
        let costs: Vec<f64> = all.iter().map(|order| disagreement(&votes, order)).collect();
        let least = costs.iter().copied().fold(f64::INFINITY, f64::min);
        let found = kemeny(&votes);
        prop_assert_eq!(found.disagreement, least);
        prop_assert_eq!(disagreement(&votes, &found.order), least);
        prop_assert_eq!(found.optima, Some(costs.iter().filter(|cost| **cost == least).count() as f64));
        for alternative in 0..count {
            let places = all.iter().zip(&costs).filter(|(_, cost)| **cost == least).map(|(order, _)| {
                order.iter().position(|a| *a == alternative).map_or(0.0, |place| (place + 1) as f64)
            });
            let places: Vec<f64> = places.collect();
            let mean = places.iter().sum::<f64>() / places.len() as f64;
            prop_assert!((found.place[alternative] - mean).abs() < 1e-9);
        }
        let everyone: Vec<usize> = (0..count).collect();
        prop_assert!(lower_bound(&votes, &everyone) <= least + 1e-9);
    }

    #[test]
    fn who_beats_everybody_wins_by_copeland_and_kemeny((count, ballots) in ballots()) {
        let votes = Pairwise::new(count, &ballots);
        let winner = (0..count).find(|a| (0..count).all(|b| b == *a || votes.margin(*a, b) > 0.0));
        if let Some(winner) = winner {
            prop_assert_eq!(kemeny(&votes).order[0], winner);
            let copeland = votes.copeland();
            prop_assert!((0..count).all(|other| other == winner || copeland[other] < copeland[winner]));
        }
    }

    #[test]
    fn turned_ballots_turn_the_votes((count, ballots) in ballots()) {
        let turned: Vec<Ballot> = ballots
            .iter()
            .map(|ballot| Ballot {
                weight: ballot.weight,
                places: ballot.places.iter().map(|place| place.map(|place| -place)).collect(),
            })
            .collect();
        let (votes, back) = (Pairwise::new(count, &ballots), Pairwise::new(count, &turned));
        let total: f64 = ballots.iter().map(|ballot| ballot.weight).sum::<f64>() * (count - 1) as f64;
        for (one, other) in votes.borda().iter().zip(back.borda()) {
            prop_assert_eq!(one + other, total);
        }
        for (one, other) in votes.copeland().iter().zip(back.copeland()) {
            prop_assert_eq!(*one, -other);
        }
        let (forth, back) = (kemeny(&votes), kemeny(&back));
        prop_assert_eq!((forth.disagreement, forth.optima), (back.disagreement, back.optima));
        for (one, other) in forth.place.iter().zip(&back.place) {
            prop_assert!((one + other - (count + 1) as f64).abs() < 1e-9);
        }
    }

    #[test]
    fn pessimistic_classes_are_never_above_optimistic_ones(
        cells in vec(0..=16_i32, 12),
        steps in vec((0..=8_i32, 0..=8_i32), 3),
        thresholds in vec((0..=2_i32, 0..=3_i32, proptest::option::of(1..=4_i32)), 3),
        weights in vec(1..=8_i32, 3),
        lambda in 50..=100_i32,
    ) {
        let number = |x: &i32| f64::from(*x) / 2.0;
        let matrix: Vec<Option<f64>> = cells.iter().map(|cell| Some(number(cell))).collect();
        let matrix = Matrix::new(3, &matrix).expect("four rows");
        let sum: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
        let weights: Vec<f64> = weights.iter().map(|weight| f64::from(*weight) / sum).collect();
        let lower: Vec<f64> = steps.iter().map(|(low, _)| number(low)).collect();
        let upper: Vec<f64> = steps.iter().map(|(low, more)| number(&(low + more))).collect();
        let thresholds: Vec<Thresholds> = thresholds
            .iter()
            .map(|(q, more, veto)| Thresholds {
                indifference: number(q),
                preference: number(&(q + more)),
                veto: veto.map(|beyond| number(&(q + more + beyond))),
            })
            .collect();
        let by = Outranking::new(&[Direction::Max; 3], &weights, &thresholds, &[8.0; 3]);
        let complete = matrix.complete().expect("no gaps");
        let found = electre_tri(complete, &[lower, upper], &by, f64::from(lambda) / 100.0);
        for (low, high) in found.pessimistic.iter().zip(&found.optimistic) {
            prop_assert!(low <= high);
            prop_assert!((1..=3).contains(low) && (1..=3).contains(high));
        }
    }

    #[test]
    fn without_interaction_a_choquet_integral_is_a_weighted_sum(
        weights in vec(1..=9_i32, 4),
        values in vec(-20..=20_i32, 4),
    ) {
        let sum: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
        let weights: Vec<f64> = weights.iter().map(|weight| f64::from(*weight) / sum).collect();
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let expected: f64 = weights.iter().zip(&values).map(|(weight, value)| weight * value).sum();
        let pairs = Capacity::two_additive(&weights, &[]).expect("additive");
        let sets: Vec<(Vec<usize>, f64)> = (1..15_usize)
            .map(|bits| {
                let set: Vec<usize> = (0..4).filter(|at| bits & (1 << at) != 0).collect();
                let weight = set.iter().map(|at| weights[*at]).sum();
                (set, weight)
            })
            .collect();
        let general = Capacity::of_weights(4, &sets).expect("additive");
        for capacity in [pairs, general] {
            prop_assert!((capacity.choquet(&values) - expected).abs() < 1e-9);
            prop_assert!(capacity.shapley().iter().zip(&weights).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }

    /// Whatever the interaction, the integral lies between the smallest and the largest value and never falls when one
    /// value rises.
    #[test]
    fn a_choquet_integral_is_a_rising_mean(
        weights in vec(1..=9_i32, 3),
        shares in vec(-100..=100_i32, 3),
        values in vec(0..=20_i32, 3),
        raised in 0..3_usize,
    ) {
        let sum: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
        let weights: Vec<f64> = weights.iter().map(|weight| f64::from(*weight) / sum).collect();
        // Half a weight a pair is as much as two pairs can take.
        let index = |(a, b, share): (usize, usize, i32)| (a, b, f64::from(share) / 100.0 * weights[a].min(weights[b]));
        let pairs = [(0, 1, shares[0]), (0, 2, shares[1]), (1, 2, shares[2])].map(index);
        let capacity = Capacity::two_additive(&weights, &pairs).expect("monotone");
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let found = capacity.choquet(&values);
        let (low, high) = values.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), x| (low.min(*x), high.max(*x)));
        prop_assert!(found >= low - 1e-9 && found <= high + 1e-9);
        let mut more = values.clone();
        more[raised] += 1.0;
        prop_assert!(capacity.choquet(&more) >= found - 1e-9);
    }
}

/// Identities that hold for every matrix: found by the classes on 200 matrices with weights drawn anew.
#[test]
fn known_identities_are_classes() {
    use socta_decide::equivalence::classes;
    use socta_decide::{Criterion, Method, Parameters, Problem, evaluate, find};
    let cells: Vec<Option<f64>> =
        (0..24_u32).map(|at| Some(f64::from((at * 37 + at * at * 11) % 97 + 3) / 10.0)).collect();
    let directions = [Direction::Max, Direction::Min, Direction::Max, Direction::Min];
    let criteria: Vec<Criterion> = directions
        .iter()
        .enumerate()
        .map(|(at, direction)| Criterion::new(&format!("c{at}"), *direction, [4.0, 3.0, 2.0, 1.0][at]))
        .collect();
    let names = (0..6).map(|row| format!("a{row}")).collect();
    let problem =
        Problem::new(names, criteria, Matrix::new(4, &cells).expect("full rows")).expect("no fault");
    let with = |name: &str, given: &[(&str, &str)]| -> (&'static dyn Method, Parameters) {
        let method = find(name).expect("registered");
        let given: Vec<(String, String)> =
            given.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        (method, Parameters::read(method.card().name, method.card().parameters, &given).expect("declared"))
    };
    let methods = [
        with("additive", &[("scaling", "min-max")]),
        with("mabac", &[]),
        with("spotis", &[("bounds", "data")]),
        with("additive", &[("scaling", "linear")]),
        with("marcos", &[]),
        with("additive", &[("scaling", "vector")]),
        with("moora", &[]),
        with("promethee2", &[]),
        with("borda", &[]),
        with("topsis", &[]),
        with("vikor", &[]),
    ];
    let pairs: Vec<(&dyn Method, &Parameters)> =
        methods.iter().map(|(method, parameters)| (*method, parameters)).collect();
    let ranks: Vec<Vec<u32>> = pairs
        .iter()
        .map(|(method, parameters)| evaluate(*method, &problem, parameters).expect("ranked").ranks)
        .collect();
    let found = classes(&problem, &pairs, &ranks);
    let members: Vec<Vec<usize>> = found.classes.into_iter().map(|class| class.members).collect();
    assert_eq!(members, [vec![0, 1, 2], vec![3, 4], vec![5, 6], vec![7, 8], vec![9], vec![10]]);
}
