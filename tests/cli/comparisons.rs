//! What `compare` prints, on two runs that are small enough to be checked by hand.
//!
//! Areas a, b, c under two criteria. In the second run x weighs 0.8 and not 0.5, so that `a` (high on y) falls from 1 to 3
//! and `c` (high on x) rises from 3 to 1; the reports are the same.

use super::transcript::{Scene, code};

/// A stored run with these weights of x and y, and areas (key, values of x and y, rank).
pub fn stored(model: &str, [x, y]: [f64; 2], areas: [(&str, [f64; 2], u32); 3]) -> String {
    let area = |(key, [vx, vy], rank): (&str, [f64; 2], u32)| {
        serde_json::json!({
            "key": key, "label": key.to_uppercase(), "bundle": key, "horizontal": false,
            "score": x * vx + y * vy, "rank": rank, "expected_rank": f64::from(rank), "p_top_k": 0.5,
            "coverage": 1.0, "proposed": rank == 1, "mode": (rank == 1).then_some("oap"),
            "contributions": [
                {"criterion": "x", "weight": x, "value": vx, "known": true},
                {"criterion": "y", "weight": y, "value": vy, "known": true},
            ],
        })
    };
    let ranks: Vec<u32> = areas.iter().map(|(_, _, rank)| *rank).collect();
    let criterion = |key: &str, weight: f64| serde_json::json!({"key": key, "label": key, "layer": "effect", "weight": weight});
    serde_json::json!({
        "schema": "socta.summary/1", "dossier": "d", "title": "D",
        "model": {"name": model, "version": "1", "sha256": ""},
        "evidence": "same", "reading": "same", "weights": model, "method": "additive",
        "priorities": 1, "plans": 2, "seed": 1, "samples": 100,
        "criteria": [criterion("x", x), criterion("y", y)],
        "areas": areas.map(area),
        "methods": [{"method": "additive", "ranks": ranks}, {"method": "topsis", "ranks": [1, 3, 2]}],
        "warnings": 0,
    })
    .to_string()
}

fn scene() -> Scene {
    let even = stored("even", [0.5, 0.5], [("a", [0.0, 1.0], 1), ("b", [0.4, 0.4], 2), ("c", [0.7, 0.0], 3)]);
    let x_first =
        stored("x-first", [0.8, 0.2], [("a", [0.0, 1.0], 3), ("b", [0.4, 0.4], 2), ("c", [0.7, 0.0], 1)]);
    Scene::new().file("one/summary.json", &even).file("two/summary.json", &x_first)
}

#[test]
fn for_people() {
    insta::assert_snapshot!(scene().transcript("compare one two"));
}

#[test]
fn for_spreadsheets() {
    insta::assert_snapshot!(scene().transcript("compare one two --format csv"));
}

#[test]
fn a_run_of_another_format_is_refused_by_name() {
    let newer =
        stored("even", [0.5, 0.5], [("a", [0.0, 1.0], 1), ("b", [0.4, 0.4], 2), ("c", [0.7, 0.0], 3)])
            .replace("socta.summary/1", "socta.summary/2");
    let scene = scene().file("newer/summary.json", &newer);
    insta::assert_snapshot!(scene.transcript("compare one newer"));
}

#[test]
fn an_area_is_explained_from_the_summary_alone() {
    let scene = scene();
    insta::assert_snapshot!(scene.transcript("explain two c"));
    insta::assert_snapshot!(scene.transcript("explain two"));
    assert_eq!(code(&scene.run("explain two z")), 2);
}

/// Tighter bounds are the whole cause, and the sentence says which bound from what to what.
#[test]
fn a_tighter_bound_is_named_as_the_cause() {
    let scene = Scene::new();
    let scenario = "--scenario ROOT/fixtures/scenarios/tight-budget.json --samples 100";
    let compared = |format: &str| {
        let output = scene
            .run(&format!("compare ROOT/fixtures/dossiers/eu-2021 {scenario} --quiet --format {format}"));
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let comparison: serde_json::Value = serde_json::from_str(&compared("json")).expect("JSON");
    let changes = comparison["areas"].as_array().expect("areas").iter().map(|area| &area["changes"][0]);
    let lost: Vec<_> = changes.filter(|change| change["proposal"] == "lost").collect();
    assert!(!lost.is_empty());
    for change in &lost {
        let parts = change["inputs"].as_array().expect("causes").iter().map(|part| part["part"].as_f64());
        let sum: f64 = parts.map(|part| part.expect("a number")).sum();
        assert!((sum + 1.0).abs() < 1e-12, "{change}");
    }
    let text = compared("text");
    let said = text.lines().filter(|line| line.contains(" is out because ")).count();
    assert_eq!(said, lost.len(), "{text}");
    assert!(text.contains("fell from"), "{text}");
}
