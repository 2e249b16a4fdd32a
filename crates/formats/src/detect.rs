//! What a file is, told by its content and not by its name.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::FormatError;

/// Formats that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JSON lines in Swingtag's own shape.
    Native,
    /// Text with a delimiter: comma, semicolon, tab or bar.
    Delimited,
    /// A workbook: xlsx, xlsb, xls or ods.
    Excel,
    /// Token and tag, one a line.
    Conll,
}

impl Format {
    /// Reads the word used on the command line.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "native" | "jsonl" => Some(Self::Native),
            "csv" | "tsv" => Some(Self::Delimited),
            "xlsx" | "xls" | "xlsb" | "ods" | "excel" => Some(Self::Excel),
            "conll" | "bio" => Some(Self::Conll),
            _ => None,
        }
    }
}

impl Format {
    /// The word used on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Delimited => "csv",
            Self::Excel => "xlsx",
            Self::Conll => "conll",
        }
    }
}

/// Bytes looked at.
const LOOKED_AT: u64 = 64 << 10;

/// Tells the format of a file. An empty file is taken for an empty native one.
///
/// # Errors
/// When the file cannot be read, or is clearly something else (a picture, a PDF, one JSON list).
pub fn detect(path: &Path) -> Result<Format, FormatError> {
    let mut start = Vec::new();
    let file = File::open(path).map_err(FormatError::io("read", path))?;
    file.take(LOOKED_AT).read_to_end(&mut start).map_err(FormatError::io("read", path))?;
    by_content(&start).map_err(|(found, remedy)| FormatError::Unknown {
        path: path.to_owned(),
        found: found.to_owned(),
        remedy,
    })
}

type Misfit = (&'static str, &'static str);

fn by_content(start: &[u8]) -> Result<Format, Misfit> {
    const PICTURE: Misfit = ("this is a picture", "import the item file and put photos beside it");
    match start {
        [b'P', b'K', 3 | 5, ..] => return workbook(start),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Ok(Format::Excel),
        [b'%', b'P', b'D', b'F', ..] => {
            return Err(("this is a PDF", "export a table or JSON lines instead"));
        }
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            return Err(PICTURE);
        }
        [0x1f, 0x8b, ..] => return Err(("this is a gzip archive", "unpack it first")),
        [b'P', b'A', b'R', b'1', ..] => {
            return Err(("this is a Parquet file", "convert it to JSON lines or CSV first"));
        }
        [b'S', b'Q', b'L', b'i', b't', b'e', ..] => {
            return Err(("this is a database or a project", "open it instead of importing it"));
        }
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Ok(Format::Delimited),
        _ => {}
    }
    if is_binary(start) {
        return Err(("this is no text", "export a table, a workbook or JSON lines"));
    }
    text(&String::from_utf8_lossy(start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start)))
}

/// Text holds next to no control characters; a stray one is an error of its row.
fn is_binary(start: &[u8]) -> bool {
    let controls = start.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t'..=b'\r')).count();
    controls > 4 && controls * 50 > start.len()
}

/// Workbooks are archives whose entries have telling names; the first ones are in sight.
fn workbook(start: &[u8]) -> Result<Format, Misfit> {
    let names: [&[u8]; 4] = [b"[Content_Types].xml", b"xl/", b"opendocument.spreadsheet", b"_rels/.rels"];
    if names.iter().any(|name| memchr::memmem::find(start, name).is_some()) {
        Ok(Format::Excel)
    } else {
        Err(("this is an archive, but no workbook", "unpack it first"))
    }
}

fn text(start: &str) -> Result<Format, Misfit> {
    let mut lines = start.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else { return Ok(Format::Native) };
    match first.trim_start().as_bytes() {
        [b'{', ..] => return Ok(Format::Native),
        [b'[', ..] if first.trim().len() == 1 || first.contains('{') => {
            return Err(("this is one JSON list", "write one object a line (JSON lines)"));
        }
        [b'<', ..] => return Err(("this is XML or HTML", "export a table or JSON lines instead")),
        _ => {}
    }
    let sample: Vec<&str> = std::iter::once(first).chain(lines).take(50).collect();
    let tagged = sample.iter().filter(|line| crate::conll::looks_tagged(line)).count();
    if sample.len() > 1 && tagged * 10 >= sample.len() * 9 {
        return Ok(Format::Conll);
    }
    // One bad line at the top does not make JSON lines a table.
    let json = sample.iter().filter(|line| line.starts_with('{')).count();
    Ok(if json * 2 > sample.len() { Format::Native } else { Format::Delimited })
}
