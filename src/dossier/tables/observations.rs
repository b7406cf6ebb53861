//! `observations.csv`.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Code, suggest};
use crate::dossier::columns::{Description, optional, required};
use crate::dossier::head::Head;
use crate::dossier::register::{Register, Sought};
use crate::dossier::row::Row;
use crate::dossier::table::Table;
use crate::dossier::{
    Answer, Bound, Figure, Grade, IndicatorIx, Level, NetworkIx, Observation, Row as Line, SourceIx, Subject,
    TableName, words,
};
use crate::model::{AppliesTo, Catalogue, Indicator, Layer, Scale};
use crate::source::Faults;

use super::personal::leads_to_person;
use super::reported_by::{contributor, reference};

/// The columns.
pub(crate) const TABLE: Description = Description {
    table: TableName::Observations,
    meaning: "What one contributor reported on one indicator of one area or network.",
    columns: &[
        required("subject", "key of an area, or identifier of a network"),
        required("indicator", "key of the indicator catalogue"),
        optional("level", "High, Medium, Low, Unknown or Nil, for an indicator that is answered by a level"),
        optional("value", "the figure, in the indicator's unit"),
        optional("low", "lower end of the interval of the figure"),
        optional("high", "upper end of the interval of the figure"),
        optional("bound", "how `value` bounds the truth: exact, about, at-least, at-most"),
        optional("unit", "unit of the figure; the indicator's own if it is empty"),
        optional("population", "whom or what the figure counts; the indicator's own if it is empty"),
        optional("trend", "increase, stable or decrease, if the source states one"),
        required("contributor", "key of the contributor"),
        optional("from", "first day that it speaks of: a day, a month or a year"),
        optional("to", "last day that it speaks of"),
        optional("edition", "edition of the questionnaire that it answers"),
        required("source_code", "evaluation of the source: A, B, C or X"),
        required("information_code", "evaluation of the information: 1, 2, 3 or 4"),
        required("handling", "handling code: H0, H1, H2 or H3"),
        required("source_kind", "questionnaire, analysis-project, agency, open, academic or expert"),
        optional("reference", "key of `sources.csv`"),
        optional("note", "free text; it stays inside unless `note_public` says that it may be shown"),
        optional("note_public", "yes if the note may be shown with the report, or no, as if it is empty"),
        optional(
            "verbatim",
            "yes if the note is in the words of its source, or no, a paraphrase, as if it is empty",
        ),
        optional("remark", "what the coder has to say of the row; it is never printed"),
    ],
};

const SUBJECT: usize = TABLE.at("subject");
const INDICATOR: usize = TABLE.at("indicator");
const LEVEL: usize = TABLE.at("level");
const VALUE: usize = TABLE.at("value");
const LOW: usize = TABLE.at("low");
const HIGH: usize = TABLE.at("high");
const BOUND: usize = TABLE.at("bound");
const UNIT: usize = TABLE.at("unit");
pub(super) const POPULATION: usize = TABLE.at("population");
const TREND: usize = TABLE.at("trend");
const CONTRIBUTOR: usize = TABLE.at("contributor");
const FROM: usize = TABLE.at("from");
const TO: usize = TABLE.at("to");
pub(super) const EDITION: usize = TABLE.at("edition");
const SOURCE_CODE: usize = TABLE.at("source_code");
const INFORMATION_CODE: usize = TABLE.at("information_code");
const HANDLING: usize = TABLE.at("handling");
const SOURCE_KIND: usize = TABLE.at("source_kind");
const REFERENCE: usize = TABLE.at("reference");
const NOTE: usize = TABLE.at("note");
const NOTE_PUBLIC: usize = TABLE.at("note_public");
const VERBATIM: usize = TABLE.at("verbatim");

/// What a row may refer to.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    head: &'a Head,
    networks: &'a Register<NetworkIx>,
    sources: Option<&'a Register<SourceIx>>,
    catalogue: &'a Catalogue,
    indicators: FxHashMap<&'a str, usize>,
    editions: Vec<&'a str>,
    invented: bool,
}

