//! Leaves a readable file behind when something breaks inside, and finds it again at the next start.
//!
//! A session holds a lock on a file of its own as long as it lives; the system frees it however the
//! session ends. A file whose lock is free was left by one that did not close.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use swingtag_workbench::view::BrokeOff;

/// Where logs of what broke inside are kept, below the preferences folder.
pub(crate) fn logs(folder: &Path) -> PathBuf {
    folder.join("log")
}

/// Writes every panic to `log/panic-SECONDS.txt`, beside what is printed anyway.
pub(crate) fn keep_log(folder: &Path) {
    let folder = logs(folder);
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

/// The sign that a session lives. Dropping it is closing well.
pub(crate) struct Alive {
    path: PathBuf,
    _held: File,
}

impl Drop for Alive {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Puts up the sign of this session, and says how the ones before ended.
pub(crate) fn begin(folder: &Path) -> (Option<Alive>, Option<BrokeOff>) {
    let folder = logs(folder);
    if let Err(error) = std::fs::create_dir_all(&folder) {
        eprintln!("{}: {error}", folder.display());
        return (None, None);
    }
    let boot = boot();
    let mut broke_off = None;
    for left in files(&folder, "running-").into_iter().filter_map(|path| left_behind(&path)) {
        // Whoever switches the machine off closes Swingtag with it.
        if left.boot == boot {
            broke_off = Some(BrokeOff { log: newest_log(&folder, left.began) });
        }
    }
    (sign(&folder.join(format!("running-{}", std::process::id())), &boot), broke_off)
}

struct Left {
    boot: String,
    began: SystemTime,
}

/// Reads and removes a sign whose session is no more.
fn left_behind(path: &Path) -> Option<Left> {
    let file = File::open(path).ok()?;
    file.try_lock().ok()?;
    let began = file.metadata().and_then(|known| known.modified()).ok()?;
    let boot = std::fs::read_to_string(path).ok()?;
    drop(file);
    std::fs::remove_file(path).ok()?;
    Some(Left { boot, began })
}

fn sign(path: &Path, boot: &str) -> Option<Alive> {
    std::fs::write(path, boot).ok()?;
    let held = File::open(path).ok()?;
    held.try_lock().ok()?;
    Some(Alive { path: path.to_owned(), _held: held })
}

/// The newest log written since.
fn newest_log(folder: &Path, since: SystemTime) -> Option<String> {
    let written = |path: &PathBuf| std::fs::metadata(path).and_then(|known| known.modified()).ok();
    let logs = files(folder, "panic-").into_iter().filter(|path| written(path).is_some_and(|at| at >= since));
    logs.max_by_key(written).map(|path| path.display().to_string())
}

fn files(folder: &Path, prefix: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let wanted = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix));
    wanted.map(|entry| entry.path()).collect()
}

/// Names the time since the machine was switched on, where the system does; else nothing.
fn boot() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_that_closed_left_nothing_to_tell() {
        let folder = tempfile::tempdir().unwrap();
        let (first, told) = begin(folder.path());
        assert!(first.is_some() && told.is_none());
        drop(first);
        assert_eq!(begin(folder.path()).1, None);
    }

    #[test]
    fn a_session_that_broke_off_is_told_once_with_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let logs = logs(folder.path());
        std::fs::create_dir_all(&logs).unwrap();
        std::fs::write(logs.join("running-1"), boot()).unwrap();
        std::fs::write(logs.join("panic-2.txt"), "broken").unwrap();
        let (_alive, told) = begin(folder.path());
        assert!(told.unwrap().log.unwrap().ends_with("panic-2.txt"));
        assert!(!logs.join("running-1").exists());
    }

    #[test]
    fn a_session_that_lives_or_went_down_with_the_machine_is_not_told() {
        let folder = tempfile::tempdir().unwrap();
        let logs = logs(folder.path());
        std::fs::create_dir_all(&logs).unwrap();
        let living = sign(&logs.join("running-1"), &boot()).unwrap();
        std::fs::write(logs.join("running-2"), "another boot").unwrap();
        assert_eq!(begin(folder.path()).1, None);
        assert!(living.path.exists() && !logs.join("running-2").exists());
    }
}
