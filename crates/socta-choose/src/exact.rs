//! Integers of certificates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An integer of up to 128 bits, written as decimal text because JSON readers lose digits of large numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub struct Exact(pub i128);

impl From<Exact> for String {
    fn from(exact: Exact) -> Self {
        exact.0.to_string()
    }
}

impl TryFrom<String> for Exact {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_is_text_in_json_and_read_back_to_its_last_digit() {
        let text = serde_json::to_string(&Exact(i128::MIN)).expect("text is JSON");
        assert_eq!(text, "\"-170141183460469231731687303715884105728\"");
        assert_eq!(serde_json::from_str::<Exact>(&text).ok(), Some(Exact(i128::MIN)));
        assert!(serde_json::from_str::<Exact>("\"1.5\"").is_err());
        assert!(serde_json::from_str::<Exact>("15").is_err());
    }
}
