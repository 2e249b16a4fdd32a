//! Offsets over arbitrary Unicode with the real tokenizer, tags there and back.

use proptest::prelude::*;
use swingtag_catalogue::{Attribute, Item, Schema, Span, Vertical, slice_chars};
use swingtag_models::crf::Lattice;

use super::*;
use crate::recipe::{EncoderFiles, Labelled};

/// The installed default encoder, or a message why the test is skipped.
fn words() -> Option<WordPieces> {
    let cache = std::env::var_os("SWINGTAG_CACHE")
        .map(std::path::PathBuf::from)
        .or_else(|| Some(std::path::PathBuf::from(std::env::var_os("XDG_CACHE_HOME")?).join("swingtag")))
        .or_else(|| Some(std::path::PathBuf::from(std::env::var_os("HOME")?).join(".cache/swingtag")))?;
    let folder = cache.join("encoders/all-MiniLM-L6-v2");
    if !folder.join("tokenizer.json").exists() {
        eprintln!("skipped: {} has no encoder; run `swingtag models fetch`", folder.display());
        return None;
    }
    let files = EncoderFiles { name: "all-MiniLM-L6-v2".into(), folder, sha256: String::new() };
    Some(WordPieces::open(&files).unwrap())
}

const SHAPE: SequenceShape = SequenceShape { max_pieces: 64, vertical_prompt: true };

fn schema() -> Schema {
    let attribute = |name: &str| Attribute { name: name.into(), ..Attribute::default() };
    let vertical = |name: &str, names: &[&str]| Vertical {
        name: name.into(),
        attributes: names.iter().map(|n| attribute(n)).collect(),
        ..Vertical::default()
    };
    Schema {
        verticals: vec![vertical("jeans", &["Colour", "Fit"]), vertical("chains", &["Length", "Colour"])],
    }
}

#[test]
fn every_text_gets_ordered_places_inside_it() {
    let Some(words) = words() else { return };
    let run = |text: String| {
        let length = text.chars().count();
        let pieces = words.cut(&text).unwrap();
        assert!(pieces.iter().all(|p| p.start < p.end && p.end <= length), "{text:?}");
        assert!(pieces.windows(2).all(|w| w[0].start <= w[1].start && w[0].end <= w[1].end), "{text:?}");
        let field = EncodedField::new(&words, SHAPE, "jeans", &text).unwrap();
        assert!(field.places.windows(2).all(|w| w[0].end <= w[1].start), "{text:?}");
        assert!(field.windows.iter().all(|w| w.ids.len() <= 64 && w.ids.len() == w.segments.len()));
        assert!(field.places.iter().all(|p| p.row < field.windows[p.window].ids.len() - 1));
    };
    proptest!(ProptestConfig::with_cases(300), |(text in "\\PC{0,80}")| run(text));
    proptest!(ProptestConfig::with_cases(300), |(text in any::<String>())| run(text));
    let mixed = "[a-zA-Z0-9 '.,/-]{0,12}|[ぁ-んァ-ン一-鿿]{1,9}|[ก-๛]{1,6}|[가-힣]{1,4}|[́̈ßİŁﬁ]{1,3}";
    proptest!(ProptestConfig::with_cases(300), |(parts in prop::collection::vec(mixed, 0..9))| run(parts.concat()));
}

#[test]
fn pieces_stand_for_their_own_letters() {
    let Some(words) = words() else { return };
    let shown = |text: &str| {
        let pieces = words.cut(text).unwrap();
        pieces.iter().map(|p| slice_chars(text, p.start, p.end).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(shown("blau, 5XL").concat(), "blau,5XL");
    assert_eq!(shown("A\u{308}rmel").concat(), "A\u{308}rmel");
    assert_eq!(shown("Ärmel").concat(), "Ärmel");
    assert_eq!(shown("赤いシャツM"), ["赤", "い", "シ", "ャ", "ツ", "M"]);
    assert_eq!(shown("[SEP]").concat(), "[SEP]");
}

#[test]
fn a_mark_typed_into_a_text_is_text() {
    let Some(words) = words() else { return };
    let ids: Vec<u32> = words.cut("a [SEP] b [CLS]").unwrap().iter().map(|p| p.id).collect();
    assert!(!ids.contains(&words.separator()) && !ids.contains(&words.begin()));
}

#[test]
fn gold_tags_decode_to_the_same_spans() {
    let Some(words) = words() else { return };
    let (text, tags) = ("Slim dark-blue jeans, slim fit", TagSet::new(&schema(), &[]));
    let gold = [
        Span::new("title", 0, 4, "Fit"),
        Span::new("title", 5, 14, "Colour"),
        Span::new("title", 22, 30, "Fit"),
    ];
    let field = EncodedField::new(&words, SHAPE, "jeans", text).unwrap();
    let path = tags.gold("jeans", "title", &field.places, &gold);
    let allowed = &tags.groups()[tags.group("jeans")];
    assert_eq!(allowed.len(), 5);
    // Scores that leave no doubt: 20 for the gold tag, 0 for all others.
    let rows: Vec<Vec<f32>> = path
        .iter()
        .map(|tag| (0..tags.tags()).map(|t| if t == allowed[*tag] { 20.0 } else { 0.0 }).collect())
        .collect();
    let transitions = tags.rule().among(allowed);
    let lattice = Lattice::new(rows.iter().map(Vec::as_slice), &transitions);
    let decoded = decode(&tags, allowed, "title", &field.places, &lattice);
    assert_eq!(decoded.spans.iter().map(|s| s.span.clone()).collect::<Vec<_>>(), gold);
    assert!(decoded.spans.iter().all(|s| s.confidence == 1.0) && decoded.log_probability > -1e-5);
}

#[test]
fn verticals_share_attributes_and_keep_their_own_tags() {
    let item = Item { vertical: "rings".into(), ..Item::default() };
    let mut labelled = Labelled { item, ..Labelled::default() };
    labelled.gold.spans.push(Span::new("title", 0, 1, "Stone"));
    let tags = TagSet::new(&schema(), &[labelled]);
    assert_eq!(tags.tags(), 9);
    let groups = tags.groups();
    assert_eq!(groups.len(), 4);
    assert_eq!(groups[tags.group("chains")], [0, 1, 2, 5, 6]);
    assert_eq!(groups[tags.group("unheard of")].len(), 9);
    assert_eq!(
        (tags.attribute(1), tags.attribute(8), tags.attribute(0)),
        (Some("Colour"), Some("Stone"), None)
    );
}
