//! What prices prove, in integers.
//!
//! Prices that are not negative, one a row, turn every rule into a cost: whatever is chosen is worth at most what it is
//! worth less the prices of what it takes, plus the prices of all that there is. Without rules the columns can be
//! decided one by one, so the greatest such total is a sum of maxima: a bound on every choice that is left.

use crate::general::layout::Layout;

/// The states that a leaf may still be in: bit 0 for left out, bit k + 1 for its option k.
pub(crate) type States = u8;

/// The part of all choices that is looked at: the states of each leaf.
pub(crate) type Part = Vec<States>;

/// What the columns are worth, in units of worth; nothing at all for a ray.
#[derive(Debug, Clone, Default)]
pub(crate) struct Worths {
    /// Worth of each column.
    pub(crate) columns: Vec<i128>,
    /// Worth of each element of the problem.
    pub(crate) elements: Vec<i128>,
    /// Prices are in units of worth divided by this.
    pub(crate) scale: i128,
}

/// A bound and what each leaf contributes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Relaxed {
    /// Bound on every choice that is left, times the scale.
    pub(crate) total: i128,
    /// Of each leaf, the most that one of its states contributes.
    best: Vec<i128>,
}

/// What a column is worth less the prices of what it takes; `None` if it is too large a number.
fn reduced(layout: &Layout, worths: Option<&Worths>, prices: &[i128], column: usize) -> Option<i128> {
    let gain = worths.map_or(Some(0), |worths| worths.columns[column].checked_mul(worths.scale))?;
    layout.columns[column].iter().try_fold(gain, |left, &(row, coefficient)| {
        left.checked_sub(prices[row as usize].checked_mul(i128::from(coefficient))?)
    })
}

/// The bound on a part at these prices; without worths, that of a ray: below zero it says that the part is empty.
/// `None` if the numbers are too large, or if the part is empty already.
pub(crate) fn relax(
    layout: &Layout,
    worths: Option<&Worths>,
    prices: &[i128],
    part: &[States],
) -> Option<Relaxed> {
    let mut relaxed = Relaxed { total: 0, best: Vec::with_capacity(part.len()) };
    for (price, limit) in prices.iter().zip(&layout.limits) {
        relaxed.total = relaxed.total.checked_add(price.checked_mul(i128::from(*limit))?)?;
    }
    for (leaf, &states) in part.iter().enumerate() {
        let mut best = None;
        for state in (0..8).filter(|state| states >> state & 1 == 1) {
            best = best.max(Some(contribution(layout, worths, prices, leaf, state)?));
        }
        relaxed.total = relaxed.total.checked_add(best?)?;
        relaxed.best.push(best?);
    }
    for column in layout.bundles.start..layout.elements.end {
        relaxed.total = relaxed.total.checked_add(reduced(layout, worths, prices, column)?.max(0))?;
    }
    Some(relaxed)
}

/// What a state of a leaf contributes to the bound.
fn contribution(
    layout: &Layout,
    worths: Option<&Worths>,
    prices: &[i128],
    leaf: usize,
    state: u32,
) -> Option<i128> {
    match state {
        0 => Some(0),
        _ => reduced(layout, worths, prices, layout.leaves[leaf].start + state as usize - 1),
    }
}

/// Takes away every state with which the bound is at most `target`; returns whether any was.
pub(crate) fn reduce(
    layout: &Layout,
    worths: Option<&Worths>,
    prices: &[i128],
    relaxed: &Relaxed,
    target: i128,
    part: &mut [States],
) -> bool {
    let mut changed = false;
    for (leaf, states) in part.iter_mut().enumerate() {
        for state in (0..8).filter(|state| *states >> state & 1 == 1).collect::<Vec<u32>>() {
            let Some(own) = contribution(layout, worths, prices, leaf, state) else { continue };
            if relaxed.total - relaxed.best[leaf] + own <= target {
                *states &= !(1 << state);
                changed = true;
            }
        }
    }
    changed
}

/// Whether nothing is left of a part.
pub(crate) fn is_empty(part: &[States]) -> bool {
    part.contains(&0)
}

/// Whether exactly one choice is left of a part.
pub(crate) fn is_point(part: &[States]) -> bool {
    part.iter().all(|states| states.count_ones() == 1)
}
