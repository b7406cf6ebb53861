//! What a criterion may carry for some methods only, and what the document says beside criteria and cells.

use serde_json::{Map, Value};
use socta_base::diagnostics::suggest;

use crate::problem::criterion::{Criterion, Extras, SetValue, SetValues, Thresholds};
use crate::rank::fault::InputFaultKind;
use crate::rank::json::reader::Reader;
use crate::rank::words::level;

const THRESHOLD_KEYS: [&str; 3] = ["q", "p", "v"];
const SET_KEYS: [&str; 2] = ["criteria", "value"];
/// Keys under which values of sets may stand.
const SETS: [&str; 3] = ["interactions", "capacity", "moebius"];

impl Reader {
    /// Level, thresholds, group, ideal and profiles of a criterion.
    pub(super) fn details(
        &mut self,
        entry: &Map<String, Value>,
        at: &str,
        column: usize,
        criterion: &mut Criterion,
    ) {
        if let Some(word) = self.word(entry, "level", at, column) {
            match level(word) {
                Ok(level) => criterion.level = Some(level),
                Err(kind) => self.push(kind, Some(column)),
            }
        }
        criterion.group = self.word(entry, "group", at, column).map(str::to_owned);
        criterion.thresholds = self.thresholds(entry, at, column);
        criterion.ideal = self.number(entry, "ideal", at, column);
        match entry.get("profiles").filter(|value| !value.is_null()) {
            None => {}
            Some(list) => {
                let list = list.as_array().and_then(|list| list.iter().map(Value::as_f64).collect());
                if list.is_none() {
                    self.wrong(format!("{at}.profiles"), "a list of numbers", Some(column));
                }
                criterion.profiles = list.unwrap_or_default();
            }
        }
    }

    fn word<'a>(
        &mut self,
        entry: &'a Map<String, Value>,
        key: &str,
        at: &str,
        column: usize,
    ) -> Option<&'a str> {
        let value = entry.get(key).filter(|value| !value.is_null())?;
        if !value.is_string() {
            self.wrong(format!("{at}.{key}"), "a text", Some(column));
        }
        value.as_str()
    }

    fn thresholds(&mut self, entry: &Map<String, Value>, at: &str, column: usize) -> Option<Thresholds> {
        let value = entry.get("thresholds").filter(|value| !value.is_null())?;
        let at = format!("{at}.thresholds");
        let Some(object) = value.as_object() else {
            self.wrong(at, "an object with `q`, `p` and perhaps `v`", Some(column));
            return None;
        };
        self.known_keys(object, &format!("{at}."), &THRESHOLD_KEYS, Some(column));
        let [q, p, veto] = THRESHOLD_KEYS.map(|key| self.number(object, key, &at, column));
        let indifference = q.unwrap_or(0.0);
        Some(Thresholds { indifference, preference: p.unwrap_or(indifference), veto })
    }

    /// Class names and values of sets.
    pub(super) fn extras(&mut self, top: &Map<String, Value>, criteria: &[Criterion]) -> Extras {
        let mut extras = Extras::default();
        if let Some(list) = top.get("classes").filter(|value| !value.is_null()) {
            let names = list.as_array().and_then(|list| {
                list.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<Vec<String>>>()
            });
            if names.is_none() {
                self.wrong("classes", "a list of texts", None);
            }
            extras.classes = names.unwrap_or_default();
        }
        let given: Vec<&str> = SETS.into_iter().filter(|key| top.contains_key(*key)).collect();
        for (position, key) in given.into_iter().enumerate() {
            if position > 0 {
                self.wrong(key, "left out where other values of sets are given", None);
                continue;
            }
            let sets = self.sets(top, key, criteria);
            extras.sets = Some(match key {
                "interactions" => SetValues::Interactions(sets),
                "capacity" => SetValues::Capacity(sets),
                _ => SetValues::Moebius(sets),
            });
        }
        extras
    }

    fn sets(&mut self, top: &Map<String, Value>, key: &str, criteria: &[Criterion]) -> Vec<SetValue> {
        let list = self.list(top, key);
        list.iter().enumerate().filter_map(|(entry, value)| self.set(value, key, entry, criteria)).collect()
    }

    fn set(&mut self, value: &Value, key: &str, entry: usize, criteria: &[Criterion]) -> Option<SetValue> {
        let at = format!("{key}[{entry}]");
        let Some(object) = value.as_object() else {
            self.wrong(at, "an object with `criteria` and `value`", None);
            return None;
        };
        self.known_keys(object, &format!("{at}."), &SET_KEYS, None);
        let number = object.get("value").and_then(Value::as_f64);
        if number.is_none() {
            self.wrong(format!("{at}.value"), "a number", None);
        }
        let names = object.get("criteria").and_then(Value::as_array);
        let names: Option<Vec<&str>> = names.and_then(|names| names.iter().map(Value::as_str).collect());
        let Some(names) = names else {
            self.wrong(format!("{at}.criteria"), "a list of names of criteria", None);
            return None;
        };
        let columns: Vec<Option<usize>> = names.iter().map(|name| self.column(name, criteria)).collect();
        Some(SetValue { criteria: columns.into_iter().collect::<Option<_>>()?, value: number? })
    }

    fn column(&mut self, name: &str, criteria: &[Criterion]) -> Option<usize> {
        let column = criteria.iter().position(|criterion| criterion.name == name);
        if column.is_none() {
            let nearest = suggest(name, criteria.iter().map(|criterion| criterion.name.as_str()));
            let nearest = nearest.map(str::to_owned);
            let word = name.to_owned();
            self.push(InputFaultKind::UnknownWord { word, expected: "a criterion", nearest }, None);
        }
        column
    }
}

