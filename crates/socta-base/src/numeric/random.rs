//! The only home of random numbers.
//!
//! A [`Source`] is a seed and a name; [`Source::stream`] gives its streams by index. A stream that is fixed by the name
//! of what is drawn and by the index of a block of samples does not change when other things are drawn too, when the
//! number of threads changes, or when a block is drawn earlier or later. Runs that share a seed therefore share their
//! random numbers wherever they share names (common random numbers).
//!
//! All draws are made of 32-bit or 64-bit words, never of `usize`, so that they are the same on every platform.
//!
//! # Source
//! ChaCha with 8 rounds (Bernstein 2008). 8 rounds pass every known statistical test and are the fastest; nothing here
//! is a secret.
//!
//! # Complexity
//! Below 1 ns a word in bulk, some 100 ns to open a stream.

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

use super::float;
use super::lanes::Lanes;

/// Words that are decoded at once in bulk draws; small enough to stay in the first cache.
const CHUNK: usize = 256;
/// 2 to the power -32.
const STEP_32: f64 = 1.0 / 4_294_967_296.0;
/// 2 to the power -53.
const STEP_53: f64 = 1.0 / 9_007_199_254_740_992.0;

/// A named family of independent streams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    key: [u8; 32],
}

impl Source {
    /// The family with this seed and name. The parts of a name are kept apart: `["a", "b"]` is not `["ab"]`.
    #[must_use]
    pub fn new(seed: u64, name: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in name {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let digest = hash.finalize();
        let mut key = [0_u8; 32];
        let (head, tail) = key.split_at_mut(8);
        head.copy_from_slice(&seed.to_le_bytes());
        for (to, from) in tail.iter_mut().zip(digest.iter()) {
            *to = *from;
        }
        Self { key }
    }

    /// The stream with this index, from its beginning.
    #[must_use]
    pub fn stream(&self, index: u64) -> Stream {
        let mut generator = ChaCha8Rng::from_seed(self.key);
        generator.set_stream(index);
        Stream { generator }
    }

    /// The words in bulk with this index, from their beginning: faster than [`Self::stream`], and good for nothing else.
    #[must_use]
    pub fn lanes(&self, index: u64) -> Lanes {
        let word = |at: usize| {
            let bytes = self.key.iter().skip(8 * at).take(8);
            bytes.rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte))
        };
        // The seed lies in the first word, the name in the others.
        Lanes::new([word(0) ^ word(1), word(2) ^ word(3).rotate_left(32) ^ word(0).rotate_left(16)], index)
    }
}

/// The stream with this seed and index, of the family without a name.
#[must_use]
pub fn stream(seed: u64, index: u64) -> Stream {
    Source::new(seed, &[]).stream(index)
}

/// A sequence of random numbers.
#[derive(Debug)]
pub struct Stream {
    generator: ChaCha8Rng,
}

impl Stream {
    /// Uniform in all 32-bit words.
    pub fn word(&mut self) -> u32 {
        self.generator.next_u32()
    }

    /// Uniform in all 64-bit words.
    pub fn word64(&mut self) -> u64 {
        self.generator.next_u64()
    }

    /// Uniform in `0..1`, in steps of 2^-53.
    pub fn uniform(&mut self) -> f64 {
        (self.word64() >> 11) as f64 * STEP_53
    }

    /// Fills with numbers that are uniform in `0..1`, in steps of 2^-32: enough where a number chooses a value that is
    /// known to a few digits, and twice as fast as [`Self::uniform`].
    pub fn fill_uniform32(&mut self, numbers: &mut [f64]) {
        let mut bytes = [0_u8; 4 * CHUNK];
        for chunk in numbers.chunks_mut(CHUNK) {
            let bytes = &mut bytes[..4 * chunk.len()];
            self.generator.fill_bytes(bytes);
            for (number, word) in chunk.iter_mut().zip(bytes.chunks_exact(4)) {
                let word = u32::from_le_bytes([word[0], word[1], word[2], word[3]]);
                *number = f64::from(word) * STEP_32;
            }
        }
    }

    /// True with probability `p`.
    pub fn chance(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// Exponential with mean 1, by inversion.
    pub fn exponential(&mut self) -> f64 {
        -float::ln_1p(-self.uniform())
    }

    /// Standard normal.
    ///
    /// # Source
    /// Box & Muller (1958), Ann. Math. Stat. 29(2):610-611; the second number of the pair is not used, so that a draw
    /// takes the same place in the stream wherever it stands.
    pub fn normal(&mut self) -> f64 {
        let radius = (2.0 * self.exponential()).sqrt();
        radius * float::cos(std::f64::consts::TAU * self.uniform())
    }

    /// Uniform in `0..bound`, without bias; 0 if the bound is 0.
    ///
    /// # Source
    /// Lemire (2019), Fast random integer generation in an interval, ACM TOMACS 29(1):3.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        let threshold = bound.wrapping_neg() % bound;
        loop {
            let product = u128::from(self.word64()) * u128::from(bound);
            // The low half decides whether the draw falls into the part that would be counted once too often.
            if product as u64 >= threshold {
                return (product >> 64) as u64;
            }
        }
    }

