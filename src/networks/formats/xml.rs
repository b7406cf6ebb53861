//! XML in and out, as far as graph files need it.
//!
//! In: elements, attributes and text with their places. A document type may be named but not defined: nothing is fetched,
//! and no entity is known but the five of XML itself, so that no text can grow while it is read. A fault of syntax ends the
//! reading, because nothing after it can be told apart.
//!
//! Out: text and attributes escaped so that line breaks and tabs come back as they were.

use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::graph::Losses;
use crate::diagnostics::Code;
use crate::source::{Fault, Faults};

/// Deeper nesting than this is a mistake, or an attack.
const DEEPEST: usize = 200;

/// A start tag.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tag {
    /// Name of the tag without a prefix.
    pub(super) name: String,
    /// Attributes of the tag by name, with their prefix.
    attributes: Vec<(String, String)>,
    /// Bytes of the tag.
    pub(super) span: Range<usize>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that must be there and not be empty.
    pub(super) fn required(&self, name: &str, faults: &mut Faults) -> Option<String> {
        let value = self.get(name).filter(|value| !value.is_empty());
        if value.is_none() {
            let message = format!("`<{}>` has no `{name}`", self.name);
            faults.push(Fault::new(Code::GraphElementMissing, self.span.clone(), message));
        }
        value.map(str::to_owned)
    }
}

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// An element begins.
    Start(Tag),
    /// The innermost element ends.
    End,
    /// Text between tags; never empty.
    Text(String),
}

/// A document, piece by piece.
pub(super) struct Pieces<'a> {
    reader: Reader<&'a [u8]>,
    /// Elements that are open, with their places.
    open: Vec<(String, Range<usize>)>,
    /// Whether the root has been closed.
    done: bool,
    failed: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, open: Vec::new(), done: false, failed: false }
    }

    /// Whether reading ended at a fault of syntax.
    pub(super) fn failed(&self) -> bool {
        self.failed
    }

    /// The next piece; none at the end of the document, and after a fault.
    pub(super) fn next(&mut self, faults: &mut Faults) -> Option<Piece> {
        while !self.failed {
            let start = position(self.reader.buffer_position());
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = position(self.reader.error_position()).max(start);
                    return self.fail(Code::XmlSyntax, at..at + 1, error.to_string(), faults);
                }
            };
            let span = start..position(self.reader.buffer_position());
            match self.piece(event, span, faults) {
                Step::Piece(piece) => return Some(piece),
                Step::Skip => {}
                Step::End => return None,
            }
        }
        None
    }

    fn piece(&mut self, event: Event<'_>, span: Range<usize>, faults: &mut Faults) -> Step {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.start(&tag, span, faults),
            Event::End(_) => {
                self.open.pop();
                self.done = self.open.is_empty();
                Step::Piece(Piece::End)
            }
            Event::Text(text) => self.text(&text.xml10_content(), span, faults),
            Event::CData(text) => self.text(&text.xml10_content(), span, faults),
            Event::GeneralRef(reference) => match resolve(&reference) {
                Some(character) => self.text(&character.to_string(), span, faults),
                None => {
                    let message = format!("the entity `&{};` is not known", &*reference);
                    self.fail(Code::XmlEntity, span, message, faults).map_or(Step::End, Step::Piece)
                }
            },
            Event::DocType(declared) if declared.contains('[') => {
                let message = "the document type defines entities or elements of its own";
                self.fail(Code::XmlEntity, span, message.to_owned(), faults).map_or(Step::End, Step::Piece)
            }
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok).unwrap_or_default();
                let good = ["", "utf-8", "us-ascii"].iter().any(|name| encoding.eq_ignore_ascii_case(name));
                if !good {
                    let message = format!("the file says that it is {encoding}; write it as UTF-8");
                    faults.push(Fault::new(Code::XmlSyntax, span, message));
                }
                Step::Skip
            }
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) => Step::Skip,
            Event::Eof => {
                if let Some((name, open)) = self.open.pop() {
                    let message = format!("`<{name}>` is not closed");
                    self.fail(Code::XmlSyntax, open, message, faults);
                }
                Step::End
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, span: Range<usize>, faults: &mut Faults) -> Step {
        let name = tag.local_name().into_inner().to_owned();
        let problem = if self.done {
            Some(format!("`<{name}>` begins after the end of the document"))
        } else {
            (self.open.len() >= DEEPEST).then(|| "nested too deeply".to_owned())
        };
        let mut attributes = Vec::new();
        let mut bad = problem.map(|problem| (Code::XmlSyntax, problem));
        for attribute in tag.attributes() {
            match attribute
                .map(|it| (it.key.into_inner().to_owned(), it.normalized_value(XmlVersion::Implicit1_0)))
            {
                Ok((key, Ok(value))) => attributes.push((key, value.into_owned())),
                Ok((key, Err(error))) => {
                    bad = bad.or(Some((Code::XmlEntity, format!("the value of `{key}`: {error}"))));
                }
                Err(error) => bad = bad.or(Some((Code::XmlSyntax, error.to_string()))),
            }
        }
        if let Some((code, message)) = bad {
            return self.fail(code, span, message, faults).map_or(Step::End, Step::Piece);
        }
        self.open.push((name.clone(), span.clone()));
        Step::Piece(Piece::Start(Tag { name, attributes, span }))
    }

    fn text(&mut self, text: &str, span: Range<usize>, faults: &mut Faults) -> Step {
        if self.open.is_empty() {
            if text.trim().is_empty() {
                return Step::Skip;
            }
            let before = text.len() - text.trim_start().len();
            let span = (span.start + before).min(span.end)..span.end;
            let message = "text stands outside of the document".to_owned();
            return self.fail(Code::XmlSyntax, span, message, faults).map_or(Step::End, Step::Piece);
        }
        if text.is_empty() { Step::Skip } else { Step::Piece(Piece::Text(text.to_owned())) }
    }

    /// Ends the reading; there is no piece then.
    fn fail(
        &mut self,
        code: Code,
        span: Range<usize>,
        message: String,
        faults: &mut Faults,
    ) -> Option<Piece> {
        self.failed = true;
        faults.push(Fault::new(code, span, message));
        None
    }

    /// Skips the rest of the innermost element and returns its text, that of its elements among it.
    pub(super) fn text_of(&mut self, faults: &mut Faults) -> String {
        let mut text = String::new();
        let mut depth = 1;
        while depth > 0 {
            match self.next(faults) {
                Some(Piece::Start(_)) => depth += 1,
                Some(Piece::End) => depth -= 1,
                Some(Piece::Text(part)) => text.push_str(&part),
                None => break,
            }
        }
        text
    }
}

