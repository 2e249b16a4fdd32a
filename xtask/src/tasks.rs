//! The short tasks: window, tests, bench, bridge.

use crate::setup;
use crate::shell::{Done, built, cargo, npm, run, step, swingtag};
use crate::tidy;

/// Builds and opens the window; arguments go to it, such as a project file.
pub(crate) fn app(arguments: &[String]) -> Done {
    setup::for_build()?;
    step("Window");
    run(&mut cargo("build --package swingtag-desktop"))?;
    run(std::process::Command::new(built("swingtag-desktop")).args(arguments))
}

/// Every check and test there is, the quick ones first.
pub(crate) fn test() -> Done {
    setup::for_build()?;
    tidy::run()?;
    step("Format");
    run(&mut cargo("fmt --all --check"))?;
    step("Interface: types, lints, tests");
    for script in ["check", "lint", "test"] {
        run(&mut npm(&format!("run {script}")))?;
    }
    setup::build()?;
    setup::fetch_encoder()?;
    step("Lints");
    run(&mut cargo("clippy --workspace --all-targets -- -D warnings"))?;
    step("Tests");
    // One invocation: the features of all crates are unified, and nothing is compiled twice. The tests of
    // the window bring a virtual display of their own rather than flash over somebody's screen.
    run(cargo("test --workspace --no-fail-fast --exclude xtask")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY"))?;
    run(&mut cargo("test --package xtask"))
}

/// Measurements of the window, and the variable that says how large they are.
const OF_THE_WINDOW: [(&str, &str); 2] =
    [("ui", "SWINGTAG_BENCH_ITEMS"), ("soak", "SWINGTAG_SOAK_DECISIONS")];

/// Speed against references. The ordinary build: whatever computes in it is optimised. `ui`, and a number of
/// items, measures the window instead; `soak`, and a number of decisions, a long day in it.
pub(crate) fn bench(arguments: &[String]) -> Done {
    step("Bench");
    let is_asked = |(name, _): &(&str, &str)| arguments.first().is_some_and(|first| first == name);
    if let Some((name, size)) = OF_THE_WINDOW.into_iter().find(is_asked) {
        setup::for_build()?;
        setup::build()?;
        let mut measure = cargo(&format!("test --workspace --exclude xtask --bench {name}"));
        if let Some(given) = arguments.get(1) {
            measure.env(size, given);
        }
        return run(measure.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY"));
    }
    run(&mut cargo("build --package swingtag-cli"))?;
    run(swingtag().arg("bench").args(arguments))
}

/// The screens of the window as pictures in `docs/screens`.
pub(crate) fn screens() -> Done {
    setup::for_build()?;
    setup::build()?;
    step("Screens");
    run(cargo("test --workspace --exclude xtask --test desktop screens")
        .env("SWINGTAG_WRITE_PICTURES", "1")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY"))
}

/// Writes the TypeScript of the bridge; the same test without the variable checks it.
pub(crate) fn bridge() -> Done {
    step("Bridge");
    run(cargo("test --workspace --exclude xtask --test bridge").env("SWINGTAG_WRITE_BRIDGE", "1"))
}

/// Whether there is a screen to open a window on.
pub(crate) fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Opens a project in the window.
pub(crate) fn open_window(project: &str) -> Done {
    if !has_display() || std::env::var_os("CI").is_some() {
        println!("no display here; elsewhere the window opens now: cargo xtask app {project}");
        return Ok(());
    }
    step("Window");
    run(std::process::Command::new(built("swingtag-desktop")).arg(project))
}

/// The `swingtag` command with arguments split at blanks.
pub(crate) fn swingtag_with(words: &str) -> std::process::Command {
    let mut command = swingtag();
    command.args(words.split_whitespace());
    command
}