impl<'a> Context<'a> {
    /// The context of a dossier; `sources` is none if there is no table of sources.
    pub(crate) fn new(
        head: &'a Head,
        networks: &'a Register<NetworkIx>,
        sources: Option<&'a Register<SourceIx>>,
        catalogue: &'a Catalogue,
    ) -> Self {
        let indicators =
            catalogue.indicators.iter().enumerate().map(|(at, it)| (it.key.as_str(), at)).collect();
        let all = catalogue.indicators.iter().flat_map(|indicator| indicator.editions.keys());
        let mut editions: Vec<&str> = all.map(String::as_str).collect();
        editions.sort_unstable();
        editions.dedup();
        let invented = head.is_invented(TableName::Observations);
        Self { head, networks, sources, catalogue, indicators, editions, invented }
    }

    pub(super) fn indicator(&self, index: IndicatorIx) -> &'a Indicator {
        &self.catalogue.indicators[index.index()]
    }
}

/// An observation and the start of its row.
#[derive(Debug)]
pub(crate) struct Read {
    /// The observation.
    pub observation: Observation,
    /// In bytes.
    pub start: u32,
    /// Whom or what a figure counts, if the row says so.
    pub population: Option<String>,
}

/// The observations in the order of the table.
pub(crate) fn read(table: &Table<'_>, context: &Context<'_>, faults: &mut Faults) -> Vec<Read> {
    table.rows(faults, |row| read_row(row, context))
}

fn read_row(row: &mut Row<'_>, context: &Context<'_>) -> Option<Read> {
    let subject = subject(row, context);
    let indicator = indicator(row, context);
    let known = indicator.map(|index| context.indicator(index));
    if let (Some(subject), Some(indicator)) = (subject, known) {
        check_subject(row, subject, indicator, context);
    }
    let answer = answer(row, known, context);
    let trend = row.word(TREND, Code::CsvUnknownValue);
    let contributor =
        row.required(CONTRIBUTOR, "contributor").and_then(|_| contributor(row, CONTRIBUTOR, context.head));
    let period = period(row, context);
    let edition = edition(row, known, context);
    let grade = grade(row);
    let handling = row.required_word(HANDLING, "handling", Code::HandlingCodeInvalid);
    let kind = row.required_word(SOURCE_KIND, "source_kind", Code::CsvUnknownValue);
    let source = reference(row, REFERENCE, context.sources);
    let [note_public, verbatim] =
        [NOTE_PUBLIC, VERBATIM].map(|column| row.choice(column, words::YES_NO, Code::CsvUnknownValue));
    warn_of_persons(row);
    let observation = Observation {
        subject: subject?,
        indicator: indicator?,
        answer: answer?,
        trend,
        contributor: contributor?,
        period,
        edition,
        grade: grade?,
        handling: handling?,
        source_kind: kind?,
        source,
        note: row.text(NOTE).to_owned(),
        note_public: note_public.unwrap_or(false),
        verbatim: verbatim.unwrap_or(false),
        invented: context.invented,
        row: Line(row.line()),
    };
    let population = row.optional(POPULATION).map(str::to_owned);
    row.unless_rejected(Read { observation, start: row.start(), population })
}

fn warn_of_persons(row: &mut Row<'_>) {
    if let Some(what) = leads_to_person(row.text(NOTE)) {
        row.warn_hidden(Code::NoteLeadsToPerson, NOTE, || format!("the note seems to hold {what}"));
    }
}

fn subject(row: &mut Row<'_>, context: &Context<'_>) -> Option<Subject> {
    let key = row.required(SUBJECT, "subject")?;
    let areas = &context.head.area_register;
    match (areas.find(key.as_bytes()), context.networks.find(key.as_bytes())) {
        (Sought::Found(area), _) => Some(Subject::Area(area)),
        (_, Sought::Found(network)) => Some(Subject::Network(network)),
        (Sought::Unknown, Sought::Unknown) => {
            let message = format!("`{key}` is neither an area nor a network of this dossier");
            row.reject_unknown(SUBJECT, Code::UnknownSubject, &message, |asked| {
                areas.suggest(key, asked).or_else(|| context.networks.suggest(key, asked))
            });
            None
        }
        _ => {
            row.drop_silently();
            None
        }
    }
}

