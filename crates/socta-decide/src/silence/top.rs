//! How probably each alternative is among the first.

use super::score::Scores;
use socta_base::numeric::random::{Source, Stream};

/// Standard deviation of the habit of a reporter: how far all its levels may lie above or below those of others.
const HABIT: f64 = 0.2;
/// Draws of all scores; the error of a share is at most 0.005.
const DRAWS: u64 = 10_000;

/// Who reports how much of each alternative.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Habits {
    /// Names of the reporters.
    pub reporters: Vec<String>,
    /// Weight that each reporter's reports cover of each alternative, alternative by alternative, `0..=1`.
    pub shares: Vec<Vec<f64>>,
}

impl Habits {
    /// Variance that the difference of two alternatives has on top, row by row: little if the same reporters speak of both.
    #[must_use]
    pub fn between(&self) -> Vec<f64> {
        let apart = |one: &Vec<f64>, other: &Vec<f64>| -> f64 {
            one.iter().zip(other).map(|(one, other)| HABIT * HABIT * (one - other) * (one - other)).sum()
        };
        self.shares.iter().flat_map(|one| self.shares.iter().map(move |other| apart(one, other))).collect()
    }
}

/// Probability of each alternative to be among the first `places`, under each of these scores; drawn, with a stream of its own
/// for each alternative and each reporter, so that their order and number change nothing of the others.
///
/// # Complexity
/// O(draws · scores · alternatives · (reporters + log alternatives)).
#[must_use]
pub fn chances(
    names: &[String],
    under: &[Scores],
    habits: &Habits,
    places: usize,
    seed: u64,
) -> Vec<Vec<f64>> {
    let streams = |kind: &str, names: &[String]| -> Vec<_> {
        names.iter().map(|name| Source::new(seed, &["first", kind, name]).stream(0)).collect()
    };
    let (mut own, mut theirs) = (streams("alternative", names), streams("reporter", &habits.reporters));
    let mut counts = vec![vec![0_u32; names.len()]; under.len()];
    for _ in 0..DRAWS {
        let noise: Vec<f64> = own.iter_mut().map(Stream::normal).collect();
        let habit: Vec<f64> = theirs.iter_mut().map(|stream| HABIT * stream.normal()).collect();
        for (scores, counts) in under.iter().zip(&mut counts) {
            let drawn = |at: usize| {
                let shares = habits.shares.get(at).into_iter().flatten();
                let bent: f64 = shares.zip(&habit).map(|(share, habit)| share * habit).sum();
                scores.expected[at] + noise[at] * scores.variance[at].sqrt() + bent
            };
            first(&(0..names.len()).map(drawn).collect::<Vec<_>>(), places, counts);
        }
    }
    let share = |count: u32| f64::from(count) / DRAWS as f64;
    counts.into_iter().map(|counts| counts.into_iter().map(share).collect()).collect()
}

/// Counts who is among the first.
fn first(drawn: &[f64], places: usize, counts: &mut [u32]) {
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    order.sort_by(|&a, &b| drawn[b].total_cmp(&drawn[a]).then(a.cmp(&b)));
    order.into_iter().take(places).for_each(|at| counts[at] += 1);
}
