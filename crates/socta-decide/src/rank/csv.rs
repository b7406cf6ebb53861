//! A decision matrix in CSV (comma, RFC 4180 quotes, UTF-8).
//!
//! ```csv
//! alternative,c1,c2
//! direction,max,min
//! weight,0.4,0.6
//! scale_min,0,0
//! scale_max,10,9
//! function,usual,linear
//! q,,1
//! p,,3
//! a,5,1
//! b,7,
//! ```
//!
//! The first row names the criteria. Then follow head rows, in any order: `direction` is needed (`max` or `min`); `weight`,
//! `scale_min` with `scale_max`, and `function` with its thresholds `q`, `p`, `s` may be left out or empty for methods that
//! do not use them. So may `level` (`ordinal`, `interval` or `ratio`), `group`, `ideal`, the thresholds `electre_q`,
//! `electre_p`, `electre_v`, and `profile_1`, `profile_2` and so on (limits between classes, from the worst to the best);
//! `classes` holds the names of the classes in its first cells. Then follows one row an alternative. An empty cell is a
//! missing value. Space around cells does not count. An alternative cannot have the name of a head row.

use socta_base::diagnostics::suggest;

use crate::matrix::{Direction, Matrix};
use crate::preference::{NAMES as PREFERENCE_NAMES, Preference};
use crate::problem::Problem;
use crate::problem::criterion::{Criterion, Extras, Thresholds, ValueScale};
use crate::rank::fault::{InputFault, InputFaultKind};
use crate::rank::words::{direction, level};

const HEAD: [&str; 15] = [
    "direction",
    "weight",
    "scale_min",
    "scale_max",
    "function",
    "q",
    "p",
    "s",
    "level",
    "group",
    "ideal",
    "electre_q",
    "electre_p",
    "electre_v",
    "classes",
];
const MISSING: &str = "an empty cell";

/// A row as it was written, without its first cell.
#[derive(Debug, Default)]
struct Row {
    line: u64,
    name: String,
    cells: Vec<String>,
}

/// Reads a decision matrix from CSV.
///
/// # Errors
/// All faults at once.
pub fn read_csv(bytes: &[u8]) -> Result<Problem, Vec<InputFault>> {
    let mut reader = Reader::default();
    let mut rows = reader.rows(bytes).into_iter();
    let Some(names) = rows.next() else {
        reader.faults.push(InputFault::new(InputFaultKind::Syntax("it is empty".to_owned())));
        return Err(reader.faults);
    };
    let width = names.cells.len();
    let (head, alternatives) = reader.split(rows, width);
    let criteria = reader.criteria(&names, &head);
    let extras = Extras { classes: classes(&head), sets: None };
    let cells: Vec<Option<f64>> = alternatives.iter().flat_map(|row| reader.cells(row, width)).collect();
    let lines: Vec<u64> = alternatives.iter().map(|row| row.line).collect();
    let alternatives = alternatives.into_iter().map(|row| row.name).collect();
    let matrix = Matrix::new(width, &cells);
    let matrix = matrix.map_err(|error| vec![InputFault::new(InputFaultKind::Syntax(error.to_string()))])?;
    match Problem::with(alternatives, criteria, matrix, extras) {
        Ok(problem) if reader.faults.is_empty() => Ok(problem),
        Ok(_) => Err(reader.faults),
        Err(faults) => {
            for fault in faults {
                let row = fault.row().and_then(|row| lines.get(row).copied());
                let column = fault.column().map(|column| column as u64 + 2);
                reader.faults.push(InputFault { kind: InputFaultKind::Problem(fault), row, column });
            }
            reader.faults.sort_by_key(|fault| (fault.row, fault.column));
            Err(reader.faults)
        }
    }
}

fn is_head(name: &str) -> bool {
    HEAD.contains(&name) || profile(name).is_some()
}

/// The number of a head row `profile_N`, from 1.
fn profile(name: &str) -> Option<usize> {
    name.strip_prefix("profile_")?.parse().ok().filter(|number| *number > 0)
}

