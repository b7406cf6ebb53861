//! What a document must not have: identifiers that stand twice, references into nothing, rows of the wrong length.
//!
//! The exporters draw any document without failing; this says where the result would mislead a reader.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{Advisory, Block, Cell, Chart, ChartKind, Column, NetworkPicture, Span, Table, Text};

/// One fault of a document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentFault {
    /// Two parts have one identifier.
    #[error("identifier {id:?} stands twice")]
    Repeated {
        /// The identifier.
        id: String,
    },
    /// A reference leads to nothing.
    #[error("section {section:?} refers to {to:?}, which is not there")]
    Dangling {
        /// Identifier of the section.
        section: String,
        /// The target.
        to: String,
    },
    /// A row of a table or chart has not one value a column.
    #[error("row {row} of {id:?} has {found} values for {columns} columns")]
    Row {
        /// Identifier of the table or chart.
        id: String,
        /// Position of the row, from 0.
        row: usize,
        /// How many values it has.
        found: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// A cell has not one value of the right type a field of its column.
    #[error("row {row} of {id:?} does not fit the fields of the column {column:?}")]
    Cell {
        /// Identifier of the table.
        id: String,
        /// Position of the row, from 0.
        row: usize,
        /// Heading of the column.
        column: String,
    },
    /// A value of a chart is not finite.
    #[error("chart {id:?} has a value that is not finite in row {row}")]
    NotFinite {
        /// Identifier of the chart.
        id: String,
        /// Position of the row, from 0.
        row: usize,
    },
    /// An edge or node of a picture names a node or group that is not there.
    #[error("picture {id:?} names a node or group that is not there")]
    Picture {
        /// Identifier of the picture.
        id: String,
    },
    /// A title or caption is empty.
    #[error("{id:?} has no title")]
    Untitled {
        /// Identifier of the part.
        id: String,
    },
}

/// Every fault of a document, in the order in which it is read.
#[must_use]
pub fn faults(advisory: &Advisory) -> Vec<DocumentFault> {
    let mut check = Check::default();
    for section in &advisory.sections {
        check.part(&section.id, &section.title);
        for block in &section.blocks {
            check.block(&section.id, block);
        }
    }
    let Check { ids, references, mut found } = check;
    found.extend(
        references
            .into_iter()
            .filter(|(_, to)| !ids.contains(to))
            .map(|(section, to)| DocumentFault::Dangling { section, to }),
    );
    found
}

#[derive(Default)]
struct Check {
    ids: BTreeSet<String>,
    references: Vec<(String, String)>,
    found: Vec<DocumentFault>,
}

impl Check {
    fn part(&mut self, id: &str, title: &str) {
        if !self.ids.insert(id.to_owned()) {
            self.found.push(DocumentFault::Repeated { id: id.to_owned() });
        }
        if title.trim().is_empty() {
            self.found.push(DocumentFault::Untitled { id: id.to_owned() });
        }
    }

    fn block(&mut self, section: &str, block: &Block) {
        match block {
            Block::Heading { id, title, .. } => self.part(id, title),
            Block::Paragraph(text) | Block::Callout { text, .. } => self.text(section, text),
            Block::List(items) => items.iter().for_each(|item| self.text(section, item)),
            Block::Definitions(terms) => {
                for (term, meaning) in terms {
                    self.text(section, term);
                    self.text(section, meaning);
                }
            }
            Block::Table(table) => self.table(section, table),
            Block::Chart(chart) => self.chart(chart),
            Block::Picture(picture) => self.picture(picture),
        }
    }

    fn text(&mut self, section: &str, text: &Text) {
        for span in &text.0 {
            if let Span::Reference { to, .. } = span {
                self.references.push((section.to_owned(), to.clone()));
            }
        }
    }

    fn table(&mut self, section: &str, table: &Table) {
        self.part(&table.id, &table.caption);
        for (row, cells) in table.rows.iter().enumerate() {
            self.row(&table.id, row, cells.len(), table.columns.len());
            for (cell, column) in cells.iter().zip(&table.columns) {
                self.cell(section, &table.id, row, cell, column);
            }
        }
    }

