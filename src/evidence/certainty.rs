//! How sure a report makes us, by its evaluation codes.

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
    /// The table of a model. A pair that it does not list has certainty 0, so that a report with it says nothing: what a code
    /// means is a choice of the model, which nobody makes in its place. A model without faults lists every pair.
    #[must_use]
    pub fn of(model: &ScoringModel) -> Self {
        let mut table = [[0.0; 4]; 4];
        for entry in &model.grades {
            let source = ["A", "B", "C", "X"].iter().position(|code| *code == entry.source);
            let information = ["1", "2", "3", "4"].iter().position(|code| *code == entry.information);
            if let (Some(source), Some(information)) = (source, information) {
                table[source][information] = entry.certainty;
            }
        }
        Self(table)
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
    use crate::model::{Catalogue, presets, read_model};

    #[test]
    fn the_defaults_are_the_table_of_the_shipped_models_and_a_missing_pair_says_nothing() {
        let grade = Grade { source: SourceCode::B, information: InformationCode::Three };
        for (name, _) in presets() {
            let loaded =
                read_model(name, &Catalogue::built_in(), &[]).value.expect("a shipped model can be read");
            let mut model = loaded.model;
            assert_eq!(Certainties::of(&model), DEFAULT_CERTAINTIES, "{name}");
            model.grades.retain(|entry| (entry.source.as_str(), entry.information.as_str()) != ("B", "3"));
            assert_eq!(Certainties::of(&model).get(grade), 0.0);
        }
    }
}
