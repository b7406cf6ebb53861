//! What to find out next: the questions whose answers could change the list, the most worth first.

use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell, Column, Text};
use crate::dossier::AreaIx;
use crate::portfolio::{Gap, Information, Joint, Worth};
use crate::tables::Value;

use super::silence;

/// Questions on one area that are listed.
const GAPS: usize = 15;
/// Questions over all areas, and areas, that are listed.
const GROUPS: usize = 8;
/// Questions that are put into words.
const FIRST: usize = 3;
/// Areas that are named of a question.
const NAMED: usize = 3;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let mut blocks = stated(voice);
    let sample = silence::sample(voice);
    if blocks.is_empty() && !sample.is_empty() {
        blocks.push(title(voice));
    }
    blocks.extend(sample);
    blocks
}

fn title(voice: &Voice<'_>) -> Block {
    Block::Heading { level: 1, id: "questions".to_owned(), title: voice.say("questions-title") }
}

fn stated(voice: &Voice<'_>) -> Vec<Block> {
    let Some(found) = &voice.portfolio().information else { return Vec::new() };
    let mut blocks = vec![title(voice)];
    if found.evidence.change.value <= 0.0 && found.weights.change.value <= 0.0 && found.gaps.is_empty() {
        let views = ("views", text(voice.words.number(found.views as f64, 0)));
        blocks.push(voice.paragraph("questions-none", &[views]));
        return blocks;
    }
    blocks.push(opening(voice, found));
    if !(found.enters.is_empty() && found.leaves.is_empty()) {
        let (enters, leaves) = (voice.keyed(&found.enters), voice.keyed(&found.leaves));
        let changes = text(voice.changes(&enters, &leaves));
        blocks.push(voice.paragraph("questions-base", &[("changes", changes)]));
    }
    blocks.extend(gaps(voice, found));
    let together: Vec<Block> = groups(voice, found).into_iter().chain(areas(voice, found)).collect();
    if !together.is_empty() {
        let views = ("views", text(voice.words.number(found.views as f64, 0)));
        blocks.push(voice.paragraph("questions-together", &[views]));
    }
    blocks.extend(together);
    blocks
}

fn opening(voice: &Voice<'_>, found: &Information) -> Block {
    let chance = |joint: &Joint| text(voice.probability(joint.change.value));
    let gain = |joint: &Joint| text(points(voice, joint.gain.value));
    voice.paragraph(
        "questions-text",
        &[
            ("cells", count(found.uncertain)),
            ("chance", chance(&found.evidence)),
            ("gain", gain(&found.evidence)),
            ("weights-chance", chance(&found.weights)),
            ("weights-gain", gain(&found.weights)),
            ("gaps", count(found.gaps.len())),
        ],
    )
}

/// A gain, four digits.
fn points(voice: &Voice<'_>, gain: f64) -> String {
    voice.words.number(gain, 4)
}

/// The collection plan: one question on one area a row.
fn gaps(voice: &Voice<'_>, found: &Information) -> Vec<Block> {
    if found.gaps.is_empty() {
        return vec![voice.paragraph("questions-no-gap", &[])];
    }
    let mut columns = vec![
        voice.area_column().keyed(),
        voice.start("questions-column-ask").labelled("indicator").keyed(),
        voice.start("questions-column-state").string("state").integer("reports").share("certainty"),
        voice.end("questions-column-known").share("p_change"),
    ];
    columns.extend(found.reports.iter().map(|report| {
        let title = voice.with("questions-column-report", &[("code", text(&report.code))]);
        Column::end(title).share(&format!("p_change_by_{}", report.code))
    }));
    columns.push(voice.end("questions-column-gain").number("gain"));
    columns.push(voice.start("questions-column-then").list("enters").list("leaves"));
    let rows = found.gaps.iter().take(GAPS).filter_map(|gap| row(voice, gap)).collect();
    let certainties: Vec<String> = found
        .reports
        .iter()
        .map(|report| {
            let certainty = ("certainty", text(voice.percent(report.certainty)));
            voice.with("questions-report", &[("code", text(&report.code)), certainty])
        })
        .collect();
    let first = found.gaps.iter().take(FIRST).filter_map(|gap| sentence(voice, gap)).map(Text::from);
    let mut blocks = vec![
        Block::List(first.collect()),
        voice.paragraph("questions-gaps-text", &[("reports", text(voice.list(&certainties)))]),
        voice.table("collection-plan", &voice.say("questions-gaps"), columns, rows),
    ];
    if found.gaps.len() > GAPS {
        let more = found.gaps.len() - GAPS;
        blocks.push(voice.paragraph("questions-more", &[("count", count(more))]));
    }
    blocks
}

/// The area and the criterion of a question.
fn place(voice: &Voice<'_>, gap: &Gap) -> Option<(AreaIx, usize)> {
    let criteria = &voice.material.results.scores.assembly.table.criteria;
    let criterion = criteria.iter().position(|criterion| criterion.key == gap.criterion)?;
    Some((voice.area_by_key(&gap.item)?, criterion))
}

/// A question in words: what to ask, about which area, and what hangs on it.
fn sentence(voice: &Voice<'_>, gap: &Gap) -> Option<String> {
    let (area, criterion) = place(voice, gap)?;
    let changes = voice.changes(&voice.keyed(&gap.enters), &voice.keyed(&gap.leaves));
    Some(voice.with(
        "questions-sentence",
        &[
            ("area", text(voice.area(area))),
            ("indicator", text(Voice::within(&voice.criterion(criterion)))),
            ("state", text(state(voice, area, criterion).0)),
            ("chance", text(voice.probability(gap.perfect.change))),
            ("changes", text(changes)),
        ],
    ))
}

