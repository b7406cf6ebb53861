//! The discrete core where degrees leave a choice: the mean over all best cores of the same size.
//!
//! Lip's core is a prefix of the order by degree. If the boundary runs through actors of equal degree, any of them may
//! stand inside; a fit that depends on which one comes first by name says more about names than about the network.
//! Degrees fix everything but the number of ties within the core, and its mean has a closed form.
//!
//! # Source
//!
//! Borgatti & Everett 2000; Lip 2011; see [`crate::kernels::core_periphery`].
//!
//! # Complexity
//!
//! O(n + m) time.

use crate::csr::Csr;

/// The mean over the best cores of the smallest size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ExpectedCore {
    /// Size of the core.
    pub(super) size: usize,
    /// Correlation with the ideal pattern, `-1..=1`; 0 if it is not defined.
    pub(super) fit: f64,
    /// Share of possible ties within the core; 0 below two members.
    pub(super) density: f64,
    /// Ties of a member of the periphery to others of it, on average.
    pub(super) periphery_degree: f64,
    /// Actors of this degree share the last places.
    boundary: usize,
    /// Chance of each of them to stand inside.
    share: f64,
}

impl ExpectedCore {
    pub(super) fn of(ties: &Csr) -> Self {
        let mut degrees: Vec<usize> = (0..ties.nodes()).map(|node| ties.degree(node)).collect();
        degrees.sort_unstable_by(|a, b| b.cmp(a));
        let size = degrees.iter().enumerate().take_while(|&(rank, &degree)| degree > rank).count();
        let boundary = if size == 0 { usize::MAX } else { degrees[size - 1] };
        let above = degrees.iter().filter(|&&degree| degree > boundary).count();
        let equal = degrees.iter().filter(|&&degree| degree == boundary).count();
        let places = (size - above) as f64;
        let share = if equal == 0 { 0.0 } else { places / equal as f64 };
        let both = if equal < 2 { 0.0 } else { share * (places - 1.0) / (equal as f64 - 1.0) };
        let core_ties = core_ties(ties, boundary, share, both);
        let core_degrees: usize = degrees[..size].iter().sum();
        let all = ties.arcs() as f64 / 2.0;
        let rest = (degrees.len() - size) as f64;
        let periphery_ties = all + core_ties - core_degrees as f64;
        let core_pairs = size as f64 * (size as f64 - 1.0) / 2.0;
        Self {
            size,
            fit: fit(core_ties, core_pairs, periphery_ties, rest * (rest - 1.0) / 2.0),
            density: if core_pairs > 0.0 { core_ties / core_pairs } else { 0.0 },
            periphery_degree: if rest > 0.0 { 2.0 * periphery_ties / rest } else { 0.0 },
            boundary,
            share,
        }
    }

    /// Chance of an actor of that degree to stand in the core.
    pub(super) fn chance(&self, degree: usize) -> f64 {
        match degree.cmp(&self.boundary) {
            std::cmp::Ordering::Greater => 1.0,
            std::cmp::Ordering::Equal => self.share,
            std::cmp::Ordering::Less => 0.0,
        }
    }
}

/// Mean number of ties within the core.
fn core_ties(ties: &Csr, boundary: usize, share: f64, both: f64) -> f64 {
    // Ties between two above the boundary, between one above and one on it, between two on it; each seen twice.
    let mut seen = [0_usize; 3];
    for node in (0..ties.nodes()).filter(|&node| ties.degree(node) >= boundary) {
        for &other in ties.neighbours(node) {
            let other = ties.degree(other as usize);
            if other >= boundary {
                seen[usize::from(ties.degree(node) == boundary) + usize::from(other == boundary)] += 1;
            }
        }
    }
    (seen[0] as f64 + share * seen[1] as f64 + both * seen[2] as f64) / 2.0
}

fn fit(core_ties: f64, core_pairs: f64, periphery_ties: f64, periphery_pairs: f64) -> f64 {
    let compared = core_pairs + periphery_pairs;
    let tied = (core_ties + periphery_ties) / compared.max(1.0);
    if core_pairs <= 0.0 || periphery_pairs <= 0.0 || tied <= 0.0 || tied >= 1.0 {
        return 0.0;
    }
    let difference = core_ties / core_pairs - periphery_ties / periphery_pairs;
    difference * (core_pairs * periphery_pairs).sqrt() / (compared * (tied * (1.0 - tied)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::core_periphery::core_periphery;
    use crate::shapes::{complete, graph, path};

    #[test]
    fn without_a_choice_it_is_lips_core() {
        let mut ties: Vec<(u32, u32)> = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b))).collect();
        ties.extend([(0, 4), (1, 5), (2, 6), (3, 7), (4, 5)]);
        let ties = graph(8, &ties);
        let (mean, one) = (ExpectedCore::of(&ties), core_periphery(&ties));
        assert!(one.tied.is_empty());
        assert_eq!((mean.size, mean.density), (one.core.len(), 1.0));
        assert!((mean.fit - one.fit.expect("both blocks have pairs")).abs() < 1e-12);
        assert!((mean.periphery_degree - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_choice_is_averaged() {
        // Of the three inner nodes of a path of five, two form the core: tied in two of the three choices.
        let core = ExpectedCore::of(&path(5));
        assert_eq!((core.size, core.chance(2), core.chance(1)), (2, 2.0 / 3.0, 0.0));
        assert!((core.density - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_is_undefined() {
        for ties in [complete(5), graph(3, &[]), graph(0, &[])] {
            let core = ExpectedCore::of(&ties);
            assert!(
                core.fit == 0.0 && core.density.is_finite() && core.periphery_degree.is_finite(),
                "{core:?}"
            );
        }
    }
}
