//! Comparing a JSON tree with the JSON Schema of a type.
//!
//! The schema is made from the type by schemars, and is the same one that is published; so the published schema, the
//! checks and the type cannot drift apart. Only the keywords that schemars writes for our types are known: `$ref`,
//! `type`, `properties`, `required`, `additionalProperties`, `items`, `minItems`, `maxItems`, `enum`, `const`, `oneOf`,
//! `anyOf`, `minimum` and `maximum`.

use schemars::JsonSchema;
use serde_json::Value as Schema;

use crate::diagnostics::{Code, did_you_mean};

use super::tree::{Member, Node, Value};
use super::{Fault, Faults};

/// The schema of a type, ready for comparison.
#[derive(Debug, Clone)]
pub struct Shape {
    root: Schema,
}

impl Shape {
    /// The shape of a type.
    #[must_use]
    pub fn of<T: JsonSchema>() -> Self {
        Self { root: schemars::schema_for!(T).to_value() }
    }

    /// The part of the tree that has the right shape, with a fault for everything that does not. A faulty value is cut off
    /// together with what cannot be without it: the item of a list, the value of an optional key. A key that is missing at
    /// the root cuts nothing off.
    #[must_use]
    pub fn check(&self, root: &Node, faults: &mut Faults) -> Option<Node> {
        match (&root.value, self.root.get("properties")) {
            (Value::Object(members), Some(_)) => {
                let (kept, _) = self.members(&self.root, members, root, faults);
                Some(Node { span: root.span.clone(), value: Value::Object(kept) })
            }
            _ => self.node(&self.root, root, faults),
        }
    }

    fn resolve<'s>(&'s self, schema: &'s Schema) -> &'s Schema {
        let target = schema.get("$ref").and_then(Schema::as_str).and_then(|name| name.strip_prefix('#'));
        target.and_then(|path| self.root.pointer(path)).unwrap_or(schema)
    }

    fn node(&self, schema: &Schema, node: &Node, faults: &mut Faults) -> Option<Node> {
        let schema = self.resolve(schema);
        if let Some(choices) = schema.get("anyOf").and_then(Schema::as_array) {
            return self.optional(choices, node, faults);
        }
        if let Some(choices) = schema.get("oneOf").and_then(Schema::as_array) {
            return self.one_of(choices, node, faults);
        }
        if !has_type(schema, node) {
            faults.push(wrong_type(&type_words(schema), node));
            return None;
        }
        match &node.value {
            Value::Object(members) => self.object(schema, members, node, faults),
            Value::List(items) => self.list(schema, items, node, faults),
            Value::Text(text) => known_text(schema, text, node, faults).then(|| node.clone()),
            Value::Number(number) => in_range(schema, number, node, faults).then(|| node.clone()),
            _ => Some(node.clone()),
        }
    }

    /// `anyOf` is written for what may be null.
    fn optional(&self, choices: &[Schema], node: &Node, faults: &mut Faults) -> Option<Node> {
        let is_null = |schema: &&Schema| schema.get("type").and_then(Schema::as_str) == Some("null");
        if node.value == Value::Null && choices.iter().any(|choice| is_null(&choice)) {
            return Some(node.clone());
        }
        let wanted = choices.iter().find(|choice| !is_null(choice))?;
        self.node(wanted, node, faults)
    }

    /// `oneOf` is written for the variants of an enum: words, or objects that a key tells apart.
    fn one_of(&self, choices: &[Schema], node: &Node, faults: &mut Faults) -> Option<Node> {
        if let Some(tag) = tag(choices) {
            return self.tagged(&tag, choices, node, faults);
        }
        let words: Vec<&str> = choices.iter().flat_map(words).collect();
        let Value::Text(text) = &node.value else {
            faults.push(wrong_type("a string", node));
            return None;
        };
        one_of_words(&words, text, node, faults).then(|| node.clone())
    }

