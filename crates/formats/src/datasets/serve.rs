//! Rows of a file as JSON lines: in the child for files from outside, in a thread for our own.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use parquet::file::metadata::FileMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::{Map, Value, json};

use super::{END, FAILED, FEATURES};

/// Bytes of the directory at the end of a file that are accepted.
const FOOTER: u64 = 16 << 20;

/// Whether a file begins as Parquet does.
pub(crate) fn is_parquet(path: &Path) -> bool {
    let mut start = [0; 4];
    File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *b"PAR1"
}

/// Writes the features, the rows, and a last line that says that these were all.
///
/// # Errors
/// When `out` cannot be written. What is wrong with the file is written to `out`.
pub(crate) fn rows(path: &Path, out: &mut impl Write) -> io::Result<()> {
    let mut listens = Ok(());
    let outcome = each_line(path, &mut |line| {
        listens = writeln!(out, "{line}");
        listens.is_ok()
    });
    listens?;
    let last = match outcome {
        Ok(()) => json!({END: true}),
        Err(problem) => json!({FAILED: problem}),
    };
    writeln!(out, "{last}")?;
    out.flush()
}

fn each_line(path: &Path, give: &mut dyn FnMut(Value) -> bool) -> Result<(), String> {
    let file = File::open(path).map_err(|e| e.to_string())?;
    footer(&file).map_err(|e| e.to_string())?;
    let reader = SerializedFileReader::new(file).map_err(|e| e.to_string())?;
    if !give(json!({FEATURES: features(reader.metadata().file_metadata())})) {
        return Ok(());
    }
    for row in reader.get_row_iter(None).map_err(|e| e.to_string())? {
        let row = row.map_err(|e| e.to_string())?;
        let row: Map<String, Value> =
            row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect();
        if !give(row.into()) {
            return Ok(());
        }
    }
    Ok(())
}

/// The last eight bytes hold the length of the directory.
fn footer(mut file: &File) -> io::Result<()> {
    use std::io::{Seek, SeekFrom};
    let length = file.metadata()?.len();
    if length < 12 {
        return Err(io::Error::other("the file is cut off"));
    }
    let mut end = [0; 8];
    file.seek(SeekFrom::Start(length - 8))?;
    file.read_exact(&mut end)?;
    let size = u64::from(u32::from_le_bytes([end[0], end[1], end[2], end[3]]));
    if size > FOOTER || size + 12 > length {
        return Err(io::Error::other(format!("its directory claims {size} bytes")));
    }
    Ok(())
}

fn features(meta: &FileMetaData) -> Value {
    let pairs = meta.key_value_metadata().into_iter().flatten();
    let text = pairs.filter(|pair| pair.key == "huggingface").find_map(|pair| pair.value.as_deref());
    let whole: Option<Value> = text.and_then(|text| serde_json::from_str(text).ok());
    whole.and_then(|whole| whole.get("info")?.get("features").cloned()).unwrap_or(Value::Null)
}

/// A cell as JSON. Bytes that are no text say how many they are.
fn value(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Bool(is) => (*is).into(),
        Field::Byte(n) => (*n).into(),
        Field::Short(n) => (*n).into(),
        Field::Int(n) | Field::Date(n) | Field::TimeMillis(n) => (*n).into(),
        Field::Long(n) => (*n).into(),
        Field::UByte(n) => (*n).into(),
        Field::UShort(n) => (*n).into(),
        Field::UInt(n) => (*n).into(),
        Field::ULong(n) => (*n).into(),
        Field::Float(n) => (*n).into(),
        Field::Double(n) => (*n).into(),
        Field::Str(text) => text.as_str().into(),
        Field::Bytes(bytes) => match std::str::from_utf8(bytes.data()) {
            Ok(text) => text.into(),
            Err(_) => json!({"bytes": bytes.len()}),
        },
        Field::Group(row) => row
            .get_column_iter()
            .map(|(name, field)| (name.clone(), value(field)))
            .collect::<Map<_, _>>()
            .into(),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        Field::MapInternal(map) => {
            map.entries().iter().map(|(key, field)| json!([value(key), value(field)])).collect()
        }
        other => other.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_codec_in_use_is_read() {
        for codec in ["brotli", "gzip", "lz4", "none", "snappy", "zstd"] {
            let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
            let mut out = Vec::new();
            rows(&data.join(format!("codec-{codec}.parquet")), &mut out).unwrap();
            let said = String::from_utf8(out).unwrap();
            let lines: Vec<&str> = said.lines().skip(1).collect();
            let expected = [r#"{"text":"green tea"}"#, r#"{"text":"red shoes"}"#];
            assert_eq!(lines[..2], expected, "{codec}: {said}");
        }
    }
}
