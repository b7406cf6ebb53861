//! Uniform words for one coordinate of a simulation: random, or from a lattice of points that are spread evenly.
//!
//! A rank-1 lattice has the points `k z / n mod 1`. In whole words of 32 bits a coordinate is an arithmetic progression, so
//! that a word costs one addition. A random shift of each coordinate makes every point uniform and the mean of a lattice
//! without bias; the spread of the means of several lattices with shifts of their own is the standard error.
//!
//! # Source
//! Generating vectors `1, a, a², ... mod n` with a = 17797 for n a power of two: Hickernell, Hong, L'Ecuyer & Lemieux (2000),
//! Extensible lattice sequences for quasi-Monte Carlo quadrature, SIAM J. Sci. Comput. 22(3):1117-1138. Random shifts:
//! Cranley & Patterson (1976), SIAM J. Numer. Anal. 13(6):904-914.

use socta_base::numeric::random::Source;

/// The generator of the vector.
const GENERATOR: u64 = 17_797;

/// Where the words of a coordinate come from.
#[derive(Debug, Clone)]
pub(super) enum Words {
    /// Random, by the name of what is drawn.
    Random(Source),
    /// Coordinates of lattices, one after the other.
    Lattice(Vec<Coordinate>),
}

/// A coordinate of a family of shifted lattices.
#[derive(Debug, Clone)]
pub(super) struct Coordinate {
    /// From a point to the next.
    step: u32,
    /// Shifts of the lattices.
    source: Source,
    /// Points of one lattice, in blocks.
    blocks: u64,
    /// Points in a block.
    block: u32,
}

impl Words {
    pub(super) fn random(source: &Source) -> Self {
        Self::Random(source.clone())
    }

    /// Coordinates `first`, `first + 1`, ... of lattices of 2^`bits` points in blocks of `block`; none if the lattice has not
    /// that many different coordinates.
    pub(super) fn lattice(
        source: &Source,
        first: usize,
        count: usize,
        bits: u32,
        block: usize,
    ) -> Option<Self> {
        // The powers of the generator modulo 2^bits repeat after 2^(bits - 2).
        if !(4..=31).contains(&bits) || (first + count) as u64 > 1 << (bits - 2) {
            return None;
        }
        let mut power = 1_u64;
        for _ in 0..first {
            power = power * GENERATOR % (1 << bits);
        }
        let mut coordinates = Vec::with_capacity(count);
        for _ in 0..count {
            coordinates.push(Coordinate {
                step: (power << (32 - bits)) as u32,
                source: source.clone(),
                blocks: (1_u64 << bits) / block as u64,
                block: block as u32,
            });
            power = power * GENERATOR % (1 << bits);
        }
        Some(Self::Lattice(coordinates))
    }

    /// Fills with the words of a block, for the coordinate `at` of those that belong together.
    pub(super) fn fill(&self, at: usize, index: u64, words: &mut [u32]) {
        match self {
            // A second coordinate has blocks of its own.
            Self::Random(source) => source.lanes(index | (at as u64) << 48).fill(words),
            Self::Lattice(coordinates) => {
                let Some(coordinate) = coordinates.get(at) else { return };
                let (replicate, block) = (index / coordinate.blocks, index % coordinate.blocks);
                let mut shifts = vec![0; at + 1];
                coordinate.source.lanes(replicate).fill(&mut shifts);
                let first = (block as u32).wrapping_mul(coordinate.block);
                let mut word = shifts[at].wrapping_add(coordinate.step.wrapping_mul(first));
                for to in words {
                    *to = word;
                    word = word.wrapping_add(coordinate.step);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coordinate_visits_every_stratum_once() {
        let source = Source::new(1, &["test"]);
        let words = Words::lattice(&source, 0, 40, 10, 256).expect("few coordinates");
        for at in 0..40 {
            let mut seen = vec![0; 1024];
            for index in 0..4 {
                let mut block = vec![0; 256];
                words.fill(at, index, &mut block);
                block.iter().for_each(|word| seen[(word >> 22) as usize] += 1);
            }
            assert!(seen.iter().all(|count| *count == 1), "{at}");
        }
        assert!(Words::lattice(&source, 0, 257, 10, 256).is_none());
    }

    #[test]
    fn lattices_differ_by_their_shifts_alone() {
        let source = Source::new(1, &["test"]);
        let words = Words::lattice(&source, 3, 1, 8, 64).expect("few coordinates");
        let (mut first, mut second) = (vec![0; 64], vec![0; 64]);
        words.fill(0, 0, &mut first);
        words.fill(0, 4, &mut second);
        let shift = second[0].wrapping_sub(first[0]);
        assert!(shift != 0 && first.iter().zip(&second).all(|(a, b)| b.wrapping_sub(*a) == shift));
    }
}
