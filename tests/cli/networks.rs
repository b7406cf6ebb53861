//! Options of `socta networks`, each with a network on which its answer can be checked by hand.

use crate::fits::misfit;
use crate::transcript::{Scene, code};

/// The kite of Krackhardt 1990: degree, closeness and betweenness are led by three different people.
const KITE: &str = "source,target\nAndre,Beverly\nAndre,Carol\nAndre,Diane\nAndre,Fernando\nBeverly,Diane\nBeverly,Ed\n\
                    Beverly,Garth\nCarol,Diane\nCarol,Fernando\nDiane,Ed\nDiane,Fernando\nDiane,Garth\nEd,Garth\n\
                    Fernando,Garth\nFernando,Heather\nGarth,Heather\nHeather,Ike\nIke,Jane\n";

/// Graded links of twelve actors in two clans that one link joins.
const GRADED: &str = "source,target,source_code,information_code,origin\n\
                      a0,a1,A,1,w1\na0,a2,A,1,w1\na0,a3,B,2,w2\na1,a2,B,2,w2\na0,a4,C,3,w3\na0,a5,C,3,w3\n\
                      b0,b1,A,1,w1\nb0,b2,A,2,w1\nb0,b3,B,2,w2\nb1,b2,B,3,w2\nb0,b4,X,4,\nb0,b5,C,4,w3\na0,b0,C,4,w3\n\
                      a0,b0,B,3,w4\n";
const CLANS: &str = "id,clan\na0,a\na1,a\na2,a\na3,a\na4,a\na5,a\nb0,b\nb1,b\nb2,b\nb3,b\nb4,b\nb5,b\n";

fn kite() -> Scene {
    Scene::new().file("kite.csv", KITE)
}

fn graded() -> Scene {
    Scene::new().file("links.csv", GRADED).file("actors.csv", CLANS)
}

