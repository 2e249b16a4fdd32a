//! What segmentation must hold for every text.

use proptest::prelude::*;
use swingtag_catalogue::segment::{Lexicon, Segmentation, words};
use swingtag_catalogue::slice_chars;
use swingtag_catalogue::tokens::{cut_at, is_space};

fn parts(text: &str, segmentation: Segmentation<'_>) -> Vec<String> {
    words(text, segmentation)
        .iter()
        .map(|&(a, b)| slice_chars(text, a, b).unwrap_or("outside").to_owned())
        .collect()
}

fn cut(text: &str) -> Vec<String> {
    parts(text, Segmentation::Words)
}

#[test]
fn words_and_punctuation_are_tokens() {
    assert_eq!(cut("Ellie Shoes Women's 8400, Red"), ["Ellie", "Shoes", "Women's", "8400", ",", "Red"]);
    assert_eq!(cut("(Jesus - Yashua)"), ["(", "Jesus", "-", "Yashua", ")"]);
    assert_eq!(cut("  double  spaces\t "), ["double", "spaces"]);
    assert_eq!(cut(""), Vec::<String>::new());
}

#[test]
fn colons_and_full_stops_separate_but_not_inside_numbers() {
    assert_eq!(cut("COLOR: CharcoalALTERNATE"), ["COLOR", ":", "CharcoalALTERNATE"]);
    assert_eq!(cut("COLOR:Red 2.5-inch 1,000"), ["COLOR", ":", "Red", "2.5", "-", "inch", "1,000"]);
    assert_eq!(cut("wide.Great fit."), ["wide", ".", "Great", "fit", "."]);
}

#[test]
fn scripts_without_spaces_are_cut_by_character() {
    assert_eq!(cut("香槟金长裙XL码"), ["香", "槟", "金", "长", "裙", "XL", "码"]);
    assert_eq!(cut("レディースデニム"), ["レ", "デ", "ィ", "ー", "ス", "デ", "ニ", "ム"]);
    assert_eq!(cut("ﾃﾞﾆﾑ"), ["ﾃﾞ", "ﾆ", "ﾑ"], "a half-width sound mark stays with its letter");
    assert_eq!(cut("กี่ 500฿"), ["กี่", "500", "฿"], "a Thai letter keeps its vowel and tone");
    assert_eq!(cut("청바지 한국어"), ["청바지", "한국어"], "Korean separates words");
}

#[test]
fn known_values_are_found_by_longest_match() {
    let lexicon = Lexicon::new(["长裙", "香槟", "香槟金", "  ", "two words"]);
    assert_eq!(lexicon.len(), 3);
    assert_eq!(parts("香槟金长裙款", Segmentation::Known(&lexicon)), ["香槟金", "长裙", "款"]);
    assert_eq!(parts("red 长 dress", Segmentation::Known(&lexicon)), ["red", "长", "dress"]);
}

#[test]
fn what_people_see_as_one_sign_stays_whole() {
    for text in ["👩‍👩‍👧‍👦", "👍🏽", "🇯🇵", "e\u{301}", "1️⃣", "கி"] {
        assert_eq!(cut(text), [text]);
        assert_eq!(parts(text, Segmentation::Characters), [text]);
    }
    assert_eq!(parts("ab 👍🏽", Segmentation::Characters), ["a", "b", "👍🏽"]);
}

/// Text that looks for trouble: scripts, marks, joiners, white space of all kinds, controls.
fn texts() -> impl Strategy<Value = String> {
    let alphabet = "aZ9 .,:'-_\t\n\r\u{a0}\u{3000}\u{200b}\u{200d}\u{feff}\u{0}\u{1c}\u{301}é香槟カﾞーひกี่ລາខ្ញက👩👧🏽🇯🇵️한글שלום";
    let alphabet: Vec<char> = alphabet.chars().collect();
    prop_oneof![
        proptest::collection::vec(proptest::sample::select(alphabet), 0..60).prop_map(String::from_iter),
        any::<String>(),
        "\\PC{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn tokens_are_ordered_disjoint_and_cover_all_but_white_space(text in texts(), known in "\\PC{1,3}") {
        let lexicon = Lexicon::new([known, "槟カ".to_owned()]);
        let chars: Vec<char> = text.chars().collect();
        for segmentation in [Segmentation::Words, Segmentation::Characters, Segmentation::Known(&lexicon)] {
            let tokens = words(&text, segmentation);
            let mut covered = vec![false; chars.len()];
            let mut before = 0;
            for (start, end) in tokens {
                prop_assert!(before <= start && start < end && end <= chars.len());
                covered[start..end].fill(true);
                before = end;
            }
            for (c, covered) in chars.iter().zip(covered) {
                prop_assert_eq!(covered, !is_space(*c), "{:?}", c);
            }
        }
    }

    #[test]
    fn cutting_keeps_every_character_and_leaves_no_edge_inside(
        text in texts(),
        edges in proptest::collection::vec(0_usize..70, 0..9),
    ) {
        let tokens = words(&text, Segmentation::Words);
        let cut = cut_at(&tokens, edges.iter().copied());
        let places = |tokens: &[(usize, usize)]| tokens.iter().flat_map(|&(a, b)| a..b).collect::<Vec<_>>();
        prop_assert_eq!(places(&tokens), places(&cut));
        for edge in edges {
            prop_assert!(cut.iter().all(|&(start, end)| edge <= start || edge >= end));
        }
        prop_assert!(cut.iter().all(|&(start, end)| start < end));
    }
}
