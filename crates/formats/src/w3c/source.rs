//! The texts that annotations speak of.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use serde_json::Value;

use crate::lines::LINE_LIMIT;
use crate::problem::Found;
use crate::{Reason, check_photo_path};

/// Texts below the folder of the annotations.
pub(super) struct Sources {
    pub(super) folder: PathBuf,
}

impl Sources {
    /// The text of a source: written in the target itself, or in a file that the source names.
    pub(super) fn text(&self, name: &str, source: &Value) -> Result<String, Found> {
        if let Some(text) = ["value", "text"].iter().find_map(|key| source.get(*key)?.as_str()) {
            return Ok(text.to_owned());
        }
        let missing = || Found::new("target.source", name, Reason::SourceMissing);
        let path = name.split('#').next().unwrap_or(name);
        if check_photo_path(path).is_err() {
            return Err(missing());
        }
        let mut text = String::new();
        let file = File::open(self.folder.join(path)).map_err(|_| missing())?;
        let read = file.take(LINE_LIMIT as u64 + 1).read_to_string(&mut text);
        match read {
            Ok(bytes) if bytes > LINE_LIMIT => {
                Err(Found::new("target.source", name, Reason::LineTooLong { limit_mib: LINE_LIMIT >> 20 }))
            }
            Ok(_) => Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()),
            Err(_) => Err(missing()),
        }
    }
}

/// Name of a target's source: an address, or an object with one.
pub(super) fn name_of(source: &Value) -> Option<&str> {
    source.as_str().or_else(|| source.get("id").or_else(|| source.get("@id"))?.as_str())
}