#[cfg(test)]
mod tests {
    use crate::card::ScaleLevel;
    use crate::problem::criterion::{SetValue, SetValues, Thresholds};
    use crate::rank::json::read_json;

    fn document(criterion: &str, top: &str) -> String {
        format!(
            r#"{{"alternatives": ["a"], "matrix": [[1, 2]], {top} "criteria": [
            {{"name": "x", "direction": "max", {criterion}}}, {{"name": "y", "direction": "min", "profiles": [2, 1]}}]}}"#
        )
    }

    #[test]
    fn everything_is_read() {
        let criterion = r#""level": "ratio", "thresholds": {"q": 1, "p": 2, "v": 3}, "group": "harm", "ideal": 4,
            "profiles": [1, 2]"#;
        let top = r#""classes": ["low", "middle", "high"], "interactions": [{"criteria": ["y", "x"], "value": -0.5}],"#;
        let problem = read_json(document(criterion, top).as_bytes()).expect("no fault");
        let x = &problem.criteria()[0];
        assert_eq!(
            (x.level, x.group.as_deref(), x.ideal),
            (Some(ScaleLevel::Ratio), Some("harm"), Some(4.0))
        );
        assert_eq!(x.thresholds, Some(Thresholds { indifference: 1.0, preference: 2.0, veto: Some(3.0) }));
        assert_eq!(x.profiles, [1.0, 2.0]);
        assert_eq!(problem.extras().classes, ["low", "middle", "high"]);
        let pair = SetValue { criteria: vec![1, 0], value: -0.5 };
        assert_eq!(problem.extras().sets, Some(SetValues::Interactions(vec![pair])));
    }

    #[test]
    fn all_faults_at_once() {
        let criterion = r#""level": "nominal", "thresholds": {"q": "1", "w": 2}, "group": 3, "ideal": "4",
            "profiles": [1, "2"]"#;
        let top = r#""classes": ["low", 1], "capacity": [{"criteria": ["z"], "value": 1}, {"criteria": "x"}], "moebius": [],"#;
        let faults = read_json(document(criterion, top).as_bytes()).expect_err("full of faults");
        let found: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let expected = [
            "column 1: `nominal` is not a level, `ordinal`, `interval` or `ratio`",
            "column 1: `criteria[0].group` must be a text",
            "column 1: `criteria[0].thresholds.w` has no meaning here",
            "column 1: `criteria[0].thresholds.q` must be a number",
            "column 1: `criteria[0].ideal` must be a number",
            "column 1: `criteria[0].profiles` must be a list of numbers",
            "`classes` must be a list of texts",
            "`z` is not a criterion",
            "`capacity[1].value` must be a number",
            "`capacity[1].criteria` must be a list of names of criteria",
            "`moebius` must be left out where other values of sets are given",
            "column 1: `x` has 0 profiles where another criterion has 2; each needs the same number",
        ];
        assert_eq!(found, expected);
    }
}