fn classes(head: &[Row]) -> Vec<String> {
    let row = head.iter().find(|row| row.name == "classes");
    let cells = row.map_or(&[][..], |row| &row.cells);
    // Empty cells after the last name only fill the row.
    let names = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    cells[..names].to_vec()
}

#[derive(Default)]
struct Reader {
    faults: Vec<InputFault>,
}

impl Reader {
    fn push(&mut self, kind: InputFaultKind, line: u64, field: usize) {
        self.faults.push(InputFault::new(kind).in_row(line).in_column(field));
    }

    fn rows(&mut self, bytes: &[u8]) -> Vec<Row> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(bytes);
        let mut rows = Vec::new();
        for record in reader.byte_records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    self.faults.push(InputFault::new(InputFaultKind::Syntax(error.to_string())));
                    break;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            let mut texts = Vec::with_capacity(record.len());
            for (field, bytes) in (1..).zip(&record) {
                if std::str::from_utf8(bytes).is_err() {
                    self.push(InputFaultKind::NotUtf8, line, field);
                }
                texts.push(String::from_utf8_lossy(bytes).into_owned());
            }
            let mut texts = texts.into_iter();
            let name = texts.next().unwrap_or_default();
            rows.push(Row { line, name, cells: texts.collect() });
        }
        rows
    }

    /// Head rows and alternatives, each checked for its length.
    fn split(&mut self, rows: impl Iterator<Item = Row>, width: usize) -> (Vec<Row>, Vec<Row>) {
        let mut head: Vec<Row> = Vec::new();
        let mut alternatives = Vec::new();
        for row in rows {
            if row.cells.len() != width {
                let what = format!("`{}`", row.name);
                let kind = InputFaultKind::Length { what, expected: width, found: row.cells.len() };
                self.faults.push(InputFault::new(kind).in_row(row.line));
            }
            if !is_head(&row.name) {
                alternatives.push(row);
            } else if alternatives.is_empty() {
                if head.iter().any(|known| known.name == row.name) {
                    self.head_fault(&row, "is there twice");
                }
                head.push(row);
            } else {
                self.head_fault(&row, "must stand before the first alternative");
            }
        }
        (head, alternatives)
    }

    fn head_fault(&mut self, row: &Row, reason: &'static str) {
        self.push(InputFaultKind::HeadRow { name: row.name.clone(), reason }, row.line, 1);
    }

    fn criteria(&mut self, names: &Row, head: &[Row]) -> Vec<Criterion> {
        if !head.iter().any(|row| row.name == "direction") {
            let kind = InputFaultKind::MissingKey { at: "direction".to_owned() };
            self.faults.push(InputFault::new(kind));
        }
        (0..names.cells.len()).map(|column| self.criterion(names, head, column)).collect()
    }

    fn criterion(&mut self, names: &Row, head: &[Row], column: usize) -> Criterion {
        let mut criterion = Criterion::new(&names.cells[column], Direction::Max, 1.0);
        if let Some(row) = head.iter().find(|row| row.name == "direction") {
            match direction(row.cells.get(column).map_or("", String::as_str)) {
                Ok(direction) => criterion.direction = direction,
                Err(kind) => self.push(kind, row.line, column + 2),
            }
        }
        criterion.weight = self.head_number(head, "weight", column);
        let ends = ["scale_min", "scale_max"].map(|name| self.head_number(head, name, column));
        criterion.scale = match ends {
            [Some(low), Some(high)] => Some(ValueScale::Span { low, high }),
            [None, None] => None,
            [low, _] => {
                let at = if low.is_none() { "scale_min" } else { "scale_max" }.to_owned();
                let fault = InputFault::new(InputFaultKind::MissingKey { at });
                self.faults.push(fault.in_column(column + 2));
                None
            }
        };
        criterion.preference = self.preference(head, &criterion.name, column);
        criterion.thresholds = self.thresholds(head, column);
        criterion.ideal = self.head_number(head, "ideal", column);
        criterion.profiles = self.profiles(head, column);
        criterion.group = text(head, "group", column).map(|(_, word)| word.to_owned());
        if let Some((line, word)) = text(head, "level", column) {
            match level(word) {
                Ok(level) => criterion.level = Some(level),
                Err(kind) => self.push(kind, line, column + 2),
            }
        }
        criterion
    }

    fn thresholds(&mut self, head: &[Row], column: usize) -> Option<Thresholds> {
        let names = ["electre_q", "electre_p", "electre_v"];
        let [q, p, veto] = names.map(|name| self.head_number(head, name, column));
        q.or(p).or(veto)?;
        let indifference = q.unwrap_or(0.0);
        Some(Thresholds { indifference, preference: p.unwrap_or(indifference), veto })
    }

    /// The profiles of a criterion, in the order of their numbers.
    fn profiles(&mut self, head: &[Row], column: usize) -> Vec<f64> {
        let mut rows: Vec<(usize, &Row)> =
            head.iter().filter_map(|row| profile(&row.name).map(|number| (number, row))).collect();
        rows.sort_by_key(|(number, _)| *number);
        rows.into_iter().filter_map(|(_, row)| self.number(row, column)).collect()
    }

    fn preference(&mut self, head: &[Row], criterion: &str, column: usize) -> Option<Preference> {
        let [q, p, s] = ["q", "p", "s"].map(|name| self.head_number(head, name, column));
        let row = head.iter().find(|row| row.name == "function")?;
        let word = row.cells.get(column).filter(|word| !word.is_empty())?;
        match Preference::new(word, q, p, s) {
            Ok(preference) => Some(preference),
            Err(crate::preference::PreferenceError::UnknownFunction) => {
                let meant = suggest(word, PREFERENCE_NAMES).map(str::to_owned);
                let expected = "a preference function";
                let kind = InputFaultKind::UnknownWord { word: word.clone(), expected, nearest: meant };
                self.push(kind, row.line, column + 2);
                None
            }
            Err(error) => {
                let kind = InputFaultKind::Preference { criterion: criterion.to_owned(), error };
                self.push(kind, row.line, column + 2);
                None
            }
        }
    }

    fn head_number(&mut self, head: &[Row], name: &str, column: usize) -> Option<f64> {
        let row = head.iter().find(|row| row.name == name)?;
        self.number(row, column)
    }

    fn number(&mut self, row: &Row, column: usize) -> Option<f64> {
        let text = row.cells.get(column).filter(|text| !text.is_empty())?;
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            let kind = InputFaultKind::NotANumber { text: text.clone(), missing: MISSING };
            self.push(kind, row.line, column + 2);
        }
        number
    }

    fn cells(&mut self, row: &Row, width: usize) -> Vec<Option<f64>> {
        (0..width).map(|column| self.number(row, column)).collect()
    }
}

