//! Pages of the `S` codes: scenarios.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static SCENARIO_UNKNOWN_AREA: Page = Page {
    title: "A scenario names an area that is not known",
    what: "An area that a scenario forces or pushes is not a leaf of the dossier.",
    why: "The change would have no effect, and the comparison would show none.",
    wrong: r#""forced_in": [{ "area": "firearm", ... }]"#,
    right: r#""forced_in": [{ "area": "firearms", ... }]"#,
    fix: "Correct the key.",
    severity: Severity::Error,
};

pub(super) static FORCED_IN_AND_OUT: Page = Page {
    title: "Something is forced in and out at once",
    what: "A scenario forces the same area, or two areas of one bundle, into the proposal and out of it.",
    why: "No proposal can satisfy both.",
    wrong: r#""forced_in": [{ "area": "firearms", ... }], "forced_out": [{ "area": "firearms", ... }]"#,
    right: r#""forced_in": [{ "area": "firearms", ... }]"#,
    fix: "Keep one of the two.",
    severity: Severity::Error,
};

pub(super) static OVERRIDE_WITHOUT_REASON: Page = Page {
    title: "An override has no author or no reason",
    what: "A scenario forces something in or out and does not say who wants it and why.",
    why: "Overrides are political choices. They are allowed, and they are shown with the name of who made \
           them; hidden ones would undo the assessment.",
    wrong: r#"{ "area": "firearms", "author": "", "reason": "" }"#,
    right: r#"{ "area": "firearms", "author": "Presidency", "reason": "Council conclusions of 12 May" }"#,
    fix: "Give `author` and `reason`.",
    severity: Severity::Error,
};

pub(super) static SCENARIO_UNKNOWN_INDICATOR: Page = Page {
    title: "A scenario changes an indicator that is not known",
    what: "A scenario changes the weight of an indicator or layer that the model does not have.",
    why: "The change would have no effect, and the comparison would show none.",
    wrong: r#""indicators": [{ "indicator": "violense", "change": { "kind": "set", "to": 0.4 } }]"#,
    right: r#""indicators": [{ "indicator": "violence", "change": { "kind": "set", "to": 0.4 } }]"#,
    fix: "Correct the key, or add the indicator to the model first.",
    severity: Severity::Error,
};
