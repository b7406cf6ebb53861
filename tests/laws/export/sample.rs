//! An invented document that uses every block.

use socta::advisory::{
    Advisory, Align, Block, Chart, ChartKind, Column, Interval, NetworkPicture, PictureEdge, PictureNode,
    Section, Span, Stack, Table, Text, Tone,
};

fn plain(text: &str) -> Text {
    Text::from(text)
}

fn column(title: &str, align: Align) -> Column {
    Column { align, ..Column::start(title).string(title) }
}

fn table(id: &str, caption: &str, columns: &[(&str, Align)], rows: &[&[&str]]) -> Table {
    Table {
        id: id.into(),
        caption: caption.into(),
        columns: columns.iter().map(|(title, align)| column(title, *align)).collect(),
        rows: rows.iter().map(|row| row.iter().map(|cell| plain(cell).into()).collect()).collect(),
        details: Vec::new(),
    }
}

const AREAS: [&str; 8] = [
    "High-risk criminal networks",
    "Cyber-attacks",
    "Production, trafficking and distribution of cannabis, cocaine and heroin",
    "Trafficking in human beings",
    "Child sexual exploitation, online and offline",
    "Migrant smuggling",
    "Fraud, economic and financial crimes",
    "Environmental crime",
];

fn intervals() -> Vec<Interval> {
    (0..8u32)
        .zip(AREAS)
        .map(|(at, label)| {
            let middle = 0.86 - 0.07 * f64::from(at);
            let width = 0.03 + 0.012 * f64::from(at % 3);
            Interval {
                label: label.into(),
                low: middle - width,
                middle,
                high: middle + width,
                marked: at < 5,
            }
        })
        .collect()
}

fn network() -> NetworkPicture {
    let node = |label: &str, group: usize, size: f64, core: bool| PictureNode {
        label: label.into(),
        group,
        size,
        core,
        ..PictureNode::default()
    };
    let mut nodes = vec![
        node("N-014", 0, 1.0, true),
        node("", 0, 0.7, true),
        node("", 0, 0.6, true),
        node("N-207 (broker)", 1, 0.8, true),
    ];
    let mut edges = vec![(0, 1), (0, 2), (1, 2), (0, 3), (2, 3)];
    for at in 4..22usize {
        nodes.push(node("", at % 3, 0.2, false));
        edges.push((at % 4, at));
        if at % 5 == 0 {
            edges.push((at - 1, at));
        }
    }
    NetworkPicture {
        id: "network".into(),
        caption: "Networks active in the area and their links".into(),
        description:
            "Four networks form the core. N-207 links the two markets; without it they would fall apart."
                .into(),
        groups: vec!["Cocaine".into(), "Money laundering".into(), "Firearms".into()],
        clusters: Vec::new(),
        nodes,
        edges: edges
            .into_iter()
            .map(|(from, to)| PictureEdge { from, to, weight: 0.4, certainty: 1.0, gap: false })
            .collect(),
    }
}

fn cover() -> Section {
    Section {
        number: 1,
        id: "cover".into(),
        title: "Cover".into(),
        blocks: vec![
            Block::Callout {
                tone: Tone::Invented,
                text: plain("Everything in this document is invented; it shows what each part looks like."),
            },
            Block::Definitions(vec![
                (plain("Cycle"), plain("2022–2025")),
                (plain("Model"), Text(vec![Span::Code("equal-weights".into()), Span::Plain(" 1.0".into())])),
                (plain("Samples"), plain("100\u{a0}000")),
            ]),
            Block::Paragraph(Text(vec![
                Span::Plain("Proposed priorities stand in ".into()),
                Span::Reference { to: "proposed".into(), text: "table 1".into() },
                Span::Plain("; the Council ".into()),
                Span::Strong("decides".into()),
                Span::Plain(". The method follows ".into()),
                Span::Emphasis("Lahdelma and Salminen".into()),
                Span::Plain(" (".into()),
                Span::Link { url: "https://doi.org/10.1287/opre.49.3.444.11220".into(), text: "2001".into() },
                Span::Plain(").".into()),
            ])),
        ],
    }
}

