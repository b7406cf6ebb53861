//! What is known of a priority's areas, how well, and in whose words.

use std::collections::BTreeSet;

use crate::advisory::release::Release;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{AreaResult, Block, Cell, Text, Tone};
use crate::dossier::{Answer, Level, Observation, Subject};
use crate::evidence::Cell as Known;
use crate::model::Layer;
use crate::numeric::rank::falling;

use super::Sheet;

/// Reports quoted for each area.
const QUOTES: usize = 4;

impl Sheet<'_> {
    pub(super) fn evidence(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading("evidence", "sheet-evidence")];
        for member in self.members() {
            blocks.push(self.quality(member));
            let quotes: Vec<Text> = self.quotes(member).into_iter().map(Text::from).collect();
            if !quotes.is_empty() {
                blocks.push(Block::List(quotes));
            }
            blocks.extend(self.withheld(member));
        }
        blocks.extend(self.figures());
        blocks
    }

    fn quality(&self, member: &AreaResult) -> Block {
        let voice = &self.voice;
        let cells: Vec<&Known> = voice.scored_cells().filter(|cell| cell.area == member.area).collect();
        let reports: usize = cells.iter().map(|cell| cell.reports.len()).sum();
        let certainty = cells.iter().map(|cell| cell.certainty * cell.reports.len() as f64).sum::<f64>()
            / reports.max(1) as f64;
        let observations = &voice.material.dossier.observations;
        let all = || cells.iter().flat_map(|cell| &cell.reports).map(|&at| &observations[at]);
        let contributors: BTreeSet<_> = all().map(|report| report.contributor).collect();
        let sources: BTreeSet<_> = all().filter_map(|report| report.source).collect();
        let coverage =
            voice.material.results.evidence.coverage.iter().find(|coverage| coverage.area == member.area);
        let share = |of: fn(&crate::evidence::Coverage) -> f64| text(voice.percent(coverage.map_or(0.0, of)));
        voice.paragraph(
            "sheet-evidence-text",
            &[
                ("area", text(voice.area(member.area))),
                ("reports", count(reports)),
                ("contributors", count(contributors.len())),
                ("sources", count(sources.len())),
                ("known", share(|coverage| coverage.known)),
                ("unknown", share(|coverage| coverage.unknown)),
                ("absent", share(|coverage| coverage.absent)),
                ("certainty", text(voice.percent(certainty))),
                ("confidence", text(voice.area_confidence(member.area))),
            ],
        )
    }

    /// Notes of reports, as far as they are public: those on the heaviest criteria first, the highest and the lowest level of each, so that
    /// dissent is told too.
    fn quotes(&self, member: &AreaResult) -> Vec<String> {
        let voice = &self.voice;
        let mut order: Vec<_> = member.contributions.iter().collect();
        order.sort_by(|a, b| falling((a.amount(), &a.criterion), (b.amount(), &b.criterion)));
        let mut quotes = Vec::new();
        for contribution in order {
            let indicator =
                voice.material.results.scores.assembly.table.criteria[contribution.criterion].indicator;
            let Some(cell) = voice.material.results.evidence.cell(member.area, indicator) else { continue };
            quotes.extend(self.voices_of(cell));
            if quotes.len() >= QUOTES {
                quotes.truncate(QUOTES);
                break;
            }
        }
        quotes
    }

    fn voices_of(&self, cell: &Known) -> Vec<String> {
        let observations = &self.voice.material.dossier.observations;
        let mut shown: Vec<&Observation> = cell
            .reports
            .iter()
            .filter_map(|&at| Release::of(&observations[at]).ok())
            .map(crate::advisory::release::Released::get)
            .filter(|report| !report.note.is_empty())
            .collect();
        let level = |report: &Observation| match report.answer {
            Answer::Level(level) => Some(level),
            Answer::Unknown | Answer::Figure(_) => None,
        };
        shown.sort_by_key(|report| (std::cmp::Reverse(level(report)), report.row));
        let lowest =
            shown.last().filter(|report| level(report) < Some(Level::High) && shown.len() > 1).copied();
        shown.into_iter().take(1).chain(lowest).map(|report| self.quote(report)).collect()
    }

    /// A note with its source; between quotation marks only if it is in the words of the source.
    fn quote(&self, report: &Observation) -> String {
        let voice = &self.voice;
        voice.with(
            if report.verbatim { "sheet-evidence-quote" } else { "sheet-evidence-told" },
            &[
                ("note", text(report.note.trim())),
                ("source", text(voice.cited(report))),
                ("indicator", text(Voice::within(&voice.indicator(report.indicator)))),
                ("answer", text(voice.answer(report))),
            ],
        )
    }

    /// How much is restricted, and on which indicators nothing else is known.
    fn withheld(&self, member: &AreaResult) -> Vec<Block> {
        let voice = &self.voice;
        let observations = &voice.material.dossier.observations;
        let restricted = |cell: &&Known| {
            cell.reports.iter().filter(|&&at| Release::of(&observations[at]).is_err()).count()
        };
        let cells = || voice.scored_cells().filter(|cell| cell.area == member.area);
        let held: usize = cells().map(|cell| restricted(&cell)).sum();
        if held == 0 {
            return Vec::new();
        }
        let sole: Vec<String> = cells()
            .filter(|cell| restricted(cell) == cell.reports.len())
            .map(|cell| Voice::within(&voice.indicator(cell.indicator)))
            .collect();
        let mut blocks = vec![voice.paragraph("sheet-evidence-withheld", &[("count", count(held))])];
        if !sole.is_empty() {
            let arguments = [("list", text(voice.list(&sole))), ("count", count(sole.len()))];
            let words = voice.with("sheet-evidence-sole", &arguments);
            blocks.push(Block::Callout { tone: Tone::Caution, text: words.into() });
        }
        blocks
    }

    /// Published figures on the priority's areas that are shown and not scored.
    fn figures(&self) -> Option<Block> {
        let voice = &self.voice;
        let dossier = voice.material.dossier;
        let context = |report: &Observation| {
            let layer = voice.material.catalogue.indicators[report.indicator.index()].layer;
            matches!(layer, Layer::Context | Layer::Output)
        };
        let own = |report: &&Observation| match report.subject {
            Subject::Area(area) => self.proposed.areas.contains(&area),
            Subject::Network(_) => false,
        };
        let released = dossier.observations.iter().filter(own).filter(|report| context(report));
        let released = released
            .filter_map(|report| Release::of(report).ok())
            .map(crate::advisory::release::Released::get);
        let rows: Vec<Vec<Cell>> = released
            .map(|report| {
                vec![
                    voice.indicator_cell(report.indicator),
                    voice.answer_cell(report),
                    voice.period_cell(report.period),
                    voice.cited_cell(report),
                ]
            })
            .collect();
        let columns = [
            voice.start("annex-column-figure").labelled("indicator"),
            Voice::answer_column(voice.end("annex-column-value")),
            voice.start("annex-column-period").date("from").date("to"),
            voice.start("annex-column-source").string("source"),
        ];
        let id = format!("{}-figures", voice.sheet_id(self.proposed));
        (!rows.is_empty()).then(|| voice.table(&id, &voice.say("sheet-figures"), columns, rows))
    }
}

impl Voice<'_> {
    /// Key of the source of a report.
    pub(in crate::advisory) fn source_key(&self, report: &Observation) -> Option<&str> {
        report.source.map(|source| self.material.dossier.sources[source.index()].key.as_str())
    }

    /// How a source is cited, with its key.
    pub(in crate::advisory) fn cited_cell(&self, report: &Observation) -> Cell {
        Cell::said(self.cited(report), [self.source_key(report).into()])
    }

    /// How a source is cited in running text: publisher and year, or the contributor.
    pub(in crate::advisory) fn cited(&self, report: &Observation) -> String {
        let dossier = self.material.dossier;
        match report.source.map(|source| &dossier.sources[source.index()]) {
            Some(source) => match source.year {
                Some(year) => format!("{}, {year}", source.publisher),
                None => source.publisher.clone(),
            },
            None => self.contributor_marked(report.contributor),
        }
    }
}
