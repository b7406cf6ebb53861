//! Whether JSON fits a schema, as far as the schemas of this program go.

use serde_json::Value;

/// The first place at which a value does not fit.
pub fn misfit(schema: &Value, value: &Value) -> Option<String> {
    at(schema, schema, value, "")
}

fn at(root: &Value, schema: &Value, value: &Value, path: &str) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let definition = root.pointer(name.trim_start_matches('#')).expect("references lead somewhere");
        if let Some(wrong) = at(root, definition, value, path) {
            return Some(wrong);
        }
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[key].as_array() {
            let wrong: Vec<Option<String>> =
                choices.iter().map(|choice| at(root, choice, value, path)).collect();
            if !wrong.iter().any(Option::is_none) {
                return Some(format!("{path}: none of {key}: {wrong:?}"));
            }
        }
    }
    let constant = schema.get("const").is_some_and(|constant| constant != value);
    let listed = schema["enum"].as_array().is_some_and(|list| !list.contains(value));
    if constant || listed || !is_of_type(&schema["type"], value) {
        return Some(format!("{path}: {value} is not as {schema}"));
    }
    if let Some(items) = value.as_array() {
        let inside = schema.get("items")?;
        return items.iter().enumerate().find_map(|(n, item)| at(root, inside, item, &format!("{path}/{n}")));
    }
    let object = value.as_object()?;
    let required = schema["required"].as_array().into_iter().flatten();
    if let Some(missing) = required.filter_map(Value::as_str).find(|key| !object.contains_key(*key)) {
        return Some(format!("{path}: no {missing}"));
    }
    object.iter().find_map(|(key, value)| {
        let inside = schema["properties"].get(key).or_else(|| schema.get("additionalProperties"))?;
        at(root, inside, value, &format!("{path}/{key}"))
    })
}

fn is_of_type(kind: &Value, value: &Value) -> bool {
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        _ => false,
    };
    match kind {
        Value::String(kind) => is(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}
