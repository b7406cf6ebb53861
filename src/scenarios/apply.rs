//! The choices of a scenario on a model.

use thiserror::Error;

use super::weights::{Impossible, move_range, rescale};
use super::{Choices, IndicatorChange, LayerChange, Scenario, WeightChange};
use crate::model::{LayerWeights, ScoringModel};

/// Why a scenario does not fit a model.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ApplyError {
    /// An indicator is named that the model does not weight.
    #[error("indicator `{0}` has no weight in the model")]
    UnknownIndicator(String),
    /// A layer is named that the model does not weight.
    #[error("layer `{0}` has no weight in the model")]
    UnknownLayer(String),
    /// A weight is negative or not a number.
    #[error("the weights of {0} hold a number that is not a weight")]
    NotAWeight(String),
    /// The weights that are set leave no room for the others, or nothing is left to fill the rest.
    #[error("the weights that are set in {group} add up to {sum}, and the rest cannot make it 1")]
    DoesNotAddUp {
        /// The layer, or "the layers".
        group: String,
        /// Sum of what is set.
        sum: f64,
    },
    /// Every indicator is left out.
    #[error("no indicator is left")]
    NothingLeft,
}

/// The model under a scenario: the same model with the scenario's normative choices. Its name and version stay those of
/// the base, because a run names both the model and the scenario.
///
/// An indicator that is to be left out and that the model does not weight is no fault: nothing changes. The order is:
/// indicators are left out, shares within layers are changed, weights of layers are changed. A layer of
/// which nothing is left is dropped and the other layers are rescaled.
///
/// # Errors
///
/// If the scenario names what the model does not have, or its weights cannot add up; [`super::check`] finds the same
/// faults with their places.
pub fn apply(model: &ScoringModel, scenario: &Scenario) -> Result<ScoringModel, ApplyError> {
    let choices = &scenario.choices;
    let mut model = model.clone();
    for key in &choices.without_indicators {
        leave_out(&mut model, key)?;
    }
    for layer in &mut model.layers {
        change_shares(layer, &choices.indicators)?;
    }
    unknown_indicator(&model, &choices.indicators)?;
    change_layers(&mut model.layers, &choices.layers)?;
    replace_rules(&mut model, choices);
    Ok(model)
}

fn leave_out(model: &mut ScoringModel, key: &str) -> Result<(), ApplyError> {
    let at = |layer: &LayerWeights| layer.indicators.iter().position(|entry| entry.indicator == key);
    let found = model.layers.iter().enumerate().find_map(|(position, layer)| Some((position, at(layer)?)));
    let Some((layer, entry)) = found else { return Ok(()) };
    model.layers[layer].indicators.remove(entry);
    if model.layers[layer].indicators.is_empty() {
        model.layers.remove(layer);
        return change_layers(&mut model.layers, &[]);
    }
    change_shares(&mut model.layers[layer], &[])
}

fn change_shares(layer: &mut LayerWeights, changes: &[IndicatorChange]) -> Result<(), ApplyError> {
    let old: Vec<f64> = layer.indicators.iter().map(|entry| entry.weight).collect();
    let wanted: Vec<Option<WeightChange>> = layer
        .indicators
        .iter()
        .map(|entry| {
            changes.iter().find(|change| change.indicator == entry.indicator).map(|found| found.change)
        })
        .collect();
    if untouched(&old, &wanted) {
        return Ok(());
    }
    let new = rescale(&old, &wanted)
        .map_err(|reason| refused(reason, &format!("layer `{}`", layer.layer.key())))?;
    for ((entry, old), new) in layer.indicators.iter_mut().zip(old).zip(new) {
        entry.range = move_range(entry.range, old, new);
        entry.weight = new;
    }
    Ok(())
}

fn change_layers(layers: &mut [LayerWeights], changes: &[LayerChange]) -> Result<(), ApplyError> {
    if layers.is_empty() {
        return Err(ApplyError::NothingLeft);
    }
    if let Some(unknown) =
        changes.iter().find(|change| layers.iter().all(|layer| layer.layer != change.layer))
    {
        return Err(ApplyError::UnknownLayer(unknown.layer.key().to_owned()));
    }
    let old: Vec<f64> = layers.iter().map(|layer| layer.weight).collect();
    let wanted: Vec<Option<WeightChange>> = layers
        .iter()
        .map(|layer| changes.iter().find(|change| change.layer == layer.layer).map(|found| found.change))
        .collect();
    if untouched(&old, &wanted) {
        return Ok(());
    }
    let new = rescale(&old, &wanted).map_err(|reason| refused(reason, "the layers"))?;
    for ((layer, old), new) in layers.iter_mut().zip(old).zip(new) {
        layer.range = move_range(layer.range, old, new);
        layer.weight = new;
    }
    Ok(())
}

/// Weights on which nobody wants a change and that add up are left alone to the last bit.
fn untouched(old: &[f64], wanted: &[Option<WeightChange>]) -> bool {
    wanted.iter().all(Option::is_none) && (old.iter().sum::<f64>() - 1.0).abs() < 1e-9
}

