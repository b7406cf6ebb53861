//! The document as one self-contained HTML file: no script, no outside resource, readable on paper.
//!
//! # Source
//! W3C, *Web Content Accessibility Guidelines 2.2*, level AA; EN 301 549 part 9 asks public bodies of the European Union
//! for the same.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use super::cells::cell_text;
use super::data::{chart_table, picture_table};
use super::outline::{Mark, Outline, clean};
use super::{charts, external, pictures};
use crate::advisory::{Advisory, Align, Block, Cell, Section, Span, Table, Text, Tone};
use crate::locale::Words;

/// Look of the document, on screen and on paper.
const STYLE: &str = include_str!("style.css");

/// Tables of more columns get a frame in which they can be scrolled sideways.
const MOST_COLUMNS: usize = 4;

/// Tables of at most so many rows stay together on one printed page.
const SHORT: usize = 12;

/// The whole document.
#[must_use]
pub fn html(advisory: &Advisory, words: &Words) -> String {
    let outline = Outline::of(advisory);
    let page = Page { outline: &outline, words };
    let document = markup! {
        (DOCTYPE)
        html lang=(clean(&advisory.language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (clean(&advisory.title)) }
                style { (PreEscaped(STYLE)) (PreEscaped(running_head(&advisory.marking))) }
            }
            body {
                a class="skip" href="#document--content" { (words.say("document-skip-link", &[])) }
                (page.head(advisory))
                div class="columns" {
                    (page.contents(advisory))
                    main id="document--content" tabindex="-1" {
                        @for (section, (anchor, marks)) in
                            advisory.sections.iter().zip(outline.sections.iter().zip(&outline.blocks)) {
                            (page.section(section, anchor, marks))
                        }
                    }
                }
            }
        }
    };
    let mut text = document.into_string();
    text.push('\n');
    text
}

