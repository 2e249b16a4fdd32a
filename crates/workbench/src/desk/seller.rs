//! What the seller says beside what the text says. Judging the two (agrees, partly, conflict) is left to
//! the reader; nothing is normalised here.

use swingtag_catalogue::{Item, Span};

use super::scene::Scene;
use crate::view::SellerRow;

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

fn row(scene: &Scene, attribute: &str) -> SellerRow {
    let claims = scene.item.seller.iter().filter(|(name, _)| same_name(name, attribute));
    let marked = scene.annotation.spans.iter().chain(scene.open_spans().map(|scored| &scored.span));
    SellerRow {
        attribute: attribute.to_owned(),
        seller: claims.flat_map(|(_, values)| values).cloned().collect(),
        text: values_in_text(&scene.item, marked.filter(|span| span.attribute == attribute)),
    }
}

/// The marked words, each once, whatever their case.
fn values_in_text<'a>(item: &Item, spans: impl Iterator<Item = &'a Span>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for words in spans.map(|span| span.words(item)).filter(|words| !words.is_empty()) {
        if !values.iter().any(|value| same_name(value, words)) {
            values.push(words.to_owned());
        }
    }
    values
}

fn knows(scene: &Scene, name: &str) -> bool {
    scene.vertical.attributes.iter().any(|attribute| same_name(&attribute.name, name))
}

/// Feeds write “colour” where the schema says “Colour”.
fn same_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
