//! Worlds: true values, true weights and the severity that follows from them.

use super::plan::{Spread, Synthetic, Truth};
use super::weights;
use crate::numeric::float;
use crate::numeric::random::Source;

/// The value of its scale below which the weightiest criterion vetoes.
const VETO: f64 = 0.25;

/// What is true, and what nobody sees.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    /// Number of alternatives.
    pub alternatives: usize,
    /// Latent position of each alternative on each criterion, standard normal, row by row. Doubled criteria stand last.
    pub latent: Vec<f64>,
    /// Weights of the criteria as far as they are true; a doubled criterion carries its weight twice, so that they add up to
    /// 1 over both.
    pub weights: Vec<f64>,
    /// True severity of each alternative, `0..=1`.
    pub severity: Vec<f64>,
}

impl World {
    /// The world of this data in this replication.
    #[must_use]
    pub fn draw(data: &Synthetic, seed: u64, replication: u64) -> Self {
        let (m, n) = (data.alternatives as usize, data.criteria as usize);
        let stream = |what: &str| Source::new(seed, &["benchmark", &data.name, what]).stream(replication);
        let (mut own, mut shared) = (stream("values"), stream("blocks"));
        let (common, rest) = (data.correlation.sqrt(), (1.0 - data.correlation).sqrt());
        let columns = n + (data.duplicates as usize).min(n);
        let mut latent = Vec::with_capacity(m * columns);
        for _ in 0..m {
            let blocks = [shared.normal(), shared.normal()];
            let start = latent.len();
            for column in 0..n {
                latent.push(common * blocks[usize::from(column >= n / 2)] + rest * own.normal());
            }
            for column in 0..columns - n {
                latent.push(latent[start + column]);
            }
        }
        let true_weights = weights::drawn(&mut stream("weights"), n);
        let severity =
            latent.chunks_exact(columns).map(|row| severity(data, &row[..n], &true_weights)).collect();
        let doubled = true_weights.iter().chain(&true_weights[..columns - n]);
        let sum: f64 = doubled.clone().sum();
        Self { alternatives: m, weights: doubled.map(|weight| weight / sum).collect(), latent, severity }
    }

    /// Number of criteria, doubled ones included.
    #[must_use]
    pub fn criteria(&self) -> usize {
        self.weights.len()
    }
}

/// Value in `0..=1` of a latent position.
#[must_use]
pub fn value(spread: Spread, latent: f64) -> f64 {
    let even = float::normal_cdf(latent);
    match spread {
        Spread::Even => even,
        Spread::Skewed => even * even * even,
    }
}

fn severity(data: &Synthetic, latent: &[f64], weights: &[f64]) -> f64 {
    let values: Vec<f64> = latent.iter().map(|latent| value(data.spread, *latent)).collect();
    let additive: f64 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
    let other = match data.truth {
        Truth::Additive => return additive,
        Truth::Multiplicative => {
            let logarithm = |(value, weight): (&f64, &f64)| weight * float::ln(value.max(1e-300));
            float::exp(values.iter().zip(weights).map(logarithm).sum())
        }
        Truth::Synergy => pairs(&values, weights, f64::min),
        Truth::Redundancy => pairs(&values, weights, f64::max),
        Truth::Veto => {
            let heaviest = (0..weights.len()).reduce(|a, b| if weights[b] > weights[a] { b } else { a });
            if heaviest.is_some_and(|at| values[at] < VETO) { 0.0 } else { additive }
        }
    };
    (1.0 - data.strength) * additive + data.strength * other
}

/// Neighbouring criteria joined: each pair counts with both weights. A last one without neighbour counts alone.
fn pairs(values: &[f64], weights: &[f64], join: fn(f64, f64) -> f64) -> f64 {
    let pair = |(values, weights): (&[f64], &[f64])| match (values, weights) {
        ([a, b], [v, w]) => (v + w) * join(*a, *b),
        _ => values.iter().zip(weights).map(|(value, weight)| value * weight).sum(),
    };
    values.chunks(2).zip(weights.chunks(2)).map(pair).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::spearman;

    fn data(truth: Truth) -> Synthetic {
        Synthetic { truth, strength: 1.0, ..Synthetic::plain("test", 400, 4) }
    }

    #[test]
    fn severity_by_hand() {
        let (latent, weights) = ([0.0, -50.0, 50.0, 0.0], [0.4, 0.1, 0.2, 0.3]);
        let of = |truth| severity(&data(truth), &latent, &weights);
        // Values .5, 0, 1, .5.
        assert!((of(Truth::Additive) - 0.55).abs() < 1e-12);
        assert!((of(Truth::Synergy) - 0.25).abs() < 1e-12);
        assert!((of(Truth::Redundancy) - 0.75).abs() < 1e-12);
        assert!(of(Truth::Multiplicative) < 1e-6);
        assert!((of(Truth::Veto) - 0.55).abs() < 1e-12);
        let low = severity(&data(Truth::Veto), &[-2.0, 0.0, 0.0, 0.0], &weights);
        assert_eq!(low, 0.0);
    }

    #[test]
    fn correlation_stays_within_its_block() {
        let correlated = Synthetic { correlation: 0.6, ..data(Truth::Additive) };
        let world = World::draw(&correlated, 1, 0);
        let column = |at: usize| world.latent.chunks_exact(4).map(|row| row[at]).collect::<Vec<_>>();
        let rho = |a, b| spearman(&column(a), &column(b)).expect("400 values");
        // Five standard errors of 400 draws are about 0.25.
        assert!(rho(0, 1) > 0.35 && rho(2, 3) > 0.35 && rho(1, 2).abs() < 0.25);
    }

    #[test]
    fn doubled_criteria_are_copies_with_their_weight_twice() {
        let doubled = Synthetic { duplicates: 2, ..data(Truth::Additive) };
        let (plain, world) = (World::draw(&data(Truth::Additive), 1, 3), World::draw(&doubled, 1, 3));
        assert_eq!(world.criteria(), 6);
        assert_eq!(plain.severity, world.severity);
        for row in world.latent.chunks_exact(6) {
            assert_eq!(row[..2], row[4..]);
        }
        assert_eq!(world.weights[0], world.weights[4]);
        assert!((world.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn replications_differ_and_repeat() {
        let draw = |replication| World::draw(&data(Truth::Additive), 9, replication);
        assert_eq!(draw(0), draw(0));
        assert_ne!(draw(0), draw(1));
    }
}
