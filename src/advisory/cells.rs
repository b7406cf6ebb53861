//! Cells that many tables share: names with their keys, numbers with their digits, words with what is behind them.

use serde::Serialize;

use crate::dossier::{Answer, AreaIx, Date, IndicatorIx, NetworkIx, Observation, Period};
use crate::model::Layer;
use crate::priorities::Constraint;
use crate::tables::{DataTable, Value};

use super::voice::{Voice, text};
use super::{Align, Block, Cell, Column, Contribution, Piece, Table};

/// The key of a choice between words, as it stands in JSON.
pub(crate) fn word(choice: &impl Serialize) -> String {
    match tagged(choice) {
        [Value::Text(word), _] => word,
        _ => String::new(),
    }
}

/// The kind of something that is one of several kinds, and the key that it holds, as both stand in JSON.
pub(crate) fn tagged(choice: &impl Serialize) -> [Value; 2] {
    use serde_json::Value as Json;
    let scalar = |json: Json| match json {
        Json::String(text) => text.into(),
        Json::Null => Value::Nothing,
        other => other.to_string().into(),
    };
    match serde_json::to_value(choice) {
        Ok(Json::Object(object)) => {
            object.into_iter().next().map_or_else(Default::default, |(kind, of)| [kind.into(), scalar(of)])
        }
        Ok(json) => [scalar(json), Value::Nothing],
        Err(_) => Default::default(),
    }
}

