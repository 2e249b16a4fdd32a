//! The display of the machine, or a virtual one of our own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The virtual display server.
pub(crate) const PROGRAM: &str = "Xvfb";

/// A display; a virtual one ends with it.
pub(crate) struct Display {
    name: String,
    server: Option<Child>,
}

impl Display {
    /// Takes `$DISPLAY`, or starts a virtual display that is large enough for every test.
    pub(crate) fn open() -> Result<Self, String> {
        if let Some(name) = std::env::var("DISPLAY").ok().filter(|name| !name.is_empty()) {
            return Ok(Self { name, server: None });
        }
        let mut server = Command::new(PROGRAM)
            // Without `-noreset` it starts over whenever the last window closes, and turns the next one away.
            .args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{PROGRAM}: {error}"))?;
        let mut number = String::new();
        let told = BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut number);
        if told.is_err() || number.trim().is_empty() {
            let _ = server.kill();
            let _ = server.wait();
            return Err(format!("{PROGRAM} gave no display"));
        }
        Ok(Self { name: format!(":{}", number.trim()), server: Some(server) })
    }

    /// `:99` or the like.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}
