//! Checking a catalogue: keys, units, ranges.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, did_you_mean};
use crate::source::{Fault, Faults, Node, Step};

use super::{Catalogue, Indicator, Scale};

/// Reports what is wrong with a catalogue.
pub(super) fn check(catalogue: &Catalogue, tree: &Node, faults: &mut Faults) {
    let mut firsts: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, indicator) in catalogue.indicators.iter().enumerate() {
        let at = |key: &'static str| tree.span_at(&["indicators".into(), position.into(), Step::Key(key)]);
        if let Some(first) = firsts.insert(&indicator.key, position) {
            let message = format!("the indicator `{}` is there a second time", indicator.key);
            let first = tree.span_at(&["indicators".into(), first.into(), "key".into()]);
            faults.push(Fault::new(Code::IndicatorTwice, at("key"), message).related(first, "first here"));
        }
        if !is_key(&indicator.key) {
            let message = format!("`{}` cannot be the key of an indicator", indicator.key);
            faults.push(Fault::new(Code::KeyMalformed, at("key"), message).hint("use a-z, 0-9 and _"));
        }
        check_unit(catalogue, indicator, at("unit"), faults);
        check_range(indicator, at("range"), faults);
        check_counting(indicator, at, faults);
    }
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_')
}

fn check_unit(
    catalogue: &Catalogue,
    indicator: &Indicator,
    span: std::ops::Range<usize>,
    faults: &mut Faults,
) {
    let units = || catalogue.units.iter().map(|unit| unit.key.as_str());
    match (&indicator.unit, indicator.scale) {
        (Some(unit), Scale::Numeric) if !units().any(|known| known == unit) => {
            let hint = did_you_mean(unit, units(), "declare it under `units`");
            faults.push(Fault::new(Code::UnknownUnit, span, format!("`{unit}` is not a unit")).hint(hint));
        }
        (None, Scale::Numeric) => {
            let message = format!("`{}` is measured by a figure, but has no unit", indicator.key);
            faults
                .push(Fault::new(Code::UnknownUnit, span.start..span.start + 1, message).hint("add `unit`"));
        }
        (Some(unit), Scale::Hmlun) => {
            let message = format!("`{}` is answered by a level and has no unit, not `{unit}`", indicator.key);
            faults.push(Fault::new(Code::WrongUnit, span, message).hint("remove `unit`"));
        }
        _ => {}
    }
}

/// Levels count nothing, and figures that may meet have to say whom they count.
fn check_counting(
    indicator: &Indicator,
    at: impl Fn(&'static str) -> std::ops::Range<usize>,
    faults: &mut Faults,
) {
    let fields = [("measure", indicator.measure.is_some()), ("population", indicator.population.is_some())];
    let of_figures = indicator.scale == Scale::Numeric;
    for (field, _) in fields.into_iter().filter(|(_, given)| *given && !of_figures) {
        let message = format!("`{}` is answered by a level and has no {field}", indicator.key);
        faults.push(Fault::new(Code::WrongUnit, at(field), message).hint(format!("remove `{field}`")));
    }
    if indicator.population.as_deref().is_some_and(|population| population.trim().is_empty()) {
        let message = format!("`{}` leaves open whom it counts", indicator.key);
        faults
            .push(Fault::new(Code::UnlikeFigures, at("population"), message).hint("say whom, or remove it"));
    }
}

fn check_range(indicator: &Indicator, span: std::ops::Range<usize>, faults: &mut Faults) {
    if let Some([low, high]) = indicator.range
        && low >= high
    {
        let message = format!("the range of `{}` runs from {low} to {high}", indicator.key);
        faults.push(Fault::new(Code::IntervalReversed, span, message));
    }
}
