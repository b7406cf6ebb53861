//! JSON Schemas of the inputs, made from the types.

use schemars::JsonSchema;

use super::{Catalogue, ScoringModel, Stakeholders};

/// A schema as it is stored and printed: indented, with a line break at the end.
#[must_use]
pub fn text<T: JsonSchema>() -> String {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(T).to_value())
        .expect("a schema is made of strings and numbers");
    text.push('\n');
    text
}

/// The schemas of the inputs that are knowledge and not evidence: name and text.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        ("catalogue", text::<Catalogue>()),
        ("model", text::<ScoringModel>()),
        ("stakeholders", text::<Stakeholders>()),
    ]
}
