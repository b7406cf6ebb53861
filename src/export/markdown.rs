//! The document as GitHub-flavoured Markdown. Charts and pictures are links to SVG files beside it, followed by their data.
//!
//! # Source
//! *GitHub Flavored Markdown Spec* 0.29-gfm: tables (4.10), backslash escapes (6.1), code spans (6.3), raw HTML (6.10).

use std::fmt::Write as _;

use super::cells::cell_text;
use super::data::{chart_table, picture_table};
use super::outline::{Mark, Outline, clean};
use super::{PICTURES, external};
use crate::advisory::{Advisory, Align, Block, Span, Table, Text, Tone};
use crate::locale::Words;

/// The whole document.
#[must_use]
pub fn markdown(advisory: &Advisory, words: &Words) -> String {
    let outline = Outline::of(advisory);
    let mut page = Page { text: String::new(), outline: &outline, words };
    page.head(advisory);
    for (section, (anchor, marks)) in
        advisory.sections.iter().zip(outline.sections.iter().zip(&outline.blocks))
    {
        page.heading(2, anchor, &format!("{}. {}", section.number, escape(&section.title)));
        for (block, mark) in section.blocks.iter().zip(marks) {
            page.block(block, mark);
        }
    }
    page.text
}

struct Page<'a> {
    text: String,
    outline: &'a Outline,
    words: &'a Words,
}

impl Page<'_> {
    /// Adds a block and the empty line after it.
    fn put(&mut self, block: &str) {
        self.text.push_str(block.trim_end());
        self.text.push_str("\n\n");
    }

    fn head(&mut self, advisory: &Advisory) {
        self.put(&format!("# {}", escape(&advisory.title)));
        self.put(&line(&escape(&advisory.subtitle)));
        let marking = escape(&advisory.marking);
        if !marking.is_empty() {
            self.put(&format!("**{marking}**"));
        }
        self.put(&format!("**{}**", escape(&self.words.say("document-contents", &[]))));
        let mut contents = String::new();
        for (section, anchor) in advisory.sections.iter().zip(&self.outline.sections) {
            let _ = writeln!(contents, "- [{}. {}](#{anchor})", section.number, escape(&section.title));
        }
        self.put(&contents);
    }

    fn heading(&mut self, depth: usize, anchor: &str, title: &str) {
        self.put(&format!("<a id=\"{anchor}\"></a>"));
        self.put(&format!("{} {title}", "#".repeat(depth)));
    }

    fn block(&mut self, block: &Block, mark: &Mark) {
        match block {
            Block::Heading { title, .. } => {
                self.heading(2 + usize::from(mark.level), &mark.anchor, &escape(title));
            }
            Block::Paragraph(text) => self.put(&line(&self.spans(text, Place::Line))),
            Block::List(items) => {
                let items: Vec<String> =
                    items.iter().map(|item| format!("- {}", line(&self.spans(item, Place::Line)))).collect();
                self.put(&items.join("\n"));
            }
            Block::Definitions(terms) => self.definitions(terms),
            Block::Callout { tone, text } => self.callout(*tone, text),
            Block::Table(table) => {
                self.put(&format!("<a id=\"{}\"></a>", mark.anchor));
                self.caption("table-caption", mark.number, &table.caption);
                self.table(table);
            }
            Block::Chart(chart) => {
                self.figure(mark, &chart.caption, &chart.description);
                self.data(&chart_table(chart, &mark.anchor, String::new(), self.words), mark.number);
            }
            Block::Picture(picture) => {
                self.figure(mark, &picture.caption, &picture.description);
                self.data(&picture_table(picture, &mark.anchor, String::new(), self.words), mark.number);
            }
        }
    }

    fn definitions(&mut self, terms: &[(Text, Text)]) {
        let lines: Vec<String> = terms
            .iter()
            .map(|(term, meaning)| {
                let (term, meaning) = (self.spans(term, Place::Strong), self.spans(meaning, Place::Line));
                format!("- **{}** – {meaning}", term.trim())
            })
            .collect();
        self.put(&lines.join("\n"));
    }

    fn callout(&mut self, tone: Tone, text: &Text) {
        let (kind, key) = match tone {
            Tone::Note => ("NOTE", "tone-note"),
            Tone::Caution => ("WARNING", "tone-caution"),
            Tone::Invented => ("IMPORTANT", "tone-invented"),
        };
        let label = escape(&self.words.say(key, &[]));
        let text = self.spans(text, Place::Line);
        self.put(&format!("> [!{kind}]\n> **{label}.** {}", text.trim()));
    }

    fn caption(&mut self, key: &str, number: usize, caption: &str) {
        let caption = caption.trim();
        let text = self.words.say(key, &[("number", number.into()), ("caption", caption.into())]);
        self.put(&format!("**{}**", escape(&text)));
    }

    fn figure(&mut self, mark: &Mark, caption: &str, description: &str) {
        self.put(&format!("<a id=\"{}\"></a>", mark.anchor));
        self.put(&format!("![{}]({PICTURES}/{}.svg)", escape(caption), mark.anchor));
        self.caption("figure-caption", mark.number, caption);
        self.put(&line(&escape(description)));
    }

    /// The values of a figure, folded away.
    fn data(&mut self, table: &Table, number: usize) {
        if table.rows.is_empty() {
            return;
        }
        let summary = self.words.say("figure-table", &[("number", number.into())]);
        self.put(&format!("<details><summary>{}</summary>", element(&summary)));
        self.table(table);
        self.put("</details>");
    }

    fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let titles: Vec<String> = table.columns.iter().map(|column| escape(&column.title)).collect();
        let rules: Vec<&str> = table
            .columns
            .iter()
            .map(|column| if column.align == Align::End { "---:" } else { ":---" })
            .collect();
        let mut text = format!("| {} |\n| {} |\n", titles.join(" | "), rules.join(" | "));
        for row in &table.rows {
            let mut cells: Vec<String> =
                row.iter().map(|cell| self.spans(&cell_text(cell, self.words), Place::Cell)).collect();
            // Cells beyond the last column would be dropped by a reader, so they are joined to it.
            let rest = cells.split_off(table.columns.len().min(cells.len()));
            if let Some(last) = cells.last_mut() {
                rest.iter().for_each(|cell| {
                    let _ = write!(last, " {cell}");
                });
            }
            cells.resize(table.columns.len(), String::new());
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        }
        self.put(&text);
    }

    fn spans(&self, text: &Text, place: Place) -> String {
        text.0.iter().map(|span| self.span(span, place)).collect()
    }

    fn span(&self, span: &Span, place: Place) -> String {
        match span {
            Span::Plain(text) => escape_keeping_ends(text),
            // Emphasis next to emphasis would join its asterisks.
            Span::Strong(text) if place == Place::Strong => escape_keeping_ends(text),
            Span::Strong(text) => wrapped(text, "**"),
            Span::Emphasis(text) => wrapped(text, "*"),
            Span::Code(text) => code(text, place),
            Span::Reference { to, text } => match self.outline.target(to) {
                Some(anchor) => format!("[{}](#{anchor})", escape(text)),
                None => escape_keeping_ends(text),
            },
            Span::Link { url, text } => match external(url) {
                Some(url) => format!("[{}](<{}>)", escape(text), address(url)),
                None => escape_keeping_ends(text),
            },
        }
    }
}

