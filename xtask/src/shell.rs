//! Other programs: found, shown, run, and their failure told.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a task ended early, for the person who started it.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

/// What a task returns.
pub(crate) type Done = Result<(), Failure>;

/// The repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Says what begins now. Continuous integration folds what follows under it.
pub(crate) fn step(title: &str) {
    if std::env::var_os("GITHUB_ACTIONS").is_some() {
        println!("::endgroup::\n::group::{title}");
    } else {
        println!("\n── {title}");
    }
}

/// A command in the repository, its words split at blanks.
pub(crate) fn command(words: &str) -> Command {
    let mut parts = words.split_whitespace();
    let mut command = Command::new(parts.next().unwrap_or_default());
    command.args(parts).current_dir(root());
    command
}

/// cargo as it runs this task.
pub(crate) fn cargo(words: &str) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(words.split_whitespace()).current_dir(root());
    cargo
}

/// npm, in the interface's folder.
pub(crate) fn npm(words: &str) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(words.split_whitespace()).current_dir(root().join("ui"));
    npm
}

/// The `swingtag` command of this build.
pub(crate) fn swingtag() -> Command {
    let mut command = Command::new(built("swingtag"));
    command.current_dir(root());
    command
}

/// An executable of the dev build.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The folder of what is built.
pub(crate) fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Shows a command, runs it, and tells how long it took.
pub(crate) fn run(command: &mut Command) -> Done {
    println!("$ {}", shown(command));
    let began = Instant::now();
    let status = command.status().map_err(|e| Failure(format!("{} does not start: {e}", shown(command))))?;
    if began.elapsed().as_secs() >= 5 {
        println!("  ({} s)", began.elapsed().as_secs());
    }
    if status.success() { Ok(()) } else { Err(Failure(format!("{} failed ({status})", shown(command)))) }
}

/// What a command writes to its standard output; it must succeed.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| Failure(format!("{} does not start: {e}", shown(command))))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Failure(format!("{} failed ({})", shown(command), output.status)))
}

/// Whether a command starts and succeeds; it says nothing.
pub(crate) fn succeeds(words: &str) -> bool {
    let quiet = command(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quiet.is_ok_and(|status| status.success())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    let arguments = command.get_args().map(|a| a.to_string_lossy().into_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}