    fn tagged(&self, tag: &str, choices: &[Schema], node: &Node, faults: &mut Faults) -> Option<Node> {
        let Value::Object(members) = &node.value else {
            faults.push(wrong_type("an object", node));
            return None;
        };
        let Some(declared) = node.get(tag) else {
            faults.push(missing(tag, node));
            return None;
        };
        let Value::Text(text) = &declared.value else {
            faults.push(wrong_type("a string", declared));
            return None;
        };
        let path = format!("/properties/{tag}/const");
        let constant = |position: usize| choices[position].pointer(&path).and_then(Schema::as_str);
        if let Some(choice) = (0..choices.len()).find(|choice| constant(*choice) == Some(text)) {
            return self.object(&choices[choice], members, node, faults);
        }
        let all: Vec<&str> = (0..choices.len()).filter_map(constant).collect();
        one_of_words(&all, text, declared, faults);
        None
    }

    fn object(&self, schema: &Schema, members: &[Member], node: &Node, faults: &mut Faults) -> Option<Node> {
        let (kept, complete) = self.members(schema, members, node, faults);
        complete.then(|| Node { span: node.span.clone(), value: Value::Object(kept) })
    }

    /// The good members, and whether no required one is missing or faulty.
    fn members(
        &self,
        schema: &Schema,
        members: &[Member],
        node: &Node,
        faults: &mut Faults,
    ) -> (Vec<Member>, bool) {
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Schema::as_array)
            .map(|keys| keys.iter().filter_map(Schema::as_str).collect())
            .unwrap_or_default();
        let mut kept: Vec<Member> = Vec::with_capacity(members.len());
        for (position, member) in members.iter().enumerate() {
            if let Some(first) = members[..position].iter().find(|other| other.key == member.key) {
                faults.push(doubled(member, first));
            } else if let Some(good) = self.member(schema, members, member, faults) {
                kept.push(Member { node: good, ..member.clone() });
            }
        }
        for key in &required {
            if !members.iter().any(|member| member.key == *key) {
                faults.push(missing(key, node));
            }
        }
        let complete = required.iter().all(|key| kept.iter().any(|member| member.key == *key));
        (kept, complete)
    }

    fn member(
        &self,
        schema: &Schema,
        members: &[Member],
        member: &Member,
        faults: &mut Faults,
    ) -> Option<Node> {
        let properties = schema.get("properties").and_then(Schema::as_object);
        if let Some(known) = properties.and_then(|properties| properties.get(&member.key)) {
            return self.node(known, &member.node, faults);
        }
        match schema.get("additionalProperties") {
            Some(Schema::Bool(false)) => {
                let free = properties
                    .into_iter()
                    .flat_map(|properties| properties.keys())
                    .filter(|key| !members.iter().any(|other| other.key == **key));
                faults.push(unknown_key(member, &free.map(String::as_str).collect::<Vec<_>>()));
                None
            }
            Some(values) => self.node(values, &member.node, faults),
            None => Some(member.node.clone()),
        }
    }

    fn list(&self, schema: &Schema, items: &[Node], node: &Node, faults: &mut Faults) -> Option<Node> {
        let bound =
            |key: &str| schema.get(key).and_then(Schema::as_u64).and_then(|it| usize::try_from(it).ok());
        let (least, most) = (bound("minItems").unwrap_or(0), bound("maxItems").unwrap_or(usize::MAX));
        if items.len() < least || items.len() > most {
            let wanted =
                if least == most { format!("{least} items") } else { format!("at least {least} items") };
            let message = format!("{wanted} are expected here, but there are {}", items.len());
            faults.push(Fault::new(Code::JsonWrongType, node.span.clone(), message));
            return None;
        }
        let fixed = most != usize::MAX;
        let kept: Vec<Node> = match schema.get("items") {
            Some(each) => items.iter().filter_map(|item| self.node(each, item, faults)).collect(),
            None => items.to_vec(),
        };
        (!fixed || kept.len() == items.len())
            .then(|| Node { span: node.span.clone(), value: Value::List(kept) })
    }
}

/// The key that tells the variants apart: one whose value is a constant in each of them.
fn tag(choices: &[Schema]) -> Option<String> {
    let first = choices.first()?.get("properties")?.as_object()?;
    let constant = |choice: &Schema, key: &str| choice.pointer(&format!("/properties/{key}/const")).is_some();
    first.keys().find(|key| choices.iter().all(|choice| constant(choice, key))).cloned()
}