    /// Links lead somewhere, and there is one value of the right type a field.
    fn cell(&mut self, section: &str, table: &str, row: usize, cell: &Cell, column: &Column) {
        let values = cell.values(column.fields.len());
        let fits = values.len() == column.fields.len() || column.fields.is_empty();
        if !fits || !column.fields.iter().zip(&values).all(|(field, value)| field.kind.takes(value)) {
            let column = column.title.clone();
            self.found.push(DocumentFault::Cell { id: table.to_owned(), row, column });
        }
        match cell {
            Cell::Text(text) | Cell::Key { label: text, .. } | Cell::Nothing(text) => {
                self.text(section, text);
            }
            Cell::Said { words, .. } => self.text(section, words),
            _ => {}
        }
    }

    fn row(&mut self, id: &str, row: usize, found: usize, columns: usize) {
        if found != columns {
            self.found.push(DocumentFault::Row { id: id.to_owned(), row, found, columns });
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.part(&chart.id, &chart.caption);
        match &chart.kind {
            ChartKind::Intervals { rows, .. } | ChartKind::Bars { rows, .. } => {
                for (row, interval) in rows.iter().enumerate() {
                    self.finite(&chart.id, row, &[interval.low, interval.middle, interval.high]);
                }
            }
            ChartKind::Stacked { series, rows } => {
                for (row, stack) in rows.iter().enumerate() {
                    self.row(&chart.id, row, stack.values.len(), series.len());
                    self.finite(&chart.id, row, &stack.values);
                }
            }
            ChartKind::Heat { columns, rows } => {
                for (row, (_, values)) in rows.iter().enumerate() {
                    self.row(&chart.id, row, values.len(), columns.len());
                    let known: Vec<f64> = values.iter().copied().flatten().collect();
                    self.finite(&chart.id, row, &known);
                }
            }
            ChartKind::Curves { series, .. } => {
                for (row, curve) in series.iter().enumerate() {
                    let known: Vec<f64> = curve.points.iter().flat_map(|(x, y)| [*x, *y]).collect();
                    self.finite(&chart.id, row, &known);
                }
            }
        }
    }

    fn finite(&mut self, id: &str, row: usize, values: &[f64]) {
        if !values.iter().all(|value| value.is_finite()) {
            self.found.push(DocumentFault::NotFinite { id: id.to_owned(), row });
        }
    }

    fn picture(&mut self, picture: &NetworkPicture) {
        self.part(&picture.id, &picture.caption);
        let nodes = picture.nodes.len();
        let edges = picture.edges.iter().all(|edge| edge.from < nodes && edge.to < nodes);
        let groups = picture.nodes.iter().all(|node| node.group < picture.groups.len());
        let known = picture.clusters.len().max(1);
        let clusters = picture.nodes.iter().all(|node| node.cluster < known);
        if !edges || !groups || !clusters {
            self.found.push(DocumentFault::Picture { id: picture.id.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Interval, Section};
    use super::*;

    fn advisory(blocks: Vec<Block>) -> Advisory {
        Advisory {
            schema: Advisory::SCHEMA.into(),
            language: "en".into(),
            title: "T".into(),
            subtitle: "S".into(),
            marking: "M".into(),
            sections: vec![Section { number: 1, id: "one".into(), title: "One".into(), blocks }],
        }
    }

    #[test]
    fn a_sound_document_has_no_fault() {
        let reference = Span::Reference { to: "one".into(), text: "there".into() };
        assert_eq!(faults(&advisory(vec![Block::Paragraph(Text(vec![reference]))])), []);
    }

    #[test]
    fn every_fault_is_found() {
        let column = || Column::start("C");
        let table = Table {
            id: "one".into(),
            caption: " ".into(),
            columns: vec![column()],
            rows: vec![vec![]],
            details: Vec::new(),
        };
        let bad = Interval { label: "A".into(), low: 0.0, middle: f64::NAN, high: 1.0, marked: false };
        let chart = Chart {
            id: "chart".into(),
            caption: "C".into(),
            description: String::new(),
            axis: String::new(),
            kind: ChartKind::Bars { rows: vec![bad], axis: [0.0, 1.0] },
        };
        let reference = Span::Reference { to: "nowhere".into(), text: "there".into() };
        let blocks = vec![Block::Table(table), Block::Chart(chart), Block::Paragraph(Text(vec![reference]))];
        assert_eq!(
            faults(&advisory(blocks)),
            [
                DocumentFault::Repeated { id: "one".into() },
                DocumentFault::Untitled { id: "one".into() },
                DocumentFault::Row { id: "one".into(), row: 0, found: 0, columns: 1 },
                DocumentFault::NotFinite { id: "chart".into(), row: 0 },
                DocumentFault::Dangling { section: "one".into(), to: "nowhere".into() },
            ]
        );
    }
}
