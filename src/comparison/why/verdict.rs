//! How far the place of an area can be relied on.

use crate::comparison::{Change, Piece};
use crate::dossier::{AreaIx, Dossier};
use crate::model::MissingPolicy;
use crate::priorities::Constraint;

use super::{AreaReason, Grounds, Hinge, Verdict, WeightTurn};

/// Share of the views of the simulation from which on a place that is otherwise in them is not firm, where nobody is on this side
/// of the line without a reason.
const OTHERWISE: f64 = 0.1;
/// Share of the candidates on one side of the line from which on it says nothing to be on it.
const EVERYBODY: f64 = 0.9;

/// What decides an area the other way, and the verdict that follows.
///
/// - `Forced`: an override decides, so that nothing else is asked.
/// - `HangsOn`: it is decided the other way without one indicator, one contributor, one source or one pair of evaluation
///   codes, or under another treatment of what nobody knows. Such a place is never called firm.
/// - `HoldsUnless`: none of that, but it is decided the other way without a layer, under another coding of the levels, under
///   the weights of another model that was tried, with invented evidence scored, with weights within the declared ranges,
///   without the override of another area, or in too many of the views of the simulation, where all of evidence and weights
///   changes at once: in a tenth of the share that would be on the other side if places were drawn by lot.
/// - `SaysNothing`: none of that, but nine in ten candidates or more are on this side of the line whatever the evidence says.
/// - `Firm`: none of that either. Other bounds and rules change what fits and not what is threatening, and are
///   left aside.
pub(super) fn verdicts(grounds: &Grounds<'_>, area: AreaIx, reason: &AreaReason) -> (Verdict, Vec<Hinge>) {
    let dossier = grounds.base.reading.dossier;
    let turned = |enters: &[AreaIx], leaves: &[AreaIx]| enters.contains(&area) || leaves.contains(&area);
    let pieces = grounds.left_out.iter().filter(|one| turned(&one.enters, &one.leaves));
    let pieces = pieces.map(|one| piece(dossier, &one.piece));
    let views = grounds.variants.iter().filter(|variant| turned(&variant.enters, &variant.leaves));
    let views = views.filter_map(|variant| view(dossier, &variant.change));
    let mut hinges: Vec<Hinge> =
        pieces.chain(views).chain(reason.weights.as_ref().and_then(weight)).collect();
    hinges.extend(reason.held_by.iter().filter_map(|constraint| match constraint {
        Constraint::Override(key) => Some(Hinge::Override(key.clone())),
        // Bounds and rules of the model say what fits, and are asked about apart from this.
        _ => None,
    }));
    let candidates = grounds.problem.items.len().max(1) as f64;
    let can_be_in = grounds.most as f64 / candidates;
    let same_side = if reason.chosen { can_be_in } else { 1.0 - can_be_in };
    hinges.extend(
        (grounds.in_views)(&reason.area).and_then(|share| otherwise(share, reason.chosen, same_side)),
    );
    hinges.sort();
    hinges.dedup();
    let verdict = if hinges.iter().any(Hinge::is_evidence) {
        Verdict::HangsOn
    } else if !hinges.is_empty() {
        Verdict::HoldsUnless
    } else if same_side >= EVERYBODY {
        Verdict::SaysNothing
    } else {
        Verdict::Firm
    };
    (verdict, hinges)
}

fn piece(dossier: &Dossier, piece: &Piece) -> Hinge {
    match piece {
        Piece::Indicator(key) => Hinge::Indicator(key.clone()),
        Piece::Source(source) => Hinge::Source(dossier.sources[source.index()].key.clone()),
        Piece::Grade(grade) => Hinge::Codes(format!("{:?}{}", grade.source, grade.information as u8 + 1)),
    }
}

/// What a variant stands for; none for other bounds.
fn view(dossier: &Dossier, change: &Change) -> Option<Hinge> {
    Some(match change {
        Change::Missing(MissingPolicy::Exclude) => Hinge::Unknown("exclude".to_owned()),
        Change::Missing(MissingPolicy::Interval) => Hinge::Unknown("interval".to_owned()),
        Change::Missing(MissingPolicy::AsValue { value }) => Hinge::Unknown(value.to_string()),
        Change::Missing(MissingPolicy::Unseen { odds }) => Hinge::Unknown(format!("unseen-{odds}")),
        Change::WithoutContributor(contributor) => {
            Hinge::Contributor(dossier.contributors[contributor.index()].key.clone())
        }
        Change::WithoutLayer(layer) => Hinge::Layer(layer.key().to_owned()),
        Change::Bounds { .. } => return None,
        Change::Invented => Hinge::Invented,
        Change::Coding(name) => Hinge::Coding(name.clone()),
        Change::Preset(name) => Hinge::Preset(name.clone()),
    })
}

/// How often an area that is chosen in this share of the views is on the other side in them, if that is often against the share
/// of candidates that are on the same side by lot.
fn otherwise(selected: f64, chosen: bool, same_side: f64) -> Option<Hinge> {
    let other = if chosen { 1.0 - selected } else { selected };
    let by_lot = if same_side >= EVERYBODY { 1.0 } else { 1.0 - same_side };
    (other >= OTHERWISE * by_lot).then(|| Hinge::Views((other * 1000.0).round().clamp(0.0, 1000.0) as u16))
}

/// The nearest single weight within its range that turns the area, or else admissible weights that do.
fn weight(weights: &WeightTurn) -> Option<Hinge> {
    let single = weights.single.iter().find(|single| single.within_range);
    match (single, &weights.joint) {
        (Some(single), _) => Some(Hinge::Weight(single.criterion.clone())),
        (None, Some(joint)) if joint.admissible => Some(Hinge::Weights),
        (None, _) => None,
    }
}
