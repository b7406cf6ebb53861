//! Pages of the `M` codes: scoring models.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static MODEL_UNKNOWN_INDICATOR: Page = Page {
    title: "A model weights an indicator that is not known",
    what: "An indicator of the model is not a key of the catalogue.",
    why: "Its weight would go to nothing, and all other indicators would count for less than the model \
           says.",
    wrong: r#"{ "indicator": "violense", "weight": 0.2, ... }"#,
    right: r#"{ "indicator": "violence", "weight": 0.2, ... }"#,
    fix: "Correct the key, or add the indicator to the catalogue.",
    severity: Severity::Error,
};

pub(super) static WEIGHTS_DO_NOT_ADD_UP: Page = Page {
    title: "Weights do not add up to 1",
    what: "The weights of the layers, or of the indicators within a layer, do not add up to 1.",
    why: "A weight is a share of the whole. If they do not add up, what was agreed and what is computed are \
           two different things.",
    wrong: r#""weight": 0.5, "weight": 0.3, "weight": 0.3"#,
    right: r#""weight": 0.5, "weight": 0.3, "weight": 0.2"#,
    fix: "Change the weights so that they add up to 1; the message says to what they add up now.",
    severity: Severity::Error,
};

pub(super) static WEIGHT_NEGATIVE: Page = Page {
    title: "A weight is negative",
    what: "The weight of a layer, an indicator or a contributor is below 0.",
    why: "A negative weight would turn a threat into a merit. An indicator that lowers the threat has a \
           falling value function and a positive weight.",
    wrong: r#""weight": -0.1"#,
    right: r#""weight": 0.1"#,
    fix: "Write a weight of 0 or more, and turn the value function round if the indicator lowers the \
           threat.",
    severity: Severity::Error,
};

pub(super) static WEIGHT_OUTSIDE_RANGE: Page = Page {
    title: "A weight lies outside its own range",
    what: "The range of a weight does not contain the weight, runs backwards, or goes beyond 0 to 1.",
    why: "The range says which weights are reasonable; the robustness analysis would never try the one that \
           the ranking rests on.",
    wrong: r#""weight": 0.5, "range": { "low": 0.1, "high": 0.4 }"#,
    right: r#""weight": 0.3, "range": { "low": 0.1, "high": 0.4 }"#,
    fix: "Widen the range or change the weight.",
    severity: Severity::Error,
};

pub(super) static ORIGIN_SCORED: Page = Page {
    title: "Nationality or ethnicity is scored",
    what: "The model gives a weight to an indicator that names the nationality or ethnicity of people.",
    why: "Origin is not a threat. Scoring it makes a priority out of a group of people, which the law \
           forbids and which misleads. Such an indicator can be described, never scored.",
    wrong: r#"{ "indicator": "nationality_share", "weight": 0.1, ... }"#,
    right: "(left out of the model)",
    fix: "Remove the indicator from the model.",
    severity: Severity::Error,
};

pub(super) static DETECTION_SCORED: Page = Page {
    title: "A series that grows with police effort is scored as a threat",
    what: "The model gives a weight to an indicator that is driven by detection (arrests, seizures, \
           registered victims) and does not declare it as a proxy.",
    why: "Where the police look more, more is found. Scored as a threat, success makes a problem look \
           larger and neglect makes it look smaller.",
    wrong: r#"{ "indicator": "seizures_cocaine", "weight": 0.1, ... }"#,
    right: r#"{ "indicator": "seizures_cocaine", "weight": 0.1, "proxy": "no other figure of supply exists", ... }"#,
    fix: "Remove the indicator, or say in `proxy` why it may stand for the threat.",
    severity: Severity::Error,
};

pub(super) static CODING_NOT_MONOTONE: Page = Page {
    title: "A coding falls where the scale rises",
    what: "In a coding the values of Nil, Low, Medium and High must not fall in this order, and all lie in \
           0 to 1.",
    why: "A coding in which Medium counts more than High turns the answers of the contributors upside down.",
    wrong: r#"{ "nil": 0, "low": 0.5, "medium": 0.25, "high": 1 }"#,
    right: r#"{ "nil": 0, "low": 0.25, "medium": 0.5, "high": 1 }"#,
    fix: "Put the four values in rising order between 0 and 1.",
    severity: Severity::Error,
};

