//! Checking `dossier.json`: dates, areas, bundles, contributors.

use crate::diagnostics::{Code, did_you_mean};
use crate::locale::written_languages;
use crate::model::{Catalogue, Labels};
use crate::source::json::Document;
use crate::source::{Fault, Faults};

use super::check::Check;
use super::file::DossierFile;
use super::register::Register;
use super::{
    Area, AreaIx, Bundle, Contributor, ContributorIx, Cycle, Date, Handling, Period, PreviousPriority,
    TableName, areas, bundles, carrying,
};

/// What `dossier.json` says, as far as it is not faulty.
#[derive(Debug)]
pub(super) struct Head {
    /// Title by language.
    pub title: Labels,
    /// What the dossier is, and what it cannot say.
    pub story: Labels,
    /// Language of the document.
    pub language: String,
    /// Whether everything is invented.
    pub invented: bool,
    /// Handling code of a document, by the author.
    pub handling: Option<Handling>,
    /// Tables whose content is invented.
    pub invented_tables: Vec<TableName>,
    /// The cycle.
    pub cycle: Option<Cycle>,
    /// Nothing later was known.
    pub reference_date: Option<Date>,
    /// The period that observations should speak of.
    pub window: Option<Period>,
    /// Areas, ordered by key.
    pub areas: Vec<Area>,
    /// Areas by key.
    pub area_register: Register<AreaIx>,
    /// Whether the dossier lists a bundle.
    pub lists_bundles: bool,
    /// Bundles, ordered by key.
    pub bundles: Vec<Bundle>,
    /// Priorities of the cycle before.
    pub previous: Vec<PreviousPriority>,
    /// Contributors, ordered by key.
    pub contributors: Vec<Contributor>,
    /// Contributors by key.
    pub contributor_register: Register<ContributorIx>,
    /// Paths of tables that are not called by their own name, each with the bytes that say so.
    pub paths: Vec<(TableName, String, std::ops::Range<usize>)>,
}

impl Head {
    /// Whether the content of a table is invented.
    #[must_use]
    pub(super) fn is_invented(&self, table: TableName) -> bool {
        let layer = || self.invented_tables.iter().any(|it| it.is_network_layer());
        self.invented || self.invented_tables.contains(&table) || (table.is_network_layer() && layer())
    }
}

/// Whether a document can be written in the language of the dossier.
fn written(check: &mut Check<'_>) {
    let known = written_languages();
    if !known.contains(&check.language) {
        let message = format!("there are no words in `{}` to write a document with", check.language);
        let otherwise = format!("there are words for {}", known.join(", "));
        let hint = did_you_mean(check.language, known, otherwise);
        check.hinted(Code::LanguageNotWritten, &["language".into()], message, hint);
    }
}

/// Checks the head of a dossier.
pub(super) fn check(document: Document<DossierFile>, catalogue: &Catalogue, faults: &mut Faults) -> Head {
    let Document { value: file, tree, whole, .. } = document;
    let language = file.language.clone().unwrap_or_else(|| "en".to_owned());
    let mut check = Check { tree: &tree, whole: &whole, language: &language, catalogue, faults };
    written(&mut check);
    if let Some(title) = &file.title {
        check.label(title, &["title".into()], "the title");
    }
    let (cycle, reference_date, window) = days(&file, &mut check);
    let (mut areas, area_register) = areas::check(file.areas.as_deref(), &mut check);
    let mut bundles = bundles::check(&file.bundles, &areas, &area_register, &mut check);
    let entries = file.areas.as_deref().unwrap_or_default();
    carrying::check(entries, &mut areas, &area_register, &mut bundles, &mut check);
    let previous = bundles::check_previous(&file.previous_priorities, &area_register, &mut check);
    let (contributors, contributor_register) = contributors(&file, &mut check);
    let paths = paths(&file, &mut check);
    Head {
        title: file.title.unwrap_or_default(),
        story: file.story,
        invented: file.invented,
        handling: file.handling,
        invented_tables: file.invented_tables,
        cycle,
        reference_date,
        window,
        areas,
        area_register,
        lists_bundles: !file.bundles.is_empty(),
        bundles,
        previous,
        contributors,
        contributor_register,
        paths,
        language,
    }
}

