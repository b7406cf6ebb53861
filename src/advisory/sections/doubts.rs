//! Parts of the sensitivity section: what is certain whatever weights and values, unknown policies side by side, what hangs
//! on one piece, all weights together, and where the doubt comes from.

use crate::advisory::cells::{details, tagged};
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell, Column, Doubts, Text};
use crate::comparison::{LeftOutPiece, Piece};
use crate::dossier::AreaIx;
use crate::model::MissingPolicy;
use crate::robustness::preferences::{Drawing, DrawnBy};
use crate::robustness::{Factor, SobolIndex};
use crate::tables::{DataTable, Value};

use super::variation::{heading, piece, piece_key, policy_key};

/// An area whose place in the top K is less open than this has no doubt to be split.
const OPEN: f64 = 0.02;
/// Criteria of a joint swap that are named.
const NAMED: usize = 3;

impl<'a> Voice<'a> {
    pub(super) fn doubts(&self) -> &'a Doubts {
        &self.material.results.doubts
    }

    /// Names of the areas at these rows of the table.
    pub(super) fn rows(&self, rows: impl IntoIterator<Item = usize>) -> String {
        let table = &self.material.results.scores.assembly.table;
        let areas: Vec<AreaIx> = rows.into_iter().map(|row| table.areas[row]).collect();
        self.areas(&areas)
    }

    /// Rows of the table by rank of the area.
    pub(super) fn ranked(&self) -> Vec<usize> {
        let table = &self.material.results.scores.assembly.table;
        let ranked = self.material.results.areas.iter();
        ranked.filter_map(|result| table.areas.iter().position(|&area| area == result.area)).collect()
    }
}

/// How weights were drawn, in words.
pub(super) fn drawing(voice: &Voice<'_>) -> String {
    let Drawing { by, acceptance, thinning, efficiency, .. } = voice.doubts().drawing;
    let key = match by {
        DrawnBy::Fixed => "drawing-fixed",
        DrawnBy::Levels => "drawing-levels",
        DrawnBy::Simplex => "drawing-simplex",
        DrawnBy::Sorting => "drawing-sorting",
        DrawnBy::Ends => "drawing-ends",
        DrawnBy::Corners => "drawing-corners",
        DrawnBy::Rejection => "drawing-rejection",
        DrawnBy::HitAndRun => "drawing-walk",
    };
    voice.with(
        key,
        &[
            ("acceptance", text(voice.percent(acceptance.unwrap_or(1.0)))),
            ("thinning", text(voice.words.number(thinning.unwrap_or(0) as f64, 0))),
            ("worth", text(voice.words.number(efficiency, 2))),
            (
                "effective",
                text(voice.words.number(efficiency * voice.material.results.provenance.samples as f64, 0)),
            ),
        ],
    )
}

/// What holds for every admissible weight and value, and under every coding.
pub(super) fn certain(voice: &Voice<'_>) -> Vec<Block> {
    let doubts = voice.doubts();
    let Some(possible) = &doubts.possible else { return Vec::new() };
    let areas = possible.first.len();
    let k = voice.material.model.selection.priorities;
    let ranked = voice.ranked();
    let rows = |keeps: &dyn Fn(usize) -> bool| -> Vec<usize> {
        ranked.iter().copied().filter(|&row| keeps(row)).collect()
    };
    let named = |rows: Vec<usize>| text(voice.rows(rows));
    let number = |value: usize| text(value.to_string());
    let mut blocks = vec![
        heading(voice, "certain", "sensitivity-certain"),
        voice.paragraph(
            "sensitivity-certain-text",
            &[
                ("pairs", number(possible.necessary.len())),
                ("all", number(areas * areas.saturating_sub(1) / 2)),
                ("k", text(k.to_string())),
                ("first", named(rows(&|row| possible.first[row]))),
                ("always", named(rows(&|row| possible.worst_rank[row] <= k))),
                ("never", named(rows(&|row| possible.best_rank[row] > k))),
            ],
        ),
    ];
    if let Some(codings) = &doubts.codings {
        let neighbours: Vec<(usize, usize)> = ranked.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let holds = |pairs: &[(usize, usize)]| {
            neighbours.iter().filter(|pair| pairs.binary_search(pair).is_ok()).count()
        };
        blocks.push(voice.paragraph(
            "sensitivity-codings",
            &[
                ("pairs", number(codings.at_weights.len())),
                ("all", number(areas * areas.saturating_sub(1) / 2)),
                ("anyweights", number(codings.at_all_weights.len())),
                ("neighbours", number(holds(&codings.at_weights))),
                ("count", number(neighbours.len())),
            ],
        ));
    }
    blocks
}

