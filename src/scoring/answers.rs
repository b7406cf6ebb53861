//! What the possible answers to an indicator are worth under a model.

use super::value_function::Function;
use crate::dossier::Level;
use crate::model::{Catalogue, ScoringModel, ValuePoint};

/// The values of all answers to an indicator, `0..=1`, higher is more threat.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerScale {
    /// Values of nil, low, medium, high.
    Levels([f64; 4]),
    /// Breakpoints of a value function over figures.
    Figures(Vec<ValuePoint>),
}

impl AnswerScale {
    /// The scale of an indicator of the model, by key; none if the model does not score it.
    #[must_use]
    pub fn of(model: &ScoringModel, catalogue: &Catalogue, key: &str) -> Option<Self> {
        let entry =
            model.layers.iter().flat_map(|layer| &layer.indicators).find(|entry| entry.indicator == key)?;
        let raises = catalogue.indicators[catalogue.position(key)?].raises_threat;
        Some(match Function::of(model, &entry.value_function, raises) {
            Function::Levels(values) => Self::Levels(values),
            Function::Points(points) => Self::Figures(points.to_vec()),
        })
    }

    /// Smallest and largest value of an answer.
    #[must_use]
    pub fn span(&self) -> (f64, f64) {
        match self {
            Self::Levels(values) => Function::Levels(*values).span(),
            Self::Figures(points) => Function::Points(points).span(),
        }
    }

    /// Value of a level; none if the scale is one of figures.
    #[must_use]
    pub fn of_level(&self, level: Level) -> Option<f64> {
        match self {
            Self::Levels(values) => Some(values[level.index()]),
            Self::Figures(_) => None,
        }
    }

    /// Value of a figure; none if the scale is one of levels.
    #[must_use]
    pub fn of_figure(&self, figure: f64) -> Option<f64> {
        match self {
            Self::Levels(_) => None,
            Self::Figures(points) => Some(Function::Points(points).at(figure)),
        }
    }

    /// A figure of this value, the smallest one if several have it; none if no figure has.
    #[must_use]
    pub fn figure_of(&self, value: f64) -> Option<f64> {
        let Self::Figures(points) = self else { return None };
        if let Some(point) = points.iter().find(|point| point.value == value) {
            return Some(point.at);
        }
        points.windows(2).find_map(|pair| {
            let (low, high) = (pair[0].value.min(pair[1].value), pair[0].value.max(pair[1].value));
            let share = (value - pair[0].value) / (pair[1].value - pair[0].value);
            (low < value && value < high).then(|| pair[0].at + share * (pair[1].at - pair[0].at))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_by_its_value() {
        let point = |at: f64, value: f64| ValuePoint { at, value };
        let scale =
            AnswerScale::Figures(vec![point(1.0, 0.0), point(5.0, 0.5), point(9.0, 0.5), point(10.0, 1.0)]);
        assert_eq!([0.0, 0.25, 0.5, 0.75, 1.0].map(|value| scale.figure_of(value)), {
            [Some(1.0), Some(3.0), Some(5.0), Some(9.5), Some(10.0)]
        });
        assert_eq!(
            (scale.figure_of(1.5), scale.of_figure(9.5), scale.span()),
            (None, Some(0.75), (0.0, 1.0))
        );
        let levels = AnswerScale::Levels([1.0, 0.6, 0.3, 0.0]);
        assert_eq!((levels.of_level(Level::Low), levels.figure_of(0.6)), (Some(0.6), None));
    }
}