enum Step {
    Piece(Piece),
    Skip,
    End,
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The character that a reference stands for; none if it is an entity of its own or no character of XML.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten().filter(|&it| is_character(it)),
    }
}

/// Whether XML 1.0 can hold a character.
fn is_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// What stands for a character that XML cannot hold.
const LOST: char = '\u{fffd}';

/// A text for an element or an attribute.
pub(super) fn escape(text: &str, losses: &mut Losses) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            other if is_character(other) => escaped.push(other),
            _ => {
                losses.add("control characters, which XML cannot hold", 1);
                escaped.push(LOST);
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::SourceText;

    fn pieces(text: &str) -> (Vec<Piece>, Vec<(Code, u32, u32)>) {
        let mut faults = Faults::default();
        let mut reader = Pieces::new(text);
        let found = std::iter::from_fn(|| reader.next(&mut faults)).collect();
        let findings = faults.into_findings(&SourceText::new("f", text.as_bytes()));
        let place = |finding: &crate::diagnostics::Finding| {
            let place = finding.place.as_ref().expect("a place");
            (finding.code, place.line, place.column)
        };
        (found, findings.iter().map(place).collect())
    }

    #[test]
    fn entities_of_xml_and_characters_are_read_and_written() {
        let text = "a<b>&\"'\t\r\nå \u{10348}";
        let escaped = escape(text, &mut Losses::default());
        let (found, faults) = pieces(&format!("<?xml version='1.0'?><x a=\"{escaped}\">{escaped}</x>"));
        assert_eq!(faults, []);
        assert!(matches!(&found[0], Piece::Start(tag) if tag.get("a") == Some(text)));
        let read: String = found
            .iter()
            .filter_map(|it| if let Piece::Text(it) = it { Some(it.as_str()) } else { None })
            .collect();
        assert_eq!(read, text);
    }

    #[test]
    fn bombs_and_files_are_refused() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
        assert_eq!(pieces(bomb).1, [(Code::XmlEntity, 1, 1)]);
        assert_eq!(pieces("<x>\n&file;</x>").1, [(Code::XmlEntity, 2, 1)]);
        assert_eq!(pieces("<x a=\"&file;\"/>").1, [(Code::XmlEntity, 1, 1)]);
        assert_eq!(pieces("<x>&#0;</x>").1, [(Code::XmlEntity, 1, 4)]);
        assert_eq!(pieces("<!DOCTYPE x SYSTEM \"http://example.org/x.dtd\"><x/>").1, []);
    }

    #[test]
    fn what_is_not_well_formed_has_its_place() {
        for (text, line, column) in [
            ("<x>\n<y></x>", 2, 4),
            ("<x>\n <y>", 2, 2),
            ("<x/>\n<y/>", 2, 1),
            ("<x/>\n y", 2, 1),
            ("<x>\n<y a=1/></x>", 2, 1),
            ("<x a='1' a='2'/>", 1, 1),
        ] {
            let faults = pieces(text).1;
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            assert_eq!((faults[0].0, faults[0].1), (Code::XmlSyntax, line), "{text}");
            assert!(faults[0].2.abs_diff(column) <= 1, "{text}: {faults:?}");
        }
        let deep = "<x>".repeat(1000);
        assert_eq!(pieces(&deep).1.len(), 1);
    }
}
