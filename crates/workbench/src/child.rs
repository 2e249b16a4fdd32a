//! The executable started again as its own child, to read files that may be hostile.
//!
//! A damaged spreadsheet can end a process by asking for more memory than there is; a child with
//! limits takes the fall instead. Both programs, window and command line, call [`intercept`] first.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// First argument of a child; nobody types it.
const READ_EXCEL: &str = "__read-excel";

/// Serves a parent and returns the exit status when this process was started as a child.
#[must_use]
pub fn intercept() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != READ_EXCEL {
        return None;
    }
    let path = arguments.next()?;
    let sheet = arguments.next().and_then(|s| s.into_string().ok());
    let mut out = std::io::stdout().lock();
    Some(match swingtag_formats::excel::serve(Path::new(&path), sheet.as_deref(), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    })
}

/// The arguments that make this executable read a spreadsheet; path and sheet follow.
pub(crate) fn excel_arguments() -> Vec<OsString> {
    vec![READ_EXCEL.into()]
}