fn unknown_indicator(model: &ScoringModel, changes: &[IndicatorChange]) -> Result<(), ApplyError> {
    let weighted = |key: &str| {
        model.layers.iter().any(|layer| layer.indicators.iter().any(|entry| entry.indicator == key))
    };
    match changes.iter().find(|change| !weighted(&change.indicator)) {
        Some(change) => Err(ApplyError::UnknownIndicator(change.indicator.clone())),
        None => Ok(()),
    }
}

fn refused(reason: Impossible, group: &str) -> ApplyError {
    match reason {
        Impossible::NotAWeight => ApplyError::NotAWeight(group.to_owned()),
        Impossible::DoesNotAddUp(sum) => ApplyError::DoesNotAddUp { group: group.to_owned(), sum },
    }
}

fn replace_rules(model: &mut ScoringModel, choices: &Choices) {
    if let Some(unknown) = choices.unknown {
        model.unknown = unknown;
    }
    if let Some(absent) = choices.absent {
        model.absent = absent;
    }
    if let Some(rule) = &choices.contributors {
        model.contributors = rule.clone();
    }
    if let Some(score) = choices.score_invented {
        model.score_invented = score;
    }
    let bounds = &mut model.selection;
    bounds.priorities = choices.priorities.unwrap_or(bounds.priorities);
    bounds.plans = choices.plans.unwrap_or(bounds.plans);
    bounds.goals = choices.goals.unwrap_or(bounds.goals);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MissingPolicy, Range};
    use crate::scenarios::testing::{model, scenario};

    fn weights(model: &ScoringModel) -> Vec<(String, f64, Vec<f64>)> {
        let shares = |layer: &LayerWeights| layer.indicators.iter().map(|entry| entry.weight).collect();
        model.layers.iter().map(|layer| (layer.layer.key().to_owned(), layer.weight, shares(layer))).collect()
    }

    #[test]
    fn a_scenario_without_changes_changes_nothing() {
        assert_eq!(apply(&model(), &scenario("{}")), Ok(model()));
    }

    #[test]
    fn a_doubled_layer_takes_from_the_others_in_proportion_and_moves_its_range() {
        let changed = apply(
            &model(),
            &scenario(r#"{"layers": [{"layer": "effect", "change": {"kind": "times", "by": 2}}]}"#),
        )
        .expect("possible");
        let effect = changed.layers.iter().find(|layer| layer.layer == crate::model::Layer::Effect);
        let effect = effect.expect("the layer");
        // 0.5 doubled against 0.5 is two thirds.
        assert!((effect.weight - 2.0 / 3.0).abs() < 1e-15);
        assert_eq!(effect.range.map(|Range { high, .. }| high <= 1.0 && high >= effect.weight), Some(true));
        let sum: f64 = changed.layers.iter().map(|layer| layer.weight).sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_share_that_is_set_stands_and_the_layer_still_adds_up() {
        let changed = apply(
            &model(),
            &scenario(
                r#"{"indicators": [{"indicator": "impact_health", "change": {"kind": "set", "to": 0.8}}]}"#,
            ),
        )
        .expect("possible");
        assert_eq!(weights(&changed)[1], ("effect".to_owned(), 0.5, vec![0.8, 1.0 - 0.8]));
        assert_eq!(weights(&changed)[0], weights(&model())[0]);
    }

    #[test]
    fn a_layer_of_which_nothing_is_left_is_dropped() {
        let changed =
            apply(&model(), &scenario(r#"{"without_indicators": ["resources"]}"#)).expect("possible");
        assert_eq!(weights(&changed), vec![("effect".to_owned(), 1.0, vec![0.5, 0.5])]);
        let nothing = r#"{"without_indicators": ["resources", "impact_health", "impact_social"]}"#;
        assert_eq!(apply(&model(), &scenario(nothing)), Err(ApplyError::NothingLeft));
    }

    #[test]
    fn rules_and_bounds_are_replaced_one_by_one() {
        let changed = apply(
            &model(),
            &scenario(r#"{"absent": {"kind": "exclude"}, "priorities": 7, "score_invented": true}"#),
        )
        .expect("possible");
        assert_eq!((changed.absent, changed.unknown), (MissingPolicy::Exclude, MissingPolicy::Interval));
        assert_eq!((changed.selection.priorities, changed.selection.plans), (7, 12));
        assert!(changed.score_invented);
    }

    #[test]
    fn what_the_model_does_not_have_is_named() {
        let of = |choices| apply(&model(), &scenario(choices));
        assert_eq!(
            of(r#"{"indicators": [{"indicator": "lbs", "change": {"kind": "set", "to": 0.1}}]}"#),
            Err(ApplyError::UnknownIndicator("lbs".to_owned()))
        );
        assert_eq!(
            of(r#"{"layers": [{"layer": "network", "change": {"kind": "set", "to": 0.1}}]}"#),
            Err(ApplyError::UnknownLayer("network".to_owned()))
        );
        assert_eq!(
            of(r#"{"layers": [{"layer": "effect", "change": {"kind": "set", "to": 1.5}}]}"#),
            Err(ApplyError::DoesNotAddUp { group: "the layers".to_owned(), sum: 1.5 })
        );
    }
}
