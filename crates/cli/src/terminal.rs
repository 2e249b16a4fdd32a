//! Progress on standard error, only when somebody is looking.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use swingtag_workbench::{Stopped, Watch};

/// A progress line, redrawn at most ten times a second.
pub(crate) struct Terminal {
    line: Option<Mutex<Line>>,
}

struct Line {
    step: String,
    begun: Instant,
    drawn: Instant,
}

impl Terminal {
    /// Shows progress when standard error is a terminal.
    pub(crate) fn new() -> Self {
        let now = Instant::now();
        let line = Line { step: String::new(), begun: now, drawn: now };
        Self { line: std::io::stderr().is_terminal().then(|| Mutex::new(line)) }
    }
}

impl Watch for Terminal {
    fn tick(&self, step: &str, done: u64, total: u64) -> Result<(), Stopped> {
        let Some(line) = &self.line else { return Ok(()) };
        let mut line = line.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = Instant::now();
        if line.step != step {
            line.step = step.to_owned();
            line.begun = now;
        } else if now - line.drawn < Duration::from_millis(100) && done < total {
            return Ok(());
        }
        line.drawn = now;
        let left = time_left(now - line.begun, done, total);
        let count = if total == 0 { format!("{done}") } else { format!("{done} of {total}") };
        // A progress line that cannot be written harms nobody.
        let _ = write!(std::io::stderr().lock(), "\r\x1b[K{step}: {count}{left}");
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.line.is_some() {
            eprint!("\r\x1b[K");
        }
    }
}

/// “, 40 s left”, once there is something to reckon with.
fn time_left(spent: Duration, done: u64, total: u64) -> String {
    if done == 0 || done >= total || spent < Duration::from_secs(2) {
        return String::new();
    }
    let seconds = spent.as_secs_f64() / done as f64 * (total - done) as f64;
    format!(", {seconds:.0} s left")
}
