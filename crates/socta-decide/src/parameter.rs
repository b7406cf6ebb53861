//! Parameters of a method, declared as data, so that any method can be listed, checked and varied without knowing it.

use serde::{Serialize, Serializer};
use socta_base::diagnostics::suggest;

/// Kind, range and default of a parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A real number.
    Number {
        /// Smallest value that is admissible.
        low: f64,
        /// Largest value that is admissible.
        high: f64,
        /// Value if it is not given.
        default: f64,
    },
    /// One of some words.
    Choice {
        /// Words between which to choose.
        options: &'static [&'static str],
        /// Value if it is not given; one of the words.
        default: &'static str,
    },
    /// Yes or no.
    Flag {
        /// Value if it is not given.
        default: bool,
    },
    /// Any text, such as the name of a criterion.
    Text {
        /// Value if it is not given.
        default: &'static str,
    },
}

/// A parameter of a method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Name, as written in `--param NAME=VALUE`.
    pub name: &'static str,
    /// Kind, range and default.
    pub kind: Kind,
    /// What the parameter does, in a sentence.
    pub meaning: &'static str,
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// Setting of a [`Kind::Number`].
    Number(f64),
    /// Setting of a [`Kind::Choice`].
    Choice(&'static str),
    /// Setting of a [`Kind::Flag`].
    Flag(bool),
    /// Setting of a [`Kind::Text`].
    Text(String),
    /// Something that the run adds to the record, such as what was done to the weights.
    Note(String),
}

impl Serialize for Setting {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Choice(word) => serializer.serialize_str(word),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Text(text) | Self::Note(text) => serializer.serialize_str(text),
        }
    }
}

/// Why a parameter was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ParameterError {
    /// The method has no such parameter.
    #[error("the method {method} has no parameter `{name}`{}", hint(nearest.as_deref()))]
    Unknown {
        /// Name of the method.
        method: &'static str,
        /// The text as it was written.
        name: String,
        /// The parameter that is meant, perhaps.
        nearest: Option<String>,
    },
    /// A parameter is given twice.
    #[error("the parameter `{name}` is given twice")]
    Twice {
        /// Name of the parameter.
        name: &'static str,
    },
    /// The value is not of its kind or not in its range.
    #[error("the parameter `{name}` cannot be `{value}`: it must be {expected}")]
    BadValue {
        /// Name of the parameter.
        name: &'static str,
        /// The text as it was written.
        value: String,
        /// What it must be.
        expected: String,
    },
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// The values of all parameters of a method, in the declared order.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    values: Vec<(&'static str, Setting)>,
}

impl Parameters {
    /// The defaults of these parameters.
    #[must_use]
    pub fn defaults(declared: &[Parameter]) -> Self {
        let default = |kind| match kind {
            Kind::Number { default, .. } => Setting::Number(default),
            Kind::Choice { default, .. } => Setting::Choice(default),
            Kind::Flag { default } => Setting::Flag(default),
            Kind::Text { default } => Setting::Text(default.to_owned()),
        };
        Self { values: declared.iter().map(|parameter| (parameter.name, default(parameter.kind))).collect() }
    }

    /// Reads `(name, value)` pairs; what is not given has its default.
    ///
    /// # Errors
    /// Every parameter that is unknown, given twice, or out of its range.
    pub fn read(
        method: &'static str,
        declared: &[Parameter],
        given: &[(String, String)],
    ) -> Result<Self, Vec<ParameterError>> {
        let mut parameters = Self::defaults(declared);
        let mut errors = Vec::new();
        let mut seen = Vec::new();
        for (name, text) in given {
            let Some(at) = declared.iter().position(|parameter| same(parameter.name, name)) else {
                let nearest = suggest(name, declared.iter().map(|parameter| parameter.name));
                let nearest = nearest.map(str::to_owned);
                errors.push(ParameterError::Unknown { method, name: name.clone(), nearest });
                continue;
            };
            if seen.contains(&at) {
                errors.push(ParameterError::Twice { name: declared[at].name });
                continue;
            }
            seen.push(at);
            match read_value(&declared[at], text) {
                Ok(value) => parameters.values[at].1 = value,
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(parameters) } else { Err(errors) }
    }

    /// All names and values, in the declared order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Setting)> {
        self.values.iter().map(|(name, value)| (*name, value))
    }

    /// Adds something that the run records beside the parameters.
    pub fn note(&mut self, name: &'static str, text: String) {
        self.values.push((name, Setting::Note(text)));
    }