/// The words that a schema allows.
fn words(schema: &Schema) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Schema::as_array).into_iter().flatten();
    listed.chain(schema.get("const")).filter_map(Schema::as_str).collect()
}

fn types(schema: &Schema) -> Vec<&str> {
    match schema.get("type") {
        Some(Schema::String(one)) => vec![one],
        Some(Schema::Array(several)) => several.iter().filter_map(Schema::as_str).collect(),
        _ => Vec::new(),
    }
}

fn has_type(schema: &Schema, node: &Node) -> bool {
    let types = types(schema);
    types.is_empty()
        || types.iter().any(|name| match (&node.value, *name) {
            (Value::Null, "null")
            | (Value::Bool(_), "boolean")
            | (Value::Number(_), "number")
            | (Value::Text(_), "string")
            | (Value::List(_), "array")
            | (Value::Object(_), "object") => true,
            (Value::Number(number), "integer") => number.is_i64() || number.is_u64(),
            _ => false,
        })
}

fn type_words(schema: &Schema) -> String {
    let word = |name: &&str| match *name {
        "boolean" => "true or false",
        "number" => "a number",
        "integer" => "a whole number",
        "string" => "a string",
        "array" => "a list",
        "object" => "an object",
        _ => "null",
    };
    let types = types(schema);
    types.iter().filter(|name| **name != "null").map(word).collect::<Vec<_>>().join(" or ")
}

fn wrong_type(wanted: &str, node: &Node) -> Fault {
    let message = format!("{wanted} is expected here, but this is {}", node.kind());
    Fault::new(Code::JsonWrongType, node.span.clone(), message).hint(format!("write {wanted}"))
}

fn missing(key: &str, node: &Node) -> Fault {
    let span = node.span.start..node.span.start + 1;
    Fault::new(Code::JsonMissingKey, span, format!("the key `{key}` is missing in this object"))
        .hint(format!("add `\"{key}\": ...`"))
}

fn doubled(member: &Member, first: &Member) -> Fault {
    let message = format!("the key `{}` stands here a second time", member.key);
    Fault::new(Code::JsonDuplicateKey, member.key_span.clone(), message)
        .hint("keep one of the two")
        .related(first.key_span.clone(), "first here")
}

fn unknown_key(member: &Member, free: &[&str]) -> Fault {
    let otherwise = if free.is_empty() {
        "remove it".to_owned()
    } else {
        format!("remove it; keys that could stand here: {}", free.join(", "))
    };
    let hint = did_you_mean(&member.key, free.iter().copied(), otherwise);
    Fault::new(
        Code::JsonUnknownKey,
        member.key_span.clone(),
        format!("there is no key `{}` here", member.key),
    )
    .hint(hint)
}

fn known_text(schema: &Schema, text: &str, node: &Node, faults: &mut Faults) -> bool {
    let words = words(schema);
    words.is_empty() || one_of_words(&words, text, node, faults)
}

fn one_of_words(words: &[&str], text: &str, node: &Node, faults: &mut Faults) -> bool {
    let known = words.contains(&text);
    if !known {
        let all = words.join(", ");
        let hint = did_you_mean(text, words.iter().copied(), format!("one of: {all}"));
        let message = format!("`{text}` is none of the words that may stand here ({all})");
        faults.push(Fault::new(Code::UnknownValue, node.span.clone(), message).hint(hint));
    }
    known
}

fn in_range(schema: &Schema, number: &serde_json::Number, node: &Node, faults: &mut Faults) -> bool {
    let bound = |key: &str| schema.get(key).and_then(Schema::as_f64);
    let format = schema.get("format").and_then(Schema::as_str);
    let most = bound("maximum").or_else(|| (format == Some("uint32")).then_some(f64::from(u32::MAX)));
    let least = bound("minimum");
    let value = number.as_f64().unwrap_or(f64::NAN);
    let good = value.is_finite() && least.is_none_or(|it| value >= it) && most.is_none_or(|it| value <= it);
    if !good {
        let range = match (least, most) {
            (Some(least), Some(most)) => format!("from {least} to {most}"),
            (Some(least), None) => format!("at least {least}"),
            (None, Some(most)) => format!("at most {most}"),
            (None, None) => "finite".to_owned(),
        };
        let message = format!("{number} is out of range: it has to be {range}");
        faults.push(Fault::new(Code::NumberOutOfRange, node.span.clone(), message));
    }
    good
}

