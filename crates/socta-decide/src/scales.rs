//! Which method may meet which scale.
//!
//! A ranking means something if every admissible change of measurement leaves it as it is. Levels that only have an order may
//! be coded anew by any rising function; a scale without a true zero may be moved. A method that takes differences of the first,
//! or quotients of the second, ranks the coding and not the alternatives.
//!
//! # Source
//! Stevens (1946), On the theory of scales of measurement, Science 103:677-680; Roberts (1979), Measurement Theory, Addison-Wesley.
//!
//! # Complexity
//! O(n) for n criteria.

use serde::Serialize;

use crate::card::ScaleLevel;
use crate::method::Method;
use crate::parameter::Parameters;
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, ValueScale};

/// What follows from a scale that is weaker than a method needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The order depends on where zero was put.
    Warned,
    /// The order depends on how the levels were coded.
    Refused,
}

/// A criterion that a method may not take as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScaleNote {
    /// Name of the method.
    pub method: &'static str,
    /// Name of the criterion.
    pub criterion: String,
    /// The level that the criterion declares.
    pub declared: ScaleLevel,
    /// The weakest level that the method takes here.
    pub needed: ScaleLevel,
    /// What follows for the method.
    pub verdict: Verdict,
}

impl std::fmt::Display for ScaleNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { method, criterion, .. } = self;
        match (self.verdict, self.needed) {
            (Verdict::Warned, _) => write!(
                f,
                "{method} takes quotients of `{criterion}`, which has no true zero: the order depends on where its zero was \
                 put; compare with a method that takes differences only, such as additive"
            ),
            (Verdict::Refused, needed) => write!(
                f,
                "{method} takes {} of `{criterion}`, whose levels have an order only: another coding of the same levels \
                 can turn the ranking round; take an ordinal method (promethee2, electre3, dominance, kemeny), or declare \
                 by `points` what each level is worth and take additive",
                if needed == ScaleLevel::Ratio { "quotients" } else { "differences" }
            ),
        }
    }
}

/// What a method may not take as it is, in the order of the criteria. Criteria that declare no level are not judged.
#[must_use]
pub fn check(method: &dyn Method, problem: &Problem, parameters: &Parameters) -> Vec<ScaleNote> {
    let judged = |criterion: &Criterion| {
        let (declared, needed) = (criterion.level?, method.scale(criterion, parameters));
        let verdict = verdict(declared, needed)?;
        // A value function says what each level is worth, for a method that goes by it.
        let valued = matches!(criterion.scale, Some(ValueScale::Points(_)));
        if valued && parameters.choice("scaling") == "declared" {
            return None;
        }
        let (method, criterion) = (method.card().name, criterion.name.clone());
        Some(ScaleNote { method, criterion, declared, needed, verdict })
    };
    problem.criteria().iter().filter_map(judged).collect()
}

/// What follows for a declared and a needed level; nothing if the declared one is strong enough.
#[must_use]
pub fn verdict(declared: ScaleLevel, needed: ScaleLevel) -> Option<Verdict> {
    match (declared, needed) {
        (declared, needed) if declared >= needed => None,
        (ScaleLevel::Ordinal, _) => Some(Verdict::Refused),
        _ => Some(Verdict::Warned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{Direction, Matrix};
    use crate::methods::find;
    use crate::preference::Preference;

    fn verdicts(method: &str, criterion: Criterion) -> Vec<Verdict> {
        let matrix = Matrix::new(1, &[Some(1.0), Some(2.0)]).expect("two rows");
        let names = vec!["a".to_owned(), "b".to_owned()];
        let problem = Problem::new(names, vec![criterion], matrix).expect("no fault");
        let method = find(method).expect("registered");
        let parameters = Parameters::defaults(method.card().parameters);
        check(method, &problem, &parameters).into_iter().map(|note| note.verdict).collect()
    }

    fn criterion(level: Option<ScaleLevel>) -> Criterion {
        Criterion { level, ..Criterion::new("x", Direction::Max, 1.0) }
    }

    #[test]
    fn levels_are_ordered_and_undeclared_ones_are_not_judged() {
        use ScaleLevel::{Interval, Ordinal, Ratio};
        let found = |level, method: &str| verdicts(method, criterion(level));
        assert_eq!(found(None, "topsis"), []);
        assert_eq!(found(Some(Ratio), "topsis"), []);
        assert_eq!(found(Some(Interval), "topsis"), [Verdict::Warned]);
        assert_eq!(found(Some(Ordinal), "topsis"), [Verdict::Refused]);
        assert_eq!(found(Some(Ordinal), "promethee2"), []);
        assert_eq!(found(Some(Ordinal), "additive"), [Verdict::Refused]);
    }

    #[test]
    fn what_is_declared_of_a_criterion_decides() {
        let mut valued = criterion(Some(ScaleLevel::Ordinal));
        valued.scale = Some(ValueScale::Points(vec![(1.0, 0.0), (2.0, 1.0)]));
        assert_eq!(verdicts("additive", valued.clone()), []);
        assert_eq!(verdicts("topsis", valued), [Verdict::Refused]);
        let mut measured = criterion(Some(ScaleLevel::Ordinal));
        measured.preference = Some(Preference::VShape { p: 1.0 });
        assert_eq!(verdicts("promethee2", measured), [Verdict::Refused]);
    }
}
