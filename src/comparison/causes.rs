//! Why the score of an area changed between two runs.
//!
//! The additive value is a sum of `w v` over the criteria, so that a change splits exactly into parts. With `w` and `v` the
//! weight and value in the base run and `w'`, `v'` those in the other:
//!
//! - value part `w (v' - v)`, at the old weights;
//! - weight part `(w' - w) v'`, at the new values.
//!
//! (The order is a convention; the other one differs by the product of both changes.) The value part is the doing of the
//! evidence if both runs read their reports in the same way, of the policies if both looked at the same reports, and cannot be
//! told apart if neither holds. The weight part has two causes: other weights in the model, and rescaling because a
//! criterion counts in one run and not in the other. They are split by the weights that the new model would have given
//! to the criteria that counted in the base; the rest has the same cause as a value part. Where both models have the same
//! weights, all of it is rescaling.
//!
//! # Source
//!
//! The exact attribution of a linear model against a baseline; the two-factor split is the index decomposition of
//! Laspeyres (old weights) and Paasche (new values).
//!
//! # Complexity
//!
//! Linear in the criteria of both runs.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AreaSummary, Contribution, RunSummary};
use crate::numeric::rank::falling;

/// Stands in place of a key for what is not told, because reports may not be shown.
pub const RESTRICTED: &str = "restricted";

/// What one criterion did to the score of an area; the five parts add up to `change`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Key of the criterion.
    pub criterion: String,
    /// Change of its contribution.
    pub change: f64,
    /// Part of other reports.
    pub evidence: f64,
    /// Part of other weights.
    pub weights: f64,
    /// Part of other policies: unknown and absent values, codings, evaluation codes, contributor rule.
    pub policy: f64,
    /// Part that evidence and policies share, when both changed; runs that change one at a time tell them apart.
    pub unsplit: f64,
    /// Part of criteria on which only one of two dossiers has evidence.
    #[serde(default)]
    pub criteria: f64,
}

/// Stands in place of a key for what only one of two dossiers has evidence on.
pub const OTHER_CRITERIA: &str = "other-criteria";

/// The causes of a change of score, the largest first; criteria that did nothing are left out. Of two dossiers, the criteria that
/// both have are compared as if there were no others; what the others did stands as one cause, [`OTHER_CRITERIA`], because
/// nobody observed a change there.
#[must_use]
pub fn causes(
    base: &RunSummary,
    before: &AreaSummary,
    other: &RunSummary,
    after: &AreaSummary,
) -> Vec<Cause> {
    let common = (base.dossier != other.dossier).then(|| common(base, other));
    let (old, new) = (side(before, common.as_ref()), side(after, common.as_ref()));
    let mut causes = split(base, &old, other, &new, common.as_ref());
    let points = |area: &AreaSummary| area.contributions.iter().map(Contribution::points).sum::<f64>();
    let told: f64 = causes.iter().map(|cause| cause.change).sum();
    let rest = settled(points(after) - points(before) - told);
    if common.is_some() && rest != 0.0 {
        let key = OTHER_CRITERIA.to_owned();
        causes.push(Cause { criterion: key, change: rest, criteria: rest, ..Cause::default() });
    }
    causes.extend(untold(before, after, &causes));
    causes.sort_by(|a, b| falling((a.change.abs(), &a.criterion), (b.change.abs(), &b.criterion)));
    causes
}

/// What is left of a change of score where contributions are not told.
fn untold(before: &AreaSummary, after: &AreaSummary, told: &[Cause]) -> Option<Cause> {
    let told: f64 = told.iter().map(|cause| cause.change).sum();
    let change = settled(after.score - before.score - told);
    let some = before.restricted + after.restricted > 0 && change != 0.0;
    let criterion = RESTRICTED.to_owned();
    some.then(|| Cause { criterion, change, unsplit: change, ..Cause::default() })
}

/// Weight and value by key.
type Side<'a> = BTreeMap<&'a str, (f64, f64)>;

