//! Tables for programs: typed values under column names that are keys, one value a column.
//!
//! | item | what it is for |
//! | --- | --- |
//! | [`Value`] | what stands in a cell |
//! | [`Field`] | what a column is: name, type, unit, whether it tells rows apart |
//! | [`DataTable`] | columns and rows together |
//! | [`CsvWriter`] | the one writer of CSV, with the one guard against formulas, or by name without it |
//! | [`MadeRows`] | CSV of keys and counts that a program made, without an allocation a row |
//!
//! A program reads a number back as the number that was computed: all digits are written, as JSON writes them. A text that a
//! spreadsheet would calculate gets an apostrophe before it; a number never does.

mod csv;
mod field;
mod made;
mod value;

pub use csv::{CsvFault, CsvWriter, guarded};
pub use field::{DataTable, Field, FieldType, distinct, snake};
pub use made::MadeRows;
pub use value::{LIST_DELIMITER, Value};
