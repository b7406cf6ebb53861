//! From judgements as they are written to judgements that cannot be wrong.

use std::collections::BTreeMap;

use socta_base::diagnostics::{Code, did_you_mean};
use socta_base::source::json::Document;
use socta_base::source::{Fault, Faults, Step};

use crate::weights::judgements::checked::{BestWorstVectors, Judgements};
use crate::weights::judgements::document::JudgementFile;

/// Largest product of a comparison and its reverse, less 1, that is taken for rounding.
const ROUNDING: f64 = 0.02;
/// Largest comparison of two criteria; Saaty's scale ends at 9.
const MOST: f64 = 1_000.0;

/// Checks everything that the form of the file does not say. What is faulty is left out of the result.
pub(super) fn judgements(document: &Document<JudgementFile>, faults: &mut Faults) -> Judgements {
    let mut check = Check { document, faults };
    check.names();
    let file = &document.value;
    Judgements {
        criteria: file.criteria.clone(),
        author: file.author.clone(),
        ranks: file.order.as_ref().map(|order| check.order(order)),
        points: file.points.as_ref().map(|map| check.numbers("points", map, (0.0, f64::MAX), &[])),
        swings: file.swings.as_ref().map(|map| check.numbers("swings", map, (0.0, f64::MAX), &[])),
        // Rows of which something was cut off say nothing about what is missing.
        comparisons: file
            .comparisons
            .as_ref()
            .filter(|_| document.complete)
            .map(|rows| check.comparisons(rows)),
        best_worst: check.best_worst(),
    }
}

struct Check<'a> {
    document: &'a Document<JudgementFile>,
    faults: &'a mut Faults,
}