/// A table for programs of what stands as several items in one cell of another; `name` goes behind the other's name.
pub(crate) fn details(name: &str, title: &str, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> DataTable {
    let table = Table {
        id: String::new(),
        caption: title.to_owned(),
        columns,
        rows: Vec::new(),
        details: Vec::new(),
    };
    DataTable { rows, ..table.data(name) }
}

/// A day as a value.
pub(crate) fn day(date: Date) -> Value {
    Value::Date(date.to_string())
}

impl Voice<'_> {
    /// A column of words under the heading of a message.
    pub(crate) fn start(&self, key: &str) -> Column {
        Column::start(self.title(key))
    }

    /// A column of numbers under the heading of a message.
    pub(crate) fn end(&self, key: &str) -> Column {
        Column { align: Align::End, ..self.start(key) }
    }

    /// A heading; `k` is known to all of them.
    fn title(&self, key: &str) -> String {
        self.with(key, &[("k", text(self.material.model.selection.priorities.to_string()))])
    }

    /// The column of areas that is the same in most tables.
    pub(crate) fn area_column(&self) -> Column {
        self.start("picture-column-area").labelled("area")
    }

    /// A table.
    pub(crate) fn table(
        &self,
        id: &str,
        caption: &str,
        columns: impl Into<Vec<Column>>,
        rows: Vec<Vec<Cell>>,
    ) -> Block {
        Block::Table(Table {
            id: id.to_owned(),
            caption: caption.to_owned(),
            columns: columns.into(),
            rows,
            details: Vec::new(),
        })
    }

    /// [`Voice::table`] with tables for programs of what people read as several items in one cell.
    pub(crate) fn detailed(&self, table: Block, details: Vec<DataTable>) -> Block {
        match table {
            Block::Table(table) => Block::Table(Table { details, ..table }),
            other => other,
        }
    }

    /// Key of an area.
    pub(crate) fn area_key(&self, area: AreaIx) -> &str {
        &self.material.dossier.areas[area.index()].key
    }

    /// Keys of areas.
    pub(crate) fn area_keys(&self, areas: &[AreaIx]) -> Value {
        Value::list(areas.iter().map(|&area| self.area_key(area)))
    }

    pub(crate) fn area_cell(&self, area: AreaIx) -> Cell {
        Cell::key(self.area_key(area), self.area(area))
    }

    pub(crate) fn areas_cell(&self, areas: &[AreaIx]) -> Cell {
        Cell::said(self.areas(areas), [self.area_keys(areas)])
    }

    /// What enters and leaves a proposal: two lists.
    pub(crate) fn changes_cell(&self, enters: &[AreaIx], leaves: &[AreaIx]) -> Cell {
        Cell::said(self.changes(enters, leaves), [self.area_keys(enters), self.area_keys(leaves)])
    }

    /// A set by what it changes of the proposed one.
    pub(crate) fn set_cell(&self, enters: &[AreaIx], leaves: &[AreaIx], proposed: bool) -> Cell {
        let words = if proposed { self.say("portfolio-proposed") } else { self.changes(enters, leaves) };
        Cell::said(words, [self.area_keys(enters), self.area_keys(leaves)])
    }

    pub(crate) fn bundle_cell(&self, bundle: usize) -> Cell {
        Cell::key(&self.material.dossier.bundles[bundle].key, self.bundle(bundle))
    }

    pub(crate) fn indicator_key(&self, indicator: IndicatorIx) -> &str {
        &self.material.catalogue.indicators[indicator.index()].key
    }

    pub(crate) fn indicator_cell(&self, indicator: IndicatorIx) -> Cell {
        Cell::key(self.indicator_key(indicator), self.indicator(indicator))
    }

    pub(crate) fn criterion_key(&self, criterion: usize) -> &str {
        &self.material.results.scores.assembly.table.criteria[criterion].key
    }

    pub(crate) fn criterion_cell(&self, criterion: usize) -> Cell {
        Cell::key(self.criterion_key(criterion), self.criterion(criterion))
    }

    pub(crate) fn network_cell(&self, network: NetworkIx) -> Cell {
        Cell::code(self.material.dossier.network_ids.get(network.index()))
    }

    pub(crate) fn layer_cell(&self, layer: Layer) -> Cell {
        Cell::key(layer.key(), self.layer(layer))
    }

    /// A constraint of the choice: its kind, and what it is of.
    pub(crate) fn constraint_cell(&self, constraint: &Constraint) -> Cell {
        Cell::said(self.constraint(constraint), tagged(constraint))
    }

    /// Two areas beside each other.
    pub(crate) fn pair_cell(&self, [one, other]: [AreaIx; 2]) -> Cell {
        let words = format!("{} / {}", self.area(one), self.area(other));
        Cell::said(words, [self.area_key(one).into(), self.area_key(other).into()])
    }

    /// One of several words; its key is the rest of the message's key.
    pub(crate) fn choice(&self, prefix: &str, word: &str) -> Cell {
        Cell::key(word, self.say(&format!("{prefix}{word}")))
    }

    pub(crate) fn yes_no(&self, holds: bool) -> Cell {
        Cell::said(self.say(if holds { "yes" } else { "no" }), [holds.into()])
    }

    /// A dash for what does not apply.
    pub(crate) fn nothing(&self) -> Cell {
        self.nothing_as("not-applicable")
    }

    /// Words for what is not there.
    pub(crate) fn nothing_as(&self, key: &str) -> Cell {
        Cell::Nothing(self.say(key).into())
    }

    /// What is known, or a dash.
    pub(crate) fn known<T>(&self, value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
        value.map_or_else(|| self.nothing(), cell)
    }

    /// The value of a criterion for an area, or why there is none.
    pub(crate) fn value_cell(&self, contribution: &Contribution) -> Cell {
        match contribution.is_restricted() {
            true => self.nothing_as("restricted"),
            false => self.known(contribution.value, |value| Cell::number(value, 3)),
        }
    }

    pub(crate) fn tau_cell(&self, tau: Option<f64>) -> Cell {
        self.known(tau, |tau| Cell::number(tau, 2))
    }

    /// A value with its standard error.
    pub(crate) fn estimate(value: Cell, error: Cell) -> Cell {
        Cell::two(value, " ± ", error)
    }

    /// A message around cells. Their places are found by signs that no text holds, so that the words of each cell are made
    /// where all words of cells are made.
    pub(crate) fn around<const N: usize>(&self, key: &str, parts: [(&str, Cell); N]) -> Cell {
        let sign =
            |at: usize| u32::try_from(at).ok().and_then(|at| char::from_u32(0xE000 + at)).unwrap_or(' ');
        let names = parts.iter().enumerate().map(|(at, (name, _))| (*name, text(sign(at))));
        let words = self.with(key, &names.collect::<Vec<_>>());
        let mut said = vec![Piece::Words(String::new())];
        for letter in words.chars() {
            match ((0..N).find(|&at| sign(at) == letter), said.last_mut()) {
                (Some(at), _) => said.push(Piece::Part(at)),
                (None, Some(Piece::Words(words))) => words.push(letter),
                (None, _) => said.push(Piece::Words(letter.into())),
            }
        }
        said.retain(|piece| *piece != Piece::Words(String::new()));
        Cell::Parts { parts: parts.map(|(_, cell)| cell).into(), said }
    }

    /// What was observed: level, value, lower end, upper end, bound, unit and trend.
    pub(crate) fn answer_cell(&self, report: &Observation) -> Cell {
        let mut values = vec![Value::Nothing; 7];
        match report.answer {
            Answer::Level(level) => values[0] = word(&level).into(),
            Answer::Unknown => values[0] = "unknown".into(),
            Answer::Figure(figure) => {
                values[1] = figure.value.into();
                values[2] = figure.low.into();
                values[3] = figure.high.into();
                values[4] = word(&figure.bound).into();
                let unit = self.material.catalogue.indicators[report.indicator.index()].unit.as_ref();
                values[5] = unit.into();
            }
        }
        values[6] = report.trend.map(|trend| word(&trend)).into();
        Cell::said(self.answer(report), values)
    }

    /// The column of what was observed, under a heading.
    pub(crate) fn answer_column(column: Column) -> Column {
        let column = column.string("level").number("value").number("value_low").number("value_high");
        column.string("bound").string("unit").string("trend")
    }

    /// First and last day of a period.
    pub(crate) fn period_cell(&self, period: Option<Period>) -> Cell {
        let words = self.period(period);
        let ends = period.map(|period| [day(period.from), day(period.to)]);
        ends.map_or_else(|| self.nothing(), |ends| Cell::said(words, ends))
    }
}
