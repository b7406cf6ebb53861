//! The smallest change of all weights together that decides an area the other way; see [`super::weights`].

use crate::numeric::rank::falling;
use crate::priorities::{Direction, Override, Solver};
use crate::robustness::preferences::Admissible;
use crate::robustness::smallest_change;

use super::scored::{Scored, score};
use super::stated::{LESS, STEPS, halved};
use super::weights::{NOTHING, Turned};
use super::{JointWeights, WeightStep};

/// Choices that may get in the way of a joint change.
const ROUNDS: usize = 8;
/// By how much the other kind must be worth more, in units of the score: a few micro-units for rounding.
const MARGIN: f64 = 1e-5;

impl Turned<'_, '_> {
    /// The smallest change of all weights, within the admissible ones or anywhere.
    pub(super) fn joint(&mut self, region: Option<&Admissible>) -> Option<JointWeights> {
        let scored = self.scored;
        let other = self.other_kind()?;
        let mut in_the_way: Vec<Vec<Option<u8>>> = Vec::new();
        let mut weights = scored.weights.clone();
        for _ in 0..ROUNDS {
            let chosen = scored.chosen(self.solver, &scored.scores(&weights))?;
            if chosen[self.item].is_some() != self.chosen {
                return self.shortened(&weights, region);
            }
            in_the_way.push(chosen);
            // Where networks bend the values, they are taken as straight as they are at the weights reached so far.
            let leads: Vec<Lead> = in_the_way
                .iter()
                .map(|chosen| worth(scored, chosen, &weights).less(&worth(scored, &other, &weights)))
                .collect();
            weights = nearest(&scored.weights, &leads, region)?;
        }
        None
    }

    /// The best choice in which the item is decided the other way.
    fn other_kind(&self) -> Option<Vec<Option<u8>>> {
        let mut forced = self.scored.problem.clone();
        let direction = if self.chosen { Direction::Out } else { Direction::In };
        forced.items[self.item].forced = Some(Override::new(direction, "", ""));
        Solver::new(&forced).ok()?.choose().map(Iterator::collect)
    }

    /// The smallest part of a change that still turns the item.
    fn shortened(&mut self, weights: &[f64], region: Option<&Admissible>) -> Option<JointWeights> {
        let from = self.scored.weights.clone();
        let part = |share: f64, to: &[f64]| -> Vec<f64> {
            from.iter().zip(to).map(|(old, new)| old + share * (new - old)).collect()
        };
        let at = |step: i64| part(step as f64 / STEPS as f64, weights);
        let mut turns = |step: i64| self.side(&at(step)) == Some(true);
        if !turns(STEPS) {
            return None;
        }
        let exact = at(halved(0, STEPS, &mut turns));
        let mut holds = |to: &[f64]| {
            region.is_none_or(|region| region.polytope.contains(to))
                && self.side(to) == Some(true)
                && self.side(&part(LESS, to)) == Some(false)
        };
        let decimal = (3..=9).flat_map(|digits| [false, true].map(|grow| (digits, grow)));
        let mut decimal = decimal.filter_map(|(digits, grow)| rounded(&from, &exact, digits, grow));
        let rounded = decimal.find(|to| holds(to));
        let weights = rounded.unwrap_or(exact);
        let criteria = &self.scored.table.criteria;
        let mut changes: Vec<WeightStep> = weights
            .iter()
            .zip(&from)
            .zip(criteria)
            .map(|((new, old), criterion)| WeightStep { criterion: criterion.key.clone(), change: new - old })
            .filter(|step| step.change.abs() > NOTHING)
            .collect();
        changes.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
        let moved = changes.iter().map(|step| step.change.abs()).sum::<f64>() / 2.0;
        Some(JointWeights { moved, weights, changes, admissible: region.is_some() })
    }
}

/// Weights whose changes are decimal numbers with so many digits, together no more and no less than all.
///
/// Each change is first rounded up in size. If gains and losses then differ, either the largest change on the lesser side
/// grows (`grow`), or the greater side gives back what rounding added most; none if neither can make up for it.
fn rounded(from: &[f64], exact: &[f64], digits: i32, grow: bool) -> Option<Vec<f64>> {
    let unit = (0..digits).fold(1.0, |product, _| product * 10.0);
    let change = |at: usize| (exact[at] - from[at]) * unit;
    let outward = |at: usize| {
        let change = change(at);
        let whole = if change.abs() < NOTHING * unit {
            0.0
        } else if (change - change.round()).abs() < 1e-6 {
            change.round()
        } else if change > 0.0 {
            change.ceil()
        } else {
            change.floor()
        };
        whole.max(-(from[at] * unit + 1e-6).floor())
    };
    let all = 0..from.len();
    let mut whole: Vec<f64> = all.clone().map(outward).collect();
    let mut sum: f64 = whole.iter().sum();
    if grow && sum != 0.0 {
        let fits = |at: &usize| whole[*at] * sum < 0.0 && whole[*at] - sum + from[*at] * unit >= 0.0;
        let size = |at: usize| whole[at].abs();
        let most = all.clone().filter(fits).min_by(|&a, &b| falling((size(a), a), (size(b), b)))?;
        whole[most] -= sum;
        sum = 0.0;
    }
    while sum != 0.0 {
        let added = |at: usize| (whole[at] - change(at)) * sum.signum();
        let fits = |at: &usize| whole[*at] * sum > 0.0;
        let most = all.clone().filter(fits).min_by(|&a, &b| falling((added(a), a), (added(b), b)))?;
        whole[most] -= sum.signum();
        sum -= sum.signum();
    }
    let changed = |(old, whole): (&f64, f64)| (old + whole / unit).max(0.0);
    Some(from.iter().zip(whole).map(changed).collect())
}

