//! Text of the document: runs of words with a meaning each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A run of text with one meaning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// Plain text.
    Plain(String),
    /// Important.
    Strong(String),
    /// A term or title.
    Emphasis(String),
    /// A key, code, file or command.
    Code(String),
    /// A link to a heading, table or figure of this document.
    Reference {
        /// Identifier of the target.
        to: String,
        /// Text of the link.
        text: String,
    },
    /// A link to the outside world; drawn as plain text unless the address begins with `https:`, `http:` or `mailto:`.
    Link {
        /// Address.
        url: String,
        /// Text of the link.
        text: String,
    },
}

impl Span {
    /// The words without their meaning.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Emphasis(text) | Self::Code(text) => text,
            Self::Reference { text, .. } | Self::Link { text, .. } => text,
        }
    }
}

/// Text of a paragraph, list item or table cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Text(pub Vec<Span>);

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(vec![Span::Plain(text.to_owned())])
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(vec![Span::Plain(text)])
    }
}

impl Text {
    /// The words without their meaning.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.0.iter().map(Span::words).collect()
    }
}
