//! Pages of the `J` codes: JSON.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static JSON_SYNTAX: Page = Page {
    title: "A file is not JSON",
    what: "The file breaks the rules of JSON at the place that is shown: a comma or bracket too many or too \
           few, single quotes, a comment, or a file that ends too early.",
    why: "Nothing behind that place can be understood, so nothing of the file is used.",
    wrong: r#""language": "en",
}"#,
    right: r#""language": "en"
}"#,
    fix: "Correct the place that is shown. JSON allows no comma before a closing bracket and no comments.",
    severity: Severity::Error,
};

pub(super) static JSON_UNKNOWN_KEY: Page = Page {
    title: "A key is not known",
    what: "An object has a key that the format does not have.",
    why: "A misspelt key is a choice that does not count, and nobody would notice.",
    wrong: r#"{ "key": "fraud.vat", "horizontl": true }"#,
    right: r#"{ "key": "fraud.vat", "horizontal": true }"#,
    fix: "Correct the spelling or remove the key; `socta schema` prints the format.",
    severity: Severity::Error,
};

pub(super) static JSON_MISSING_KEY: Page = Page {
    title: "A mandatory key is missing",
    what: "An object lacks a key that it must have.",
    why: "There are no silent defaults: a choice that matters must be written down where others can see and \
           question it.",
    wrong: r#""cycle": { "id": "2026-2029", "from": "2026-01-01", "to": "2029-12-31" }"#,
    right: r#""cycle": { "id": "2026-2029", "from": "2026-01-01", "to": "2029-12-31", "plan_months": 24 }"#,
    fix: "Add the key; `socta schema` prints the format.",
    severity: Severity::Error,
};

pub(super) static JSON_WRONG_TYPE: Page = Page {
    title: "A value is of the wrong type",
    what: "A text stands where a number belongs, a single value where a list belongs, and so on.",
    why: "Guessing at the meaning would make two readers of one file come to two results.",
    wrong: r#""plan_months": "12""#,
    right: r#""plan_months": 12"#,
    fix: "Write a value of the type that the message names.",
    severity: Severity::Error,
};

pub(super) static JSON_DUPLICATE_KEY: Page = Page {
    title: "A key is given twice in one object",
    what: "An object has the same key twice.",
    why: "JSON readers keep one of the two values, and which one differs from program to program.",
    wrong: r#"{ "priorities": 8, "plans": 15, "priorities": 10 }"#,
    right: r#"{ "priorities": 10, "plans": 15 }"#,
    fix: "Keep the value that you mean and remove the other.",
    severity: Severity::Error,
};

pub(super) static SCHEMA_VERSION: Page = Page {
    title: "The format is not one that this program reads",
    what: "The `schema` of a JSON file is not the one that is expected here, or is of a newer major \
           version.",
    why: "A newer format may hold choices that this version would overlook.",
    wrong: r#""schema": "socta.dossier/2""#,
    right: r#""schema": "socta.dossier/1""#,
    fix: "Use the schema that the message names, or a version of the program that reads the newer one.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_VALUE: Page = Page {
    title: "A word is not one of the allowed ones",
    what: "A key takes one of a few words, and another word stands there.",
    why: "A word that is not known has no meaning in the assessment; taking the nearest one would be a \
           guess.",
    wrong: r#""kind": "markets""#,
    right: r#""kind": "market""#,
    fix: "Write one of the words that the message lists, exactly as listed.",
    severity: Severity::Error,
};