    /// Puts the items in random order, each order equally likely.
    ///
    /// # Source
    /// Fisher & Yates; Knuth, The Art of Computer Programming, vol. 2, algorithm 3.4.2 P.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let chosen = self.below(last as u64 + 1) as usize;
            items.swap(last, chosen);
        }
    }

    /// A point that is uniform on the simplex: `shares` become non-negative and add up to `total`.
    ///
    /// # Source
    /// Spacings of sorted uniforms: Devroye (1986), Non-Uniform Random Variate Generation, ch. V.2. Uniforms that are
    /// merely divided by their sum would crowd in the middle.
    ///
    /// # Complexity
    /// O(n log n).
    pub fn simplex(&mut self, total: f64, shares: &mut [f64]) {
        let Some((last, cuts)) = shares.split_last_mut() else { return };
        for cut in cuts.iter_mut() {
            *cut = self.uniform();
        }
        cuts.sort_unstable_by(f64::total_cmp);
        let mut before = 0.0;
        for cut in cuts.iter_mut() {
            let here = *cut;
            *cut = (here - before) * total;
            before = here;
        }
        *last = (1.0 - before) * total;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_are_pinned() {
        // Any change here changes every simulated figure of every stored run.
        let mut unnamed = stream(2026, 0);
        let first = [unnamed.word(), unnamed.word()];
        let mut again = stream(2026, 0);
        assert_eq!(again.word64(), u64::from(first[0]) | u64::from(first[1]) << 32);
        assert_eq!(first, [2_657_692_234, 326_330_036]);
    }

    #[test]
    fn streams_differ_by_seed_name_and_index() {
        let words = [
            stream(1, 0).word64(),
            stream(2, 0).word64(),
            stream(1, 1).word64(),
            Source::new(1, &["ab"]).stream(0).word64(),
            Source::new(1, &["a", "b"]).stream(0).word64(),
        ];
        let mut distinct = words.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), words.len());
    }

    #[test]
    fn bulk_draws_are_the_words_of_the_stream() {
        let mut bulk = vec![0.0; CHUNK * 2 + 7];
        stream(7, 3).fill_uniform32(&mut bulk);
        let mut single = stream(7, 3);
        for number in bulk {
            assert_eq!(number, f64::from(single.word()) * STEP_32);
        }
    }

    #[test]
    fn moments_are_right() {
        let mut stream = stream(11, 0);
        let count = 200_000;
        let mut sums = [0.0_f64; 4];
        for _ in 0..count {
            let (uniform, exponential, normal) = (stream.uniform(), stream.exponential(), stream.normal());
            for (sum, term) in sums.iter_mut().zip([uniform, exponential, normal, normal * normal]) {
                *sum += term;
            }
        }
        let means = sums.map(|sum| sum / f64::from(count));
        // Five standard errors.
        for (mean, (expected, deviation)) in
            means.into_iter().zip([(0.5, 0.289), (1.0, 1.0), (0.0, 1.0), (1.0, 1.42)])
        {
            assert!((mean - expected).abs() < 5.0 * deviation / f64::from(count).sqrt(), "{mean} {expected}");
        }
    }

    #[test]
    fn integers_are_unbiased_and_bounded() {
        let mut stream = stream(3, 0);
        assert_eq!(stream.below(0), 0);
        assert_eq!(stream.below(1), 0);
        let mut counts = [0_u32; 6];
        for _ in 0..60_000 {
            counts[stream.below(6) as usize] += 1;
        }
        assert!(counts.iter().all(|&count| count.abs_diff(10_000) < 500), "{counts:?}");
    }

    #[test]
    fn shuffling_keeps_every_item() {
        let mut items: Vec<u32> = (0..50).collect();
        stream(5, 0).shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }

    #[test]
    fn simplex_is_uniform_not_crowded_in_the_middle() {
        // A share of a uniform point of the simplex of three has variance 1/18; uniforms divided by their sum have 0.03.
        let mut stream = stream(9, 0);
        let (mut sum, mut squares) = (0.0, 0.0);
        let count = 100_000;
        let mut shares = [0.0; 3];
        for _ in 0..count {
            stream.simplex(1.0, &mut shares);
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12 && shares.iter().all(|&s| s >= 0.0));
            sum += shares[1];
            squares += shares[1] * shares[1];
        }
        let mean = sum / f64::from(count);
        let variance = squares / f64::from(count) - mean * mean;
        assert!((mean - 1.0 / 3.0).abs() < 0.004, "{mean}");
        assert!((variance - 1.0 / 18.0).abs() < 0.001, "{variance}");
    }
}
