//! The model that calls the structure: an additive one, so that what each feature contributed can be said exactly.
//!
//! Scores of five types are sums of piecewise linear functions, one a feature; shares follow by the softmax. The functions
//! have mean 0 over the networks from which they were learned, so that their value at a network is what its feature
//! contributed. The model is data: `models/structure.json`, format `socta.structure/1`, learned from networks whose structure
//! was planted; how it is made and how often it is right stands in `docs/guide/structure-types.md` of the repository.
//!
//! # Source
//!
//! Hastie & Tibshirani 1986, "Generalized additive models", Stat. Sci. 1:297-310; multinomial logistic regression.
//!
//! # Complexity
//!
//! O(features) a call.

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::class::StructureClass;
use super::features::{COUNT, Features, NAMES};
use socta_base::Structure;
use socta_base::numeric::float;
use socta_base::numeric::rank::falling;

const SHIPPED: &str = include_str!("../../models/structure.json");
/// Version of the format.
pub const SCHEMA: &str = "socta.structure/1";
/// Features that are named as those that decided.
const NAMED: usize = 3;

/// The five types of the model, in its order.
pub const TYPES: [Structure; 5] = [
    Structure::CoreGroup,
    Structure::StandardHierarchy,
    Structure::RegionalHierarchy,
    Structure::ClusteredHierarchy,
    Structure::LooseNetwork,
];
/// The class of each type.
const CLASSES: [StructureClass; 5] = [
    StructureClass::CoreGroup,
    StructureClass::Hierarchical,
    StructureClass::Hierarchical,
    StructureClass::Hierarchical,
    StructureClass::Loose,
];

/// A model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StructureModel {
    schema: String,
    /// Version of the model.
    pub version: String,
    classes: Vec<String>,
    /// Number of networks from which it was learned.
    pub networks: u64,
    /// Sizes of the networks from which it was learned.
    pub sizes: Vec<u32>,
    intercept: [f64; 5],
    features: Vec<Function>,
}

/// A piecewise linear function of one feature for each type, constant beyond its outer knots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Function {
    name: String,
    knots: Vec<f64>,
    values: [Vec<f64>; 5],
}

impl Function {
    fn is_sound(&self, name: &str) -> bool {
        let rising = self.knots.windows(2).all(|pair| pair[0] < pair[1]);
        let numbers = self.knots.iter().chain(self.values.iter().flatten()).all(|number| number.is_finite());
        let lengths = self.values.iter().all(|values| values.len() == self.knots.len());
        self.name == name && !self.knots.is_empty() && rising && numbers && lengths
    }

    fn at(&self, x: f64) -> [f64; 5] {
        let after = self.knots.partition_point(|&knot| knot <= x);
        let last = self.knots.len() - 1;
        let Some(before) = after.checked_sub(1) else {
            return self.values.each_ref().map(|values| values[0]);
        };
        if before == last {
            return self.values.each_ref().map(|values| values[last]);
        }
        let way = (x - self.knots[before]) / (self.knots[after] - self.knots[before]);
        self.values.each_ref().map(|values| values[before] + way * (values[after] - values[before]))
    }
}

/// Why a model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the structure model cannot be used: {0}")]
pub struct BadModel(String);

/// The key of a feature; see [`NAMES`].
pub type FeatureName = &'static str;

/// Reads the key of a feature.
fn known_feature<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<FeatureName, D::Error> {
    let name = String::deserialize(deserializer)?;
    let known = NAMES.iter().find(|known| **known == name).copied();
    known.ok_or_else(|| serde::de::Error::custom(format!("`{name}` is no feature of a network")))
}

/// What a feature contributed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema, Deserialize)]
pub struct Contribution {
    /// Key of the feature; see [`NAMES`].
    #[serde(deserialize_with = "known_feature")]
    pub feature: FeatureName,
    /// Value of the feature.
    pub value: f64,
    /// How much it speaks for the called class against the next one, in log odds; above 0.
    pub weight: f64,
}

/// What the model says of a network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The most likely class.
    pub class: StructureClass,
    /// The most likely type within it.
    #[serde(skip)]
    pub kind: Structure,
    /// Share of each of [`TYPES`], adding up to 1.
    pub shares: [f64; 5],
    /// Up to three features that speak most for the class, the strongest first.
    pub decided: Vec<Contribution>,
}

impl Reading {
    /// Share of a class, `0..=1`.
    #[must_use]
    pub fn of_class(&self, class: StructureClass) -> f64 {
        self.shares.iter().zip(CLASSES).filter(|&(_, of)| of == class).map(|(share, _)| share).sum()
    }
}