/// The handling marking at the head of each printed page. Every character but letters and digits is written as its code, so
/// that no marking can end the string or the element.
fn running_head(marking: &str) -> String {
    let mut text = String::new();
    for c in clean(marking).trim().chars() {
        if c.is_ascii_alphanumeric() {
            text.push(c);
        } else {
            text.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    format!("@page {{ @top-center {{ content: \"{text}\"; }} }}\n")
}

struct Page<'a> {
    outline: &'a Outline,
    words: &'a Words,
}

impl Page<'_> {
    fn head(&self, advisory: &Advisory) -> Markup {
        markup! {
            header class="head" {
                @if !advisory.marking.trim().is_empty() {
                    p class="marking" { (clean(&advisory.marking)) }
                }
                h1 { (clean(&advisory.title)) }
                p class="subtitle" { (clean(&advisory.subtitle)) }
            }
        }
    }

    fn contents(&self, advisory: &Advisory) -> Markup {
        markup! {
            nav class="contents" aria-labelledby="document--contents" {
                p id="document--contents" class="contents-title" { (self.words.say("document-contents", &[])) }
                ol {
                    @for (section, anchor) in advisory.sections.iter().zip(&self.outline.sections) {
                        li {
                            a href={ "#" (anchor) } {
                                span class="number" { (section.number) "." }
                                span { (clean(&section.title)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn section(&self, section: &Section, anchor: &str, marks: &[Mark]) -> Markup {
        markup! {
            section id=(anchor) aria-labelledby={ (anchor) "--heading" } {
                h2 id={ (anchor) "--heading" } {
                    span class="number" { (section.number) ". " }
                    (clean(&section.title))
                }
                @for (block, mark) in section.blocks.iter().zip(marks) { (self.block(block, mark)) }
            }
        }
    }

    fn block(&self, block: &Block, mark: &Mark) -> Markup {
        match block {
            Block::Heading { title, .. } => heading(mark, title),
            Block::Paragraph(text) => markup! { p { (self.spans(text)) } },
            Block::List(items) => markup! {
                // An empty list would be announced and then be silent.
                @if !items.is_empty() {
                    ul { @for item in items { li { (self.spans(item)) } } }
                }
            },
            Block::Definitions(terms) => markup! {
                @if !terms.is_empty() {
                    dl {
                        @for (term, meaning) in terms {
                            dt { (self.spans(term)) }
                            dd { (self.spans(meaning)) }
                        }
                    }
                }
            },
            Block::Callout { tone, text } => self.callout(*tone, text),
            Block::Table(table) => {
                let caption = self.numbered("table-caption", mark.number, &table.caption);
                self.table(table, &mark.anchor, &caption)
            }
            Block::Chart(chart) => {
                let svg = charts::svg(chart, &mark.anchor, self.words);
                let data = chart_table(chart, &mark.anchor, String::new(), self.words);
                self.figure(mark, &chart.caption, &chart.description, svg, &data)
            }
            Block::Picture(picture) => {
                let svg = pictures::svg(picture, &mark.anchor, self.words);
                let data = picture_table(picture, &mark.anchor, String::new(), self.words);
                self.figure(mark, &picture.caption, &picture.description, svg, &data)
            }
        }
    }

    fn callout(&self, tone: Tone, text: &Text) -> Markup {
        let (class, sign, key) = match tone {
            Tone::Note => ("callout note", "i", "tone-note"),
            Tone::Caution => ("callout caution", "!", "tone-caution"),
            Tone::Invented => ("callout invented", "≈", "tone-invented"),
        };
        let label = self.words.say(key, &[]);
        markup! {
            div class=(class) role="note" aria-label=(label) {
                p class="callout-label" { span class="sign" aria-hidden="true" { (sign) } (label) }
                p { (self.spans(text)) }
            }
        }
    }

    fn numbered(&self, key: &str, number: usize, caption: &str) -> String {
        clean(&self.words.say(key, &[("number", number.into()), ("caption", caption.trim().into())]))
    }

    fn table(&self, table: &Table, anchor: &str, caption: &str) -> Markup {
        let wide = table.columns.len() > MOST_COLUMNS;
        let name = format!("{anchor}--caption");
        let content = markup! {
            table id=(anchor) class=[(table.rows.len() <= SHORT).then_some("short")] {
                caption id=(name) { (caption) }
                thead {
                    tr { @for column in &table.columns { th scope="col" class=[end(column.align)] { (clean(&column.title)) } } }
                }
                tbody { @for row in &table.rows { (self.row(table, row)) } }
            }
        };
        markup! {
            @if wide {
                // A frame that scrolls must be reachable by keyboard.
                div class="scroll" role="region" tabindex="0" aria-labelledby=(name) { (content) }
            } @else {
                (content)
            }
        }
    }

    /// A row; its first cell names it. Cells that are missing are empty.
    fn row(&self, table: &Table, row: &[Cell]) -> Markup {
        let row: Vec<_> = row.iter().map(|cell| cell_text(cell, self.words)).collect();
        markup! {
            tr {
                @for at in 0..table.columns.len().max(row.len()) {
                    @let align = table.columns.get(at).map_or(Align::Start, |column| column.align);
                    @let cell = row.get(at).map(|text| self.spans(text));
                    @if at == 0 && row.first().is_some_and(|text| !text.to_plain().trim().is_empty()) {
                        th scope="row" class=[end(align)] { @if let Some(cell) = cell { (cell) } }
                    } @else {
                        td class=[end(align)] { @if let Some(cell) = cell { (cell) } }
                    }
                }
            }
        }
    }

    /// A drawing with its caption and, folded away, what it shows in words and numbers.
    fn figure(&self, mark: &Mark, caption: &str, description: &str, svg: String, data: &Table) -> Markup {
        let summary = self.words.say("figure-description", &[("number", mark.number.into())]);
        let data_caption = self.words.say("figure-table", &[("number", mark.number.into())]);
        let description = clean(description);
        markup! {
            figure id=(mark.anchor) {
                figcaption { (self.numbered("figure-caption", mark.number, caption)) }
                div class="drawing" { (PreEscaped(svg)) }
                @if !description.trim().is_empty() || !data.rows.is_empty() {
                    details {
                        summary { (summary) }
                        @if !description.trim().is_empty() { p { (description) } }
                        @if !data.rows.is_empty() {
                            (self.table(data, &format!("{}--data", mark.anchor), &data_caption))
                        }
                    }
                }
            }
        }
    }

    fn spans(&self, text: &Text) -> Markup {
        markup! { @for span in &text.0 { (self.span(span)) } }
    }

    fn span(&self, span: &Span) -> Markup {
        let words = clean(span.words());
        match span {
            Span::Plain(_) => markup! { (words) },
            Span::Strong(_) => markup! { strong { (words) } },
            Span::Emphasis(_) => markup! { em { (words) } },
            Span::Code(_) => markup! { code { (words) } },
            // A link without words cannot be announced.
            _ if words.trim().is_empty() => markup! {},
            Span::Reference { to, .. } => match self.outline.target(to) {
                Some(anchor) => markup! { a href={ "#" (anchor) } { (words) } },
                None => markup! { (words) },
            },
            Span::Link { url, .. } => match external(url) {
                Some(url) => markup! { a class="external" href=(clean(url)) rel="noreferrer" { (words) } },
                None => markup! { (words) },
            },
        }
    }
}

fn end(align: Align) -> Option<&'static str> {
    (align == Align::End).then_some("end")
}

/// A heading below the section's own; the outline has seen to it that no level is skipped.
fn heading(mark: &Mark, title: &str) -> Markup {
    let (id, title) = (&mark.anchor, clean(title));
    match mark.level {
        1 => markup! { h3 id=(id) { (title) } },
        2 => markup! { h4 id=(id) { (title) } },
        3 => markup! { h5 id=(id) { (title) } },
        _ => markup! { h6 id=(id) { (title) } },
    }
}