fn indicator(row: &mut Row<'_>, context: &Context<'_>) -> Option<IndicatorIx> {
    let key = row.required(INDICATOR, "indicator")?;
    let Some(position) = context.indicators.get(key) else {
        let message = format!("`{key}` is not an indicator of the catalogue");
        let keys = || context.catalogue.indicators.iter().map(|indicator| indicator.key.as_str());
        row.reject_unknown(INDICATOR, Code::UnknownIndicator, &message, |_| suggest(key, keys()));
        return None;
    };
    if context.catalogue.indicators[*position].derived {
        row.reject(Code::DerivedObserved, INDICATOR, || {
            format!("`{key}` is computed from the networks of the dossier and cannot be observed")
        });
        return None;
    }
    Some(IndicatorIx(u32::try_from(*position).unwrap_or(u32::MAX)))
}

fn check_subject(row: &mut Row<'_>, subject: Subject, indicator: &Indicator, context: &Context<'_>) {
    let wrong = match (subject, indicator.applies_to) {
        (Subject::Area(_), AppliesTo::Network) => Some(("a network", "an area")),
        (Subject::Network(_), AppliesTo::Area) => Some(("an area", "a network")),
        _ => None,
    };
    if let Some((wanted, found)) = wrong {
        let (key, subject) = (indicator.key.as_str(), row.text(SUBJECT));
        row.reject(Code::IndicatorWrongSubject, INDICATOR, || {
            let message = format!("`{key}` is observed on {wanted}, but `{subject}` is {found}");
            (message, format!("give the observation to {wanted}, or choose another indicator"))
        });
    } else if let Subject::Area(area) = subject
        && !context.head.areas[area.index()].leaf
        && !matches!(indicator.layer, Layer::Context | Layer::Output)
    {
        let (key, subject) = (indicator.key.as_str(), row.text(SUBJECT));
        row.reject(Code::ObservedNotLeaf, SUBJECT, || {
            format!("`{subject}` has parts of its own, and `{key}` is observed on leaves only")
        });
    }
}

/// The answer: a level, or a figure.
fn answer(row: &mut Row<'_>, indicator: Option<&Indicator>, context: &Context<'_>) -> Option<Answer> {
    let level = row.optional(LEVEL);
    let has_figure = [VALUE, LOW, HIGH].iter().any(|column| !row.bytes(*column).is_empty());
    let bound: Option<Bound> = row.word(BOUND, Code::CsvUnknownValue);
    if bound.is_some() && row.bytes(VALUE).is_empty() {
        row.reject(
            Code::BoundWithoutFigure,
            BOUND,
            || "there is a bound, but no `value` that it could bound",
        );
    }
    match (level, has_figure) {
        (Some(level), true) => {
            row.reject(Code::LevelAndFigure, LEVEL, || {
                format!("the row gives the level `{level}` and a figure")
            });
            None
        }
        (None, false) => {
            row.reject(Code::NoAnswer, LEVEL, || "the row gives neither a level nor a figure");
            None
        }
        (Some(_), false) => level_answer(row, indicator),
        (None, true) => figure_answer(row, indicator, bound, context),
    }
}

fn level_answer(row: &mut Row<'_>, indicator: Option<&Indicator>) -> Option<Answer> {
    let level: Option<Level> = row.choice(LEVEL, words::LEVELS, Code::LevelNotOnScale)?;
    if let (Some(level), Some(indicator)) = (level, indicator.filter(|it| it.scale == Scale::Numeric)) {
        let hint =
            if level == Level::Nil { "write 0 in `value`" } else { "give a figure in `value`, or Unknown" };
        row.reject(Code::LevelNotOnScale, LEVEL, || {
            (format!("`{}` is measured by a figure, not by a level", indicator.key), hint.to_owned())
        });
        return None;
    }
    if let Some(unit) = row.optional(UNIT) {
        row.reject(Code::WrongUnit, UNIT, || {
            (format!("a level has no unit, but `{unit}` is given"), "empty the field `unit`".to_owned())
        });
    }
    Some(level.map_or(Answer::Unknown, Answer::Level))
}

