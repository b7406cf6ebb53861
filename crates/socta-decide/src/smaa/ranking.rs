//! Ranks of every sample of a block.
//!
//! Up to [`super::PAIRED_ALTERNATIVES`] alternatives are ranked by counting, for each pair, in which samples one beats the other:
//! the pairwise winning index comes along, and there are no branches. More are sorted.
//!
//! # Complexity
//! O(m²) comparisons a sample, several at a time; O(m log m) for many alternatives.

use socta_base::numeric::wide::wide;

use crate::smaa::simulation::{Block, Keys};

/// Samples that are compared at a time, so that the keys of all alternatives stay in the nearest cache.
const TILE: usize = 128;

/// Competition ranks of all samples, `alternative * width + sample`, by pairs; adds to `wins` how often the row beats the
/// column.
pub(super) fn by_pairs(block: &Block, alternatives: usize, ranks: &mut Vec<i32>, wins: &mut [u64]) {
    ranks.clear();
    ranks.resize(alternatives * block.width, 1);
    wide(
        #[inline(always)]
        || match &block.keys {
            Keys::Quick(keys) => pairs(keys, block.width, alternatives, ranks, wins),
            Keys::Exact(keys) => pairs(keys, block.width, alternatives, ranks, wins),
        },
    );
}

#[inline(always)]
fn pairs<K: PartialOrd + Copy>(
    keys: &[K],
    width: usize,
    alternatives: usize,
    ranks: &mut [i32],
    wins: &mut [u64],
) {
    for start in (0..width).step_by(TILE) {
        let end = (start + TILE).min(width);
        for upper in 0..alternatives {
            let (head, tail) = ranks.split_at_mut((upper + 1) * width);
            let above = &mut head[upper * width + start..upper * width + end];
            let left = &keys[upper * width + start..upper * width + end];
            for (lower, below) in (upper + 1..).zip(tail.chunks_exact_mut(width)) {
                let right = &keys[lower * width + start..lower * width + end];
                let (more, less) = compare(left, right, above, &mut below[start..end]);
                wins[upper * alternatives + lower] += u64::from(more.unsigned_abs());
                wins[lower * alternatives + upper] += u64::from(less.unsigned_abs());
            }
        }
    }
}

/// Compares two alternatives in some samples: how often the left one beats the right one, and the other way around.
#[inline(always)]
fn compare<K: PartialOrd + Copy>(
    left: &[K],
    right: &[K],
    above: &mut [i32],
    below: &mut [i32],
) -> (i32, i32) {
    let (mut wins, mut losses) = (0_i32, 0_i32);
    for (((a, b), rank_a), rank_b) in left.iter().zip(right).zip(above).zip(below) {
        let (more, less) = (i32::from(a > b), i32::from(a < b));
        *rank_b += more;
        *rank_a += less;
        wins += more;
        losses += less;
    }
    (wins, losses)
}

/// Competition ranks of all samples by sorting.
pub(super) fn by_sorting(block: &Block, alternatives: usize, ranks: &mut Vec<i32>) {
    ranks.clear();
    ranks.resize(alternatives * block.width, 1);
    let mut order: Vec<u64> = Vec::with_capacity(alternatives);
    for sample in 0..block.width {
        order.clear();
        // The score in the upper half, turned so that the highest comes first; the alternative in the lower half.
        let key = |at: usize| u64::from(!block.ordered(at * block.width + sample)) << 32 | at as u64;
        order.extend((0..alternatives).map(key));
        order.sort_unstable();
        let (mut rank, mut before) = (1, None);
        for (position, key) in (1_i32..).zip(&order) {
            if before != Some(key >> 32) {
                rank = position;
                before = Some(key >> 32);
            }
            ranks[(key & u64::from(u32::MAX)) as usize * block.width + sample] = rank;
        }
    }
}

impl Block {
    /// A whole number that orders the scores of the block.
    pub(super) fn ordered(&self, at: usize) -> u32 {
        match &self.keys {
            Keys::Exact(keys) => keys[at].cast_unsigned() ^ 1 << 31,
            Keys::Quick(keys) => {
                // Zero of either sign is the same score.
                let bits = (keys[at] + 0.0).to_bits();
                if bits >> 31 == 1 { !bits } else { bits | 1 << 31 }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_give_the_competition_ranks() {
        let scores = [0.5_f32, -1.0, 0.0, 2.0, 0.5, -3.0, -0.0, 2.0, 0.7, 0.5, 0.0, 1.0];
        let exact = scores.map(|score| (score * 1000.0) as i32);
        for keys in [Keys::Quick(scores.to_vec()), Keys::Exact(exact.to_vec())] {
            let block = Block { width: 4, weights: Vec::new(), keys };
            let (mut pairs, mut sorted, mut wins) = (Vec::new(), Vec::new(), vec![0; 9]);
            by_pairs(&block, 3, &mut pairs, &mut wins);
            by_sorting(&block, 3, &mut sorted);
            assert_eq!(pairs, [2, 2, 1, 1, 2, 3, 1, 1, 1, 1, 1, 3]);
            assert_eq!(sorted, pairs);
            assert_eq!(wins, [0, 1, 1, 0, 0, 1, 2, 2, 0]);
        }
    }
}
