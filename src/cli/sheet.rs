//! What the document of a run says about one area, as plain text.

use crate::advisory::{Advisory, Block, Cell, Table};
use crate::export::cell_text;
use crate::locale::Words;

/// Parts of a sheet that say why, which `explain` prints for the area alone.
const SAID: [&str; 3] = ["-why", "-change", "-demarcation"];

/// The paragraphs and lists of the sheet of a bundle; empty if it has none. Tables and pictures are left to the document,
/// and with `said` the parts that say why are left out.
pub(super) fn of_bundle(advisory: &Advisory, bundle: &str, said: bool) -> String {
    let sheet = format!("sheet-{}", bundle.replace('.', "-"));
    let blocks = advisory.sections.iter().flat_map(|section| &section.blocks);
    let begins = |block: &&Block| !matches!(block, Block::Heading { id, .. } if *id == sheet);
    let mut inside = blocks.skip_while(begins);
    let Some(Block::Heading { level: top, title, .. }) = inside.next() else { return String::new() };
    let ends = |block: &&Block| !matches!(block, Block::Heading { level, .. } if level <= top);
    let mut text = format!("{title}\n");
    let (mut heading, mut skips) = (None, false);
    for block in inside.take_while(ends) {
        match block {
            // A heading is only written once something stands below it.
            Block::Heading { title, id, .. } => {
                skips = said && SAID.iter().any(|part| id.strip_prefix(&sheet) == Some(*part));
                heading = Some(title);
            }
            _ if skips => {}
            other => {
                let lines = lines(other);
                if let Some(title) = heading.take_if(|_| !lines.is_empty()) {
                    text.push_str(&format!("\n{title}\n"));
                }
                text.push_str(&lines);
            }
        }
    }
    text
}

/// What the table of areas left out says about the area with a key, one line a column; empty if it is not in it.
pub(super) fn left_out(advisory: &Advisory, area: &str, words: &Words) -> String {
    let tables =
        advisory.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Table(table) if table.id == "not-proposed-areas" => Some(table),
            _ => None,
        });
    tables.map(|table| row(table, area, words)).collect()
}

fn row(table: &Table, area: &str, words: &Words) -> String {
    let is = |cell: &Cell| matches!(cell, Cell::Key { key, .. } if key == area);
    let found = table.rows.iter().find(|row| row.first().is_some_and(is));
    let Some(row) = found else { return String::new() };
    let cells = table.columns.iter().zip(row).skip(1);
    let said = |cell| cell_text(cell, words).to_plain();
    let lines: String = cells.map(|(column, cell)| format!("  {}: {}\n", column.title, said(cell))).collect();
    format!("{}\n{lines}", table.caption)
}

fn lines(block: &Block) -> String {
    match block {
        Block::Paragraph(text) | Block::Callout { text, .. } => format!("  {}\n", text.to_plain()),
        Block::List(items) => items.iter().map(|item| format!("  - {}\n", item.to_plain())).collect(),
        Block::Definitions(terms) => {
            terms.iter().map(|(term, what)| format!("  {}: {}\n", term.to_plain(), what.to_plain())).collect()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advisory::{Column, Section, Text};

    fn advisory() -> Advisory {
        let heading = |level, id: &str, title: &str| Block::Heading {
            level,
            id: id.to_owned(),
            title: title.to_owned(),
        };
        let table = Table {
            id: "not-proposed-areas".to_owned(),
            caption: "Areas left out".to_owned(),
            columns: vec![Column::start("Area").labelled("area"), Column::end("Rank").integer("rank")],
            rows: vec![vec![Cell::key("waste", "Waste"), Cell::count(5)]],
            details: Vec::new(),
        };
        Advisory {
            schema: "socta.advisory/2".to_owned(),
            language: "en".to_owned(),
            title: String::new(),
            subtitle: String::new(),
            marking: String::new(),
            sections: vec![Section {
                number: 6,
                id: "sheets".to_owned(),
                title: "Sheets".to_owned(),
                blocks: vec![
                    heading(1, "sheet-a-b", "A"),
                    heading(2, "sheet-a-b-who", "Who"),
                    heading(2, "sheet-a-b-why", "Why"),
                    Block::List(vec![Text::from("because")]),
                    heading(1, "sheet-c", "C"),
                    Block::Paragraph(Text::from("not this")),
                    Block::Table(table),
                ],
            }],
        }
    }

    #[test]
    fn a_sheet_ends_where_the_next_one_begins_and_has_no_empty_headings() {
        assert_eq!(of_bundle(&advisory(), "a.b", false), "A\n\nWhy\n  - because\n");
        assert_eq!(of_bundle(&advisory(), "a.b", true), "A\n");
        assert_eq!(of_bundle(&advisory(), "z", false), "");
    }

    #[test]
    fn an_area_left_out_is_found_by_its_key() {
        let words = Words::load("en").expect("English is there");
        assert_eq!(left_out(&advisory(), "waste", &words), "Areas left out\n  Rank: 5\n");
        assert_eq!(left_out(&advisory(), "Waste", &words), "");
    }
}
