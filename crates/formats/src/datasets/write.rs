//! Items as rows.

use std::io::{self, Write as _};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use swingtag_catalogue::bio::{Scheme, chunks_of, tags_of};
use swingtag_catalogue::tokens::cut_at;
use swingtag_catalogue::{CharOffsets, Span, without_overlaps};

use super::card::{card, features};
use super::columns::{Row, schema, write_group};
use super::names::TagNames;
use super::pieces::Pieces;
use crate::conll::Tokens;
use crate::export::{ExportOptions, FormFile, NewFile};
use crate::foreign::{Joined, KEY, TextsAs, joined, meta};
use crate::native::Outgoing;

/// Rows of a group, which are held until it is full.
const GROUP: usize = 5_000;

/// A file that is being written.
pub(crate) struct ParquetRows {
    file: SerializedFileWriter<NewFile>,
    rows: Vec<Row>,
    texts: TextsAs,
    tokens: Tokens,
    scheme: Scheme,
    parts: bool,
    photos: bool,
    pieces: Option<Arc<Pieces>>,
    names: Arc<Mutex<TagNames>>,
}

impl ParquetRows {
    /// Begins a file; `names` are common to all parts of a split.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn new(
        file: NewFile,
        options: &ExportOptions,
        names: Arc<Mutex<TagNames>>,
    ) -> io::Result<Self> {
        let schema = schema(options.photos, options.pieces.is_some());
        let schema = Arc::new(parse_message_type(&schema).map_err(io::Error::other)?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = SerializedFileWriter::new(file, schema, Arc::new(properties)).map_err(io::Error::other)?;
        let new = Self {
            file,
            rows: Vec::new(),
            texts: options.texts,
            tokens: options.tokens.clone(),
            scheme: options.scheme,
            parts: options.parts,
            photos: options.photos,
            pieces: options.pieces.clone(),
            names,
        };
        new.names().take_schema(&options.schema, options.scheme);
        Ok(new)
    }

    fn names(&self) -> MutexGuard<'_, TagNames> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn row(&self, out: Outgoing<'_>, part: &Joined, is_part: bool) -> Row {
        let spans = out.annotation.map(|said| said.spans.as_slice()).unwrap_or_default();
        let placed: Vec<(&Span, usize, usize)> = part.placed(spans).collect();
        let flat: Vec<Span> =
            placed.iter().map(|(span, start, end)| Span::new("", *start, *end, &span.attribute)).collect();
        let kept = without_overlaps(&flat).0;
        let edges = kept.iter().flat_map(|span| [span.start, span.end]);
        let tokens = cut_at(&self.tokens.of(&part.text), edges);
        let (chunks, _) = chunks_of(&tokens, &flat);
        let mut names = self.names();
        let tags = tags_of(tokens.len(), &chunks, self.scheme);
        let tags: Vec<i64> = tags.iter().map(|tag| names.of(&tag.written(self.scheme).to_string())).collect();
        let pieces = self.pieces.as_ref().map(|pieces| pieces.aligned(&part.text, &tokens, &tags));
        let (ids, classes) = pieces.unwrap_or_default();
        let offsets = CharOffsets::new(&part.text);
        let byte = |at| offsets.byte_of(at).unwrap_or(part.text.len());
        let words = tokens.iter().map(|&(start, end)| part.text[byte(start)..byte(end)].to_owned());
        Row {
            id: out.item.id.clone(),
            vertical: out.item.vertical.clone(),
            text: part.text.clone(),
            tokens: words.collect(),
            tags,
            spans: placed
                .iter()
                .map(|(span, start, end)| (*start as i64, *end as i64, span.attribute.clone()))
                .collect(),
            photos: if self.photos { out.item.photos.clone() } else { Vec::new() },
            beside: meta(out, &[("text", &part.parts)], is_part).to_string(),
            ids,
            classes,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        write_group(&mut self.file, &rows, self.photos).map_err(io::Error::other)
    }
}

impl FormFile for ParquetRows {
    fn item(&mut self, out: Outgoing<'_>) -> io::Result<()> {
        let texts = joined(out.item, self.texts);
        for part in &texts {
            self.rows.push(self.row(out, part, texts.len() > 1));
        }
        if self.rows.len() >= GROUP { self.flush() } else { Ok(()) }
    }

    fn end(mut self: Box<Self>) -> io::Result<NewFile> {
        if !self.rows.is_empty() {
            self.flush()?;
        }
        let features = features(self.names().all(), self.photos, self.pieces.is_some());
        self.file.append_key_value_metadata(KeyValue::new("huggingface".to_owned(), features));
        let mut file = self.file.into_inner().map_err(io::Error::other)?;
        file.flush()?;
        Ok(file)
    }

    fn beside(&self) -> Vec<(&'static str, String)> {
        vec![("README.md", card(self.names().all(), self.parts))]
    }
}

/// The key of the column with what else is known.
pub(super) const BESIDE: &str = KEY;
