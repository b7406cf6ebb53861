//! Graphs drawn from the probabilities of their ties.
//!
//! Replica number i is fixed by the seed, a name and i: the numbers of its stream are compared with the probabilities of
//! the ties in their order. Two runs that share a seed therefore share replicas, and a replica can be drawn alone. A tie of
//! probability 1 is in every replica, one of probability 0 in none.
//!
//! A replica is a set of bits over the ties and the compressed rows of those that are present; both live in buffers that
//! are used again for the next replica of a thread.
//!
//! # Complexity
//!
//! O(n + m) a replica, without allocation after the first of a thread; O(n + m) memory a thread.
//!
//! # Example
//!
//! ```
//! use socta_graphs::uncertain::Replicas;
//! use socta_graphs::{Edge, EdgeSet};
//!
//! let ties = EdgeSet::undirected(3, vec![Edge::new(0, 1, 1.0), Edge::new(1, 2, 1.0)]).ties();
//! let replicas = Replicas::new(&ties, &[1.0, 0.5], 2021, "a network");
//! let degrees = replicas.map(1_000, |draw| draw.ties.degree(1));
//! assert!(degrees.iter().all(|&degree| degree == 1 || degree == 2));
//! assert!((400..600).contains(&degrees.iter().filter(|&&degree| degree == 2).count()));
//! ```

use rayon::prelude::*;

use crate::csr::Csr;
use socta_base::numeric::random::Source;

/// What graphs are drawn from.
#[derive(Debug, Clone)]
pub struct Replicas<'a> {
    ties: &'a Csr,
    probability: &'a [f64],
    source: Source,
}

/// A replica, and the buffers for the next one.
#[derive(Debug, Clone)]
pub struct Draw {
    /// The ties that are present, with the edge ids and weights that they have in the full graph.
    pub ties: Csr,
    present: Vec<u64>,
    numbers: Vec<f64>,
}

impl Draw {
    /// Whether a tie is present.
    #[must_use]
    pub fn has(&self, tie: usize) -> bool {
        self.present[tie / 64] >> (tie % 64) & 1 == 1
    }

    /// The set of present ties, 64 in a word, the first tie in the lowest bit.
    #[must_use]
    pub fn present(&self) -> &[u64] {
        &self.present
    }

    /// Writes what is present of another view with the same edge ids, such as the outgoing links.
    pub fn keep(&self, view: &Csr, into: &mut Csr) {
        view.retain_into(|edge| self.has(edge as usize), into);
    }
}

impl<'a> Replicas<'a> {
    /// Replicas of a graph. `probability` is that of each edge id of `ties`; `name` keeps apart what shares a seed, such as
    /// the networks of a study.
    ///
    /// # Panics
    ///
    /// The drawing panics if an edge id has no probability.
    #[must_use]
    pub fn new(ties: &'a Csr, probability: &'a [f64], seed: u64, name: &str) -> Self {
        Self { ties, probability, source: Source::new(seed, &["replica", name]) }
    }

    /// Buffers for drawing.
    #[must_use]
    pub fn buffers(&self) -> Draw {
        Draw {
            ties: self.ties.clone(),
            present: vec![0; self.probability.len().div_ceil(64)],
            numbers: vec![0.0; self.probability.len()],
        }
    }

    /// Draws replica number `index` into the buffers.
    pub fn draw(&self, index: u64, into: &mut Draw) {
        self.source.stream(index).fill_uniform32(&mut into.numbers);
        into.present.fill(0);
        for (tie, (number, probability)) in into.numbers.iter().zip(self.probability).enumerate() {
            into.present[tie / 64] |= u64::from(number < probability) << (tie % 64);
        }
        let present = &into.present;
        self.ties.retain_into(|edge| present[edge as usize / 64] >> (edge % 64) & 1 == 1, &mut into.ties);
    }

    /// Takes a measure of the first `count` replicas, in parallel; results in the order of the replicas.
    pub fn map<T: Send>(&self, count: u32, measure: impl Fn(&Draw) -> T + Sync) -> Vec<T> {
        self.map_with(count, || (), |(), draw| measure(draw))
    }

    /// As [`Replicas::map`], with buffers of the measure that each thread makes once.
    pub fn map_with<S, T: Send>(
        &self,
        count: u32,
        scratch: impl Fn() -> S + Sync + Send,
        measure: impl Fn(&mut S, &Draw) -> T + Sync + Send,
    ) -> Vec<T> {
        (0..count)
            .into_par_iter()
            .map_init(
                || (self.buffers(), scratch()),
                |(draw, scratch), index| {
                    self.draw(u64::from(index), draw);
                    measure(scratch, draw)
                },
            )
            .collect()
    }

    /// Whether no tie is uncertain, so that all replicas are alike.
    #[must_use]
    pub fn are_certain(&self) -> bool {
        self.probability.iter().all(|&probability| probability <= 0.0 || probability >= 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::complete;

    #[test]
    fn a_replica_can_be_drawn_alone_and_again() {
        let full = complete(12);
        let probability = vec![0.5; 66];
        let replicas = Replicas::new(&full, &probability, 7, "x");
        let all = replicas.map(20, |draw| (draw.ties.clone(), draw.present().to_vec()));
        let mut draw = replicas.buffers();
        for index in [19, 3, 3] {
            replicas.draw(index, &mut draw);
            assert_eq!(
                (&draw.ties, draw.present()),
                (&all[index as usize].0, all[index as usize].1.as_slice())
            );
        }
        assert_ne!(all[0], all[1]);
        assert_ne!(
            all[0],
            Replicas::new(&full, &probability, 7, "y")
                .map(1, |draw| { (draw.ties.clone(), draw.present().to_vec()) })[0]
        );
    }

    #[test]
    fn rows_and_bits_agree() {
        let full = complete(9);
        let probability: Vec<f64> = (0..36).map(|tie| f64::from(tie) / 35.0).collect();
        for (ties, has) in Replicas::new(&full, &probability, 1, "x")
            .map(50, |draw| (draw.ties.clone(), (0..36).map(|tie| draw.has(tie)).collect::<Vec<_>>()))
        {
            let rows: usize = (0..9).map(|node| ties.degree(node)).sum();
            assert_eq!(rows, 2 * has.iter().filter(|&&has| has).count());
            assert!((0..9).flat_map(|node| ties.edges(node)).all(|&edge| has[edge as usize]));
            assert!(!has[0] && has[35]);
        }
    }

    #[test]
    fn shares_are_the_probabilities() {
        let full = complete(5);
        let probability: Vec<f64> = (0..10).map(|tie| 0.05 + f64::from(tie) / 10.0).collect();
        let counts = Replicas::new(&full, &probability, 5, "x")
            .map(20_000, |draw| draw.present()[0])
            .into_iter()
            .fold([0u32; 10], |mut counts, bits| {
                for (tie, count) in counts.iter_mut().enumerate() {
                    *count += u32::from(bits >> tie & 1 == 1);
                }
                counts
            });
        for (count, p) in counts.into_iter().zip(&probability) {
            // Five standard errors.
            assert!((f64::from(count) / 20_000.0 - p).abs() < 5.0 * (p * (1.0 - p) / 20_000.0).sqrt());
        }
    }

    #[test]
    fn certain_ties_are_always_there() {
        let full = complete(4);
        let replicas = Replicas::new(&full, &[1.0; 6], 3, "x");
        assert!(replicas.are_certain());
        assert!(replicas.map(10, |draw| draw.ties.clone()).iter().all(|ties| *ties == full));
    }
}
