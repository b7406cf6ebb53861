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