fn json(scene: &Scene, arguments: &str) -> serde_json::Value {
    let output = scene.run(arguments);
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_three_leaders_of_the_kite() {
    let value = json(&kite(), "networks kite.csv");
    let first = |measure: &str| {
        let actors = value["actors"].as_array().expect("a list");
        let largest = |a: &&serde_json::Value, b: &&serde_json::Value| {
            a[measure].as_f64().expect("a number").total_cmp(&b[measure].as_f64().expect("a number"))
        };
        actors.iter().max_by(largest).expect("there are ten")["id"].clone()
    };
    assert_eq!((first("degree"), first("betweenness")), ("Diane".into(), "Heather".into()));
    assert!(["Fernando".into(), "Garth".into()].contains(&first("closeness")));
}

#[test]
fn key_positions_with_groups() {
    let scene = graded();
    insta::assert_snapshot!(
        scene.transcript("networks links.csv --nodes actors.csv --groups clan --key-positions --format text")
    );
}

#[test]
fn own_criteria_and_another_seed() {
    let criteria = include_str!("../../models/key-positions.json")
        .replace("\"within\": 5", "\"within\": 1")
        .replace("\"replicas\": 1000", "\"replicas\": 100")
        .replace("1.1", "own");
    let scene = graded().file("own.json", &criteria);
    let run = "networks links.csv --key-positions --criteria own.json";
    let (one, other) = (json(&scene, run), json(&scene, &format!("{run} --seed 2")));
    let found = &one["key_positions"];
    assert_eq!(
        (&found["within"], &found["replicas"], &found["version"]),
        (&1.into(), &100.into(), &"own".into())
    );
    assert_eq!((&found["seed"], &other["key_positions"]["seed"]), (&1.into(), &2.into()));
    assert_ne!(found["actors"][0]["mean_within"], other["key_positions"]["actors"][0]["mean_within"]);
    let scene = scene.file("bad.json", &criteria.replace("\"within\": 1", "\"within\": 0"));
    insta::assert_snapshot!(scene.transcript("networks links.csv --key-positions --criteria bad.json"));
}

#[test]
fn certainty_of_what_nothing_is_said_about() {
    let value = json(&kite(), "networks kite.csv --key-positions --certainty 0.5");
    assert_eq!(
        (&value["key_positions"]["ties"], &value["key_positions"]["expected_ties"]),
        (&18.into(), &9.0.into())
    );
    let value = json(&kite(), "networks kite.csv --key-positions");
    assert_eq!(value["key_positions"]["replicas"], 1);
    insta::assert_snapshot!(kite().transcript("networks kite.csv --key-positions --certainty 2"));
}

#[test]
fn key_players() {
    insta::assert_snapshot!(kite().transcript("networks kite.csv --key-players 2 --format text"));
}

#[test]
fn attacks() {
    let strategies = ["degree", "betweenness", "collective-influence", "key-players", "random"];
    let list: String = strategies.iter().map(|strategy| format!(" --attack {strategy}")).collect();
    insta::assert_snapshot!(
        kite().transcript(&format!("networks kite.csv{list} --steps 4 --radius 1 --format text"))
    );
    // Farther balls than the kite is wide hold nobody on their border.
    let value = json(&kite(), "networks kite.csv --attack collective-influence --radius 9 --steps 3");
    assert_eq!(value["disruption"]["attacks"][0]["largest"].as_array().map(Vec::len), Some(4));
}

#[test]
fn removals_in_an_order_and_what_grows_back() {
    let run = "networks kite.csv --remove Heather,Fernando --attack given --recovery degree --recovered 1 --steps 2";
    insta::assert_snapshot!(kite().transcript(&format!("{run} --format text")));
    let value = json(&kite(), "networks kite.csv --attack degree --recovery nearest --recovered 0 --steps 2");
    let curve = &value["disruption"]["attacks"][0];
    let numbers = |value: &serde_json::Value| {
        value.as_array().expect("a list").iter().map(|n| n.as_f64().expect("a number")).collect::<Vec<_>>()
    };
    // Who takes nothing over leaves the curve as it is.
    assert_eq!(numbers(&curve["largest"]), numbers(&curve["recovery"]["largest"]["mean"]), "{curve}");
    insta::assert_snapshot!(kite().transcript("networks kite.csv --remove Nobody"));
    insta::assert_snapshot!(kite().transcript("networks kite.csv --attack given"));
}

#[test]
fn what_a_removal_does_to_each_group() {
    let scene = graded();
    insta::assert_snapshot!(
        scene.transcript("networks links.csv --nodes actors.csv --groups clan --remove a0 --format text")
    );
    insta::assert_snapshot!(
        scene.transcript("networks links.csv --nodes actors.csv --groups role --remove a0")
    );
}

#[test]
fn authority_and_projections_are_declared() {
    let orders: String = std::iter::once("source,target\n".to_owned())
        .chain((1..13).map(|at| format!("{},{at}\n", (at - 1) / 3)))
        .collect();
    let scene = Scene::new().file("orders.csv", &orders);
    let value = json(&scene, "networks orders.csv --directed --authority");
    assert_eq!(value["hierarchy"]["outcome"], "measured");
    assert!(json(&scene, "networks orders.csv --directed").get("hierarchy").is_none());
    insta::assert_snapshot!(scene.transcript("networks orders.csv --authority"));
    let value = json(&scene, "networks orders.csv --projection");
    assert_eq!(value["structure"]["finding"]["reason"], "declared_projection");
}

#[test]
fn what_is_written_fits_its_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../models/schema/networks.schema.json")).expect("JSON");
    let scene = graded();
    let everything = "--key-positions --key-players 2 --attack degree --recovery nearest --remove a0";
    for run in [
        "networks links.csv".to_owned(),
        "networks links.csv --directed --authority".to_owned(),
        "networks links.csv --projection".to_owned(),
        format!("networks links.csv --nodes actors.csv --groups clan {everything}"),
    ] {
        assert_eq!(misfit(&schema, &json(&scene, &run)), None, "{run}");
    }
    let mut broken = json(&scene, "networks links.csv");
    broken["network"]["density"] = "high".into();
    assert!(misfit(&schema, &broken).is_some_and(|place| place.starts_with("/network/density")));
}

