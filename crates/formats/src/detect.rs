//! What a file is, told by its content and not by its name.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde_json::{Map, Value};

use crate::archive::Documents;
use crate::brat::is_annotations;
use crate::photos::is_photo;
use crate::{Format, FormatError, doccano, label_studio, mrc, prodigy, spacy, w3c};

/// Bytes looked at.
const LOOKED_AT: u64 = 64 << 10;

/// Tells the format of a file. An empty file is taken for an empty native one.
///
/// # Errors
/// When the file cannot be read, or is clearly something else (a picture, a PDF, one JSON list).
pub fn detect(path: &Path) -> Result<Format, FormatError> {
    let mut start = Vec::new();
    if path.is_dir() {
        return archive(path);
    }
    let file = File::open(path).map_err(FormatError::io("read", path))?;
    file.take(LOOKED_AT).read_to_end(&mut start).map_err(FormatError::io("read", path))?;
    if start.starts_with(b"PK") && workbook(&start).is_err() {
        return archive(path);
    }
    by_content(&start).map_err(|(found, remedy)| FormatError::Unknown {
        path: path.to_owned(),
        found: found.to_owned(),
        remedy,
    })
}

/// A folder, or an archive that is no workbook: told by what lies in it.
fn archive(path: &Path) -> Result<Format, FormatError> {
    let names = Documents::open(path)?.names();
    if names.iter().any(|name| is_annotations(name)) {
        return Ok(Format::Brat);
    }
    let photos = names.iter().filter(|name| is_photo(name)).count();
    if photos > 0 && photos * 2 > names.len() {
        return Ok(Format::Photos);
    }
    Err(FormatError::Unknown {
        path: path.to_owned(),
        found: "it holds neither annotations of brat nor photos".to_owned(),
        remedy: "unpack it, and import the item files in it",
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
        [b'P', b'A', b'R', b'1', ..] => return Ok(Format::Parquet),
        [b'S', b'Q', b'L', b'i', b't', b'e', ..] => {
            return Err(("this is a database or a project", "open it instead of importing it"));
        }
        // A zlib stream; the map it begins with has the keys of a DocBin.
        [0x78, ..] if is_docbin(start) => return Ok(Format::Spacy),
        [0xff, 0xfe, b'{' | b'[', 0, ..] | [0xfe, 0xff, 0, b'{' | b'[', ..] => return Err(UTF16),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Ok(Format::Delimited),
        _ => {}
    }
    if is_utf16(start) {
        return Err(UTF16);
    }
    if is_binary(start) {
        return Err(("this is no text", "export a table, a workbook or JSON lines"));
    }
    text(&String::from_utf8_lossy(start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start)))
}

fn is_docbin(start: &[u8]) -> bool {
    let out = spacy::unpacked_start(start);
    ["version", "attrs", "tokens"].iter().any(|key| memchr::memmem::find(&out, key.as_bytes()).is_some())
}

const UTF16: Misfit = ("this is text in UTF-16", "save it as UTF-8");

/// Without a mark UTF-16 is told by its zeros: every second byte of plain letters is one.
fn is_utf16(start: &[u8]) -> bool {
    let zeros = |first: usize| start.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    half > 8 && (even.max(odd) * 10 > half * 7) && even.min(odd) * 10 < half
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
        [b'{', ..] => return Ok(json(start)),
        [b'[', ..] if first.trim().len() == 1 || first.contains('{') => return list(start),
        [b'<', ..] => return Err(("this is XML or HTML", "export a table or JSON lines instead")),
        _ => {}
    }
    let sample: Vec<&str> = std::iter::once(first).chain(lines).take(50).collect();
    let tagged = sample.iter().filter(|line| crate::conll::looks_tagged(line)).count();
    if sample.len() > 1 && tagged * 10 >= sample.len() * 9 {
        return Ok(Format::Conll);
    }
    // One bad line at the top does not make JSON lines a table.
    let json_lines = sample.iter().filter(|line| line.starts_with('{')).count();
    Ok(if json_lines * 2 > sample.len() { json(start) } else { Format::Delimited })
}

/// Objects in braces: whose they are is told by the first one that is whole.
fn json(start: &str) -> Format {
    by_keys(start).unwrap_or(Format::Native)
}

fn list(start: &str) -> Result<Format, Misfit> {
    const LIST: Misfit = ("this is one JSON list", "write one object a line (JSON lines)");
    by_keys(start).filter(|format| *format != Format::Native).ok_or(LIST)
}

/// The format whose keys the first whole object has. Of an object that is longer than what was
/// looked at, the keys that are in sight count.
fn by_keys(start: &str) -> Option<Format> {
    let open = start.trim_start().strip_prefix('[').unwrap_or(start);
    let mut values = serde_json::Deserializer::from_str(open).into_iter::<Map<String, Value>>();
    let first = match values.next() {
        Some(Ok(object)) => object,
        _ => start
            .lines()
            .find_map(|line| serde_json::from_str(line.trim_end_matches(',')).ok())
            .unwrap_or_else(|| in_sight(open)),
    };
    let is = |looks: fn(&Map<String, Value>) -> bool, format| looks(&first).then_some(format);
    is(w3c::looks_like, Format::W3c)
        .or_else(|| is(mrc::looks_like, Format::Mrc))
        .or_else(|| is(label_studio::looks_like, Format::LabelStudio))
        .or_else(|| is(prodigy::looks_like, Format::Prodigy))
        .or_else(|| is(doccano::looks_like, Format::Doccano))
        .or_else(|| (!first.is_empty()).then_some(Format::Native))
}

/// The keys at the beginning of an object that is cut off: values that are whole, and the last one
/// as far as it goes.
fn in_sight(open: &str) -> Map<String, Value> {
    let mut end = open.len();
    for _ in 0..64 {
        let Some(at) = open[..end].rfind([',', '{', '[']) else { break };
        let cut = if open.as_bytes()[at] == b',' { at } else { at + 1 };
        if let Some(object) = closed(&open[..cut]) {
            return object;
        }
        end = at;
    }
    Map::new()
}

/// An object with its open brackets closed.
fn closed(text: &str) -> Option<Map<String, Value>> {
    let (mut open, mut in_text, mut escaped) = (Vec::new(), false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            '{' if !in_text => open.push('}'),
            '[' if !in_text => open.push(']'),
            '}' | ']' if !in_text => {
                open.pop();
            }
            _ => {}
        }
    }
    let closed: String = text.chars().chain(in_text.then_some('"')).chain(open.into_iter().rev()).collect();
    serde_json::from_str(&closed).ok()
}
