//! How the document speaks: messages, numbers, lists and labels in its language.

use crate::dossier::{Answer, AreaIx, Bound, Figure, IndicatorIx, Level, Observation, Period, Trend};
use crate::locale::{Arg, Words};
use crate::model::{Layer, label};

use crate::priorities::Mode;

use super::{Block, Material, Span, Text};

/// An argument of a message.
pub(crate) fn text(value: impl Into<String>) -> Arg<'static> {
    Arg::from(value.into())
}

/// A number that decides between singular and plural.
pub(crate) fn count(value: usize) -> Arg<'static> {
    Arg::Count(value)
}

/// Material and words together, with the phrases that many sections need.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'a> {
    pub(crate) material: &'a Material<'a>,
    pub(crate) words: &'a Words,
}

impl Voice<'_> {
    /// Handling marking of the document as a whole: the strictest code of what is shown, or that of the author if it is stricter.
    pub(crate) fn marking(&self) -> String {
        let dossier = self.material.dossier;
        let rows = dossier.strictest_shown();
        let code = dossier.handling.map_or(rows, |author| author.max(rows));
        let key = if dossier.invented { "marking-invented" } else { "marking" };
        let by = if code > rows { "author" } else { "rows" };
        self.with(key, &[("code", text(crate::words::of(code))), ("by", text(by))])
    }

    /// Tag of the language.
    pub(crate) fn language(&self) -> &'static str {
        self.words.language().tag
    }

    /// A message without arguments.
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    /// A message with arguments.
    pub(crate) fn with(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        self.words.say(key, arguments)
    }

    /// A paragraph of one message.
    pub(crate) fn paragraph(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> Block {
        Block::Paragraph(self.with(key, arguments).into())
    }

    /// A score or value, three digits.
    pub(crate) fn score(&self, value: f64) -> String {
        self.words.number(value, 3)
    }

    /// A difference of scores, with its sign.
    pub(crate) fn signed(&self, value: f64) -> String {
        let digits = self.words.number(value.abs(), 3);
        if value < 0.0 { format!("−{digits}") } else { format!("+{digits}") }
    }

    /// A share as a percentage without digits.
    pub(crate) fn percent(&self, share: f64) -> String {
        self.words.percent(share, 0)
    }

    /// A probability as a percentage that never rounds to certainty.
    pub(crate) fn probability(&self, share: f64) -> String {
        self.words.probability(share)
    }

    /// Two ends with an en dash.
    pub(crate) fn interval(&self, low: &str, high: &str) -> String {
        self.with("interval", &[("low", text(low)), ("high", text(high))])
    }

    /// "a, b and c".
    pub(crate) fn list(&self, items: &[String]) -> String {
        if items.is_empty() { self.say("none") } else { self.words.list(items) }
    }

    /// Name of an area for tables, charts and running text.
    pub(crate) fn area(&self, area: AreaIx) -> String {
        let area = &self.material.dossier.areas[area.index()];
        let language = self.language();
        let own = area.short.get(language).or_else(|| area.labels.get(language));
        let name = own
            .or_else(|| area.short.get("en"))
            .map_or_else(|| label(&area.labels, language, &area.key), String::as_str);
        name.to_owned()
    }

    /// Names of areas, set apart by semicolons because they may hold commas and conjunctions themselves.
    pub(crate) fn areas(&self, areas: &[AreaIx]) -> String {
        let names: Vec<String> = areas.iter().map(|&area| self.area(area)).collect();
        if names.is_empty() { self.say("none") } else { names.join("; ") }
    }

    /// A name within a sentence: its first letter small, unless it is an abbreviation.
    pub(crate) fn within(name: &str) -> String {
        let mut letters = name.chars();
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if second.is_lowercase() => {
                first.to_lowercase().chain(name.chars().skip(1)).collect()
            }
            _ => name.to_owned(),
        }
    }

    /// Words as the beginning of a sentence: the first letter large.
    pub(crate) fn capital(words: &str) -> String {
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// Name of a bundle.
    pub(crate) fn bundle(&self, bundle: usize) -> String {
        let bundle = &self.material.dossier.bundles[bundle];
        label(&bundle.labels, self.language(), &bundle.key).to_owned()
    }

    /// Name of an indicator.
    pub(crate) fn indicator(&self, indicator: IndicatorIx) -> String {
        let indicator = &self.material.catalogue.indicators[indicator.index()];
        label(&indicator.labels, self.language(), &indicator.key).to_owned()
    }

    /// Name of an indicator by its key.
    pub(crate) fn indicator_by_key(&self, key: &str) -> String {
        let found = self.material.catalogue.indicators.iter().find(|indicator| indicator.key == key);
        found.map_or_else(|| key.to_owned(), |found| label(&found.labels, self.language(), key).to_owned())
    }

    /// Name of a criterion of the table.
    pub(crate) fn criterion(&self, criterion: usize) -> String {
        self.indicator(self.material.results.scores.assembly.table.criteria[criterion].indicator)
    }

    /// Names of criteria within a sentence, as a list.
    pub(crate) fn criteria(&self, criteria: impl IntoIterator<Item = usize>) -> String {
        let names: Vec<String> =
            criteria.into_iter().map(|criterion| Self::within(&self.criterion(criterion))).collect();
        self.list(&names)
    }

    /// Name of a layer.
    pub(crate) fn layer(&self, layer: Layer) -> String {
        self.say(match layer {
            Layer::Market => "layer-market",
            Layer::Actor => "layer-actor",
            Layer::Effect => "layer-effect",
            Layer::Network => "layer-network",
            Layer::Context => "layer-context",
            Layer::Output => "layer-output",
        })
    }

    /// Short name of a mode.
    pub(crate) fn mode(&self, mode: Mode) -> String {
        self.say(match mode {
            Mode::Oap => "mode-oap-short",
            Mode::Chsg => "mode-chsg-short",
            Mode::Both => "mode-both-short",
        })
    }

    /// Name of a level.
    pub(crate) fn level(&self, level: Level) -> String {
        self.say(match level {
            Level::Nil => "level-nil",
            Level::Low => "level-low",
            Level::Medium => "level-medium",
            Level::High => "level-high",
        })
    }

    /// What was observed, with its unit and the direction of change that the source states.
    pub(crate) fn answer(&self, observation: &Observation) -> String {
        let answer = match observation.answer {
            Answer::Level(level) => self.level(level),
            Answer::Unknown => self.say("level-unknown"),
            Answer::Figure(figure) => self.figure(figure, observation.indicator),
        };
        let trend = match observation.trend {
            None => return answer,
            Some(Trend::Increase) => "trend-increase",
            Some(Trend::Stable) => "trend-stable",
            Some(Trend::Decrease) => "trend-decrease",
        };
        self.with("with-trend", &[("answer", text(answer)), ("trend", text(self.say(trend)))])
    }

    /// A figure, with its unit.
    pub(crate) fn figure(&self, figure: Figure, indicator: IndicatorIx) -> String {
        let number = |value: f64| self.words.number(value, digits(value));
        let ends = figure.low.zip(figure.high);
        let value = match (figure.value, ends) {
            (Some(value), Some((low, high))) => self.with(
                "with-interval",
                &[("value", text(number(value))), ("low", text(number(low))), ("high", text(number(high)))],
            ),
            (Some(value), None) => number(value),
            (None, Some((low, high))) => self.interval(&number(low), &number(high)),
            (None, None) => figure.low.or(figure.high).map_or_else(|| self.say("not-applicable"), number),
        };
        let bounded = match figure.bound {
            Bound::Exact => value,
            Bound::About => self.with("about", &[("value", text(value))]),
            Bound::AtLeast => self.with("at-least", &[("value", text(value))]),
            Bound::AtMost => self.with("at-most", &[("value", text(value))]),
        };
        self.with_unit(bounded, indicator)
    }

    /// What is said of a figure, with the unit of its indicator.
    pub(crate) fn with_unit(&self, figure: String, indicator: IndicatorIx) -> String {
        let catalogue = self.material.catalogue;
        let unit = catalogue.indicators[indicator.index()].unit.as_deref();
        let Some(unit) = unit.and_then(|key| catalogue.units.iter().find(|unit| unit.key == key)) else {
            return figure;
        };
        let name = label(&unit.labels, self.language(), &unit.key);
        self.with("with-unit", &[("value", text(figure)), ("unit", text(name))])
    }

    /// A period, as a year where it is one.
    pub(crate) fn period(&self, period: Option<Period>) -> String {
        let Some(period) = period else { return self.say("not-applicable") };
        let whole_years =
            (period.from.month, period.from.day, period.to.month, period.to.day) == (1, 1, 12, 31);
        match (whole_years, period.from.year == period.to.year) {
            (true, true) => period.from.year.to_string(),
            (true, false) => self.interval(&period.from.year.to_string(), &period.to.year.to_string()),
            (false, _) => self.interval(&period.from.to_string(), &period.to.to_string()),
        }
    }
}

/// Digits that a figure deserves: whole numbers none, others up to two.
fn digits(value: f64) -> usize {
    if (value - value.round()).abs() < 1e-9 {
        0
    } else if (value * 10.0 - (value * 10.0).round()).abs() < 1e-9 {
        1
    } else {
        2
    }
}

/// A cell of code.
pub(crate) fn code(value: impl Into<String>) -> Text {
    Text(vec![Span::Code(value.into())])
}

/// A link within the document.
pub(crate) fn reference(to: impl Into<String>, name: impl Into<String>) -> Text {
    Text(vec![Span::Reference { to: to.into(), text: name.into() }])
}

/// An emphasised cell.
pub(crate) fn strong(value: impl Into<String>) -> Text {
    Text(vec![Span::Strong(value.into())])
}