fn summary() -> Section {
    use Align::{End, Start};
    Section {
        number: 2,
        id: "summary".into(),
        title: "Summary".into(),
        blocks: vec![
            Block::Table(table(
                "proposed",
                "Proposed priorities",
                &[("Priority", Start), ("Mode", Start), ("Plans", End), ("P(top 5)", End)],
                &[
                    &["High-risk criminal networks", "OAP + CHSG", "1", "98\u{a0}%"],
                    &["Cyber-attacks", "OAP", "1", "91\u{a0}%"],
                    &["Cannabis | cocaine | heroin", "OAP", "2", "77\u{a0}%"],
                ],
            )),
            Block::Heading { level: 1, id: "what-decides".into(), title: "What decides the list".into() },
            Block::List(vec![
                plain("The cut lies between ranks 5 and 6; the gap is 0.07."),
                plain("Two areas change places under half of the admissible weights."),
            ]),
            Block::Callout {
                tone: Tone::Caution,
                text: plain(
                    "The public evidence rates nearly everything High; it cannot separate ranks 3 to 6.",
                ),
            },
            Block::Callout { tone: Tone::Note, text: plain("Ranked by additive value under equal weights.") },
            Block::Table(table(
                "wide",
                "Change of rank under other methods",
                &[
                    ("Area", Start),
                    ("Additive", End),
                    ("TOPSIS", End),
                    ("PROMETHEE II", End),
                    ("Low", End),
                    ("High", End),
                    ("Change", End),
                ],
                &[
                    &["Cyber-attacks", "2", "1", "3", "1", "4", "−1"],
                    &["Environmental crime", "8", "8", "7", "6", "8", "+1"],
                ],
            )),
        ],
    }
}

fn figures() -> Section {
    let chart = |id: &str, caption: &str, description: &str, axis: &str, kind: ChartKind| {
        Block::Chart(Chart {
            id: id.into(),
            caption: caption.into(),
            description: description.into(),
            axis: axis.into(),
            kind,
        })
    };
    let stacks = AREAS
        .iter()
        .zip(0..)
        .map(|(label, at)| {
            let first = 0.92 - 0.12 * f64::from(at);
            Stack {
                label: (*label).into(),
                values: vec![first, (0.96 - first) * 0.6, (0.96 - first) * 0.4, 0.04],
            }
        })
        .collect();
    let heat = AREAS
        .iter()
        .zip(0..)
        .map(|(label, at)| {
            let value =
                |step: i32| (step != 3 || at % 2 == 0).then(|| f64::from((at * 3 + step * 5) % 11) / 10.0);
            ((*label).into(), (0..6).map(value).collect())
        })
        .collect();
    let names = [
        "Resources",
        "Demand and supply",
        "Violence",
        "Money laundering",
        "Harm to health",
        "Harm to the economy",
    ];
    Section {
        number: 3,
        id: "picture".into(),
        title: "Threat picture".into(),
        blocks: vec![
            chart(
                "intervals",
                "Expected value with its 90 % interval",
                "Eight areas in falling order. The first five are proposed; the intervals of ranks 5 and 6 overlap.",
                "Value, 0 to 1",
                ChartKind::Intervals {
                    rows: intervals(),
                    axis: [0.2, 1.0],
                    cut: Some((4, "cut at K = 5".into())),
                },
            ),
            chart(
                "bars",
                "Contribution to the value",
                "Contributions fall from the first to the last area.",
                "Contribution",
                ChartKind::Bars { rows: intervals(), axis: [0.0, 1.0] },
            ),
            Block::Heading { level: 1, id: "robustness".into(), title: "How sure the ranks are".into() },
            chart(
                "acceptability",
                "Share of the simulated views by rank",
                "The first area takes one of the first three ranks in most views.",
                "Share of the views",
                ChartKind::Stacked {
                    series: ["Rank 1–3", "Rank 4–5", "Rank 6–10", "Below"].map(Into::into).to_vec(),
                    rows: stacks,
                },
            ),
            Block::Heading { level: 2, id: "cells".into(), title: "What is known".into() },
            chart(
                "heat",
                "Values by area and indicator",
                "Four cells have no value.",
                "Value",
                ChartKind::Heat { columns: names.map(Into::into).to_vec(), rows: heat },
            ),
            Block::Picture(network()),
        ],
    }
}

/// The whole document.
pub(crate) fn sample() -> Advisory {
    Advisory {
        schema: Advisory::SCHEMA.into(),
        language: "en".into(),
        title: "Proposed priorities in the fight against serious and organised crime, 2022–2025".into(),
        subtitle: "Policy advisory document – a proposal; the Council decides".into(),
        marking: "Handling: exercise – all data in this document are invented".into(),
        sections: vec![cover(), summary(), figures()],
    }
}
