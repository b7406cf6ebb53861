//! The `socta` command; everything it does is in the library.

fn main() -> std::process::ExitCode {
    socta::cli::main()
}
