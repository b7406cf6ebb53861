//! Checking a scoring model: weights, value functions, grades, bands, bounds.

use std::collections::BTreeMap;
use std::ops::Range as Span;

use crate::diagnostics::{Code, did_you_mean};
use crate::source::json::Document;
use crate::source::{Fault, Faults, Step, files};

use super::check::Check;
use super::{
    Catalogue, ContributorRule, Indicator, IndicatorWeight, Layer, LayerWeights, MissingPolicy, Range,
    ScoringModel, check_rules, check_statements, check_values,
};

/// Weights that add up to 1 may miss it by this much, because decimals are not exact.
const EXACT: f64 = 1e-9;

/// Reports what is wrong with a model.
pub(super) fn check(
    document: &Document<ScoringModel>,
    catalogue: &Catalogue,
    methods: &[&str],
    faults: &mut Faults,
) {
    let Document { value: model, tree, complete, .. } = document;
    let mut check = Check { model, catalogue, tree, complete: *complete, faults };
    name(&mut check);
    policies(&mut check);
    shorthands(&mut check);
    layers(&mut check);
    not_weighed(&mut check);
    check_values::codings(&mut check);
    check_values::grades(&mut check);
    check_values::bands(&mut check);
    self::methods(methods, &mut check);
    contributors(&mut check);
    bounds(&mut check);
    check_rules::check(&mut check);
    check_statements::check(model, tree, document.complete, check.faults);
}

/// Runs are named by their models, so that the name becomes part of a folder's name.
fn name(check: &mut Check<'_>) {
    let name = &check.model.name;
    if !files::is_plain_name(name) {
        let hint =
            "the name becomes part of a folder's name: use letters from a to z, digits, `-`, `_` and `.`";
        check.hinted(
            Code::KeyMalformed,
            &["name".into()],
            format!("`{name}` is not a name for a model"),
            hint.into(),
        );
    }
}

/// What the model says in short and what could not be settled.
fn shorthands(check: &mut Check<'_>) {
    if let Some(spread) = check.model.spread {
        check.share(spread, &["spread".into()], "the spread");
    }
    if let Some(name) = &check.model.coding {
        check_values::unknown_coding(check, name, &["coding".into()]);
    }
}

fn not_weighed(check: &mut Check<'_>) {
    let (model, catalogue) = (check.model, check.catalogue);
    for key in model.not_weighed.keys() {
        let path = ["not_weighed".into(), key.into()];
        let weighed = |entry: &IndicatorWeight| entry.indicator == *key;
        if catalogue.position(key).is_none() {
            unknown_indicator(check, key, check.tree.key_span_at(&path));
        } else if model.layers.iter().flat_map(|layer| &layer.indicators).any(weighed) {
            let message = format!("the indicator `{key}` is weighed, and said not to be");
            let fault = Fault::new(Code::IndicatorTwice, check.tree.key_span_at(&path), message);
            check
                .faults
                .push(fault.hint("take it out of one of the two; `null` takes out what is taken over"));
        }
    }
}

fn unknown_indicator(check: &mut Check<'_>, key: &str, span: Span<usize>) {
    let keys = check.catalogue.indicators.iter().map(|indicator| indicator.key.as_str());
    let hint = did_you_mean(key, keys, "add it to the catalogue");
    let message = format!("`{key}` is not in the catalogue");
    check.faults.push(Fault::new(Code::ModelUnknownIndicator, span, message).hint(hint));
}

