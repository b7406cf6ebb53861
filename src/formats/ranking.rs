//! What decisions without a dossier leave the program as: rankings and weights.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::Document;
use super::entries::Entries;
use crate::comparison::{MethodClass, MethodRanking, Ranks, RefusedMethod};
use crate::results::{DetailValues, ParameterValue};
use crate::scoring::rank::RankResult;
use crate::scoring::weights::{LookAt, WeightsResult};
use crate::scoring::{Detail, Parameters};

/// Parameters of a method in their order.
pub(super) fn parameters(of: &Parameters) -> Entries<ParameterValue> {
    of.iter().map(|(name, setting)| (name, ParameterValue::of(setting))).collect()
}

/// Intermediate results in their order.
fn details(of: &[Detail]) -> Entries<DetailValues> {
    of.iter().map(|detail| (detail.name, DetailValues::of(&detail.values))).collect()
}

pub(super) fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// A ranking of a plain problem by one method, with everything that is needed to repeat it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RankFile {
    /// `socta.rank/1`.
    pub schema: String,
    /// Name of the method.
    pub method: String,
    /// Parameters by name, and what was done to the weights.
    pub parameters: Entries<ParameterValue>,
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Scores, one an alternative.
    pub scores: Vec<f64>,
    /// Ranks, one an alternative: 1 is best, ties share a rank.
    pub ranks: Vec<u32>,
    /// What the scales of the criteria do not bear; absent if they bear everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// Intermediate results by their usual names, as `phi_plus`.
    #[serde(flatten)]
    pub details: Entries<DetailValues>,
}

impl RankFile {
    /// A ranking as it leaves the program.
    #[must_use]
    pub fn of(found: &RankResult) -> Self {
        Self {
            schema: Self::FORMAT.to_owned(),
            method: found.method.to_owned(),
            parameters: parameters(&found.parameters),
            alternatives: found.alternatives.clone(),
            criteria: found.criteria.clone(),
            scores: found.evaluation.scores.clone(),
            ranks: found.evaluation.ranks.clone(),
            warnings: found.warnings.iter().map(ToString::to_string).collect(),
            details: details(&found.evaluation.details),
        }
    }
}

/// Weights of criteria by one method, with everything that is needed to repeat them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WeightsFile {
    /// `socta.weights/1`.
    pub schema: String,
    /// Name of the method.
    pub method: String,
    /// Parameters by name.
    pub parameters: Entries<ParameterValue>,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Weights, one a criterion; they add up to 1.
    pub weights: Vec<f64>,
    /// Intermediate results by their usual names, as `consistency_ratio`.
    #[serde(flatten)]
    pub details: Entries<DetailValues>,
    /// What should be thought over.
    pub look_at: Vec<LookAt>,
}

impl WeightsFile {
    /// Weights as they leave the program.
    #[must_use]
    pub fn of(found: &WeightsResult) -> Self {
        Self {
            schema: Self::FORMAT.to_owned(),
            method: found.method.to_owned(),
            parameters: parameters(&found.parameters),
            criteria: found.criteria.clone(),
            weights: found.weighing.weights.clone(),
            details: details(&found.weighing.details),
            look_at: found.weighing.look_at.clone(),
        }
    }
}

/// A plain problem by several methods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RanksFile {
    /// `socta.ranks/1`.
    pub schema: String,
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// The rankings, in the order in which they were asked for.
    pub methods: Vec<RankingByMethod>,
    /// The methods that have none.
    pub refused: Vec<MethodRefusal>,
    /// Methods that never rank differently, in the order of their first members.
    pub classes: Vec<ClassOfMethods>,
    /// How many other matrices of the same shape the classes were tried on.
    pub trials: u32,
    /// Kendall's tau-b of the classes, pair by pair; none if one ties everything, or if there are too many alternatives.
    pub agreement: Vec<Vec<Option<f64>>>,
    /// Votes over the classes; none without any, or with too many alternatives.
    pub vote: Option<crate::scoring::aggregation::Vote>,
}

impl RanksFile {
    /// Several rankings as they leave the program.
    #[must_use]
    pub fn of(found: &Ranks) -> Self {
        Self {
            schema: Self::FORMAT.to_owned(),
            alternatives: found.alternatives.clone(),
            methods: found.methods.iter().map(RankingByMethod::of).collect(),
            refused: found.refused.iter().map(MethodRefusal::of).collect(),
            classes: found.classes.iter().map(ClassOfMethods::of).collect(),
            trials: found.trials,
            agreement: found.agreement.clone(),
            vote: found.vote.clone(),
        }
    }
}

