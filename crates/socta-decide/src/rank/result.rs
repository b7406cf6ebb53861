//! A ranking with everything that is needed to repeat it.

use crate::method::evaluate;
use crate::method_error::MethodError;
use crate::methods::{UnknownMethod, find};
use crate::outcome::Evaluation;
use crate::parameter::{ParameterError, Parameters};
use crate::problem::Problem;
use crate::rank::fault::{InputFault, lines};
use crate::scales::{ScaleNote, Verdict, check};

/// Why there is no ranking.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RankError {
    /// The matrix has faults; all of them.
    #[error("{}", lines(.0))]
    Input(Vec<InputFault>),
    /// There is no such method.
    #[error(transparent)]
    UnknownMethod(#[from] UnknownMethod),
    /// Parameters are refused; all that are.
    #[error("{}", lines(.0))]
    Parameters(Vec<ParameterError>),
    /// The method has no result for this matrix.
    #[error(transparent)]
    Method(#[from] MethodError),
    /// The method may not meet the declared scales; all criteria that it may not.
    #[error("{}", lines(.0))]
    Scales(Vec<ScaleNote>),
}

/// What is done about a scale that a method may not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scales {
    /// The method is refused.
    #[default]
    Checked,
    /// The method runs, and the result says so.
    Accepted,
}

impl From<Vec<InputFault>> for RankError {
    fn from(faults: Vec<InputFault>) -> Self {
        Self::Input(faults)
    }
}

/// A ranking with everything that is needed to repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct RankResult {
    /// Name of the method.
    pub method: &'static str,
    /// All its parameters, and what was done to the weights.
    pub parameters: Parameters,
    /// Names of the alternatives, in the order of the input.
    pub alternatives: Vec<String>,
    /// Names of the criteria, in the order of the input.
    pub criteria: Vec<String>,
    /// Scores, ranks and intermediate results.
    pub evaluation: Evaluation,
    /// What the scales of the criteria do not bear.
    pub warnings: Vec<ScaleNote>,
}

/// Ranks the alternatives of a problem by a method.
///
/// # Errors
/// If there is no such method, a parameter is refused, a scale does not bear the method, or the method lacks something.
pub fn run(
    problem: &Problem,
    method: &str,
    parameters: &[(String, String)],
) -> Result<RankResult, RankError> {
    run_with(problem, method, parameters, Scales::Checked)
}

/// Ranks the alternatives of a problem by a method, on scales that are checked or accepted.
///
/// # Errors
/// As [`run`]; scales that are accepted are no error.
pub fn run_with(
    problem: &Problem,
    method: &str,
    parameters: &[(String, String)],
    scales: Scales,
) -> Result<RankResult, RankError> {
    let method = find(method)?;
    let card = method.card();
    let mut parameters =
        Parameters::read(card.name, card.parameters, parameters).map_err(RankError::Parameters)?;
    let warnings = check(method, problem, &parameters);
    let refused = warnings.iter().any(|note| note.verdict == Verdict::Refused);
    if refused && scales == Scales::Checked {
        return Err(RankError::Scales(
            warnings.into_iter().filter(|note| note.verdict == Verdict::Refused).collect(),
        ));
    }
    let evaluation = evaluate(method, problem, &parameters)?;
    if card.needs.weights {
        let sum = problem.weights()?.sum;
        let note = if (sum - 1.0).abs() > 1e-12 {
            format!("divided by their sum, {sum}")
        } else {
            "as given".to_owned()
        };
        parameters.note("weights", note);
    }
    if refused {
        parameters.note("scales", "accepted against the check".to_owned());
    }
    Ok(RankResult {
        method: card.name,
        parameters,
        alternatives: problem.alternatives().to_vec(),
        criteria: problem.criteria().iter().map(|criterion| criterion.name.clone()).collect(),
        evaluation,
        warnings,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameter::Setting;
    use crate::rank::csv::read_csv;

    #[test]
    fn errors_are_typed() {
        let table = b"alternative,x\ndirection,max\nweight,1\na,1\nb,\n";
        let problem = read_csv(table).expect("no fault");
        assert!(matches!(run(&problem, "topsy", &[]), Err(RankError::UnknownMethod(_))));
        let bad = [("scaling".to_owned(), "vector".to_owned())];
        assert!(matches!(run(&problem, "topsis", &bad), Err(RankError::Parameters(_))));
        let error = run(&problem, "topsis", &[]).expect_err("a cell is missing");
        assert_eq!(
            error.to_string(),
            "missing cells: 1, the first for `b` on `x`; set the parameter missing=mean to put the mean of the criterion"
        );
    }

    #[test]
    fn scales_are_checked_unless_they_are_accepted() {
        let table = b"alternative,x\ndirection,max\nweight,1\nlevel,ordinal\na,1\nb,2\n";
        let problem = read_csv(table).expect("no fault");
        assert!(matches!(run(&problem, "topsis", &[]), Err(RankError::Scales(notes)) if notes.len() == 1));
        let found = run_with(&problem, "topsis", &[], Scales::Accepted).expect("accepted");
        let said = found.parameters.iter().find(|(name, _)| *name == "scales");
        assert_eq!(
            said.map(|(_, note)| note.clone()),
            Some(Setting::Note("accepted against the check".to_owned()))
        );
        assert!(found.warnings[0].to_string().contains("`x`"));
        let ordinal = run(&problem, "borda", &[]).expect("an order is enough");
        assert!(ordinal.warnings.is_empty());
    }
}
