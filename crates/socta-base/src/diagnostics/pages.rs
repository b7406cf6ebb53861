//! The page of each code: everything that belongs to the code and not to the single case.
//!
//! Pages are written in `findings/`, one Markdown file a family, each code under its own heading. The reader here is
//! strict: a page has every part, in the order of [`Page`], and each paragraph is one line.

use std::sync::LazyLock;

use thiserror::Error;

use super::{Code, Family, Severity};

/// What is to be said about a code. `socta explain CODE` prints it, and `docs/findings.md` is made from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// One line.
    pub title: &'static str,
    /// What the code stands for, and what happens to the input when it is only a warning.
    pub what: &'static str,
    /// Why it matters to the assessment.
    pub why: &'static str,
    /// An example of the fault.
    pub wrong: &'static str,
    /// The same without the fault.
    pub right: &'static str,
    /// What to do. It is the hint of every finding that has no better one.
    pub fix: &'static str,
    /// Severity, unless the user changes it.
    pub severity: Severity,
}

/// Stands for a page that is missing or has a fault; the tests name the code, so that no user sees it.
static MISSING: Page = Page {
    title: "This code has no page",
    what: "",
    why: "",
    wrong: "",
    right: "",
    fix: "",
    severity: Severity::Error,
};

/// The pages by code.
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let written =
        |code: &Code| Family::ALL.iter().flat_map(|family| sections(*family)).find(|it| it.is_of(*code));
    let page = |code: &Code| written(code).and_then(|section| section.page().ok());
    Code::ALL.iter().map(|code| page(code).unwrap_or_else(|| MISSING.clone())).collect()
});

impl Code {
    /// The page of this code.
    #[must_use]
    pub fn page(self) -> &'static Page {
        PAGES.get(self as usize).unwrap_or(&MISSING)
    }
}

/// The part of a family's file that one heading begins.
struct Section {
    /// As ``O004 `level-not-on-scale` ``.
    heading: &'static str,
    body: &'static str,
}

fn sections(family: Family) -> impl Iterator<Item = Section> {
    family.text().split("\n### ").skip(1).map(|text| {
        let (heading, body) = text.split_once("\n\n").unwrap_or((text, ""));
        Section { heading, body }
    })
}

/// Why a section is no page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
enum PageError {
    /// The section does not begin with a title.
    #[error("a page begins with its title in `**`")]
    Title,
    /// A mark does not stand where it must.
    #[error("{0:?} is missing")]
    Mark(&'static str),
    /// A word is none of the severities.
    #[error("{0:?} is no severity")]
    Severity(&'static str),
}

impl Section {
    fn is_of(&self, code: Code) -> bool {
        self.heading == format!("{} `{}`", code.id(), code.name())
    }

    /// Reads the parts in their order.
    ///
    /// # Errors
    /// Names the first mark that does not stand where it must.
    fn page(&self) -> Result<Page, PageError> {
        let mut rest = self.body.trim_end().strip_prefix("**").ok_or(PageError::Title)?;
        let mut until = |mark: &'static str| {
            let (part, behind) = rest.split_once(mark).ok_or(PageError::Mark(mark))?;
            rest = behind;
            Ok::<&'static str, PageError>(part)
        };
        let title = until(".** ")?;
        let severity = match until(" unless changed.\n\n")? {
            "Error" => Severity::Error,
            "Warning" => Severity::Warning,
            other => return Err(PageError::Severity(other)),
        };
        let what = until("\n\n*Why it matters:* ")?;
        let why = until("\n\nWrong:\n\n```text\n")?;
        let wrong = until("\n```\n\nRight:\n\n```text\n")?;
        let right = until("\n```\n\n*What to do:* ")?;
        Ok(Page { title, what, why, wrong, right, fix: rest, severity })
    }
}

#[cfg(test)]
mod tests {
    use super::{MISSING, Section, sections};
    use crate::diagnostics::{Code, Family};

    fn written() -> Vec<Section> {
        Family::ALL.iter().flat_map(|family| sections(*family)).collect()
    }

    #[test]
    fn every_code_has_a_page_and_every_page_a_code() {
        let written = written();
        let mut faults = Vec::new();
        for code in Code::ALL {
            match written.iter().filter(|section| section.is_of(*code)).count() {
                1 => {}
                count => faults.push(format!("{} `{}` has {count} pages", code.id(), code.name())),
            }
        }
        for section in &written {
            if !Code::ALL.iter().any(|code| section.is_of(*code)) {
                faults.push(format!("the page `{}` belongs to no code", section.heading));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn every_page_can_be_read() {
        let fault = |section: &Section| Some(format!("{}: {}", section.heading, section.page().err()?));
        let faults: Vec<String> = written().iter().filter_map(fault).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(Code::ALL.iter().all(|code| *code.page() != MISSING));
    }

    #[test]
    fn pages_stand_in_the_file_of_their_family_in_rising_order() {
        for family in Family::ALL {
            let headings: Vec<&str> = sections(family).map(|section| section.heading).collect();
            assert!(headings.is_sorted(), "{headings:?}");
            assert!(headings.iter().all(|heading| heading.starts_with(family.letter())), "{headings:?}");
        }
    }

    #[test]
    fn a_page_that_lacks_a_part_says_which() {
        let section = |body| Section { heading: "X001 `x`", body };
        let error = |body| section(body).page().expect_err("a part is missing").to_string();
        assert_eq!(error("Title"), "a page begins with its title in `**`");
        assert_eq!(error("**Title.** Fatal unless changed.\n\nWhat."), "\"Fatal\" is no severity");
        assert_eq!(
            error("**Title.** Error unless changed.\n\nWhat."),
            r#""\n\n*Why it matters:* " is missing"#
        );
    }
}
