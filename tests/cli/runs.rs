//! From a dossier to a run folder and back: assess, verify, explain, compare, check.

use std::fs;
use std::path::Path;

use super::transcript::{Scene, code};

const HARBOUR: &str = "ROOT/fixtures/dossiers/harbour --samples 1000 --quiet";

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_run_is_written_verified_and_explained() {
    let scene = Scene::new();
    let made = scene.run(&format!("assess {HARBOUR} --out advice"));
    assert_eq!((code(&made), text(&made.stdout), text(&made.stderr)), (0, String::new(), String::new()));
    assert_eq!(names(&scene.path("")), ["advice"], "nothing is left beside it");
    for file in
        ["advice.md", "advice.html", "summary.json", "certificate.json", "manifest.json", "SHA256SUMS"]
    {
        assert!(scene.path("advice").join(file).is_file(), "{file}");
    }
    assert_eq!(code(&scene.run("verify advice")), 0);
    let areas = text(&scene.run("explain advice").stdout);
    assert!(areas.lines().any(|line| line.contains("port.cocaine")), "{areas}");
    let sheet = text(&scene.run("explain advice port.cocaine").stdout);
    assert!(sheet.starts_with("Cocaine (port.cocaine)\n"), "{sheet}");
    for part in ["What the additive value is made of", "From the document of harbour--equal-weights--base"] {
        assert!(sheet.contains(part), "{sheet}");
    }
    insta::assert_snapshot!(scene.transcript("explain advice port.cocain"));
}

#[test]
fn a_choice_under_rules_is_proved_from_the_written_files() {
    let scene = Scene::new();
    let made =
        scene.run(&format!("assess {HARBOUR} --model ROOT/fixtures/models/harbour-rules.json --out advice"));
    assert_eq!((code(&made), text(&made.stderr)), (0, String::new()));
    assert_eq!(code(&scene.run("verify advice")), 0);
    let read = |name: &str| -> serde_json::Value {
        let bytes = fs::read(scene.path("advice").join(name)).expect("it is written");
        serde_json::from_slice(&bytes).expect("JSON")
    };
    let problem = read("problem.json");
    for part in ["elements", "coverage", "exclusions", "prerequisites", "resources"] {
        assert!(problem[part].as_array().is_some_and(|list| !list.is_empty()), "{part}");
    }
    let items = problem["items"].as_array().expect("items");
    assert_eq!(items.iter().filter(|item| item["bonus"] == 30_000).count(), 2);
    let certificate = read("certificate.json");
    assert!(certificate["tree"]["branches"].as_array().is_some_and(|branches| !branches.is_empty()));
    // The rule on labour against tobacco holds, and so does that on waste.
    let chosen: Vec<&str> = certificate["chosen"]
        .as_array()
        .expect("a choice")
        .iter()
        .filter_map(|chosen| chosen["item"].as_str())
        .collect();
    assert!(chosen.contains(&"labour") || chosen.contains(&"waste"), "{chosen:?}");
    assert!(!(chosen.contains(&"labour") && chosen.contains(&"port.tobacco")), "{chosen:?}");
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let scene = Scene::new();
    for threads in [1, 3] {
        let made = scene.run(&format!("assess {HARBOUR} --out run-{threads} --threads {threads}"));
        assert_eq!(code(&made), 0);
    }
    let sums = |run: &str| fs::read(scene.path(run).join("SHA256SUMS")).expect("sums");
    assert_eq!(sums("run-1"), sums("run-3"));
}

#[test]
fn a_run_that_was_tampered_with_is_told_apart() {
    let scene = Scene::new();
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} --out advice"))), 0);
    fs::write(scene.path("advice/advice.md"), "Everything is fine.\n").expect("it can be changed");
    fs::write(scene.path("advice/notes.txt"), "mine").expect("it can be added");
    fs::remove_file(scene.path("advice/summary.json")).expect("it can be removed");
    let found = scene.run("verify advice");
    let said = text(&found.stderr);
    assert_eq!(code(&found), 5);
    for fault in ["advice.md was changed", "notes.txt does not belong", "summary.json is missing"] {
        assert!(said.contains(fault), "{said}");
    }
    insta::assert_snapshot!(scene.transcript("verify nowhere"));
}

