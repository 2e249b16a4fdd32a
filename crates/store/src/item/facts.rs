//! What is known of an item, as bit sets of attributes in its row: lists and filters never open a document.
//!
//! Written in the transaction that changes labels, prediction, status or schema, so that a list never shows what is
//! no longer so. How the seller stands to text and photo is kept as people may see it: of items of the holdout that
//! are not done without what a model says.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use swingtag_catalogue::compare::{Agreement, Voices, compare, heard_off_photos};
use swingtag_catalogue::{Annotation, Certainty, Item, ItemStatus, Prediction, Span};

use super::{ItemDoc, code_of_status};
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
    /// The seller says something else than the text, or than the photo where the text is silent.
    pub(super) conflicts: i64,
    /// A part of what the seller says is not in the text, or not in the photo where the text is silent.
    pub(super) partly: i64,
    /// A photo says something of it, and so does the seller of the item.
    pub(super) photo_says: i64,
    /// Conflicts, whole or in part, in which the text is silent.
    pub(super) text_silent: i64,
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
    let Documents { vertical, item: body, said, prediction, blind } = documents;
    let known = Known { item: &body, said: &said, prediction: &prediction, blind };
    let facts = Facts::of(known, names.vertical_of(vertical)?);
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
        facts.photo_says,
        facts.text_silent,
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

/// What facts follow from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) item: &'a Item,
    pub(super) said: &'a Annotation,
    pub(super) prediction: &'a Prediction,
    /// People do not see the prediction: the item is of the holdout and not done.
    pub(super) blind: bool,
}

struct Documents {
    vertical: i64,
    item: Item,
    said: Annotation,
    prediction: Prediction,
    blind: bool,
}

fn documents(row: &Row<'_>, names: &Names) -> Result<Documents> {
    let item = ItemDoc::parse(&row.get::<_, String>(1)?)?.item(String::new(), String::new());
    let said = match row.get::<_, Option<String>>(2)? {
        Some(text) => AnnotationDoc::parse(&text)?.annotation(names)?,
        None => Annotation::default(),
    };
    let prediction = match row.get::<_, Option<String>>(3)? {
        Some(text) => PredictionDoc::parse(&text)?.prediction(Certainty::default(), names)?,
        None => Prediction::default(),
    };
    let (holdout, status): (bool, u8) = (row.get(4)?, row.get(5)?);
    let blind = holdout && status != code_of_status(ItemStatus::Done);
    Ok(Documents { vertical: row.get(0)?, item, said, prediction, blind })
}

impl Known<'_> {
    /// Predicted spans that nobody has answered.
    fn open(&self) -> Vec<&Span> {
        let spans = self.prediction.spans.iter().map(|scored| &scored.span);
        spans.filter(|span| !self.said.answers(span) && span.check(self.item).is_ok()).collect()
    }

    /// What the three voices say of an attribute as far as people may hear them.
    fn voices(&self, attribute: &str, open: &[&Span]) -> Voices {
        let open = if self.blind { &[] } else { open };
        let marked = self.said.spans.iter().chain(open.iter().copied());
        let of_it = marked.filter(|span| span.attribute == attribute);
        let heard = || heard_off_photos(self.prediction, self.said, attribute);
        Voices {
            seller: self.item.claimed(attribute),
            text: of_it.map(|span| span.words(self.item).to_owned()).collect(),
            photo: if self.blind { Vec::new() } else { heard() },
        }
    }

    /// Whether a person has kept the values of one side.
    fn is_settled(&self, attribute: &LiveAttribute, voices: &Voices) -> bool {
        let Some(settled) = self.said.normalized.get(&attribute.name) else { return false };
        let is_by = |side: &[String]| {
            !settled.is_empty()
                && !side.is_empty()
                && compare(settled, side, &attribute.synonyms) == Agreement::Agrees
        };
        self.said.from_photo.contains(&attribute.name) || is_by(&voices.seller) || is_by(&voices.text)
    }
}

impl Facts {
    /// What is known of an item from its labels and its prediction.
    pub(super) fn of(known: Known<'_>, vertical: &VerticalNames) -> Self {
        let (said, open) = (known.said, known.open());
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
                || known.prediction.values.iter().any(|choice| choice.attribute == name)
            {
                facts.predicted |= attribute.bit;
            }
            if !known.item.seller.is_empty() {
                let voices = known.voices(name, &open);
                let settled = known.is_settled(attribute, &voices);
                facts.mark(attribute, &voices, settled);
            }
        }
        facts
    }

    fn mark(&mut self, attribute: &LiveAttribute, voices: &Voices, settled: bool) {
        if !voices.photo.is_empty() {
            self.photo_says |= attribute.bit;
        }
        let differs = match voices.agreement(&attribute.synonyms) {
            _ if settled => return,
            Agreement::Conflict => &mut self.conflicts,
            Agreement::Partly { .. } => &mut self.partly,
            Agreement::OnlyText => &mut self.only_text,
            _ => return,
        };
        *differs |= attribute.bit;
        if voices.text.is_empty() {
            self.text_silent |= attribute.bit;
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