/// The ranking by one of several methods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankingByMethod {
    /// Name of the method.
    pub method: String,
    /// Parameters by name, and what was done to the weights.
    pub parameters: Entries<ParameterValue>,
    /// Position of the class that the method belongs to, from 0.
    pub class: usize,
    /// Scores, one an alternative.
    pub scores: Vec<f64>,
    /// Ranks, one an alternative: 1 is best, ties share a rank.
    pub ranks: Vec<u32>,
    /// What the scales of the criteria do not bear.
    pub warnings: Vec<String>,
}

impl RankingByMethod {
    fn of(found: &MethodRanking) -> Self {
        Self {
            method: found.method.to_owned(),
            parameters: parameters(&found.parameters),
            class: found.class,
            scores: found.scores.clone(),
            ranks: found.ranks.clone(),
            warnings: found.warnings.clone(),
        }
    }
}

/// A method that has no result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MethodRefusal {
    /// Name of the method.
    pub method: String,
    /// Why there is none.
    pub reason: String,
}

impl MethodRefusal {
    fn of(found: &RefusedMethod) -> Self {
        Self { method: found.method.to_owned(), reason: found.reason.clone() }
    }
}

/// Methods that are one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassOfMethods {
    /// Names of the methods.
    pub methods: Vec<String>,
    /// Methods of other classes that rank this matrix alike, but not others of its shape.
    pub same_here: Vec<String>,
    /// Whether the class votes: one of baselines does not.
    pub votes: bool,
}

impl ClassOfMethods {
    fn of(found: &MethodClass) -> Self {
        Self { methods: owned(&found.methods), same_here: owned(&found.same_here), votes: found.votes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::rank::{Scales, read_csv, read_json, run, run_with};
    use crate::scoring::weights;

    #[test]
    fn json_in_json_out() {
        let input = br#"{"alternatives": ["a", "b"], "criteria": [
            {"name": "gain", "direction": "max", "weight": 3, "scale": [0, 10]},
            {"name": "cost", "direction": "min", "weight": 1, "points": [[0, 1], [4, 0]]}],
            "matrix": [[5, 1], [10, null]]}"#;
        let problem = read_json(input).expect("no fault");
        let result = run(&problem, "WSM", &[("contributions".to_owned(), "yes".to_owned())]).expect("scored");
        let json = serde_json::to_string(&RankFile::of(&result)).expect("plain values");
        assert_eq!(
            json,
            concat!(
                r#"{"schema":"socta.rank/1","method":"additive","parameters":{"scaling":"declared","outside":"error","#,
                r#""missing":"available","contributions":true,"weights":"divided by their sum, 4"},"#,
                r#""alternatives":["a","b"],"criteria":["gain","cost"],"scores":[0.5625,1.0],"ranks":[2,1],"#,
                r#""weights":[0.75,0.25],"coverage":[1.0,0.75],"contributions":[[0.375,0.1875],[1.0,null]]}"#
            )
        );
    }

    #[test]
    fn scales_that_were_accepted_are_said() {
        let table = b"alternative,x\ndirection,max\nweight,1\nlevel,ordinal\na,1\nb,2\n";
        let problem = read_csv(table).expect("no fault");
        let found = RankFile::of(&run_with(&problem, "topsis", &[], Scales::Accepted).expect("accepted"));
        let said = found.parameters.iter().find(|(name, _)| *name == "scales");
        assert_eq!(
            said.map(|(_, value)| value.clone()),
            Some(ParameterValue::Word("accepted against the check".to_owned()))
        );
        assert!(found.warnings[0].contains("`x`"));
    }

    #[test]
    fn weights_are_flat_json() {
        let text =
            r#"{"schema": "socta.judgements/1", "criteria": ["a", "b"], "points": {"a": 30, "b": 10}}"#;
        let judgements = weights::Judgements::read("j.json", text.into()).value.expect("no fault");
        let found = weights::run(weights::Input::Judgements(&judgements), "points", &[]).expect("points");
        assert_eq!(
            serde_json::to_string(&WeightsFile::of(&found)).expect("plain values"),
            concat!(
                r#"{"schema":"socta.weights/1","method":"points","parameters":{},"criteria":["a","b"],"#,
                r#""weights":[0.75,0.25],"sum":40.0,"look_at":[]}"#
            )
        );
    }
}