/// The hashes are right, but the proof is not: the proposed value was made greater than the choice is worth.
#[test]
fn a_certificate_that_proves_nothing_is_told_apart() {
    let scene = Scene::new();
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} --out advice"))), 0);
    let read = |name: &str| fs::read_to_string(scene.path("advice").join(name)).expect("it was written");
    let mut certificate: serde_json::Value = serde_json::from_str(&read("certificate.json")).expect("JSON");
    let value = certificate["value"].as_i64().expect("a value");
    certificate["value"] = (value + 1).into();
    let mut forged =
        socta::store::Run::stage(&scene.path("forged"), socta::store::IfExists::Refuse).expect("a run");
    forged.write("problem.json", read("problem.json").as_bytes()).expect("written");
    forged.write("certificate.json", certificate.to_string().as_bytes()).expect("written");
    let manifest: socta::store::Manifest = serde_json::from_str(&read("manifest.json")).expect("a manifest");
    forged.commit(manifest.provenance).expect("committed");
    let found = scene.run("verify forged");
    assert_eq!(code(&found), 5);
    assert!(text(&found.stderr).contains("certificate.json proves nothing"), "{}", text(&found.stderr));
}

#[test]
fn an_input_with_errors_writes_nothing() {
    let scene = Scene::broken("C001");
    let broken = "C001";
    let refused = scene.run(&format!("assess {broken} --out advice"));
    assert_eq!(code(&refused), 1);
    assert!(refused.stdout.is_empty() && text(&refused.stderr).contains("error[C001]"));
    assert_eq!(names(&scene.path("")), ["C001"]);
    insta::assert_snapshot!(scene.transcript(&format!("check {broken}")));
}

#[test]
fn findings_leave_as_json_and_sarif_too() {
    let scene = Scene::broken("C001");
    for (format, version) in [("json", "/schema"), ("sarif", "/version")] {
        let found = scene.run(&format!("check C001 --format {format}"));
        let value: serde_json::Value = serde_json::from_slice(&found.stdout).expect("JSON");
        assert_eq!(code(&found), 1);
        assert!(value.pointer(version).is_some(), "{value}");
    }
}

/// Merging reports of one network is a warning; whoever wants may make it an error.
#[test]
fn severities_decide_the_exit_code() {
    let scene = Scene::broken("N002");
    let folder = "N002";
    assert_eq!(code(&scene.run(&format!("check {folder}"))), 0);
    assert_eq!(code(&scene.run(&format!("check {folder} --deny N002"))), 1);
    assert_eq!(code(&scene.run(&format!("check {folder} --deny N --allow N002"))), 0);
    insta::assert_snapshot!(scene.transcript(&format!("check {folder} --deny N999")));
}

#[test]
fn faults_of_a_scenario_are_shown_where_they_stand() {
    let scenario = r#"{
  "schema": "socta.scenario/1",
  "name": "wrong",
  "title": {"en": "Wrong"},
  "description": "Everything that can be wrong with an override.",
  "author": "test",
  "overrides": {
    "forced_in": [{"area": "port.cocain", "author": "me", "reason": "because"}],
    "forced_out": [{"area": "waste", "author": "me", "reason": " "}]
  }
}
"#;
    let scene = Scene::new().file("wrong.json", scenario);
    insta::assert_snapshot!(scene.transcript("check ROOT/fixtures/dossiers/harbour --scenario wrong.json"));
}

#[test]
fn overrides_that_do_not_fit_the_bounds_are_infeasible() {
    let forced = |area: &str| format!(r#"{{"area": "{area}", "author": "me", "reason": "because"}}"#);
    let scenario = format!(
        r#"{{"schema": "socta.scenario/1", "name": "too-much", "title": {{"en": "Too much"}}, "description": "",
            "author": "test", "choices": {{"priorities": 1}},
            "overrides": {{"forced_in": [{}, {}]}}}}"#,
        forced("waste"),
        forced("labour")
    );
    let scene = Scene::new().file("too-much.json", &scenario);
    let refused = scene.run(&format!("assess {HARBOUR} --scenario too-much.json --out advice"));
    assert_eq!(code(&refused), 3, "{}", text(&refused.stderr));
    assert_eq!(names(&scene.path("")), ["too-much.json"]);
}

