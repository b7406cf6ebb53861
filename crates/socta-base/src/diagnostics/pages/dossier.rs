//! Pages of the `D` codes: areas, bundles and contributors.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static DUPLICATE_AREA: Page = Page {
    title: "Two areas have the same key",
    what: "An area key is declared twice.",
    why: "Observations name areas by key; with two of a name nothing tells which one is meant.",
    wrong: r#"{ "key": "fraud.vat", ... }, { "key": "fraud.vat", ... }"#,
    right: r#"{ "key": "fraud.vat", ... }, { "key": "fraud.excise", ... }"#,
    fix: "Give one of the two another key, or remove it if it is a copy.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_PARENT: Page = Page {
    title: "The parent of an area is not known",
    what: "An area names a parent that is no area of this dossier.",
    why: "The tree of areas says what is a part of what; a part of nothing would be ranked beside its own \
           siblings.",
    wrong: r#"{ "key": "drugs.cocaine", "parent": "drug" }"#,
    right: r#"{ "key": "drugs.cocaine", "parent": "drugs" }"#,
    fix: "Correct the parent's key, or declare the parent as an area.",
    severity: Severity::Error,
};

pub(super) static AREA_CYCLE: Page = Page {
    title: "Areas are parts of each other in a circle",
    what: "Going from an area to its parent, to the parent's parent and so on leads back to the area.",
    why: "A circle has no leaf that could be scored and no top that could sum it up.",
    wrong: r#"{ "key": "cyber", "parent": "fraud" }, { "key": "fraud", "parent": "cyber" }"#,
    right: r#"{ "key": "cyber" }, { "key": "fraud" }, { "key": "fraud.online", "parent": "fraud" }"#,
    fix: "Remove the parent of the area that is the most general one.",
    severity: Severity::Error,
};

pub(super) static AREA_IN_TWO_BUNDLES: Page = Page {
    title: "An area is in two bundles",
    what: "An area is listed in two bundles, or twice in one.",
    why: "A priority is a bundle of areas. An area in two of them would count twice, and two sets of action \
           plans would claim it.",
    wrong: r#"{ "key": "drugs", "areas": ["drugs.cocaine"] }, { "key": "ports", "areas": ["drugs.cocaine"] }"#,
    right: r#"{ "key": "drugs", "areas": ["drugs.cocaine"] }, { "key": "ports", "areas": ["enabler.ports"] }"#,
    fix: "Leave the area in the bundle that is to carry it, and name the overlap in the demarcation.",
    severity: Severity::Error,
};

pub(super) static BUNDLE_UNKNOWN_AREA: Page = Page {
    title: "A bundle lists an area that is not known",
    what: "A bundle names an area that is no area of this dossier.",
    why: "The bundle would be proposed with a part of it missing.",
    wrong: r#"{ "key": "drugs", "areas": ["drugs.cocaine", "drugs.heroine"] }"#,
    right: r#"{ "key": "drugs", "areas": ["drugs.cocaine", "drugs.heroin"] }"#,
    fix: "Correct the area's key, or declare the area.",
    severity: Severity::Error,
};

pub(super) static BUNDLE_NOT_LEAF: Page = Page {
    title: "A bundle lists an area that has parts",
    what: "A bundle names an inner node of the tree of areas. Bundles consist of leaves, because only \
           leaves are scored.",
    why: "It would be unclear whether all parts are meant, and parts could end up in two bundles unnoticed.",
    wrong: r#"{ "key": "drugs", "areas": ["drugs"] }"#,
    right: r#"{ "key": "drugs", "areas": ["drugs.cocaine", "drugs.heroin"] }"#,
    fix: "List the leaves of that area one by one.",
    severity: Severity::Error,
};

