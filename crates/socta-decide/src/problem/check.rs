//! Finds every fault of a decision problem at once.

use crate::matrix::{Direction, Matrix};
use crate::problem::criterion::{Criterion, Extras, SetValues, Thresholds, ValueScale};
use crate::problem::fault::ProblemFault;

/// Every fault of these parts, in the order shape, alternatives, criteria, extras.
pub(super) fn faults(
    alternatives: &[String],
    criteria: &[Criterion],
    matrix: &Matrix,
    extras: &Extras,
) -> Vec<ProblemFault> {
    let mut faults = faults_of_names(alternatives, criteria);
    let shape = (alternatives.len(), criteria.len());
    if !alternatives.is_empty() && !criteria.is_empty() && (matrix.rows(), matrix.columns()) != shape {
        let (rows, columns) = (matrix.rows(), matrix.columns());
        let (alternatives, criteria) = shape;
        faults.push(ProblemFault::Shape { rows, columns, alternatives, criteria });
    }
    for (column, criterion) in criteria.iter().enumerate() {
        faults.extend(faults_of_criterion(column, criterion));
    }
    let given: Vec<f64> = criteria.iter().filter_map(|criterion| criterion.weight).collect();
    let sum: f64 = given.iter().sum();
    if !given.is_empty() && given.iter().all(|weight| *weight >= 0.0) && !(sum > 0.0 && sum.is_finite()) {
        faults.push(ProblemFault::BadWeightSum { sum });
    }
    faults.extend(faults_of_extras(criteria, extras));
    faults
}

fn faults_of_names(alternatives: &[String], criteria: &[Criterion]) -> Vec<ProblemFault> {
    let mut faults = Vec::new();
    if alternatives.is_empty() {
        faults.push(ProblemFault::NoAlternative);
    }
    if criteria.is_empty() {
        faults.push(ProblemFault::NoCriterion);
    }
    let mut seen = std::collections::BTreeSet::new();
    for (row, name) in alternatives.iter().enumerate() {
        if name.trim().is_empty() {
            faults.push(ProblemFault::UnnamedAlternative { row });
        } else if !seen.insert(name.as_str()) {
            faults.push(ProblemFault::DuplicateAlternative { row, name: name.clone() });
        }
    }
    seen.clear();
    for (column, Criterion { name, .. }) in criteria.iter().enumerate() {
        if name.trim().is_empty() {
            faults.push(ProblemFault::UnnamedCriterion { column });
        } else if !seen.insert(name.as_str()) {
            faults.push(ProblemFault::DuplicateCriterion { column, name: name.clone() });
        }
    }
    faults
}

fn faults_of_criterion(column: usize, criterion: &Criterion) -> Vec<ProblemFault> {
    let mut faults = Vec::new();
    let name = || criterion.name.clone();
    if let Some(weight) = criterion.weight.filter(|weight| !(weight.is_finite() && *weight >= 0.0)) {
        faults.push(ProblemFault::BadWeight { column, criterion: name(), weight });
    }
    match &criterion.scale {
        Some(ValueScale::Span { low, high }) if !(low < high && (high - low).is_finite()) => {
            faults.push(ProblemFault::ScaleOrder { column, criterion: name(), low: *low, high: *high });
        }
        Some(ValueScale::Points(points)) => {
            if let Some(reason) = fault_of_points(points, criterion.direction) {
                faults.push(ProblemFault::BadPoints { column, criterion: name(), reason });
            }
        }
        _ => {}
    }
    if let Some(reason) = criterion.thresholds.and_then(fault_of_thresholds) {
        faults.push(ProblemFault::BadThresholds { column, criterion: name(), reason });
    }
    if let Some((ideal, reason)) = fault_of_ideal(criterion) {
        faults.push(ProblemFault::BadIdeal { column, criterion: name(), ideal, reason });
    }
    if let Some(reason) = fault_of_profiles(&criterion.profiles, criterion.direction) {
        faults.push(ProblemFault::BadProfiles { column, criterion: name(), reason });
    }
    faults
}