/// The rank of each area under each treatment of what nobody knows.
pub(super) fn unknowns(voice: &Voice<'_>) -> Vec<Block> {
    let views = &voice.doubts().unknowns;
    if views.len() < 2 {
        return Vec::new();
    }
    let title = |at: usize| match views[at].policy {
        None => voice.say("sensitivity-unknowns-own"),
        Some(policy) => voice.policy(policy),
    };
    let rows = voice.material.results.areas.iter().map(|result| {
        let cell = |at: usize| {
            let view = &views[at];
            let rank = view.order.iter().position(|&area| area == result.area).map(|place| view.ranks[place]);
            let proposed = view.proposed.contains(&result.area);
            let mark = if proposed { " ✓" } else { "" };
            let words = rank.map_or_else(String::new, |rank| format!("{rank}{mark}"));
            Cell::said(words, [rank.into(), proposed.into()])
        };
        std::iter::once(voice.area_cell(result.area)).chain((0..views.len()).map(cell)).collect()
    });
    let key = |at: usize| views[at].policy.map_or_else(|| "as_in_this_run".to_owned(), treatment_key);
    let column = |at: usize| {
        Column::end(title(at)).integer(&format!("rank_{}", key(at))).boolean(&format!("proposed_{}", key(at)))
    };
    let columns: Vec<Column> =
        std::iter::once(voice.area_column().keyed()).chain((0..views.len()).map(column)).collect();
    vec![
        heading(voice, "unknowns", "sensitivity-unknowns"),
        voice.paragraph("sensitivity-unknowns-text", &[]),
        voice.table("unknowns", &voice.say("sensitivity-unknowns"), columns, rows.collect()),
    ]
}

/// What hangs on one indicator, source or pair of evaluation codes.
pub(super) fn pieces(voice: &Voice<'_>) -> Vec<Block> {
    let all = &voice.doubts().left_out;
    if all.is_empty() {
        return Vec::new();
    }
    let of = |kind: fn(&Piece) -> bool| all.iter().filter(|one| kind(&one.piece)).count();
    let changing: Vec<&LeftOutPiece> =
        all.iter().filter(|one| !one.enters.is_empty() || !one.leaves.is_empty()).collect();
    let mut blocks = vec![
        heading(voice, "pieces", "sensitivity-pieces"),
        voice.paragraph(
            "sensitivity-pieces-text",
            &[
                ("indicators", text(of(|piece| matches!(piece, Piece::Indicator(_))).to_string())),
                ("sources", text(of(|piece| matches!(piece, Piece::Source(_))).to_string())),
                ("grades", text(of(|piece| matches!(piece, Piece::Grade(_))).to_string())),
                ("count", count(changing.len())),
            ],
        ),
    ];
    if !changing.is_empty() {
        let row = |one: &&LeftOutPiece| {
            vec![
                Cell::said(piece(voice, &one.piece), piece_key(voice, &one.piece)),
                Cell::count(one.reports),
                voice.changes_cell(&one.enters, &one.leaves),
                voice.tau_cell(one.tau_b),
            ]
        };
        let columns = [
            voice.start("sensitivity-column-piece").string("piece").string("of"),
            voice.end("sensitivity-column-reports").integer("reports"),
            voice.start("sensitivity-column-changes").list("enters").list("leaves"),
            voice.end("sensitivity-column-tau").number("tau_b"),
        ];
        let rows = changing.iter().map(row).collect();
        blocks.push(voice.table("pieces", &voice.say("sensitivity-pieces"), columns, rows));
    }
    blocks
}

/// The smallest change of all weights together that swaps neighbours.
pub(super) fn joint_swaps(voice: &Voice<'_>) -> Vec<Block> {
    let swaps = &voice.doubts().joint_swaps;
    if swaps.is_empty() {
        return Vec::new();
    }
    let rows = swaps.iter().map(|swap| {
        let table = &voice.material.results.scores.assembly.table;
        let pair = voice.pair_cell([swap.above, swap.below].map(|row| table.areas[row]));
        let Some(change) = &swap.change else {
            let nothing = Cell::Nothing(Text::from(""));
            return vec![pair, voice.nothing_as("sensitivity-joint-none"), nothing.clone(), nothing];
        };
        let one = |&(at, change): &(usize, f64)| {
            let sign = if change < 0.0 { "−" } else { "+" };
            format!("{} ({sign}{})", voice.criterion(at), voice.words.percent(change.abs(), 2))
        };
        let named: Vec<String> = change.criteria.iter().take(NAMED).map(one).collect();
        vec![
            pair,
            Cell::share(change.moved, 2),
            Cell::said(named.join("; "), []),
            voice.yes_no(change.admissible),
        ]
    });
    let columns = [
        voice.start("sensitivity-column-pair").string("higher").keyed().string("lower"),
        voice.end("sensitivity-column-moved").share("moved"),
        voice.start("sensitivity-column-largest"),
        voice.start("sensitivity-column-inside").boolean("within_range"),
    ];
    vec![
        heading(voice, "joint-swaps", "sensitivity-joint"),
        voice.paragraph("sensitivity-joint-text", &[]),
        voice.detailed(
            voice.table("joint-swaps", &voice.say("sensitivity-joint"), columns, rows.collect()),
            vec![joint_changes(voice)],
        ),
    ]
}

