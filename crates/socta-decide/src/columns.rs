//! Passes over the rows of a matrix: statistics of all columns at once, and one or more numbers a row.
//!
//! Rows are taken in blocks of a fixed size, in parallel, and partial results are joined in the order of the blocks, so
//! that the last bits do not depend on the number of threads. Terms of a row are added in interleaved partial sums, which a
//! processor adds side by side; that order depends on the number of columns alone.
//!
//! # Complexity
//! O(m n) for m rows and n columns; every cell is read once, at the speed of the memory.

use rayon::prelude::*;
use socta_base::numeric::wide::wide;

use crate::matrix::Complete;

/// Rows of a block: enough to be worth a task, few enough to stay in the second cache.
const BLOCK: usize = 512;
/// Partial sums of a row.
const LANES: usize = 4;

/// Joins all rows of a matrix into one result. `start` makes the result of no row.
pub(super) fn fold<A: Send>(
    matrix: Complete<'_>,
    start: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, &[f64]) + Sync,
    join: impl Fn(&mut A, A),
) -> A {
    let columns = matrix.columns().max(1);
    let block = |cells: &[f64]| {
        let mut part = start();
        wide(
            #[inline(always)]
            || cells.chunks_exact(columns).for_each(|row| add(&mut part, row)),
        );
        part
    };
    if matrix.len() <= BLOCK {
        return block(matrix.cells());
    }
    let parts: Vec<A> = matrix.cells().par_chunks(BLOCK * columns).map(block).collect();
    let mut whole = start();
    parts.into_iter().for_each(|part| join(&mut whole, part));
    whole
}

/// `N` numbers of each row, in the order of the rows.
pub(super) fn each_row<const N: usize>(
    matrix: Complete<'_>,
    score: impl Fn(&[f64]) -> [f64; N] + Sync,
) -> [Vec<f64>; N] {
    let columns = matrix.columns().max(1);
    let mut found: [Vec<f64>; N] = std::array::from_fn(|_| vec![0.0; matrix.len()]);
    let block = |cells: &[f64], mut places: [&mut [f64]; N]| {
        wide(
            #[inline(always)]
            || {
                for (at, row) in cells.chunks_exact(columns).enumerate() {
                    for (numbers, number) in places.iter_mut().zip(score(row)) {
                        if let Some(place) = numbers.get_mut(at) {
                            *place = number;
                        }
                    }
                }
            },
        );
    };
    if matrix.len() <= BLOCK {
        block(matrix.cells(), found.each_mut().map(Vec::as_mut_slice));
        return found;
    }
    let mut parts: Vec<[&mut [f64]; N]> = Vec::with_capacity(matrix.len().div_ceil(BLOCK));
    let mut rest = found.each_mut().map(Vec::as_mut_slice);
    for cells in matrix.cells().chunks(BLOCK * columns) {
        let rows = cells.len() / columns;
        let (first, others) = split(rest, rows);
        parts.push(first);
        rest = others;
    }
    matrix.cells().par_chunks(BLOCK * columns).zip(parts).for_each(|(cells, places)| block(cells, places));
    found
}

/// The first places of each list, and the others.
fn split<const N: usize>(lists: [&mut [f64]; N], at: usize) -> ([&mut [f64]; N], [&mut [f64]; N]) {
    let mut others = std::array::from_fn(|_| Default::default());
    let mut position = 0;
    let first = lists.map(|list| {
        let (first, rest) = list.split_at_mut(at.min(list.len()));
        others[position] = rest;
        position += 1;
        first
    });
    (first, others)
}

/// `N` sums over the cells of a row. A term gets a cell and the numbers of its column, one of each list of `by`, none of
/// which may be shorter than the row.
#[inline(always)]
pub(super) fn sums<const K: usize, const N: usize>(
    row: &[f64],
    by: [&[f64]; K],
    term: impl Fn(f64, [f64; K]) -> [f64; N],
) -> [f64; N] {
    let add = |partial: &mut [f64; N], terms: [f64; N]| {
        for (sum, term) in partial.iter_mut().zip(terms) {
            *sum += term;
        }
    };
    let partial = lanes(row, by, [0.0; N], term, add);
    std::array::from_fn(|sum| {
        let [a, b, c, d] = partial.map(|lane| lane[sum]);
        (a + c) + (b + d)
    })
}

/// Largest term over the cells of a row, at least 0.
#[inline(always)]
pub(super) fn largest<const K: usize>(
    row: &[f64],
    by: [&[f64]; K],
    term: impl Fn(f64, [f64; K]) -> f64,
) -> f64 {
    let raise = |found: &mut f64, term: f64| *found = if term > *found { term } else { *found };
    lanes(row, by, 0.0, term, raise).into_iter().fold(0.0, f64::max)
}

/// Joins the terms of a row in [`LANES`] results, each of which takes every fourth term.
#[inline(always)]
fn lanes<const K: usize, A: Copy, T>(
    row: &[f64],
    by: [&[f64]; K],
    start: A,
    term: impl Fn(f64, [f64; K]) -> T,
    join: impl Fn(&mut A, T),
) -> [A; LANES] {
    let mut partial = [start; LANES];
    // Cut to one length, so that the compiler sees that no index is outside.
    let by = by.map(|numbers| &numbers[..row.len()]);
    let whole = row.len() - row.len() % LANES;
    let mut at = 0;
    while at < whole {
        for lane in 0..LANES {
            join(&mut partial[lane], term(row[at + lane], by.map(|numbers| numbers[at + lane])));
        }
        at += LANES;
    }
    for lane in 0..row.len() - whole {
        join(&mut partial[lane], term(row[whole + lane], by.map(|numbers| numbers[whole + lane])));
    }
    partial
}