fn fault_of_thresholds(thresholds: Thresholds) -> Option<&'static str> {
    let Thresholds { indifference: q, preference: p, veto } = thresholds;
    if !(q.is_finite() && p.is_finite() && veto.is_none_or(f64::is_finite)) {
        Some("are not all finite")
    } else if q < 0.0 {
        Some("begin below 0; q must be 0 or more")
    } else if q > p {
        Some("are out of order; q must not be above p")
    } else if veto.is_some_and(|v| v <= p) {
        Some("are out of order; v must be above p")
    } else {
        None
    }
}

fn fault_of_ideal(criterion: &Criterion) -> Option<(f64, &'static str)> {
    let ideal = criterion.ideal?;
    let reason = match criterion.scale {
        _ if !ideal.is_finite() => "is not finite",
        Some(ValueScale::Span { low, high }) if !(low..=high).contains(&ideal) => "lies outside its scale",
        _ => return None,
    };
    Some((ideal, reason))
}

fn fault_of_profiles(profiles: &[f64], direction: Direction) -> Option<&'static str> {
    let mut pairs = profiles.iter().zip(profiles.iter().skip(1));
    if !profiles.iter().all(|profile| profile.is_finite()) {
        Some("are not all finite")
    } else if !pairs.all(|(worse, better)| (better - worse) * direction.sign() >= 0.0) {
        Some("do not go from the worst to the best in the direction of the criterion")
    } else {
        None
    }
}

fn faults_of_extras(criteria: &[Criterion], extras: &Extras) -> Vec<ProblemFault> {
    let mut faults = Vec::new();
    let profiles = criteria.iter().map(|criterion| criterion.profiles.len()).max().unwrap_or(0);
    for (column, criterion) in criteria.iter().enumerate() {
        let found = criterion.profiles.len();
        if found != profiles {
            let criterion = criterion.name.clone();
            faults.push(ProblemFault::ProfileCount { column, criterion, expected: profiles, found });
        }
    }
    let classes = extras.classes.len();
    if classes > 0 && classes != profiles + 1 {
        faults.push(ProblemFault::ClassCount { classes, profiles });
    }
    for (at, name) in extras.classes.iter().enumerate() {
        if name.trim().is_empty() || extras.classes[..at].contains(name) {
            faults.push(ProblemFault::BadClass { name: name.clone() });
        }
    }
    if let Some(sets) = &extras.sets {
        faults.extend(faults_of_sets(sets, criteria.len()));
    }
    faults
}

fn faults_of_sets(values: &SetValues, criteria: usize) -> Vec<ProblemFault> {
    let mut faults = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (entry, set) in values.sets().iter().enumerate() {
        let members: std::collections::BTreeSet<usize> = set.criteria.iter().copied().collect();
        let (low, high) = match values {
            SetValues::Interactions(_) => (-1.0, 1.0),
            SetValues::Capacity(_) => (0.0, 1.0),
            SetValues::Moebius(_) => (f64::MIN, f64::MAX),
        };
        let mut push = |reason| faults.push(ProblemFault::BadSet { entry, reason });
        if members.is_empty() || members.iter().any(|&column| column >= criteria) {
            push("names no criterion");
        } else if members.len() != set.criteria.len() {
            push("names a criterion twice");
        } else if matches!(values, SetValues::Interactions(_)) && members.len() != 2 {
            push("must name two criteria");
        } else if !(low..=high).contains(&set.value) {
            push("has a number outside its range");
        } else if !seen.insert(members) {
            push("names a set that is there already");
        }
    }
    faults
}

