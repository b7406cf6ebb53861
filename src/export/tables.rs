//! The tables of the document for programs: keys and plain numbers, one value a column.

use crate::tables::{DataTable, Value};

use super::outline::clean;
use crate::advisory::Table;

/// The tables for programs that stand for a table of the document: itself, and what people read as several items in one cell.
/// `name` is the file name without its ending.
#[must_use]
pub fn data_tables(table: &Table, name: &str) -> Vec<DataTable> {
    let own = table.data(name);
    let own = (!own.fields.is_empty()).then_some(own);
    let details = table
        .details
        .iter()
        .map(|details| DataTable { name: format!("{name}--{}", details.name), ..details.clone() });
    own.into_iter().chain(details).map(|table| DataTable { rows: plain(table.rows), ..table }).collect()
}

/// The same rows with texts of one line.
fn plain(rows: Vec<Vec<Value>>) -> Vec<Vec<Value>> {
    let value = |value| match value {
        Value::Text(text) => Value::Text(clean(&text)),
        other => other,
    };
    rows.into_iter().map(|row| row.into_iter().map(value).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advisory::{Cell, Column};

    #[test]
    fn a_cell_becomes_one_value_a_field_and_rows_are_filled_up() {
        let columns = vec![
            Column::start("Area").labelled("area"),
            Column::end("Score").number("score_low").number("score_high"),
            Column::start("In words"),
        ];
        let interval = Cell::Interval { low: 0.25, high: 1.0, decimals: 1, share: false };
        let rows =
            vec![vec![Cell::key("1e5", "a, \"b\"\nc"), interval, "words".into()], vec![Cell::key("-x", "d")]];
        let table = Table { id: "t".into(), caption: "T".into(), columns, rows, details: Vec::new() };
        let [table] = data_tables(&table, "t").try_into().expect("one table");
        let text = String::from_utf8(table.to_csv().expect("rows fit")).expect("UTF-8");
        assert_eq!(text, "area,area_label,score_low,score_high\n1e5,\"a, \"\"b\"\" c\",0.25,1.0\n'-x,d,,\n");
    }
}
