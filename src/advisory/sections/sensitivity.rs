//! Sensitivity: one choice at a time, methods beside one another, and the smallest changes of a weight.

use crate::advisory::cells::{details, tagged, word};
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell, MethodKind, MethodView};
use crate::comparison::{Change, Hinge};
use crate::dossier::AreaIx;
use crate::numeric::rank::falling;
use crate::robustness::Estimate;
use crate::tables::Value;

use super::variation::{change, change_values, heading};
use super::{alternatives, doubts, portfolio, silence, stakeholders};

/// An area that is first in fewer views than this has too few of them for mean weights.
const SELDOM: f64 = 0.01;

pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let mut blocks = vec![voice.paragraph("sensitivity-opening", &[]), variants(voice)];
    blocks.extend(stable(voice));
    blocks.extend(alternatives::write(voice));
    blocks.extend(portfolio::write(voice));
    blocks.extend(verdicts(voice));
    blocks.extend(doubts::pieces(voice));
    blocks.extend(silence::write(voice));
    blocks.extend(doubts::unknowns(voice));
    blocks.extend(doubts::certain(voice));
    blocks.extend(stakeholders::write(voice));
    blocks.push(heading(voice, "methods", "sensitivity-methods"));
    blocks.extend(methods(voice));
    if !voice.material.results.doubts.swaps.is_empty() {
        blocks.push(heading(voice, "swaps", "sensitivity-swaps"));
        blocks.push(voice.paragraph("sensitivity-swaps-text", &[]));
        blocks.push(swaps(voice));
    }
    blocks.extend(doubts::joint_swaps(voice));
    blocks.extend(doubts::origins(voice));
    blocks.extend(central_weights(voice));
    blocks
}

fn variants(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.doubts.variants.iter().map(|variant| {
        vec![
            Cell::said(change(voice, &variant.change), change_values(voice, &variant.change)),
            voice.changes_cell(&variant.enters, &variant.leaves),
            voice.tau_cell(variant.tau_b),
        ]
    });
    let of_change = voice.start("sensitivity-column-choice").string("change").string("of").number("value");
    let of_change = of_change.integer("priorities").integer("plans");
    let columns = [
        of_change,
        voice.start("sensitivity-column-changes").list("enters").list("leaves"),
        voice.end("sensitivity-column-tau").number("tau_b"),
    ];
    voice.table("variants", &voice.say("sensitivity-table"), columns, rows.collect())
}

/// Which proposed areas survive every variant, and which do not. Other bounds change what fits, not what is threatening,
/// and are left aside.
fn stable(voice: &Voice<'_>) -> Vec<Block> {
    let judged = || {
        voice
            .material
            .results
            .doubts
            .variants
            .iter()
            .filter(|variant| !matches!(variant.change, Change::Bounds { .. }))
    };
    let lost = |area: AreaIx| judged().any(|variant| variant.leaves.contains(&area));
    let proposed =
        voice.material.results.areas.iter().filter(|result| result.mode.is_some()).map(|result| result.area);
    let (hinging, stable): (Vec<AreaIx>, Vec<AreaIx>) = proposed.partition(|&area| lost(area));
    let mut blocks = vec![if stable.is_empty() {
        voice.paragraph("sensitivity-stable-none", &[])
    } else {
        let arguments = [("count", count(judged().count())), ("list", text(voice.areas(&stable)))];
        voice.paragraph("sensitivity-stable", &arguments)
    }];
    if !hinging.is_empty() {
        blocks.push(voice.paragraph("sensitivity-hinges", &[("list", text(voice.areas(&hinging)))]));
    }
    blocks
}

