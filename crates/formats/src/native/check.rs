//! A line that has the right shape, checked and turned into an item.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use swingtag_catalogue::{Annotation, Field, Item, ItemStatus, ScoredAttribute, Span, Values};

use super::offsets;
use super::row::Raw;
use super::span_row::SpanRow;
use super::values::{Pairs, Scores, Texts};
use crate::problem::Found;
use crate::{Confidences, IncomingItem, Reason, check_photo_path};

/// Turns a line into an item. Remarks that do not cost the item go to `warnings`.
///
/// # Errors
/// The first thing that is wrong.
pub(crate) fn checked(
    raw: Raw<'_>,
    vertical: Option<&str>,
    warnings: &mut Vec<Found>,
) -> Result<IncomingItem, Found> {
    let looked_at = raw.spans.is_some() && raw.split.is_some();
    let status = raw.status.as_deref().map(status_of).transpose()?;
    let values = named("attributes", raw.attributes)?;
    let (seller, normalized) = (named("seller", raw.seller)?, named("normalized", raw.normalized)?);
    let item = Item {
        id: checked_id(raw.id)?,
        vertical: checked_vertical(raw.vertical, vertical)?,
        fields: checked_fields(raw.title, raw.description, raw.fields)?,
        photos: checked_photos(raw.images.unwrap_or_default())?,
        seller,
        group: raw.group,
        split: raw.split,
        extra: raw.extra,
    };
    let (spans, sure) = checked_spans("spans", raw.spans.unwrap_or_default(), &item, &values, warnings)?;
    let (rejected, _) =
        checked_spans("rejected", raw.rejected.unwrap_or_default(), &item, &values, warnings)?;
    let intents = checked_intents(raw.intent)?;
    let absent = checked_names("absent", raw.absent.unwrap_or_default())?;
    let mut from_photo = checked_names("normalized_from_photo", raw.from_photo.unwrap_or_default())?;
    from_photo.retain(|name| normalized.contains_key(name));
    let confidences = confidences(sure, raw.confidence, &values, &intents)?;
    let note = raw.note.unwrap_or_default();
    let annotation = Annotation { spans, values, absent, normalized, from_photo, intents, rejected, note };
    let done = match status {
        Some(ItemStatus::New | ItemStatus::Skipped) => false,
        Some(_) => true,
        None => looked_at,
    };
    let annotation = (done || !annotation.is_empty()).then_some(annotation);
    Ok(IncomingItem { line: 0, item, annotation, confidences, status })
}

fn status_of(word: &str) -> Result<ItemStatus, Found> {
    ItemStatus::from_word(word).ok_or_else(|| Found::new("status", word, Reason::StatusUnknown))
}

fn checked_id(id: Option<std::borrow::Cow<'_, str>>) -> Result<String, Found> {
    let id = id.ok_or_else(|| Found::new("id", "", Reason::IdMissing))?;
    if id.trim().is_empty() {
        return Err(Found::new("id", id, Reason::IdBlank));
    }
    Ok(id.into_owned())
}

fn checked_vertical(own: Option<String>, given: Option<&str>) -> Result<String, Found> {
    match (own, given) {
        (Some(own), _) if own.trim().is_empty() => Err(Found::new("vertical", own, Reason::VerticalBlank)),
        (Some(own), _) => Ok(own),
        (None, Some(given)) => Ok(given.to_owned()),
        (None, None) => Err(Found::new("vertical", "", Reason::VerticalMissing)),
    }
}

fn checked_fields(
    title: Option<String>,
    description: Option<String>,
    others: Option<Pairs<String>>,
) -> Result<Vec<Field>, Found> {
    let named = |name: &str, text: Option<String>| text.map(|text| Field { name: name.to_owned(), text });
    let mut fields: Vec<Field> =
        named("title", title).into_iter().chain(named("description", description)).collect();
    let mut names: HashSet<String> = fields.iter().map(|field| field.name.clone()).collect();
    for (name, text) in others.map(|pairs| pairs.0).unwrap_or_default() {
        if name.trim().is_empty() {
            return Err(Found::new("fields", text, Reason::FieldBlank));
        }
        if !names.insert(name.clone()) {
            return Err(Found::new(format!("fields.{name}"), text, Reason::FieldTwice));
        }
        fields.push(Field { name, text });
    }
    if fields.iter().all(|field| field.text.trim().is_empty()) {
        return Err(Found::new("title", "", Reason::NoText));
    }
    Ok(fields)
}

fn checked_photos(photos: Vec<String>) -> Result<Vec<String>, Found> {
    for (n, photo) in photos.iter().enumerate() {
        check_photo_path(photo).map_err(|reason| Found::new(format!("images[{n}]"), photo, reason))?;
    }
    Ok(photos)
}

fn named(column: &str, pairs: Option<Pairs<Texts>>) -> Result<Values, Found> {
    pairs.map_or_else(|| Ok(Values::new()), |pairs| pairs.into_values(column))
}

fn checked_intents(intent: Option<Texts>) -> Result<Vec<String>, Found> {
    let intents = intent.map(|texts| texts.0).unwrap_or_default();
    match intents.iter().find(|intent| intent.trim().is_empty()) {
        Some(blank) => Err(Found::new("intent", blank, Reason::IntentBlank)),
        None => Ok(intents),
    }
}

fn checked_names(column: &str, names: Vec<String>) -> Result<BTreeSet<String>, Found> {
    match names.iter().find(|name| name.trim().is_empty()) {
        Some(blank) => Err(Found::new(column, blank, Reason::AttributeBlank)),
        None => Ok(names.into_iter().collect()),
    }
}

