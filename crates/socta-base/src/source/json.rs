//! JSON in which every value knows its place.
//!
//! The parser is serde_json's: [`RawValue`] borrows the text of a value, so the place of the value is the distance
//! between two addresses. [`read`] does three things in a row: it parses the text into a [`Node`] tree; it compares the
//! tree with the JSON Schema of the wanted type ([`super::shape`]), which finds every unknown, missing or doubled key and
//! every wrong type in one go and cuts the faulty branches off; and it makes the value from the rest. The tree that was
//! cut comes back beside the value: its lists have the same positions, so that a later check of the value finds the place
//! of anything by its path.

use std::ops::Range;

use schemars::JsonSchema;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::diagnostics::Code;

pub use super::tree::{Member, Node, Value};

use super::shape::Shape;
use super::{Fault, Faults};

/// Deeper nesting than this is a mistake, or an attack.
const DEEPEST: usize = 64;

/// A value that was read, and the tree that it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<T> {
    /// The value.
    pub value: T,
    /// Tree of the text; positions in lists are those of the value.
    pub tree: Node,
    /// The tree as it was written, with what was cut off.
    pub whole: Node,
    /// Whether nothing was cut off. Sums over a list mean nothing if an item of it is missing.
    pub complete: bool,
}

/// Reads a document of the type `T` whose key `schema` has to be `schema`.
///
/// `text` must have gone through [`super::text::make_readable`]. Returns none if what is left after the faults is not
/// enough for a `T`: a type whose root keys are all optional for serde (and required for schemars) always comes back.
pub fn read<T: JsonSchema + DeserializeOwned>(
    text: &str,
    schema: &str,
    faults: &mut Faults,
) -> Option<Document<T>> {
    read_tree(parse(text, faults)?, schema, faults)
}

/// The same from a tree that was parsed before, perhaps of several texts.
pub fn read_tree<T: JsonSchema + DeserializeOwned>(
    root: Node,
    schema: &str,
    faults: &mut Faults,
) -> Option<Document<T>> {
    let before = faults.len();
    if !has_schema(&root, schema, faults) {
        return None;
    }
    let tree = Shape::of::<T>().check(&root, faults)?;
    match serde_json::from_value(tree.to_value()) {
        Ok(value) => Some(Document { value, tree, complete: faults.len() == before, whole: root }),
        Err(error) => {
            if faults.len() == before {
                faults.push(Fault::new(Code::JsonWrongType, root.span, error.to_string()));
            }
            None
        }
    }
}

/// Checks the format that a document declares. A document of another format is not looked at any further.
fn has_schema(root: &Node, schema: &str, faults: &mut Faults) -> bool {
    let Some(node) = root.get("schema") else { return true };
    let Value::Text(declared) = &node.value else { return true };
    if declared == schema {
        return true;
    }
    let name = |text: &str| text.split('/').next().map(str::to_owned);
    let hint = if name(declared) == name(schema) {
        format!("this program reads `{schema}`; use the version of the program that the file was made for")
    } else {
        format!("write `{schema}`")
    };
    let message = format!("the format is `{declared}`, but `{schema}` is expected here");
    faults.push(Fault::new(Code::SchemaVersion, node.span.clone(), message).hint(hint));
    false
}

/// Parses a text into a tree. Syntax faults end it, because nothing after them can be told apart.
pub fn parse(text: &str, faults: &mut Faults) -> Option<Node> {
    let tree = serde_json::from_str::<&RawValue>(text)
        .map_err(|error| syntax(text, 0, &error))
        .and_then(|raw| build(raw, text, 0));
    match tree {
        Ok(node) => Some(node),
        Err(fault) => {
            faults.push(fault);
            None
        }
    }
}

