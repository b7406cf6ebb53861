//! Empty cells, drawn at random.

use super::types::EmptyCell;
use crate::numeric::random::Source;
use crate::scoring::{Seen, ThreatTable};

/// Cells of a sample.
const CELLS: usize = 20;

/// Cells on which nothing is reported, in the order in which they are drawn. Each has a random number of its own, so that other
/// areas and indicators change nothing of it.
pub(super) fn empty_cells(
    table: &ThreatTable,
    seen: &Seen,
    computed: &dyn Fn(usize) -> bool,
    seed: u64,
) -> Vec<EmptyCell> {
    let columns = table.criteria.len().max(1);
    let empty = |at: &usize| seen.cells[*at].certainty <= 0.0 && !computed(at % columns);
    let number = |at: usize| {
        let name = ["empty", &table.keys[at / columns], &table.criteria[at % columns].key];
        Source::new(seed, &name).stream(0).word64()
    };
    let mut cells: Vec<(u64, usize)> =
        (0..seen.cells.len()).filter(empty).map(|at| (number(at), at)).collect();
    cells.sort_unstable();
    let cell = |(_, at): (u64, usize)| EmptyCell { area: table.areas[at / columns], criterion: at % columns };
    cells.into_iter().take(CELLS).map(cell).collect()
}
