//! Pages of the `O` codes: observations.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static UNKNOWN_SUBJECT: Page = Page {
    title: "An observation is about something that is not known",
    what: "`subject` is neither the key of an area nor the identifier of a network.",
    why: "The report would be lost, and the area that it is about would look better covered or less \
           threatening than it is.",
    wrong: "drugs.cocain,violence,High,...",
    right: "drugs.cocaine,violence,High,...",
    fix: "Correct the key, or declare the area or network.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_INDICATOR: Page = Page {
    title: "An indicator is not known",
    what: "`indicator` is not a key of the indicator catalogue.",
    why: "The model gives weights to indicators of the catalogue only; the report would count for nothing.",
    wrong: "drugs.cocaine,violense,High,...",
    right: "drugs.cocaine,violence,High,...",
    fix: "Correct the key, or add the indicator to the catalogue.",
    severity: Severity::Error,
};

pub(super) static INDICATOR_WRONG_SUBJECT: Page = Page {
    title: "An indicator is used on the wrong kind of subject",
    what: "The indicator applies to areas only and is used on a network, or the other way round.",
    why: "The harm of a market and the skill of a network are different things; counting one as the other \
           counts it twice.",
    wrong: "N017,demand_supply,High,...       (a network has no demand)",
    right: "drugs.cocaine,demand_supply,High,...",
    fix: "Move the observation to the kind of subject that the message names, or choose another indicator.",
    severity: Severity::Error,
};

pub(super) static LEVEL_NOT_ON_SCALE: Page = Page {
    title: "A level is not on the scale",
    what: "`level` is not one of High, Medium, Low, Unknown and Nil, written like that; or a level is given \
           for an indicator that is measured by a figure.",
    why: "\"Very high\" or \"3\" has no agreed meaning between contributors; the scale is all that they \
           share.",
    wrong: "drugs.cocaine,violence,Very high,...",
    right: "drugs.cocaine,violence,High,...",
    fix: "Write High, Medium, Low, Unknown or Nil; use `value` for an indicator that is a figure.",
    severity: Severity::Error,
};

pub(super) static LEVEL_AND_FIGURE: Page = Page {
    title: "A level and a figure are given at once",
    what: "A row has a `level` and also `value`, `low` or `high`, or it has a figure for an indicator that \
           is answered by a level.",
    why: "One answer cannot be both; the row would have to count twice or one half of it would be dropped.",
    wrong: "level,value
High,10.5",
    right: "level,value
,10.5",
    fix: "Keep the answer that fits the scale of the indicator; give the other in a row of its own if it \
           has an indicator of its own.",
    severity: Severity::Error,
};

pub(super) static NO_ANSWER: Page = Page {
    title: "An observation has no answer",
    what: "A row has neither a level nor a figure.",
    why: "\"Asked and not known\" (Unknown), \"looked for and not there\" (Nil) and \"nobody reported\" (no \
           row) are three different things. An empty row is none of them.",
    wrong: "drugs.cocaine,violence,,DK,B,2,H0,questionnaire",
    right: "drugs.cocaine,violence,Unknown,DK,B,2,H0,questionnaire",
    fix: "Write Unknown if the contributor does not know, Nil if there is none, or delete the row.",
    severity: Severity::Error,
};

pub(super) static SOURCE_CODE_INVALID: Page = Page {
    title: "A source code is not of the 4x4 system",
    what: "`source_code` is not one of A, B, C and X.",
    why: "The source code decides how sure a report makes us. Codes of other systems (5x5x5, 6x6, \
           Admiralty) look alike and mean something else.",
    wrong: "source_code = D",
    right: "source_code = C",
    fix: "Write A (always reliable), B (mostly reliable), C (mostly unreliable) or X (cannot be assessed).",
    severity: Severity::Error,
};

pub(super) static INFORMATION_CODE_INVALID: Page = Page {
    title: "An information code is not of the 4x4 system",
    what: "`information_code` is not one of 1, 2, 3 and 4.",
    why: "The information code decides how sure a report makes us. Codes of other systems look alike and \
           mean something else.",
    wrong: "information_code = 5",
    right: "information_code = 4",
    fix: "Write 1 (not in doubt), 2 (known to the source), 3 (not known but corroborated) or 4 (neither).",
    severity: Severity::Error,
};

