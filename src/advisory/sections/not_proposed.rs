//! Not proposed: each area left out, how far it is from the list, and what to watch.

use crate::advisory::cells::word;
use crate::advisory::reasons::enough;
use crate::advisory::standing::as_score;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{AreaResult, Block, Cell};
use crate::comparison::NEAR;
use crate::dossier::AreaIx;
use crate::model::Scale;
use crate::priorities::{Bound, Constraint, Standing, Why};
use crate::tables::Value;

use super::portfolio;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let out: Vec<&AreaResult> =
        voice.material.results.areas.iter().filter(|result| result.mode.is_none()).collect();
    if out.is_empty() {
        return vec![voice.paragraph("not-proposed-none", &[])];
    }
    let columns = [
        voice.area_column().keyed(),
        voice.end("picture-column-rank").integer("rank"),
        voice.end("picture-column-score").number("score"),
        voice.end("picture-column-top").share("p_top"),
        voice.end("portfolio-column-selected").share("p_chosen"),
        voice
            .start("portfolio-column-weights")
            .string("class_over_weights")
            .share("core_index_over_weights")
            .integer("hangs_on"),
        voice.end("not-proposed-column-gap").number("gap"),
        voice.end("not-proposed-column-rise").number("rise"),
        voice.start("not-proposed-column-blocked").list("blocked_by").list("displaces"),
        voice.start("not-proposed-column-watch").list("indicators").list("factors"),
    ];
    let rows = out.iter().map(|result| row(voice, result)).collect();
    let mut blocks = vec![
        voice.paragraph("not-proposed-text", &[]),
        voice.table("not-proposed-areas", &voice.say("not-proposed-table"), columns, rows),
    ];
    blocks.extend(why_not(voice, &out));
    blocks
}

/// Why each area near the line is left out, and what would let it in.
fn why_not(voice: &Voice<'_>, out: &[&AreaResult]) -> Vec<Block> {
    let far = &voice.material.results.reasons.far;
    let mut blocks =
        vec![Block::Heading { level: 1, id: "why-not".to_owned(), title: voice.say("not-proposed-why") }];
    for result in out.iter().filter(|result| !far.contains(&result.key)) {
        let Some(placed) = voice.placed(result.area) else { continue };
        let id = format!("why-not-{}", result.key.replace('.', "-"));
        blocks.push(Block::Heading { level: 2, id, title: voice.area(result.area) });
        blocks.push(Block::Paragraph(voice.verdict(placed).into()));
        blocks.push(Block::Paragraph(voice.compared(placed).join(" ").into()));
        blocks.push(voice.changes_of(placed));
    }
    if !far.is_empty() {
        let arguments = [("count", count(far.len())), ("near", text(NEAR.to_string()))];
        blocks.push(voice.paragraph("not-proposed-far", &arguments));
    }
    blocks
}

fn row(voice: &Voice<'_>, result: &AreaResult) -> Vec<Cell> {
    let standing = voice.standing(result.area);
    // What an override costs stands with the overrides.
    let free = standing.filter(|standing| standing.why != Why::Override);
    let score = |value: Option<f64>| voice.known(value, |value| Cell::number(value, 3));
    vec![
        voice.area_cell(result.area),
        if voice.no_order().is_some() { voice.nothing() } else { Cell::count(result.rank) },
        Cell::number(result.score, 3),
        Cell::probability(result.top),
        portfolio::selected(voice, result.area),
        portfolio::over_weights(voice, result.area),
        score(free.and_then(|standing| standing.gap).map(as_score)),
        score(free.and_then(|standing| rise(voice, result, standing))),
        blocked(voice, result, standing),
        watch(voice, result),
    ]
}