#[test]
fn an_old_run_is_replaced_only_by_force_and_another_folder_never() {
    let scene = Scene::new().file("mine/precious", "x");
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} --out advice"))), 0);
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} --out advice"))), 4);
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} --out advice --seed 2 --force"))), 0);
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} --out mine --force"))), 4);
    assert_eq!(names(&scene.path("mine")), ["precious"]);
}

#[test]
fn a_dry_run_lists_the_files_and_writes_none() {
    let scene = Scene::new();
    let output = scene.run(&format!("assess {HARBOUR} --out advice --dry-run"));
    let listing = text(&output.stdout);
    assert_eq!(code(&output), 0);
    assert!(listing.lines().any(|line| line.ends_with(" advice.md")), "{listing}");
    assert_eq!(names(&scene.path("")), Vec::<String>::new());
}

#[test]
fn what_the_command_line_cannot_mean_is_a_usage_error() {
    let scene = Scene::new();
    for wrong in [
        "--language tlh --out a",
        "--language nl --out a",
        "--model nobodys-weights --out a",
        "--seed 1",
        "--model equal-weights --model equal-weights --out a",
        "--samples 1 --out a",
    ] {
        let output = scene.run(&format!("assess {HARBOUR} {wrong}"));
        assert_eq!(code(&output), 2, "{wrong}: {}", text(&output.stderr));
    }
    insta::assert_snapshot!(scene.transcript("check ROOT/fixtures/dossiers/harbour --model equal-weight"));
}

#[test]
fn a_batch_is_the_product_with_a_table() {
    let scene = Scene::new();
    let scenarios = "--scenario ROOT/fixtures/scenarios/harm-first.json \
                     --scenario ROOT/fixtures/scenarios/harbour-waste-in.json";
    let models = "--model equal-weights --model strong-four";
    let made = scene.run(&format!("assess {HARBOUR} {models} {scenarios} --out batch"));
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    let folders: Vec<String> =
        names(&scene.path("batch")).into_iter().filter(|name| name.contains("--")).collect();
    assert_eq!(
        folders,
        [
            "harbour--equal-weights--base",
            "harbour--equal-weights--harbour-waste-in",
            "harbour--equal-weights--harm-first",
            "harbour--strong-four--base",
            "harbour--strong-four--harbour-waste-in",
            "harbour--strong-four--harm-first",
        ]
    );
    let table = fs::read_to_string(scene.path("batch/summary.csv")).expect("a table");
    assert_eq!(table.lines().count(), 7);
    assert_eq!(code(&scene.run("verify batch")), 0);
    let compared = scene.run("compare batch --format json");
    let value: serde_json::Value = serde_json::from_slice(&compared.stdout).expect("JSON");
    assert_eq!(value["schema"], "socta.comparison/1");
    assert_eq!(value["runs"].as_array().map(Vec::len), Some(6));
    insta::assert_snapshot!(scene.transcript("explain batch waste"));
}

/// The same runs made in memory and read from their folders compare alike.
#[test]
fn a_dossier_is_compared_without_writing() {
    let scene = Scene::new();
    let scenario = "--scenario ROOT/fixtures/scenarios/harbour-without-customs.json";
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} {scenario} --out batch"))), 0);
    let stored = scene.run("compare batch --format csv").stdout;
    let made = scene.run(&format!("compare {HARBOUR} {scenario} --format csv"));
    assert_eq!((code(&made), text(&made.stdout)), (0, text(&stored)));
    insta::assert_snapshot!(scene.transcript("compare batch/harbour--equal-weights--base"));
}

/// Ctrl-C while a long run is under way: the folder never appears and nothing is left beside it.
#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing() {
    use std::process::{Command, Stdio};
    let scene = Scene::new();
    for signal in ["INT", "TERM"] {
        let long = "assess ROOT/fixtures/dossiers/harbour --samples 100000000 --out advice";
        let mut child =
            scene.command(long).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it runs");
        let staged = || !names(&scene.path("")).is_empty();
        for _ in 0..600 {
            if staged() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        assert!(staged(), "the run has begun");
        let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
        assert!(sent.expect("kill is there").success());
        assert_eq!(child.wait().expect("it ends").code(), Some(130), "{signal}");
        assert_eq!(names(&scene.path("")), Vec::<String>::new(), "{signal}");
    }
}

