//! Weights: true ones, and what the methods are told of them.

use super::plan::WeightKnowledge;
use crate::numeric::float;
use crate::numeric::random::Stream;

/// Weights that add up to 1, from a Dirichlet distribution with 2 for each criterion: spread, but none near 0.
#[must_use]
pub fn drawn(stream: &mut Stream, criteria: usize) -> Vec<f64> {
    // A gamma variable of shape 2 is the sum of two exponential ones.
    let weights = (0..criteria).map(|_| stream.exponential() + stream.exponential()).collect();
    normalised(weights)
}

/// What the methods are told of these weights.
#[must_use]
pub fn told(knowledge: WeightKnowledge, weights: &[f64], stream: &mut Stream) -> Vec<f64> {
    match knowledge {
        WeightKnowledge::True => weights.to_vec(),
        WeightKnowledge::Perturbed { concentration } => {
            normalised(weights.iter().map(|weight| gamma(stream, weight * concentration)).collect())
        }
        WeightKnowledge::Order => rank_order_centroid(weights),
        WeightKnowledge::Equal => vec![1.0 / weights.len().max(1) as f64; weights.len()],
    }
}

/// Weights with an error: each times a log-normal factor whose logarithm has this standard deviation.
#[must_use]
pub fn shaken(weights: &[f64], deviation: f64, stream: &mut Stream) -> Vec<f64> {
    normalised(weights.iter().map(|weight| weight * float::exp(deviation * stream.normal())).collect())
}

/// Divides by the sum; equal shares if it is not positive.
fn normalised(mut weights: Vec<f64>) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    let equal = 1.0 / weights.len().max(1) as f64;
    weights.iter_mut().for_each(|weight| *weight = if sum > 0.0 { *weight / sum } else { equal });
    weights
}

/// Rank-order centroid weights of the order of these weights; equal ones share the mean of their places' weights.
///
/// # Source
/// Barron & Barrett (1996), Decision quality using ranked attribute weights, Management Science 42(11):1515-1523.
fn rank_order_centroid(weights: &[f64]) -> Vec<f64> {
    let n = weights.len();
    let place = |from: usize| (from..n).map(|at| 1.0 / (at as f64 + 1.0)).sum::<f64>() / n as f64;
    weights
        .iter()
        .map(|weight| {
            let above = weights.iter().filter(|other| *other > weight).count();
            let same = weights.iter().filter(|other| *other == weight).count();
            (above..above + same).map(place).sum::<f64>() / same as f64
        })
        .collect()
}

/// Gamma variable with this shape and scale 1; 0 for a shape of 0.
///
/// # Source
/// Marsaglia & Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26(3):363-372, with their step for
/// shapes below 1.
fn gamma(stream: &mut Stream, shape: f64) -> f64 {
    if shape <= 0.0 {
        return 0.0;
    }
    if shape < 1.0 {
        let lift = float::pow(1.0 - stream.uniform(), 1.0 / shape);
        return gamma(stream, shape + 1.0) * lift;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = stream.normal();
        let v = 1.0 + c * x;
        let cube = v * v * v;
        let u = 1.0 - stream.uniform();
        if v > 0.0 && float::ln(u) < 0.5 * x * x + d - d * cube + d * float::ln(cube) {
            return d * cube;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::random;

    #[test]
    fn whatever_is_told_adds_up_to_one() {
        let mut stream = random::stream(3, 0);
        let weights = drawn(&mut stream, 7);
        for knowledge in [
            WeightKnowledge::True,
            WeightKnowledge::Perturbed { concentration: 5.0 },
            WeightKnowledge::Order,
            WeightKnowledge::Equal,
        ] {
            let told = told(knowledge, &weights, &mut stream);
            assert!((told.iter().sum::<f64>() - 1.0).abs() < 1e-12 && told.iter().all(|w| *w >= 0.0));
        }
    }

    /// Barron & Barrett (1996): three criteria get 11/18, 5/18 and 2/18.
    #[test]
    fn centroid_weights_of_three() {
        let found = rank_order_centroid(&[0.2, 0.5, 0.3]);
        for (weight, expected) in found.iter().zip([2.0 / 18.0, 11.0 / 18.0, 5.0 / 18.0]) {
            assert!((weight - expected).abs() < 1e-12, "{found:?}");
        }
        assert_eq!(rank_order_centroid(&[1.0, 1.0]), [0.5, 0.5]);
    }

    /// Mean and variance of a gamma variable are its shape; five standard errors.
    #[test]
    fn gamma_has_its_moments() {
        for shape in [0.4, 1.0, 6.5] {
            let mut stream = random::stream(5, 0);
            let count = 20_000;
            let (mut sum, mut square) = (0.0, 0.0);
            for _ in 0..count {
                let value = gamma(&mut stream, shape);
                sum += value;
                square += value * value;
            }
            let mean = sum / f64::from(count);
            let variance = square / f64::from(count) - mean * mean;
            let error = (shape / f64::from(count)).sqrt();
            assert!((mean - shape).abs() < 5.0 * error, "{shape}: {mean}");
            assert!((variance - shape).abs() < 0.15 * shape, "{shape}: {variance}");
        }
    }

    #[test]
    fn a_high_concentration_keeps_near_the_truth() {
        let weights = [0.5, 0.3, 0.2];
        let mut stream = random::stream(1, 0);
        let near = told(WeightKnowledge::Perturbed { concentration: 1e6 }, &weights, &mut stream);
        assert!(near.iter().zip(weights).all(|(a, b)| (a - b).abs() < 0.01), "{near:?}");
    }
}