pub(super) static HANDLING_CODE_INVALID: Page = Page {
    title: "A handling code is not one of H0 to H3",
    what: "`handling` is not one of H0, H1, H2 and H3.",
    why: "H2 and H3 keep a report out of every document. With an unknown code a restricted report might be \
           printed.",
    wrong: "handling = restricted",
    right: "handling = H2",
    fix: "Write H0, H1, H2 or H3; if in doubt, the stricter one.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_CONTRIBUTOR: Page = Page {
    title: "A contributor is not known",
    what: "`contributor` is not declared under `contributors` in `dossier.json`.",
    why: "Contributors are weighted and left out one by one to see who drives the result; a misspelt one \
           counts as one more voice.",
    wrong: "drugs.cocaine,violence,High,Denmark,...",
    right: "drugs.cocaine,violence,High,DK,...",
    fix: "Correct the key, or declare the contributor.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_SOURCE: Page = Page {
    title: "A source is not known",
    what: "`reference` is not a key of `sources.csv`. Where there is no such table, a reference is free \
           text.",
    why: "Every figure in the document names its source, and reports that rest on one source count once. \
           Both need the source to be declared.",
    wrong: "reference = europol2021",
    right: "reference = europol-socta-2021",
    fix: "Correct the key, or add the source to `sources.csv`.",
    severity: Severity::Error,
};

pub(super) static CONFLICTING_FACTS: Page = Page {
    title: "Two observations cannot both be right",
    what: "Two observations on the same subject and indicator contradict each other: the intervals of two \
           figures for the same period do not meet, or one contributor gives levels two steps apart. Both are \
           kept, and the document shows the conflict.",
    why: "A contradiction is knowledge about how sure we are. It must be seen, not averaged away, but it \
           may also be a slip of the pen.",
    wrong: "drugs,share_corruption,,40,50,2023,2023,...
drugs,share_corruption,,60,70,2023,2023,...",
    right: "one of the two corrected, or both kept with notes that say why they differ",
    fix: "Check both against their sources; keep both if the sources do disagree.",
    severity: Severity::Warning,
};

pub(super) static DUPLICATE_OBSERVATION: Page = Page {
    title: "An observation is there twice",
    what: "Two rows agree in subject, indicator, answer, contributor, period and source. The second is not \
           counted.",
    why: "A report that was pasted twice is not two reports; counted twice it would look like confirmation.",
    wrong: "thb.labour,violence,High,DK,B,2,H0,questionnaire
thb.labour,violence,High,DK,B,2,H0,questionnaire",
    right: "thb.labour,violence,High,DK,B,2,H0,questionnaire",
    fix: "Delete one of the two rows.",
    severity: Severity::Warning,
};

pub(super) static DERIVED_OBSERVED: Page = Page {
    title: "An indicator is observed that the program computes",
    what: "The indicator is computed from the networks, links and involvement of the dossier and cannot be \
           reported.",
    why: "The same fact would count twice, once as computed and once as reported.",
    wrong: "drugs.cocaine,net_active,38,...",
    right: "a row for each network in networks.csv and involvement.csv",
    fix: "Delete the row and give the networks in `networks.csv` and `involvement.csv`.",
    severity: Severity::Error,
};

pub(super) static OBSERVED_NOT_LEAF: Page = Page {
    title: "An area that has parts is observed",
    what: "The subject is an inner node of the tree of areas. Only leaves are scored; inner nodes take \
           indicators of the layers `context` and `output` only.",
    why: "Spread over the parts the report would count several times, and not spread it would count not at \
           all.",
    wrong: "drugs,violence,High,...",
    right: "drugs.cocaine,violence,High,...",
    fix: "Say which leaf the report is about, or use an indicator that is for context only.",
    severity: Severity::Error,
};

pub(super) static EDITION_MISMATCH: Page = Page {
    title: "The question was not asked in that edition",
    what: "The row states a trend, or stands beside an answer from another edition, and by the catalogue the \
           indicator has no question in the edition that it names.",
    why: "Questions change between editions. A change of wording must not be shown as a change of the \
           threat.",
    wrong: "indicator = gitoc_score, edition = socta2021, trend = increase",
    right: "indicator = gitoc_score, edition empty, trend = increase",
    fix: "Correct the edition, or remove the trend.",
    severity: Severity::Warning,
};

pub(super) static DUPLICATE_SOURCE: Page = Page {
    title: "Two sources have the same key",
    what: "A key is there twice in `sources.csv`.",
    why: "Figures name their source by key; with two of a name the document would cite the wrong one.",
    wrong: r#"europol-2021,"SOCTA 2021",...
europol-2021,"IOCTA 2021",..."#,
    right: r#"europol-socta-2021,"SOCTA 2021",...
europol-iocta-2021,"IOCTA 2021",..."#,
    fix: "Give one of the two another key, or remove it if it is a copy.",
    severity: Severity::Error,
};

pub(super) static EDITION_UNKNOWN: Page = Page {
    title: "A questionnaire edition is not known",
    what: "`edition` is not an edition that any indicator of the catalogue belongs to.",
    why: "Without the edition it cannot be told which answers may be compared.",
    wrong: "edition = 2021",
    right: "edition = socta2021",
    fix: "Write an edition of the catalogue, or leave the field empty if the answer comes from no \
           questionnaire.",
    severity: Severity::Error,
};