fn build(raw: &RawValue, text: &str, depth: usize) -> Result<Node, Fault> {
    let slice = raw.get();
    let start = offset(slice, text);
    let span = start..start + slice.len();
    if depth > DEEPEST {
        return Err(Fault::new(Code::JsonSyntax, start..start + 1, "nested too deeply"));
    }
    let fail = |error: serde_json::Error| syntax(text, start, &error);
    let value = match slice.as_bytes().first() {
        Some(b'{') => {
            let Entries(entries) = serde_json::from_str(slice).map_err(fail)?;
            Value::Object(members(&entries, text, depth)?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(slice).map_err(fail)?;
            let items: Result<_, Fault> =
                items.into_iter().map(|item| build(item, text, depth + 1)).collect();
            Value::List(items?)
        }
        Some(b'"') => Value::Text(serde_json::from_str(slice).map_err(fail)?),
        Some(b't' | b'f') => Value::Bool(serde_json::from_str(slice).map_err(fail)?),
        Some(b'n') => Value::Null,
        _ => Value::Number(number(slice, &span)?),
    };
    Ok(Node { span, value })
}

fn members(entries: &[(&RawValue, &RawValue)], text: &str, depth: usize) -> Result<Vec<Member>, Fault> {
    let member = |(key, value): &(&RawValue, &RawValue)| {
        let start = offset(key.get(), text);
        Ok(Member {
            key: serde_json::from_str(key.get()).map_err(|error| syntax(text, start, &error))?,
            key_span: start..start + key.get().len(),
            node: build(value, text, depth + 1)?,
        })
    };
    entries.iter().map(member).collect()
}

fn number(slice: &str, span: &Range<usize>) -> Result<serde_json::Number, Fault> {
    serde_json::from_str(slice).map_err(|_| {
        Fault::new(Code::NumberNotFinite, span.clone(), format!("`{slice}` is too large for a number"))
    })
}

/// Distance of a slice from the start of the text that it is a part of.
fn offset(slice: &str, text: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// A syntax fault from serde_json's line and column, which count from the start of a part.
fn syntax(text: &str, part: usize, error: &serde_json::Error) -> Fault {
    let rest = text.get(part..).unwrap_or_default();
    let line = rest.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = (part + line + error.column().saturating_sub(1)).min(text.len());
    let words = error.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    Fault::new(Code::JsonSyntax, at..at + 1, words)
}

/// The members of an object in their order, none of them lost.
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, parse};
    use crate::diagnostics::{Code, SourceText};
    use crate::source::{Faults, Step};

    #[test]
    fn every_value_and_key_knows_its_bytes() {
        let text = r#" {"a": [1, {"bé": "x"}], "c": true} "#;
        let mut faults = Faults::default();
        let tree = parse(text, &mut faults).expect("good JSON");
        assert!(faults.is_empty());
        assert_eq!(&text[tree.span_at(&["a".into(), 1.into(), "bé".into()])], "\"x\"");
        assert_eq!(&text[tree.key_span_at(&["a".into(), 1.into(), "bé".into()])], "\"bé\"");
        assert_eq!(&text[tree.span_at(&["a".into(), 0.into()])], "1");
        assert_eq!(&text[tree.span_at(&[Step::Key("a"), Step::Item(7)])], "[1, {\"bé\": \"x\"}]");
        assert_eq!(tree.get("c").map(|node| &node.value), Some(&Value::Bool(true)));
    }

    #[test]
    fn a_syntax_fault_stands_where_it_is() {
        for (text, line, column) in [("{\n  \"a\": 1,\n  \"b\" 2\n}", 3, 7), ("{\"a\": [1, 2}", 1, 12)] {
            let mut faults = Faults::default();
            assert!(parse(text, &mut faults).is_none());
            let findings = faults.into_findings(&SourceText::new("f", text.as_bytes()));
            let place = findings[0].place.as_ref().expect("a place");
            assert_eq!((findings[0].code, place.line, place.column), (Code::JsonSyntax, line, column));
        }
    }

    #[test]
    fn no_text_makes_it_panic() {
        let deep = "[".repeat(10_000);
        let closed = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        for text in ["", "nul", "{", "\"\\ud800\"", "1e999", "[1e999]", "01", deep.as_str(), closed.as_str()]
        {
            let mut faults = Faults::default();
            assert!(parse(text, &mut faults).is_none(), "{text:.20}");
            assert_eq!(faults.len(), 1);
        }
    }
}
