//! Findings for people, as excerpts with the place marked.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::wrap;
use crate::diagnostics::{Code, Counts, Finding, Findings, Place, Severities, Severity};

/// How text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextStyle {
    /// Whether terminal colours are used.
    pub colour: bool,
    /// Width of a line in characters; long excerpts are cut and long words are not.
    pub width: usize,
    /// So many findings of one code are shown in full; the others are counted.
    pub per_code: usize,
}

impl Default for TextStyle {
    fn default() -> Self {
        Self { colour: false, width: 100, per_code: 20 }
    }
}

/// All findings that are not allowed, in order, and a last line that counts them. Empty if there is none.
///
/// Why it matters stands with the first finding of each code only. Findings beyond `style.per_code` of one code are
/// counted after the others; JSON and SARIF hold all of them.
#[must_use]
pub fn render_text(findings: &Findings, severities: &Severities, style: &TextStyle) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(style.width);
    let mut text = String::new();
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    for finding in findings.ordered() {
        let severity = severities.of(finding.code);
        if severity == Severity::Allow {
            continue;
        }
        let number = seen.entry(finding.code).or_insert(0);
        *number += 1;
        if *number <= style.per_code {
            let group = group(finding, severity, *number == 1, style.width);
            text.push_str(&renderer.render(&[group]));
            text.push_str("\n\n");
        }
    }
    push_rest(&mut text, &seen, style.per_code);
    push_summary(&mut text, findings.counts(severities), &seen);
    text
}

fn group<'a>(finding: &'a Finding, severity: Severity, first: bool, width: usize) -> Group<'a> {
    let level = if severity == Severity::Error { Level::ERROR } else { Level::WARNING };
    let title = level.primary_title(wrapped(&finding.message, width.saturating_sub(16)));
    let mut group = Group::with_title(title.id(finding.code.id()));
    for (place, words) in finding.place.iter().map(|place| (place, "")).chain(related(finding)) {
        group = match place.is_whole() {
            true => group.element(Origin::path(normalize_untrusted_str(&place.file))),
            false => group.element(snippet(place, words)),
        };
    }
    let inner = width.saturating_sub(12);
    if first {
        group = group.element(Level::NOTE.with_name("why").message(wrapped(finding.code.page().why, inner)));
    }
    group.element(Level::HELP.message(wrapped(&finding.hint, inner)))
}

fn related(finding: &Finding) -> impl Iterator<Item = (&Place, &str)> {
    finding.related.iter().map(|(place, words)| (place, words.as_str()))
}

fn snippet<'a>(place: &'a Place, words: &'a str) -> Snippet<'a, Annotation<'a>> {
    // The renderer counts columns itself and cuts long lines around what is marked, so blanks stand for what the window
    // left out.
    let left_out = place.excerpt_column.saturating_sub(1) as usize;
    let line = " ".repeat(left_out) + &place.excerpt;
    let kind = if words.is_empty() { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(marked(place, &line));
    let annotation = if words.is_empty() { annotation } else { annotation.label(words) };
    // Paths are the one text that the renderer takes as it is.
    let path = normalize_untrusted_str(&place.file);
    Snippet::source(line).path(path).line_start(place.line as usize).annotation(annotation)
}

/// The bytes of the line that are marked; behind its last character if the place is the end of the line.
fn marked(place: &Place, line: &str) -> Range<usize> {
    let first = place.column.saturating_sub(1) as usize;
    let byte = |character: usize| line.char_indices().nth(character).map_or(line.len(), |(at, _)| at);
    byte(first)..byte(first.saturating_add(place.length as usize))
}

fn wrapped(text: &str, width: usize) -> String {
    wrap(text, width.max(20)).join("\n")
}

fn push_rest(text: &mut String, seen: &BTreeMap<Code, usize>, per_code: usize) {
    for (code, number) in seen.iter().filter(|(_, number)| **number > per_code) {
        let title = code.page().title;
        let rest = number - per_code;
        text.push_str(&format!("{}: and {rest} more of these ({title})\n\n", code.id()));
    }
}

