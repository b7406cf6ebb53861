//! Pages of the `F` codes: files.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static FILE_MISSING: Page = Page {
    title: "A file that must be there is missing",
    what: "The dossier's folder lacks `dossier.json` or `observations.csv`, `dossier.json` names a table \
           that does not exist, or the path of a model or scenario leads nowhere.",
    why: "Without the areas there is nothing to rank, and without observations there is no evidence to rank \
           it by.",
    wrong: "my-dossier/
  dossier.json
  observation.csv",
    right: "my-dossier/
  dossier.json
  observations.csv",
    fix: "Add the file, or correct its name; names are in lower case.",
    severity: Severity::Error,
};

pub(super) static FILE_UNREADABLE: Page = Page {
    title: "A file cannot be read",
    what: "The operating system refused to read a file: it is a folder, the rights are missing, or the disk \
           failed.",
    why: "What cannot be read cannot be counted; going on without it would change the ranking in silence.",
    wrong: "observations.csv/        (a folder)",
    right: "observations.csv         (a file that you may read)",
    fix: "Check that it is a file and that you have the right to read it.",
    severity: Severity::Error,
};

pub(super) static NOT_UTF8: Page = Page {
    title: "A file is not UTF-8",
    what: "The file has bytes that are not UTF-8 text. Files saved by older office programs are often \
           Latin-1 or Windows-1252.",
    why: "Letters such as å, é or ß would be read wrongly, so that names and keys no longer match.",
    wrong: "drugs.cocaine,...,Bekr\\xE6ftet af to kilder      (saved as Windows-1252)",
    right: "drugs.cocaine,...,Bekræftet af to kilder         (saved as UTF-8)",
    fix: "Save the file as UTF-8: in a spreadsheet choose \"CSV UTF-8\", or run `iconv -f WINDOWS-1252 -t \
           UTF-8`.",
    severity: Severity::Error,
};

pub(super) static BYTE_ORDER_MARK: Page = Page {
    title: "A file begins with a byte order mark",
    what: "The file begins with the three bytes EF BB BF, which some spreadsheets put before UTF-8 text. \
           The mark is skipped.",
    why: "Other programs take the mark as part of the first column's name and then miss that column.",
    wrong: "\\uFEFFsubject,indicator,level",
    right: "subject,indicator,level",
    fix: "Save the file as UTF-8 without a byte order mark.",
    severity: Severity::Warning,
};

pub(super) static BROKEN_GZIP: Page = Page {
    title: "A compressed file is damaged",
    what: "The file ends in `.gz` but is not gzip data, or it is cut off or damaged.",
    why: "A table that was cut off during a transfer would be read as a shorter table, with rows missing at \
           its end.",
    wrong: "links.csv.gz             (transfer broken off after 3 MB)",
    right: "links.csv.gz             (`gzip --test links.csv.gz` is silent)",
    fix: "Copy or compress the file again, and check it with `gzip --test`.",
    severity: Severity::Error,
};

pub(super) static PATH_ESCAPES: Page = Page {
    title: "A path leads out of the dossier's folder",
    what: "A path under `tables` in `dossier.json` is absolute, or climbs out of the folder by `..` or a \
           symbolic link.",
    why: "A dossier is a closed unit: its folder is what gets hashed, archived and handed over. Evidence \
           outside it would be lost.",
    wrong: r#""tables": { "observations": "../secret/observations.csv" }"#,
    right: r#""tables": { "observations": "2024/observations.csv" }"#,
    fix: "Copy the file into the dossier's folder and name it by a path within that folder.",
    severity: Severity::Error,
};

pub(super) static TABLE_TWICE: Page = Page {
    title: "A table is there twice",
    what: "A table is there both plain and compressed, such as `links.csv` and `links.csv.gz`.",
    why: "Nothing tells which of the two is the newer one.",
    wrong: "links.csv
links.csv.gz",
    right: "links.csv.gz",
    fix: "Delete one of the two.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_FILE: Page = Page {
    title: "A file of an unknown name lies in the folder",
    what: "The dossier's folder holds a table or JSON file that no part of the program reads.",
    why: "A misspelt table is a table that does not count.",
    wrong: "involvment.csv",
    right: "involvement.csv",
    fix: "Correct the name, or move the file out of the dossier's folder.",
    severity: Severity::Warning,
};

pub(super) static FILE_EMPTY: Page = Page {
    title: "A file is empty",
    what: "The file has no bytes, or a table has no header row.",
    why: "An empty table usually means that an export failed. A table with a header and no rows says \
           plainly that there is nothing to report.",
    wrong: "observations.csv         (0 bytes)",
    right: "subject,indicator,level,contributor,source_code,information_code,handling,source_kind",
    fix: "Export the table again; a table without rows still needs its header row.",
    severity: Severity::Error,
};
