//! Tables for people and as CSV.

use super::exit::Failure;
use crate::comparison::PlainTable;

/// Digits after the point of what people read.
const DIGITS: usize = 3;

/// A table for people: columns padded with spaces, numbers rounded and aligned at their ends. No column is cut, so that a
/// narrow terminal wraps and nothing is lost.
pub(super) fn text(table: &PlainTable) -> String {
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| rounded(cell)).collect()).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(table.columns.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let layout: Vec<(usize, bool)> =
        (0..table.columns.len()).map(|at| (width(at), numeric(&table.rows, at))).collect();
    let mut out = format!("{}\n", table.title);
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
fn numeric(rows: &[Vec<String>], column: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|cell| cell.trim_end_matches('*').parse::<f64>().is_ok())
}

fn rounded(cell: &str) -> String {
    match cell.parse::<f64>() {
        Ok(number) if cell.contains(['.', 'e']) && number.is_finite() => {
            let text = format!("{number:.DIGITS$}");
            // A small loss must not be shown as "-0.000".
            if text.trim_start_matches('-').bytes().all(|byte| matches!(byte, b'0' | b'.')) {
                text.trim_start_matches('-').to_owned()
            } else {
                text
            }
        }
        _ => cell.to_owned(),
    }
}

/// A table as CSV with a header row.
pub(super) fn csv(table: &PlainTable) -> Result<String, Failure> {
    let failed = |error: String| Failure::Io(format!("could not write CSV: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&table.columns).map_err(|error| failed(error.to_string()))?;
    for row in &table.rows {
        writer.write_record(row).map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}

/// A table as Markdown.
pub(super) fn markdown(table: &PlainTable) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| rounded(cell).replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule: Vec<&str> = (0..table.columns.len())
        .map(|column| if numeric(&table.rows, column) { "---:" } else { "---" })
        .collect();
    let mut out = format!("# {}\n\n{}| {} |\n", table.title, row(&table.columns), rule.join(" | "));
    for cells in &table.rows {
        out.push_str(&row(cells));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> PlainTable {
        PlainTable {
            name: "t",
            title: "Title",
            columns: vec!["area".to_owned(), "score".to_owned()],
            rows: vec![
                vec!["a|b".to_owned(), "0.12345".to_owned()],
                vec!["cæ".to_owned(), "-0.0001".to_owned()],
                vec!["d".to_owned(), String::new()],
            ],
        }
    }

    #[test]
    fn people_read_aligned_and_rounded_numbers() {
        assert_eq!(text(&table()), "Title\n  area  score\n  a|b   0.123\n  cæ    0.000\n  d\n");
    }

    #[test]
    fn programs_read_all_digits() {
        assert_eq!(csv(&table()).expect("CSV"), "area,score\na|b,0.12345\ncæ,-0.0001\nd,\n");
    }

    #[test]
    fn a_bar_does_not_end_a_cell_of_markdown() {
        assert!(markdown(&table()).contains("| a\\|b | 0.123 |\n"));
        assert!(markdown(&table()).contains("| --- | ---: |\n"));
    }
}
