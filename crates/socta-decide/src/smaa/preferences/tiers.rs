//! Orders of importance that sorting alone keeps.
//!
//! The uniform distribution on the simplex does not change when shares change places. Where the criteria of an order fall
//! into tiers of which each is compared with each of the next, the sorted shares of those criteria, with the largest for
//! the first tier and in random order within a tier, are therefore uniform among the weights that keep the order; criteria
//! outside the order keep their shares.
//!
//! # Source
//! The symmetry behind rank-order centroid weights: Barron & Barrett (1996), Management Science 42(11):1515-1523.
//!
//! # Complexity
//! O(n²) to recognise tiers; O(n log n) a sample.

use socta_base::numeric::linear::Sense;
use socta_base::numeric::polytope::{Polytope, Row};
use socta_base::numeric::random::Stream;

/// Disjoint orders, each as tiers of positions from the heaviest to the lightest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tiers(Vec<Vec<Vec<usize>>>);

/// The two shares that a row compares, the heavier one first; none if it says something else.
fn compared(row: &Row) -> Option<(usize, usize)> {
    let mut terms = row.coefficients.iter().enumerate().filter(|(_, coefficient)| **coefficient != 0.0);
    let (first, second) = (terms.next()?, terms.next()?);
    if terms.next().is_some() || row.bound != 0.0 || first.1 + second.1 != 0.0 {
        return None;
    }
    match (row.sense, *first.1 > 0.0) {
        (Sense::AtLeast, true) | (Sense::AtMost, false) => Some((first.0, second.0)),
        (Sense::AtLeast, false) | (Sense::AtMost, true) => Some((second.0, first.0)),
        (Sense::Equal, _) => None,
    }
}

/// Whether a row compares two shares and nothing else.
pub(super) fn compares(row: &Row) -> bool {
    compared(row).is_some()
}

impl Tiers {
    /// The tiers that the comparing rows of a polytope stand for; none if there are no such rows, or they leave open more
    /// or less than tiers do.
    pub(super) fn of(polytope: &Polytope) -> Option<Self> {
        let count = polytope.shares();
        let mut above = vec![vec![false; count]; count];
        polytope.rows().iter().filter_map(compared).for_each(|(upper, lower)| above[upper][lower] = true);
        for through in 0..count {
            for upper in 0..count {
                if above[upper][through] {
                    let (row, passed) = (above[through].clone(), upper);
                    above[passed].iter_mut().zip(row).for_each(|(known, further)| *known |= further);
                }
            }
        }
        let touched: Vec<usize> =
            (0..count).filter(|&at| (0..count).any(|other| above[at][other] || above[other][at])).collect();
        if touched.is_empty() || touched.iter().any(|&at| above[at][at]) {
            return None;
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for &at in &touched {
            let near = |group: &Vec<usize>| group.iter().any(|&other| above[at][other] || above[other][at]);
            let (mut joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(near);
            joined.push(vec![at]);
            groups = apart;
            groups.push(joined.concat());
        }
        groups.iter().map(|group| tiers(group, &above)).collect::<Option<Vec<_>>>().map(Self)
    }

    /// Puts the shares of each order in its order.
    pub(super) fn apply(&self, stream: &mut Stream, scratch: &mut Vec<f64>, shares: &mut [f64]) {
        for order in &self.0 {
            scratch.clear();
            scratch.extend(order.iter().flatten().map(|&at| shares[at]));
            scratch.sort_unstable_by(|a, b| b.total_cmp(a));
            let mut rest = scratch.as_mut_slice();
            for tier in order {
                let (own, others) = rest.split_at_mut(tier.len());
                stream.shuffle(own);
                tier.iter().zip(&*own).for_each(|(&at, share)| shares[at] = *share);
                rest = others;
            }
        }
    }
}

/// The members of a group by the number of members above them, if all of a tier have the same ones above them and those
/// are exactly the earlier tiers.
fn tiers(group: &[usize], above: &[Vec<bool>]) -> Option<Vec<Vec<usize>>> {
    let heavier = |at: usize| group.iter().filter(|&&other| above[other][at]).count();
    let mut counted: Vec<(usize, usize)> = group.iter().map(|&at| (heavier(at), at)).collect();
    counted.sort_unstable();
    let mut tiers: Vec<Vec<usize>> = Vec::new();
    let mut before = 0;
    for same in counted.chunk_by(|a, b| a.0 == b.0) {
        // Whoever has exactly all earlier members above it.
        if same[0].0 != before {
            return None;
        }
        before += same.len();
        tiers.push(same.iter().map(|(_, at)| *at).collect());
    }
    Some(tiers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(pairs: &[(usize, usize)], count: usize) -> Option<Tiers> {
        let mut polytope = Polytope::new(count);
        for (group, &(upper, lower)) in pairs.iter().enumerate() {
            polytope.row(group, [(lower, 2.0), (upper, -2.0)], Sense::AtMost, 0.0);
        }
        Tiers::of(&polytope)
    }

    #[test]
    fn tiers_are_recognised_and_other_orders_are_not() {
        assert_eq!(
            order(&[(0, 1), (1, 2), (1, 3)], 5),
            Some(Tiers(vec![vec![vec![0], vec![1], vec![2, 3]]]))
        );
        let apart = order(&[(3, 1), (2, 0)], 4).expect("two orders");
        assert_eq!(apart.0.len(), 2);
        // 0 > 1, 0 > 2, 1 > 3: nothing is said of 2 against 3.
        assert_eq!(order(&[(0, 1), (0, 2), (1, 3)], 4), None);
        assert_eq!(order(&[(0, 1), (1, 0)], 3), None);
        assert_eq!(order(&[], 3), None);
    }
}
