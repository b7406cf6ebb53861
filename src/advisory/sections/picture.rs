//! The threat picture: all areas ranked, with what is not known about the order.

use crate::advisory::cells::word;
use crate::advisory::voice::{Voice, text};
use crate::advisory::{AreaResult, Block, Cell, Chart, ChartKind, Interval, Tone};

/// Areas up to which the rank acceptabilities are drawn.
const LARGEST_GRID: usize = 40;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let mut blocks = vec![table(voice)];
    if voice.no_order().is_none() {
        blocks.extend(cliff(voice));
    }
    blocks.push(spread(voice));
    blocks.push(scores(voice));
    blocks.push(top(voice));
    blocks.extend(acceptability(voice));
    blocks.push(Block::Callout { tone: Tone::Note, text: voice.say("picture-scope").into() });
    blocks
}

fn k(voice: &Voice<'_>) -> usize {
    voice.material.model.selection.priorities as usize
}

/// All areas by rank, or by name where there is no numbered order.
fn shown<'a>(voice: &Voice<'a>) -> impl Iterator<Item = &'a AreaResult> + use<'a> {
    let mut areas: Vec<&AreaResult> = voice.material.results.areas.iter().collect();
    if voice.no_order().is_some() {
        areas.sort_by_key(|result| (voice.area(result.area).to_lowercase(), result.area));
    }
    areas.into_iter()
}

/// The ranks that hold whatever silence means, and the group.
fn standing(voice: &Voice<'_>, result: &AreaResult) -> [Cell; 2] {
    let found = voice.silence().and_then(|silence| silence.area(result.area));
    let Some(found) = found else { return [voice.nothing(), voice.nothing()] };
    let [best, worst] = found.ranks.map(Cell::count);
    [voice.around("interval", [("low", best), ("high", worst)]), voice.choice("group-", &word(&found.group))]
}

fn table(voice: &Voice<'_>) -> Block {
    let columns = [
        voice.end("picture-column-rank").integer("rank"),
        voice.area_column().keyed(),
        voice.end("silence-column-ranks").integer("rank_best").integer("rank_worst"),
        voice.start("silence-column-group").string("group"),
        voice.end("picture-column-score").number("score"),
        voice.end("picture-column-interval").number("score_p05").number("score_p95"),
        voice.end("picture-column-expected").number("expected_rank"),
        voice.end("picture-column-ranks").integer("rank_p05").integer("rank_p95"),
        voice.end("picture-column-top").share("p_top"),
        voice.end("picture-column-error").number("p_top_error"),
        voice.start("picture-column-band").string("band"),
        voice.end("picture-column-coverage").share("coverage"),
        voice.start("picture-column-proposed").boolean("proposed").string("mode"),
    ];
    let rows = shown(voice).map(|result| row(voice, result)).collect();
    let order = if voice.no_order().is_some() { "no" } else { "yes" };
    voice.table("ranking", &voice.with("picture-table", &[("order", text(order))]), columns, rows)
}

fn row(voice: &Voice<'_>, result: &AreaResult) -> Vec<Cell> {
    let [low, high] = result.interval;
    let [first, last] = result.ranks.map(Cell::count);
    let mode = result.mode;
    let [range, group] = standing(voice, result);
    vec![
        if voice.no_order().is_some() { voice.nothing() } else { Cell::count(result.rank) },
        voice.area_cell(result.area),
        range,
        group,
        Cell::number(result.score, 3),
        Cell::Interval { low, high, decimals: 3, share: false },
        Cell::number(result.expected_rank, 1),
        voice.around("interval", [("low", first), ("high", last)]),
        Cell::probability(result.top),
        Cell::number(result.top_error, 4),
        Cell::key(result.band.as_str(), voice.band(&result.band)),
        Cell::share(voice.coverage(result.area), 0),
        Cell::said(
            mode.map_or_else(|| voice.say("no"), |mode| voice.mode(mode)),
            [mode.is_some().into(), mode.map(|mode| word(&mode)).into()],
        ),
    ]
}