type Sure = Vec<Option<f32>>;

fn checked_spans(
    column: &str,
    rows: Vec<SpanRow>,
    item: &Item,
    values: &Values,
    warnings: &mut Vec<Found>,
) -> Result<(Vec<Span>, Sure), Found> {
    let (mut spans, mut sure): (Vec<Span>, Sure) =
        (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    let texts = offsets::Texts::of(item);
    let mut seen = HashSet::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        let at = || format!("{column}[{n}]");
        let wrong = |key: &str, value: String, reason| Found::new(format!("{}{key}", at()), value, reason);
        if let Some((key, value, reason)) = misfit(row, &texts) {
            let found = wrong(key, value, reason);
            return Err(with_unit(found, &texts, &rows, values));
        }
        if let Some(words) = row.text.as_deref().and_then(|text| other_words(text, &row.span, &texts)) {
            let text = row.text.clone().unwrap_or_default();
            return Err(with_unit(wrong(".text", text, Reason::SpanWords { words }), &texts, &rows, values));
        }
        if let Some(key) = &row.unknown {
            warnings.push(wrong(
                &format!(".{key}"),
                String::new(),
                Reason::SpanKeyUnknown { key: key.clone() },
            ));
        }
        if !seen.insert(row.span.key()) {
            warnings.push(wrong("", row.span.attribute.clone(), Reason::SpanTwice));
            continue;
        }
        sure.push(
            probability(row.confidence)
                .map_err(|c| wrong(".confidence", c.to_string(), Reason::ConfidenceRange))?,
        );
        spans.push(row.span.clone());
    }
    Ok((spans, sure))
}

/// Where in a span, with which value, and why it does not fit.
fn misfit(row: &SpanRow, texts: &offsets::Texts<'_>) -> Option<(&'static str, String, Reason)> {
    let Span { field, start, end, attribute, .. } = &row.span;
    let (start, end) = (*start, *end);
    let length = texts.length(field);
    let found = match length {
        _ if row.twice.is_some() => ("", row.twice.unwrap_or_default().to_owned(), Reason::DuplicateKey),
        _ if attribute.trim().is_empty() => (".attribute", attribute.clone(), Reason::AttributeBlank),
        None => (".field", field.clone(), Reason::SpanField { field: field.clone() }),
        _ if start == end => (".end", end.to_string(), Reason::SpanEmpty { start }),
        _ if start > end => (".end", end.to_string(), Reason::SpanBackwards { start, end }),
        Some(length) if end > length => (".end", end.to_string(), Reason::SpanOutside { end, length }),
        _ => return None,
    };
    Some(found)
}

/// The words a span covers, when they are not those the source repeats beside it.
fn other_words(text: &str, span: &Span, texts: &offsets::Texts<'_>) -> Option<String> {
    texts.words(span).filter(|words| *words != text).map(str::to_owned)
}

fn with_unit(found: Found, texts: &offsets::Texts<'_>, rows: &[SpanRow], values: &Values) -> Found {
    let about_offsets = matches!(found.reason, Reason::SpanOutside { .. } | Reason::SpanWords { .. });
    let spans: Vec<Span> = rows.iter().map(|row| row.span.clone()).collect();
    match about_offsets.then(|| texts.other_unit(&spans, values)).flatten() {
        Some(unit) => found.with_remedy(format!(
            "the item’s offsets fit as {unit}; write them as Unicode code points (in Python: indices of str)"
        )),
        None => found,
    }
}

fn confidences(
    spans: Sure,
    scores: Option<Scores>,
    values: &Values,
    intents: &[String],
) -> Result<Confidences, Found> {
    let spans = if spans.iter().all(Option::is_none) { Vec::new() } else { spans };
    let Some(scores) = scores else { return Ok(Confidences { spans, ..Confidences::default() }) };
    let mut by_name = BTreeMap::new();
    for (name, given) in scores.attributes.map(|pairs| pairs.0).unwrap_or_default() {
        let column = format!("confidence.attributes.{name}");
        let expected = values.get(&name).map_or(0, Vec::len);
        by_name.insert(name, probabilities(&column, given, expected)?);
    }
    let intents = match scores.intent {
        Some(given) => probabilities("confidence.intent", given, intents.len())?,
        None => Vec::new(),
    };
    let presence = scores.presence.unwrap_or_default();
    presence.iter().try_for_each(checked_presence)?;
    Ok(Confidences { spans, values: by_name, intents, presence })
}

fn checked_presence(said: &ScoredAttribute) -> Result<(), Found> {
    let wrong = |value: String, reason| Err(Found::new("confidence.presence", value, reason));
    match probability(Some(f64::from(said.confidence))) {
        _ if said.attribute.trim().is_empty() => wrong(said.attribute.clone(), Reason::AttributeBlank),
        Err(c) => wrong(c.to_string(), Reason::ConfidenceRange),
        Ok(_) => Ok(()),
    }
}

fn probabilities(column: &str, given: Vec<f64>, expected: usize) -> Result<Vec<f32>, Found> {
    if given.len() != expected {
        return Err(Found::new(column, given.len().to_string(), Reason::ConfidenceCount));
    }
    let one = |c| match probability(Some(c)) {
        Ok(p) => Ok(p.unwrap_or_default()),
        Err(c) => Err(Found::new(column, c.to_string(), Reason::ConfidenceRange)),
    };
    given.into_iter().map(one).collect()
}

fn probability(confidence: Option<f64>) -> Result<Option<f32>, f64> {
    match confidence {
        Some(c) if !(0.0..=1.0).contains(&c) => Err(c),
        other => Ok(other.map(|c| c as f32)),
    }
}
