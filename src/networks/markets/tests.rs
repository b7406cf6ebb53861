//! The two-mode analysis against counting by hand and against enumeration.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// All sets of `ones` columns.
fn sets(columns: u32, ones: usize) -> Vec<Vec<u32>> {
    (0..1u32 << columns)
        .filter(|set| set.count_ones() as usize == ones)
        .map(|set| (0..columns).filter(|column| set >> column & 1 == 1).collect())
        .collect()
}

/// All tables with the rows' numbers of ones as in `table`.
fn with_its_rows(table: &Incidence) -> Vec<Incidence> {
    let mut all = vec![Vec::new()];
    for row in &table.rows {
        let sets = sets(table.columns as u32, row.len());
        all = all
            .iter()
            .flat_map(|rows: &Vec<Vec<u32>>| {
                sets.iter().map(|set| rows.iter().cloned().chain([set.clone()]).collect())
            })
            .collect();
    }
    all.into_iter().map(|rows| Incidence { rows, columns: table.columns }).collect()
}

fn sharing(table: &Incidence, one: u32, other: u32) -> u32 {
    table.rows.iter().filter(|row| row.contains(&one) && row.contains(&other)).count() as u32
}

fn table(columns: usize, rows: &[&[u32]]) -> Incidence {
    Incidence { rows: rows.iter().map(|row| row.to_vec()).collect(), columns }
}

/// Weights of the model, found by trying the definition on all tables: the tables' probabilities are proportional to the product
/// of the weights of their ones.
fn by_enumeration(table: &Incidence, one: u32, other: u32, observed: u32) -> (f64, f64) {
    let all = with_its_rows(table);
    let wanted = table.column_sums();
    let mut weights: Vec<f64> = wanted.iter().map(|&sum| f64::from(sum)).collect();
    let mut share = Vec::new();
    for _ in 0..400 {
        let product = |found: &Incidence| -> f64 {
            found.rows.iter().flatten().map(|&column| weights[column as usize]).product()
        };
        share = all.iter().map(product).collect::<Vec<f64>>();
        let total: f64 = share.iter().sum();
        share.iter_mut().for_each(|share| *share /= total);
        let mut sums = vec![0.0; table.columns];
        for (found, share) in all.iter().zip(&share) {
            found.rows.iter().flatten().for_each(|&column| sums[column as usize] += share);
        }
        for ((weight, &wanted), sum) in weights.iter_mut().zip(&wanted).zip(sums) {
            *weight *= f64::from(wanted) / sum;
        }
    }
    let pairs = || all.iter().zip(&share).map(|(found, share)| (sharing(found, one, other), share));
    let expected = pairs().map(|(shared, share)| f64::from(shared) * share).sum();
    (expected, pairs().filter(|&(shared, _)| shared >= observed).map(|(_, share)| share).sum())
}

fn small() -> Incidence {
    table(4, &[&[0, 1], &[0, 1], &[0, 1, 2], &[0], &[2, 3], &[3]])
}

#[test]
fn the_model_is_the_distribution_that_it_says() {
    for (table, pairs) in [
        (small(), [(0, 1, 3), (0, 2, 1), (2, 3, 1)]),
        (table(4, &[&[0, 1, 2], &[0, 1, 3], &[2, 3], &[1], &[1, 2]]), [(0, 1, 2), (1, 3, 1), (2, 3, 1)]),
    ] {
        let model = NullModel::fit(&table);
        for (column, sum) in (0..).zip(table.column_sums()) {
            assert!((model.expected(column) - f64::from(sum)).abs() < 1e-8, "column {column}");
        }
        for (one, other, observed) in pairs {
            let (expected, p) = model.pair(one, other, observed);
            let wanted = by_enumeration(&table, one, other, observed);
            assert!((expected - wanted.0).abs() < 1e-8, "{expected} {}", wanted.0);
            assert!((p - wanted.1).abs() < 1e-8, "{p} {}", wanted.1);
        }
    }
}

