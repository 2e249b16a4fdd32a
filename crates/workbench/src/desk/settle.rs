//! A person's word on the whole item's value where seller and text differ. It is kept beside the labels
//! ([`Annotation::normalized`]); spans and the seller's claims stay as they are.

use swingtag_catalogue::Annotation;
use swingtag_catalogue::compare::{Agreement, Synonyms, compare};

use super::act::invalid;
use super::scene::Scene;
use super::seller::{claimed, in_text};
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
        return Ok(format!("{attribute} open again"));
    };
    let (values, whose) = match side {
        Side::Text => (in_text(scene, attribute), "text"),
        Side::Seller => (claimed(scene, attribute), "seller"),
    };
    if values.is_empty() {
        return Err(invalid(format!("the {whose} says nothing about {attribute}")));
    }
    let said = format!("{attribute} {} kept from the {whose}", values.join(", "));
    annotation.normalized.insert(attribute.to_owned(), values);
    Ok(said)
}

/// Whose values have been kept; none while nobody has said so, or where what was kept is neither's.
pub(super) fn kept(
    settled: &[String],
    text: &[String],
    seller: &[String],
    synonyms: &Synonyms,
) -> Option<Side> {
    let agrees = |side: &[String]| !side.is_empty() && compare(settled, side, synonyms) == Agreement::Agrees;
    match (settled.is_empty(), agrees(text), agrees(seller)) {
        (true, ..) => None,
        // Both may hold all of it; then the side that says no more than was kept is meant.
        (_, true, true) if compare(seller, settled, synonyms) == Agreement::Agrees => Some(Side::Seller),
        (_, true, _) => Some(Side::Text),
        (_, false, true) => Some(Side::Seller),
        (_, false, false) => None,
    }
}
