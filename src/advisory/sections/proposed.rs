//! The proposal in one table. A priority of several areas shows the range over them, with the weakest one named: its best
//! member says nothing of the others.

use crate::advisory::cells::word;
use crate::advisory::voice::{Voice, reference, text};
use crate::advisory::{AreaResult, Block, Cell, Proposed};
use crate::dossier::AreaIx;
use crate::tables::Value;

pub(super) fn table(voice: &Voice<'_>) -> Block {
    let columns = [
        voice.start("summary-column-priority").labelled("priority").keyed(),
        voice.start("summary-column-areas").list("areas").list("forced_in"),
        voice.start("summary-column-mode").list("modes"),
        voice.end("summary-column-plans").integer("plans"),
        voice.end("summary-column-goals").integer("goals"),
        voice.end("summary-column-score").number("least_score").number("best_score"),
        voice.end("summary-column-top").share("least_p_top").share("best_p_top").string("weakest"),
        voice.start("summary-column-confidence").string("least_confidence").string("best_confidence"),
        voice.end("summary-column-coverage").share("least_coverage").share("best_coverage"),
    ];
    let rows = voice.material.results.proposal.proposed.iter().map(|proposed| row(voice, proposed)).collect();
    voice.table("proposed", &voice.say("summary-table"), columns, rows)
}

fn row(voice: &Voice<'_>, proposed: &Proposed) -> Vec<Cell> {
    let members: Vec<&AreaResult> = proposed.areas.iter().filter_map(|&area| voice.result(area)).collect();
    let name = voice.bundle(proposed.bundle);
    let key = &voice.material.dossier.bundles[proposed.bundle].key;
    let over = |of: &dyn Fn(&AreaResult) -> f64| ends(members.iter().map(|member| of(member)));
    vec![
        Cell::key(key, reference(voice.sheet_id(proposed), name)),
        areas(voice, proposed),
        modes(voice, &members),
        Cell::count(proposed.plans),
        Cell::count(proposed.goals),
        ranged(over(&|member| member.score), &|value| voice.score(value)),
        top(voice, &members, over(&|member| member.top)),
        confidence(voice, &members),
        ranged(over(&|member| voice.coverage(member.area)), &|value| voice.percent(value)),
    ]
}

/// The areas, those that somebody forced in marked.
fn areas(voice: &Voice<'_>, proposed: &Proposed) -> Cell {
    let overrides = &voice.material.results.proposal.overrides;
    let forced = |area: AreaIx| overrides.iter().find(|one| one.force_in && one.area == area);
    let name = |&area: &AreaIx| {
        let name = voice.area(area);
        match forced(area) {
            Some(by) => {
                let arguments = [
                    ("area", text(name)),
                    ("author", text(&by.author)),
                    ("price", text(voice.score(by.price))),
                ];
                voice.with("summary-area-forced", &arguments)
            }
            None => name,
        }
    };
    let names: Vec<String> = proposed.areas.iter().map(name).collect();
    let marked: Vec<AreaIx> = proposed.areas.iter().copied().filter(|&area| forced(area).is_some()).collect();
    Cell::said(names.join("; "), [voice.area_keys(&proposed.areas), voice.area_keys(&marked)])
}

fn modes(voice: &Voice<'_>, members: &[&AreaResult]) -> Cell {
    let mut modes: Vec<(String, String)> =
        members.iter().filter_map(|member| member.mode).map(|mode| (voice.mode(mode), word(&mode))).collect();
    modes.sort();
    modes.dedup();
    let (names, modes): (Vec<String>, Vec<String>) = modes.into_iter().unzip();
    Cell::said(names.join(", "), [Value::List(modes)])
}

/// How often the members are among the first K, and which is so least often.
fn top(voice: &Voice<'_>, members: &[&AreaResult], [least, most]: [f64; 2]) -> Cell {
    let weakest = members.iter().rev().min_by(|a, b| a.top.total_cmp(&b.top)).filter(|_| members.len() > 1);
    let range = range([least, most], &|share| voice.probability(share));
    let Some(weakest) = weakest else {
        return Cell::said(range, [least.into(), most.into(), Value::Nothing]);
    };
    let arguments = [("range", text(range)), ("area", text(voice.area(weakest.area)))];
    let key = voice.area_key(weakest.area);
    Cell::said(voice.with("summary-weakest", &arguments), [least.into(), most.into(), key.into()])
}

/// From the lowest to the highest confidence of the members.
fn confidence(voice: &Voice<'_>, members: &[&AreaResult]) -> Cell {
    let found = |word: &&str| members.iter().any(|member| voice.confidence_key(member.area) == *word);
    let words: Vec<&str> = ["low", "moderate", "high"].into_iter().filter(found).collect();
    let (least, most) = (words.first().copied().unwrap_or("low"), words.last().copied().unwrap_or("low"));
    let [first, last] = [least, most].map(|word| voice.say(&format!("confidence-{word}")));
    let words = if least == most {
        first
    } else {
        voice.with("summary-range", &[("least", text(first)), ("most", text(last))])
    };
    Cell::said(words, [least.into(), most.into()])
}

/// Least and greatest of some numbers; 0 for none.
fn ends(values: impl Iterator<Item = f64>) -> [f64; 2] {
    let found = values.fold(None, |ends: Option<[f64; 2]>, value| {
        Some(ends.map_or([value; 2], |[least, most]| [least.min(value), most.max(value)]))
    });
    found.unwrap_or_default()
}

fn ranged(ends: [f64; 2], show: &dyn Fn(f64) -> String) -> Cell {
    Cell::said(range(ends, show), ends.map(Value::from))
}

/// Both ends in words, or one where they read alike.
fn range(ends: [f64; 2], show: &dyn Fn(f64) -> String) -> String {
    let [least, most] = ends.map(show);
    if least == most { least } else { format!("{least} – {most}") }
}
