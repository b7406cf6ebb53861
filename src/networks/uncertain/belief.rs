//! How certain a report is by its evaluation codes.

use crate::dossier::{Grade, InformationCode, SourceCode};
use crate::model::ScoringModel;

/// Certainty of a report by its evaluation codes; rows are the sources A, B, C, X, columns the information 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Certainties([[f64; 4]; 4]);

/// What is taken where there is no model: the table of the models that come with the program.
pub const DEFAULT_CERTAINTIES: Certainties = Certainties([
    [0.95, 0.8, 0.85, 0.6],
    [0.85, 0.7, 0.75, 0.5],
    [0.6, 0.4, 0.5, 0.25],
    [0.75, 0.5, 0.6, 0.35],
]);

impl Certainties {
    /// The table of a model.
    #[must_use]
    pub fn of(model: &ScoringModel) -> Self {
        let mut table = DEFAULT_CERTAINTIES;
        for entry in &model.grades {
            let source = ["A", "B", "C", "X"].iter().position(|code| *code == entry.source);
            let information = ["1", "2", "3", "4"].iter().position(|code| *code == entry.information);
            if let (Some(source), Some(information)) = (source, information) {
                table.0[source][information] = entry.certainty;
            }
        }
        table
    }

    /// Certainty of a report, `0..=1`.
    #[must_use]
    pub fn get(&self, grade: Grade) -> f64 {
        let source = match grade.source {
            SourceCode::A => 0,
            SourceCode::B => 1,
            SourceCode::C => 2,
            SourceCode::X => 3,
        };
        let information = match grade.information {
            InformationCode::One => 0,
            InformationCode::Two => 1,
            InformationCode::Three => 2,
            InformationCode::Four => 3,
        };
        self.0[source][information]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_the_table_of_the_shipped_models() {
        for model in [
            include_str!("../../../models/equal-weights.json"),
            include_str!("../../../models/strong-four.json"),
            include_str!("../../../models/sleipnir-order.json"),
        ] {
            let model: serde_json::Value = serde_json::from_str(model).expect("a shipped model is JSON");
            let entries = model["grades"].as_array().expect("a model has grades");
            assert_eq!(entries.len(), 16);
            for entry in entries {
                let at = |codes: &str, key: &str| {
                    codes
                        .find(entry[key].as_str().expect("a code is text"))
                        .expect("a code of the 4x4 system")
                };
                let (source, information) = (at("ABCX", "source"), at("1234", "information"));
                assert_eq!(entry["certainty"], DEFAULT_CERTAINTIES.0[source][information]);
            }
        }
    }
}