fn push_summary(text: &mut String, counts: Counts, seen: &BTreeMap<Code, usize>) {
    let Some(code) = seen.keys().next() else {
        return;
    };
    let errors = counted(counts.errors, "error");
    let warnings = counted(counts.warnings, "warning");
    let allowed = if counts.allowed > 0 { format!(", {} allowed", counts.allowed) } else { String::new() };
    let explain = format!("`socta explain {}` tells more about a code", code.id());
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{errors}, {warnings}{allowed}; {explain}");
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::{TextStyle, render_text};
    use crate::diagnostics::{Code, Finding, Findings, Place, Severities, Severity};

    fn row(line: usize) -> Place {
        Place::on_line("observations.csv", line, "drugs.cocaine,violence,Very høj,DK".as_bytes(), 23..32)
    }

    fn text(findings: &Findings) -> String {
        render_text(findings, &Severities::default(), &TextStyle::default())
    }

    #[test]
    fn a_finding_shows_place_excerpt_reason_and_hint() {
        let finding = Finding::new(Code::LevelNotOnScale, "`Very høj` is no level")
            .at(row(7))
            .hint("write High")
            .related(row(3), "here it is right");
        let shown = text(&[finding].into_iter().collect());
        insta::assert_snapshot!(shown);
    }

    #[test]
    fn a_long_line_keeps_its_column() {
        let line = format!("{},Very høj,{}", "å".repeat(500), "z".repeat(500));
        let at = line.find("Very").expect("it is there");
        let place = Place::on_line("observations.csv", 9, line.as_bytes(), at..at + 9);
        let shown = text(&[Finding::new(Code::LevelNotOnScale, "m").at(place)].into_iter().collect());
        assert!(shown.contains("--> observations.csv:9:502"), "{shown}");
        assert!(shown.contains("Very høj"), "{shown}");
        assert!(shown.contains("^^^^^^^^"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() <= 100), "{shown}");
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let findings: Findings =
            (1..=23).map(|line| Finding::new(Code::LevelNotOnScale, "m").at(row(line))).collect();
        let shown = text(&findings);
        assert_eq!(shown.matches("error[O004]").count(), 20);
        assert!(shown.contains("O004: and 3 more of these"), "{shown}");
        assert!(shown.ends_with("23 errors, 0 warnings; `socta explain O004` tells more about a code\n"));
        assert_eq!(shown.matches("why: ").count(), 1);
    }

    #[test]
    fn nothing_is_said_of_nothing_and_of_what_is_allowed() {
        assert_eq!(text(&Findings::default()), "");
        let findings: Findings = [Finding::new(Code::NoAnswer, "m")].into_iter().collect();
        let mut severities = Severities::default();
        severities.set("O006", Severity::Allow).expect("a code");
        assert_eq!(render_text(&findings, &severities, &TextStyle::default()), "");
    }

    #[test]
    fn colours_are_used_only_when_asked_for() {
        let findings: Findings = [Finding::new(Code::NoAnswer, "m").at(row(1))].into_iter().collect();
        assert!(!text(&findings).contains('\u{1b}'));
        let style = TextStyle { colour: true, ..TextStyle::default() };
        assert!(render_text(&findings, &Severities::default(), &style).contains('\u{1b}'));
    }

    #[test]
    fn control_characters_of_the_input_do_not_reach_the_terminal() {
        let place = Place::on_line("a\u{1b}[31m.csv", 1, b"x\x1b[31mred\x07", 1..2);
        let finding = Finding::new(Code::CsvSyntax, "odd \u{1b}[31m").at(place);
        let shown = text(&[finding].into_iter().collect());
        assert!(!shown.contains(['\u{1b}', '\u{7}']), "{shown:?}");
    }

    #[test]
    fn any_place_can_be_shown() {
        let places = [
            Place::whole("x.csv"),
            Place::on_line("x.csv", 1, b"", 0..0),
            Place::on_line("x.csv", 1, b"abc", 3..3),
            Place::on_line("x.csv", u32::MAX as usize, b"abc", 0..99),
        ];
        for place in places {
            let shown = text(&[Finding::new(Code::CsvSyntax, "m").at(place)].into_iter().collect());
            assert!(shown.contains("x.csv"), "{shown}");
        }
    }
}