/// Line and text of a cell of a head row; none if the row is not there or the cell is empty.
fn text<'a>(head: &'a [Row], name: &str, column: usize) -> Option<(u64, &'a str)> {
    let row = head.iter().find(|row| row.name == name)?;
    row.cells.get(column).filter(|word| !word.is_empty()).map(|word| (row.line, word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::ScaleLevel;

    #[test]
    fn head_rows_in_any_order() {
        let text = "\u{feff}alternative,c1,c2\r\nweight,0.4,0.6\r\nfunction,,linear\r\np,,3\r\nq,,1\r\n\
                    direction,max,min\r\nscale_min,0,0\r\nscale_max,10,9\r\n\"a, first\",5,1\r\nb, 7 ,\r\n";
        let problem = read_csv(text.as_bytes()).expect("no fault");
        assert_eq!(problem.alternatives(), ["a, first", "b"]);
        let second = &problem.criteria()[1];
        assert_eq!((second.direction, second.weight), (Direction::Min, Some(0.6)));
        assert_eq!(second.preference, Some(Preference::Linear { q: 1.0, p: 3.0 }));
        assert_eq!(second.scale, Some(ValueScale::Span { low: 0.0, high: 9.0 }));
        assert_eq!(problem.criteria()[0].preference, None);
        assert_eq!(problem.matrix().get(1, 0), Some(7.0));
        assert_eq!(problem.matrix().get(1, 1), None);
    }

    #[test]
    fn all_faults_are_found_with_line_and_field() {
        let text = b"alternative,x,y\ndirection,max,mim\nweight,1,-2\nfunction,gausian,\na,1,two\na,1\nweight,1,1\nb,\xff,1\n";
        let found: Vec<String> =
            read_csv(text).expect_err("faulty").iter().map(ToString::to_string).collect();
        let expected = [
            "row 2, column 3: `mim` is not a direction, `max` or `min`; did you mean `min`?",
            "column 3: the weight -2 of `y` is not a finite number of 0 or more",
            "row 4, column 2: `gausian` is not a preference function; did you mean `gaussian`?",
            "row 5, column 3: `two` is not a finite number; a missing value is an empty cell",
            "row 6: `a` has 1 entries; 2 are expected",
            "row 6: the alternative `a` is there twice",
            "row 7, column 1: the head row `weight` must stand before the first alternative",
            "row 8, column 2: the field is not UTF-8",
            "row 8, column 2: `\u{fffd}` is not a finite number; a missing value is an empty cell",
        ];
        let mut sorted = found.clone();
        sorted.sort();
        let mut wanted = expected.to_vec();
        wanted.sort_unstable();
        assert_eq!(sorted, wanted, "{found:#?}");
    }

    #[test]
    fn what_a_criterion_may_carry() {
        let text = "alternative,c1,c2,c3\ndirection,max,min,max\nlevel,ratio,,ordinal\ngroup,harm,,\nideal,,2,\n\
                    electre_q,1,,\nelectre_p,2,,\nelectre_v,,3,\nprofile_2,5,1,2\nprofile_1,4,2,1\n\
                    classes,low,middle,high\na,1,2,3\n";
        let problem = read_csv(text.as_bytes()).expect("no fault");
        let (first, second, third) = (&problem.criteria()[0], &problem.criteria()[1], &problem.criteria()[2]);
        assert_eq!((first.level, second.level), (Some(ScaleLevel::Ratio), None));
        assert_eq!((first.group.as_deref(), second.ideal), (Some("harm"), Some(2.0)));
        let thresholds = |q, p, veto| Some(Thresholds { indifference: q, preference: p, veto });
        assert_eq!(first.thresholds, thresholds(1.0, 2.0, None));
        assert_eq!(second.thresholds, thresholds(0.0, 0.0, Some(3.0)));
        assert_eq!(third.thresholds, None);
        assert_eq!((&first.profiles[..], &second.profiles[..]), (&[4.0, 5.0][..], &[2.0, 1.0][..]));
        assert_eq!(problem.extras().classes, ["low", "middle", "high"]);
    }

    #[test]
    fn faults_of_what_a_criterion_may_carry() {
        let text = "alternative,c1,c2\ndirection,max,min\nlevel,ratios,\nelectre_q,2,\nelectre_p,1,\n\
                    profile_1,4,\nprofile_2,3,\nclasses,low,\na,1,2\n";
        let found: Vec<String> =
            read_csv(text.as_bytes()).expect_err("faulty").iter().map(ToString::to_string).collect();
        let expected = [
            "there are 1 class names; 2 profiles bound 3 classes",
            "column 2: the thresholds of `c1` are out of order; q must not be above p",
            "column 2: the profiles of `c1` do not go from the worst to the best in the direction of the criterion",
            "column 3: `c2` has 0 profiles where another criterion has 2; each needs the same number",
            "row 3, column 2: `ratios` is not a level, `ordinal`, `interval` or `ratio`; did you mean `ratio`?",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_empty_file_is_a_fault() {
        assert!(read_csv(b"").is_err());
        assert!(read_csv(b"alternative\n").is_err());
        assert!(read_csv(b"alternative,x\ndirection,max\n").is_err());
    }
}