fn policies(check: &mut Check<'_>) {
    for (key, policy) in [("unknown", check.model.unknown), ("absent", check.model.absent)] {
        match policy {
            MissingPolicy::AsValue { value } => {
                check.share(value, &[key.into(), "value".into()], "the value");
            }
            MissingPolicy::Unseen { odds } if !MissingPolicy::ODDS.contains(&odds) => {
                let message = format!("the odds are {odds}: they have to be from 0.01 to 100");
                check.fault(Code::NumberOutOfRange, &[key.into(), "odds".into()], message);
            }
            MissingPolicy::Exclude | MissingPolicy::Interval | MissingPolicy::Unseen { .. } => {}
        }
    }
    if check.model.unknown.odds() != check.model.absent.odds() {
        let message = "`unseen` is one policy for `unknown`, `absent` and the doubt about reports";
        let hint = "declare it for both, with the same odds".to_owned();
        check.hinted(Code::UnseenAlone, &["absent".into()], message.to_owned(), hint);
    }
    let change = check.model.factors.largest_change;
    check.share(change, &["factors".into(), "largest_change".into()], "the largest change");
    let together = check.model.source_correlation;
    check.share(together, &["source_correlation".into()], "the correlation within a source");
}

fn layers(check: &mut Check<'_>) {
    let model = check.model;
    let mut first_layers: BTreeMap<Layer, usize> = BTreeMap::new();
    let mut first_indicators: BTreeMap<&str, Span<usize>> = BTreeMap::new();
    for (position, layer) in model.layers.iter().enumerate() {
        let at = ["layers".into(), position.into(), "layer".into()];
        let name = layer.layer.key();
        if let Some(first) = first_layers.get(&layer.layer) {
            let first = check.at(&["layers".into(), (*first).into(), "layer".into()]);
            check.paired(Code::LayerTwice, &at, format!("the layer `{name}` is there a second time"), first);
        } else {
            first_layers.insert(layer.layer, position);
        }
        if matches!(layer.layer, Layer::Context | Layer::Output) {
            let message = format!("the layer `{name}` is shown, never scored");
            check.fault(Code::IndicatorWrongLayer, &at, message);
        }
        let here: [Step<'_>; 2] = ["layers".into(), position.into()];
        weight(check, layer.weight, layer.range, &here);
        for (item, entry) in layer.indicators.iter().enumerate() {
            let here = ["layers".into(), position.into(), "indicators".into(), item.into()];
            weight(check, entry.weight, entry.range, &here);
            indicator(check, layer, entry, &here);
            let key: Vec<Step<'_>> = here.into_iter().chain(["indicator".into()]).collect();
            let span = check.at(&key);
            if let Some(first) = first_indicators.get(entry.indicator.as_str()) {
                let message = format!("the indicator `{}` is there a second time", entry.indicator);
                check.paired(Code::IndicatorTwice, &key, message, first.clone());
            } else {
                first_indicators.insert(&entry.indicator, span);
            }
        }
        let weights = layer.indicators.iter().map(|entry| entry.weight);
        let here = [here[0], here[1], "indicators".into()];
        sum(check, weights, &here, &format!("the indicators of the layer `{name}`"));
    }
    sum(check, model.layers.iter().map(|layer| layer.weight), &["layers".into()], "the layers");
}

fn weight(check: &mut Check<'_>, weight: f64, range: Option<Range>, here: &[Step<'_>]) {
    let path = |key: &'static str| here.iter().copied().chain([key.into()]).collect::<Vec<_>>();
    if weight < 0.0 {
        check.fault(Code::WeightNegative, &path("weight"), format!("the weight {weight} is negative"));
        return;
    }
    let Some(Range { low, high }) = range else { return };
    if low > high || low < 0.0 || high > 1.0 {
        let message = format!("the range from {low} to {high} does not rise within 0 to 1");
        check.fault(Code::WeightOutsideRange, &path("range"), message);
    } else if weight < low || weight > high {
        let message = format!("the weight {weight} is not in its range from {low} to {high}");
        check.fault(Code::WeightOutsideRange, &path("weight"), message);
    }
}