impl Check<'_> {
    fn criteria(&self) -> &[String] {
        &self.document.value.criteria
    }

    /// Each name once, with its first position.
    fn distinct(&self) -> Vec<(usize, String)> {
        let names = self.criteria();
        let first = |(at, name): &(usize, &String)| !names[..*at].contains(name);
        names.iter().enumerate().filter(first).map(|(at, name)| (at, name.clone())).collect()
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.criteria().iter().position(|known| known == name)
    }

    fn fault(&mut self, code: Code, path: &[Step<'_>], message: String, hint: String) {
        let span = self.document.tree.span_at(path);
        self.faults.push(Fault::new(code, span, message).hint(hint));
    }

    /// The criteria are named, each once, and there is one.
    fn names(&mut self) {
        let names = self.criteria().to_vec();
        if names.is_empty() && self.document.complete {
            let hint = "name the criteria".to_owned();
            self.fault(Code::JsonMissingKey, &["criteria".into()], "there is no criterion".to_owned(), hint);
        }
        for (at, name) in names.iter().enumerate() {
            let wrong = match names[..at].contains(name) {
                true => format!("the criterion `{name}` stands here a second time"),
                false if name.trim().is_empty() => "a criterion has no name".to_owned(),
                false => continue,
            };
            let hint = "give each criterion a name of its own".to_owned();
            self.fault(Code::UnknownValue, &["criteria".into(), at.into()], wrong, hint);
        }
    }

    fn unknown(&mut self, name: &str, path: &[Step<'_>], key: bool) {
        let all = self.criteria().join(", ");
        let hint =
            did_you_mean(name, self.criteria().iter().map(String::as_str), format!("criteria are {all}"));
        let tree = &self.document.tree;
        let span = if key { tree.key_span_at(path) } else { tree.span_at(path) };
        let message = format!("there is no criterion `{name}`");
        self.faults.push(Fault::new(Code::UnknownValue, span, message).hint(hint));
    }

    fn missing(&mut self, name: &str, path: &[Step<'_>]) {
        let message = format!("the criterion `{name}` is missing here");
        let hint = format!("say something of `{name}` too, or take it out of `criteria`");
        self.fault(Code::JsonMissingKey, path, message, hint);
    }

    fn out_of_range(&mut self, path: &[Step<'_>], message: String, hint: &str) {
        self.fault(Code::NumberOutOfRange, path, message, hint.to_owned());
    }

    /// The rank of each criterion.
    fn order(&mut self, order: &[String]) -> Vec<usize> {
        let mut ranks = vec![usize::MAX; self.criteria().len()];
        for (rank, name) in order.iter().enumerate() {
            let path = ["order".into(), rank.into()];
            match self.position(name) {
                None => self.unknown(name, &path, false),
                Some(at) if ranks[at] != usize::MAX => {
                    let message = format!("the criterion `{name}` stands here a second time");
                    self.fault(Code::UnknownValue, &path, message, "name each criterion once".to_owned());
                }
                Some(at) => ranks[at] = rank,
            }
        }
        for (at, name) in self.distinct() {
            if ranks[at] == usize::MAX && self.document.complete {
                self.missing(&name, &["order".into()]);
            }
        }
        ranks
    }

    /// One number a criterion; those of `known` need not be written.
    fn numbers(
        &mut self,
        key: &'static str,
        map: &BTreeMap<String, f64>,
        (low, high): (f64, f64),
        known: &[(usize, f64)],
    ) -> Vec<f64> {
        for (name, value) in map {
            let path = [key.into(), Step::Key(name)];
            if self.position(name).is_none() {
                self.unknown(name, &path, true);
            } else if !(low..=high).contains(value) {
                let range =
                    if high == f64::MAX { "0 or more".to_owned() } else { format!("from {low} to {high}") };
                let message = format!("{value} is out of range: it has to be {range}");
                self.out_of_range(&path, message, "correct the number");
            }
        }
        for (at, name) in self.distinct() {
            // A number that was cut off is there, and its fault has been found.
            let written = self.document.whole.get(key).is_none_or(|node| node.get(&name).is_some());
            if !written && !known.iter().any(|(position, _)| *position == at) {
                self.missing(&name, &[key.into()]);
            }
        }
        let of = |(at, name): (usize, &String)| {
            let given = known.iter().find(|(position, _)| *position == at).map(|(_, value)| *value);
            map.get(name).copied().or(given).unwrap_or(0.0)
        };
        self.criteria().iter().enumerate().map(of).collect()
    }

    /// All pairs, made reciprocal from the larger of each two.
    fn comparisons(&mut self, rows: &[Vec<Option<f64>>]) -> Vec<Vec<f64>> {
        let n = self.criteria().len();
        let mut full = vec![vec![1.0; n]; n];
        if rows.len() != n {
            let message = format!("there are {} rows for {n} criteria", rows.len());
            self.fault(Code::JsonWrongType, &["comparisons".into()], message, format!("write {n} rows"));
        }
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.len() != n) {
            let message = format!("there are {} entries for {n} criteria", row.len());
            let path = ["comparisons".into(), at.into()];
            self.fault(Code::JsonWrongType, &path, message, format!("write {n} entries"));
        }
        for i in 0..n {
            if let Some(own) = self.comparison(rows, i, i).filter(|own| *own != 1.0) {
                let message = format!("`{}` against itself is {own} and has to be 1", self.criteria()[i]);
                self.out_of_range(&["comparisons".into(), i.into(), i.into()], message, "write 1 or null");
            }
        }
        for (i, j) in (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))) {
            let value = self.pair(rows, i, j);
            full[i][j] = value;
            full[j][i] = 1.0 / value;
        }
        full
    }

    /// A comparison that is there and in range.
    fn comparison(&mut self, rows: &[Vec<Option<f64>>], i: usize, j: usize) -> Option<f64> {
        let value = rows.get(i)?.get(j).copied().flatten()?;
        if (1.0 / MOST..=MOST).contains(&value) {
            return Some(value);
        }
        let message = format!(
            "{value} is out of range: it has to be above 0, and neither side more than {MOST} times the other"
        );
        self.out_of_range(
            &["comparisons".into(), i.into(), j.into()],
            message,
            "use the scale from 1/9 to 9",
        );
        None
    }

    fn pair(&mut self, rows: &[Vec<Option<f64>>], i: usize, j: usize) -> f64 {
        match (self.comparison(rows, i, j), self.comparison(rows, j, i)) {
            (Some(over), Some(under)) => {
                if (over * under - 1.0).abs() > ROUNDING {
                    let [a, b] = [i, j].map(|at| self.criteria()[at].clone());
                    let message =
                        format!("`{b}` against `{a}` is {under}, but `{a}` against `{b}` is {over}");
                    let path = ["comparisons".into(), j.into(), i.into()];
                    self.out_of_range(
                        &path,
                        message,
                        "one is the reciprocal of the other; write null for one of them",
                    );
                }
                // The larger of the two is the one that was meant in whole numbers.
                if over >= under { over } else { 1.0 / under }
            }
            (Some(over), None) => over,
            (None, Some(under)) => 1.0 / under,
            (None, None) => {
                let there = |row: usize, column: usize| rows.get(row).is_some_and(|row| row.len() > column);
                let stated = |row: usize, column: usize| {
                    rows.get(row).and_then(|row| row.get(column)).is_some_and(Option::is_some)
                };
                if there(i, j) && there(j, i) && !stated(i, j) && !stated(j, i) {
                    let [a, b] = [i, j].map(|at| self.criteria()[at].clone());
                    let message = format!("`{a}` and `{b}` are not compared");
                    let path = ["comparisons".into(), i.into(), j.into()];
                    self.fault(Code::JsonMissingKey, &path, message, "compare them".to_owned());
                }
                1.0
            }
        }
    }

    /// Comparisons with the best and the worst, if one of their keys is there.
    fn best_worst(&mut self) -> Option<BestWorstVectors> {
        let file = &self.document.value;
        let whole = &self.document.whole;
        let keys = ["best", "worst", "best_to_others", "others_to_worst"];
        let absent: Vec<&str> = keys.into_iter().filter(|key| whole.get(key).is_none()).collect();
        if absent.len() == keys.len() {
            return None;
        }
        for key in absent {
            let message = format!("the key `{key}` is missing beside the others of the best-worst method");
            self.fault(Code::JsonMissingKey, &[], message, format!("add `\"{key}\": ...`"));
        }
        let (best, worst) = (file.best.as_ref()?, file.worst.as_ref()?);
        let ends = [("best", best), ("worst", worst)].map(|(key, name)| {
            let found = self.position(name);
            if found.is_none() {
                self.unknown(name, &[key.into()], false);
            }
            found
        });
        let [Some(best), Some(worst)] = ends else { return None };
        if best == worst && self.criteria().len() > 1 {
            let message = "the best and the worst criterion are the same".to_owned();
            self.fault(Code::UnknownValue, &["worst".into()], message, "name another one".to_owned());
        }
        let (over, under) = (file.best_to_others.as_ref()?, file.others_to_worst.as_ref()?);
        let to_others = self.numbers("best_to_others", over, (1.0, 9.0), &[(best, 1.0)]);
        let to_worst =
            self.numbers("others_to_worst", under, (1.0, 9.0), &[(worst, 1.0), (best, to_others[worst])]);
        self.ends_agree(best, worst, &to_others, &to_worst);
        Some(BestWorstVectors { best, worst, to_others, to_worst })
    }

    /// A criterion is as important as itself, and the best against the worst is the same from both sides.
    fn ends_agree(&mut self, best: usize, worst: usize, to_others: &[f64], to_worst: &[f64]) {
        let names = self.criteria().to_vec();
        for (key, at, values) in [("best_to_others", best, to_others), ("others_to_worst", worst, to_worst)] {
            if values[at] != 1.0 {
                let message = format!("`{}` against itself is {} and has to be 1", names[at], values[at]);
                self.out_of_range(&[key.into(), Step::Key(&names[at])], message, "write 1, or leave it out");
            }
        }
        if best != worst && to_others[worst] != to_worst[best] {
            let message = format!(
                "`{}` against `{}` is {} here and {} in `best_to_others`",
                names[best], names[worst], to_worst[best], to_others[worst]
            );
            let path = ["others_to_worst".into(), Step::Key(&names[best])];
            self.out_of_range(&path, message, "write the same number in both");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::weights::judgements::checked::Judgements;
    use socta_base::diagnostics::Code;

    fn read(rest: &str) -> (Option<Judgements>, Vec<(Code, String)>) {
        let text = format!(r#"{{"schema": "socta.judgements/1", "criteria": ["a", "b", "c"], {rest}}}"#);
        let checked = Judgements::read("j.json", text.into_bytes());
        let found = checked.findings.list.iter().map(|it| (it.code, it.message.clone())).collect();
        (checked.value, found)
    }

    #[test]
    fn one_entry_a_criterion() {
        let (value, found) = read(
            r#""order": ["c", "a", "b"], "points": {"b": 1, "c": 2, "a": 3}, "swings": {"a": 100, "b": 0, "c": 50},
               "comparisons": [[null, 2, 0.25], [0.5, 1, null], [null, 8, null]],
               "best": "c", "worst": "b", "best_to_others": {"a": 2, "b": 8}, "others_to_worst": {"a": 4}"#,
        );
        assert_eq!(found, []);
        let value = value.expect("no fault");
        assert_eq!(value.ranks(), Some(&[1, 2, 0][..]));
        assert_eq!(value.points(), Some(&[3.0, 1.0, 2.0][..]));
        assert_eq!(value.swings(), Some(&[100.0, 0.0, 50.0][..]));
        let expected = [vec![1.0, 2.0, 0.25], vec![0.5, 1.0, 0.125], vec![4.0, 8.0, 1.0]];
        assert_eq!(value.comparisons(), Some(&expected[..]));
        let vectors = value.best_worst().expect("all four keys");
        assert_eq!((vectors.best, vectors.worst), (2, 1));
        assert_eq!(vectors.to_others, [2.0, 8.0, 1.0]);
        assert_eq!(vectors.to_worst, [4.0, 1.0, 8.0]);
    }

    #[test]
    fn fractions_with_few_digits_are_made_whole() {
        let (value, found) = read(r#""comparisons": [[1, 0.333, 2], [3, 1, 7], [0.5, 0.14, 1]]"#);
        assert_eq!(found, []);
        let rows = value.expect("no fault").comparisons().map(<[Vec<f64>]>::to_vec).expect("they are there");
        assert_eq!((rows[0][1], rows[2][1]), (1.0 / 3.0, 1.0 / 7.0));
    }

    #[test]
    fn every_fault_is_found_where_it_stands() {
        let codes = |rest: &str| read(rest).1.into_iter().map(|(code, _)| code).collect::<Vec<_>>();
        use Code::{JsonMissingKey, JsonWrongType, NumberOutOfRange, UnknownValue};
        assert_eq!(
            codes(r#""order": ["a", "d", "a"]"#),
            [JsonMissingKey, JsonMissingKey, UnknownValue, UnknownValue]
        );
        assert_eq!(
            codes(r#""points": {"a": -1, "e": 2, "b": 1}"#),
            [JsonMissingKey, NumberOutOfRange, UnknownValue]
        );
        assert_eq!(codes(r#""points": {"a": "1", "b": 1, "c": 1}"#), [JsonWrongType]);
        assert_eq!(
            codes(r#""comparisons": [[1, 2, 3], [1, 1, null], [0.5, null, 2]]"#),
            [NumberOutOfRange, JsonMissingKey, NumberOutOfRange, NumberOutOfRange]
        );
        assert_eq!(
            codes(r#""comparisons": [[1, 2], [0, 1, 2]]"#),
            [JsonWrongType, JsonWrongType, NumberOutOfRange]
        );
        assert_eq!(codes(r#""best": "a", "worst": "a""#), [JsonMissingKey, JsonMissingKey, UnknownValue]);
        let ends = r#""best": "a", "worst": "c", "best_to_others": {"a": 2, "b": 2, "c": 8},
            "others_to_worst": {"a": 7, "b": 10}"#;
        assert_eq!(codes(ends), [NumberOutOfRange; 3]);
    }

    #[test]
    fn names_must_be_names() {
        let text = r#"{"schema": "socta.judgements/1", "criteria": ["a", "a", " "]}"#;
        assert_eq!(Judgements::read("j", text.into()).findings.list.len(), 2);
        let text = r#"{"schema": "socta.judgements/1", "criteria": []}"#;
        assert_eq!(Judgements::read("j", text.into()).findings.list.len(), 1);
    }
}
