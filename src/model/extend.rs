//! A model that says only in what it differs from another: how the two become one.
//!
//! The rules, from the root down:
//!
//! - What says which model this is ([`OWN`]) is never taken over.
//! - Objects are merged by key: a key that both have is merged by these rules, a key of one of them stays, and a key whose
//!   value is `null` in the extending model is left out.
//! - An object with a `kind` is one choice among several and is replaced as a whole.
//! - Lists of keyed items ([`identity`]) are merged by their keys: an item that both have is merged, an item of the base
//!   stays in its place, a new one comes behind, and `{KEY, "leave_out": true}` leaves the item of that key out.
//! - Everything else is replaced: numbers, words, and lists whose items have no key or whose order is what they say.
//!
//! Nothing is checked here but what is left out; the model that comes out is checked like any other.

use crate::diagnostics::{Code, did_you_mean};
use crate::source::json::{Member, Value};
use crate::source::{Fault, Faults, Node};

/// Keys of the root that say which model this is and who answers for it.
const OWN: [&str; 7] = ["schema", "extends", "name", "version", "title", "description", "author"];

/// The key that leaves an item of a list out.
const LEAVE_OUT: &str = "leave_out";

/// What tells the items of the list under `key` apart; nothing if such a list is replaced as a whole.
fn identity(key: &str) -> &'static [&'static str] {
    match key {
        "layers" => &["layer"],
        "indicators" => &["indicator"],
        "grades" => &["source", "information"],
        "coverage" | "incompatible" | "capacities" => &["key"],
        _ => &[],
    }
}

/// The whole model: what `own` says, and what `base` says where `own` is silent. Places are those of whoever says it; a list
/// or an object that both have stands where `own` has it.
pub(super) fn merged(base: &Node, own: &Node, faults: &mut Faults) -> Node {
    let inherited = |member: &&Member| !OWN.contains(&member.key.as_str());
    let base = Node { value: members(base, &inherited), span: base.span.clone() };
    let own = Node { value: members(own, &|member| member.key != "extends"), span: own.span.clone() };
    either("", &base, &own, faults)
}

fn members(node: &Node, kept: &dyn Fn(&&Member) -> bool) -> Value {
    match &node.value {
        Value::Object(members) => Value::Object(members.iter().filter(kept).cloned().collect()),
        other => other.clone(),
    }
}

/// What stands under `key`, if both say something.
fn either(key: &str, base: &Node, own: &Node, faults: &mut Faults) -> Node {
    let value = match (&base.value, &own.value) {
        (Value::Object(old), Value::Object(new))
            if ![base, own].iter().any(|one| one.get("kind").is_some()) =>
        {
            Value::Object(objects(old, new, faults))
        }
        (Value::List(old), Value::List(new)) if !identity(key).is_empty() => {
            Value::List(lists(identity(key), old, new, faults))
        }
        _ => return own.clone(),
    };
    Node { span: own.span.clone(), value }
}

fn objects(base: &[Member], own: &[Member], faults: &mut Faults) -> Vec<Member> {
    let in_base = |member: &&Member| base.iter().any(|old| old.key == member.key);
    let mut merged = Vec::new();
    for old in base {
        let mut said = own.iter().filter(|member| member.key == old.key);
        match said.next() {
            None => merged.push(old.clone()),
            Some(new) if new.node.value == Value::Null => {}
            Some(new) => {
                merged.push(Member { node: either(&old.key, &old.node, &new.node, faults), ..new.clone() });
            }
        }
        // A key that stands twice is a fault for whoever reads the whole.
        merged.extend(said.cloned());
    }
    merged.extend(own.iter().filter(|member| !in_base(member)).cloned());
    merged
}

fn lists(keys: &[&str], base: &[Node], own: &[Node], faults: &mut Faults) -> Vec<Node> {
    let same = |one: &Node, other: &Node| name(keys, one).is_some_and(|it| Some(it) == name(keys, other));
    let mut merged = Vec::new();
    for old in base {
        let mut said = own.iter().filter(|new| same(old, new));
        match said.next() {
            None => merged.push(old.clone()),
            Some(new) if leaves_out(keys, new) => {}
            Some(new) => merged.push(either("", old, new, faults)),
        }
        merged.extend(said.cloned());
    }
    for new in own.iter().filter(|new| !base.iter().any(|old| same(old, new))) {
        if leaves_out(keys, new) {
            faults.push(nothing_there(keys, base, new));
        } else {
            merged.push(new.clone());
        }
    }
    merged
}

