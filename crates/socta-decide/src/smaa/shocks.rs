//! Values that rest on the same sources and therefore move together.

use std::collections::BTreeMap;

use crate::distribution::Part;

/// What one report makes of a value, where reports of one source move together.
#[derive(Debug, Clone, PartialEq)]
pub struct SourcePart {
    /// Share of the whole, `0..=1`.
    pub weight: f64,
    /// Position in [`Shocks::sources`] of the source that other cells rest on too; none for a report that stands alone.
    pub source: Option<usize>,
    /// Distribution of the value, if this report is the one that counts; weights add up to 1.
    pub parts: Vec<Part>,
}

/// Which values rest on the same sources. What is drawn for each value alone stays as it is; what is drawn for two of them
/// goes together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shocks {
    /// Probability in `0..=1` that two values that rest on one source stand at the same place of their distributions, each
    /// against the source's own.
    pub correlation: f64,
    /// Keys of the sources that more than one cell rests on.
    pub sources: Vec<String>,
    /// The reports of each cell that rests on such a source, by the cell's position in the table.
    pub cells: BTreeMap<usize, Vec<SourcePart>>,
    /// What of each alternative nobody saw, by its position; none where everything that nobody knows is drawn cell by cell.
    pub unseen: BTreeMap<usize, Unseen>,
}

/// What of an alternative nobody saw. Each of its cells has an expectation and is drawn by itself; beside that all of them
/// together lie above or below what is usual.
#[derive(Debug, Clone, PartialEq)]
pub struct Unseen {
    /// Standard deviation of what they have in common.
    pub deviation: f64,
    /// Share of each cell that nobody saw, criterion by criterion, `0..=1`.
    pub shares: Vec<f64>,
}