#[cfg(test)]
mod tests {
    use schemars::JsonSchema;
    use serde::{Deserialize, Serialize};

    use crate::diagnostics::{Code, SourceText};
    use crate::source::{Faults, json};

    #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    enum Colour {
        /// Red.
        Red,
        /// Green.
        DarkGreen,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    #[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
    enum Policy {
        /// None.
        Exclude,
        /// A value.
        AsValue {
            /// The number that is tested.
            value: f64,
        },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    struct Item {
        name: String,
        colour: Colour,
        #[serde(default)]
        policy: Option<Policy>,
        #[serde(default)]
        pair: Option<[f64; 2]>,
        #[serde(default)]
        count: u8,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    struct Root {
        schema: Option<String>,
        #[schemars(required)]
        items: Option<Vec<Item>>,
        #[serde(default)]
        words: std::collections::BTreeMap<String, u32>,
    }

    fn read(text: &str) -> (Option<json::Document<Root>>, Vec<(Code, String)>) {
        let mut faults = Faults::default();
        let document = json::read(text, "test/1", &mut faults);
        let findings = faults.into_findings(&SourceText::new("f", text.as_bytes()));
        let marked = findings.iter().map(|finding| {
            let place = finding.place.as_ref().expect("a place");
            let from = (place.column - place.excerpt_column) as usize;
            let length = place.length as usize;
            (finding.code, place.excerpt.chars().skip(from).take(length).collect())
        });
        (document, marked.collect())
    }

    #[test]
    fn a_good_document_has_no_fault() {
        let text = r#"{"schema": "test/1", "items": [{"name": "a", "colour": "dark-green", "policy": {"kind": "as-value", "value": 1}, "pair": [1, 2.5], "count": 3}], "words": {"x": 1}}"#;
        let (document, faults) = read(text);
        assert_eq!(faults, []);
        let document = document.expect("good");
        assert!(document.complete);
        assert_eq!(document.value.items.map(|items| items.len()), Some(1));
    }

    #[test]
    fn all_faults_are_found_at_once_with_their_places() {
        let text = r#"{"itms": [], "items": [{"name": 1, "colour": "red"}, {"name": "b", "colour": "rde"}, {"name": "c", "colour": "red", "name": "d", "count": 300, "pair": [1], "policy": {"kind": "as-vale"}}, {"colour": "red"}], "words": {"x": 1.5}}"#;
        let (document, faults) = read(text);
        let expected = [
            (Code::JsonUnknownKey, "\"itms\""),
            (Code::JsonWrongType, "1"),
            (Code::UnknownValue, "\"rde\""),
            (Code::JsonDuplicateKey, "\"name\""),
            (Code::NumberOutOfRange, "300"),
            (Code::JsonWrongType, "[1]"),
            (Code::UnknownValue, "\"as-vale\""),
            (Code::JsonMissingKey, "{"),
            (Code::JsonWrongType, "1.5"),
        ];
        let found: Vec<(Code, &str)> = faults.iter().map(|(code, text)| (*code, text.as_str())).collect();
        assert_eq!(found, expected);
        let document = document.expect("the root needs nothing");
        let items = document.value.items.expect("items");
        assert_eq!(items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["c"]);
        assert_eq!(&text[document.tree.span_at(&["items".into(), 0.into(), "name".into()])], "\"c\"");
        assert!(!document.complete);
    }

    #[test]
    fn another_format_is_not_looked_at() {
        let (document, faults) = read(r#"{"schema": "test/2", "nonsense": 1}"#);
        assert!(document.is_none());
        assert_eq!(faults, [(Code::SchemaVersion, "\"test/2\"".to_owned())]);
    }
}