/// How far the place of each area can be relied on.
fn verdicts(voice: &Voice<'_>) -> Vec<Block> {
    let near = voice.material.results.areas.iter().filter_map(|result| voice.placed(result.area));
    let near = near.filter(|placed| !voice.material.results.reasons.far.contains(&placed.reason.area));
    let near: Vec<_> = near.collect();
    let hinges = near.iter().flat_map(|placed| {
        placed.reason.hinges.iter().map(|hinge| {
            let [kind, of] = tagged(hinge);
            let (of, value, views) = match hinge {
                Hinge::Views(views) => (Value::Nothing, Value::Nothing, (f64::from(*views) / 1000.0).into()),
                Hinge::Unknown(policy) => match policy.parse::<f64>() {
                    Ok(value) => ("as-value".into(), value.into(), Value::Nothing),
                    Err(_) => (of, Value::Nothing, Value::Nothing),
                },
                _ => (of, Value::Nothing, Value::Nothing),
            };
            vec![placed.reason.area.as_str().into(), kind, of, value, views]
        })
    });
    let fields = vec![
        voice.start("picture-column-area").string("area").keyed(),
        voice.start("verdict-column-hinges").string("kind").keyed(),
        voice.start("verdict-column-hinges").string("of").keyed(),
        voice.start("verdict-column-hinges").number("value").keyed(),
        voice.end("verdict-column-hinges").share("share_of_views"),
    ];
    let hinges = details("hinges", &voice.say("verdict-heading"), fields, hinges.collect());
    let rows = near.iter().map(|placed| {
        let mode = placed.result.mode.map_or_else(|| voice.say("verdict-out"), |mode| voice.mode(mode));
        vec![
            voice.area_cell(placed.result.area),
            Cell::key(placed.result.mode.map_or_else(|| "out".to_owned(), |mode| word(&mode)), mode),
            Cell::key(word(&placed.reason.verdict), voice.verdict_word(placed.reason.verdict)),
            Cell::said(voice.hinges(&placed.reason.hinges), []),
        ]
    });
    let columns = [
        voice.area_column().keyed(),
        voice.start("verdict-column-place").string("place"),
        voice.start("verdict-column-verdict").string("verdict"),
        voice.start("verdict-column-hinges"),
    ];
    vec![
        heading(voice, "verdicts", "verdict-heading"),
        voice.paragraph("verdict-text", &[]),
        voice.detailed(
            voice.table("verdicts", &voice.say("verdict-heading"), columns, rows.collect()),
            vec![hinges],
        ),
    ]
}

fn methods(voice: &Voice<'_>) -> Vec<Block> {
    let material = voice.material;
    let decides = material.results.scores.by_method.first().map_or("", |method| method.method.as_str());
    let k = material.model.selection.priorities as usize;
    let first = |method: &MethodView| -> Option<Vec<AreaIx>> {
        method.order.as_ref().ok().map(|order| order.iter().copied().take(k).collect())
    };
    let base = material.results.scores.methods.first().and_then(first).unwrap_or_default();
    let rows = material.results.scores.methods.iter().map(|method| {
        let difference = match (&method.order, first(method)) {
            (Err(reason), _) => Cell::said(
                voice.with("sensitivity-method-failed", &[("reason", text(reason))]),
                [Value::Nothing, Value::Nothing, reason.into()],
            ),
            (Ok(_), top) => {
                let top = top.unwrap_or_default();
                let enters: Vec<AreaIx> = top.iter().copied().filter(|area| !base.contains(area)).collect();
                let leaves: Vec<AreaIx> = base.iter().copied().filter(|area| !top.contains(area)).collect();
                let values = [voice.area_keys(&enters), voice.area_keys(&leaves), Value::Nothing];
                Cell::said(voice.changes(&enters, &leaves), values)
            }
        };
        let names = Value::list(&method.names);
        let name = Cell::said(name(voice, method), [names, word(&method.kind).into()]);
        vec![name, voice.tau_cell(method.tau), difference]
    });
    let columns = [
        voice.start("sensitivity-column-method").list("methods").string("kind"),
        voice.end("sensitivity-column-tau").number("tau_b"),
        voice.start("sensitivity-column-top").list("enters").list("leaves").string("refused"),
    ];
    let mut blocks = vec![
        voice.paragraph("sensitivity-methods-text", &[("decides", text(decides))]),
        voice.table("methods", &voice.say("sensitivity-methods"), columns, rows.collect()),
    ];
    let on_zero = material.results.scores.methods.iter().filter(|method| method.on_zero);
    let on_zero: Vec<String> = on_zero.map(|method| method.names.join(" = ")).collect();
    if !on_zero.is_empty() {
        blocks.push(voice.paragraph("sensitivity-methods-zero", &[("list", text(on_zero.join(", ")))]));
    }
    blocks
}

