//! Reading the parts of a JSON document, and what is wrong with them.

use serde_json::{Map, Value};
use socta_base::diagnostics::suggest;

use crate::rank::fault::{InputFault, InputFaultKind};

/// A document under way, with the faults so far.
pub(super) struct Reader {
    pub(super) faults: Vec<InputFault>,
}

impl Reader {
    pub(super) fn push(&mut self, kind: InputFaultKind, column: Option<usize>) {
        let fault = InputFault::new(kind);
        self.faults.push(match column {
            Some(column) => fault.in_column(column + 1),
            None => fault,
        });
    }

    pub(super) fn wrong(&mut self, at: impl Into<String>, expected: &'static str, column: Option<usize>) {
        self.push(InputFaultKind::WrongType { at: at.into(), expected }, column);
    }

    pub(super) fn object<'a>(&mut self, value: &'a Value, at: &str) -> Option<&'a Map<String, Value>> {
        let object = value.as_object();
        if object.is_none() {
            self.wrong(at, "an object", None);
        }
        object
    }

    pub(super) fn known_keys(
        &mut self,
        object: &Map<String, Value>,
        at: &str,
        known: &[&str],
        column: Option<usize>,
    ) {
        for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
            let meant = suggest(key, known.iter().copied()).map(str::to_owned);
            self.push(InputFaultKind::UnknownKey { at: format!("{at}{key}"), nearest: meant }, column);
        }
    }

    pub(super) fn list<'a>(&mut self, top: &'a Map<String, Value>, key: &str) -> &'a [Value] {
        match top.get(key) {
            Some(Value::Array(list)) => return list,
            Some(_) => self.wrong(key, "a list", None),
            None => self.push(InputFaultKind::MissingKey { at: key.to_owned() }, None),
        }
        &[]
    }

    pub(super) fn number(
        &mut self,
        object: &Map<String, Value>,
        key: &str,
        at: &str,
        column: usize,
    ) -> Option<f64> {
        let value = object.get(key).filter(|value| !value.is_null())?;
        let number = value.as_f64();
        if number.is_none() {
            self.wrong(format!("{at}.{key}"), "a number", Some(column));
        }
        number
    }
}
