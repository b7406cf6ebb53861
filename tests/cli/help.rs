//! What the help says.

use super::transcript::Scene;

const COMMANDS: [&str; 14] = [
    "assess",
    "check",
    "compare",
    "rank",
    "weights",
    "benchmark",
    "networks",
    "generate",
    "explain",
    "methods",
    "model",
    "schema",
    "verify",
    "completions",
];

#[test]
fn short_help() {
    insta::assert_snapshot!(Scene::new().transcript("-h"));
}

#[test]
fn long_help() {
    insta::assert_snapshot!(Scene::new().transcript("--help"));
}

#[test]
fn help_of_every_command() {
    for command in COMMANDS {
        insta::assert_snapshot!(
            format!("help_{command}"),
            Scene::new().transcript(&format!("{command} --help"))
        );
    }
}

#[test]
fn version() {
    insta::assert_snapshot!(Scene::new().transcript("--version"), @r"
    $ socta --version
    => 0
    --- stdout
    socta [VERSION]
    ");
}

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    let scene = Scene::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = scene.run(&format!("completions {shell}"));
        assert!(output.status.success() && output.stderr.is_empty(), "{shell}");
        let script = String::from_utf8(output.stdout).expect("a script is text");
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
    }
}
