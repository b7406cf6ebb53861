//! Exit codes: one test a kind of failure.

use std::io::Read;
use std::process::Stdio;

use super::transcript::{Scene, code};

#[test]
fn nothing_at_all_is_a_usage_error() {
    assert_eq!(code(&Scene::new().run("")), 2);
}

#[test]
fn usage_errors_name_the_option() {
    insta::assert_snapshot!(Scene::new().transcript("rank m.json --methd topsis"));
    insta::assert_snapshot!(Scene::new().transcript("explian O004"));
    insta::assert_snapshot!(Scene::new().transcript("methods --threads 0"));
}

#[test]
fn a_missing_file_is_not_readable() {
    insta::assert_snapshot!(Scene::new().transcript("networks nowhere.csv"));
}

#[test]
fn an_existing_folder_is_not_generated_over() {
    let scene = Scene::new().file("there/precious", "x");
    insta::assert_snapshot!(scene.transcript("generate --out there"));
    assert!(scene.path("there/precious").is_file());
}

#[test]
fn generated_dossiers_are_the_same_by_seed_and_leave_nothing_beside() {
    let scene = Scene::new();
    let sizes = "--areas 4 --networks 6 --actors 40 --links 80";
    insta::assert_snapshot!(scene.transcript(&format!("generate --out one {sizes}")));
    assert_eq!(code(&scene.run(&format!("generate --out two {sizes} --quiet"))), 0);
    let read = |name: &str| std::fs::read(scene.path(name)).expect("it was written");
    assert_eq!(read("one/links.csv"), read("two/links.csv"));
    assert_eq!(std::fs::read_dir(scene.path("")).expect("a folder").count(), 2);
}

const TWO_IN_ONE_PLACE: &str = r#"{
  "schema": "socta.scenario/1", "name": "too-many", "title": {"en": "Two in one place"},
  "description": "Two areas for one place", "author": "nobody",
  "choices": {"priorities": 1},
  "overrides": {"forced_in": [
    {"area": "labour", "author": "nobody", "reason": "a test"},
    {"area": "waste", "author": "nobody", "reason": "a test"}
  ]}
}"#;

/// What nobody could propose is reported; the other runs of the batch are written.
#[test]
fn a_run_that_nothing_fits_takes_no_other_with_it() {
    let scene = Scene::new().file("too-many.json", TWO_IN_ONE_PLACE);
    let dossier = "ROOT/fixtures/dossiers/harbour --samples 200 --quiet";
    let made = scene.run(&format!(
        "assess {dossier} --scenario too-many.json --scenario ROOT/fixtures/scenarios/tight-budget.json --out batch"
    ));
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert_eq!(code(&made), 3, "{said}");
    assert!(said.contains("harbour--equal-weights--too-many"), "{said}");
    let there = |run: &str| scene.path("batch").join(run).join("results.json").is_file();
    assert!(there("harbour--equal-weights--base") && there("harbour--equal-weights--tight-budget"), "{said}");
    assert!(!scene.path("batch/harbour--equal-weights--too-many").exists());
    assert_eq!(code(&scene.run("verify batch")), 0);
}

/// Whoever reads may stop reading; a schema is longer than what a pipe holds unread.
#[test]
fn a_closed_pipe_is_done() {
    let scene = Scene::new();
    let mut child = scene
        .command("completions bash")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    drop(child.stdout.take());
    let mut talk = String::new();
    child.stderr.take().expect("stderr is piped").read_to_string(&mut talk).expect("talk is text");
    assert_eq!((child.wait().expect("it ends").code(), talk.as_str()), (Some(0), ""));
}

#[test]
fn colours_keep_to_the_option_and_the_environment() {
    let scene = Scene::new();
    let escape = |output: std::process::Output| output.stderr.contains(&0x1b);
    assert!(!escape(scene.run("explain nothing")));
    assert!(escape(scene.run("explain nothing --color always")));
    let forced = scene.command("explain nothing").env("CLICOLOR_FORCE", "1").output().expect("it runs");
    assert!(escape(forced));
    let both = scene.command("explain nothing").env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output();
    assert!(!escape(both.expect("it runs")));
}
