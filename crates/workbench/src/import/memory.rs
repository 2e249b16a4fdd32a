//! Mappings that were used before, by the pattern of the file's name, in a file beside the preferences.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::WorkbenchError;
use crate::preferences::write_whole;
use crate::view::ColumnChoice;

/// Patterns that are remembered; the oldest go first.
const REMEMBERED: usize = 200;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Memory {
    /// Patterns in the order in which they were used last.
    order: Vec<String>,
    columns: BTreeMap<String, Vec<ColumnChoice>>,
}

/// The name of a file with its figures left open: `homeline-2026-11.csv` is a `homeline-*.csv`.
#[must_use]
pub fn pattern(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut open = String::new();
    let mut figures = false;
    for c in stem.chars() {
        let between = figures && matches!(c, '-' | '_' | '.' | ' ' | ':');
        if !c.is_ascii_digit() && !between {
            open.push(c);
            figures = false;
        } else if c.is_ascii_digit() && !figures {
            open.push('*');
            figures = true;
        }
    }
    if ending.is_empty() { open } else { format!("{open}.{ending}") }
}

/// Keeps the mapping of a file for others of its name.
///
/// # Errors
/// When the file of mappings cannot be written.
pub fn remember(folder: &Path, name: &str, columns: Vec<ColumnChoice>) -> Result<(), WorkbenchError> {
    let pattern = pattern(name);
    let mut memory = read(folder);
    memory.order.retain(|known| *known != pattern);
    memory.order.push(pattern.clone());
    memory.columns.insert(pattern, columns);
    while memory.order.len() > REMEMBERED {
        let oldest = memory.order.remove(0);
        memory.columns.remove(&oldest);
    }
    let text = serde_json::to_string_pretty(&memory)
        .map_err(|error| WorkbenchError::new("internal", format!("mappings as JSON: {error}"), ""))?;
    write_whole(&path(folder), &text)
}

/// The mapping that was kept for files of this name.
pub(super) fn recall(folder: &Path, name: &str) -> Vec<ColumnChoice> {
    read(folder).columns.remove(&pattern(name)).unwrap_or_default()
}

/// A file that cannot be read is as good as none: mappings are a help, not data.
fn read(folder: &Path) -> Memory {
    let text = std::fs::read_to_string(path(folder)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn path(folder: &Path) -> PathBuf {
    folder.join("import-mappings.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_name_are_left_open() {
        for (name, expected) in [
            ("homeline-2026-11.csv", "homeline-*.csv"),
            ("feed.csv", "feed.csv"),
            ("v2_export 03.11.2026_final.xlsx", "v*export *final.xlsx"),
            ("2026", "*"),
        ] {
            assert_eq!(pattern(name), expected);
        }
    }

    #[test]
    fn a_mapping_comes_back_for_the_next_file_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let columns = vec![ColumnChoice { header: "width".into(), becomes: "seller:Width".into() }];
        remember(folder.path(), "homeline-2026-11.csv", columns.clone()).unwrap();
        assert_eq!(recall(folder.path(), "homeline-2027-01.csv"), columns);
        assert_eq!(recall(folder.path(), "other-2027-01.csv"), []);
        std::fs::write(path(folder.path()), "{").unwrap();
        assert_eq!(recall(folder.path(), "homeline-2027-01.csv"), []);
    }
}