fn figure_answer(
    row: &mut Row<'_>,
    indicator: Option<&Indicator>,
    bound: Option<Bound>,
    context: &Context<'_>,
) -> Option<Answer> {
    if let Some(indicator) = indicator.filter(|indicator| indicator.scale == Scale::Hmlun) {
        let column = [VALUE, LOW, HIGH].into_iter().find(|column| !row.bytes(*column).is_empty());
        row.reject(Code::LevelAndFigure, column.unwrap_or(VALUE), || {
            let message = format!("`{}` is answered by a level, not by a figure", indicator.key);
            (message, "give High, Medium, Low, Unknown or Nil in `level`".to_owned())
        });
        return None;
    }
    // A figure in another unit cannot be held against the range of the indicator's own.
    let range = unit(row, indicator, context).then(|| indicator.and_then(|it| it.range)).flatten();
    let [value, low, high] = [VALUE, LOW, HIGH].map(|column| in_range(row, column, range));
    let reversed = match (value, low, high) {
        (_, Some(low), Some(high)) if low > high => {
            Some((LOW, format!("{low} is above the upper end {high}")))
        }
        (Some(value), Some(low), _) if value < low => {
            Some((VALUE, format!("{value} is below the lower end {low}")))
        }
        (Some(value), _, Some(high)) if value > high => {
            Some((VALUE, format!("{value} is above the upper end {high}")))
        }
        _ => None,
    };
    if let Some((column, message)) = reversed {
        row.reject(Code::IntervalReversed, column, || message);
    }
    let bound = bound.unwrap_or(Bound::Exact);
    (!row.is_rejected()).then_some(Answer::Figure(Figure { value, low, high, bound }))
}

fn in_range(row: &mut Row<'_>, column: usize, range: Option<[f64; 2]>) -> Option<f64> {
    let number = row.number(column)?;
    if let Some([low, high]) = range.filter(|[low, high]| number < *low || number > *high) {
        row.reject(Code::NumberOutOfRange, column, || {
            format!("{number} is out of range: it has to be from {low} to {high}")
        });
    }
    Some(number)
}

/// Whether the figure is in the indicator's own unit.
fn unit(row: &mut Row<'_>, indicator: Option<&Indicator>, context: &Context<'_>) -> bool {
    let Some(unit) = row.optional(UNIT) else { return true };
    let units = || context.catalogue.units.iter().map(|unit| unit.key.as_str());
    if !units().any(|known| known == unit) {
        let message = format!("`{unit}` is not a unit of the catalogue");
        row.reject_unknown(UNIT, Code::UnknownUnit, &message, |_| suggest(unit, units()));
        return false;
    }
    let Some(indicator) = indicator.filter(|indicator| indicator.unit.as_deref() != Some(unit)) else {
        return true;
    };
    row.reject(Code::WrongUnit, UNIT, || {
        let own = indicator.unit.as_deref().unwrap_or("no unit");
        format!("`{}` is measured in {own}, not in {unit}", indicator.key)
    });
    false
}

fn period(row: &mut Row<'_>, context: &Context<'_>) -> Option<crate::dossier::Period> {
    let period = row.period(FROM, TO)?;
    let column = if row.bytes(FROM).is_empty() { TO } else { FROM };
    if let Some(reference) = context.head.reference_date.filter(|reference| period.from > *reference) {
        row.reject(Code::AfterReferenceDate, column, || {
            format!("the observation begins on {}, after the reference date {reference}", period.from)
        });
    } else if let Some(window) = context.head.window.filter(|window| !window.overlaps(&period)) {
        row.warn(Code::PeriodOutsideWindow, column, || {
            let (from, to) = (window.from, window.to);
            format!("the period has no day in common with the window from {from} to {to}")
        });
    }
    Some(period)
}

fn edition(row: &mut Row<'_>, indicator: Option<&Indicator>, context: &Context<'_>) -> Option<String> {
    let edition = row.optional(EDITION)?;
    if context.editions.binary_search(&edition).is_err() {
        let message = format!("`{edition}` is not an edition of the catalogue");
        row.reject_unknown(EDITION, Code::EditionUnknown, &message, |_| {
            suggest(edition, context.editions.iter().copied())
        });
    } else if let Some(indicator) = indicator
        && !row.bytes(TREND).is_empty()
        && !indicator.editions.contains_key(edition)
    {
        row.warn(Code::EditionMismatch, EDITION, || {
            format!("a trend is stated, but `{}` has no question in the edition `{edition}`", indicator.key)
        });
    }
    Some(edition.to_owned())
}

fn grade(row: &mut Row<'_>) -> Option<Grade> {
    let source = row.required_word(SOURCE_CODE, "source_code", Code::SourceCodeInvalid);
    let information = row.required_word(INFORMATION_CODE, "information_code", Code::InformationCodeInvalid);
    Some(Grade { source: source?, information: information? })
}
