//! Tables for people and as CSV.

use super::exit::Failure;
use super::speech::say;
use crate::comparison::{PlainCell, PlainTable};
use crate::tables::{CsvFault, CsvWriter, Value, distinct, snake};

/// Digits after the point of what people read.
const DIGITS: usize = 3;

/// A table for people: columns padded with spaces, numbers rounded and aligned at their ends. No column is cut, so that a
/// narrow terminal wraps and nothing is lost.
pub(super) fn text(table: &PlainTable) -> String {
    under(&say(table.heading, &[]), table)
}

/// A table for people under a heading of its own.
pub(super) fn under(heading: &str, table: &PlainTable) -> String {
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(said).collect()).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(table.columns.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let layout: Vec<(usize, bool)> =
        (0..table.columns.len()).map(|at| (width(at), numeric(&table.rows, at))).collect();
    let mut out = format!("{heading}\n");
    out.push_str(&line(&table.columns, &layout));
    for row in &rows {
        out.push_str(&line(row, &layout));
    }
    out
}

fn line(cells: &[String], layout: &[(usize, bool)]) -> String {
    let padded: Vec<String> = cells
        .iter()
        .zip(layout)
        .map(|(cell, (width, end))| if *end { format!("{cell:>width$}") } else { format!("{cell:<width$}") })
        .collect();
    format!("  {}\n", padded.join("  ").trim_end())
}

/// Whether a column holds numbers (or nothing) only.
fn numeric(rows: &[Vec<PlainCell>], column: usize) -> bool {
    let cells = rows.iter().filter_map(|row| row.get(column));
    let mut cells = cells.filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.value().is_numeric())
}

/// What people read in a cell.
fn said(cell: &PlainCell) -> String {
    match cell {
        PlainCell::Value(Value::Number(number)) => rounded(*number),
        PlainCell::Value(Value::List(items)) => items.join(" "),
        PlainCell::Value(value) => value.plain(),
        PlainCell::Signed(0) => "0".to_owned(),
        PlainCell::Signed(number) => format!("{number:+}"),
        PlainCell::Marked(number, marked) => format!("{number}{}", if *marked { "*" } else { "" }),
    }
}

fn rounded(number: f64) -> String {
    let text = format!("{number:.DIGITS$}");
    // A small loss must not be shown as "-0.000".
    let digits = text.trim_start_matches('-');
    let nothing = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if nothing { digits.to_owned() } else { text }
}

/// A table as CSV with a header row of keys.
pub(super) fn csv(table: &PlainTable) -> Result<String, Failure> {
    let failed = |fault: CsvFault| Failure::Io(fault.to_string());
    let names = distinct(table.columns.iter().map(|column| snake(column)));
    let mut writer = CsvWriter::new(Vec::new());
    writer.header(names.iter().map(String::as_str)).map_err(failed)?;
    for row in &table.rows {
        let values: Vec<Value> = row.iter().map(PlainCell::value).collect();
        writer.row(&values).map_err(failed)?;
    }
    String::from_utf8(writer.into_inner().map_err(failed)?).map_err(|fault| Failure::Io(fault.to_string()))
}

/// A table as Markdown.
pub(super) fn markdown(table: &PlainTable) -> String {
    let line = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule: Vec<&str> = (0..table.columns.len())
        .map(|column| if numeric(&table.rows, column) { "---:" } else { "---" })
        .collect();
    let heading = say(table.heading, &[]);
    let mut out = format!("# {heading}\n\n{}| {} |\n", line(table.columns.clone()), rule.join(" | "));
    for cells in &table.rows {
        out.push_str(&line(cells.iter().map(said).collect()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> PlainTable {
        PlainTable {
            heading: "table-chosen",
            columns: vec!["area".to_owned(), "score".to_owned()],
            rows: vec![
                vec!["a|b".into(), 0.12345.into()],
                vec!["cæ".into(), (-0.0001).into()],
                vec!["d".into(), Value::Nothing.into()],
            ],
        }
    }

    #[test]
    fn people_read_aligned_and_rounded_numbers() {
        assert_eq!(text(&table()), "Chosen\n  area  score\n  a|b   0.123\n  cæ    0.000\n  d\n");
    }

    #[test]
    fn programs_read_all_digits() {
        assert_eq!(csv(&table()).expect("CSV"), "area,score\na|b,0.12345\ncæ,-0.0001\nd,\n");
    }

    #[test]
    fn names_that_look_like_numbers_stay_names() {
        let rows =
            ["1e5", "1.10", "=1+1", "-x"].map(|name| vec![name.into(), PlainCell::Signed(-2)]).to_vec();
        let table = PlainTable { rows, ..table() };
        assert_eq!(
            text(&table),
            "Chosen\n  area  score\n  1e5      -2\n  1.10     -2\n  =1+1     -2\n  -x       -2\n"
        );
        assert_eq!(csv(&table).expect("CSV"), "area,score\n1e5,-2\n1.10,-2\n'=1+1,-2\n'-x,-2\n");
    }

    #[test]
    fn a_bar_does_not_end_a_cell_of_markdown() {
        assert!(markdown(&table()).contains("| a\\|b | 0.123 |\n"));
        assert!(markdown(&table()).contains("| --- | ---: |\n"));
    }
}