/// Where a span stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a paragraph, list item or callout.
    Line,
    /// In a cell of a table.
    Cell,
    /// Within bold text.
    Strong,
}

/// Text between marks of emphasis. Emphasis must not begin or end with a space, so spaces are moved out.
fn wrapped(text: &str, mark: &str) -> String {
    let text = escape_keeping_ends(text);
    let inner = text.trim();
    if inner.is_empty() {
        return text;
    }
    let (before, after) = (text.len() - text.trim_start().len(), text.trim_end().len());
    format!("{}{mark}{inner}{mark}{}", &text[..before], &text[after..])
}

/// Text in a fixed-width typeface. Within backticks a pipe still ends a cell and a backtick the span, so that anything
/// but plain text becomes an element.
fn code(text: &str, place: Place) -> String {
    let text = clean(text);
    let inner = text.trim();
    if inner.is_empty() {
        String::new()
    } else if inner.contains(['`', '|', '\\']) || (place == Place::Cell && inner.contains('<')) {
        format!("<code>{}</code>", escape(inner))
    } else {
        format!("`{inner}`")
    }
}

/// An address between pointed brackets.
fn address(url: &str) -> String {
    let mut text = String::with_capacity(url.len());
    for c in clean(url).trim().chars() {
        match c {
            '<' => text.push_str("%3C"),
            '>' => text.push_str("%3E"),
            '\\' => text.push_str("%5C"),
            '|' => text.push_str("%7C"),
            ' ' => text.push_str("%20"),
            c => text.push(c),
        }
    }
    text
}

/// Text within an HTML element.
fn element(text: &str) -> String {
    clean(text).trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text in which nothing is markup, without spaces at its ends.
fn escape(text: &str) -> String {
    escape_keeping_ends(text).trim().to_owned()
}

/// The same with its spaces, of which several in a row become one.
fn escape_keeping_ends(text: &str) -> String {
    let clean = clean(text);
    let mut escaped = String::with_capacity(clean.len() + 8);
    let mut before = ' ';
    let mut rest = clean.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        if c == ' ' && escaped.ends_with(' ') {
            continue;
        }
        let markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            // Between letters an underscore is no emphasis, and keys stay readable.
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next.is_ascii_alphanumeric() || next == '#',
            '!' => next == '[',
            _ => false,
        };
        if markup {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// A line that begins no other block: no heading, list, rule, quote or underlined heading.
fn line(text: &str) -> String {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if text.starts_with(['#', '+', '-', '=', ':']) {
        format!("\\{text}")
    } else if digits > 0 && text[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            escape("a|b *c* [d](e) <f> `g` ~h~ $i$ \\"),
            r"a\|b \*c\* \[d\](e) \<f\> \`g\` \~h\~ \$i\$ \\"
        );
        assert_eq!(escape("net_high_risk _x_ &amp; AT&T A & B"), r"net_high_risk \_x\_ \&amp; AT\&T A & B");
        assert_eq!(escape(" two\n\n lines "), "two lines");
    }

    #[test]
    fn a_line_begins_no_other_block() {
        for (text, expected) in [
            ("# no heading", r"\# no heading"),
            ("- no list", r"\- no list"),
            ("1. no list", r"1\. no list"),
            ("2021) no list", r"2021\) no list"),
            ("=== no heading", r"\=== no heading"),
            ("2021 figures", "2021 figures"),
        ] {
            assert_eq!(line(&escape(text)), expected);
        }
    }

    #[test]
    fn code_survives_pipes_and_backticks() {
        assert_eq!(code("drugs.cocaine", Place::Cell), "`drugs.cocaine`");
        assert_eq!(code("a|b", Place::Cell), r"<code>a\|b</code>");
        assert_eq!(code("a`b", Place::Line), r"<code>a\`b</code>");
    }

    #[test]
    fn spaces_move_out_of_emphasis() {
        assert_eq!(wrapped(" very ", "**"), " **very** ");
        assert_eq!(wrapped("  ", "**"), " ");
    }
}
