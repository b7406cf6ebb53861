//! What holds for every document, whatever words stand in it; and one document that uses every block.

#[path = "export/sample.rs"]
mod sample;
#[path = "export/wellformed.rs"]
mod wellformed;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use socta::advisory::{
    Advisory, Align, Block, Cell, Chart, ChartKind, Column, Curve, Interval, NetworkPicture, PictureEdge,
    PictureNode, Section, Span, Stack, Table, Text, Tone, faults,
};
use socta::export;
use socta::locale::Words;
use socta::tables::Value;

use sample::sample;
use wellformed::{check, check_svg};

fn words() -> Words {
    Words::load("en").expect("English is embedded")
}

/// Part of a text between two marks, the first one included.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).expect("the first mark is in the text");
    let end = text[start..].find(to).map_or(text.len(), |at| start + at);
    text[start..end].trim_end()
}

#[test]
fn the_sample_is_sound_and_says_nothing_unknown() {
    let words = words();
    assert_eq!(faults(&sample()), []);
    let files = export::export(&sample(), &words).expect("the sample names its format");
    assert_eq!(words.faults(), []);
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    insta::assert_snapshot!(paths.join("\n"));
}

#[test]
fn markdown_of_the_sample() {
    insta::assert_snapshot!(export::markdown(&sample(), &words()));
}

#[test]
fn html_of_the_sample_without_its_drawings() {
    let html = export::html(&sample(), &words());
    let body = between(&html, "<body>", "</html>");
    let mut text = String::new();
    for (at, part) in body.split("<svg").enumerate() {
        let rest = if at == 0 { part } else { part.split_once("</svg>").map_or("", |(_, rest)| rest) };
        if at > 0 {
            text.push_str("<svg…</svg>");
        }
        text.push_str(rest);
    }
    // One element a line, so that a change can be read.
    insta::assert_snapshot!(text.replace("><", ">\n<"));
}

#[test]
fn drawings_of_the_sample() {
    let files = export::export(&sample(), &words()).expect("the sample names its format");
    for name in ["pictures/intervals.svg", "pictures/network.svg"] {
        let file = files.iter().find(|file| file.path == name).expect("it is drawn");
        insta::assert_snapshot!(name, String::from_utf8(file.bytes.clone()).expect("UTF-8"));
    }
}

