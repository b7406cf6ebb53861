//! What is called, and how much of it is wrong.

use std::ops::AddAssign;

use super::policies::Judged;
use crate::comparison::kendall_tau_b;
use crate::numeric::float::normal_cdf;
use crate::numeric::random::Stream;

/// Draws of the scores from which the probability of a place is counted.
const DRAWS: usize = 200;

/// Calls of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// How many calls there could have been.
    pub possible: f64,
    /// How many there were.
    pub made: f64,
    /// How many of those were wrong.
    pub wrong: f64,
    /// How many of those would be wrong if the probabilities were right.
    pub admitted: f64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.possible += other.possible;
        self.made += other.made;
        self.wrong += other.wrong;
        self.admitted += other.admitted;
    }
}

impl Tally {
    fn count(&mut self, probability: f64, least: f64, is_right: bool) {
        self.possible += 1.0;
        if probability >= least {
            self.made += 1.0;
            self.wrong += f64::from(u8::from(!is_right));
            self.admitted += 1.0 - probability;
        }
    }

    /// Share of possible calls that were made, `0..=1`; none if none was possible.
    #[must_use]
    pub fn called(&self) -> Option<f64> {
        (self.possible > 0.0).then(|| self.made / self.possible)
    }

    /// Share of the calls that were wrong, `0..=1`; none without a call.
    #[must_use]
    pub fn share_wrong(&self) -> Option<f64> {
        (self.made > 0.0).then(|| self.wrong / self.made)
    }

    /// Share of the calls that was admitted to be wrong, `0..=1`; none without a call.
    #[must_use]
    pub fn share_admitted(&self) -> Option<f64> {
        (self.made > 0.0).then(|| self.admitted / self.made)
    }
}

/// What a policy made of a data set.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Calls {
    /// Kendall's tau-b of the scores and the true scores; 0 if one of them ties all.
    pub tau_b: f64,
    /// Pairs of which one is called the more severe.
    pub pairs: Tally,
    /// Areas called to be among the first K.
    pub inside: Tally,
    /// Areas called not to be among the first K.
    pub outside: Tally,
}

/// Calls at a least probability, each by the weakest of the judgements.
pub(super) fn calls(judged: &[Judged], truth: &[f64], k: usize, least: f64, stream: &mut Stream) -> Calls {
    let Some(first) = judged.first() else { return Calls::default() };
    let mut found = Calls { tau_b: kendall_tau_b(&first.expected, truth).unwrap_or(0.0), ..Calls::default() };
    for one in 0..truth.len() {
        for other in 0..truth.len() {
            // A pair is called one way at most; pairs that are truly equal have no right call.
            if one < other && truth[one] != truth[other] {
                let above = |judged: &Judged| is_above(judged, one, other);
                let low = judged.iter().map(above).fold(1.0, f64::min);
                let high = judged.iter().map(above).fold(0.0, f64::max);
                let is_above = truth[one] > truth[other];
                let (surely, is_right) =
                    if low >= 1.0 - high { (low, is_above) } else { (1.0 - high, !is_above) };
                found.pairs.count(surely, least, is_right);
            }
        }
    }
    let places: Vec<Vec<f64>> = judged.iter().map(|judged| places(judged, k, stream)).collect();
    for (area, is_in) in first_of(truth, k).into_iter().enumerate() {
        let of_area = || places.iter().map(move |places| places[area]);
        found.inside.count(of_area().fold(1.0, f64::min), least, is_in);
        found.outside.count(1.0 - of_area().fold(0.0, f64::max), least, !is_in);
    }
    found
}

fn is_above(judged: &Judged, one: usize, other: usize) -> f64 {
    let variance = judged.variance[one] + judged.variance[other];
    let difference = judged.expected[one] - judged.expected[other];
    if variance > 0.0 {
        normal_cdf(difference / variance.sqrt())
    } else if difference == 0.0 {
        0.5
    } else {
        f64::from(u8::from(difference > 0.0))
    }
}

/// Probability of each area to be among the first K, with normal scores.
fn places(judged: &Judged, k: usize, stream: &mut Stream) -> Vec<f64> {
    let mut counts = vec![0.0; judged.expected.len()];
    for _ in 0..DRAWS {
        let drawn: Vec<f64> = judged
            .expected
            .iter()
            .zip(&judged.variance)
            .map(|(expected, variance)| expected + variance.max(0.0).sqrt() * stream.normal())
            .collect();
        for (count, is_in) in counts.iter_mut().zip(first_of(&drawn, k)) {
            *count += f64::from(u8::from(is_in));
        }
    }
    counts.into_iter().map(|count| count / DRAWS as f64).collect()
}

/// Whether each is among the first K by falling value; equal ones in their order.
fn first_of(values: &[f64], k: usize) -> Vec<bool> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]).then(a.cmp(&b)));
    let mut found = vec![false; values.len()];
    order.into_iter().take(k).for_each(|at| found[at] = true);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::random::Source;

    #[test]
    fn what_is_sure_is_called_and_what_differs_between_judgements_is_not() {
        let judged = |expected: [f64; 3]| Judged { expected: expected.to_vec(), variance: vec![1e-6; 3] };
        let mut stream = Source::new(1, &["test"]).stream(0);
        let truth = [0.9, 0.5, 0.1];
        let one = calls(&[judged([0.8, 0.4, 0.2])], &truth, 1, 0.8, &mut stream);
        assert_eq!((one.tau_b, one.pairs.made, one.pairs.wrong), (1.0, 3.0, 0.0));
        assert_eq!((one.inside.made, one.outside.made, one.inside.wrong), (1.0, 2.0, 0.0));
        let wrong = calls(&[judged([0.2, 0.4, 0.8])], &truth, 1, 0.8, &mut stream);
        assert_eq!((wrong.tau_b, wrong.pairs.wrong, wrong.inside.wrong), (-1.0, 3.0, 1.0));
        let both = calls(&[judged([0.8, 0.4, 0.2]), judged([0.8, 0.2, 0.4])], &truth, 1, 0.8, &mut stream);
        assert_eq!((both.pairs.made, both.pairs.possible), (2.0, 3.0));
    }
}