#[test]
fn an_area_is_explained_in_the_words_of_the_document_and_as_data() {
    let scene = Scene::new();
    let waste_in = "--scenario ROOT/fixtures/scenarios/harbour-waste-in.json";
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} {waste_in} --out batch"))), 0);
    let run = "batch/harbour--equal-weights--harbour-waste-in";
    for area in ["labour", "waste"] {
        let said = text(&scene.run(&format!("explain {run} {area}")).stdout);
        let why = said.split("\nHow firm its place is\n").nth(1).expect("it says why");
        let why = why.split("\nFrom the document of").next().expect("a first part");
        insta::assert_snapshot!(format!("why_{area}"), why);
        let document = fs::read_to_string(scene.path(run).join("advice.md")).expect("the document");
        let verdict = why.trim_start().lines().next().expect("a first line");
        assert!(document.contains(verdict), "the document says the same: {verdict}");
    }
    let data = scene.run(&format!("explain {run} labour --format json"));
    let value: serde_json::Value = serde_json::from_slice(&data.stdout).expect("JSON");
    assert_eq!(value["schema"], "socta.explanation/1");
    assert_eq!(value["why"]["reason"]["verdict"], "holds-unless");
    assert_eq!(value["why"]["reason"]["held_by"], serde_json::json!([{"override": "waste"}]));
    assert_eq!(value["prices"][0]["price"]["enters"], serde_json::json!(["labour"]));
}

#[test]
fn the_score_by_another_method_is_taken_apart() {
    let scene = Scene::new();
    assert_eq!(code(&scene.run(&format!("assess {HARBOUR} --out advice"))), 0);
    let apart = "explain advice port.cocaine --internal --against waste --method";
    let data = scene.run(&format!("{apart} topsis --format json"));
    let value: serde_json::Value = serde_json::from_slice(&data.stdout).expect("JSON");
    let number = |value: &serde_json::Value| value.as_f64().expect("a number");
    let parts = value["parts"]["values"].as_array().expect("values");
    let sum: f64 = parts.iter().map(|part| number(&part["value"])).sum();
    let difference = number(&value["parts"]["score"]) - number(&value["parts"]["base"]);
    assert!((sum - difference).abs() < 1e-9 && parts.iter().any(|part| number(&part["error"]) > 0.0));
    // Every area of this run is proposed, so that there is no other side of the line.
    assert_eq!(code(&scene.run("explain advice port.cocaine --internal --method topsis")), 2);
    // What may not be handed over is not taken apart unless it is asked for.
    assert_eq!(code(&scene.run("explain advice port.cocaine --against waste --method topsis")), 2);
    assert_eq!(code(&scene.run(&format!("{apart} topsi"))), 2);
    let said = text(&scene.run(&format!("{apart} additive")).stdout);
    assert!(said.contains("± 0.00000") && !said.contains("± 0.00001"), "{said}");
}

#[test]
fn a_problem_is_chosen_from_and_its_proof_is_checked() {
    let scene = Scene::new();
    let made =
        scene.run(&format!("assess {HARBOUR} --model ROOT/fixtures/models/harbour-rules.json --out advice"));
    assert_eq!(code(&made), 0);
    insta::assert_snapshot!(
        scene.transcript("choose advice/problem.json --near 0.1 --certificate proof.json")
    );
    assert_eq!(code(&scene.run("verify advice/problem.json --certificate proof.json")), 0);
    // What the document says of the same choice is the same.
    let found: serde_json::Value =
        serde_json::from_slice(&scene.run("choose advice/problem.json --format json").stdout).expect("JSON");
    let results = fs::read(scene.path("advice/results.json")).expect("it is written");
    let results: serde_json::Value = serde_json::from_slice(&results).expect("JSON");
    assert_eq!(found["alternatives"], results["proposal"]["alternatives"]);
    assert_eq!(found["solution"], results["proposal"]["solution"]);
    // A proof of another problem proves nothing.
    let problem = fs::read_to_string(scene.path("advice/problem.json")).expect("it is written");
    let other = problem.replacen("\"least\": 1", "\"least\": 0", 1);
    assert_ne!(other, problem);
    fs::write(scene.path("other.json"), other).expect("it can be written");
    assert_eq!(code(&scene.run("verify other.json --certificate proof.json")), 5);
    assert_eq!(code(&scene.run("choose advice/problem.json --near -1")), 2);
    assert_eq!(code(&scene.run("choose advice/summary.json")), 4);
}
