//! A decision matrix in JSON.
//!
//! ```json
//! {"alternatives": ["a", "b"],
//!  "criteria": [{"name": "c1", "direction": "max", "weight": 0.4, "scale": [0, 10]},
//!               {"name": "c2", "direction": "min", "weight": 0.6, "points": [[0, 1], [5, 0.2], [9, 0]],
//!                "preference": {"function": "linear", "q": 1, "p": 3}}],
//!  "matrix": [[5, 1], [7, null]]}
//! ```
//!
//! `null` is a missing cell. `weight` may be left out for methods that need none; the rest for methods that do not use it.
//!
//! A criterion may also carry `level` (`ordinal`, `interval` or `ratio`), `thresholds` (`{"q": 1, "p": 3, "v": 9}`, where `q`
//! is 0, `p` is `q` and `v` is none if they are left out), `group` (a text), `ideal` (a number) and `profiles` (limits
//! between classes, from the worst to the best). The document may carry `classes` (their names, from the worst to the best)
//! and one of `interactions`, `capacity` and `moebius`: lists of `{"criteria": ["c1", "c2"], "value": 0.2}`.

mod details;
mod reader;

use serde_json::{Map, Value};

use crate::matrix::{Direction, Matrix};
use crate::preference::Preference;
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, ValueScale};
use crate::rank::fault::{InputFault, InputFaultKind};
use crate::rank::json::reader::Reader;
use crate::rank::words::direction;

const KEYS: [&str; 8] =
    ["schema", "alternatives", "criteria", "matrix", "classes", "interactions", "capacity", "moebius"];
const CRITERION_KEYS: [&str; 11] = [
    "name",
    "direction",
    "weight",
    "scale",
    "points",
    "preference",
    "level",
    "thresholds",
    "group",
    "ideal",
    "profiles",
];
const PREFERENCE_KEYS: [&str; 4] = ["function", "q", "p", "s"];
const MISSING: &str = "`null`";

/// Reads a decision matrix from JSON.
///
/// # Errors
/// All faults at once.
pub fn read_json(bytes: &[u8]) -> Result<Problem, Vec<InputFault>> {
    let document: Value = serde_json::from_slice(bytes)
        .map_err(|error| vec![InputFault::new(InputFaultKind::Syntax(error.to_string()))])?;
    let mut reader = Reader { faults: Vec::new() };
    let Some(top) = reader.object(&document, "the document") else { return Err(reader.faults) };
    reader.known_keys(top, "", &KEYS, None);
    let alternatives = reader.alternatives(top);
    let criteria = reader.criteria(top);
    let extras = reader.extras(top, &criteria);
    let cells = reader.matrix(top, alternatives.len(), criteria.len());
    let matrix = Matrix::new(criteria.len(), &cells);
    let matrix = matrix.map_err(|error| vec![InputFault::new(InputFaultKind::Syntax(error.to_string()))])?;
    match Problem::with(alternatives, criteria, matrix, extras) {
        Ok(problem) if reader.faults.is_empty() => Ok(problem),
        Ok(_) => Err(reader.faults),
        Err(faults) => {
            for fault in faults {
                let (row, column) = (fault.row(), fault.column());
                let place = |at: Option<usize>| at.map(|at| at as u64 + 1);
                let kind = InputFaultKind::Problem(fault);
                reader.faults.push(InputFault { kind, row: place(row), column: place(column) });
            }
            Err(reader.faults)
        }
    }
}

impl Reader {
    fn alternatives(&mut self, top: &Map<String, Value>) -> Vec<String> {
        let list = self.list(top, "alternatives");
        let mut names = Vec::with_capacity(list.len());
        for (row, name) in list.iter().enumerate() {
            if !name.is_string() {
                self.wrong(format!("alternatives[{row}]"), "a text", None);
            }
            // A stand-in keeps later faults about the same name from appearing.
            names.push(name.as_str().map_or_else(|| format!("#{row}"), str::to_owned));
        }
        names
    }

    fn criteria(&mut self, top: &Map<String, Value>) -> Vec<Criterion> {
        let list = self.list(top, "criteria");
        list.iter().enumerate().map(|(column, entry)| self.criterion(column, entry)).collect()
    }

    fn criterion(&mut self, column: usize, entry: &Value) -> Criterion {
        let at = format!("criteria[{column}]");
        let mut criterion = Criterion::new(&format!("#{column}"), Direction::Max, 1.0);
        let Some(entry) = entry.as_object() else {
            self.wrong(at, "an object", Some(column));
            return criterion;
        };
        self.known_keys(entry, &format!("{at}."), &CRITERION_KEYS, Some(column));
        match entry.get("name") {
            Some(Value::String(name)) => criterion.name.clone_from(name),
            Some(_) => self.wrong(format!("{at}.name"), "a text", Some(column)),
            None => self.push(InputFaultKind::MissingKey { at: format!("{at}.name") }, Some(column)),
        }
        match entry.get("direction") {
            Some(Value::String(word)) => match direction(word) {
                Ok(direction) => criterion.direction = direction,
                Err(kind) => self.push(kind, Some(column)),
            },
            Some(_) => self.wrong(format!("{at}.direction"), "`max` or `min`", Some(column)),
            None => self.push(InputFaultKind::MissingKey { at: format!("{at}.direction") }, Some(column)),
        }
        criterion.weight = self.number(entry, "weight", &at, column);
        criterion.scale = self.scale(entry, &at, column);
        criterion.preference = self.preference(entry, &at, column, &criterion.name);
        self.details(entry, &at, column, &mut criterion);
        criterion
    }