pub(super) static VALUE_FUNCTION_INVALID: Page = Page {
    title: "A value function is not one",
    what: "A piecewise linear value function has fewer than two points, points that are not in rising \
           order, values outside 0 to 1, or it stands on an indicator that is answered by levels; or a \
           coding stands on an indicator that is a figure.",
    why: "The same figure would have two values or none.",
    wrong: r#""points": [{ "at": 10, "value": 0 }, { "at": 1, "value": 1 }]"#,
    right: r#""points": [{ "at": 1, "value": 0 }, { "at": 10, "value": 1 }]"#,
    fix: "Give at least two points with rising `at` and values between 0 and 1; use a coding for levels.",
    severity: Severity::Error,
};

pub(super) static GRADE_MISSING: Page = Page {
    title: "The table of evaluation codes is not complete",
    what: "A pair of source code (A, B, C, X) and information code (1 to 4) has no certainty, has two, or \
           has one outside 0 to 1.",
    why: "Reports with that pair could not be weighed. The table is a choice that must be made for all \
           sixteen pairs.",
    wrong: r#""grades": [{ "source": "A", "information": "1", "certainty": 0.95 }]"#,
    right: r#""grades": [...]     (sixteen entries, A1 to X4)"#,
    fix: "Add the pairs that the message names.",
    severity: Severity::Error,
};

pub(super) static BOUNDS_INFEASIBLE: Page = Page {
    title: "The bounds of the proposal cannot be kept",
    what: "The number of priorities or of plans is 0, so that nothing can be proposed.",
    why: "The proposal would be empty under every evidence.",
    wrong: r#""selection": { "priorities": 10, "plans": 0, "goals": 3, "horizontal_from": 5 }"#,
    right: r#""selection": { "priorities": 10, "plans": 15, "goals": 3, "horizontal_from": 5 }"#,
    fix: "Raise the bound that the message names.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_METHOD: Page = Page {
    title: "A method is not known",
    what: "A name under `methods` is none of the scoring methods, or the list is empty.",
    why: "The first method decides the ranking; without it there is none.",
    wrong: r#""methods": ["addative"]"#,
    right: r#""methods": ["additive"]"#,
    fix: "Write a name that `socta methods` lists.",
    severity: Severity::Error,
};

pub(super) static BANDS_INVALID: Page = Page {
    title: "The bands do not cover the scores",
    what: "Bands run from high to low; each begins below the one before it, the last begins at 0, and no \
           key is there twice.",
    why: "A score that falls between two bands, or into both, has no name in the document.",
    wrong: r#""bands": [{ "key": "low", "from": 0 }, { "key": "high", "from": 0.66 }]"#,
    right: r#""bands": [{ "key": "high", "from": 0.66 }, { "key": "low", "from": 0 }]"#,
    fix: "Order the bands from high to low and let the last begin at 0.",
    severity: Severity::Error,
};

pub(super) static LAYER_TWICE: Page = Page {
    title: "A layer is weighted twice",
    what: "A layer is there twice under `layers`.",
    why: "Nothing tells which of the two weights was agreed.",
    wrong: r#"{ "layer": "market", "weight": 0.3, ... }, { "layer": "market", "weight": 0.2, ... }"#,
    right: r#"{ "layer": "market", "weight": 0.5, ... }"#,
    fix: "Join the two into one.",
    severity: Severity::Error,
};

pub(super) static INDICATOR_TWICE: Page = Page {
    title: "An indicator is weighted twice",
    what: "An indicator is there twice in the model.",
    why: "Nothing tells which of the two weights was agreed.",
    wrong: r#"{ "indicator": "violence", "weight": 0.2, ... }, { "indicator": "violence", "weight": 0.1, ... }"#,
    right: r#"{ "indicator": "violence", "weight": 0.3, ... }"#,
    fix: "Keep one of the two.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_CODING: Page = Page {
    title: "A coding is not known",
    what: "A value function names a coding that is not declared under `codings`.",
    why: "Levels are not numbers until a declared coding says so.",
    wrong: r#""value_function": { "kind": "coding", "name": "linaer" }"#,
    right: r#""value_function": { "kind": "coding", "name": "linear" }"#,
    fix: "Correct the name, or declare the coding.",
    severity: Severity::Error,
};

pub(super) static INDICATOR_WRONG_LAYER: Page = Page {
    title: "An indicator is weighted in a layer that it does not belong to",
    what: "The catalogue puts the indicator into another layer, or into one that is never scored \
           (`context`).",
    why: "The weight of a layer says how much the market, the actors or the harm count. An indicator in the \
           wrong one shifts that balance unseen.",
    wrong: r#"{ "layer": "effect", "indicators": [{ "indicator": "violence", ... }] }"#,
    right: r#"{ "layer": "actor", "indicators": [{ "indicator": "violence", ... }] }"#,
    fix: "Move the indicator to the layer that the message names.",
    severity: Severity::Error,
};