/// The key of an item, if it has one.
fn name(keys: &[&str], item: &Node) -> Option<String> {
    let part = |key: &&str| match item.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    keys.iter().map(part).collect::<Option<Vec<String>>>().map(|parts| parts.concat())
}

/// Whether an item says that it is left out, and nothing else.
fn leaves_out(keys: &[&str], item: &Node) -> bool {
    let Value::Object(members) = &item.value else { return false };
    members.len() == keys.len() + 1
        && item.get(LEAVE_OUT).is_some_and(|node| node.value == Value::Bool(true))
        && name(keys, item).is_some()
}

fn nothing_there(keys: &[&str], base: &[Node], item: &Node) -> Fault {
    let wanted = name(keys, item).unwrap_or_default();
    let names: Vec<String> = base.iter().filter_map(|old| name(keys, old)).collect();
    let hint = did_you_mean(&wanted, names.iter().map(String::as_str), "remove it");
    let message = format!("there is no `{wanted}` here that could be left out");
    Fault::new(Code::NothingToLeaveOut, item.span.clone(), message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::json::parse;

    fn extended(base: &str, own: &str) -> (serde_json::Value, usize) {
        let mut faults = Faults::default();
        let tree = |text: &str| parse(text, &mut Faults::default()).expect("JSON");
        let whole = merged(&tree(base), &tree(own), &mut faults);
        (whole.to_value(), faults.len())
    }

    #[test]
    fn each_kind_of_value_has_its_rule() {
        let cases = [
            // What says which model this is stays at home.
            (
                r#"{"name": "a", "title": {"da": "A"}}"#,
                r#"{"extends": "a", "name": "b"}"#,
                r#"{"name": "b"}"#,
            ),
            // Objects by key; null leaves out.
            (
                r#"{"c": {"x": 1, "y": 2, "z": 3}}"#,
                r#"{"c": {"y": null, "z": 4, "w": 5}}"#,
                r#"{"c": {"x": 1, "z": 4, "w": 5}}"#,
            ),
            // One choice among several is replaced.
            (
                r#"{"u": {"kind": "as-value", "value": 1}}"#,
                r#"{"u": {"kind": "interval"}}"#,
                r#"{"u": {"kind": "interval"}}"#,
            ),
            // Keyed items by key, in the order of the base.
            (
                r#"{"layers": [{"layer": "m", "weight": 1, "indicators": [{"indicator": "p", "weight": 1}, {"indicator": "q", "weight": 1}, {"indicator": "r"}]}]}"#,
                r#"{"layers": [{"layer": "m", "indicators": [{"indicator": "s"}, {"indicator": "r", "leave_out": true}, {"indicator": "q", "weight": 2}]}]}"#,
                r#"{"layers": [{"layer": "m", "weight": 1, "indicators": [{"indicator": "p", "weight": 1}, {"indicator": "q", "weight": 2}, {"indicator": "s"}]}]}"#,
            ),
            (
                r#"{"grades": [{"source": "A", "information": "1", "certainty": 1}, {"source": "A", "information": "2", "certainty": 1}]}"#,
                r#"{"grades": [{"source": "A", "information": "2", "certainty": 0}]}"#,
                r#"{"grades": [{"source": "A", "information": "1", "certainty": 1}, {"source": "A", "information": "2", "certainty": 0}]}"#,
            ),
            // Lists that are an order are replaced.
            (
                r#"{"methods": ["a", "b"], "bands": [{"key": "x"}]}"#,
                r#"{"methods": ["c"], "bands": [{"key": "y"}]}"#,
                r#"{"methods": ["c"], "bands": [{"key": "y"}]}"#,
            ),
        ];
        for (base, own, expected) in cases {
            let expected: serde_json::Value = serde_json::from_str(expected).expect("JSON");
            assert_eq!(extended(base, own), (expected, 0), "{own}");
        }
    }

    #[test]
    fn what_is_not_there_cannot_be_left_out() {
        let base = r#"{"layers": [{"layer": "market"}]}"#;
        let own = r#"{"layers": [{"layer": "marked", "leave_out": true}]}"#;
        assert_eq!(extended(base, own), (serde_json::from_str(base).expect("JSON"), 1));
        // With anything beside it, it says two things, and is left to the check of the whole.
        let own = r#"{"layers": [{"layer": "market", "leave_out": true, "weight": 1}]}"#;
        assert_eq!(extended(base, own).0["layers"][0]["leave_out"], true);
    }
}
