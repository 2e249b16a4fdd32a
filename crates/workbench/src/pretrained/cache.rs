//! Where the cache folder is. Looks at variables only and creates nothing.

use std::ffi::OsString;
use std::path::PathBuf;

/// The cache folder by the given variables; relative and empty values count as unset, since a cache
/// that moves with the working folder would be fetched again and again.
pub(super) fn folder(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(chosen) = absolute("SWINGTAG_CACHE") {
        return Some(chosen);
    }
    let base = absolute("XDG_CACHE_HOME").or_else(|| {
        if cfg!(windows) {
            absolute("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            absolute("HOME").map(|home| home.join("Library/Caches"))
        } else {
            absolute("HOME").map(|home| home.join(".cache"))
        }
    });
    base.map(|base| base.join("swingtag"))
}
