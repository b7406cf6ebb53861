//! Where a part of all choices is split, and into what.

use super::{Open, Search, is_whole};
use crate::general::bound::States;
use crate::general::simplex::Ended;
use crate::item::Mode;

/// Columns whose penalties are computed before a split.
const TRIED: usize = 24;

/// How a split goes: leaf, states of the first part, whether the first part comes first.
pub(super) struct Cut {
    /// Position of the leaf.
    leaf: usize,
    /// States that the leaf may be in in the first part.
    with: States,
    /// Mode that stands in the tree for the first part; none for any.
    mode: Option<Mode>,
    /// Whether the first part is looked at first.
    with_first: bool,
}

impl Search<'_> {
    /// Where to split: the fractional column whose both sides lose most, or else any leaf that is not decided.
    pub(super) fn choose(&mut self, part: &[States], ended: Ended) -> Cut {
        if ended == Ended::Optimal
            && let Some(cut) = self.fractional(part)
        {
            return cut;
        }
        let open = |leaf: &usize| part[*leaf].count_ones() > 1;
        // Not a point, so there is one.
        let leaf = (0..part.len()).find(open).unwrap_or(0);
        let bit = 1 << (7 - part[leaf].leading_zeros().min(7));
        self.cut_of(part, leaf, bit, true)
    }

    fn fractional(&mut self, part: &[States]) -> Option<Cut> {
        let layout = self.ground.layout;
        let mut tried: Vec<(f64, usize, usize)> = Vec::new();
        for (leaf, range) in layout.leaves.iter().enumerate() {
            for column in range.clone().filter(|column| !is_whole(self.values[*column])) {
                let value = self.values[column];
                tried.push(((value - 0.5).abs(), leaf, column));
            }
        }
        tried.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
        tried.truncate(TRIED);
        let mut best: Option<(f64, usize, usize)> = None;
        for (_, leaf, column) in tried {
            let (down, up) = self.simplex.penalties(column);
            let merit = down.clamp(1e-3, 1e150) * up.clamp(1e-3, 1e150);
            if best.is_none_or(|best| merit > best.0) {
                best = Some((merit, leaf, column));
            }
        }
        let (_, leaf, column) = best?;
        let bit = 2_u8 << (column - layout.leaves[leaf].start);
        Some(self.cut_of(part, leaf, bit, self.values[column] >= 0.5))
    }

    /// A split of a leaf by one of its states, or by whether it is chosen if that is all there is to it.
    fn cut_of(&self, part: &[States], leaf: usize, bit: States, with_first: bool) -> Cut {
        let chosen = part[leaf] & !1;
        if bit == chosen || bit == 1 {
            return Cut { leaf, with: !1, mode: None, with_first };
        }
        let option = bit.trailing_zeros() as usize - 1;
        Cut { leaf, with: bit, mode: self.ground.modes[leaf].get(option).copied(), with_first }
    }

    pub(super) fn split(&mut self, node: Open, cut: &Cut) -> (Option<Open>, Option<Open>) {
        let recorded = match (self.record.as_mut(), node.recorded) {
            (Some(record), Some(at)) => record.split(at, cut.leaf, cut.mode),
            _ => None,
        };
        if recorded.is_none() {
            self.leave(&node);
        }
        let mut make = |keep: States, recorded: Option<usize>| {
            self.number += 1;
            let mut part = node.part.clone();
            part[cut.leaf] &= keep;
            Open { part, number: self.number, recorded, depth: node.depth + 1, ..node.clone() }
        };
        let with = make(cut.with, recorded.map(|both| both.0));
        let without = make(!cut.with, recorded.map(|both| both.1));
        if cut.with_first { (Some(with), Some(without)) } else { (Some(without), Some(with)) }
    }
}
