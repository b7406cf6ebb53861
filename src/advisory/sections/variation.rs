//! What the parts of the sensitivity section share: their headings, and names for what is varied or left out.

use crate::advisory::Block;
use crate::advisory::voice::{Voice, text};
use crate::comparison::{Change, Piece};
use crate::model::{Indicator, MissingPolicy, label};
use crate::tables::Value;

/// The heading of a part of the section.
pub(super) fn heading(voice: &Voice<'_>, part: &str, key: &str) -> Block {
    Block::Heading { level: 1, id: format!("sensitivity-{part}"), title: voice.say(key) }
}

/// The choice that a variant makes otherwise.
pub(super) fn change(voice: &Voice<'_>, change: &Change) -> String {
    match change {
        Change::Missing(policy) => {
            voice.with("sensitivity-unknown", &[("policy", text(voice.policy(*policy)))])
        }
        Change::WithoutContributor(contributor) => {
            let found = &voice.material.dossier.contributors[contributor.index()];
            let name = label(&found.labels, voice.language(), &found.key);
            voice.with("sensitivity-contributor", &[("contributor", text(name))])
        }
        Change::WithoutLayer(layer) => {
            voice.with("sensitivity-layer-without", &[("layer", text(voice.layer(*layer)))])
        }
        Change::Bounds { priorities, plans } => voice.with(
            "sensitivity-bounds",
            &[("k", text(priorities.to_string())), ("n", text(plans.to_string()))],
        ),
        Change::Invented => voice.say("sensitivity-invented"),
        Change::Coding(name) => voice.with("sensitivity-coding", &[("coding", text(name))]),
        Change::Preset(name) => voice.with("sensitivity-model", &[("model", text(name))]),
    }
}

/// The indicator, source or pair of evaluation codes that is left out.
pub(super) fn piece(voice: &Voice<'_>, piece: &Piece) -> String {
    match piece {
        Piece::Indicator(key) => {
            let found = voice.material.catalogue.indicators.iter().find(|indicator| indicator.key == *key);
            let name = found
                .map_or(key.as_str(), |found: &Indicator| label(&found.labels, voice.language(), &found.key));
            voice.with("sensitivity-piece-indicator", &[("name", text(name))])
        }
        Piece::Source(source) => {
            let key = &voice.material.dossier.sources[source.index()].key;
            voice.with("sensitivity-piece-source", &[("name", text(key))])
        }
        Piece::Grade(grade) => {
            let information = grade.information as u8 + 1;
            voice.with(
                "sensitivity-piece-grade",
                &[("name", text(format!("{:?}{information}", grade.source)))],
            )
        }
    }
}

/// What a variant changes, for programs: kind, key, parameter of the policy for what is missing, priorities and plans.
pub(super) fn change_values(voice: &Voice<'_>, change: &Change) -> [Value; 5] {
    let of = |kind: &str, of: Value| [kind.into(), of, Value::Nothing, Value::Nothing, Value::Nothing];
    match change {
        Change::Missing(policy) => {
            let [kind, key, _, priorities, plans] = of("missing", policy_key(*policy).into());
            let value = match policy {
                MissingPolicy::AsValue { value } | MissingPolicy::Unseen { odds: value } => (*value).into(),
                MissingPolicy::Exclude | MissingPolicy::Interval => Value::Nothing,
            };
            [kind, key, value, priorities, plans]
        }
        Change::WithoutContributor(contributor) => {
            let key = &voice.material.dossier.contributors[contributor.index()].key;
            of("without-contributor", key.into())
        }
        Change::WithoutLayer(layer) => of("without-layer", layer.key().into()),
        Change::Bounds { priorities, plans } => {
            ["bounds".into(), Value::Nothing, Value::Nothing, (*priorities).into(), (*plans).into()]
        }
        Change::Invented => of("invented", Value::Nothing),
        Change::Coding(name) => of("coding", name.into()),
        Change::Preset(name) => of("preset", name.into()),
    }
}

/// Key of a policy for what is missing.
pub(super) fn policy_key(policy: MissingPolicy) -> &'static str {
    match policy {
        MissingPolicy::Exclude => "exclude",
        MissingPolicy::AsValue { .. } => "as-value",
        MissingPolicy::Interval => "interval",
        MissingPolicy::Unseen { .. } => "unseen",
    }
}

/// Kind and key of what is left out.
pub(super) fn piece_key(voice: &Voice<'_>, piece: &Piece) -> [Value; 2] {
    match piece {
        Piece::Indicator(key) => ["indicator".into(), key.into()],
        Piece::Source(source) => {
            ["source".into(), (&voice.material.dossier.sources[source.index()].key).into()]
        }
        Piece::Grade(grade) => {
            let information = grade.information as u8 + 1;
            ["grade".into(), format!("{:?}{information}", grade.source).into()]
        }
    }
}