/// What a choice is worth as a straight line in the weights: by criterion, and whatever they are.
struct Lead {
    by_criterion: Vec<f64>,
    fixed: f64,
}

impl Lead {
    fn less(mut self, other: &Self) -> Self {
        self.by_criterion.iter_mut().zip(&other.by_criterion).for_each(|(own, theirs)| *own -= theirs);
        self.fixed -= other.fixed;
        self
    }

    fn at(&self, weights: &[f64]) -> f64 {
        self.by_criterion.iter().zip(weights).map(|(a, b)| a * b).sum::<f64>() + self.fixed
    }
}

/// The worth of a choice near these weights: a network counts once, by the area that gives it the smallest share there.
fn worth(scored: &Scored<'_>, chosen: &[Option<u8>], weights: &[f64]) -> Lead {
    let mut lead = Lead { by_criterion: vec![0.0; weights.len()], fixed: 0.0 };
    let mut add = |item: usize, times: f64| {
        let row = &scored.expected[scored.row_of[item]];
        let sums = lead.by_criterion.iter_mut().zip(row);
        sums.for_each(|(sum, value)| *sum += times * value.unwrap_or(0.0));
    };
    let mut number = vec![0.0_f64; chosen.len()];
    scored.networks.iter().flatten().for_each(|&item| number[item] += 1.0);
    let part =
        |item: usize| score(&scored.expected[scored.row_of[item]], weights).unwrap_or(0.0) / number[item];
    for (item, _) in chosen.iter().enumerate().filter(|(_, option)| option.is_some()) {
        add(item, 1.0);
    }
    for items in &scored.networks {
        let covering = items.iter().filter(|&&item| chosen[item].is_some()).count();
        let least = items.iter().copied().min_by(|&a, &b| part(a).total_cmp(&part(b)).then(a.cmp(&b)));
        if let Some(least) = least.filter(|_| covering > 1) {
            add(least, -scored.share * (covering - 1) as f64 / number[least]);
        }
    }
    for (item, option) in scored.problem.items.iter().zip(chosen) {
        let Some(option) = option.and_then(|at| item.options.get(usize::from(at))) else { continue };
        lead.fixed += (option.extra + item.bonus) as f64 / 1e6;
    }
    lead
}

/// The weights nearest to these under which none of these choices leads.
fn nearest(weights: &[f64], leads: &[Lead], region: Option<&Admissible>) -> Option<Vec<f64>> {
    let most: Vec<(&[f64], f64)> =
        leads.iter().map(|lead| (lead.by_criterion.as_slice(), -lead.at(weights) - MARGIN)).collect();
    let changes = smallest_change(weights, &most, region).ok()?;
    Some(weights.iter().zip(changes).map(|(weight, change)| (weight + change).max(0.0)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_rounded_so_that_they_keep_their_sum() {
        let (from, exact) = ([0.3, 0.3, 0.2, 0.2], [0.3123, 0.3077, 0.189, 0.191]);
        let changes = |grow: bool| -> Vec<i64> {
            let to = rounded(&from, &exact, 3, grow).expect("there is room");
            to.iter().zip(&from).map(|(new, old)| ((new - old) * 1000.0).round() as i64).collect()
        };
        // 13 and 8 gained, 11 and 9 lost: one is given back, or lost once more.
        assert_eq!((changes(false), changes(true)), (vec![12, 8, -11, -9], vec![13, 8, -12, -9]));
        assert_eq!(rounded(&[0.5, 0.5], &[0.5, 0.5], 3, false), Some(vec![0.5, 0.5]));
    }

    #[test]
    fn no_weight_falls_below_nothing() {
        let to = |grow: bool| rounded(&[0.0625, 0.9375], &[0.0, 1.0], 3, grow);
        // 62.5 units are lost: what is half a unit short cannot be lost once more.
        assert_eq!(to(true), None);
        let to = to(false).expect("what was rounded up is given back");
        assert!((to[0] - 0.0005).abs() < 1e-12 && (to[1] - 0.9995).abs() < 1e-12, "{to:?}");
    }
}
