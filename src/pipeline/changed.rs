//! What the scenario of a run did, against the same run without it.

use super::asked::Asked;
use crate::comparison::{Base, Outcome};
use crate::dossier::AreaIx;
use crate::evidence::Reading;
use crate::model::ScoringModel;
use crate::numeric::rank::falling;
use crate::priorities;
use crate::results::{Changed, Effect, LeftOut, ScoreMove};

impl Asked<'_> {
    /// What the scenario changed and what that did; none for a run without one.
    pub(super) fn changed(&self, base: &Base<'_>) -> Option<Changed> {
        let (scenario, _) = self.inputs.scenario?;
        let bounds = self.inputs.model.0.selection;
        let reports = |at| base.reading.dossier.observations.iter().filter(move |it| it.contributor == at);
        let left_out = self.resolved.without_contributors.iter();
        let left_out = left_out.map(|&at| LeftOut { contributor: at, reports: reports(at).count() });
        Some(Changed {
            scenario: scenario.clone(),
            left_out: left_out.collect(),
            bounds_before: [bounds.priorities, bounds.plans, bounds.goals],
            effect: self.effect(base),
        })
    }

    /// The choice is made anew as the dossier and the model are, which needs no simulation.
    fn effect(&self, base: &Base<'_>) -> Option<Effect> {
        let plain = self.inputs.model.0;
        let reading = Reading { model: plain, without: &[], ..base.reading };
        let rules = priorities::with_areas(reading, base.derived).into_owned();
        let model = ScoringModel { selection_rules: rules, ..plain.clone() };
        let before = Base { forced: &[], ..*base }.outcome(&model, &[])?;
        let after = base.outcome(base.reading.model, base.reading.without)?;
        let only = |these: &[AreaIx], those: &[AreaIx]| -> Vec<AreaIx> {
            these.iter().copied().filter(|area| !those.contains(area)).collect()
        };
        Some(Effect {
            enters: only(&after.proposed, &before.proposed),
            leaves: only(&before.proposed, &after.proposed),
            moves: moves(&before, &after),
        })
    }
}

/// Areas of both whose score is another, the largest move first.
fn moves(before: &Outcome, after: &Outcome) -> Vec<ScoreMove> {
    let place = |outcome: &Outcome, area: AreaIx| {
        let score = outcome.scores[outcome.areas.iter().position(|&other| other == area)?];
        Some((score, 1 + outcome.scores.iter().filter(|&&other| other > score).count()))
    };
    let both =
        before.areas.iter().filter_map(|&area| Some((area, place(before, area)?, place(after, area)?)));
    let moved = both.filter(|(_, old, new)| old.0 != new.0);
    let mut moves: Vec<ScoreMove> = moved
        .map(|(area, old, new)| ScoreMove { area, score: [old.0, new.0], rank: [old.1, new.1] })
        .collect();
    let size = |it: &ScoreMove| (it.score[1] - it.score[0]).abs();
    moves.sort_by(|a, b| falling((size(a), a.area), (size(b), b.area)));
    moves
}