    fn scale(&mut self, entry: &Map<String, Value>, at: &str, column: usize) -> Option<ValueScale> {
        match (entry.get("scale"), entry.get("points")) {
            (None, None) => None,
            (Some(_), Some(_)) => {
                self.wrong(format!("{at}.points"), "left out where there is a scale", Some(column));
                None
            }
            (Some(ends), None) => {
                let pair = pair(ends);
                if pair.is_none() {
                    self.wrong(format!("{at}.scale"), "a pair of numbers", Some(column));
                }
                pair.map(|(low, high)| ValueScale::Span { low, high })
            }
            (None, Some(points)) => {
                let points = points.as_array().and_then(|list| list.iter().map(pair).collect());
                if points.is_none() {
                    self.wrong(format!("{at}.points"), "a list of pairs of numbers", Some(column));
                }
                points.map(ValueScale::Points)
            }
        }
    }

    fn preference(
        &mut self,
        entry: &Map<String, Value>,
        at: &str,
        column: usize,
        name: &str,
    ) -> Option<Preference> {
        let at = format!("{at}.preference");
        let Some(object) = entry.get("preference")?.as_object() else {
            self.wrong(at, "an object with `function` and thresholds", Some(column));
            return None;
        };
        self.known_keys(object, &format!("{at}."), &PREFERENCE_KEYS, Some(column));
        let [q, p, s] = ["q", "p", "s"].map(|key| self.number(object, key, &at, column));
        let Some(function) = object.get("function").and_then(Value::as_str) else {
            self.push(InputFaultKind::MissingKey { at: format!("{at}.function") }, Some(column));
            return None;
        };
        match Preference::new(function, q, p, s) {
            Ok(preference) => Some(preference),
            Err(error) => {
                self.push(InputFaultKind::Preference { criterion: name.to_owned(), error }, Some(column));
                None
            }
        }
    }

    /// The cells of as many rows and columns as there are names, whatever was written.
    fn matrix(&mut self, top: &Map<String, Value>, rows: usize, columns: usize) -> Vec<Option<f64>> {
        let list = self.list(top, "matrix");
        if top.get("matrix").is_some_and(Value::is_array) && list.len() != rows {
            let what = "the matrix".to_owned();
            self.push(InputFaultKind::Length { what, expected: rows, found: list.len() }, None);
        }
        let mut cells = vec![None; rows * columns];
        for (row, entry) in list.iter().enumerate() {
            let place = row as u64 + 1;
            let Some(entry) = entry.as_array() else {
                let at = format!("matrix[{row}]");
                let kind = InputFaultKind::WrongType { at, expected: "a list" };
                self.faults.push(InputFault::new(kind).in_row(place));
                continue;
            };
            if entry.len() != columns {
                let what = format!("row {place} of the matrix");
                let kind = InputFaultKind::Length { what, expected: columns, found: entry.len() };
                self.faults.push(InputFault::new(kind).in_row(place));
            }
            for (column, cell) in entry.iter().enumerate() {
                if !cell.is_number() && !cell.is_null() {
                    let kind = InputFaultKind::NotANumber { text: cell.to_string(), missing: MISSING };
                    self.faults.push(InputFault::new(kind).in_row(place).in_column(column + 1));
                }
                if row < rows && column < columns {
                    cells[row * columns + column] = cell.as_f64();
                }
            }
        }
        cells
    }
}

fn pair(value: &Value) -> Option<(f64, f64)> {
    match value.as_array()?.as_slice() {
        [first, second] => Some((first.as_f64()?, second.as_f64()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        read_json(text.as_bytes()).expect_err("faulty").iter().map(ToString::to_string).collect()
    }

    #[test]
    fn all_faults_are_found_with_their_places() {
        let found = faults(
            r#"{"alternativs": [], "alternatives": ["a", "b", "a"], "criteria": [
                {"name": "x", "direction": "maximum", "weight": -1},
                {"name": "y", "weight": "1", "scale": [2, 1]},
                {"name": "z", "direction": "min", "weight": 1, "preference": {"function": "linear", "q": 3, "p": 2}}],
                "matrix": [[1, 2, 3], [1, "2"], 7, [1, 2, 3]]}"#,
        );
        let expected = [
            "`alternativs` has no meaning here; did you mean `alternatives`?",
            "column 1: `maximum` is not a direction, `max` or `min`",
            "column 2: `criteria[1].direction` is missing",
            "column 2: `criteria[1].weight` must be a number",
            "column 3: the preference function of `z` is refused: the threshold q (3) must lie below p (2)",
            "the matrix has 4 entries; 3 are expected",
            "row 2: row 2 of the matrix has 2 entries; 3 are expected",
            "row 2, column 2: `\"2\"` is not a finite number; a missing value is `null`",
            "row 3: `matrix[2]` must be a list",
            "row 3: the alternative `a` is there twice",
            "column 1: the weight -1 of `x` is not a finite number of 0 or more",
            "column 2: the scale of `y` goes from 2 to 1; its first end must lie below its second",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn no_json_is_one_fault() {
        assert_eq!(faults("{").len(), 1);
        assert_eq!(faults("[]"), ["`the document` must be an object"]);
        assert_eq!(faults(r#"{"alternatives": [], "criteria": [], "matrix": []}"#).len(), 2);
        assert_eq!(faults(r#"{"alternatives": [], "criteria": [], "matrix": [[1e999]]}"#).len(), 1);
    }
}
