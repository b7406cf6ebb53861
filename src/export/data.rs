//! The data of a chart or picture as a table: what stands in for it where it cannot be seen.

use crate::advisory::{Cell, Chart, ChartKind, Column, Curve, Interval, NetworkPicture, Stack, Table};
use crate::locale::Words;

/// The values of a chart as a table with this identifier and caption.
pub(super) fn chart_table(chart: &Chart, id: &str, caption: String, words: &Words) -> Table {
    let (columns, rows) = match &chart.kind {
        ChartKind::Intervals { rows, .. } => intervals(rows, words),
        ChartKind::Bars { rows, .. } => intervals(rows, words),
        ChartKind::Stacked { series, rows } => stacked(series, rows, words),
        ChartKind::Heat { columns, rows } => heat(columns, rows, words),
        ChartKind::Curves { series, across, .. } => curves(series, across, &chart.axis, words),
    };
    Table { id: id.to_owned(), caption, columns, rows, details: Vec::new() }
}

type Body = (Vec<Column>, Vec<Vec<Cell>>);

fn intervals(rows: &[Interval], words: &Words) -> Body {
    let digits = interval_digits(rows);
    let marks = rows.iter().any(|row| row.marked);
    let mut columns = vec![
        Column::start(words.say("chart-row", &[])),
        Column::end(words.say("chart-low", &[])),
        Column::end(words.say("chart-middle", &[])),
        Column::end(words.say("chart-high", &[])),
    ];
    if marks {
        columns.push(Column::start(words.say("chart-proposed", &[])));
    }
    let line = |row: &Interval| {
        let mut cells = vec![Cell::from(row.label.as_str())];
        cells.extend([row.low, row.middle, row.high].map(|value| Cell::number(value, digits)));
        if marks {
            cells
                .push(Cell::said(words.say(if row.marked { "yes" } else { "no" }, &[]), [row.marked.into()]));
        }
        cells
    };
    (columns, rows.iter().map(line).collect())
}

fn stacked(series: &[String], rows: &[Stack], words: &Words) -> Body {
    let shares = are_shares(rows);
    let mut columns = vec![Column::start(words.say("chart-row", &[]))];
    columns.extend(series.iter().cloned().map(Column::end));
    let line = |row: &Stack| {
        let mut cells = vec![Cell::from(row.label.as_str())];
        cells.extend((0..series.len()).map(|at| {
            let value = row.values.get(at).copied().unwrap_or(f64::NAN);
            part_cell(value, shares)
        }));
        cells
    };
    (columns, rows.iter().map(line).collect())
}

fn heat(names: &[String], rows: &[(String, Vec<Option<f64>>)], words: &Words) -> Body {
    let mut columns = vec![Column::start(words.say("chart-row", &[]))];
    columns.extend(names.iter().cloned().map(Column::end));
    let line = |(label, values): &(String, Vec<Option<f64>>)| {
        let mut cells = vec![Cell::from(label.as_str())];
        cells.extend((0..names.len()).map(|at| match values.get(at).copied().flatten() {
            Some(value) => Cell::number(value, 2),
            None => Cell::Nothing(words.say("chart-missing", &[]).into()),
        }));
        cells
    };
    (columns, rows.iter().map(line).collect())
}

fn curves(series: &[Curve], across: &str, axis: &str, words: &Words) -> Body {
    let columns = vec![
        Column::start(words.say("chart-row", &[])),
        Column::end(across.to_owned()),
        Column::end(axis.to_owned()),
    ];
    let mut across = series.iter().flat_map(|curve| &curve.points).map(|point| point.0);
    let digits = if across.all(|number| number.fract() == 0.0) { 0 } else { 2 };
    let line = |curve: &Curve, point: &(f64, f64)| {
        vec![Cell::from(curve.label.as_str()), Cell::number(point.0, digits), Cell::number(point.1, 3)]
    };
    let rows = series.iter().flat_map(|curve| curve.points.iter().map(move |point| line(curve, point)));
    (columns, rows.collect())
}

/// The groups of a picture: how many nodes are core and periphery, how many links lead to other groups.
pub(super) fn picture_table(picture: &NetworkPicture, id: &str, caption: String, words: &Words) -> Table {
    let groups = picture.groups.len();
    let mut counts = vec![[0usize; 3]; groups];
    for node in &picture.nodes {
        if let Some(count) = counts.get_mut(node.group) {
            count[usize::from(!node.core)] += 1;
        }
    }
    for edge in &picture.edges {
        let ends = [edge.from, edge.to].map(|at| picture.nodes.get(at).map(|node| node.group));
        if let [Some(from), Some(to)] = ends
            && from != to
        {
            for group in [from, to] {
                if let Some(count) = counts.get_mut(group) {
                    count[2] += 1;
                }
            }
        }
    }
    // Without a periphery there is no core to speak of.
    let split = picture.nodes.iter().any(|node| !node.core);
    let keys: &[(&str, usize)] = if split {
        &[("picture-core-count", 0), ("picture-periphery-count", 1), ("picture-edges", 2)]
    } else {
        &[("picture-members", 0), ("picture-edges", 2)]
    };
    let mut columns = vec![Column::start(words.say("picture-group", &[]))];
    columns.extend(keys.iter().map(|(key, _)| Column::end(words.say(key, &[]))));
    let line = |(name, count): (&String, &[usize; 3])| {
        let mut cells = vec![Cell::from(name.as_str())];
        cells.extend(keys.iter().map(|&(_, at)| Cell::Count { count: count[at] as u64, grouped: true }));
        cells
    };
    let rows = picture.groups.iter().zip(&counts).map(line).collect();
    Table { id: id.to_owned(), caption, columns, rows, details: Vec::new() }
}

/// Digits after the decimal sign for the values of a chart: fewer the wider it spreads, none for whole numbers.
pub(super) fn interval_digits(rows: &[Interval]) -> u8 {
    let values: Vec<f64> = rows
        .iter()
        .flat_map(|row| [row.low, row.middle, row.high])
        .filter(|value| value.is_finite())
        .collect();
    if values.iter().all(|value| value.fract() == 0.0) {
        return if values.iter().any(|value| value.abs() > 1.0) { 0 } else { 2 };
    }
    match values.iter().fold(0.0f64, |largest, value| largest.max(value.abs())) {
        largest if largest <= 2.0 => 2,
        largest if largest <= 200.0 => 1,
        _ => 0,
    }
}

/// Whether each row adds up to at most 1.
pub(super) fn are_shares(rows: &[Stack]) -> bool {
    rows.iter().all(|row| total(row) <= 1.000_001)
}

/// Length of a row: parts that are not finite or negative have none.
pub(super) fn total(row: &Stack) -> f64 {
    row.values.iter().map(|value| drawn(*value)).sum()
}

/// What is drawn of a part.
pub(super) fn drawn(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}

/// A part as a cell.
fn part_cell(value: f64, share: bool) -> Cell {
    if share { Cell::share(value, 0) } else { Cell::number(value, if value.fract() == 0.0 { 0 } else { 1 }) }
}

/// A part in words.
pub(super) fn part(value: f64, share: bool, words: &Words) -> String {
    if share {
        words.percent(value, 0)
    } else {
        words.number(value, if value.fract() == 0.0 { 0 } else { 1 })
    }
}
