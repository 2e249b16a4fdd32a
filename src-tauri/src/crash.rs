//! Leaves a readable file behind when something breaks inside.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Writes every panic to `log/panic-SECONDS.txt` in the preferences folder, beside what is printed anyway.
pub(crate) fn keep_log(folder: &Path) {
    let folder = folder.join("log");
    let printed = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let mut text = format!("Swingtag {} on {}\n", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
        let thread = std::thread::current();
        let _ = writeln!(text, "thread {}: {panic}\n", thread.name().unwrap_or("without a name"));
        let _ = writeln!(text, "{}", Backtrace::force_capture());
        let path = folder.join(format!("panic-{seconds}.txt"));
        let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, text));
        match written {
            Ok(()) => eprintln!("details are in {}", path.display()),
            Err(error) => eprintln!("{}: {error}", path.display()),
        }
        printed(panic);
    }));
}
