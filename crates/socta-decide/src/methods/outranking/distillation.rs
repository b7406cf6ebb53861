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
//! O(m² log m) for m alternatives, and O(k²) for each round inside k that were kept. Levels only fall while the set shrinks, so
//! that each pair begins to count once and ends to count once.

use socta_base::numeric::rank::falling;

/// Slack of comparisons of credibilities.
const SLACK: f64 = 1e-9;

/// The discrimination threshold `s(λ) = intercept + slope λ`, but never below 0: how far two credibilities lie apart that
/// differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Discrimination {
    /// Threshold at credibility 0, `s(0)`.
    pub intercept: f64,
    /// Change of the threshold from credibility 0 to 1, `s(1) - s(0)`.
    pub slope: f64,
}

impl Discrimination {
    fn at(self, lambda: f64) -> f64 {
        (self.intercept + self.slope * lambda).max(0.0)
    }
}

/// Which end is taken first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// From the best to the worst.
    Descending,
    /// From the worst to the best.
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
    let mut levels = Levels::new(credibility);
    let mut qualification = Qualification::new(&clear);
    let mut classes = Vec::new();
    while !rest.is_empty() {
        let lambda = levels.below(f64::INFINITY);
        let next = levels.below(lambda - by.at(lambda) - SLACK);
        qualification.fall_to(next + SLACK);
        let kept = extreme(&rest, |alternative| qualification.of[alternative], course);
        let class = if kept.len() == 1 || next <= 0.0 {
            kept
        } else {
            within(credibility, &clear, kept, next, by, course)
        };
        for &gone in &class {
            rest.retain(|alternative| *alternative != gone);
            levels.leave(gone, &rest);
            qualification.leave(&clear, gone, &rest);
        }
        classes.push(class);
    }
    classes
}

/// Alternatives of a set with the highest or the lowest qualification.
fn extreme(set: &[usize], of: impl Fn(usize) -> i64, course: Course) -> Vec<usize> {
    let values = || set.iter().map(|&alternative| of(alternative));
    let extreme = match course {
        Course::Descending => values().max(),
        Course::Ascending => values().min(),
    };
    set.iter().copied().filter(|&alternative| Some(of(alternative)) == extreme).collect()
}

/// The rounds inside a set that was kept at the level `lambda`.
fn within(
    credibility: &[Vec<f64>],
    clear: &[Vec<f64>],
    mut kept: Vec<usize>,
    mut lambda: f64,
    by: Discrimination,
    course: Course,
) -> Vec<usize> {
    loop {
        let next = largest(credibility, &kept, lambda - by.at(lambda) - SLACK);
        let beats = |a: usize, b: usize| clear[a][b] > next + SLACK;
        let qualification: std::collections::BTreeMap<usize, i64> = kept
            .iter()
            .map(|&a| (a, kept.iter().map(|&b| i64::from(beats(a, b)) - i64::from(beats(b, a))).sum()))
            .collect();
        kept = extreme(&kept, |alternative| qualification.get(&alternative).copied().unwrap_or(0), course);
        if kept.len() == 1 || next <= 0.0 {
            return kept;
        }
        lambda = next;
    }
}

/// The credibilities that occur between those who are left.
struct Levels {
    /// All that ever occur, rising.
    values: Vec<f64>,
    /// Position of each pair among them.
    of: Vec<Vec<u32>>,
    /// How many pairs of each are left.
    left: Vec<u32>,
    /// One more than the position of the next one down that may be left, from one more than each position.
    down: Vec<u32>,
}

impl Levels {
    fn new(credibility: &[Vec<f64>]) -> Self {
        let mut values: Vec<f64> = credibility.iter().flatten().copied().collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        let position = |sigma: &f64| values.partition_point(|value| value < sigma) as u32;
        let of: Vec<Vec<u32>> = credibility.iter().map(|row| row.iter().map(position).collect()).collect();
        let mut left = vec![0; values.len()];
        for (a, row) in of.iter().enumerate() {
            for (_, at) in row.iter().enumerate().filter(|(b, _)| *b != a) {
                left[*at as usize] += 1;
            }
        }
        let down = (0..=values.len() as u32).collect();
        Self { values, of, left, down }
    }

    /// The largest that is left below a bound; 0 if there is none.
    fn below(&mut self, bound: f64) -> f64 {
        let start = self.values.partition_point(|value| *value < bound);
        let mut at = start;
        while at > 0 && (self.down[at] as usize != at || self.left[at - 1] == 0) {
            at = if self.down[at] as usize == at { at - 1 } else { self.down[at] as usize };
        }
        // What was walked over is empty for good; the next walk jumps.
        let mut walked = start;
        while walked > at {
            let next =
                if self.down[walked] as usize == walked { walked - 1 } else { self.down[walked] as usize };
            self.down[walked] = at as u32;
            walked = next;
        }
        at.checked_sub(1).and_then(|at| self.values.get(at)).copied().unwrap_or(0.0)
    }

    fn leave(&mut self, gone: usize, rest: &[usize]) {
        for &other in rest {
            self.left[self.of[gone][other] as usize] -= 1;
            self.left[self.of[other][gone] as usize] -= 1;
        }
    }
}

/// Number of those left that each one beats, less the number that beat it, at a level that only falls.
struct Qualification {
    of: Vec<i64>,
    level: f64,
    /// Pairs that may beat, by falling credibility, and how many of them do.
    pairs: Vec<(f64, u32, u32)>,
    begun: usize,
    gone: Vec<bool>,
}

impl Qualification {
    fn new(clear: &[Vec<f64>]) -> Self {
        let mut pairs = Vec::new();
        for (a, row) in clear.iter().enumerate() {
            let some = row.iter().enumerate().filter(|(_, sigma)| **sigma >= 0.0);
            pairs.extend(some.map(|(b, sigma)| (*sigma, a as u32, b as u32)));
        }
        pairs.sort_unstable_by(|a, b| falling((a.0, (a.1, a.2)), (b.0, (b.1, b.2))));
        let gone = vec![false; clear.len()];
        Self { of: vec![0; clear.len()], level: f64::INFINITY, pairs, begun: 0, gone }
    }

    fn fall_to(&mut self, level: f64) {
        self.level = self.level.min(level);
        while let Some((sigma, a, b)) = self.pairs.get(self.begun).copied() {
            if sigma <= self.level {
                break;
            }
            let (a, b) = (a as usize, b as usize);
            if !self.gone[a] && !self.gone[b] {
                self.of[a] += 1;
                self.of[b] -= 1;
            }
            self.begun += 1;
        }
    }

    fn leave(&mut self, clear: &[Vec<f64>], gone: usize, rest: &[usize]) {
        self.gone[gone] = true;
        for &other in rest {
            self.of[other] += i64::from(clear[gone][other] > self.level);
            self.of[other] -= i64::from(clear[other][gone] > self.level);
        }
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

    #[test]
    fn a_threshold_below_zero_is_none() {
        let steep = Discrimination { intercept: 0.3, slope: -1.0 };
        let near = vec![vec![1.0, 0.8], vec![0.7, 1.0]];
        assert_eq!(distil(&near, steep, Course::Descending), [[0], [1]]);
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
