//! Checking what turns observations into values: codings, value functions, grades, bands.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, did_you_mean};
use crate::source::Step;

use super::check::Check;
use super::{Coding, Indicator, Scale, ValueFunction, ValuePoint};

/// Codes of the 4x4 system.
const SOURCES: [&str; 4] = ["A", "B", "C", "X"];
const INFORMATION: [&str; 4] = ["1", "2", "3", "4"];

pub(super) fn codings(check: &mut Check<'_>) {
    let model = check.model;
    for (name, coding) in &model.codings {
        let Coding { nil, low, medium, high } = *coding;
        let values = [nil, low, medium, high];
        let rises = values.is_sorted();
        if !rises || values.iter().any(|value| !(0.0..=1.0).contains(value)) {
            let what = if rises { "leaves 0 to 1" } else { "falls somewhere from Nil to High" };
            check.fault(
                Code::CodingNotMonotone,
                &["codings".into(), name.into()],
                format!("the coding `{name}` {what}"),
            );
        }
    }
}

pub(super) fn value_function(
    check: &mut Check<'_>,
    function: &ValueFunction,
    indicator: &Indicator,
    here: &[Step<'_>],
) {
    let path = |rest: &[Step<'static>]| -> Vec<Step<'_>> {
        here.iter().copied().chain(["value_function".into()]).chain(rest.iter().copied()).collect()
    };
    match (function, indicator.scale) {
        (ValueFunction::Coding { .. }, Scale::Numeric) => {
            let message = format!("`{}` is a figure, which has no levels to code", indicator.key);
            check.hinted(Code::ValueFunctionInvalid, &path(&[]), message, "use piecewise-linear".to_owned());
        }
        (ValueFunction::PiecewiseLinear { .. }, Scale::Hmlun) => {
            let message = format!("`{}` is answered by a level, which is not a number", indicator.key);
            check.hinted(Code::ValueFunctionInvalid, &path(&[]), message, "use a coding".to_owned());
        }
        (function, Scale::Hmlun) if function.is_left_out() => {
            // A `coding` that is not there is one fault, and not one at every indicator.
            if check.model.coding.is_none() {
                let message =
                    format!("`{}` has no value function, and the model names no `coding`", indicator.key);
                check.hinted(
                    Code::UnknownCoding,
                    &path(&[]),
                    message,
                    "add `value_function` or `coding`".to_owned(),
                );
            }
        }
        (ValueFunction::Coding { name }, Scale::Hmlun) if !check.model.codings.contains_key(name) => {
            unknown_coding(check, name, &path(&["name".into()]));
        }
        (ValueFunction::PiecewiseLinear { points }, Scale::Numeric) => {
            if let Some((item, message)) = points_fault(points, indicator, check.complete) {
                let item: Vec<Step<'static>> = item.map(Step::Item).into_iter().collect();
                let rest: Vec<Step<'static>> = std::iter::once("points".into()).chain(item).collect();
                check.fault(Code::ValueFunctionInvalid, &path(&rest), message);
            }
        }
        (ValueFunction::Coding { .. }, Scale::Hmlun) => {}
    }
}

/// Reports a coding that the model does not have.
pub(super) fn unknown_coding(check: &mut Check<'_>, name: &str, path: &[Step<'_>]) {
    let names = check.model.codings.keys().map(String::as_str);
    let hint = did_you_mean(name, names, "declare it under `codings`");
    check.hinted(Code::UnknownCoding, path, format!("there is no coding `{name}`"), hint);
}

/// The first point that is wrong, and why.
fn points_fault(
    points: &[ValuePoint],
    indicator: &Indicator,
    complete: bool,
) -> Option<(Option<usize>, String)> {
    if points.len() < 2 {
        return complete
            .then(|| (None, format!("two points are needed at least, but there are {}", points.len())));
    }
    let [least, most] = indicator.range.unwrap_or([f64::NEG_INFINITY, f64::INFINITY]);
    points.iter().enumerate().find_map(|(item, point)| {
        let before = item.checked_sub(1).map(|before| points[before].at);
        let message = if before.is_some_and(|before| before >= point.at) {
            format!("`at` does not rise from {} to {}", before.unwrap_or_default(), point.at)
        } else if point.at < least || point.at > most {
            format!(
                "{} is out of the range of `{}`, which is from {least} to {most}",
                point.at, indicator.key
            )
        } else if !(0.0..=1.0).contains(&point.value) {
            format!("the value {} is not from 0 to 1", point.value)
        } else {
            return None;
        };
        Some((Some(item), message))
    })
}

pub(super) fn grades(check: &mut Check<'_>) {
    let model = check.model;
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (item, grade) in model.grades.iter().enumerate() {
        let path = |key: &'static str| ["grades".into(), item.into(), key.into()];
        let mut known = true;
        for (key, code, all) in
            [("source", &grade.source, SOURCES), ("information", &grade.information, INFORMATION)]
        {
            if !all.contains(&code.as_str()) {
                known = false;
                let hint = format!("one of: {}", all.join(", "));
                check.hinted(
                    Code::UnknownValue,
                    &path(key),
                    format!("`{code}` is not a code of the 4x4 system"),
                    hint,
                );
            }
        }
        if !(0.0..=1.0).contains(&grade.certainty) {
            let message = format!("the certainty {} is not from 0 to 1", grade.certainty);
            check.fault(Code::GradeMissing, &path("certainty"), message);
        }
        let pair = (grade.source.as_str(), grade.information.as_str());
        if seen.insert(pair, item).is_some() && known {
            let message = format!("the pair {}{} is there a second time", pair.0, pair.1);
            check.fault(Code::GradeMissing, &["grades".into(), item.into()], message);
        }
    }
    let pairs = SOURCES.iter().flat_map(|source| INFORMATION.iter().map(move |it| (*source, *it)));
    let missing: Vec<String> =
        pairs.filter(|pair| !seen.contains_key(pair)).map(|(source, it)| format!("{source}{it}")).collect();
    if !missing.is_empty()
        && check.complete
        && model.grades.iter().all(|grade| is_known(&grade.source, &grade.information))
    {
        let start = check.at(&["grades".into()]).start;
        let message = format!("there is no certainty for {}", missing.join(", "));
        check.faults.push(crate::source::Fault::new(Code::GradeMissing, start..start + 1, message));
    }
}

fn is_known(source: &str, information: &str) -> bool {
    SOURCES.contains(&source) && INFORMATION.contains(&information)
}

pub(super) fn bands(check: &mut Check<'_>) {
    let bands = &check.model.bands;
    if !check.complete {
        return;
    }
    let Some(last) = bands.len().checked_sub(1) else {
        check.fault(Code::BandsInvalid, &["bands".into()], "there are no bands");
        return;
    };
    for (item, band) in bands.iter().enumerate() {
        let path = |key: &'static str| ["bands".into(), item.into(), key.into()];
        if bands[..item].iter().any(|other| other.key == band.key) {
            check.fault(
                Code::BandsInvalid,
                &path("key"),
                format!("the band `{}` is there a second time", band.key),
            );
        }
        let before = item.checked_sub(1).map(|before| bands[before].from);
        if !(0.0..=1.0).contains(&band.from) {
            check.fault(Code::BandsInvalid, &path("from"), format!("{} is not from 0 to 1", band.from));
        } else if before.is_some_and(|before| before <= band.from) {
            let message = format!("the band `{}` does not begin below the one before it", band.key);
            check.fault(Code::BandsInvalid, &path("from"), message);
        } else if item == last && band.from > 0.0 {
            let message =
                format!("the last band begins at {}, so that scores below it have no band", band.from);
            check.fault(Code::BandsInvalid, &path("from"), message);
        }
    }
}