/// Checks that weights add up to 1; not if one of them was cut off or is negative, which has its own finding.
fn sum(check: &mut Check<'_>, weights: impl Iterator<Item = f64> + Clone, path: &[Step<'_>], what: &str) {
    let total: f64 = weights.clone().sum();
    if check.complete && (total - 1.0).abs() > EXACT && weights.clone().all(|weight| weight >= 0.0) {
        // Rounded, so that 0.1 + 0.2 does not show as 0.30000000000000004.
        let shown = (total * 1e9).round() / 1e9;
        let span = check.at(path);
        let message = format!("the weights of {what} add up to {shown}, not to 1");
        check.faults.push(Fault::new(Code::WeightsDoNotAddUp, span.start..span.start + 1, message));
    }
}

fn indicator(check: &mut Check<'_>, layer: &LayerWeights, entry: &IndicatorWeight, here: &[Step<'_>]) {
    let catalogue = check.catalogue;
    let path: Vec<Step<'_>> = here.iter().copied().chain(["indicator".into()]).collect();
    let key = entry.indicator.as_str();
    let Some(position) = catalogue.position(key) else {
        unknown_indicator(check, key, check.at(&path));
        return;
    };
    let known = &catalogue.indicators[position];
    if known.personal_origin {
        let message = format!("`{key}` names nationality or ethnicity, which is never scored");
        check.fault(Code::OriginScored, &path, message);
    } else {
        place_in_model(check, layer, entry, known, &path);
    }
    check_values::value_function(check, &entry.value_function, known, here);
}

/// Reports an indicator that may be scored nowhere or not here. What is for context only cannot be declared as a proxy, so
/// it gets one finding and not two.
fn place_in_model(
    check: &mut Check<'_>,
    layer: &LayerWeights,
    entry: &IndicatorWeight,
    known: &Indicator,
    path: &[Step<'_>],
) {
    let key = entry.indicator.as_str();
    let declared = entry.proxy.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    if known.detection_driven && known.layer != Layer::Context && !declared {
        let message = format!("`{key}` grows with police effort and is not declared as a proxy");
        check.fault(Code::DetectionScored, path, message);
    }
    let is_proxy = known.layer == Layer::Output && known.detection_driven;
    if known.layer != layer.layer && !is_proxy && !matches!(layer.layer, Layer::Context | Layer::Output) {
        let name = known.layer.key();
        let message = format!("`{key}` belongs to the layer `{name}`, not to `{}`", layer.layer.key());
        check.fault(Code::IndicatorWrongLayer, path, message);
    }
}

fn methods(known: &[&str], check: &mut Check<'_>) {
    let model = check.model;
    if model.methods.is_empty() {
        check.fault(Code::UnknownMethod, &["methods".into()], "no method is named");
    }
    for (position, method) in model.methods.iter().enumerate() {
        if !known.contains(&method.as_str()) {
            let otherwise = format!("one of: {}", known.join(", "));
            let hint = did_you_mean(method, known.iter().copied(), otherwise);
            let path = ["methods".into(), position.into()];
            check.hinted(Code::UnknownMethod, &path, format!("`{method}` is not a scoring method"), hint);
        }
    }
}

fn contributors(check: &mut Check<'_>) {
    let model = check.model;
    let ContributorRule::Given { weights, other } = &model.contributors else { return };
    for (key, weight) in weights {
        if *weight < 0.0 {
            let message = format!("the weight {weight} of the contributor `{key}` is negative");
            check.fault(
                Code::WeightNegative,
                &["contributors".into(), "weights".into(), key.into()],
                message,
            );
        }
    }
    if *other < 0.0 {
        let message = format!("the weight {other} of other contributors is negative");
        check.fault(Code::WeightNegative, &["contributors".into(), "other".into()], message);
    }
}

fn bounds(check: &mut Check<'_>) {
    let bounds = check.model.selection;
    for (key, value) in [("priorities", bounds.priorities), ("plans", bounds.plans)] {
        if value == 0 {
            let message = format!("with 0 {key} nothing can be proposed");
            check.fault(Code::BoundsInfeasible, &["selection".into(), key.into()], message);
        }
    }
}