/// The methods of a class, or whose vote it is.
fn name(voice: &Voice<'_>, method: &MethodView) -> String {
    let names = method.names.join(" = ");
    match method.kind {
        MethodKind::Class => names,
        MethodKind::Vote => voice.with("sensitivity-methods-vote", &[("name", text(names))]),
    }
}

fn swaps(voice: &Voice<'_>) -> Block {
    let rows = voice.material.results.doubts.swaps.iter().map(|swap| {
        vec![
            voice.pair_cell(swap.pair),
            voice.criterion_cell(swap.criterion),
            Cell::share(swap.now, 1),
            Cell::share(swap.swap, 1),
            voice.yes_no(swap.inside),
        ]
    });
    let columns = [
        voice.start("sensitivity-column-pair").string("higher").keyed().string("lower"),
        voice.start("sensitivity-column-criterion").labelled("criterion").keyed(),
        voice.end("sensitivity-column-now").share("weight"),
        voice.end("sensitivity-column-swap").share("swaps_at"),
        voice.start("sensitivity-column-inside").boolean("within_range"),
    ];
    voice.table("swaps", &voice.say("sensitivity-swaps"), columns, rows.collect())
}

/// What would have to be believed for an area to be first: the mean weights of the views in which it is.
fn central_weights(voice: &Voice<'_>) -> Vec<Block> {
    let results = &voice.material.results;
    let table = &results.scores.assembly.table;
    let mut central: Vec<Vec<Value>> = Vec::new();
    let rows: Vec<Vec<Cell>> = results
        .areas
        .iter()
        .filter_map(|result| {
            let row = table.areas.iter().position(|&area| area == result.area)?;
            let view = &results.robustness.simulation.alternatives[row];
            let weights = view.central_weights.as_ref().filter(|_| view.first.value >= SELDOM)?;
            let first =
                Voice::estimate(Cell::probability(view.first.value), Cell::share(view.first.error, 1));
            central.extend(weights.iter().zip(&table.criteria).map(|(weight, criterion)| {
                let area = voice.area_key(result.area).into();
                let [central, model] = [weight.value, criterion.weight].map(Value::from);
                vec![area, (&criterion.key).into(), central, weight.error.into(), model]
            }));
            Some(vec![voice.area_cell(result.area), first, Cell::said(lifted(voice, weights), [])])
        })
        .collect();
    if rows.is_empty() || !results.robustness.simulation.weights_vary {
        return Vec::new();
    }
    let columns = [
        voice.area_column().keyed(),
        voice.end("sensitivity-column-first").share("p_first").share("p_first_error"),
        voice.start("sensitivity-column-lifted"),
    ];
    let lifted = || voice.start("sensitivity-column-lifted");
    let fields = vec![
        voice.start("picture-column-area").string("area").keyed(),
        lifted().string("criterion").keyed().share("central_weight").share("error").share("weight"),
    ];
    let central = details("criteria", &voice.say("sensitivity-central"), fields, central);
    vec![
        heading(voice, "central-weights", "sensitivity-central"),
        voice.paragraph("sensitivity-central-text", &[("seldom", text(voice.percent(SELDOM)))]),
        voice.detailed(
            voice.table("central-weights", &voice.say("sensitivity-central"), columns, rows),
            vec![central],
        ),
    ]
}

/// The criteria that weigh most above the model on average in the views in which an area is first, beyond two standard
/// errors.
fn lifted(voice: &Voice<'_>, weights: &[Estimate]) -> String {
    let criteria = &voice.material.results.scores.assembly.table.criteria;
    let mut lifts: Vec<(f64, usize)> = weights
        .iter()
        .zip(criteria)
        .enumerate()
        .map(|(at, (central, criterion))| (central.value - criterion.weight - 2.0 * central.error, at))
        .filter(|&(lift, _)| lift > 0.0)
        .collect();
    lifts.sort_by(|a, b| falling((a.0, a.1), (b.0, b.1)));
    let item = |&(_, at): &(f64, usize)| {
        let shares = [weights[at].value, criteria[at].weight].map(|share| voice.words.percent(share, 1));
        format!("{} ({} / {})", voice.criterion(at), shares[0], shares[1])
    };
    let items: Vec<String> = lifts.iter().take(3).map(item).collect();
    if items.is_empty() { voice.say("sensitivity-central-none") } else { items.join("; ") }
}