#[test]
fn html_is_self_contained_and_needs_no_script() {
    let html = export::html(&sample(), &words());
    check(&html).expect("well-formed");
    for forbidden in ["<script", "<link", "<img", "src=", "url(", "@import", "onclick", "javascript:"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    for needed in
        ["<html lang=\"en\">", "<main", "<nav", "<header", "class=\"skip\"", "role=\"img\"", "scope=\"row\""]
    {
        assert!(html.contains(needed), "{needed}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let once = export::export(&sample(), &words()).expect("the sample names its format");
    let again = export::export(&sample(), &words()).expect("the sample names its format");
    assert_eq!(once, again);
}

#[test]
fn the_document_survives_a_round_trip_through_json() {
    let text = export::json::advisory(&sample()).expect("the sample names its format");
    let back: Advisory = serde_json::from_str(&text).expect("it reads what it wrote");
    assert_eq!(back, sample());
}

/// Words with everything in them that means something in HTML, Markdown, CSV or XML.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zA-Z0-9 ]{0,8}",
        2 => "\\PC{0,6}",
        2 => proptest::sample::select(vec![
            "|", "\\", "`", "``", "<b>", "</section>", "<!--", "-->", "&", "&lt;", "\"", "'", "\n", "\n\n", "\r", "\t",
            "# ", "- ", "1. ", "> ", "=", "---", "***", "_", "[x](y)", "![", "]]>", "<details>", "</details>", "\u{0}",
            "\u{ffff}", "\u{2028}", "</style>", "</title>", "$", "~~~", "```\n", "\\|", "http://x.y|z", "=1+1", "@",
            "øæå", "\u{202e}",
        ]).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn any_span() -> impl Strategy<Value = Span> {
    prop_oneof![
        3 => any_text().prop_map(Span::Plain),
        1 => any_text().prop_map(Span::Strong),
        1 => any_text().prop_map(Span::Emphasis),
        1 => any_text().prop_map(Span::Code),
        1 => (any_text(), any_text()).prop_map(|(to, text)| Span::Reference { to, text }),
        1 => any_text().prop_map(|text| Span::Reference { to: "section".into(), text }),
        1 => (any_text(), any_text()).prop_map(|(url, text)| Span::Link { url: format!("https://{url}"), text }),
        1 => (any_text(), any_text()).prop_map(|(url, text)| Span::Link { url, text }),
    ]
}

fn any_words() -> impl Strategy<Value = Text> {
    proptest::collection::vec(any_span(), 0..4).prop_map(Text)
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any_text().prop_map(Value::from),
        any_number().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        proptest::collection::vec(any_text(), 0..3).prop_map(Value::List),
    ]
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let number = || any_number().prop_map(|value| if value.is_finite() { value } else { 0.5 });
    prop_oneof![
        3 => any_words().prop_map(Cell::from),
        1 => (any_text(), any_words()).prop_map(|(key, label)| Cell::key(key, label)),
        1 => (number(), 0_u8..5).prop_map(|(value, decimals)| Cell::number(value, decimals)),
        1 => number().prop_map(Cell::probability),
        1 => (any::<u64>(), any::<bool>()).prop_map(|(count, grouped)| Cell::Count { count, grouped }),
        1 => (number(), number(), any::<bool>())
            .prop_map(|(low, high, share)| Cell::Interval { low, high, decimals: 2, share }),
        1 => any_words().prop_map(Cell::Nothing),
        1 => (any_words(), proptest::collection::vec(any_value(), 0..4))
            .prop_map(|(words, values)| Cell::said(words, values)),
        1 => (number(), any_words()).prop_map(|(first, second)| {
            Cell::two(Cell::share(first, 1), " ± ", second.into())
        }),
    ]
}

fn any_table() -> impl Strategy<Value = Table> {
    let columns = proptest::collection::vec((any_text(), any::<bool>()), 1..8);
    let rows = proptest::collection::vec(proptest::collection::vec(any_cell(), 0..9), 0..4);
    (any_text(), any_text(), columns, rows).prop_map(|(id, caption, columns, rows)| Table {
        id,
        caption,
        columns: columns
            .into_iter()
            .map(|(title, end)| {
                let align = if end { Align::End } else { Align::Start };
                Column { align, ..Column::start(&title).labelled(&title) }
            })
            .collect(),
        rows,
        details: Vec::new(),
    })
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![5 => -0.5..1.5, 1 => -1e6..1e6, 1 => any::<f64>()]
}

fn any_intervals() -> impl Strategy<Value = Vec<Interval>> {
    let interval = (any_text(), any_number(), any_number(), any_number(), any::<bool>())
        .prop_map(|(label, low, middle, high, marked)| Interval { label, low, middle, high, marked });
    proptest::collection::vec(interval, 0..4)
}

fn any_chart() -> impl Strategy<Value = Chart> {
    let axis = || (any_number(), any_number()).prop_map(|(low, high)| [low, high]);
    let cut = proptest::option::of((0usize..5, any_text()));
    let stack = (any_text(), proptest::collection::vec(any_number(), 0..4))
        .prop_map(|(label, values)| Stack { label, values });
    let heat = (any_text(), proptest::collection::vec(proptest::option::of(any_number()), 0..4));
    let curve = (any_text(), proptest::collection::vec((any_number(), any_number()), 0..4))
        .prop_map(|(label, points)| Curve { label, points });
    let kind = prop_oneof![
        (proptest::collection::vec(curve, 0..4), any_text(), any::<bool>())
            .prop_map(|(series, across, diagonal)| ChartKind::Curves { series, across, diagonal }),
        (any_intervals(), axis(), cut).prop_map(|(rows, axis, cut)| ChartKind::Intervals { rows, axis, cut }),
        (any_intervals(), axis()).prop_map(|(rows, axis)| ChartKind::Bars { rows, axis }),
        (proptest::collection::vec(any_text(), 0..4), proptest::collection::vec(stack, 0..3))
            .prop_map(|(series, rows)| ChartKind::Stacked { series, rows }),
        (proptest::collection::vec(any_text(), 0..4), proptest::collection::vec(heat, 0..3))
            .prop_map(|(columns, rows)| ChartKind::Heat { columns, rows }),
    ];
    (any_text(), any_text(), any_text(), any_text(), kind)
        .prop_map(|(id, caption, description, axis, kind)| Chart { id, caption, description, axis, kind })
}

fn any_node() -> impl Strategy<Value = PictureNode> {
    (any_text(), 0usize..4, 0usize..4, any_number(), any::<[bool; 3]>()).prop_map(
        |(label, group, cluster, size, [core, cut, key])| PictureNode {
            label,
            group,
            cluster,
            size,
            core,
            cut,
            key,
        },
    )
}

fn any_picture() -> impl Strategy<Value = NetworkPicture> {
    let edge = (0usize..8, 0usize..8, any_number(), any_number(), any::<bool>())
        .prop_map(|(from, to, weight, certainty, gap)| PictureEdge { from, to, weight, certainty, gap });
    (
        any_text(),
        any_text(),
        any_text(),
        proptest::collection::vec(any_text(), 0..4),
        proptest::collection::vec(any_text(), 0..4),
        // Now and then more nodes than are drawn one by one.
        prop_oneof![
            9 => proptest::collection::vec(any_node(), 0..8),
            1 => proptest::collection::vec(any_node(), 301..302),
        ],
        proptest::collection::vec(edge, 0..8),
    )
        .prop_map(|(id, caption, description, groups, clusters, nodes, edges)| NetworkPicture {
            id,
            caption,
            description,
            groups,
            clusters,
            nodes,
            edges,
        })
}

fn any_block() -> impl Strategy<Value = Block> {
    prop_oneof![
        (any::<u8>(), any_text(), any_text()).prop_map(|(level, id, title)| Block::Heading {
            level,
            id,
            title
        }),
        any_words().prop_map(Block::Paragraph),
        proptest::collection::vec(any_words(), 0..3).prop_map(Block::List),
        proptest::collection::vec((any_words(), any_words()), 0..3).prop_map(Block::Definitions),
        (proptest::sample::select(vec![Tone::Note, Tone::Caution, Tone::Invented]), any_words())
            .prop_map(|(tone, text)| Block::Callout { tone, text }),
        any_table().prop_map(Block::Table),
        any_chart().prop_map(Block::Chart),
        any_picture().prop_map(Block::Picture),
    ]
}

fn any_advisory() -> impl Strategy<Value = Advisory> {
    (any_text(), any_text(), any_text(), any_text(), proptest::collection::vec(any_block(), 0..6)).prop_map(
        |(title, subtitle, marking, heading, blocks)| Advisory {
            schema: Advisory::SCHEMA.into(),
            language: "en".into(),
            title,
            subtitle,
            marking,
            sections: vec![Section { number: 1, id: "section".into(), title: heading, blocks }],
        },
    )
}

/// Tables that a reader of Markdown sees, as rows of numbers of cells.
fn tables_in(markdown: &str) -> Vec<Vec<usize>> {
    let mut tables = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_GFM) {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                tables.last_mut().expect("a row is in a table").push(0);
            }
            Event::End(TagEnd::TableCell) => {
                *tables.last_mut().and_then(|table| table.last_mut()).expect("a cell is in a row") += 1;
            }
            _ => {}
        }
    }
    tables
}

