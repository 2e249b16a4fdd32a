//! What the seller says beside what the text and the photos say, and how they stand to each other. The comparison
//! itself is the catalogue's.

use swingtag_catalogue::compare::{Agreement, Synonyms, Voices, compare, heard_off_photos};
use swingtag_catalogue::{Item, ScoredChoice, Span};

use super::scene::{Scene, confidence};
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
    let voices = voices(scene, attribute);
    let schema = scene.vertical.attribute(attribute);
    let synonyms = schema.map(|schema| Synonyms::of(&schema.synonyms)).unwrap_or_default();
    let agreement = voices.agreement(&synonyms);
    let (mark, says) = match (&agreement, kept(&scene.annotation, attribute, &voices, &synonyms)) {
        (_, Some(Side::Photo)) => (ClaimMark::PhotoKept, told_kept("Photo kept", &voices)),
        (Agreement::Agrees | Agreement::Rounded, _) => in_words(&agreement, &voices),
        (_, Some(Side::Text)) => (ClaimMark::TextKept, told_kept("Text kept", &voices)),
        (_, Some(Side::Seller)) => (ClaimMark::SellerKept, "Seller kept".to_owned()),
        (_, None) => in_words(&agreement, &voices),
    };
    let agrees = matches!(mark, ClaimMark::Agrees | ClaimMark::Rounded);
    SellerRow {
        attribute: attribute.to_owned(),
        photo: photo_claims(scene, attribute),
        photo_differs: agrees && compare(&voices.seller, &voices.photo, &synonyms) == Agreement::Conflict,
        mark,
        says,
        open: schema.is_some(),
        seller: voices.seller,
        text: voices.text,
    }
}

/// What the three voices say of an attribute.
pub(super) fn voices(scene: &Scene, attribute: &str) -> Voices {
    Voices {
        seller: scene.item.claimed(attribute),
        text: in_text(scene, attribute),
        photo: heard(scene, attribute),
    }
}

/// What a model that is not unsure reads off the photos.
pub(super) fn heard(scene: &Scene, attribute: &str) -> Vec<String> {
    let prediction = scene.prediction.as_ref();
    prediction
        .map(|prediction| heard_off_photos(prediction, &scene.annotation, attribute))
        .unwrap_or_default()
}

fn told_kept(says: &str, voices: &Voices) -> String {
    if voices.seller.is_empty() { "Filled in" } else { says }.to_owned()
}

fn in_words(agreement: &Agreement, voices: &Voices) -> (ClaimMark, String) {
    let other = if voices.text.is_empty() { "photo" } else { "text" };
    let (mark, says) = match agreement {
        Agreement::Agrees => (ClaimMark::Agrees, "Agrees"),
        Agreement::Rounded => (ClaimMark::Rounded, "Agrees, rounded"),
        Agreement::Conflict if voices.text.is_empty() => (ClaimMark::Conflict, "Conflict with the photo"),
        Agreement::Conflict => (ClaimMark::Conflict, "Conflict"),
        Agreement::OnlyText => (ClaimMark::OnlyText, "Only in the text"),
        Agreement::OnlySeller => (ClaimMark::OnlySeller, "Not marked in the text"),
        Agreement::Partly { missing } => return (ClaimMark::Partly, partly(missing, other)),
    };
    (mark, says.to_owned())
}

fn partly(missing: &[String], other: &str) -> String {
    match missing {
        [] => format!("Partly: the {other} says it more exactly"),
        [one] => format!("Partly: “{one}” is not in the {other}"),
        [first, rest @ ..] => format!("Partly: “{first}” and {} more are not in the {other}", rest.len()),
    }
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
    scene.prediction.iter().flat_map(|prediction| prediction.seen(attribute)).map(claim).collect()
}

fn knows(scene: &Scene, name: &str) -> bool {
    scene.vertical.attributes.iter().any(|attribute| same_name(&attribute.name, name))
}

/// Feeds write “colour” where the schema says “Colour”.
fn same_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