fn days(file: &DossierFile, check: &mut Check<'_>) -> (Option<Cycle>, Option<Date>, Option<Period>) {
    let reference = check.day(file.reference_date.as_ref(), &["reference_date".into()]);
    let window = file.window.as_ref().and_then(|entry| check.period(&entry.from, &entry.to, "window"));
    if let (Some(reference), Some(window)) = (reference, window)
        && window.from > reference
    {
        let message = format!("the window begins on {}, after the reference date {reference}", window.from);
        check.fault(Code::WindowInvalid, &["window".into(), "from".into()], message);
    }
    let cycle = file.cycle.as_ref().and_then(|entry| {
        if !matches!(entry.plan_months, 12 | 24) {
            let message = format!("{} months is not how long an action plan covers", entry.plan_months);
            let path = ["cycle".into(), "plan_months".into()];
            check.hinted(Code::NumberOutOfRange, &path, message, "write 12 or 24".to_owned());
        }
        Some(Cycle {
            id: entry.id.clone(),
            period: check.period(&entry.from, &entry.to, "cycle")?,
            plan_months: entry.plan_months,
            legal_references: entry.legal_references.clone(),
        })
    });
    (cycle, reference, window)
}

fn contributors(file: &DossierFile, check: &mut Check<'_>) -> (Vec<Contributor>, Register<ContributorIx>) {
    let entries = file.contributors.as_deref().unwrap_or_default();
    let mut firsts: Vec<(&str, usize)> = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let path = ["contributors".into(), position.into(), "key".into()];
        check.key(&entry.key, true, &path);
        let what = format!("the contributor `{}`", entry.key);
        check.label(&entry.labels, &["contributors".into(), position.into(), "labels".into()], &what);
        match firsts.iter().find(|(key, _)| *key == entry.key) {
            Some((_, first)) => {
                let message = format!("the contributor `{}` is declared a second time", entry.key);
                let first = ["contributors".into(), (*first).into(), "key".into()];
                check.paired(Code::DuplicateContributor, &path, message, &first);
            }
            None => firsts.push((&entry.key, position)),
        }
    }
    firsts.sort_unstable();
    let mut register = Register::with_capacity(firsts.len());
    let mut contributors = Vec::with_capacity(firsts.len());
    for (key, position) in firsts {
        let index = u32::try_from(contributors.len()).unwrap_or(u32::MAX);
        // Doubled keys were left out above.
        let _ = register.insert(key, Some(ContributorIx(index)));
        contributors.push(Contributor { key: key.to_owned(), labels: entries[position].labels.clone() });
    }
    for key in check.lost_keys("contributors") {
        let _ = register.insert(&key, None);
    }
    if file.contributors.is_none() {
        register.mark_incomplete();
    }
    (contributors, register)
}

fn paths(file: &DossierFile, check: &mut Check<'_>) -> Vec<(TableName, String, std::ops::Range<usize>)> {
    let mut paths = Vec::new();
    for (name, path) in &file.tables {
        let at = ["tables".into(), name.into()];
        let names = TableName::ALL.iter().map(|table| table.name());
        match TableName::ALL.iter().find(|table| table.name() == name) {
            Some(table) => paths.push((*table, path.clone(), check.tree.span_at(&at))),
            None => {
                let all: Vec<&str> = names.clone().collect();
                let hint = did_you_mean(name, names, format!("one of: {}", all.join(", ")));
                let span = check.tree.key_span_at(&at);
                let message = format!("a dossier has no table `{name}`");
                check.faults.push(Fault::new(Code::JsonUnknownKey, span, message).hint(hint));
            }
        }
    }
    paths
}
