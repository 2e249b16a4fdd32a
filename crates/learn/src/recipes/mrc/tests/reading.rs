//! Questions, pairs and rounds as the network reads them.

use std::collections::BTreeSet;

use super::super::pairs::{Pair, Pairs, Source};
use super::super::question::Question;
use super::super::round::{Rounds, Sequence};
use super::*;
use crate::encode::WordPieces;
use swingtag_models::Random;

fn shown(ids: &[u32]) -> String {
    ids.iter().map(|id| WORDS[*id as usize]).collect::<Vec<_>>().join(" ")
}

fn question(words: &WordPieces, text: &str, inverted: bool, room: usize) -> (String, String) {
    let question = Question::new(words, text, inverted, room).unwrap();
    (shown(&question.ids), shown(&question.masked))
}

#[test]
fn words_of_a_query_are_reversed_and_their_pieces_are_not() {
    let bench = Bench::new();
    let words = WordPieces::open(&bench.files).unwrap();
    let both = |text: &str, inverted: bool, ids: &str, masked: &str| {
        assert_eq!(question(&words, text, inverted, 64), (ids.to_owned(), masked.to_owned()));
    };
    both("Length", true, "[CLS] length [SEP]", "[CLS] [MASK] [SEP]");
    both(
        "lengths of the belt",
        true,
        "[CLS] belt [SEP] the [SEP] of [SEP] length ##s [SEP]",
        "[CLS] [MASK] [SEP] [MASK] [SEP] [MASK] [SEP] [MASK] [MASK] [SEP]",
    );
    both("lengths of", false, "[CLS] length ##s of [SEP]", "[CLS] [MASK] [MASK] [MASK] [SEP]");
    both(" ", true, "[CLS] [SEP]", "[CLS] [SEP]");
    both("", false, "[CLS] [SEP]", "[CLS] [SEP]");
}

#[test]
fn a_long_query_loses_its_last_words() {
    let bench = Bench::new();
    let words = WordPieces::open(&bench.files).unwrap();
    let long = "length of the belt for men";
    assert_eq!(question(&words, long, true, 6).0, "[CLS] of [SEP] length [SEP]");
    assert_eq!(question(&words, long, false, 5).0, "[CLS] length of the [SEP]");
    assert_eq!(question(&words, "10,20,10,20", true, 5).0, "[CLS] 10 , 20 [SEP]");
    for room in 4..12 {
        for inverted in [true, false] {
            assert!(Question::new(&words, long, inverted, room).unwrap().ids.len() <= room);
        }
    }
}

#[test]
fn a_query_is_the_name_the_description_or_both() {
    let bench = Bench::new();
    let query = |kind: &str, attribute: &Attribute| {
        bench.network(&[format!("query={kind}").as_str()]).settings.query(attribute)
    };
    let known = attribute("Length");
    assert_eq!(query("name", &known), "Length");
    assert_eq!(query("description", &known), "the Length of it");
    assert_eq!(query("both", &known), "Length the Length of it");
    let bare = Attribute { name: "Length".into(), ..Attribute::default() };
    assert!(["name", "description", "both"].iter().all(|kind| query(kind, &bare) == "Length"));
    assert!(defaults::read::<MrcSettings>(NAME, &parse_pairs(&["query=title"]).unwrap()).is_err());
}

fn pairs(bench: &Bench, items: &[Labelled], settings: &[&str]) -> (Pairs, Questions, MrcSettings) {
    let network = bench.network(settings);
    let questions = Questions::new(&network.words, &network.settings, &schema(), network.longest()).unwrap();
    let pairs = Pairs::new(&network, &questions, items, &Silent).unwrap();
    (pairs, questions, network.settings)
}

fn labelled(text: &str, spans: &[(usize, usize, &str)]) -> Labelled {
    let mut labelled = Labelled { item: item("jeans", text), ..Labelled::default() };
    labelled.gold.spans =
        spans.iter().map(|(start, end, name)| Span::new("title", *start, *end, name)).collect();
    labelled
}

#[test]
fn pairs_hold_every_question_of_the_vertical_with_all_its_answers() {
    let bench = Bench::new();
    // “red” twice, overlapping marks of one attribute, and a mark that ends inside a piece.
    let spans = [(0, 3, "Colour"), (4, 8, "Colour"), (0, 8, "Colour"), (9, 11, "Fit")];
    let mut one = labelled("red blue wide", &spans);
    one.gold.absent.insert("Length".into());
    let (pairs, ..) = pairs(&bench, &[one], &[]);
    let pair = |question, answers: &[(usize, usize)], source| Pair {
        text: 0,
        question,
        shown: 0..3,
        answers: answers.to_vec(),
        source,
    };
    let expected = [
        pair(0, &[(0, 0), (1, 1), (0, 1)], Source::Answered),
        pair(1, &[(2, 2)], Source::Answered),
        pair(2, &[], Source::Absent),
    ];
    assert_eq!(pairs.list, expected);
}