/// Whether an element is one that the exporter itself writes.
fn is_ours(element: &str) -> bool {
    let ours = ["<a id=\"", "</a>", "<details><summary>", "</summary>", "</details>", "<code>", "</code>"];
    ours.iter().any(|begin| element.starts_with(begin)) || element.trim().is_empty()
}

/// What a reader of Markdown sees besides words: headings, items of lists, and what should not be there.
fn structure(markdown: &str) -> (usize, usize, usize) {
    let (mut headings, mut items, mut others) = (0, 0, 0);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_GFM) {
        match event {
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::Item) => items += 1,
            Event::Start(Tag::CodeBlock(_)) | Event::Rule | Event::HardBreak => others += 1,
            Event::Html(element) | Event::InlineHtml(element) => others += usize::from(!is_ours(&element)),
            _ => {}
        }
    }
    (headings, items, others)
}

/// The tables that a document should show: its own and those of its figures, by number of columns and rows.
fn tables_of(advisory: &Advisory) -> Vec<(usize, usize)> {
    let mut expected = Vec::new();
    for block in advisory.sections.iter().flat_map(|section| &section.blocks) {
        let (columns, rows, figure) = match block {
            Block::Table(table) => (table.columns.len(), table.rows.len(), false),
            Block::Chart(chart) => match &chart.kind {
                ChartKind::Intervals { rows, .. } | ChartKind::Bars { rows, .. } => {
                    (4 + usize::from(rows.iter().any(|row| row.marked)), rows.len(), true)
                }
                ChartKind::Stacked { series, rows } => (1 + series.len(), rows.len(), true),
                ChartKind::Heat { columns, rows } => (1 + columns.len(), rows.len(), true),
                ChartKind::Curves { series, .. } => {
                    (3, series.iter().map(|curve| curve.points.len()).sum(), true)
                }
            },
            Block::Picture(picture) => {
                let split = picture.nodes.iter().any(|node| !node.core);
                (3 + usize::from(split), picture.groups.len(), true)
            }
            _ => continue,
        };
        if !figure || rows > 0 {
            expected.push((columns, rows));
        }
    }
    expected
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_word_breaks_the_html(advisory in any_advisory()) {
        let html = export::html(&advisory, &words());
        if let Err(fault) = check(&html) {
            prop_assert!(false, "{fault}\n{html}");
        }
    }

    #[test]
    fn no_word_breaks_a_drawing(chart in any_chart(), picture in any_picture()) {
        for svg in [
            export::charts::svg(&chart, "a", &words()),
            export::pictures::svg(&picture, "b", &words()),
            export::pictures::alone(&picture, &words()),
        ] {
            if let Err(fault) = check_svg(&svg) {
                prop_assert!(false, "{fault}\n{svg}");
            }
            prop_assert!(!svg.contains("NaN") || format!("{chart:?}{picture:?}").contains("NaN"), "{svg}");
        }
    }

    #[test]
    fn no_word_breaks_a_markdown_table(advisory in any_advisory()) {
        let markdown = export::markdown(&advisory, &words());
        let found = tables_in(&markdown);
        let expected: Vec<Vec<usize>> =
            tables_of(&advisory).into_iter().map(|(columns, rows)| vec![columns; rows + 1]).collect();
        prop_assert_eq!(found, expected, "{}", markdown);
    }

    #[test]
    fn no_word_begins_a_heading_list_code_or_element(advisory in any_advisory()) {
        let markdown = export::markdown(&advisory, &words());
        let blocks = || advisory.sections.iter().flat_map(|section| &section.blocks);
        let items: usize = blocks().map(|block| match block {
            Block::List(items) => items.len(),
            Block::Definitions(terms) => terms.len(),
            _ => 0,
        }).sum();
        let headings = blocks().filter(|block| matches!(block, Block::Heading { .. })).count();
        // The title, the section, and the section in the contents.
        prop_assert_eq!(structure(&markdown), (2 + headings, 1 + items, 0), "{}", markdown);
    }

    #[test]
    fn every_file_name_is_plain_and_unique(advisory in any_advisory()) {
        let files = export::export(&advisory, &words()).expect("it names its format");
        let mut paths: Vec<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
        for path in &paths {
            prop_assert!(path.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c)), "{}", path);
            prop_assert!(path.split('/').all(|part| !part.is_empty() && !part.starts_with('.')), "{}", path);
        }
        paths.sort();
        let all = paths.len();
        paths.dedup();
        prop_assert_eq!(paths.len(), all);
    }

    #[test]
    fn a_csv_has_every_value_of_the_table_and_no_formula(table in any_table()) {
        let [data] = export::tables::data_tables(&table, "t").try_into().expect("one table");
        let bytes = data.to_csv().expect("rows are as wide as their header");
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let names: Vec<String> = reader.headers().expect("it reads what it wrote").iter().map(str::to_owned).collect();
        let mut distinct = names.clone();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), names.len());
        let records: Vec<csv::StringRecord> =
            reader.records().collect::<Result<_, _>>().expect("it reads what it wrote");
        prop_assert_eq!(records.len(), data.rows.len());
        for (record, row) in records.iter().zip(&data.rows) {
            for (cell, value) in record.iter().zip(row) {
                match value {
                    Value::Number(number) => prop_assert_eq!(cell.parse::<f64>().ok(), Some(*number)),
                    Value::Integer(number) => prop_assert_eq!(cell.parse::<i64>().ok(), Some(*number)),
                    _ => {
                        prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{}", cell);
                        prop_assert_eq!(cell.strip_prefix('\'').filter(|_| cell != value.plain()).unwrap_or(cell), value.plain());
                    }
                }
            }
        }
    }
}