/// Keys of the criteria that count in both runs.
fn common<'a>(base: &'a RunSummary, other: &'a RunSummary) -> BTreeSet<&'a str> {
    let keys = |run: &'a RunSummary| -> BTreeSet<&'a str> {
        run.criteria.iter().map(|criterion| criterion.key.as_str()).collect()
    };
    keys(base).intersection(&keys(other)).copied().collect()
}

/// What an area was scored on; if only some criteria are looked at, with their weights rescaled to 1.
fn side<'a>(area: &'a AreaSummary, only: Option<&BTreeSet<&str>>) -> Side<'a> {
    let all = area.contributions.iter().map(|it| (it.criterion.as_str(), (it.weight, it.value)));
    let Some(only) = only else { return all.collect() };
    let kept: Vec<_> = all.filter(|(key, _)| only.contains(key)).collect();
    let sum: f64 = kept.iter().map(|(_, (weight, _))| weight).sum();
    let share = |weight: f64| if sum > 0.0 { weight / sum } else { 0.0 };
    kept.into_iter().map(|(key, (weight, value))| (key, (share(weight), value))).collect()
}

fn split(
    base: &RunSummary,
    old: &Side<'_>,
    other: &RunSummary,
    new: &Side<'_>,
    only: Option<&BTreeSet<&str>>,
) -> Vec<Cause> {
    let attribution = Attribution::of(base, other);
    let reference = reference_weights(base, other, old, only);
    let keys: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let cause = |key: &str| {
        let (w, v) = weight_and_value(old.get(key), new.get(key));
        let (w2, v2) = weight_and_value(new.get(key), old.get(key));
        let middle = reference.get(key).copied().unwrap_or(0.0);
        // At equal weights there is nothing between the old weight and the new one but rescaling.
        let middle = if base.weights == other.weights { w } else { middle };
        attribution.cause(key, [w * (v2 - v), (middle - w) * v2, (w2 - middle) * v2])
    };
    let did = |cause: &Cause| {
        [cause.evidence, cause.weights, cause.policy, cause.unsplit].iter().any(|part| *part != 0.0)
    };
    keys.into_iter().map(cause).filter(did).collect()
}

/// Weight and value on one side. A criterion that does not count there has weight 0 and takes the value of the other side,
/// so that the whole change is a change of weight.
fn weight_and_value(here: Option<&(f64, f64)>, there: Option<&(f64, f64)>) -> (f64, f64) {
    here.copied().unwrap_or_else(|| (0.0, there.map_or(0.0, |(_, value)| *value)))
}

/// Weights that the model of `run` gives to the criteria that counted in the base or that the base's model does not have.
fn reference_weights<'a>(
    base: &RunSummary,
    run: &'a RunSummary,
    counted: &Side<'_>,
    only: Option<&BTreeSet<&str>>,
) -> BTreeMap<&'a str, f64> {
    let in_base = |key: &str| base.criteria.iter().any(|criterion| criterion.key == key);
    let weights: Vec<(&str, f64)> = run
        .criteria
        .iter()
        .filter(|criterion| only.is_none_or(|only| only.contains(criterion.key.as_str())))
        .filter(|criterion| counted.contains_key(criterion.key.as_str()) || !in_base(&criterion.key))
        .map(|criterion| (criterion.key.as_str(), criterion.weight))
        .collect();
    let sum: f64 = weights.iter().map(|(_, weight)| weight).sum();
    weights.into_iter().map(|(key, weight)| (key, if sum > 0.0 { weight / sum } else { 0.0 })).collect()
}

/// Who is to blame for a change of values.
#[derive(Clone, Copy)]
enum Attribution {
    Evidence,
    Policy,
    Both,
}

impl Attribution {
    fn of(base: &RunSummary, other: &RunSummary) -> Self {
        match (base.evidence == other.evidence, base.reading == other.reading) {
            (_, true) => Self::Evidence,
            (true, false) => Self::Policy,
            (false, false) => Self::Both,
        }
    }

