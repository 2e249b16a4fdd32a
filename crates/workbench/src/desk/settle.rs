//! A person's word on the whole item's value where seller, text and photo differ. It is kept beside the labels
//! ([`Annotation::normalized`]); spans, whole-item values and the seller's claims stay as they are.

use swingtag_catalogue::Annotation;
use swingtag_catalogue::compare::{Agreement, Synonyms, Voices, compare};

use super::act::invalid;
use super::scene::Scene;
use super::seller::{heard, in_text};
use crate::WorkbenchError;
use crate::view::Side;

/// Keeps the values of one side, or takes the word back. Gives what happened in words.
///
/// # Errors
/// `invalid` when that side says nothing.
pub(super) fn settle(
    scene: &Scene,
    annotation: &mut Annotation,
    attribute: &str,
    keep: Option<Side>,
) -> Result<String, WorkbenchError> {
    let Some(side) = keep else {
        annotation.normalized.remove(attribute);
        annotation.from_photo.remove(attribute);
        return Ok(format!("{attribute} open again"));
    };
    let (values, whose) = match side {
        Side::Text => (in_text(scene, attribute), "text"),
        Side::Seller => (scene.item.claimed(attribute), "seller"),
        Side::Photo => (seen(scene, attribute), "photo"),
    };
    if values.is_empty() {
        return Err(invalid(format!("the {whose} says nothing about {attribute}")));
    }
    let said = format!("{attribute} {} kept from the {whose}", values.join(", "));
    annotation.normalized.insert(attribute.to_owned(), values);
    match side {
        Side::Photo => annotation.from_photo.insert(attribute.to_owned()),
        Side::Text | Side::Seller => annotation.from_photo.remove(attribute),
    };
    Ok(said)
}

/// What is read off the photos; what a model is unsure of where it is sure of nothing, for a person has looked.
fn seen(scene: &Scene, attribute: &str) -> Vec<String> {
    let heard = heard(scene, attribute);
    if !heard.is_empty() {
        return heard;
    }
    let seen = scene.prediction.iter().flat_map(|prediction| prediction.seen(attribute));
    seen.map(|choice| choice.value.clone()).collect()
}

/// Whose values have been kept; none while nobody has said so, or where what was kept is neither's. What was kept from
/// the photo holds whatever another model reads off it.
pub(super) fn kept(said: &Annotation, attribute: &str, voices: &Voices, synonyms: &Synonyms) -> Option<Side> {
    let settled = said.normalized.get(attribute).filter(|settled| !settled.is_empty())?;
    let agrees = |side: &[String]| !side.is_empty() && compare(settled, side, synonyms) == Agreement::Agrees;
    match (agrees(&voices.text), agrees(&voices.seller)) {
        _ if said.from_photo.contains(attribute) => Some(Side::Photo),
        // Both may hold all of it; then the side that says no more than was kept is meant.
        (true, true) if compare(&voices.seller, settled, synonyms) == Agreement::Agrees => Some(Side::Seller),
        (true, _) => Some(Side::Text),
        (false, true) => Some(Side::Seller),
        (false, false) => None,
    }
}
