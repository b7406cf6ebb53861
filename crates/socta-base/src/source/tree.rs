//! A JSON tree in which every value and every key knows its place.

use std::ops::Range;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Bytes of the text that it takes up.
    pub span: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A finite number.
    Number(serde_json::Number),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object; keys as written, doubled ones among them.
    Object(Vec<Member>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key.
    pub key: String,
    /// Bytes of the key, with its quotes.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

/// A step of a path through a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Into an object.
    Key(&'a str),
    /// Into a list.
    Item(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(key: &'a str) -> Self {
        Self::Key(key)
    }
}

impl<'a> From<&'a String> for Step<'a> {
    fn from(key: &'a String) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(item: usize) -> Self {
        Self::Item(item)
    }
}

impl Node {
    /// The value of a key, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.member(key).map(|member| &member.node)
    }

    /// The member with a key, if this is an object that has it.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Member> {
        match &self.value {
            Value::Object(members) => members.iter().find(|member| member.key == key),
            _ => None,
        }
    }

    /// An item, if this is a list that is long enough.
    #[must_use]
    pub fn item(&self, position: usize) -> Option<&Self> {
        match &self.value {
            Value::List(items) => items.get(position),
            _ => None,
        }
    }

    /// Bytes of what a path leads to, or of the last thing on the way that exists.
    #[must_use]
    pub fn span_at(&self, path: &[Step<'_>]) -> Range<usize> {
        let mut node = self;
        for step in path {
            let next = match step {
                Step::Key(key) => node.get(key),
                Step::Item(position) => node.item(*position),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node.span.clone()
    }

    /// Bytes of the key that a path ends in, or of the value if it ends in a list.
    #[must_use]
    pub fn key_span_at(&self, path: &[Step<'_>]) -> Range<usize> {
        let parent = path.split_last().and_then(|(last, way)| {
            let Step::Key(key) = last else { return None };
            way.iter()
                .try_fold(self, |node, step| match step {
                    Step::Key(key) => node.get(key),
                    Step::Item(position) => node.item(*position),
                })
                .and_then(|node| node.member(key))
        });
        parent.map_or_else(|| self.span_at(path), |member| member.key_span.clone())
    }

    /// Moves the places of the tree by so many bytes, for a text that is a part of a file.
    pub fn shift(&mut self, by: usize) {
        let moved = |span: &Range<usize>| span.start + by..span.end + by;
        self.span = moved(&self.span);
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.shift(by)),
            Value::Object(members) => {
                for member in members {
                    member.key_span = moved(&member.key_span);
                    member.node.shift(by);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        }
    }

    /// What it is, in the words of JSON.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "a string",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    /// As serde_json has it, without the places; of doubled keys the last one counts.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(it) => serde_json::Value::Bool(*it),
            Value::Number(it) => serde_json::Value::Number(it.clone()),
            Value::Text(it) => serde_json::Value::String(it.clone()),
            Value::List(items) => items.iter().map(Self::to_value).collect(),
            Value::Object(members) => {
                members.iter().map(|member| (member.key.clone(), member.node.to_value())).collect()
            }
        }
    }
}
