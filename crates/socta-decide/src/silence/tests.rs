use super::*;

/// Four alternatives on five criteria; level 0 to 3 and certainty, none where nothing is reported.
const CELLS: [[Option<(usize, f64)>; 5]; 4] = [
    [Some((3, 0.8)), Some((3, 0.6)), None, Some((3, 0.85)), None],
    [Some((3, 0.6)), None, None, None, None],
    [Some((1, 0.8)), Some((2, 0.7)), Some((3, 0.5)), None, Some((0, 0.6))],
    [None; 5],
];

fn belief((level, certainty): (usize, f64)) -> [f64; LEVELS] {
    std::array::from_fn(|at| (1.0 - certainty) / 4.0 + if at == level { certainty } else { 0.0 })
}

fn example() -> Reports {
    let beliefs: Vec<_> = CELLS.iter().flatten().map(|cell| cell.map(belief)).collect();
    Reports::new(4, &[0.2; 5], &beliefs).expect("the example is sound")
}

fn close(found: &[f64], expected: &[f64], within: f64) {
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() <= within, "{found} is not {expected}");
    }
    assert_eq!(found.len(), expected.len());
}

// The figures of these tests come from an independent program of 70 lines.
#[test]
fn scores_and_variances_are_those_of_the_other_program() {
    let reports = example();
    let pool = Pool::of(&reports);
    close(&pool.overall, &[0.147_651_007, 0.174_496_644, 0.161_073_826, 0.516_778_523], 1e-9);
    let expected = [
        (1.0, [0.815_268_528, 0.734_651_997, 0.591_731_92, 0.701_261_138]),
        (3.0, [0.672_293_756, 0.513_694_105, 0.469_416_324, 0.453_213_391]),
        (10.0, [0.551_822_325, 0.307_109_397, 0.351_014_766, 0.221_421_807]),
    ];
    let variance = [
        [0.022_037_427, 0.051_330_588, 0.019_999_19, 0.096_111_522],
        [0.026_134_201, 0.056_711_936, 0.022_153_141, 0.100_166_336],
        [0.025_090_021, 0.048_712_218, 0.020_124_048, 0.088_542_391],
    ];
    for ((odds, expected), variance) in expected.into_iter().zip(variance) {
        let scores = scores(&reports, &pool, odds);
        close(&scores.expected, &expected, 1e-9);
        close(&scores.variance, &variance, 1e-9);
    }
}

#[test]
fn pairs_ranks_and_tiers_are_those_of_the_other_program() {
    let sureness = Sureness { odds: ODDS.to_vec(), least: 0.8, extra: Vec::new() };
    let order = order(&example(), &sureness);
    let above = [
        [0.5, 0.617_006, 0.827_51, 0.629_934],
        [0.183_851, 0.5, 0.433_55, 0.534_648],
        [0.137_797, 0.296_281, 0.5, 0.373_94],
        [0.163_508, 0.408_545, 0.347_113, 0.5],
    ];
    close(&order.above, above.as_flattened(), 1e-6);
    assert_eq!(order.ranks, [(1, 3), (1, 4), (2, 4), (1, 4)]);
    assert_eq!(order.tiers, [0; 4]);
}

#[test]
fn odds_are_those_of_the_other_program() {
    let reports = example();
    let implied = implied_odds(&reports, 0.5).expect("there are gaps");
    assert!((implied - 2.3321).abs() < 5e-5, "{implied}");
    let measured = measured_odds(&Pool::of(&reports), &[(2, 1), (2, 3), (3, 0), (4, 1)]);
    close(&[measured.logarithm, measured.error], &[0.892_202, 0.713_79], 1e-6);
}

#[test]
fn a_pair_turns_where_its_scores_are_equal() {
    let reports = example();
    let odds = turning_odds(&reports, 1, 2).expect("the two change places");
    let scores = scores(&reports, &Pool::of(&reports), odds);
    close(&[scores.expected[1]], &[scores.expected[2]], 1e-9);
    assert_eq!(turning_odds(&reports, 0, 3), None);
}

#[test]
fn what_all_know_leaves_nothing_to_silence() {
    let beliefs: Vec<_> = (0..6).map(|at| Some(belief((at % 4, 1.0)))).collect();
    let reports = Reports::new(3, &[0.5, 0.5], &beliefs).expect("beliefs are sound");
    let pool = Pool::of(&reports);
    assert_eq!(scores(&reports, &pool, 1.0).expected, scores(&reports, &pool, 10.0).expected);
    assert_eq!(implied_odds(&reports, 0.5), None);
    close(&[reports.coverage(0)], &[1.0], 1e-12);
}

#[test]
fn levels_that_say_nothing_are_told_from_those_that_do() {
    let same: Vec<_> = (0..40).map(|_| Some(belief((2, 0.8)))).collect();
    let same = Reports::new(8, &[0.2; 5], &same).expect("beliefs are sound");
    assert!(levels_test(&same, 1).p > 0.99);
    let apart: Vec<_> = (0..40).map(|at| Some(belief((if at < 20 { 3 } else { 0 }, 0.8)))).collect();
    let apart = Reports::new(8, &[0.2; 5], &apart).expect("beliefs are sound");
    assert!(levels_test(&apart, 1).p < 0.01);
}

#[test]
fn what_is_no_belief_is_refused() {
    let known = Some(belief((1, 0.5)));
    assert_eq!(Reports::new(2, &[1.0], &[known]), Err(ReportFault::Shape));
    assert_eq!(Reports::new(1, &[1.0], &[known]), Err(ReportFault::TooFew));
    assert_eq!(Reports::new(2, &[1.0], &[None, None]), Err(ReportFault::NothingKnown));
    assert_eq!(Reports::new(2, &[f64::NAN], &[known, None]), Err(ReportFault::NotANumber));
    assert_eq!(Reports::new(2, &[1.0], &[Some([0.5; 4]), None]), Err(ReportFault::NotANumber));
}
