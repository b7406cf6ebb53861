//! What the user sees: data on stdout, talk on stderr.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufWriter, IsTerminal, Write};

use super::exit::Failure;
use super::options::{Color, Global};
use super::speech::{say, shown};
use crate::diagnostics::TextStyle;

/// What the environment says about colours and animation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Environment {
    no_color: bool,
    force: bool,
    dumb: bool,
}

impl Environment {
    /// Reads it. An empty variable counts as not set (no-color.org).
    fn read(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        Self {
            no_color: set("NO_COLOR"),
            force: variable("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0"),
            dumb: variable("TERM").is_some_and(|value| value == "dumb"),
        }
    }

    /// Whether to use colours on a stream.
    fn colours(self, wanted: Color, terminal: bool) -> bool {
        match wanted {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if self.no_color => false,
            Color::Auto => self.force || (terminal && !self.dumb),
        }
    }
}

/// The streams and how to write on them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    /// Colours on stdout.
    pub(super) colour_out: bool,
    /// Colours on stderr.
    pub(super) colour_err: bool,
    /// Whether a progress bar may be shown.
    pub(super) animate: bool,
    quiet: bool,
    verbose: bool,
}

impl Terminal {
    /// As the options and the environment want it.
    pub(super) fn new(global: &Global) -> Self {
        let environment = Environment::read(|name| std::env::var_os(name));
        let (out, err) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        Self {
            colour_out: environment.colours(global.color, out),
            colour_err: environment.colours(global.color, err),
            animate: err && !environment.dumb && !global.quiet,
            quiet: global.quiet,
            verbose: global.verbose,
        }
    }

    /// Writes data.
    pub(super) fn data(self, text: &str) -> Result<(), Failure> {
        self.stream(|out| out.write_all(text.as_bytes()))
    }

    /// Writes data that is too large to be held as text.
    pub(super) fn stream(self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        match write(&mut out).and_then(|()| out.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::ClosedPipe),
            Err(error) => Err(Failure::Io(say("stdout-refused", &[("error", shown(error))]))),
        }
    }

    /// Says something that matters but is no fault.
    pub(super) fn note(self, text: &str) {
        if !self.quiet {
            talk(text);
        }
    }

    /// Says something that only some want to know.
    pub(super) fn detail(self, text: &str) {
        if self.verbose {
            talk(text);
        }
    }

    /// Says what is wrong.
    pub(super) fn complain(self, text: &str) {
        talk(text);
    }

    /// Says why the command failed.
    pub(super) fn error(self, text: &str) {
        let (start, end) = if self.colour_err { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
        talk(&format!("{start}{}{end} {text}", say("error-label", &[])));
    }

    /// How to write findings on stderr.
    pub(super) fn style_err(self) -> TextStyle {
        style(self.colour_err)
    }

    /// How to write findings on stdout.
    pub(super) fn style_out(self) -> TextStyle {
        style(self.colour_out)
    }
}

fn style(colour: bool) -> TextStyle {
    TextStyle { colour, ..TextStyle::default() }
}

/// Writes a line of talk. When nobody can hear it, there is nobody to tell.
fn talk(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes());
    if !text.ends_with('\n') {
        let _ = err.write_all(b"\n");
    }
}

/// The `--color` of a command line that may not even be readable, so that usage errors keep to it.
pub(super) fn early_color(arguments: &[OsString]) -> clap::ColorChoice {
    let mut wanted = None;
    for (position, argument) in arguments.iter().enumerate() {
        if argument == "--" {
            break;
        }
        if argument == "--color" {
            wanted = arguments.get(position + 1).and_then(|value| value.to_str());
        } else if let Some(value) = argument.to_str().and_then(|text| text.strip_prefix("--color=")) {
            wanted = Some(value);
        }
    }
    match wanted.map(OsStr::new) {
        Some(value) if value == "always" => clap::ColorChoice::Always,
        Some(value) if value == "never" => clap::ColorChoice::Never,
        _ => clap::ColorChoice::Auto,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            variables.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn colours_follow_the_option_then_the_environment_then_the_terminal() {
        let plain = environment(&[]);
        assert!(plain.colours(Color::Auto, true) && !plain.colours(Color::Auto, false));
        let quiet = environment(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]);
        assert!(!quiet.colours(Color::Auto, true) && quiet.colours(Color::Always, false));
        let forced = environment(&[("CLICOLOR_FORCE", "1")]);
        assert!(forced.colours(Color::Auto, false) && !forced.colours(Color::Never, true));
        assert!(!environment(&[("CLICOLOR_FORCE", "0")]).colours(Color::Auto, false));
        assert!(!environment(&[("TERM", "dumb")]).colours(Color::Auto, true));
        assert!(environment(&[("NO_COLOR", "")]).colours(Color::Auto, true));
    }

    #[test]
    fn the_colour_option_is_found_before_the_line_is_understood() {
        let line = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(early_color(&line("socta --color never x")), clap::ColorChoice::Never);
        assert_eq!(early_color(&line("socta x --color=always")), clap::ColorChoice::Always);
        assert_eq!(early_color(&line("socta x -- --color=always")), clap::ColorChoice::Auto);
    }
}
