//! The real window under a driver: a display, WebKit's driver, the application with its own preferences.
//!
//! Everything started here is stopped here, in the order that leaves no process behind.

mod display;
mod driver;
pub(crate) mod feed;
pub(crate) mod few_colours;
pub(crate) mod grown;
pub(crate) mod person;
pub(crate) mod project;
mod window;
mod wire;

pub(crate) use display::Display;
pub(crate) use window::{Look, Window};

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// One window at a time: two drivers on a small machine only make each other late.
static ONE_WINDOW: Mutex<()> = Mutex::new(());

/// What a test of the window needs, or nothing when this machine lacks it.
///
/// In continuous integration a lack is a failure: a test that is always skipped says nothing.
pub(crate) fn window_is_possible() -> Option<(MutexGuard<'static, ()>, Display)> {
    let turn = ONE_WINDOW.lock().unwrap_or_else(PoisonError::into_inner);
    let display = match missing() {
        None => Display::open(),
        Some(program) => Err(format!("{program} is not installed; run `cargo xtask setup`")),
    };
    match display {
        Ok(display) => Some((turn, display)),
        Err(reason) => {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "no test of the window: {reason}");
            eprintln!("skipped, no test of the window: {reason}");
            None
        }
    }
}

fn missing() -> Option<&'static str> {
    if on_path(driver::PROGRAM).is_none() {
        return Some(driver::PROGRAM);
    }
    let has_display = std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty());
    (!has_display && on_path(display::PROGRAM).is_none()).then_some(display::PROGRAM)
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