/// Smallest and largest cell of each column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Extremes {
    /// Smallest cell of each column.
    pub(super) low: Vec<f64>,
    /// Largest cell of each column.
    pub(super) high: Vec<f64>,
}

impl Extremes {
    fn none(columns: usize) -> Self {
        Self { low: vec![f64::INFINITY; columns], high: vec![f64::NEG_INFINITY; columns] }
    }

    fn add(&mut self, row: &[f64]) {
        for (low, &x) in self.low.iter_mut().zip(row) {
            *low = if x < *low { x } else { *low };
        }
        for (high, &x) in self.high.iter_mut().zip(row) {
            *high = if x > *high { x } else { *high };
        }
    }

    fn join(&mut self, other: &Self) {
        self.add(&other.low);
        self.add(&other.high);
    }
}

/// Smallest and largest cell of each column.
pub(super) fn extremes(matrix: Complete<'_>) -> Extremes {
    let start = || Extremes::none(matrix.columns());
    fold(matrix, start, Extremes::add, |whole, part| whole.join(&part))
}

impl Complete<'_> {
    /// Smallest and largest value of each column.
    #[must_use]
    pub fn extremes(self) -> Vec<(f64, f64)> {
        let Extremes { low, high } = extremes(self);
        low.into_iter().zip(high).collect()
    }
}

/// Smallest and largest cell of each column, and the sum of what `term` makes of each cell and its column's number.
pub(super) fn extremes_and_sums(
    matrix: Complete<'_>,
    by: &[f64],
    term: impl Fn(f64, f64) -> f64 + Sync,
) -> (Extremes, Vec<f64>) {
    let start = || (Extremes::none(matrix.columns()), vec![0.0; matrix.columns()]);
    let add = |(extremes, sums): &mut (Extremes, Vec<f64>), row: &[f64]| {
        extremes.add(row);
        for ((sum, &x), &number) in sums.iter_mut().zip(row).zip(by) {
            *sum += term(x, number);
        }
    };
    fold(matrix, start, add, |whole, part| {
        whole.0.join(&part.0);
        whole.1.iter_mut().zip(part.1).for_each(|(sum, part)| *sum += part);
    })
}

/// Euclidean length of each column, with its smallest and largest cell.
pub(super) fn extremes_and_lengths(matrix: Complete<'_>) -> (Extremes, Vec<f64>) {
    let nothing = vec![0.0; matrix.columns()];
    let (extremes, squares) = extremes_and_sums(matrix, &nothing, |x, _| x * x);
    let mut lengths: Vec<f64> = squares.iter().map(|square| square.sqrt()).collect();
    for column in 0..matrix.columns() {
        let largest = extremes.low[column].abs().max(extremes.high[column].abs());
        // Squares of very large or very small cells leave the range of numbers, so that those are divided first.
        if !(1e-140..=1e140).contains(&largest) && largest > 0.0 {
            let shares = matrix.rows().map(|row| row[column] / largest);
            lengths[column] = shares.map(|share| share * share).sum::<f64>().sqrt() * largest;
        }
    }
    (extremes, lengths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Matrix;

    fn matrix(rows: usize, columns: usize) -> Matrix {
        let cells: Vec<Option<f64>> =
            (0..rows * columns).map(|at| Some(((at * 7_919 + 13) % 1_009) as f64 / 8.0 - 40.0)).collect();
        Matrix::new(columns, &cells).expect("full rows")
    }

    #[test]
    fn one_pass_agrees_with_one_column_after_the_other() {
        let matrix = matrix(3_000, 11);
        let complete = matrix.complete().expect("no gaps");
        let (Extremes { low, high }, lengths) = extremes_and_lengths(complete);
        for column in 0..11 {
            let cells = complete.column(column);
            assert_eq!(low[column], cells.iter().copied().fold(f64::INFINITY, f64::min));
            assert_eq!(high[column], cells.iter().copied().fold(f64::NEG_INFINITY, f64::max));
            let length = cells.iter().map(|x| x * x).sum::<f64>().sqrt();
            assert!((lengths[column] - length).abs() < 1e-9 * length);
        }
        let ones = [1.0; 11];
        let [total] = each_row(complete, |row| sums(row, [&ones], |x, [one]| [x * one]));
        let [top] = each_row(complete, |row| [largest(row, [&ones], |x, [one]| x * one)]);
        for (row, (total, top)) in complete.rows().zip(total.iter().zip(&top)) {
            assert!((row.iter().sum::<f64>() - total).abs() < 1e-9);
            assert_eq!(row.iter().copied().fold(0.0, f64::max), *top);
        }
    }

    #[test]
    fn the_number_of_threads_leaves_no_bit() {
        let matrix = matrix(5_000, 13);
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a small pool");
            let nothing = [0.0; 13];
            pool.install(|| {
                let complete = matrix.complete().expect("no gaps");
                let (_, sums) = extremes_and_sums(complete, &nothing, |x, _| x / 3.0);
                (sums, each_row(complete, |row| [row.iter().sum()]))
            })
        };
        assert_eq!(run(1), run(2));
        assert_eq!(run(1), run(7));
    }

    #[test]
    fn lengths_do_not_overflow() {
        let matrix =
            Matrix::new(2, &[Some(3e200), Some(3e-200), Some(4e200), Some(4e-200)]).expect("two rows");
        let (_, lengths) = extremes_and_lengths(matrix.complete().expect("no gaps"));
        assert!((lengths[0] / 5e200 - 1.0).abs() < 1e-12 && (lengths[1] / 5e-200 - 1.0).abs() < 1e-12);
    }
}
