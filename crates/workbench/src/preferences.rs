//! What a person has set, kept as one JSON file outside all projects.
//!
//! A damaged file is put aside and the defaults hold: preferences never keep anybody from working.

use std::path::{Path, PathBuf};

use crate::WorkbenchError;
use crate::error::AtPath;
use crate::view::{Preferences, RecentProject};

/// Projects that are remembered.
const RECENT: usize = 12;

/// The folder for preferences, window state, logs and the sample project: `$SWINGTAG_CONFIG`, else
/// the place that the system gives to settings.
#[must_use]
pub fn folder() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let of_system = || {
        if cfg!(windows) {
            return set("APPDATA");
        }
        let home = set("HOME")?;
        if cfg!(target_os = "macos") {
            return Some(home.join("Library/Application Support"));
        }
        Some(set("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config")))
    };
    set("SWINGTAG_CONFIG").unwrap_or_else(|| of_system().unwrap_or_else(std::env::temp_dir).join("swingtag"))
}

/// Reads the preferences of a folder; defaults where there are none.
#[must_use]
pub fn load(folder: &Path) -> Preferences {
    let path = folder.join(FILE);
    let Ok(text) = std::fs::read_to_string(&path) else { return Preferences::default() };
    match serde_json::from_str(&text) {
        Ok(preferences) => checked(preferences),
        Err(error) => {
            tracing::warn!("{}: {error}; put aside as {FILE}.damaged, the defaults hold", path.display());
            let _ = std::fs::rename(&path, folder.join(format!("{FILE}.damaged")));
            Preferences::default()
        }
    }
}

/// Writes the preferences: beside the old file first, then over it, so that a crash leaves one of the two.
///
/// # Errors
/// When the folder cannot be made or the file not be written.
pub fn save(folder: &Path, preferences: &Preferences) -> Result<(), WorkbenchError> {
    let text = serde_json::to_string_pretty(&checked(preferences.clone()))
        .map_err(|error| WorkbenchError::new("internal", format!("preferences as JSON: {error}"), ""))?;
    write_whole(&folder.join(FILE), &text)
}

/// Writes a small file so that either the old or the new text is there, never half of one.
///
/// # Errors
/// When the folder cannot be made or the file not be written.
pub fn write_whole(path: &Path, text: &str) -> Result<(), WorkbenchError> {
    use std::io::Write;
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).at("make", folder)?;
    let beside = path.with_extension("new");
    let mut file = std::fs::File::create(&beside).at("write", &beside)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).at("write", &beside)?;
    std::fs::rename(&beside, path).at("write", path)
}

/// Puts a project at the head of the projects opened last.
pub fn remember(preferences: &mut Preferences, name: &str, path: &str) {
    preferences.recent.retain(|project| project.path != path);
    preferences.recent.insert(0, RecentProject { name: name.to_owned(), path: path.to_owned(), gone: false });
    preferences.recent.truncate(RECENT);
}

/// Takes a project out of those opened last.
pub fn forget(preferences: &mut Preferences, path: &str) {
    preferences.recent.retain(|project| project.path != path);
}

/// Looks which of the projects opened last are still there.
pub fn look_up(preferences: &mut Preferences) {
    for project in &mut preferences.recent {
        project.gone = !Path::new(&project.path).exists();
    }
}

const DEVICES: [&str; 4] = ["auto", "cpu", "cuda", "metal"];
/// Keys that may be changed, and letters of a key's name: a file from outside may hold anything.
const MOST_KEYS: usize = 500;
const LONGEST_CHORD: usize = 40;

const FILE: &str = "preferences.json";

/// Brings values from outside into their ranges.
fn checked(mut preferences: Preferences) -> Preferences {
    preferences.text_zoom = preferences.text_zoom.clamp(80, 200);
    preferences.recent.truncate(RECENT);
    preferences.keys.retain(|_, chords| chords.iter().all(|chord| chord.len() <= LONGEST_CHORD));
    if preferences.keys.len() > MOST_KEYS {
        preferences.keys.clear();
    }
    if !DEVICES.contains(&preferences.device.as_str()) {
        preferences.device = Preferences::default().device;
    }
    preferences.annotator = preferences.annotator.trim().to_owned();
    if preferences.annotator.is_empty() {
        preferences.annotator = Preferences::default().annotator;
    }
    preferences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let mut preferences =
            Preferences { annotator: "Ōe".to_owned(), text_zoom: 120, ..Preferences::default() };
        remember(&mut preferences, "Nordhaven", "/p/nordhaven.swingtag");
        save(folder.path(), &preferences).unwrap();
        let loaded = load(folder.path());
        assert_eq!((loaded.annotator.as_str(), loaded.text_zoom), ("Ōe", 120));
        assert_eq!(loaded.recent[0].name, "Nordhaven");
    }

    #[test]
    fn a_damaged_file_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "{ \"textZoom\": ").unwrap();
        assert_eq!(load(folder.path()).text_zoom, 100);
        assert!(folder.path().join("preferences.json.damaged").is_file());
    }

    #[test]
    fn values_from_outside_are_brought_into_range() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), r#"{"textZoom": 9000, "annotator": "  "}"#).unwrap();
        let loaded = load(folder.path());
        assert_eq!((loaded.annotator.as_str(), loaded.text_zoom), ("me", 200));
    }

    #[test]
    fn keys_devices_and_files_of_before_survive() {
        let folder = tempfile::tempdir().unwrap();
        let text = r#"{"keys": {"annotate.accept": ["s"], "x": ["0123456789012345678901234567890123456789!"]},
            "device": "tpu", "recent": [{"name": "Old", "path": "/nowhere/old.swingtag"}]}"#;
        std::fs::write(folder.path().join(FILE), text).unwrap();
        let mut loaded = load(folder.path());
        look_up(&mut loaded);
        assert_eq!(loaded.keys.keys().collect::<Vec<_>>(), ["annotate.accept"]);
        assert!(loaded.device == "auto" && loaded.recent[0].gone);
        forget(&mut loaded, "/nowhere/old.swingtag");
        assert!(loaded.recent.is_empty());
    }

    #[test]
    fn a_project_is_remembered_once_and_newest_first() {
        let mut preferences = Preferences::default();
        for n in 0..20 {
            remember(&mut preferences, "a", &format!("/{n}"));
        }
        remember(&mut preferences, "again", "/15");
        assert_eq!(preferences.recent.len(), RECENT);
        assert_eq!(preferences.recent[0].path, "/15");
        assert_eq!(preferences.recent.iter().filter(|p| p.path == "/15").count(), 1);
    }
}
