//! Runs the command and writes down what it said, without what differs between machines.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for one test, and the command that runs in it.
pub struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A folder with the broken dossier of a code, which is called by the code.
    pub fn broken(code: &str) -> Self {
        let scene = Self::new();
        assert!(scene.run(&format!("explain {code} --example {code}")).status.success(), "{code}");
        scene
    }

    /// With a file.
    pub fn file(self, name: &str, text: &str) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
        self
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The command with these arguments, split at spaces, with an environment that says nothing.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_socta"));
        let arguments = arguments.split(' ').filter(|argument| !argument.is_empty());
        command.args(arguments.map(|argument| argument.replace("ROOT", env!("CARGO_MANIFEST_DIR"))));
        command.current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
        command
    }

    /// Runs it.
    pub fn run(&self, arguments: &str) -> Output {
        self.command(arguments).output().expect("the command can be run")
    }

    /// Runs it with something on stdin.
    pub fn run_with(&self, arguments: &str, input: &str) -> Output {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be run");
        let mut stdin = child.stdin.take().expect("stdin is piped");
        stdin.write_all(input.as_bytes()).expect("the command reads its input");
        drop(stdin);
        child.wait_with_output().expect("the command ends")
    }

    /// Runs it and writes down the command, the exit code, stdout and stderr.
    pub fn transcript(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        let said = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        assert!(!said.iter().any(|text| text.contains('⟦')), "a message is missing: {said:?}");
        let text = |bytes: &[u8]| Redactor::new(self.folder.path()).redact(&String::from_utf8_lossy(bytes));
        let part = |name: &str, bytes: &[u8]| {
            let text = text(bytes);
            if text.is_empty() { String::new() } else { format!("--- {name}\n{}\n", text.trim_end()) }
        };
        let code = output.status.code().map_or_else(|| "none".to_owned(), |code| code.to_string());
        format!(
            "$ socta {arguments}\n=> {code}\n{}{}",
            part("stdout", &output.stdout),
            part("stderr", &output.stderr)
        )
    }
}

/// The exit code of a command that was not ended by a signal.
pub fn code(output: &Output) -> i32 {
    output.status.code().expect("it was not ended by a signal")
}

/// Replaces what differs between machines and versions.
struct Redactor {
    replacements: Vec<(String, &'static str)>,
}

impl Redactor {
    fn new(folder: &Path) -> Self {
        let replacements = vec![
            (folder.display().to_string(), "[FOLDER]"),
            (env!("CARGO_MANIFEST_DIR").to_owned(), "ROOT"),
            (format!("socta {}", env!("CARGO_PKG_VERSION")), "socta [VERSION]"),
        ];
        Self { replacements }
    }

    fn redact(&self, text: &str) -> String {
        let replaced = |text: String, (from, to): &(String, &str)| text.replace(from, to);
        let text = self.replacements.iter().fold(text.to_owned(), replaced);
        // "12.345 s" is a time.
        let words = text.split_inclusive(char::is_whitespace).collect::<Vec<_>>();
        let time = |at: usize| {
            let next = words.get(at + 1).is_some_and(|word| word.trim() == "s");
            next && words[at].trim().parse::<f64>().is_ok()
        };
        (0..words.len()).map(|at| if time(at) { "[TIME] " } else { words[at] }).collect()
    }
}
