//! The pages as texts to be read: one on the terminal, all of them as a document.

use super::render::wrap;
use super::{Code, Family};

/// Width of an explanation on the terminal, in characters.
const WIDTH: usize = 90;

/// The page of a code as plain text, for `socta explain CODE`.
#[must_use]
pub fn explain_text(code: Code) -> String {
    let page = code.page();
    let mut text = format!("{} {} ({})\n\n", code.id(), code.name(), page.severity.name());
    text.push_str(&paragraph(page.title, ""));
    for (heading, body) in [("What", page.what), ("Why it matters", page.why)] {
        text.push_str(&format!("{heading}\n{}", paragraph(body, "  ")));
    }
    for (heading, example) in [("Wrong", page.wrong), ("Right", page.right)] {
        let lines: String = example.lines().map(|line| format!("    {line}\n")).collect();
        text.push_str(&format!("{heading}\n{lines}\n"));
    }
    text.push_str(&format!("What to do\n{}", paragraph(page.fix, "  ")));
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// All pages as one Markdown document; `docs/findings.md` is this text.
#[must_use]
pub fn findings_markdown() -> String {
    let mut text = String::from(
        "# Findings\n\n\
         What `socta` can find wrong with an input, by code. A code keeps its meaning for ever. An *error* ends the run\n\
         before anything is written; a *warning* is shown and the run goes on. `--deny CODE`, `--warn CODE` and\n\
         `--allow CODE` change that for a code, its name, or a whole family by its letter; `socta explain CODE` prints one\n\
         of these pages. This file is made from the pages in `crates/socta-base/findings`.\n",
    );
    for family in Family::ALL {
        text.push_str(&format!("\n- [{}: {}](#{})", family.letter(), family.title(), anchor(family)));
    }
    text.push('\n');
    for family in Family::ALL {
        text.push('\n');
        text.push_str(family.text());
    }
    text
}

/// The anchor that Markdown viewers make of the family's heading.
fn anchor(family: Family) -> String {
    let heading = format!("{} {}", family.letter(), family.title()).to_lowercase();
    heading.replace(',', "").replace(' ', "-")
}

fn paragraph(text: &str, indent: &str) -> String {
    let lines = wrap(text, WIDTH - indent.len());
    lines.into_iter().map(|line| format!("{indent}{line}\n")).collect::<String>() + "\n"
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, explain_text, findings_markdown};
    use crate::diagnostics::{Code, Family, Severity};

    #[test]
    fn every_page_is_complete_and_every_code_has_one() {
        for code in Code::ALL {
            let page = code.page();
            let id = code.id();
            for text in [page.title, page.what, page.why, page.wrong, page.right, page.fix] {
                assert!(text.len() >= 3 && text.trim() == text, "{id}: {text:?}");
            }
            for sentence in [page.what, page.why, page.fix] {
                assert!(sentence.ends_with(['.', ')']) || sentence.ends_with("`."), "{id}: {sentence:?}");
                assert!(!sentence.contains("  "), "{id}: {sentence:?}");
            }
            assert!(!page.title.ends_with('.') && page.title.len() < 90, "{id}: {}", page.title);
            assert_ne!(page.wrong, page.right, "{id}: the example shows a difference");
            assert_ne!(page.severity, Severity::Allow, "{id}: a code that is never shown is no code");
        }
    }

    #[test]
    fn identifiers_and_names_are_well_formed_and_unique() {
        let mut ids: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert!(ids.iter().all(|id| id.len() == 4 && id[1..].parse::<u16>().is_ok()));
        assert!(names.iter().all(|name| {
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        }));
        for list in [&mut ids, &mut names] {
            list.sort_unstable();
            list.dedup();
            assert_eq!(list.len(), Code::ALL.len());
        }
        assert!(Code::ALL.is_sorted(), "rising order is what the order of findings goes by");
    }

    #[test]
    fn titles_tell_codes_apart() {
        let mut titles: Vec<&str> = Code::ALL.iter().map(|code| code.page().title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), Code::ALL.len());
    }

    #[test]
    fn an_explanation_holds_the_whole_page() {
        insta::assert_snapshot!(explain_text(Code::LevelNotOnScale));
        for code in Code::ALL {
            let text = explain_text(*code);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let shown = words(&text).join(" ");
            for part in [code.page().what, code.page().why, code.page().fix, code.page().wrong] {
                assert!(shown.contains(&words(part).join(" ")), "{}", code.id());
            }
            assert!(
                text.lines()
                    .filter(|line| !line.starts_with("    "))
                    .all(|line| line.chars().count() <= WIDTH)
            );
        }
    }

    #[test]
    fn the_document_has_a_section_for_each_code_and_family() {
        let document = findings_markdown();
        assert_eq!(document.matches("\n### ").count(), Code::ALL.len());
        assert_eq!(document.matches("\n## ").count(), Family::ALL.len());
    }
}
