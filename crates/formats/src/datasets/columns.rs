//! Rows as columns, with the levels by which Parquet nests lists.

use std::io::Write;

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::Result;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};

/// The columns of a file. All are optional, since `datasets` takes its own features for a column only
/// where that agrees with them, and its columns may always be empty.
const SCHEMA: &str = "message items {
    optional binary id (STRING);
    optional binary vertical (STRING);
    optional binary text (STRING);
    optional group tokens (LIST) { repeated group list { optional binary element (STRING); } }
    optional group ner_tags (LIST) { repeated group list { optional int64 element; } }
    optional group spans (LIST) { repeated group list { optional group element {
        optional int64 start;
        optional int64 end;
        optional binary label (STRING);
    } } }
    optional binary swingtag (STRING);
";

/// The column of paths of photos.
const PHOTOS: &str = "
    optional group images (LIST) { repeated group list { optional binary element (STRING); } }
";

/// The columns of word pieces.
const PIECES: &str = "
    optional group input_ids (LIST) { repeated group list { optional int64 element; } }
    optional group labels (LIST) { repeated group list { optional int64 element; } }
";

/// The columns of a file, with those of photos and of word pieces or without.
pub(super) fn schema(photos: bool, pieces: bool) -> String {
    format!("{SCHEMA}{}{}}}", if photos { PHOTOS } else { "" }, if pieces { PIECES } else { "" })
}

/// Definition level of a value in a list of texts or numbers, and in a list of groups.
const IN_LIST: i16 = 3;
const IN_GROUP: i16 = 4;

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) vertical: String,
    pub(super) text: String,
    pub(super) tokens: Vec<String>,
    pub(super) tags: Vec<i64>,
    pub(super) spans: Vec<(i64, i64, String)>,
    pub(super) beside: String,
    pub(super) photos: Vec<String>,
    pub(super) ids: Vec<i64>,
    pub(super) classes: Vec<i64>,
}

type Column<'a> = SerializedColumnWriter<'a>;

/// Place of the column of photos, which not every file has.
const PHOTOS_AT: usize = 9;

/// Writes rows as one row group.
pub(super) fn write_group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    rows: &[Row],
    photos: bool,
) -> Result<()> {
    let mut group = file.next_row_group()?;
    let mut place = 0;
    while let Some(mut column) = group.next_column()? {
        match place + usize::from(!photos && place >= PHOTOS_AT) {
            0 => texts(&mut column, rows, |row| &row.id)?,
            1 => texts(&mut column, rows, |row| &row.vertical)?,
            2 => texts(&mut column, rows, |row| &row.text)?,
            3 => {
                text_lists(&mut column, rows, IN_LIST, |row| row.tokens.iter().map(String::as_str).collect())?
            }
            4 => number_lists(&mut column, rows, IN_LIST, |row| row.tags.clone())?,
            5 => number_lists(&mut column, rows, IN_GROUP, |row| row.spans.iter().map(|s| s.0).collect())?,
            6 => number_lists(&mut column, rows, IN_GROUP, |row| row.spans.iter().map(|s| s.1).collect())?,
            7 => text_lists(&mut column, rows, IN_GROUP, |row| {
                row.spans.iter().map(|span| span.2.as_str()).collect()
            })?,
            8 => texts(&mut column, rows, |row| &row.beside)?,
            PHOTOS_AT => {
                text_lists(&mut column, rows, IN_LIST, |row| row.photos.iter().map(String::as_str).collect())?
            }
            10 => number_lists(&mut column, rows, IN_LIST, |row| row.ids.clone())?,
            _ => number_lists(&mut column, rows, IN_LIST, |row| row.classes.clone())?,
        }
        column.close()?;
        place += 1;
    }
    group.close()?;
    Ok(())
}

fn texts(column: &mut Column<'_>, rows: &[Row], of: fn(&Row) -> &String) -> Result<()> {
    let values: Vec<ByteArray> = rows.iter().map(|row| of(row).as_str().into()).collect();
    let defined = vec![1; values.len()];
    column.typed::<ByteArrayType>().write_batch(&values, Some(&defined), None)?;
    Ok(())
}

fn text_lists(column: &mut Column<'_>, rows: &[Row], level: i16, of: fn(&Row) -> Vec<&str>) -> Result<()> {
    let lists: Vec<Vec<&str>> = rows.iter().map(of).collect();
    let (defined, repeated) = levels(lists.iter().map(Vec::len), level);
    let values: Vec<ByteArray> = lists.into_iter().flatten().map(ByteArray::from).collect();
    column.typed::<ByteArrayType>().write_batch(&values, Some(&defined), Some(&repeated))?;
    Ok(())
}

fn number_lists(column: &mut Column<'_>, rows: &[Row], level: i16, of: fn(&Row) -> Vec<i64>) -> Result<()> {
    let lists: Vec<Vec<i64>> = rows.iter().map(of).collect();
    let (defined, repeated) = levels(lists.iter().map(Vec::len), level);
    let values: Vec<i64> = lists.into_iter().flatten().collect();
    column.typed::<Int64Type>().write_batch(&values, Some(&defined), Some(&repeated))?;
    Ok(())
}

/// Definition and repetition levels of lists: `level` and 0 begin a list, `level` and 1 go on, 1 and 0
/// are an empty one.
fn levels(lengths: impl Iterator<Item = usize>, level: i16) -> (Vec<i16>, Vec<i16>) {
    let (mut defined, mut repeated) = (Vec::new(), Vec::new());
    for length in lengths {
        defined.push(if length > 0 { level } else { 1 });
        repeated.push(0);
        for _ in 1..length {
            defined.push(level);
            repeated.push(1);
        }
    }
    (defined, repeated)
}
