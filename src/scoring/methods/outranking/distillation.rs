//! Distillation: from credibilities of pairs to a complete order.
//!
//! `λ₀` is the largest credibility in the set, `λ₁` the largest below `λ₀ - s(λ₀)`. `a` beats `b` if `σ(a, b) > λ₁` and
//! `σ(a, b) > σ(b, a) + s(σ(a, b))`; the qualification of an alternative is the number that it beats less the number that
//! beat it. The descending distillation keeps those of the highest qualification, the ascending one those of the lowest,
//! and repeats inside what is kept with `λ₀ := λ₁` until `λ` is 0 or one is left. They are a class; then the rest follows.
//!
//! # Source
//! Roy (1978), Cahiers du CERO 20(1):3-24; Roy & Bouyssou (1993), Aide multicritère à la décision, Economica, ch. 6.
//!
//! # Complexity
//! O(m³) at worst for m alternatives, O(m²) a class.

/// Slack of comparisons of credibilities.
const SLACK: f64 = 1e-9;

/// The discrimination threshold `s(λ) = intercept + slope λ`: how far two credibilities lie apart that differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Discrimination {
    /// `s(0)`.
    pub intercept: f64,
    /// `s(1) - s(0)`.
    pub slope: f64,
}

impl Discrimination {
    fn at(self, lambda: f64) -> f64 {
        self.intercept + self.slope * lambda
    }
}

/// Which end is taken first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// The best first.
    Descending,
    /// The worst first.
    Ascending,
}

/// Classes in the order in which they are distilled. `credibility` has one row and one column an alternative.
#[must_use]
pub fn distil(credibility: &[Vec<f64>], by: Discrimination, course: Course) -> Vec<Vec<usize>> {
    let everyone = 0..credibility.len();
    // Credibility of what could beat at all, whatever the level; below 0 where the other way is nearly as credible.
    let clear = |a: usize, b: usize| {
        let (forth, back) = (credibility[a][b], credibility[b][a]);
        if a != b && forth > back + by.at(forth) + SLACK { forth } else { -1.0 }
    };
    let clear: Vec<Vec<f64>> =
        everyone.clone().map(|a| everyone.clone().map(|b| clear(a, b)).collect()).collect();
    let mut rest: Vec<usize> = everyone.collect();
    let mut classes = Vec::new();
    while !rest.is_empty() {
        let class = next_class(credibility, &clear, &rest, by, course);
        rest.retain(|alternative| class.binary_search(alternative).is_err());
        classes.push(class);
    }
    classes
}

/// The class that the distillation takes out of a set, in rising order; never empty if the set is not.
fn next_class(
    credibility: &[Vec<f64>],
    clear: &[Vec<f64>],
    set: &[usize],
    by: Discrimination,
    course: Course,
) -> Vec<usize> {
    let mut kept = set.to_vec();
    let mut lambda = largest(credibility, &kept, f64::INFINITY);
    loop {
        let next = largest(credibility, &kept, lambda - by.at(lambda) - SLACK);
        let beats = |a: usize, b: usize| clear[a][b] > next + SLACK;
        let qualification: Vec<i64> = kept
            .iter()
            .map(|&a| kept.iter().map(|&b| i64::from(beats(a, b)) - i64::from(beats(b, a))).sum())
            .collect();
        let extreme = match course {
            Course::Descending => qualification.iter().max(),
            Course::Ascending => qualification.iter().min(),
        };
        let Some(extreme) = extreme.copied() else { return kept };
        kept = kept.iter().zip(&qualification).filter(|(_, q)| **q == extreme).map(|(a, _)| *a).collect();
        if kept.len() == 1 || next <= 0.0 {
            return kept;
        }
        lambda = next;
    }
}

/// The largest credibility below a bound between two of the set; 0 if there is none.
fn largest(credibility: &[Vec<f64>], set: &[usize], below: f64) -> f64 {
    let mut largest = 0.0;
    for &a in set {
        for &b in set {
            let sigma = credibility[a][b];
            if a != b && sigma > largest && sigma < below {
                largest = sigma;
            }
        }
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROY: Discrimination = Discrimination { intercept: 0.3, slope: -0.15 };

    #[test]
    fn a_chain_is_peeled_from_both_ends() {
        let chain = vec![vec![1.0, 1.0, 1.0], vec![0.0, 1.0, 1.0], vec![0.0, 0.0, 1.0]];
        assert_eq!(distil(&chain, ROY, Course::Descending), [[0], [1], [2]]);
        assert_eq!(distil(&chain, ROY, Course::Ascending), [[2], [1], [0]]);
    }

    #[test]
    fn what_is_nearly_as_credible_both_ways_stays_together() {
        let near = vec![vec![1.0, 0.8], vec![0.7, 1.0]];
        assert_eq!(distil(&near, ROY, Course::Descending), [[0, 1]]);
        let nothing = vec![vec![1.0, 0.0], vec![0.0, 1.0]];
        assert_eq!(distil(&nothing, ROY, Course::Ascending), [[0, 1]]);
        assert_eq!(distil(&[], ROY, Course::Ascending), Vec::<Vec<usize>>::new());
    }

    /// A cycle of equal credibilities ties at every level, and the fourth falls behind.
    #[test]
    fn a_cycle_is_one_class() {
        let cycle = vec![
            vec![1.0, 0.9, 0.1, 1.0],
            vec![0.1, 1.0, 0.9, 1.0],
            vec![0.9, 0.1, 1.0, 1.0],
            vec![0.0, 0.0, 0.0, 1.0],
        ];
        assert_eq!(distil(&cycle, ROY, Course::Descending), [vec![0, 1, 2], vec![3]]);
        assert_eq!(distil(&cycle, ROY, Course::Ascending), [vec![3], vec![0, 1, 2]]);
    }
}