/// What is known of a cell now: how many reports, and how certain they are on average. Beside the words stand the state, the
/// number of reports and the certainty.
fn state(voice: &Voice<'_>, area: AreaIx, criterion: usize) -> (String, [Value; 3]) {
    let results = &voice.material.results;
    let key = voice.state_key(area, criterion);
    let cell = results.evidence.cell(area, results.scores.assembly.table.criteria[criterion].indicator);
    match cell.filter(|cell| cell.belief.is_some() && !voice.is_derived_criterion(criterion)) {
        Some(cell) => {
            let (reports, certainty) = (cell.reports.len(), cell.certainty);
            let arguments = [("reports", count(reports)), ("certainty", text(voice.percent(certainty)))];
            (voice.with("questions-state", &arguments), [key.into(), reports.into(), certainty.into()])
        }
        None => (voice.state(area, criterion), [key.into(), Value::Nothing, Value::Nothing]),
    }
}

/// In a sheet: the question on an area that is most worth asking, if the answer could change the list.
pub(in crate::advisory) fn of_area(voice: &Voice<'_>, area: AreaIx) -> Option<String> {
    let found = voice.portfolio().information.as_ref()?;
    let gap = found.gaps.iter().find(|gap| place(voice, gap).is_some_and(|(own, _)| own == area))?;
    let (_, criterion) = place(voice, gap)?;
    let indicator = text(Voice::within(&voice.criterion(criterion)));
    let chance = text(voice.probability(gap.perfect.change));
    Some(voice.with("sheet-sure-ask", &[("indicator", indicator), ("chance", chance)]))
}

fn row(voice: &Voice<'_>, gap: &Gap) -> Option<Vec<Cell>> {
    let (area, criterion) = place(voice, gap)?;
    let (enters, leaves) = (voice.keyed(&gap.enters), voice.keyed(&gap.leaves));
    let chance = |worth: &Worth| Cell::probability(worth.change);
    let (words, known) = state(voice, area, criterion);
    let mut cells = vec![
        voice.area_cell(area),
        voice.criterion_cell(criterion),
        Cell::said(words, known),
        chance(&gap.perfect),
    ];
    cells.extend(gap.reports.iter().map(chance));
    cells.push(Cell::number(gap.perfect.gain, 4));
    cells.push(voice.changes_cell(&enters, &leaves));
    Some(cells)
}

/// One question that serves all areas a row.
fn groups(voice: &Voice<'_>, found: &Information) -> Option<Block> {
    let rows: Vec<Vec<Cell>> = worth_asking(&found.questions)
        .map(|joint| {
            let question = Cell::key(&joint.of, voice.indicator_by_key(&joint.of));
            let mut cells = vec![question, Cell::count(joint.cells)];
            cells.extend(figures(joint));
            cells.push(moved(voice, joint));
            cells
        })
        .collect();
    let columns = [
        voice.start("questions-column-ask").labelled("indicator").keyed(),
        voice.end("questions-column-areas").integer("areas"),
        voice.end("questions-column-known").share("p_change").share("p_change_error"),
        voice.end("questions-column-gain").number("gain").number("gain_error"),
        voice.start("questions-column-places").list("moved"),
    ];
    (!rows.is_empty()).then(|| voice.table("common-questions", &voice.say("questions-groups"), columns, rows))
}

/// All that is open on one area a row.
fn areas(voice: &Voice<'_>, found: &Information) -> Option<Block> {
    let rows: Vec<Vec<Cell>> = worth_asking(&found.items)
        .filter_map(|joint| {
            let area = voice.area_by_key(&joint.of)?;
            let mut cells = vec![voice.area_cell(area), Cell::count(joint.cells)];
            cells.extend(figures(joint));
            Some(cells)
        })
        .collect();
    let columns = [
        voice.area_column().keyed(),
        voice.end("questions-column-open").integer("open"),
        voice.end("questions-column-known").share("p_change").share("p_change_error"),
        voice.end("questions-column-gain").number("gain").number("gain_error"),
    ];
    (!rows.is_empty()).then(|| voice.table("area-questions", &voice.say("questions-areas"), columns, rows))
}

/// Questions that could change the list.
fn worth_asking(joints: &[Joint]) -> impl Iterator<Item = &Joint> {
    joints.iter().filter(|joint| joint.change.value > 0.0).take(GROUPS)
}

/// Chance and gain, each with its error.
fn figures(joint: &Joint) -> [Cell; 2] {
    let (chance, gain) = (joint.change, joint.gain);
    [
        Voice::estimate(Cell::probability(chance.value), Cell::share(chance.error, 1)),
        Voice::estimate(Cell::number(gain.value, 4), Cell::number(gain.error, 4)),
    ]
}

/// The areas that come or go most often.
fn moved(voice: &Voice<'_>, joint: &Joint) -> Cell {
    let named = joint.moved.iter().take(NAMED).filter_map(|(key, share)| {
        let area = voice.area_by_key(key)?;
        Some(format!("{} ({})", voice.area(area), voice.probability(*share)))
    });
    let words = named.collect::<Vec<_>>().join("; ");
    Cell::said(words, [Value::list(joint.moved.iter().map(|(key, _)| key))])
}
