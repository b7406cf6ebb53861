use super::*;

fn picture(nodes: usize, groups: usize) -> NetworkPicture {
    NetworkPicture {
        id: "net".into(),
        caption: "Net <1>".into(),
        description: "A & B".into(),
        groups: (0..groups).map(|group| format!("G{group}")).collect(),
        clusters: Vec::new(),
        nodes: (0..nodes)
            .map(|at| PictureNode {
                group: at % groups.max(1),
                size: 0.5,
                core: at % 3 == 0,
                ..PictureNode::default()
            })
            .collect(),
        edges: (1..nodes)
            .map(|at| PictureEdge { from: at / 2, to: at, weight: 0.5, certainty: 1.0, gap: false })
            .collect(),
    }
}

fn words() -> Words {
    Words::load("en").expect("English is embedded")
}

#[test]
fn each_node_is_drawn_once_filled_or_hollow() {
    let svg = svg(&picture(31, 1), "net", &words());
    // One circle a node, one for the group in the legend, two for the fillings.
    assert_eq!(svg.matches("<circle").count(), 31 + 1 + 2);
    assert_eq!(svg.matches("fill=\"#ffffff\" stroke=\"#0072b2\"").count(), 20);
    assert!(svg.contains("<title id=\"net--title\">Net &lt;1&gt;</title>"));
    assert!(svg.contains("<desc id=\"net--description\">A &amp; B</desc>"));
}

#[test]
fn a_large_network_is_drawn_by_group() {
    let by_group = svg(&picture(MOST_NODES + 1, 2), "net", &words());
    assert!(by_group.contains(">G0 (151)<") && by_group.contains("301 nodes"), "{by_group}");
    assert_eq!(by_group.matches("<line").count(), 1);
    assert!(svg(&picture(0, 0), "net", &words()).contains("nothing to draw"));
}

#[test]
fn the_smallest_of_too_many_clusters_are_joined() {
    let mut picture = picture(400, 2);
    picture.clusters = (0..100).map(|cluster| format!("C{cluster}")).collect();
    for (at, node) in picture.nodes.iter_mut().enumerate() {
        node.cluster = at % 100;
    }
    let drawn = svg(&picture, "net", &words());
    assert!(drawn.contains("40 smaller groups (160)"), "{drawn}");
    // Each circle is cut in two or has one group.
    assert_eq!(drawn.matches("C59 (4)").count(), 1);
    assert_eq!(drawn.matches("C60 (4)").count(), 0);
}

#[test]
fn certainty_strength_and_cut_points_are_seen_and_explained() {
    let mut picture = picture(12, 1);
    let plain = svg(&picture, "net", &words());
    assert!(!plain.contains("dasharray") && !plain.contains("Stronger") && !plain.contains("Cut point"));
    picture.nodes[1].cut = true;
    picture.edges[0].certainty = 0.6;
    picture.edges[1].certainty = 0.2;
    picture.edges[2].weight = 1.0;
    let drawn = svg(&picture, "net", &words());
    // Once in the picture, once in the legend.
    assert_eq!(drawn.matches("stroke-dasharray=\"6 3\"").count(), 2);
    assert_eq!(drawn.matches("stroke-dasharray=\"1.5 3\"").count(), 2);
    assert!(drawn.contains("Stronger link") && drawn.contains("Cut point"));
}

#[test]
fn a_picture_that_stands_alone_says_what_it_is() {
    let drawn = alone(&picture(12, 1), &words());
    assert!(drawn.contains(">Net &lt;1&gt;</text>") && drawn.contains(">A &amp; B</text>"), "{drawn}");
}

#[test]
fn the_same_network_gives_the_same_bytes() {
    let (one, other) = (picture(120, 3), picture(120, 3));
    assert_eq!(svg(&one, "a", &words()), svg(&other, "a", &words()));
}

#[test]
fn key_players_and_gaps_are_marked_and_explained() {
    let mut picture = picture(12, 1);
    let plain = svg(&picture, "net", &words());
    assert!(!plain.contains("stroke-dasharray=\"9 4\"") && !plain.contains("key players"));
    picture.nodes[1].key = true;
    picture.nodes[1].cut = true;
    picture.nodes[2].key = true;
    picture.edges[3].gap = true;
    picture.edges[3].certainty = 0.6;
    let drawn = svg(&picture, "net", &words());
    // Two rings and a line in the picture, one of each in the legend; the gap is no doubtful link as well.
    assert_eq!(drawn.matches("stroke=\"#1b1f24\" stroke-width=\"2.2\"").count(), 3);
    assert_eq!(drawn.matches("stroke-dasharray=\"9 4\"").count(), 2);
    assert_eq!(drawn.matches("<line").count(), picture.edges.len() - 1);
    assert!(drawn.contains("2 key players") && drawn.contains("Collection gap") && !drawn.contains("50 %"));
}

#[test]
fn circles_that_stand_for_their_groups_look_different() {
    let mut picture = picture(1_000, 50);
    picture.clusters = (0..100).map(|cluster| format!("G{cluster}")).collect();
    for (at, node) in picture.nodes.iter_mut().enumerate() {
        // Fifty large clusters, and as many of two that are joined.
        node.cluster = if at < 900 { at % 50 } else { 50 + at % 50 };
        node.group = node.cluster.min(50);
        node.key = at == 7;
    }
    picture.groups.push("Others".into());
    picture.edges[600].gap = true;
    let drawn = svg(&picture, "net", &words());
    // No legend for what has its name beside it, an empty circle for what is joined.
    assert!(
        drawn.contains(">G49 (18)<") && !drawn.contains(">G49<") && !drawn.contains(">Others<"),
        "{drawn}"
    );
    assert!(drawn.contains("stroke-dasharray=\"2 2\"") && drawn.contains("50 smaller groups (100)"));
    assert!(drawn.contains("Holds the key player") && drawn.contains("Collection gap"));
    let looks: std::collections::BTreeSet<(usize, [u8; 3])> = (0..50)
        .map(|group| {
            let (colour, shape) = shapes::look(group);
            (shape, [colour.0, colour.1, colour.2])
        })
        .collect();
    assert_eq!(looks.len(), 50);
}
