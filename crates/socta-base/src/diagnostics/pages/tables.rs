//! Pages of the `C` codes: CSV tables.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static CSV_SYNTAX: Page = Page {
    title: "A table is not CSV",
    what: "A quotation mark is opened and never closed, or stands in the middle of a field, so that the \
           rest of the table is read as one field.",
    why: "Every row behind the quotation mark would vanish into a single note.",
    wrong: r#"thb.labour,violence,High,"seen in agriculture,DK,B,2"#,
    right: r#"thb.labour,violence,High,"seen in agriculture",DK,B,2"#,
    fix: "Close the quotation mark, or double it (`\"\"`) if it is part of the text.",
    severity: Severity::Error,
};

pub(super) static CSV_UNKNOWN_COLUMN: Page = Page {
    title: "A column is not known",
    what: "The header row has a column that this table does not have.",
    why: "A misspelt optional column is left out of the assessment with all its values.",
    wrong: "subject,indicator,level,contributor,source_code,information_code,handling,source_kind,trends",
    right: "subject,indicator,level,contributor,source_code,information_code,handling,source_kind,trend",
    fix: "Correct the name or remove the column; remarks belong in the column `note`.",
    severity: Severity::Error,
};

pub(super) static CSV_MISSING_COLUMN: Page = Page {
    title: "A mandatory column is missing",
    what: "The header row lacks a column that this table must have.",
    why: "Without it no row can be understood. Evaluation and handling codes are mandatory because evidence \
           without them cannot be weighed or shown.",
    wrong: "subject,indicator,level,contributor,source_code,handling,source_kind",
    right: "subject,indicator,level,contributor,source_code,information_code,handling,source_kind",
    fix: "Add the column.",
    severity: Severity::Error,
};

pub(super) static CSV_DUPLICATE_COLUMN: Page = Page {
    title: "A column is there twice",
    what: "The header row names a column twice.",
    why: "Nothing tells which of the two values of a row counts.",
    wrong: "subject,indicator,level,level,contributor",
    right: "subject,indicator,level,contributor",
    fix: "Keep one of the two columns.",
    severity: Severity::Error,
};

pub(super) static CSV_FIELD_COUNT: Page = Page {
    title: "A row has too many or too few fields",
    what: "A row has another number of fields than the header row. Often a comma in a note or a decimal \
           comma is to blame.",
    why: "All values behind the extra or missing comma would slip into the wrong column.",
    wrong: "fraud.vat,market_value_eur,50,3,europol",
    right: "fraud.vat,market_value_eur,50.3,europol",
    fix: "Put fields that contain commas in quotation marks, write decimals with a point, and count the \
           commas.",
    severity: Severity::Error,
};

pub(super) static CSV_NOT_A_NUMBER: Page = Page {
    title: "A number was expected",
    what: "A column of numbers holds something else: a word, a unit, a thousands separator, a decimal \
           comma.",
    why: "1,234 and 1.234 are the same number or a thousandfold apart, depending on who reads.",
    wrong: r#"fraud.vat,market_value_eur,"EUR 50 bn""#,
    right: "fraud.vat,market_value_eur,50",
    fix: "Write digits with a decimal point, without unit and without separators of thousands.",
    severity: Severity::Error,
};

pub(super) static CSV_EMPTY_FIELD: Page = Page {
    title: "A mandatory field is empty",
    what: "A field of a mandatory column is empty.",
    why: "Empty is not the same as Unknown: if a contributor was asked and does not know, that is an answer \
           and must be written down.",
    wrong: "thb.labour,violence,High,,B,2,H0,questionnaire",
    right: "thb.labour,violence,High,DK,B,2,H0,questionnaire",
    fix: "Fill the field in, or delete the row.",
    severity: Severity::Error,
};

pub(super) static CSV_UNKNOWN_VALUE: Page = Page {
    title: "A field holds a word that is not one of the allowed ones",
    what: "A column takes one of a few words, and another word stands there.",
    why: "A word that is not known has no meaning in the assessment; taking the nearest one would be a \
           guess.",
    wrong: "N017,hierarchical,yes",
    right: "N017,standard_hierarchy,yes",
    fix: "Write one of the words that the message lists, exactly as listed.",
    severity: Severity::Error,
};

pub(super) static CSV_SPACES: Page = Page {
    title: "A field begins or ends with spaces",
    what: "There are spaces around a value. They are removed, and the value is read without them.",
    why: "To other programs `DK` and `DK ` are two contributors.",
    wrong: "thb.labour,violence,High, DK,B,2,H0,questionnaire",
    right: "thb.labour,violence,High,DK,B,2,H0,questionnaire",
    fix: "Remove the spaces.",
    severity: Severity::Warning,
};
