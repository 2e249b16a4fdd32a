//! `cargo xtask`: set-up, demo, app, test, bench, package, tidy, bridge.
//!
//! Runs the tools a person would run by hand, says which, and ends at the first that fails. Holds no
//! rule of the product; the repository's own rules live in `tidy`.

mod demo;
mod package;
mod report;
mod setup;
mod shell;
mod tasks;
mod tidy;

use std::process::ExitCode;

use shell::Failure;

const USAGE: &str = "cargo xtask TASK

  setup    system packages, npm packages, the interface, the pretrained encoder; skips what is done
  demo     setup, then the whole loop on the sample catalogue in ./demo, then the window
  app      build and open the window
  test     setup, then every check and test there is
  bench    speed against references (arguments go to `swingtag bench`); `bench ui [ITEMS]` measures the window,
           `bench soak [DECISIONS]` a long day in it
  package  a Debian package and an AppImage in target/release/bundle
  screens  the window's screens as pictures in docs/screens
  tidy     the repository's own rules
  bridge   write the TypeScript of the bridge from the Rust types";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match task.as_str() {
        "setup" => setup::everything(),
        "demo" => demo::run(),
        "app" => tasks::app(&rest),
        "test" => tasks::test(),
        "bench" => tasks::bench(&rest),
        "package" => package::run_all(),
        "screens" => tasks::screens(),
        "tidy" => tidy::run(),
        "bridge" => tasks::bridge(),
        "" | "help" | "--help" => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        other => Err(Failure(format!("there is no task “{other}”\n\n{USAGE}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why)) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}
