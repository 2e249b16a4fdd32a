//! Spans survive every scheme, and what does not fit is named.

use proptest::prelude::*;
use swingtag_catalogue::Span;
use swingtag_catalogue::bio::{LossReason, Scheme, Tag, chunks, decode, encode};
use swingtag_catalogue::segment::{Segmentation, words};
use swingtag_catalogue::tokens::{cut_at, is_space};

fn span(start: usize, end: usize, attribute: &str) -> Span {
    Span::new("title", start, end, attribute)
}

fn written(text: &str, spans: &[Span], scheme: Scheme) -> Vec<String> {
    let (tags, losses) = encode(&words(text, Segmentation::Words), spans, scheme);
    assert_eq!(losses, []);
    tags.iter().map(|tag| tag.written(scheme).to_string()).collect()
}

#[test]
fn each_scheme_writes_its_own_letters() {
    let text = "red dark blue green jeans";
    let spans = [span(0, 3, "C"), span(4, 13, "C"), span(20, 25, "T")];
    let cases = [
        (Scheme::Iob2, "B-C B-C I-C O B-T"),
        (Scheme::Iob1, "I-C B-C I-C O I-T"),
        (Scheme::Bioes, "S-C B-C E-C O S-T"),
        (Scheme::Bilou, "U-C B-C L-C O U-T"),
    ];
    for (scheme, tags) in cases {
        assert_eq!(written(text, &spans, scheme).join(" "), tags);
        assert_eq!(Scheme::from_word(scheme.word()), Some(scheme));
    }
}

#[test]
fn the_longest_of_overlapping_spans_stays_and_the_others_are_named() {
    let tokens = words("dark blue jeans", Segmentation::Words);
    let spans = [span(5, 9, "Shade"), span(0, 9, "Colour"), span(5, 15, "Type")];
    let (tags, losses) = encode(&tokens, &spans, Scheme::Iob2);
    assert_eq!(decode("title", &tags, &tokens), [span(5, 15, "Type")]);
    let lost: Vec<_> = losses.iter().map(|loss| (loss.span.start, loss.reason.code())).collect();
    assert_eq!(lost, [(0, "overlap"), (5, "overlap")]);
    assert!(losses.iter().all(|l| l.reason == LossReason::Overlap { with: span(5, 15, "Type") }));
}

#[test]
fn a_span_inside_a_token_is_lost_unless_the_token_is_cut() {
    let tokens = words("Kundennummer2785708", Segmentation::Words);
    let spans = [span(12, 19, "Number")];
    let (_, losses) = encode(&tokens, &spans, Scheme::Iob2);
    assert_eq!(losses[0].reason, LossReason::InsideToken);
    let cut = cut_at(&tokens, [12, 19]);
    let (tags, losses) = encode(&cut, &spans, Scheme::Iob2);
    assert_eq!((decode("title", &tags, &cut).as_slice(), losses.len()), (spans.as_slice(), 0));
}

#[test]
fn white_space_at_the_ends_of_a_span_is_named_as_trimmed() {
    let tokens = words("red  jeans", Segmentation::Words);
    let (tags, losses) = encode(&tokens, &[span(0, 4, "C"), span(4, 5, "X")], Scheme::Iob2);
    assert_eq!(decode("title", &tags, &tokens), [span(0, 3, "C")]);
    assert_eq!(losses[0].reason, LossReason::Trimmed { start: 0, end: 3 });
    assert_eq!(losses[1].reason, LossReason::NoToken);
}

#[test]
fn a_span_that_makes_room_lets_a_shorter_one_in() {
    // The longest cannot be placed, so the one under it need not go.
    let tokens = words("deepred jeans", Segmentation::Words);
    let (tags, losses) = encode(&tokens, &[span(2, 13, "X"), span(8, 13, "Type")], Scheme::Iob2);
    assert_eq!(decode("title", &tags, &tokens), [span(8, 13, "Type")]);
    assert_eq!(losses.len(), 1);
}

#[test]
fn odd_sequences_are_read_as_conlleval_reads_them() {
    let read = |tags: &str| -> Vec<(usize, usize, String)> {
        let tags: Vec<Tag> = tags.split(' ').map(|tag| Tag::parse(tag).unwrap()).collect();
        chunks(&tags).into_iter().map(|c| (c.first, c.last, c.attribute)).collect()
    };
    let chunk = |first, last, name: &str| (first, last, name.to_owned());
    assert_eq!(read("I-A I-A O I-B"), [chunk(0, 1, "A"), chunk(3, 3, "B")]);
    assert_eq!(read("B-A I-B I-B"), [chunk(0, 0, "A"), chunk(1, 2, "B")]);
    assert_eq!(read("B-A E-A I-A"), [chunk(0, 1, "A"), chunk(2, 2, "A")]);
    assert_eq!(read("E-A S-A L-A"), [chunk(0, 0, "A"), chunk(1, 1, "A"), chunk(2, 2, "A")]);
    assert_eq!(read("B-A-B I-A-B"), [chunk(0, 1, "A-B")]);
    assert_eq!(Tag::parse("Brand"), None);
}

/// A text and spans on it that do not overlap and hold more than white space at their ends.
fn text_and_spans() -> impl Strategy<Value = (String, Vec<Span>)> {
    let cuts = proptest::collection::vec((0_usize..50, 0_usize..3), 0..16);
    let texts = prop_oneof![any::<String>(), "[ab \u{301}香👩🏽\u{200d}\t]{0,40}"];
    (texts, cuts).prop_map(|(text, mut cuts)| {
        cuts.sort_unstable();
        let chars: Vec<char> = text.chars().collect();
        let spans = cuts.windows(2).filter_map(|pair| {
            let ((start, kind), (end, _)) = (pair[0], pair[1]);
            let fits = start < end && end <= chars.len();
            let held = fits && !is_space(chars[start]) && !is_space(chars[end - 1]);
            (held && kind < 2).then(|| span(start, end, ["A", "B-c d"][kind]))
        });
        let spans = spans.collect();
        (text, spans)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn spans_survive_every_scheme((text, spans) in text_and_spans()) {
        let edges = spans.iter().flat_map(|span| [span.start, span.end]);
        let tokens = cut_at(&words(&text, Segmentation::Words), edges);
        for scheme in Scheme::ALL {
            let (tags, losses) = encode(&tokens, &spans, scheme);
            prop_assert_eq!(&losses, &[]);
            let read: Vec<Tag> =
                tags.iter().map(|tag| Tag::parse(&tag.written(scheme).to_string()).unwrap()).collect();
            prop_assert_eq!(decode("title", &read, &tokens), spans.clone());
        }
    }

    #[test]
    fn of_any_spans_each_is_either_held_or_named(
        text in any::<String>(),
        places in proptest::collection::vec((0_usize..30, 1_usize..9, 0_usize..3), 0..12),
    ) {
        let length = text.chars().count();
        let mut spans: Vec<Span> = places
            .into_iter()
            .filter(|(start, long, _)| start + long <= length)
            .map(|(start, long, kind)| span(start, start + long, ["A", "B", "C"][kind]))
            .collect();
        spans.sort();
        spans.dedup();
        let tokens = words(&text, Segmentation::Words);
        let (tags, losses) = encode(&tokens, &spans, Scheme::Iob2);
        let held = decode("title", &tags, &tokens);
        let trimmed = losses.iter().filter(|l| matches!(l.reason, LossReason::Trimmed { .. })).count();
        prop_assert_eq!(held.len() + losses.len() - trimmed, spans.len());
        for span in &spans {
            prop_assert!(held.contains(span) || losses.iter().any(|loss| loss.span == *span));
        }
    }
}
