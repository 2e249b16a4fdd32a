//! The photos of an item, with what the model made of their regions.

use swingtag_catalogue::{Item, PhotoGates, Prediction, Span, WordRegions};
use swingtag_store::StoredPhoto;

use crate::view::{PhotoView, RegionsView, WordsRegionsView};

/// The photos that are there, in order. A photo has regions when the model in use kept them with its answer.
pub(super) fn views(photos: Vec<StoredPhoto>, item: &Item, answer: Option<&Prediction>) -> Vec<PhotoView> {
    let regions = |path: &str| {
        let answer = answer?;
        let gates = answer.gates.as_ref()?.photos.iter().find(|gates| gates.photo == path)?;
        regions_view(gates, item, answer)
    };
    let view = |photo: StoredPhoto| {
        let (hash, width, height) = (photo.hash?, photo.width, photo.height);
        Some(PhotoView { hash: hash.0, width, height, regions: regions(&photo.path) })
    };
    photos.into_iter().filter_map(view).collect()
}

/// Nothing for regions that do not fill their rows.
fn regions_view(gates: &PhotoGates, item: &Item, answer: &Prediction) -> Option<RegionsView> {
    let fills =
        gates.columns > 0 && !gates.regions.is_empty() && gates.regions.len().is_multiple_of(gates.columns);
    fills.then(|| RegionsView {
        columns: gates.columns,
        shares: gates.regions.clone(),
        middle: gates.middle.filter(|part| *part > 0.0 && *part <= 1.0),
        words: gates.words.iter().filter_map(|words| words_view(words, gates, item, answer)).collect(),
    })
}

/// Nothing for words that the answer does not say, or whose regions are not those of the photo.
fn words_view(
    words: &WordRegions,
    gates: &PhotoGates,
    item: &Item,
    answer: &Prediction,
) -> Option<WordsRegionsView> {
    let place = |span: &Span| (span.start, span.end) == (words.start, words.end) && span.field == words.field;
    let said = answer.spans.iter().find(|said| place(&said.span))?;
    (words.regions.len() == gates.regions.len()).then(|| WordsRegionsView {
        attribute: said.span.attribute.clone(),
        words: said.span.words(item).to_owned(),
        shares: words.regions.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use swingtag_catalogue::{Field, Gates, PhotoHash, ScoredSpan};

    #[test]
    fn regions_find_their_photo_by_its_path_and_fill_their_rows() {
        let photo = |path: &str, there: bool| StoredPhoto {
            path: path.to_owned(),
            mime: None,
            hash: there.then(|| PhotoHash(path.to_owned())),
            ..StoredPhoto::default()
        };
        let words = |(start, end, count)| WordRegions {
            field: "title".to_owned(),
            start,
            end,
            regions: vec![0.5; count],
        };
        let of = |path: &str, count: usize| PhotoGates {
            photo: path.to_owned(),
            columns: 2,
            regions: vec![0.5; count],
            middle: None,
            words: [(0, 3, count), (4, 8, count + 1), (4, 7, count)].map(words).to_vec(),
        };
        let gates = Gates { photos: vec![of("c", 4), of("b", 4), of("d", 3)], ..Gates::default() };
        let said = |start, end, attribute: &str| ScoredSpan {
            span: Span::new("title", start, end, attribute),
            confidence: 0.5,
            candidates: Vec::new(),
        };
        let spans = vec![said(0, 3, "Colour"), said(4, 8, "Material")];
        let answer = Prediction { spans, gates: Some(gates), ..Prediction::default() };
        let fields = vec![Field { name: "title".to_owned(), text: "réd silk".to_owned() }];
        let item = Item { fields, ..Item::default() };
        let photos = ["a", "b", "c", "d"].map(|path| photo(path, path != "b")).to_vec();
        let views = views(photos, &item, Some(&answer));
        let found: Vec<_> = views.iter().map(|v| (v.hash.as_str(), v.regions.is_some())).collect();
        assert_eq!(found, [("a", false), ("c", true), ("d", false)]);
        let words = &views[1].regions.as_ref().unwrap().words;
        let words: Vec<_> = words.iter().map(|w| (w.attribute.as_str(), w.words.as_str())).collect();
        assert_eq!(words, [("Colour", "réd")]);
    }
}