pub(super) static DUPLICATE_BUNDLE: Page = Page {
    title: "Two bundles have the same key",
    what: "A bundle key is declared twice, or a bundle has the key of an area that it does not hold and \
           that forms a bundle of its own.",
    why: "Scenarios and comparisons name bundles by key; with two of a name nothing tells which one is \
           meant.",
    wrong: r#"{ "key": "fraud", "areas": ["fraud.vat"] }, { "key": "fraud", "areas": ["fraud.excise"] }"#,
    right: r#"{ "key": "fraud", "areas": ["fraud.vat", "fraud.excise"] }"#,
    fix: "Join the two bundles, or give one of them another key.",
    severity: Severity::Error,
};

pub(super) static KEY_MALFORMED: Page = Page {
    title: "A key or identifier is malformed",
    what: "Keys of areas and bundles consist of lower-case letters, digits, `-`, `_` and `.`, and begin \
           with a letter or digit. Other identifiers may also have capital letters. None has spaces.",
    why: "Keys stand in file names, tables, commands and links; a space or an accent breaks one of them \
           sooner or later.",
    wrong: r#"{ "key": "Cocaine & crack" }"#,
    right: r#"{ "key": "drugs.cocaine", "labels": { "en": "Cocaine & crack" } }"#,
    fix: "Choose a plain key, and put the name into `labels`.",
    severity: Severity::Error,
};

pub(super) static LABEL_MISSING: Page = Page {
    title: "A name is missing in the language of the dossier",
    what: "`labels` or `title` has no entry in the language of the dossier, or none at all. Another \
           language, or the key, is shown in its place.",
    why: "The document is read by people who do not know the keys.",
    wrong: r#""language": "da"     and     "labels": { "en": "Cocaine" }"#,
    right: r#""labels": { "en": "Cocaine", "da": "Kokain" }"#,
    fix: "Add the name in that language.",
    severity: Severity::Warning,
};

pub(super) static PREVIOUS_UNKNOWN_AREA: Page = Page {
    title: "A priority of the cycle before names an area that is not known",
    what: "A previous priority lists an area that this dossier does not have. It is left out of the \
           comparison with the cycle before.",
    why: "The document says which priorities are kept, new or dropped; an area that was renamed would look \
           dropped.",
    wrong: r#""previous_priorities": [{ "key": "mtic", "areas": ["fraud.mtic"] }]     and no such area"#,
    right: r#""previous_priorities": [{ "key": "mtic", "areas": ["fraud.vat"] }]"#,
    fix: "Use the key that the area has in this dossier, or remove it from the list if the dossier has no \
           such area.",
    severity: Severity::Warning,
};

pub(super) static DUPLICATE_CONTRIBUTOR: Page = Page {
    title: "Two contributors have the same key",
    what: "A contributor key is declared twice.",
    why: "Contributors are weighted against each other; with two of a name nothing tells whose reports are \
           whose.",
    wrong: r#"{ "key": "DK", ... }, { "key": "DK", ... }"#,
    right: r#"{ "key": "DK", ... }, { "key": "DE", ... }"#,
    fix: "Give one of the two another key, or remove it if it is a copy.",
    severity: Severity::Error,
};

pub(super) static NO_SCORED_AREA: Page = Page {
    title: "The dossier has no area that could be proposed",
    what: "There is no area at all, or every leaf is horizontal.",
    why: "A ranking needs something to rank.",
    wrong: r#""areas": []"#,
    right: r#""areas": [{ "key": "drugs.cocaine", "kind": "market", "labels": { "en": "Cocaine" } }]"#,
    fix: "Declare at least one leaf that is not horizontal.",
    severity: Severity::Error,
};

pub(super) static EMPTY_BUNDLE: Page = Page {
    title: "A bundle has no areas",
    what: "The list of areas of a bundle is empty.",
    why: "A priority without areas has no evidence, no score and nothing to be acted on.",
    wrong: r#"{ "key": "firearms", "areas": [] }"#,
    right: r#"{ "key": "firearms", "areas": ["firearms.trafficking"] }"#,
    fix: "List the areas of the bundle, or remove the bundle.",
    severity: Severity::Error,
};
