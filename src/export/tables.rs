//! Every table of the document as CSV, for spreadsheets and scripts.

use super::outline::clean;
use crate::advisory::Table;

/// A table as CSV (RFC 4180): comma, line feed, quotes where needed, plain words in the cells.
///
/// A row that is too short is filled up, one that is too long keeps what it has, so that nothing is lost.
#[must_use]
pub fn csv(table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let titles: Vec<String> = table.columns.iter().map(|column| cell(&column.title)).collect();
    // Writing into memory cannot fail; if it ever does, the row is missing and the hash of the file tells.
    let _ = writer.write_record(&titles);
    for row in &table.rows {
        let mut cells: Vec<String> = row.iter().map(|text| cell(&text.to_plain())).collect();
        cells.resize(cells.len().max(titles.len()), String::new());
        let _ = writer.write_record(&cells);
    }
    writer.into_inner().unwrap_or_default()
}

/// Text as a cell that a spreadsheet neither calculates nor misreads: typographic spaces and minus signs become plain
/// ones, and what a spreadsheet would take for a formula gets an apostrophe before it.
///
/// # Source
/// OWASP, *CSV Injection*: cells that begin with `=`, `+`, `-`, `@`, tab or carriage return, also in full width.
pub(super) fn cell(text: &str) -> String {
    let clean = clean(text);
    let trimmed = clean.trim();
    let plain: String = trimmed
        .chars()
        .map(|c| if matches!(c, '\u{a0}' | '\u{202f}') { ' ' } else { c })
        .enumerate()
        .map(|(at, c)| if at == 0 && c == '−' { '-' } else { c })
        .collect();
    let formula = plain.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula && !is_number(&plain) { format!("'{plain}") } else { plain }
}

/// A sign, digits with separators, and perhaps a percent sign.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    let digits = digits.strip_suffix('%').unwrap_or(digits).trim_end();
    text.len() - text.trim_start_matches(['+', '-']).len() <= 1
        && digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advisory::{Align, Column, Text};

    #[test]
    fn formulas_are_neutralised_and_numbers_are_not() {
        for formula in ["=1+1", "+CMD|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1", "--1", "-", "\t=1", "-1=2"]
        {
            assert!(cell(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(cell("−0.12"), "-0.12");
        assert_eq!(cell("+3,5\u{a0}%"), "+3,5 %");
        assert_eq!(cell("1\u{a0}234"), "1 234");
        assert_eq!(cell("a - b"), "a - b");
    }

    #[test]
    fn cells_are_plain_and_rows_are_filled_up() {
        let column = |title: &str| Column { title: title.into(), align: Align::Start };
        let table = Table {
            id: "t".into(),
            caption: "T".into(),
            columns: vec![column("Area"), column("Value")],
            rows: vec![vec![Text::from("a, \"b\"\nc"), Text::from("1")], vec![Text::from("d")]],
        };
        let text = String::from_utf8(csv(&table)).expect("UTF-8");
        assert_eq!(text, "Area,Value\n\"a, \"\"b\"\" c\",1\nd,\n");
    }
}