fn cliff(voice: &Voice<'_>) -> Option<Block> {
    let areas = &voice.material.results.areas;
    let (last, next) = (areas.get(k(voice).checked_sub(1)?)?, areas.get(k(voice))?);
    let steps = areas.windows(2).map(|pair| pair[0].score - pair[1].score);
    let (rank, largest) = (1..).zip(steps).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    Some(voice.paragraph(
        "picture-cliff",
        &[
            ("gap", text(voice.score(last.score - next.score))),
            ("last", text(voice.area(last.area))),
            ("last-score", text(voice.score(last.score))),
            ("next", text(voice.area(next.area))),
            ("next-score", text(voice.score(next.score))),
            ("largest", text(voice.score(largest))),
            ("rank", text(rank.to_string())),
        ],
    ))
}

fn spread(voice: &Voice<'_>) -> Block {
    let areas = &voice.material.results.areas;
    let mut widths: Vec<f64> = areas.iter().map(|result| result.interval[1] - result.interval[0]).collect();
    widths.sort_by(f64::total_cmp);
    let score = |result: Option<&AreaResult>| text(voice.score(result.map_or(0.0, |result| result.score)));
    voice.paragraph(
        "picture-spread",
        &[
            ("lowest", score(areas.last())),
            ("highest", score(areas.first())),
            ("width", text(voice.score(widths.get(widths.len() / 2).copied().unwrap_or(0.0)))),
        ],
    )
}

fn scores(voice: &Voice<'_>) -> Block {
    let areas = &voice.material.results.areas;
    let k = k(voice);
    let cut = areas.get(k.saturating_sub(1)).zip(areas.get(k)).map(|(a, b)| f64::midpoint(a.score, b.score));
    let overlap = cut.map_or(0, |cut| {
        areas.iter().filter(|result| result.interval[0] <= cut && cut <= result.interval[1]).count()
    });
    let rows = shown(voice).map(|result| Interval {
        label: voice.area(result.area),
        low: result.interval[0],
        middle: result.score,
        high: result.interval[1],
        marked: result.mode.is_some(),
    });
    let drawn = match (cut, voice.no_order()) {
        (None, _) => "no",
        (Some(_), Some(_)) => "refused",
        (Some(_), None) => "yes",
    };
    let name = voice.with("picture-cut", &[("k", text(k.to_string()))]);
    Block::Chart(Chart {
        id: "scores".to_owned(),
        caption: voice.say("picture-chart"),
        description: voice.with(
            "picture-chart-description",
            &[
                ("cut", text(drawn)),
                ("k", text(k.to_string())),
                ("overlap", text(overlap.to_string())),
                ("areas", text(areas.len().to_string())),
            ],
        ),
        axis: voice.say("picture-axis"),
        kind: ChartKind::Intervals {
            rows: rows.collect(),
            axis: [0.0, 1.0],
            cut: (k < areas.len() && voice.no_order().is_none()).then_some((k.saturating_sub(1), name)),
        },
    })
}

fn top(voice: &Voice<'_>) -> Block {
    let k = text(k(voice).to_string());
    let rows = shown(voice).map(|result| Interval {
        label: voice.area(result.area),
        low: (result.top - 1.96 * result.top_error).max(0.0),
        middle: result.top,
        high: (result.top + 1.96 * result.top_error).min(1.0),
        marked: result.mode.is_some(),
    });
    Block::Chart(Chart {
        id: "top".to_owned(),
        caption: voice.with("picture-top-chart", &[("k", k.clone())]),
        description: voice.with("picture-top-description", &[("k", k.clone())]),
        axis: voice.with("picture-top-axis", &[("k", k)]),
        kind: ChartKind::Bars { rows: rows.collect(), axis: [0.0, 1.0] },
    })
}

fn acceptability(voice: &Voice<'_>) -> Option<Block> {
    let material = voice.material;
    let views = &material.results.robustness.simulation.alternatives;
    if views.len() > LARGEST_GRID || views.iter().any(|view| view.acceptability.is_empty()) {
        return None;
    }
    let positions = shown(voice).filter_map(|result| {
        let at = material.results.scores.assembly.table.areas.iter().position(|&area| area == result.area)?;
        Some((result.area, &views[at].acceptability))
    });
    let rows = positions
        .map(|(area, shares)| (voice.area(area), shares.iter().map(|share| Some(share.value)).collect()));
    Some(Block::Chart(Chart {
        id: "acceptability".to_owned(),
        caption: voice.say("picture-acceptability"),
        description: voice.say("picture-acceptability-description"),
        axis: voice.say("picture-column-rank"),
        kind: ChartKind::Heat {
            columns: (1..=material.results.areas.len()).map(|rank| rank.to_string()).collect(),
            rows: rows.collect(),
        },
    }))
}