#[test]
fn swaps_draw_every_table_of_the_same_sizes_alike() {
    let table = small();
    let sums = table.column_sums();
    let all: Vec<Incidence> =
        with_its_rows(&table).into_iter().filter(|found| found.column_sums() == sums).collect();
    let observed = table.shared();
    let tables = 8_000;
    let reached = swap::at_least(&table, &observed, tables, 1);
    for (&((one, other), least), reached) in observed.iter().zip(reached) {
        let exact =
            all.iter().filter(|found| sharing(found, one, other) >= least).count() as f64 / all.len() as f64;
        let drawn = f64::from(reached) / tables as f64;
        assert!((exact - drawn).abs() < 0.03, "{one} {other}: {exact} {drawn}");
        // The areas hold on average only, so that the model is close and not exact.
        let model = NullModel::fit(&table).pair(one, other, least).1;
        assert!((exact - model).abs() < 0.15, "{one} {other}: {exact} {model}");
    }
}

#[test]
fn networks_of_one_area_join_nothing() {
    let one_area: Vec<Vec<u32>> = (0..40).map(|at| vec![at % 4]).collect();
    let mut rows = one_area.clone();
    rows.push(vec![0, 1]);
    let alone = Incidence { rows: vec![vec![0, 1]], columns: 4 };
    let (expected, p) = NullModel::fit(&Incidence { rows, columns: 4 }).pair(0, 1, 1);
    // One pair of six, a little more because these two areas are larger; the forty add nothing.
    assert!(expected > 1.0 / 6.0 && expected < 0.2, "{expected}");
    assert!((p - expected).abs() < 1e-12);
    assert_eq!(NullModel::fit(&alone).pair(0, 1, 1).1, 1.0);
}

#[test]
fn pairs_are_counted_once_a_network() {
    let shared = small().shared();
    let of: BTreeMap<(u32, u32), u32> = shared.into_iter().collect();
    assert_eq!(of, BTreeMap::from([((0, 1), 3), ((0, 2), 1), ((1, 2), 1), ((2, 3), 1)]));
    assert_eq!(small().turned().turned(), small());
}

/// Tables in which every row and column has a one.
fn tables() -> impl Strategy<Value = Incidence> {
    prop::collection::vec(prop::collection::btree_set(0u32..6, 1..5), 1..30).prop_map(|rows| {
        let mut used: Vec<u32> = rows.iter().flatten().copied().collect();
        used.sort_unstable();
        used.dedup();
        let place = |column: &u32| used.partition_point(|other| other < column) as u32;
        Incidence {
            rows: rows.iter().map(|row| row.iter().map(place).collect()).collect(),
            columns: used.len(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn expected_pairs_add_up_to_those_that_there_are(table in tables()) {
        let model = NullModel::fit(&table);
        let mut expected = 0.0;
        for one in 0..table.columns as u32 {
            for other in one + 1..table.columns as u32 {
                let (mean, p) = model.pair(one, other, sharing(&table, one, other));
                prop_assert!((0.0..=1.0).contains(&p));
                // More shared networks are less probable.
                prop_assert!(model.pair(one, other, sharing(&table, one, other) + 1).1 <= p + 1e-12);
                expected += mean;
            }
        }
        let pairs: usize = table.rows.iter().map(|row| row.len() * (row.len() - 1) / 2).sum();
        prop_assert!((expected - pairs as f64).abs() < 1e-6 * (1.0 + pairs as f64), "{} {}", expected, pairs);
    }

    #[test]
    fn swaps_keep_to_the_table_where_nothing_can_be_swapped(rows in 1usize..8, columns in 1usize..5) {
        let table = Incidence { rows: vec![(0..columns as u32).collect(); rows], columns };
        let reached = swap::at_least(&table, &table.shared(), 16, 1);
        prop_assert!(reached.iter().all(|&reached| reached == 16));
    }
}