    /// Sets a declared parameter; a name that is not declared changes nothing.
    pub fn set(&mut self, name: &str, setting: Setting) {
        if let Some((_, value)) = self.values.iter_mut().find(|(known, _)| *known == name) {
            *value = setting;
        }
    }

    /// The word chosen for a declared [`Kind::Choice`]; empty if no such choice is declared.
    #[must_use]
    pub fn choice(&self, name: &str) -> &'static str {
        match self.get(name) {
            Some(Setting::Choice(word)) => word,
            _ => "",
        }
    }

    /// The value of a declared [`Kind::Flag`]; false if no such flag is declared.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Setting::Flag(true)))
    }

    /// The value of a declared [`Kind::Number`]; 0 if no such number is declared.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        match self.get(name) {
            Some(Setting::Number(value)) => *value,
            _ => 0.0,
        }
    }

    /// The value of a declared [`Kind::Text`]; empty if no such text is declared.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Setting::Text(text)) => text,
            _ => "",
        }
    }

    fn get(&self, name: &str) -> Option<&Setting> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

impl Serialize for Parameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Whether two words are the same but for case, spaces, hyphens, underscores and the spelling of -ization.
fn same(declared: &str, written: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "").replace("ization", "isation");
    plain(declared) == plain(written)
}

fn read_value(parameter: &Parameter, text: &str) -> Result<Setting, ParameterError> {
    let bad = |expected: String| ParameterError::BadValue {
        name: parameter.name,
        value: text.to_owned(),
        expected,
    };
    match parameter.kind {
        Kind::Number { low, high, .. } => {
            let value = text.trim().parse::<f64>().ok().filter(|value| (low..=high).contains(value));
            value.map(Setting::Number).ok_or_else(|| bad(format!("a number from {low} to {high}")))
        }
        Kind::Choice { options, .. } => {
            let word = options.iter().find(|option| same(option, text));
            word.map(|word| Setting::Choice(word))
                .ok_or_else(|| bad(format!("one of {}", options.join(", "))))
        }
        Kind::Text { .. } => Ok(Setting::Text(text.trim().to_owned())),
        Kind::Flag { .. } => match text.trim() {
            "true" | "yes" | "1" => Ok(Setting::Flag(true)),
            "false" | "no" | "0" => Ok(Setting::Flag(false)),
            _ => Err(bad("true or false".to_owned())),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECLARED: &[Parameter] = &[
        Parameter {
            name: "v",
            kind: Kind::Number { low: 0.0, high: 1.0, default: 0.5 },
            meaning: "weight of the majority",
        },
        Parameter {
            name: "missing",
            kind: Kind::Choice { options: &["error", "mean"], default: "error" },
            meaning: "what a missing cell counts as",
        },
        Parameter { name: "pairs", kind: Kind::Flag { default: false }, meaning: "whether pairs are shown" },
    ];

    fn read(given: &[(&str, &str)]) -> Result<Parameters, Vec<ParameterError>> {
        let given: Vec<(String, String)> =
            given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Parameters::read("vikor", DECLARED, &given)
    }

    #[test]
    fn what_is_not_given_has_its_default() {
        let parameters = read(&[("missing", "mean")]).expect("valid");
        assert_eq!(parameters.number("v"), 0.5);
        assert_eq!(parameters.choice("missing"), "mean");
        assert!(!parameters.flag("pairs"));
        let json = serde_json::to_string(&parameters).expect("plain values");
        assert_eq!(json, r#"{"v":0.5,"missing":"mean","pairs":false}"#);
    }

    #[test]
    fn spellings_do_not_matter() {
        assert!(same("normalisation", "Normalization") && same("min-max", "minmax"));
        assert!(!same("min-max", "max-min"));
    }

    #[test]
    fn all_faults_at_once_with_what_was_meant() {
        let errors = read(&[("v", "2"), ("mising", "mean"), ("pairs", "perhaps"), ("v", "NaN")])
            .expect_err("four faults");
        let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(texts[0], "the parameter `v` cannot be `2`: it must be a number from 0 to 1");
        assert_eq!(texts[1], "the method vikor has no parameter `mising`; did you mean `missing`?");
        assert_eq!(texts[2], "the parameter `pairs` cannot be `perhaps`: it must be true or false");
        assert_eq!(texts[3], "the parameter `v` is given twice");
    }
}