pub(super) static PREFERENCES_CONTRADICT: Page = Page {
    title: "Statements on weights contradict each other",
    what: "No weights keep all statements under `preferences` and all declared ranges. The message names the smallest \
           group of them that cannot hold together; without any one of that group the others can.",
    why: "Weights are drawn among those that keep every statement. Where there are none, nothing can be drawn, and \
          leaving a statement out in silence would decide between the people who made them.",
    wrong: r#"{ "kind": "ratio", "of": "a", "to": "b", "at_least": 2 }, { "kind": "order", "tiers": [["b"], ["a"]] }"#,
    right: r#"{ "kind": "ratio", "of": "a", "to": "b", "at_least": 2 }"#,
    fix: "Ask whoever made the statements which of them to give up or to widen.",
    severity: Severity::Error,
};

pub(super) static PREFERENCE_INVALID: Page = Page {
    title: "A statement on weights says nothing or cannot be read",
    what: "A statement has no end, ends that do not rise, an order of fewer than two tiers, or a name twice.",
    why: "A statement that says nothing was meant to say something.",
    wrong: r#"{ "kind": "range", "of": "violence" }"#,
    right: r#"{ "kind": "range", "of": "violence", "low": 0.1 }"#,
    fix: "Give the end, the tier or the term that is missing, or delete the statement.",
    severity: Severity::Error,
};

pub(super) static RULE_INVALID: Page = Page {
    title: "A rule of the proposal says nothing or contradicts itself",
    what: "A rule under `selection_rules` names no area, an area twice or the area that it is about, has the key of another \
           rule, an amount that is too large, or a `where` that is not one scored layer or indicator.",
    why: "A rule decides what may be proposed. One that cannot be kept, or that says nothing, was meant to say something \
          else.",
    wrong: r#"{ "key": "harm", "areas": [], "least": 1 }"#,
    right: r#"{ "key": "harm", "areas": ["trafficking", "drugs"], "least": 1 }"#,
    fix: "Name the areas that the rule is about, each once, or delete the rule.",
    severity: Severity::Error,
};

pub(super) static RULE_UNKNOWN_AREA: Page = Page {
    title: "A rule of the proposal names an area or a contributor that the dossier does not have",
    what: "A rule under `selection_rules` names an area or a contributor that is not among those of the dossier. A rule of \
           which the dossier has no area, or none of those that a prerequisite asks for, does not apply.",
    why: "A model may serve several dossiers, and then this is as meant. It may also be a misspelling, and a rule that was \
          agreed is then not kept.",
    wrong: r#"{ "key": "harm", "areas": ["traficking", "drugs"], "least": 1 }"#,
    right: r#"{ "key": "harm", "areas": ["trafficking", "drugs"], "least": 1 }"#,
    fix: "Name it as the dossier does, or leave the rule as it is if it is made for other dossiers.",
    severity: Severity::Warning,
};

pub(super) static BASE_UNKNOWN: Page = Page {
    title: "A model extends one that is not there",
    what: "`extends` names neither a model that comes with the program nor a file. A path is looked for from the folder of \
           the file that names it.",
    why: "What the model does not say itself stands in its base. Without it, most of its choices are missing.",
    wrong: r#"{ "extends": "equal-wieghts", "name": "ours", ... }"#,
    right: r#"{ "extends": "equal-weights", "name": "ours", ... }"#,
    fix: "Name a model that comes with the program (`socta model list`), or give the path of a model file.",
    severity: Severity::Error,
};

pub(super) static BASE_CIRCLE: Page = Page {
    title: "A model extends itself",
    what: "Whoever follows `extends` from file to file comes back to a file that was there before.",
    why: "None of these files says what the whole is.",
    wrong: r#"ours.json: { "extends": "theirs.json", ... }, theirs.json: { "extends": "ours.json", ... }"#,
    right: r#"ours.json: { "extends": "theirs.json", ... }, theirs.json: { "extends": "equal-weights", ... }"#,
    fix: "Let one of the files say everything, or extend a model that comes with the program.",
    severity: Severity::Error,
};

pub(super) static NOTHING_TO_LEAVE_OUT: Page = Page {
    title: "A model leaves out what its base does not have",
    what: "An item with `leave_out` has a key that no item of the list in the base has.",
    why: "What was meant to be left out is still there under its right key, and counts.",
    wrong: r#"{ "indicator": "gitoc", "leave_out": true }"#,
    right: r#"{ "indicator": "gitoc_score", "leave_out": true }"#,
    fix: "Write the key as the base does (`socta model show BASE` prints it), or delete the item.",
    severity: Severity::Error,
};
