//! What the seller says beside what the text and the photos say, and how the two stand to each other. The
//! comparison itself is the catalogue's.

use swingtag_catalogue::compare::{Agreement, Synonyms, compare};
use swingtag_catalogue::{Item, ScoredChoice, Span};

use super::scene::{ASK_LIMIT, Scene, confidence};
use super::settle::kept;
use crate::view::{ClaimMark, PhotoClaim, SellerRow, Side};

/// One row per attribute that the seller or the text speaks of, in schema order, then what the schema does
/// not know. Nothing when the seller says nothing at all.
#[must_use]
pub(crate) fn seller_rows(scene: &Scene) -> Vec<SellerRow> {
    let claims = &scene.item.seller;
    if claims.is_empty() {
        return Vec::new();
    }
    let known = scene.vertical.attributes.iter().map(|attribute| attribute.name.as_str());
    let unknown = claims.keys().map(String::as_str).filter(|name| !knows(scene, name));
    known
        .chain(unknown)
        .map(|name| row(scene, name))
        .filter(|r| !(r.seller.is_empty() && r.text.is_empty()))
        .collect()
}

/// What is said of one attribute.
#[must_use]
pub(super) fn row(scene: &Scene, attribute: &str) -> SellerRow {
    let (seller, text) = (claimed(scene, attribute), in_text(scene, attribute));
    let schema = scene.vertical.attribute(attribute);
    let synonyms = schema.map(|schema| Synonyms::of(&schema.synonyms)).unwrap_or_default();
    let settled = scene.annotation.normalized.get(attribute).map(Vec::as_slice).unwrap_or_default();
    let agreement = compare(&seller, &text, &synonyms);
    let (mark, says) = match agreement {
        Agreement::Agrees | Agreement::Rounded => in_words(&agreement),
        _ => match kept(settled, &text, &seller, &synonyms) {
            Some(Side::Text) if seller.is_empty() => (ClaimMark::TextKept, "Filled in".to_owned()),
            Some(Side::Text) => (ClaimMark::TextKept, "Text kept".to_owned()),
            Some(Side::Seller) => (ClaimMark::SellerKept, "Seller kept".to_owned()),
            None => in_words(&agreement),
        },
    };
    let agrees = matches!(mark, ClaimMark::Agrees | ClaimMark::Rounded);
    let photo_differs = agrees && contradicts(scene, attribute, &seller, &synonyms);
    let (photo, open) = (photo_claims(scene, attribute), schema.is_some());
    SellerRow { attribute: attribute.to_owned(), seller, text, photo, photo_differs, mark, says, open }
}

fn in_words(agreement: &Agreement) -> (ClaimMark, String) {
    let (mark, says) = match agreement {
        Agreement::Agrees => (ClaimMark::Agrees, "Agrees"),
        Agreement::Rounded => (ClaimMark::Rounded, "Agrees, rounded"),
        Agreement::Conflict => (ClaimMark::Conflict, "Conflict"),
        Agreement::OnlyText => (ClaimMark::OnlyText, "Only in the text"),
        Agreement::OnlySeller => (ClaimMark::OnlySeller, "Not in the text"),
        Agreement::Partly { missing } => return (ClaimMark::Partly, partly(missing)),
    };
    (mark, says.to_owned())
}

fn partly(missing: &[String]) -> String {
    match missing {
        [] => "Partly: the text says it more exactly".to_owned(),
        [one] => format!("Partly: “{one}” is not in the text"),
        [first, rest @ ..] => format!("Partly: “{first}” and {} more are not in the text", rest.len()),
    }
}

/// The seller's values of an attribute.
pub(super) fn claimed(scene: &Scene, attribute: &str) -> Vec<String> {
    let claims = scene.item.seller.iter().filter(|(name, _)| same_name(name, attribute));
    claims.flat_map(|(_, values)| values).cloned().collect()
}

/// The values marked in the text, confirmed or predicted, each once, whatever their case.
pub(super) fn in_text(scene: &Scene, attribute: &str) -> Vec<String> {
    let marked = scene.annotation.spans.iter().chain(scene.open_spans().map(|scored| &scored.span));
    each_once(&scene.item, marked.filter(|span| span.attribute == attribute))
}

fn each_once<'a>(item: &Item, spans: impl Iterator<Item = &'a Span>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for words in spans.map(|span| span.words(item)).filter(|words| !words.is_empty()) {
        if !values.iter().any(|value| same_name(value, words)) {
            values.push(words.to_owned());
        }
    }
    values
}

/// What the model says of the whole item, if photos went into its answer.
fn photo_claims(scene: &Scene, attribute: &str) -> Vec<PhotoClaim> {
    let claim =
        |c: &ScoredChoice| PhotoClaim { value: c.value.clone(), confidence: confidence(c.confidence) };
    seen(scene, attribute).map(claim).collect()
}

/// Whether a model that is not unsure sees something in the photos that nothing of these values meets.
fn contradicts(scene: &Scene, attribute: &str, values: &[String], synonyms: &Synonyms) -> bool {
    let sure = seen(scene, attribute).filter(|choice| choice.confidence >= ASK_LIMIT);
    let sure: Vec<String> = sure.map(|choice| choice.value.clone()).collect();
    compare(values, &sure, synonyms) == Agreement::Conflict
}

fn seen<'a>(scene: &'a Scene, attribute: &'a str) -> impl Iterator<Item = &'a ScoredChoice> {
    let seeing = scene.prediction.iter().filter(|prediction| prediction.gates.is_some());
    seeing.flat_map(|prediction| &prediction.values).filter(move |choice| choice.attribute == attribute)
}

fn knows(scene: &Scene, name: &str) -> bool {
    scene.vertical.attributes.iter().any(|attribute| same_name(&attribute.name, name))
}

/// Feeds write “colour” where the schema says “Colour”.
fn same_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