/// Every weight that is moved.
fn joint_changes(voice: &Voice<'_>) -> DataTable {
    let table = &voice.material.results.scores.assembly.table;
    let rows = voice.doubts().joint_swaps.iter().flat_map(|swap| {
        let [higher, lower] = [swap.above, swap.below].map(|row| voice.area_key(table.areas[row]));
        let criteria = swap.change.iter().flat_map(|change| &change.criteria);
        criteria.map(move |&(at, change)| {
            vec![higher.into(), lower.into(), voice.criterion_key(at).into(), change.into()]
        })
    });
    let fields = vec![
        voice.start("sensitivity-column-pair").string("higher").keyed(),
        voice.start("sensitivity-column-pair").string("lower").keyed(),
        voice.start("sensitivity-column-largest").string("criterion").keyed().number("change"),
    ];
    details("weights", &voice.say("sensitivity-joint"), fields, rows.collect())
}

/// Where the doubt comes from whether an area is in the top K.
pub(super) fn origins(voice: &Voice<'_>) -> Vec<Block> {
    let Some(sobol) = &voice.doubts().sobol else { return Vec::new() };
    let results = &voice.material.results;
    let open = |result: &&crate::advisory::AreaResult| (OPEN..=1.0 - OPEN).contains(&result.top);
    let rows: Vec<Vec<Cell>> = results
        .areas
        .iter()
        .filter(open)
        .filter_map(|result| {
            let row = results.scores.assembly.table.areas.iter().position(|&area| area == result.area)?;
            let indices = sobol.areas[row].as_ref()?;
            let cell = |index: &SobolIndex| {
                let share = |value: f64| voice.percent(value.clamp(0.0, 1.0));
                let error = voice.words.percent(index.total.error, 0);
                let words = format!("{} / {} ± {error}", share(index.first.value), share(index.total.value));
                Cell::said(words, [index.first.value, index.total.value, index.total.error].map(Value::from))
            };
            let name = voice.area_cell(result.area);
            let top = Cell::probability(result.top);
            Some([name, top].into_iter().chain(indices.iter().map(cell)).collect())
        })
        .collect();
    if rows.is_empty() || sobol.factors.len() < 2 {
        return Vec::new();
    }
    let title = |factor: &Factor| match factor {
        Factor::Weights => voice.say("sensitivity-origin-weights"),
        Factor::Evidence(layer) => {
            voice.with("sensitivity-origin-evidence", &[("layer", text(voice.layer(*layer)))])
        }
        Factor::Unknown => voice.say("sensitivity-origin-unknown"),
    };
    let k = text(voice.material.model.selection.priorities.to_string());
    let columns = [
        voice.area_column().keyed(),
        Column::end(voice.with("sensitivity-origin-top", &[("k", k.clone())])).share("p_top"),
    ];
    let index = |factor: &Factor| {
        let key = match tagged(factor) {
            [kind, Value::Nothing] => kind.plain(),
            [kind, of] => format!("{}_{}", kind.plain(), of.plain()),
        };
        let column = Column::end(title(factor)).number(&format!("{key}_first"));
        column.number(&format!("{key}_total")).number(&format!("{key}_total_error"))
    };
    let columns = columns.into_iter().chain(sobol.factors.iter().map(index));
    let samples = text(voice.words.number(sobol.samples as f64, 0));
    vec![
        heading(voice, "origins", "sensitivity-origins"),
        voice.paragraph("sensitivity-origins-text", &[("k", k), ("samples", samples)]),
        voice.table("origins", &voice.say("sensitivity-origins"), columns.collect::<Vec<_>>(), rows),
    ]
}

/// Key of a treatment of what nobody knows, with its number.
pub(super) fn treatment_key(policy: MissingPolicy) -> String {
    match policy {
        MissingPolicy::AsValue { value } => format!("as_{value}"),
        MissingPolicy::Unseen { odds } => format!("unseen_{odds}"),
        policy => policy_key(policy).to_owned(),
    }
}
