//! This executable started again, to read a file that may be hostile.

use std::ffi::OsString;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::FormatError;

/// Address space of a child, in bytes.
pub(crate) const MEMORY_LIMIT: u64 = 1 << 30;
/// Processor seconds of a child.
pub(crate) const CPU_LIMIT: u64 = 60;

/// A child that ends with this value.
pub(crate) struct Reading(Child);

/// Starts the child with these arguments, the full path of the file, and what else it needs; its
/// standard output is handed back.
///
/// # Errors
/// When the file cannot be opened, or the child not be started.
pub(crate) fn start(
    path: &Path,
    arguments: &[OsString],
    more: Option<&str>,
) -> Result<(Reading, Box<dyn Read + Send>), FormatError> {
    let failed = || FormatError::io("read", path);
    std::fs::File::open(path).map_err(failed())?;
    let mut command = Command::new(std::env::current_exe().map_err(failed())?);
    command.args(arguments).arg(std::path::absolute(path).map_err(failed())?).args(more);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(failed())?;
    let Some(out) = child.stdout.take() else {
        return Err(failed()(std::io::ErrorKind::BrokenPipe.into()));
    };
    Ok((Reading(child), Box::new(out)))
}

impl Reading {
    /// What became of a child that said nothing.
    pub(crate) fn end(&mut self) -> String {
        let limits = format!("{} MiB of memory, {CPU_LIMIT} seconds", MEMORY_LIMIT >> 20);
        let status = self.0.wait().map_or_else(|e| e.to_string(), |status: ExitStatus| status.to_string());
        format!(
            "reading it ended without an answer ({status}); it is damaged or beyond the limits ({limits})"
        )
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to end and only to be reaped.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Sets the limits for the whole of this process.
#[cfg(unix)]
pub(crate) fn limit() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limits = [
        (Resource::As, MEMORY_LIMIT),
        (Resource::Cpu, CPU_LIMIT),
        (Resource::Core, 0), // what is left of a crash would hold the file's content
    ];
    for (resource, most) in limits {
        let most = getrlimit(resource).maximum.map_or(most, |max| max.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

/// Other systems have no such limits; a child still keeps a crash apart.
#[cfg(not(unix))]
pub(crate) fn limit() -> std::io::Result<()> {
    Ok(())
}
