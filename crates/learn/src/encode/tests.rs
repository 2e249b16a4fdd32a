//! Offsets over arbitrary Unicode with the real tokenizer, tags there and back.

use std::path::Path;

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

/// The small tokenizers of other families that stand beside the golden values of their encoders.
fn small(kind: &str) -> WordPieces {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/tests/golden").join(kind);
    WordPieces::open(&EncoderFiles { name: kind.into(), folder, sha256: String::new() }).unwrap()
}

fn families() -> Vec<WordPieces> {
    ["distilbert", "xlm-roberta", "modernbert"].map(small).into_iter().chain(words()).collect()
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
    let families = families();
    let check = |words: &WordPieces, text: &str| {
        let length = text.chars().count();
        let pieces = words.cut(text).unwrap();
        assert!(pieces.iter().all(|p| p.start <= p.end && p.end <= length), "{text:?}");
        let shown: Vec<_> = pieces.iter().filter(|p| p.start < p.end).collect();
        assert!(shown.windows(2).all(|w| w[0].start <= w[1].start && w[0].end <= w[1].end), "{text:?}");
        let field = EncodedField::new(words, SHAPE, "jeans", text).unwrap();
        assert!(field.places.iter().all(|p| p.start < p.end && p.end <= length), "{text:?}");
        assert!(field.places.windows(2).all(|w| w[0].end <= w[1].start), "{text:?}");
        assert!(field.windows.iter().all(|w| w.ids.len() <= 64 && w.ids.len() == w.segments.len()));
        assert!(field.places.iter().all(|p| p.row < field.windows[p.window].ids.len() - 1));
    };
    let run = |text: String| families.iter().for_each(|words| check(words, &text));
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

/// What the places of a text show, in order.
fn places(words: &WordPieces, text: &str) -> Vec<String> {
    let field = EncodedField::new(words, SHAPE, "jeans", text).unwrap();
    field.places.iter().map(|p| slice_chars(text, p.start, p.end).unwrap().to_owned()).collect()
}

#[test]
fn sentence_pieces_and_byte_pairs_stand_for_their_own_letters_without_the_space_before() {
    let (pieces, pairs) = (small("xlm-roberta"), small("modernbert"));
    assert_eq!(places(&pieces, "new  red jeans, slim"), ["new", "red", "jeans", ",", "slim"]);
    assert_eq!(places(&pairs, "new  red jeans, slim"), ["new", "red", "jeans", ",", "slim"]);
    assert_eq!(places(&pieces, "赤いシャツの men 👕 red"), ["赤", "い", "シャツ", "の", "men", "👕", "red"]);
    let letters = ["赤", "い", "シ", "ャ", "ツ", "の", "men", "👕", "red"];
    assert_eq!(places(&pairs, "赤いシャツの men 👕 red"), letters);
    assert_eq!(places(&pieces, "Ｍｅｎ ㎝"), ["Ｍ", "ｅ", "ｎ", "㎝"]);
    for words in [pieces, pairs] {
        for text in ["👨‍👩‍👧 red", " \u{3000}blue\u{a0}cm ", "A\u{308}rmel ½cm", "\u{feff}slim\tfit\r\n"]
        {
            let visible = |text: &str| text.replace(|c: char| c.is_whitespace() || c == '\u{feff}', "");
            assert_eq!(visible(&places(&words, text).concat()), visible(text), "{text:?}");
        }
    }
}

#[test]
fn a_piece_that_is_a_space_is_read_and_not_tagged() {
    let words = small("xlm-roberta");
    let pieces = words.cut("red 赤").unwrap();
    assert_eq!(pieces.iter().map(|p| (p.start, p.end)).collect::<Vec<_>>(), [(0, 3), (4, 4), (4, 5)]);
    let field = EncodedField::new(&words, SHAPE, "", "red 赤").unwrap();
    assert_eq!(field.places.iter().map(|p| p.row).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(field.windows[0].ids.len(), 6);
}

#[test]
fn a_mark_typed_into_a_text_is_text() {
    for words in families() {
        let pieces = words.cut("a [SEP] b [CLS] <s>c</s> </s> <mask> [MASK] <pad>").unwrap();
        let ids: Vec<u32> = pieces.iter().map(|p| p.id).collect();
        assert!(!ids.contains(&words.separator()) && !ids.contains(&words.begin()));
    }
}

#[test]
fn a_vocabulary_without_known_marks_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let model = serde_json::json!({ "type": "WordPiece", "unk_token": "?", "vocab": { "?": 0, "a": 1 },
        "continuing_subword_prefix": "##", "max_input_chars_per_word": 9 });
    let file = serde_json::json!({ "version": "1.0", "added_tokens": [], "model": model });
    std::fs::write(folder.path().join("tokenizer.json"), file.to_string()).unwrap();
    let files = EncoderFiles { name: String::new(), folder: folder.path().into(), sha256: String::new() };
    let said = WordPieces::open(&files).unwrap_err().to_string();
    assert!(said.contains("“[CLS]” and “[SEP]”, “<s>” and “</s>”"), "{said}");
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
