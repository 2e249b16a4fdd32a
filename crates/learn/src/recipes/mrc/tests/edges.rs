//! Texts and schemas at the edges.

use super::*;
use swingtag_catalogue::{AttributeKind, slice_chars};

fn quick() -> (Bench, Artefact) {
    let bench = Bench::new();
    let artefact = bench.train(&["epochs=1"], 2);
    (bench, artefact)
}

#[test]
fn texts_without_anything_to_read_have_no_answers() {
    let (bench, artefact) = quick();
    let empty = [item("jeans", ""), item("jeans", " \u{200b}\n"), Item::default()];
    for prediction in bench.predict(&artefact, &empty, 1) {
        assert!(prediction.spans.is_empty());
        assert_eq!(prediction.certainty, Default::default());
        assert!(prediction.presence.iter().all(|one| !one.present && one.confidence == 0.0));
    }
}

#[test]
fn spans_of_any_script_lie_in_the_text() {
    let bench = Bench::new();
    let texts = ["赤い 👕 red, ジーンズ", "👨‍👩‍👧 blue 한국어 10 cm", "Ａ\u{308}rmel gold ½", "ไทย slim"];
    let mut examples = items();
    for text in texts {
        let end = text.chars().count();
        examples.push(labelled_with(text, &[(0, end, "Colour"), (0, 1, "Fit"), (end - 1, end, "Fit")]));
    }
    // A threshold of minus infinity is not at hand; an untrained network says many things.
    let artefact = bench.try_train(&examples, &[], &["epochs=1", "negatives=0"], 1, &Silent).unwrap();
    let items: Vec<Item> = texts.iter().map(|text| item("jeans", text)).collect();
    let said = bench.predict(&artefact, &items, 1);
    assert!(said.iter().any(|prediction| !prediction.spans.is_empty()));
    for (text, prediction) in texts.iter().zip(&said) {
        for ScoredSpan { span, .. } in &prediction.spans {
            assert!(span.start < span.end);
            assert!(slice_chars(text, span.start, span.end).is_some(), "{text}: {span:?}");
        }
    }
}

fn labelled_with(text: &str, spans: &[(usize, usize, &str)]) -> Labelled {
    let mut labelled = Labelled { item: item("jeans", text), ..Labelled::default() };
    labelled.gold.spans =
        spans.iter().map(|(start, end, name)| Span::new("title", *start, *end, name)).collect();
    labelled
}

/// A colour and a fit in a row: the colour is said of both words, the fit of the second.
fn nested() -> Vec<Labelled> {
    let mut examples = Vec::new();
    for before in ["", "new ", "10 cm, for "] {
        for colour in ["red", "blue", "green"] {
            for fit in ["slim", "wide"] {
                let text = format!("{before}{colour} {fit}");
                let (from, middle) = (before.len(), before.len() + colour.len() + 1);
                let spans = [(from, text.len(), "Colour"), (middle, text.len(), "Fit")];
                let mut example = labelled_with(&text, &spans);
                example.gold.absent.insert("Length".into());
                examples.push(example);
            }
        }
    }
    examples
}

#[test]
fn answers_overlap_only_where_that_is_wanted() {
    let bench = Bench::new();
    let said = |settings: &[&str]| {
        let pairs = [&QUICK[..], settings].concat();
        let artefact = bench.try_train(&nested(), &[], &pairs, 1, &Silent).unwrap();
        bench.predict(&artefact, &[item("jeans", "new green wide")], 1).remove(0).spans
    };
    let both = said(&["overlaps=true"]);
    let keys: Vec<_> = both.iter().map(|s| (s.span.start, s.span.end, s.span.attribute.as_str())).collect();
    assert_eq!(keys, [(4, 14, "Colour"), (10, 14, "Fit")]);
    let one = said(&[]);
    let surest = both.iter().map(|span| span.confidence).fold(0.0, f32::max);
    assert!(one.len() == 1 && one[0].confidence == surest);
}

#[test]
fn many_attributes_of_a_long_text_are_all_asked() {
    let (bench, mut artefact) = quick();
    let names: Vec<String> = (0..60).map(|n| format!("length {n} of the belt for men")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    artefact.schema.verticals.push(vertical("sofa", &names));
    let text = "new red slim belt, 10 cm for men ".repeat(120);
    let said = bench.predict(&artefact, &[item("sofa", &text)], 2).remove(0);
    assert_eq!((said.presence.len(), said.certainty.tokens), (60, 60));
    assert!(said.certainty.log_probability.is_finite());
    let length = text.chars().count();
    assert!(said.spans.iter().all(|s| s.span.start < s.span.end && s.span.end <= length));
    assert!(said.spans.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
}

#[test]
fn an_unknown_vertical_is_asked_everything_once_and_lists_are_not_asked() {
    let (bench, mut artefact) = quick();
    artefact.schema.verticals[0].attributes[1].kind = AttributeKind::Choice;
    let names = |vertical: &str| -> Vec<String> {
        let said = bench.predict(&artefact, &[item(vertical, "new red")], 1).remove(0);
        said.presence.into_iter().map(|one| one.attribute).collect()
    };
    assert_eq!(names("jeans"), ["Colour", "Length"]);
    assert_eq!(names("something else"), ["Colour", "Length", "Metal"]);
}

#[test]
fn labels_bring_attributes_that_the_schema_lacks() {
    let bench = Bench::new();
    let mut examples = items();
    examples.push(labelled_with("new belt", &[(4, 8, "Kind")]));
    let artefact = bench.try_train(&examples, &[], &["epochs=1"], 1, &Silent).unwrap();
    assert!(artefact.schema.vertical("jeans").unwrap().attribute("Kind").is_some());
    assert_eq!(schema().vertical("jeans").unwrap().attributes.len(), 3);
}

#[test]
fn an_artefact_survives_its_file() {
    let (bench, artefact) = quick();
    let read = Artefact::from_bytes(&artefact.to_bytes().unwrap()).unwrap();
    let items = plain(&unseen());
    assert_eq!(bench.predict(&read, &items, 1), bench.predict(&artefact, &items, 1));
}
