//! What a file says about itself before any of it is run.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::error::{Result, StoreError};

/// “SWTG”: SQLite's application id of project files.
pub(super) const APPLICATION_ID: i32 = 0x5357_5447;

const MAGIC: &[u8] = b"SQLite format 3\0";
const APPLICATION_ID_AT: usize = 68;

/// Refuses what is not a project, going by the first hundred bytes.
pub(super) fn check_header(path: &Path) -> Result<()> {
    let no = |found: &str| Err(StoreError::NotAProject { path: path.to_owned(), found: found.to_owned() });
    let head = match first_bytes(path) {
        Ok(head) => head,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => {
            return Err(StoreError::NotFound { path: path.to_owned() });
        }
        Err(_) if path.is_dir() => return no("it is a folder"),
        Err(source) => {
            return Err(StoreError::Io { operation: "cannot read", path: path.to_owned(), source });
        }
    };
    if head.is_empty() {
        return no("the file is empty");
    }
    if !head.starts_with(MAGIC) {
        let text = std::str::from_utf8(&head).is_ok();
        return no(if text { "it is a text file" } else { "it has another format" });
    }
    match head.get(APPLICATION_ID_AT..APPLICATION_ID_AT + 4) {
        Some(id) if id == APPLICATION_ID.to_be_bytes() => Ok(()),
        Some(_) => no("it is a database of another program"),
        None => Err(StoreError::Damaged { path: path.to_owned(), detail: "it is cut off".to_owned() }),
    }
}

fn first_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(100);
    File::open(path)?.take(100).read_to_end(&mut head)?;
    Ok(head)
}