    fn cause(self, key: &str, [values, weights, rescaling]: [f64; 3]) -> Cause {
        let (rest, weights) = (settled(values + rescaling), settled(weights));
        let part = |yes: bool| if yes { rest } else { 0.0 };
        Cause {
            criterion: key.to_owned(),
            change: rest + weights,
            evidence: part(matches!(self, Self::Evidence)),
            weights,
            policy: part(matches!(self, Self::Policy)),
            unsplit: part(matches!(self, Self::Both)),
            criteria: 0.0,
        }
    }
}

/// What rounding alone can leave of a part is nothing.
pub(super) fn settled(part: f64) -> f64 {
    if part.abs() < 1e-12 { 0.0 } else { part }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::testing::{area, run};

    fn parts(causes: &[Cause], key: &str) -> [f64; 4] {
        let found = causes.iter().find(|cause| cause.criterion == key);
        found.map_or([0.0; 4], |cause| [cause.evidence, cause.weights, cause.policy, cause.unsplit])
    }

    fn close(left: [f64; 4], right: [f64; 4]) -> bool {
        left.iter().zip(right).all(|(a, b)| (a - b).abs() < 1e-12)
    }

    #[test]
    fn other_reports_at_the_same_weights_are_evidence() {
        let base =
            run("a", &[("x", 0.5), ("y", 0.5)], vec![area("k", 1, &[("x", 0.5, 0.2), ("y", 0.5, 0.4)])]);
        let mut other =
            run("a", &[("x", 0.5), ("y", 0.5)], vec![area("k", 1, &[("x", 0.5, 0.6), ("y", 0.5, 0.4)])]);
        other.evidence = "later".to_owned();
        let found = causes(&base, &base.areas[0], &other, &other.areas[0]);
        assert_eq!(found.len(), 1);
        assert!(close(parts(&found, "x"), [0.2, 0.0, 0.0, 0.0]), "{found:?}");
    }

    #[test]
    fn other_weights_on_the_same_reports_are_weights() {
        let base =
            run("a", &[("x", 0.5), ("y", 0.5)], vec![area("k", 1, &[("x", 0.5, 0.2), ("y", 0.5, 0.4)])]);
        let other =
            run("a", &[("x", 0.9), ("y", 0.1)], vec![area("k", 1, &[("x", 0.9, 0.2), ("y", 0.1, 0.4)])]);
        let found = causes(&base, &base.areas[0], &other, &other.areas[0]);
        assert!(close(parts(&found, "x"), [0.0, 0.08, 0.0, 0.0]), "{found:?}");
        assert!(close(parts(&found, "y"), [0.0, -0.16, 0.0, 0.0]), "{found:?}");
    }

    /// `y` is unknown and counts as an interval in the base, and is excluded in the other run: its own contribution goes
    /// and that of `x` grows, both because of the policy; no weight of the model has changed.
    #[test]
    fn rescaling_because_of_an_exclusion_is_policy() {
        let base =
            run("a", &[("x", 0.5), ("y", 0.5)], vec![area("k", 1, &[("x", 0.5, 0.2), ("y", 0.5, 0.5)])]);
        let mut other = run("a", &[("x", 0.5), ("y", 0.5)], vec![area("k", 1, &[("x", 1.0, 0.2)])]);
        other.reading = "exclude".to_owned();
        let found = causes(&base, &base.areas[0], &other, &other.areas[0]);
        assert!(close(parts(&found, "x"), [0.0, 0.0, 0.1, 0.0]), "{found:?}");
        assert!(close(parts(&found, "y"), [0.0, 0.0, -0.25, 0.0]), "{found:?}");
    }

    #[test]
    fn a_criterion_that_only_one_model_has_is_weights() {
        let base = run("a", &[("x", 1.0)], vec![area("k", 1, &[("x", 1.0, 0.2)])]);
        let other =
            run("b", &[("x", 0.5), ("z", 0.5)], vec![area("k", 1, &[("x", 0.5, 0.2), ("z", 0.5, 0.8)])]);
        let found = causes(&base, &base.areas[0], &other, &other.areas[0]);
        assert!(close(parts(&found, "z"), [0.0, 0.4, 0.0, 0.0]), "{found:?}");
        let back = causes(&other, &other.areas[0], &base, &base.areas[0]);
        assert!(close(parts(&back, "z"), [0.0, -0.4, 0.0, 0.0]), "{back:?}");
    }

    /// The model weights `z` all the while, but the base has nothing that may be scored on it (an invented layer).
    #[test]
    fn a_criterion_that_only_one_run_may_count_is_policy() {
        let base = run("a", &[("x", 1.0)], vec![area("k", 1, &[("x", 1.0, 0.2)])]);
        let mut other =
            run("a", &[("x", 0.5), ("z", 0.5)], vec![area("k", 1, &[("x", 0.5, 0.2), ("z", 0.5, 0.8)])]);
        other.weights.clone_from(&base.weights);
        other.reading = "invented too".to_owned();
        let found = causes(&base, &base.areas[0], &other, &other.areas[0]);
        assert!(close(parts(&found, "z"), [0.0, 0.0, 0.4, 0.0]), "{found:?}");
        assert!(close(parts(&found, "x"), [0.0, 0.0, -0.1, 0.0]), "{found:?}");
    }

    #[test]
    fn evidence_and_policy_that_change_together_are_not_told_apart() {
        let base = run("a", &[("x", 1.0)], vec![area("k", 1, &[("x", 1.0, 0.2)])]);
        let mut other = run("a", &[("x", 1.0)], vec![area("k", 1, &[("x", 1.0, 0.3)])]);
        other.evidence = "later".to_owned();
        other.reading = "other".to_owned();
        let found = causes(&base, &base.areas[0], &other, &other.areas[0]);
        assert!(close(parts(&found, "x"), [0.0, 0.0, 0.0, 0.1]), "{found:?}");
    }

    /// Nobody reported on `z` in the second dossier, so that all weight lies on `x`: that is no evidence on the threat.
    #[test]
    fn what_one_dossier_lacks_is_one_cause_of_its_own() {
        let base =
            run("a", &[("x", 0.5), ("z", 0.5)], vec![area("k", 1, &[("x", 0.5, 0.2), ("z", 0.5, 0.9)])]);
        let mut other = run("a", &[("x", 1.0)], vec![area("k", 1, &[("x", 1.0, 0.3)])]);
        other.dossier = "e".to_owned();
        other.evidence = "later".to_owned();
        other.weights.clone_from(&base.weights);
        let found = causes(&base, &base.areas[0], &other, &other.areas[0]);
        assert!(close(parts(&found, "x"), [0.1, 0.0, 0.0, 0.0]), "{found:?}");
        let rest: Vec<f64> =
            found.iter().filter(|it| it.criterion == OTHER_CRITERIA).map(|it| it.criteria).collect();
        assert!(rest.len() == 1 && (rest[0] + 0.35).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn the_parts_of_all_criteria_add_up_to_the_change_of_the_score() {
        let base =
            run("a", &[("x", 0.4), ("y", 0.6)], vec![area("k", 1, &[("x", 0.4, 0.3), ("y", 0.6, 0.9)])]);
        let mut other = run(
            "b",
            &[("x", 0.2), ("y", 0.5), ("z", 0.3)],
            vec![area("k", 1, &[("x", 0.2 / 0.5, 0.7), ("z", 0.3 / 0.5, 0.1)])],
        );
        other.evidence = "later".to_owned();
        let found = causes(&base, &base.areas[0], &other, &other.areas[0]);
        let sum: f64 =
            found.iter().map(|cause| cause.evidence + cause.weights + cause.policy + cause.unsplit).sum();
        let score = |area: &AreaSummary| area.contributions.iter().map(Contribution::points).sum::<f64>();
        assert!((sum - (score(&other.areas[0]) - score(&base.areas[0]))).abs() < 1e-12);
    }
}
