//! Text for people, JSON for programs; standard output that a closed pipe may end.

use std::io::Write;

use serde::Serialize;
use swingtag_workbench::WorkbenchError;

/// Writes one JSON document, or what `text` makes of it for people.
pub(crate) fn show<T: Serialize>(
    value: &T,
    json: bool,
    text: impl FnOnce(&T) -> String,
) -> Result<(), WorkbenchError> {
    if json {
        let document = serde_json::to_string_pretty(value)
            .map_err(|e| WorkbenchError::new("internal", format!("the result has no JSON form: {e}"), ""))?;
        line(&document)
    } else {
        line(&text(value))
    }
}

/// Writes a line to standard output.
pub(crate) fn line(text: &str) -> Result<(), WorkbenchError> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(WorkbenchError::new("output", format!("cannot write the result: {e}"), "")),
        Ok(()) => Ok(()),
    }
}
