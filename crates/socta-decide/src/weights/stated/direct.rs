//! Weights as they are stated: given, equal, shared-out points, values of swings.

use socta_base::numeric::sum;

use crate::card::ScaleLevel;
use crate::outcome::Values;
use crate::parameter::Parameters;
use crate::weights::card::{Card, Cells, Needs};
use crate::weights::method::{Input, Weighing, WeightError, Weighting};

static GIVEN: Card = Card {
    name: "given",
    aliases: &["as-given"],
    title: "weights as they stand in the matrix",
    source: "none: whoever wrote the matrix",
    complexity: "O(n)",
    meaning: "What their author means by them; for an additive model that is the worth of the swing from worst to best.",
    parameters: &[],
    needs: Needs::Matrix,
    scale: ScaleLevel::Ordinal,
    cells: Cells::Any,
    equal: "Nothing special.",
};

/// The weights of the matrix, divided by their sum.
#[derive(Debug, Clone, Copy)]
pub struct Given;

impl Weighting for Given {
    fn card(&self) -> &'static Card {
        &GIVEN
    }

    fn weigh(&self, input: Input<'_>, _: &Parameters) -> Result<Weighing, WeightError> {
        let Input::Matrix(problem) = input else { return Err(WeightError::needs(&GIVEN)) };
        let found = problem.weights()?;
        let weighing = Weighing { weights: found.values, details: Vec::new(), look_at: Vec::new() };
        Ok(weighing.detailed("sum", Values::Scalar(found.sum)))
    }
}

static EQUAL: Card = Card {
    name: "equal",
    aliases: &["mean"],
    title: "equal weights",
    source: "Dawes & Corrigan (1974), Psychological Bulletin 81(2):95-106",
    complexity: "O(n)",
    meaning: "That nobody states that one criterion matters more; a statement too, and never made silently.",
    parameters: &[],
    needs: Needs::Criteria,
    scale: ScaleLevel::Ordinal,
    cells: Cells::Any,
    equal: "Nothing special.",
};

/// `1 / n` each.
#[derive(Debug, Clone, Copy)]
pub struct Equal;

impl Weighting for Equal {
    fn card(&self) -> &'static Card {
        &EQUAL
    }

    fn weigh(&self, input: Input<'_>, _: &Parameters) -> Result<Weighing, WeightError> {
        Weighing::of(&vec![1.0; input.criteria().len()], "there is no criterion")
    }
}

static POINTS: Card = Card {
    name: "points",
    aliases: &["point-allocation", "direct-rating"],
    title: "shared-out points",
    source: "Doyle, Green & Bottomley (1997), Organizational Behavior and Human Decision Processes 70(1):65-72",
    complexity: "O(n)",
    meaning: "Shares of importance as somebody states them, mostly of 100 points; the sum that was given is shown.",
    parameters: &[],
    needs: Needs::Points,
    scale: ScaleLevel::Ordinal,
    cells: Cells::Any,
    equal: "Nothing special; an error if all are 0.",
};

/// Points divided by their sum.
#[derive(Debug, Clone, Copy)]
pub struct Points;

impl Weighting for Points {
    fn card(&self) -> &'static Card {
        &POINTS
    }

    fn weigh(&self, input: Input<'_>, _: &Parameters) -> Result<Weighing, WeightError> {
        let points = input.judged(&POINTS, |judgements| judgements.points())?;
        let weighing = Weighing::of(points, "all points are 0")?;
        Ok(weighing.detailed("sum", Values::Scalar(sum::pairwise(points))))
    }
}

static SWING: Card = Card {
    name: "swing",
    aliases: &["swings", "swing-weights"],
    title: "swing weights",
    source: "von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, Cambridge University Press",
    complexity: "O(n)",
    meaning: "How much the step from the worst to the best end of each scale is worth against the most worthwhile one, which has 100.",
    parameters: &[],
    needs: Needs::Swings,
    scale: ScaleLevel::Ordinal,
    cells: Cells::Any,
    equal: "Nothing special; an error if all are 0.",
};

/// Values of swings divided by their sum.
#[derive(Debug, Clone, Copy)]
pub struct Swing;

impl Weighting for Swing {
    fn card(&self) -> &'static Card {
        &SWING
    }

    fn weigh(&self, input: Input<'_>, _: &Parameters) -> Result<Weighing, WeightError> {
        let swings = input.judged(&SWING, |judgements| judgements.swings())?;
        let weighing = Weighing::of(swings, "all swings are worth 0")?;
        let most = swings.iter().copied().fold(0.0, f64::max);
        let relative = swings.iter().map(|swing| swing / most).collect();
        // Against the largest, whatever number it was given.
        Ok(weighing.detailed("relative", Values::Criteria(relative)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Direction;
    use crate::problem::Problem;
    use crate::problem::criterion::Criterion;
    use crate::weights::judgements::checked::Judgements;

    #[test]
    fn stated_weights_by_hand() {
        let column = |name: &str, weight| (Criterion::new(name, Direction::Max, weight), vec![1.0, 2.0]);
        let problem = Problem::from_columns(["x", "y"], vec![column("a", 3.0), column("b", 1.0)]);
        let problem = problem.expect("no fault");
        let of = |method: &dyn Weighting, input| method.weigh_by_default(input).map(|found| found.weights);
        assert_eq!(of(&Given, Input::Matrix(&problem)), Ok(vec![0.75, 0.25]));
        assert_eq!(of(&Equal, Input::Matrix(&problem)), Ok(vec![0.5, 0.5]));
        let text = r#"{"schema": "socta.judgements/1", "criteria": ["a", "b"], "points": {"a": 60, "b": 20},
            "swings": {"a": 100, "b": 25}}"#;
        let judgements = Judgements::read("stated.json", text.into()).value.expect("no fault");
        assert_eq!(of(&Points, Input::Judgements(&judgements)), Ok(vec![0.75, 0.25]));
        assert_eq!(of(&Swing, Input::Judgements(&judgements)), Ok(vec![0.8, 0.2]));
        assert!(matches!(of(&Points, Input::Matrix(&problem)), Err(WeightError::Needs { .. })));
    }
}