#[test]
fn a_long_text_is_asked_window_by_window_and_a_cut_answer_is_left_out() {
    let bench = Bench::new();
    let text = "new ".repeat(100);
    let (pairs, ..) = pairs(&bench, &[labelled(&text, &[(0, 400, "Colour"), (40, 47, "Fit")])], &[]);
    let of = |question: usize| pairs.list.iter().filter(move |pair| pair.question == question);
    assert_eq!(of(0).count(), 0);
    assert!(of(1).any(|pair| pair.answers == [(10, 11)]) && of(1).count() > 1);
    assert!(of(1).all(|pair| pair.answers.is_empty() == (pair.source == Source::Unmarked)));
    assert!(pairs.list.iter().all(|pair| pair.shown.len() <= 64));
}

fn round(settings: &[&str], items: &[Labelled]) -> (Vec<Sequence>, Pairs) {
    let bench = Bench::new();
    let (pairs, questions, settings) = pairs(&bench, items, settings);
    let batches = Rounds::new(&pairs, &questions, &settings).draw(&mut Random::new(3));
    assert!(batches.iter().all(|batch| !batch.is_empty() && batch.len() <= settings.batch));
    (batches.concat(), pairs)
}

fn sources(round: &[Sequence], pairs: &Pairs, source: Source) -> usize {
    round.iter().filter(|s| !s.masked && pairs.list[s.pair].source == source).count()
}

#[test]
fn negatives_follow_the_settings() {
    let mut items = items();
    items.iter_mut().step_by(2).for_each(|one| one.gold.absent = ["Length".to_owned()].into());
    let counts = |settings: &[&str]| {
        let (round, pairs) = round(settings, &items);
        let count = |source| sources(&round, &pairs, source);
        (count(Source::Answered), count(Source::Absent), count(Source::Unmarked))
    };
    let (answered, absent, unmarked) = counts(&["negatives=1000"]);
    assert!(answered > 100 && absent > 0 && unmarked > 0);
    assert_eq!(counts(&["negatives=1000", "unmarked_negatives=0"]), (answered, absent, 0));
    assert_eq!(counts(&["negatives=0"]), (answered, 0, 0));
    let (same, a, b) = counts(&["negatives=0.1"]);
    assert_eq!((same, a + b), (answered, answered.div_ceil(10)));
}

#[test]
fn the_reading_of_a_run_is_limited() {
    let (all, _) = round(&["epochs=1", "reading=1000000"], &items());
    let (some, _) = round(&["epochs=1", "reading=1"], &items());
    assert!(some.len() > 60 && some.len() < 160 && some.len() < all.len(), "{} {}", some.len(), all.len());
    let (least, _) = round(&["epochs=1000", "reading=1"], &items());
    assert!((16..=17).contains(&least.len()));
}

#[test]
fn questions_of_equal_length_share_their_masked_twin() {
    // “Colour” and “Fit” are one piece each, so both have the twin “[CLS] [MASK] [SEP] red slim”.
    let one = labelled("red slim", &[(0, 3, "Colour"), (4, 8, "Fit")]);
    let other = labelled("blue", &[(0, 4, "Colour")]);
    let (round, _) = round(&["negatives=0"], &[one, other]);
    let mut weights: Vec<f64> = round.iter().filter(|s| s.masked).map(|s| s.weight).collect();
    weights.sort_by(f64::total_cmp);
    let colour = 0.5_f64.sqrt();
    assert_eq!(weights, [colour, colour + 1.0]);
    assert!(round.iter().filter(|s| !s.masked).all(|s| s.weight == 1.0));
}

#[test]
fn without_masked_queries_a_round_reads_the_same_pairs() {
    let whole = |masked: &str| {
        let (round, _) = round(&["reading=1000000", masked], &items());
        let pairs: BTreeSet<usize> = round.iter().filter(|s| !s.masked).map(|s| s.pair).collect();
        (pairs, round.iter().filter(|s| s.masked).count())
    };
    let ((with, twins), (without, none)) = (whole("masked_query=true"), whole("masked_query=false"));
    assert_eq!((with, none), (without, 0));
    assert!(twins > 0);
}

#[test]
fn an_attribute_that_nobody_has_marked_yet_is_no_negative() {
    let bench = Bench::new();
    let mut items =
        [labelled("red slim", &[(0, 3, "Colour")]), labelled("blue wide", &[]), labelled("slim", &[])];
    let questions = |items: &[Labelled]| -> Vec<usize> {
        pairs(&bench, items, &[]).0.list.iter().map(|pair| pair.question).collect()
    };
    assert_eq!(questions(&items), [0, 0, 0], "“Colour” alone is asked");
    items[1].gold.absent.insert("Fit".into());
    assert_eq!(questions(&items), [0, 0, 1, 0], "and what somebody has looked for");
}
