//! Which files can be imported: those named, and the item files of folders named.

use std::path::{Path, PathBuf};

use swingtag_formats::Format;

use crate::error::{AtPath, WorkbenchError};
use crate::view::FoundFiles;

/// Endings of item files.
pub const ITEM_FILES: [&str; 14] = [
    "jsonl", "ndjson", "json", "csv", "tsv", "txt", "xlsx", "xlsb", "xls", "ods", "conll", "spacy", "zip",
    "parquet",
];

/// Files as they were named, folders by the item files that lie in them (not deeper), in the order of their
/// names. What a named file holds is found out later, by its content.
///
/// # Errors
/// A path that is not there or cannot be read.
pub fn find(paths: &[String]) -> Result<FoundFiles, WorkbenchError> {
    let mut found = FoundFiles::default();
    for path in paths.iter().map(Path::new) {
        // A folder of texts with annotations is one source, and one of photos without item files.
        if !std::fs::metadata(path).at("read", path)?.is_dir() {
            found.files.push(PathBuf::from(path).display().to_string());
            continue;
        }
        let kind = swingtag_formats::detect(path).ok();
        let (inside, others) = item_files(path)?;
        if kind == Some(Format::Brat) || (kind.is_some() && inside.is_empty()) {
            found.files.push(PathBuf::from(path).display().to_string());
        } else {
            found.others += others;
            found.files.extend(inside.into_iter().map(|file| file.display().to_string()));
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.files.retain(|file| seen.insert(file.clone()));
    Ok(found)
}

/// The item files of a folder in the order of their names, and how many other files there are.
fn item_files(folder: &Path) -> Result<(Vec<PathBuf>, u32), WorkbenchError> {
    let (mut inside, mut others) = (Vec::new(), 0);
    for entry in std::fs::read_dir(folder).at("read", folder)?.flatten() {
        let file = entry.path();
        match is_item_file(&file) {
            true => inside.push(file),
            false => others += u32::from(file.is_file()),
        }
    }
    inside.sort();
    Ok((inside, others))
}

fn is_item_file(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    path.is_file() && ending.is_some_and(|ending| ITEM_FILES.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_give_their_item_files_and_named_files_come_once() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.csv", "a.XLSX", "photo.jpg", "notes.md"] {
            std::fs::write(folder.path().join(name), b"x").unwrap();
        }
        std::fs::create_dir(folder.path().join("deeper.csv")).unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        let named = [folder.path().display().to_string(), path("b.csv"), path("notes.md")];
        let found = find(&named).unwrap();
        assert_eq!(found.files, [path("a.XLSX"), path("b.csv"), path("notes.md")]);
        assert_eq!(found.others, 2);
        assert_eq!(find(&[path("gone.csv")]).unwrap_err().code, "file");
    }
}
