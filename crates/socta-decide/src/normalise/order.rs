//! Normalisation by the order alone.

use crate::card::ScaleLevel;
use crate::normalise::step::{Card, Column, ColumnFault, Step, Turning};
use crate::problem::criterion::Criterion;

pub(super) static RANK: Step = Step {
    card: Card {
        name: "rank",
        aliases: &["ordinal", "borda"],
        source: "OECD & JRC (2008), Handbook on Constructing Composite Indicators, OECD Publishing",
        formula: "share of the other alternatives that are worse, equal ones counting half",
        scale: ScaleLevel::Ordinal,
        costs: Turning::Turned,
        unit_range: true,
        depends_on_data: true,
        equal_columns: "Every cell becomes 0.5.",
        zero: "Nothing special.",
        negative: "Nothing special.",
    },
    column: rank as Column,
};

/// The share of the others that an alternative beats, equal ones counting half; 0.5 for one alone.
///
/// # Source
/// OECD & JRC (2008), Handbook on Constructing Composite Indicators, OECD Publishing.
///
/// # Complexity
/// O(m log m).
///
/// # Errors
/// None.
pub fn rank(cells: &[f64], criterion: &Criterion) -> Result<Vec<f64>, ColumnFault> {
    let sign = criterion.direction.sign();
    let good: Vec<f64> = cells.iter().map(|x| x * sign).collect();
    let mut sorted = good.clone();
    sorted.sort_by(f64::total_cmp);
    let others = cells.len().saturating_sub(1) as f64;
    let share = |x: &f64| {
        // Positions of the first equal and the first larger value; zeros of both signs are equal.
        let below = sorted.partition_point(|other| other < x) as f64;
        let up_to = sorted.partition_point(|other| other <= x) as f64;
        if others > 0.0 { (below + (up_to - below - 1.0) / 2.0) / others } else { 0.5 }
    };
    Ok(good.iter().map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::examples::by_hand;

    #[test]
    fn ranks_by_hand() {
        by_hand(&RANK, [0.0, 0.5, 1.0], [1.0, 0.5, 0.0]);
    }
}