/// By how much the score must rise for the area to be proposed, rounded up; none if no rise is known that does it.
fn rise(voice: &Voice<'_>, result: &AreaResult, standing: &Standing) -> Option<f64> {
    let change = if voice.material.model.selection_rules.network_share > 0.0 {
        // What an area is worth beside its networks does not say what its score must be.
        voice.placed(result.area)?.reason.evidence.as_ref()?.score? - result.score
    } else {
        as_score(standing.change?)
    };
    (change > 0.0).then(|| enough(change, 3))
}

/// Who or what keeps the area out: kinds, and the areas that it would displace.
fn blocked(voice: &Voice<'_>, result: &AreaResult, standing: Option<&Standing>) -> Cell {
    let forced = voice
        .material
        .results
        .proposal
        .overrides
        .iter()
        .find(|forced| !forced.force_in && forced.area == result.area);
    if let Some(forced) = forced {
        let arguments = [("author", text(&forced.author)), ("reason", text(&forced.reason))];
        return Cell::said(voice.with("blocked-forced", &arguments), [Value::list(["override"])]);
    }
    let score = || ("score".to_owned(), voice.say("blocked-value"));
    let Some(standing) = standing else {
        let (kind, words) = score();
        return Cell::said(words, [Value::list([kind])]);
    };
    let one_more = |&bound: &Bound| (word(&bound), voice.say(one_more(bound)));
    let mut parts: Vec<(String, String)> = standing.admitted_by.iter().map(one_more).collect();
    let reason = voice.material.results.reasons.area(&result.key);
    if parts.is_empty() && reason.is_some_and(|reason| reason.held_by.contains(&Constraint::PlaceAndPlan)) {
        parts.push(("place-and-plan".to_owned(), voice.say("blocked-place-and-plan")));
    }
    if reason.is_some_and(|reason| reason.held_by.iter().any(Constraint::is_rule)) {
        parts.push(("rules".to_owned(), voice.say("blocked-rules")));
    }
    if parts.is_empty() {
        parts.push(score());
    }
    let (kinds, mut said): (Vec<String>, Vec<String>) = parts.into_iter().unzip();
    let displaced: Vec<AreaIx> = standing.leaves.iter().filter_map(|key| voice.area_by_key(key)).collect();
    if !displaced.is_empty() {
        said.push(voice.with("not-proposed-displaces", &[("list", text(voice.areas(&displaced)))]));
    }
    Cell::said(said.join("; "), [Value::List(kinds), voice.area_keys(&displaced)])
}

fn one_more(bound: Bound) -> &'static str {
    match bound {
        Bound::Priorities => "blocked-places",
        Bound::Plans => "blocked-plans",
        Bound::Goals => "blocked-goals",
    }
}

/// What the interim review should look for: the heaviest open indicators and the factors that push upwards.
fn watch(voice: &Voice<'_>, result: &AreaResult) -> Cell {
    let open: Vec<usize> = voice.gaps(result).into_iter().take(2).map(|(_, criterion)| criterion).collect();
    let item = |&criterion: &usize| {
        let indicator = voice.material.results.scores.assembly.table.criteria[criterion].indicator;
        let key = match voice.material.catalogue.indicators[indicator.index()].scale {
            Scale::Hmlun => "watch-item",
            Scale::Numeric => "watch-figure",
        };
        voice.with(key, &[("indicator", text(Voice::within(&voice.criterion(criterion))))])
    };
    let rising =
        voice.material.dossier.factors.iter().filter(|factor| factor.area == result.area && factor.push > 0);
    let mut factors: Vec<(String, String)> =
        rising.map(|factor| (voice.factor(factor.factor), word(&factor.factor))).collect();
    factors.sort();
    factors.dedup();
    factors.truncate(2);
    let (names, keys): (Vec<String>, Vec<String>) = factors.into_iter().unzip();
    let said: Vec<String> = open.iter().map(item).chain(names).collect();
    let indicators = Value::list(open.iter().map(|&criterion| voice.criterion_key(criterion)));
    Cell::said(said.join("; "), [indicators, Value::List(keys)])
}