impl StructureModel {
    /// The model that comes with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static READ: OnceLock<StructureModel> = OnceLock::new();
        READ.get_or_init(|| Self::read(SHIPPED).expect("a test reads the shipped model"))
    }

    /// Reads a model.
    ///
    /// # Errors
    ///
    /// If it is not a model of this format, or not of the features and types of this program.
    pub fn read(text: &str) -> Result<Self, BadModel> {
        let model: Self = serde_json::from_str(text).map_err(|error| BadModel(error.to_string()))?;
        if model.schema != SCHEMA {
            return Err(BadModel(format!("its format is `{}`, not `{SCHEMA}`", model.schema)));
        }
        let keys = TYPES.map(Structure::key);
        if model.classes != keys {
            return Err(BadModel(format!("its types are {:?}, not {keys:?}", model.classes)));
        }
        let sound = model.features.iter().zip(NAMES).all(|(function, name)| function.is_sound(name));
        if model.features.len() != COUNT || !sound || !model.intercept.iter().all(|number| number.is_finite())
        {
            return Err(BadModel(
                "its features are not those of this program, or a number is missing".to_owned(),
            ));
        }
        Ok(model)
    }

    /// What it says of the features of a network.
    #[must_use]
    pub fn call(&self, features: &Features) -> Reading {
        let parts: Vec<[f64; 5]> =
            self.features.iter().zip(&features.values).map(|(function, &value)| function.at(value)).collect();
        let shares = self.shares(parts.iter());
        let likely = |types: &mut dyn Iterator<Item = usize>| {
            types.min_by(|&a, &b| falling((shares[a], a), (shares[b], b))).unwrap_or(0)
        };
        let of = |class: StructureClass| {
            let sum: f64 = (0..5).filter(|&kind| CLASSES[kind] == class).map(|kind| shares[kind]).sum();
            (sum, likely(&mut (0..5).filter(|&kind| CLASSES[kind] == class)))
        };
        let mut classes = [StructureClass::CoreGroup, StructureClass::Hierarchical, StructureClass::Loose];
        classes.sort_by(|&a, &b| of(b).0.total_cmp(&of(a).0));
        let (first, next) = (of(classes[0]).1, of(classes[1]).1);
        Reading {
            class: classes[0],
            kind: TYPES[first],
            shares,
            decided: decided(features, &parts, first, next),
        }
    }

    /// The class alone: what a replica needs.
    #[must_use]
    pub fn class(&self, features: &Features) -> (StructureClass, Structure) {
        let reading = self.call(features);
        (reading.class, reading.kind)
    }

    fn shares<'a>(&self, parts: impl Iterator<Item = &'a [f64; 5]>) -> [f64; 5] {
        let mut scores = self.intercept;
        for part in parts {
            for (score, value) in scores.iter_mut().zip(part) {
                *score += value;
            }
        }
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raised = scores.map(|score| float::exp(score - most));
        let all: f64 = raised.iter().sum();
        raised.map(|value| value / all)
    }
}

/// The features that speak most for the type `first` against the type `next`.
fn decided(features: &Features, parts: &[[f64; 5]], first: usize, next: usize) -> Vec<Contribution> {
    let mut all: Vec<Contribution> = NAMES
        .iter()
        .zip(&features.values)
        .zip(parts)
        .map(|((&feature, &value), part)| Contribution { feature, value, weight: part[first] - part[next] })
        .filter(|contribution| contribution.weight > 0.0)
        .collect();
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    all.truncate(NAMED);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_can_be_read() {
        let model = StructureModel::read(SHIPPED).expect("it is of this format");
        assert_eq!(model.features.len(), COUNT);
    }

    #[test]
    fn a_model_of_other_features_is_refused() {
        for (from, to) in [
            ("socta.structure/1", "socta.structure/2"),
            ("leaf_share", "leaves"),
            ("regional_hierarchy", "pool"),
        ] {
            let error = StructureModel::read(&SHIPPED.replace(from, to)).expect_err("it is another model");
            assert!(error.to_string().starts_with("the structure model cannot be used: "), "{error}");
        }
        assert!(StructureModel::read("{}").is_err());
    }

    #[test]
    fn functions_are_constant_beyond_their_knots() {
        let values = [0.0, 1.0, 2.0, 3.0, 4.0].map(|add| vec![add, add + 2.0]);
        let function = Function { name: "x".to_owned(), knots: vec![0.0, 1.0], values };
        assert_eq!(function.at(-5.0)[1], 1.0);
        assert_eq!(function.at(0.5)[1], 2.0);
        assert_eq!(function.at(1.0)[4], 6.0);
        assert_eq!(function.at(9.0)[0], 2.0);
    }
}
