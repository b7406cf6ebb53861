//! A benchmark is run, kept, refused and checked.

use super::transcript::{Scene, code};

const PLAN: &str = r#"{
  "schema": "socta.benchmark/1", "name": "tiny", "title": "Tiny", "seed": 1,
  "methods": [{"method": "additive"}, {"method": "topsis"}],
  "synthetic": [{"name": "sum", "truth": "additive", "alternatives": 6, "criteria": 3}],
  "noise": [0.5], "missing": [{"share": 0}], "contributors": [1], "weights": [{"kind": "true"}],
  "replications": 4, "top_k": 2, "trials": 1, "samples": 50, "resamples": 20
}"#;

fn scene() -> Scene {
    Scene::new().file("plan.json", PLAN)
}

#[test]
fn a_run_is_kept_and_another_plan_is_refused_in_its_folder() {
    let scene = scene().file("other.json", &PLAN.replace("\"seed\": 1", "\"seed\": 2"));
    insta::assert_snapshot!(scene.transcript("benchmark plan.json --out kept"));
    let read = |name: &str| std::fs::read(scene.path(name)).expect("it was written");
    let table = read("kept/table.md");
    assert_eq!(code(&scene.run("benchmark plan.json --out kept --quiet")), 0);
    assert_eq!(read("kept/table.md"), table);
    insta::assert_snapshot!(scene.transcript("benchmark other.json --out kept"));
    assert_eq!(code(&scene.run("benchmark other.json --out kept --force --quiet")), 0);
    assert_ne!(read("kept/table.md"), table);
}

#[test]
fn a_table_is_checked_to_the_byte() {
    let scene = scene().file("page.md", "no table\n");
    insta::assert_snapshot!(scene.transcript("benchmark plan.json --out checked --check page.md"));
    let table = std::fs::read_to_string(scene.path("checked/table.md")).expect("it was written");
    let page = scene.file("page.md", &format!("Words.\n\n{table}\nMore words.\n"));
    assert_eq!(code(&page.run("benchmark plan.json --out checked --check page.md --quiet")), 0);
}

#[test]
fn matrices_and_reference_cases_are_data_too() {
    let matrix = "alternative,x,y\ndirection,max,min\nweight,2,1\na,1,3\nb,2,1\nc,3,2\nd,2,2\n";
    let plan =
        PLAN.replace("\"noise\"", "\"matrices\": [{\"name\": \"given\", \"file\": \"m.csv\"}], \"noise\"");
    let scene = Scene::new().file("m.csv", matrix).file("plan.json", &plan);
    assert_eq!(code(&scene.run("benchmark plan.json --out out --quiet")), 0);
    let cells = std::fs::read_to_string(scene.path("out/cells.csv")).expect("it was written");
    assert!(cells.lines().any(|line| line.starts_with("given,0.5,0.0,mcar,1,true,own,topsis,topsis,tau-b,")));
}

#[test]
fn a_faulty_plan_is_refused_with_all_faults() {
    let plan = PLAN.replace("\"topsis\"", "\"topsys\"").replace("\"top_k\": 2", "\"top_k\": 0");
    insta::assert_snapshot!(
        Scene::new().file("plan.json", &plan).transcript("benchmark plan.json --out out")
    );
}