#[test]
fn text_without_a_question_is_the_network_as_a_whole() {
    insta::assert_snapshot!(kite().transcript("networks kite.csv --format text"));
}

#[test]
fn a_picture_beside_the_measures_and_in_their_place() {
    let scene = graded();
    let beside = scene.run("networks links.csv --nodes actors.csv --svg picture.svg --colour clan");
    assert_eq!(code(&beside), 0);
    assert!(beside.stdout.starts_with(b"{\"schema\":\"socta.networks/1\""));
    let file = std::fs::read(scene.path("picture.svg")).expect("it was drawn");
    let alone = scene.run("networks links.csv --nodes actors.csv --svg - --colour clan");
    assert_eq!((code(&alone), &alone.stdout), (0, &file));
    insta::assert_snapshot!(String::from_utf8(file).expect("UTF-8"));
    let other = scene.run("networks links.csv --svg - --threads 3 --nodes actors.csv --colour clan");
    assert_eq!(other.stdout, alone.stdout);
}

#[test]
fn key_players_and_gaps_are_drawn_if_they_are_asked_for() {
    let scene = graded();
    let drawn = |options: &str| {
        let output = scene.run(&format!("networks links.csv --svg - {options}"));
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let (gap, ring) = ("stroke-dasharray=\"9 4\"", "stroke=\"#1b1f24\" stroke-width=\"2.2\"");
    let plain = drawn("");
    assert!(!plain.contains(gap) && !plain.contains(ring));
    let marked = drawn("--key-positions --key-players 2");
    let gaps = json(&scene, "networks links.csv --key-positions")["key_positions"]["gaps"].clone();
    let found = gaps.as_array().map_or(0, Vec::len).min(5);
    assert!(found > 0);
    // Each once in the picture, and one in the legend.
    assert_eq!((marked.matches(gap).count(), marked.matches(ring).count()), (found + 1, 3));
    assert_eq!(drawn("--key-players 2").matches(gap).count(), 0);
}

#[test]
fn many_communities_have_looks_of_their_own() {
    // Twenty rings of twenty, each joined to the next.
    let mut edges = String::from("source,target\n");
    for at in 0..400 {
        let (ring, place) = (at / 20, at % 20);
        edges.push_str(&format!(
            "p{at},p{}\np{at},p{}\n",
            ring * 20 + (place + 1) % 20,
            ring * 20 + (place + 2) % 20
        ));
        if place == 0 && ring > 0 {
            edges.push_str(&format!("p{at},p{}\n", at - 1));
        }
    }
    let scene = Scene::new().file("rings.csv", &edges);
    let svg = String::from_utf8(scene.run("networks rings.csv --svg -").stdout).expect("UTF-8");
    assert!(svg.contains("C1, C2 and so on") && !svg.contains("Others"), "{svg}");
    assert!(svg.matches(">C").count() > 10, "{svg}");
}

#[test]
fn colours_that_are_not_there() {
    let scene = graded();
    insta::assert_snapshot!(scene.transcript("networks links.csv --nodes actors.csv --svg - --colour area"));
    insta::assert_snapshot!(scene.transcript("networks links.csv --colour area"));
}

#[test]
fn hostile_identifiers_stay_words() {
    let hostile =
        "source,target\n\"</text><script>alert(1)</script>\",b\n\"\"\" onload=\"\"x\",b\n&#0;<!--,b\n]]>,b\n";
    let scene = Scene::new().file("e<&>.csv", hostile);
    let output = scene.run("networks e<&>.csv --svg -");
    assert_eq!(code(&output), 0);
    let svg = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(!svg.contains("<script") && !svg.contains("<!--") && !svg.contains("\" onload"), "{svg}");
    assert!(svg.contains("&lt;/text&gt;") && svg.contains("Network e&lt;&amp;&gt;.csv"), "{svg}");
}