fn fault_of_points(points: &[(f64, f64)], direction: Direction) -> Option<&'static str> {
    let pairs = || points.iter().zip(points.iter().skip(1));
    if points.len() < 2 {
        Some("has fewer than two breakpoints")
    } else if points.iter().any(|(x, _)| !x.is_finite()) {
        Some("has a breakpoint that is not finite")
    } else if points.iter().any(|(_, value)| !(0.0..=1.0).contains(value)) {
        Some("leaves the range from 0 to 1")
    } else if !pairs().all(|(here, next)| here.0 < next.0 && (next.0 - here.0).is_finite()) {
        Some("has breakpoints that do not increase")
    } else if !pairs().all(|(here, next)| (next.1 - here.1) * direction.sign() >= 0.0) {
        Some("runs against the direction of the criterion")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_functions_must_be_monotone_on_increasing_breakpoints() {
        let rising = [(0.0, 0.0), (1.0, 0.5), (2.0, 1.0)];
        assert_eq!(fault_of_points(&rising, Direction::Max), None);
        assert!(fault_of_points(&rising, Direction::Min).is_some());
        assert!(fault_of_points(&rising[..1], Direction::Max).is_some());
        assert!(fault_of_points(&[(0.0, 0.0), (0.0, 1.0)], Direction::Max).is_some());
        assert!(fault_of_points(&[(0.0, 0.0), (1.0, 1.5)], Direction::Max).is_some());
        assert!(fault_of_points(&[(f64::NAN, 0.0), (1.0, 1.0)], Direction::Max).is_some());
    }

    #[test]
    fn thresholds_stand_in_their_order() {
        let thresholds = |indifference, preference, veto| {
            fault_of_thresholds(Thresholds { indifference, preference, veto })
        };
        assert_eq!(thresholds(0.0, 0.0, None), None);
        assert_eq!(thresholds(1.0, 2.0, Some(2.5)), None);
        for (q, p, v) in [(2.0, 1.0, None), (-1.0, 1.0, None), (0.0, 1.0, Some(1.0)), (f64::NAN, 1.0, None)] {
            assert!(thresholds(q, p, v).is_some(), "{q} {p} {v:?}");
        }
    }

    #[test]
    fn profiles_and_classes_fit_each_other() {
        let mut criteria =
            [Criterion::new("a", Direction::Max, 1.0), Criterion::new("b", Direction::Min, 1.0)];
        criteria[0].profiles = vec![1.0, 2.0];
        criteria[1].profiles = vec![5.0, 5.0];
        let classes = ["low", "medium", "high"].map(str::to_owned).to_vec();
        let mut extras = Extras { classes, sets: None };
        assert_eq!(faults_of_extras(&criteria, &extras), []);
        assert_eq!(fault_of_profiles(&criteria[1].profiles, Direction::Min), None);
        assert!(fault_of_profiles(&[2.0, 1.0], Direction::Max).is_some());
        extras.classes[2] = "low".to_owned();
        extras.classes.push("very high".to_owned());
        criteria[1].profiles.pop();
        let expected = [
            ProblemFault::ProfileCount { column: 1, criterion: "b".to_owned(), expected: 2, found: 1 },
            ProblemFault::ClassCount { classes: 4, profiles: 2 },
            ProblemFault::BadClass { name: "low".to_owned() },
        ];
        assert_eq!(faults_of_extras(&criteria, &extras), expected);
    }

    #[test]
    fn sets_are_sets_of_known_criteria() {
        let set = |criteria: &[usize], value| crate::problem::criterion::SetValue {
            criteria: criteria.to_vec(),
            value,
        };
        let sets = vec![
            set(&[0, 1], 0.5),
            set(&[1, 0], 0.5),
            set(&[0, 3], 0.1),
            set(&[1, 1], 0.1),
            set(&[], 0.1),
            set(&[2], -0.5),
        ];
        let entries = |values: &SetValues| -> Vec<usize> {
            let faults = faults_of_sets(values, 3);
            faults
                .iter()
                .filter_map(|fault| match fault {
                    ProblemFault::BadSet { entry, .. } => Some(*entry),
                    _ => None,
                })
                .collect()
        };
        assert_eq!(entries(&SetValues::Capacity(sets.clone())), [1, 2, 3, 4, 5]);
        assert_eq!(entries(&SetValues::Moebius(sets.clone())), [1, 2, 3, 4]);
        assert_eq!(entries(&SetValues::Interactions(sets)), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn an_ideal_lies_on_its_scale() {
        let mut criterion = Criterion::new("a", Direction::Max, 1.0);
        criterion.ideal = Some(4.0);
        assert_eq!(fault_of_ideal(&criterion), None);
        criterion.scale = Some(ValueScale::Span { low: 0.0, high: 3.0 });
        assert!(fault_of_ideal(&criterion).is_some());
    }
}
