//! Everything about a chunk that needs no lock: checks, documents, hashes, decoded photos. A
//! person's decision never waits for a photo of an import.

use rusqlite::{Connection, OptionalExtension as _};
use swingtag_catalogue::{Annotation, Certainty, Item, ItemStatus, PhotoHash, Prediction, Span, SplitRole};

use super::facts::{Facts, Known};
use super::search::search_text;
use super::{ConflictReason, ItemDoc, NewItem, body_hash};
use crate::Store;
use crate::annotation::AnnotationDoc;
use crate::error::Result;
use crate::photo::{PreparedPhoto, prepare_photo};
use crate::prediction::PredictionDoc;
use crate::schema::{Names, VerticalNames};

/// A row of a chunk, ready to be written.
pub(super) struct PreparedRow<'a> {
    pub(super) new: &'a NewItem,
    pub(super) vertical: i64,
    pub(super) role: SplitRole,
    pub(super) body: String,
    pub(super) body_hash: [u8; 32],
    pub(super) labels: Option<(String, AnnotationDoc)>,
    pub(super) prediction: Option<(String, Certainty)>,
    pub(super) search: String,
    pub(super) facts: Facts,
    photos: Vec<PhotoState<'a>>,
}

/// How a photo that an item names stands.
pub(super) enum PhotoState<'a> {
    /// The file was not found.
    Missing,
    /// The file cannot be used.
    Refused(String),
    /// The project has it already, under this number.
    Known(i64),
    /// New.
    Ready(Box<PreparedPhoto>, &'a [u8]),
}

impl<'a> PreparedRow<'a> {
    /// Paths as the item writes them, and how their photos stand.
    pub(super) fn photos(&self) -> impl ExactSizeIterator<Item = (&'a str, &PhotoState<'a>)> {
        self.new.item.photos.iter().map(String::as_str).zip(&self.photos)
    }

    /// Checks a row and makes its documents.
    pub(super) fn of(store: &Store, new: &'a NewItem, names: &Names) -> Result<Result<Self, ConflictReason>> {
        let item = &new.item;
        if item.id.trim().is_empty() {
            return Ok(Err(ConflictReason::NoId));
        }
        let Ok(vertical) = names.vertical(&item.vertical) else {
            return Ok(Err(ConflictReason::UnknownVertical(item.vertical.clone())));
        };
        let (labels, prediction) = match documents(new, vertical) {
            Ok(documents) => documents,
            Err(reason) => return Ok(Err(reason)),
        };
        let body = ItemDoc::text(item)?;
        Ok(Ok(Self {
            new,
            vertical: vertical.id,
            role: item.role(),
            body_hash: body_hash(&item.id, &body),
            body,
            labels,
            prediction,
            search: search_text(item),
            facts: facts(new, vertical),
            photos: photo_states(store, new)?,
        }))
    }
}

fn facts(new: &NewItem, vertical: &VerticalNames) -> Facts {
    let (nothing, unseen) = (Annotation::default(), Prediction::default());
    let known = Known {
        item: &new.item,
        said: new.annotation.as_ref().unwrap_or(&nothing),
        prediction: new.prediction.as_ref().unwrap_or(&unseen),
        blind: new.item.role() == SplitRole::Holdout && new.status != ItemStatus::Done,
    };
    Facts::of(known, vertical)
}

type Documents = (Option<(String, AnnotationDoc)>, Option<(String, Certainty)>);

fn documents(new: &NewItem, names: &VerticalNames) -> Result<Documents, ConflictReason> {
    let labels = new.annotation.as_ref().map(|a| labels_of(&new.item, a, names)).transpose()?;
    let prediction = new.prediction.as_ref().map(|p| prediction_of(&new.item, p, names)).transpose()?;
    Ok((labels, prediction))
}

fn labels_of(
    item: &Item,
    annotation: &Annotation,
    names: &VerticalNames,
) -> Result<(String, AnnotationDoc), ConflictReason> {
    for span in annotation.spans.iter().chain(&annotation.rejected) {
        check_span(item, span)?;
    }
    let doc = AnnotationDoc::of(annotation, names).map_err(told)?;
    Ok((doc.text().map_err(told)?, doc))
}

fn prediction_of(
    item: &Item,
    prediction: &Prediction,
    names: &VerticalNames,
) -> Result<(String, Certainty), ConflictReason> {
    for scored in &prediction.spans {
        check_span(item, &scored.span)?;
    }
    let text = PredictionDoc::of(prediction, names).and_then(|doc| doc.text()).map_err(told)?;
    Ok((text, prediction.certainty))
}

fn check_span(item: &Item, span: &Span) -> Result<(), ConflictReason> {
    span.check(item).map_err(|problem| {
        ConflictReason::Labels(format!("a span of “{}” does not fit: {problem}", span.attribute))
    })
}

fn told(error: crate::StoreError) -> ConflictReason {
    ConflictReason::Labels(error.to_string())
}

/// One look at the project an item: whoever makes an import wait between two items holds up nobody.
fn photo_states<'a>(store: &Store, new: &'a NewItem) -> Result<Vec<PhotoState<'a>>> {
    let paths = &new.item.photos;
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    store.read("preparing an import", |connection| {
        paths.iter().map(|path| photo_state(connection, new, path)).collect()
    })
}

fn photo_state<'a>(connection: &Connection, new: &'a NewItem, path: &str) -> Result<PhotoState<'a>> {
    let bytes = new.photos.iter().find(|photo| photo.path == path).and_then(|photo| photo.bytes.as_deref());
    let Some(bytes) = bytes else { return Ok(PhotoState::Missing) };
    let known: Option<i64> = connection
        .prepare_cached("SELECT id FROM photo WHERE hash = ?1")?
        .query_row([PhotoHash::of(bytes).0], |row| row.get(0))
        .optional()?;
    Ok(match known {
        Some(id) => PhotoState::Known(id),
        None => match prepare_photo(bytes) {
            Ok(prepared) => PhotoState::Ready(Box::new(prepared), bytes),
            Err(reason) => PhotoState::Refused(reason),
        },
    })
}
