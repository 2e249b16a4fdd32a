//! What is known of an item, as bit sets of attributes in its row: lists and filters never open a document.
//!
//! Written in the transaction that changes labels, prediction or schema, so that a list never shows what is
//! no longer so.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use swingtag_catalogue::compare::{Agreement, compare};
use swingtag_catalogue::{Annotation, Certainty, Item, Prediction, Span};

use super::ItemDoc;
use crate::annotation::AnnotationDoc;
use crate::error::Result;
use crate::prediction::PredictionDoc;
use crate::schema::{LiveAttribute, Names, VerticalNames};

/// Bit sets of attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// A person has said something about it.
    pub(super) said: i64,
    /// A person, or a threshold, has given a value for it.
    pub(super) evidenced: i64,
    /// Only the model has.
    pub(super) predicted: i64,
    /// The seller says something else than the text.
    pub(super) conflicts: i64,
    /// A part of what the seller says is not in the text.
    pub(super) partly: i64,
    /// The text says it and the seller does not.
    pub(super) only_text: i64,
    /// How many labels were accepted without asking.
    pub(super) unasked: usize,
}

/// Writes what is known of an item; `changed_at` where a person or an import changed it.
pub(crate) fn refresh(
    connection: &Connection,
    names: &Names,
    item: i64,
    changed_at: Option<i64>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(include_str!("facts.sql"))?;
    let found = statement.query_row([item], |row| Ok(documents(row, names))).optional()?;
    let Some(documents) = found.transpose()? else { return Ok(()) };
    let (id, body, annotation, prediction) = documents;
    let vertical = names.vertical_of(id)?;
    let facts = Facts::of(&body, vertical, &annotation, &prediction);
    connection.prepare_cached(include_str!("put_facts.sql"))?.execute(params![
        item,
        facts.said,
        facts.predicted,
        facts.conflicts,
        facts.partly,
        facts.only_text,
        changed_at,
        facts.unasked,
        facts.evidenced,
    ])?;
    Ok(())
}

/// The same for every item: after a format that did not know of it.
pub(crate) fn refresh_all(connection: &Connection) -> Result<()> {
    let names = Names::load(connection, 0)?;
    let last: i64 = connection.query_row("SELECT coalesce(max(id), 0) FROM item", [], |row| row.get(0))?;
    (1..=last).try_for_each(|item| refresh(connection, &names, item, None))
}

/// The same for the items of a vertical: after a change of its schema.
pub(crate) fn refresh_vertical(connection: &Connection, names: &Names, vertical: i64) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT id FROM item WHERE vertical_id = ?1")?;
    let items: Vec<i64> =
        statement.query_map([vertical], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    items.into_iter().try_for_each(|item| refresh(connection, names, item, None))
}

type Documents = (i64, Item, Annotation, Prediction);

fn documents(row: &Row<'_>, names: &Names) -> Result<Documents> {
    let vertical: i64 = row.get(0)?;
    let item = ItemDoc::parse(&row.get::<_, String>(1)?)?.item(String::new(), String::new());
    let annotation = match row.get::<_, Option<String>>(2)? {
        Some(text) => AnnotationDoc::parse(&text)?.annotation(names)?,
        None => Annotation::default(),
    };
    let prediction = match row.get::<_, Option<String>>(3)? {
        Some(text) => PredictionDoc::parse(&text)?.prediction(Certainty::default(), names)?,
        None => Prediction::default(),
    };
    Ok((vertical, item, annotation, prediction))
}

/// How the seller's values stand to the marked words; none where both are silent, or where a person has kept
/// the values of one side.
fn agreement<'a>(
    item: &Item,
    attribute: &LiveAttribute,
    settled: &[String],
    marked: impl Iterator<Item = &'a Span>,
) -> Option<Agreement> {
    let lower = attribute.name.to_lowercase();
    let claims = item.seller.iter().filter(|(name, _)| name.to_lowercase() == lower);
    let seller: Vec<String> = claims.flat_map(|(_, values)| values).cloned().collect();
    let text: Vec<String> = marked
        .filter(|span| span.attribute == attribute.name)
        .map(|span| span.words(item).to_owned())
        .collect();
    let is_settled_by = |side: &[String]| {
        !settled.is_empty()
            && !side.is_empty()
            && compare(settled, side, &attribute.synonyms) == Agreement::Agrees
    };
    let is_silent = seller.is_empty() && text.is_empty();
    if is_silent || is_settled_by(&seller) || is_settled_by(&text) {
        return None;
    }
    Some(compare(&seller, &text, &attribute.synonyms))
}

impl Facts {
    /// What is known of an item from its labels and its prediction.
    pub(super) fn of(
        item: &Item,
        vertical: &VerticalNames,
        said: &Annotation,
        prediction: &Prediction,
    ) -> Self {
        let open: Vec<&Span> = prediction
            .spans
            .iter()
            .map(|scored| &scored.span)
            .filter(|span| !said.answers(span) && span.check(item).is_ok())
            .collect();
        let unasked = said.spans.iter().filter(|span| span.unasked).count();
        let mut facts = Self { unasked, ..Self::default() };
        for attribute in &vertical.live {
            let name = attribute.name.as_str();
            if has_value(said, name) {
                facts.evidenced |= attribute.bit;
            }
            if is_said(said, name) {
                facts.said |= attribute.bit;
            } else if open.iter().any(|span| span.attribute == name)
                || prediction.values.iter().any(|choice| choice.attribute == name)
            {
                facts.predicted |= attribute.bit;
            }
            if !item.seller.is_empty() {
                let marked = said.spans.iter().chain(open.iter().copied());
                let settled = said.normalized.get(name).map(Vec::as_slice).unwrap_or_default();
                facts.mark(attribute, agreement(item, attribute, settled, marked));
            }
        }
        facts
    }

    fn mark(&mut self, attribute: &LiveAttribute, agreement: Option<Agreement>) {
        match agreement {
            Some(Agreement::Conflict) => self.conflicts |= attribute.bit,
            Some(Agreement::Partly { .. }) => self.partly |= attribute.bit,
            Some(Agreement::OnlyText) => self.only_text |= attribute.bit,
            _ => {}
        }
    }
}

/// Words are marked or values chosen for it; what was kept of a seller without either is no evidence.
fn has_value(said: &Annotation, name: &str) -> bool {
    said.spans.iter().any(|span| span.attribute == name)
        || said.values.get(name).is_some_and(|values| !values.is_empty())
}

fn is_said(said: &Annotation, name: &str) -> bool {
    has_value(said, name)
        || said.values.contains_key(name)
        || said.absent.contains(name)
        || said.normalized.contains_key(name)
}
