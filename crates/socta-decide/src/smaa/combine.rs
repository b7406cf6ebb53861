//! Figures of independent replicates: their mean, and the standard error from their spread.

use crate::smaa::result::{AlternativeRobustness, Estimate, Robustness};

/// Joins replicates of the same number of samples; what is no estimate comes from `total`, which counted all of them.
pub(super) fn replicates(parts: Vec<Robustness>, mut total: Robustness) -> Robustness {
    let join = |get: &dyn Fn(&Robustness) -> Option<Estimate>| spread(parts.iter().filter_map(get));
    total.tie_rate = join(&|part| Some(part.tie_rate));
    // The entropy of a replicate is too low by what the replicate is too small; only its spread is of use.
    total.entropy.error = join(&|part| Some(part.entropy)).error;
    for (at, alternative) in total.alternatives.iter_mut().enumerate() {
        let of =
            |get: fn(&AlternativeRobustness) -> Estimate| join(&|part| part.alternatives.get(at).map(get));
        alternative.expected_rank = of(|alternative| alternative.expected_rank);
        alternative.top = of(|alternative| alternative.top);
        alternative.first = of(|alternative| alternative.first);
        alternative.score = of(|alternative| alternative.score);
        if alternative.holistic.is_some() {
            alternative.holistic = Some(join(&|part| part.alternatives.get(at)?.holistic));
        }
        for (rank, share) in alternative.acceptability.iter_mut().enumerate() {
            *share = join(&|part| part.alternatives.get(at)?.acceptability.get(rank).copied());
        }
        for (class, share) in alternative.classes.iter_mut().enumerate() {
            *share = join(&|part| part.alternatives.get(at)?.classes.get(class).copied());
        }
        for (criterion, weight) in alternative.central_weights.iter_mut().flatten().enumerate() {
            // Replicates in which it is never first have no central weights; the mean of all samples stays.
            let found =
                join(&|part| part.alternatives.get(at)?.central_weights.as_ref()?.get(criterion).copied());
            weight.error = found.error;
        }
    }
    for (row, shares) in total.pairwise.iter_mut().enumerate() {
        for (column, share) in shares.iter_mut().enumerate() {
            *share = join(&|part| part.pairwise.get(row)?.get(column).copied());
        }
    }
    total
}

/// Mean and standard error of independent estimates.
fn spread(parts: impl Iterator<Item = Estimate>) -> Estimate {
    let values: Vec<f64> = parts.map(|part| part.value).collect();
    let count = values.len() as f64;
    if values.is_empty() {
        return Estimate { value: 0.0, error: 0.0 };
    }
    let value = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|part| (part - value) * (part - value)).sum();
    let error = if count > 1.0 { (squares / (count - 1.0) / count).sqrt() } else { 0.0 };
    Estimate { value, error }
}
