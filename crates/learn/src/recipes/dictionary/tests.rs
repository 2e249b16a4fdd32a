//! What matching promises for any text.

use proptest::prelude::*;
use swingtag_catalogue::{
    Annotation, Attribute, AttributeKind, Field, Item, Prediction, Schema, Span, Vertical, slice_chars,
};

use super::Dictionary;
use super::value::FoldedText;
use crate::recipe::{
    Artefact, Labelled, NoCheckpoints, NoFeatures, Recipe, Resources, Settings, TrainingTask,
};
use crate::watch::Silent;

fn item(id: usize, text: &str) -> Item {
    let fields = vec![Field { name: "title".to_owned(), text: text.to_owned() }];
    Item { id: format!("i{id}"), vertical: "Shoes".to_owned(), fields, ..Item::default() }
}

/// A title with the first occurrence of each value marked.
fn labelled(id: usize, text: &str, values: &[(&str, &str)]) -> Labelled {
    let spans = values
        .iter()
        .map(|(value, attribute)| {
            let start = text[..text.find(value).unwrap()].chars().count();
            Span::new("title", start, start + value.chars().count(), attribute)
        })
        .collect();
    Labelled { item: item(id, text), gold: Annotation { spans, ..Annotation::default() } }
}

fn train(schema: &Schema, examples: &[Labelled]) -> Result<Artefact, crate::LearnError> {
    let resources = resources();
    Dictionary.train(&TrainingTask {
        schema,
        examples,
        dev: &[],
        settings: &Settings::new(),
        seed: 1,
        resources: &resources,
        watch: &Silent,
        checkpoints: &NoCheckpoints,
    })
}

fn resources() -> Resources<'static> {
    Resources::bare(&NoFeatures)
}

fn predict(artefact: &Artefact, text: &str) -> Prediction {
    let resources = resources();
    let tagger = Dictionary.open(artefact, &resources).unwrap();
    tagger.predict(&[item(0, text)], &Silent).unwrap().remove(0)
}

/// Marked words with their attributes.
fn found(artefact: &Artefact, text: &str) -> Vec<(String, String)> {
    let spans = predict(artefact, text).spans.into_iter().map(|scored| scored.span);
    spans.map(|s| (slice_chars(text, s.start, s.end).unwrap().to_owned(), s.attribute)).collect()
}

fn pair(words: &str, attribute: &str) -> (String, String) {
    (words.to_owned(), attribute.to_owned())
}

#[test]
fn the_longest_value_wins_whatever_the_case() {
    let examples = [
        labelled(1, "Red boots", &[("Red", "Colour")]),
        labelled(2, "Red Wing boots", &[("Red Wing", "Brand")]),
    ];
    let artefact = train(&Schema::default(), &examples).unwrap();
    assert_eq!(found(&artefact, "RED WING in red"), [pair("RED WING", "Brand"), pair("red", "Colour")]);
    assert_eq!(found(&artefact, "redwing Reds"), []);
}

#[test]
fn a_value_that_is_mostly_unlabelled_is_not_used() {
    let mut examples = vec![labelled(1, "for men, black", &[("for", "Audience"), ("black", "Colour")])];
    examples.extend((2..5).map(|id| labelled(id, "made for walking", &[])));
    let artefact = train(&Schema::default(), &examples).unwrap();
    assert_eq!(found(&artefact, "black, for you"), [pair("black", "Colour")]);
}

#[test]
fn an_ambiguous_value_takes_its_most_frequent_attribute_and_names_the_other() {
    let mut examples = vec![labelled(1, "Rose oil", &[("Rose", "Scent")])];
    examples.extend((2..5).map(|id| labelled(id, "Rose dress", &[("Rose", "Colour")])));
    let artefact = train(&Schema::default(), &examples).unwrap();
    let prediction = predict(&artefact, "rose");
    assert_eq!(prediction.spans[0].span.attribute, "Colour");
    assert_eq!(prediction.spans[0].candidates[0].attribute, "Scent");
    assert!(prediction.spans[0].confidence > prediction.spans[0].candidates[0].confidence);
}

#[test]
fn scripts_without_spaces_are_matched_by_character() {
    let artefact = train(&Schema::default(), &[labelled(1, "赤いドレス", &[("赤い", "色")])]).unwrap();
    assert_eq!(found(&artefact, "とても赤い靴 M"), [pair("赤い", "色")]);
}

#[test]
fn closed_lists_are_known_without_any_label() {
    let attribute = |name: &str, kind| Attribute {
        name: name.to_owned(),
        kind,
        values: vec!["Faux Leather".to_owned()],
        ..Attribute::default()
    };
    let vertical = Vertical {
        name: "Shoes".to_owned(),
        attributes: vec![attribute("Material", AttributeKind::Choice)],
        ..Vertical::default()
    };
    let artefact = train(&Schema { verticals: vec![vertical] }, &[]).unwrap();
    let prediction = predict(&artefact, "faux leather, FAUX  LEATHER");
    assert!(prediction.spans.is_empty());
    assert_eq!(prediction.values.len(), 1);
    assert_eq!(prediction.values[0].value, "Faux Leather");
}

#[test]
fn nothing_known_is_said_so() {
    assert!(train(&Schema::default(), &[labelled(1, "boots", &[])]).is_err());
}

#[test]
fn a_text_of_unknown_words_is_less_certain_than_one_of_known_words() {
    let examples: Vec<Labelled> =
        (0..6).map(|id| labelled(id, &format!("red boots for {id}a{id}"), &[("red", "Colour")])).collect();
    let artefact = train(&Schema::default(), &examples).unwrap();
    let (known, unknown) = (predict(&artefact, "red boots for"), predict(&artefact, "blue clogs by"));
    assert_eq!(known.certainty.tokens, 3);
    assert!(known.certainty.log_probability > unknown.certainty.log_probability);
    let other = Item { vertical: "Chains".to_owned(), ..item(0, "red") };
    let resources = resources();
    let tagger = Dictionary.open(&artefact, &resources).unwrap();
    assert!(tagger.predict(&[other], &Silent).unwrap()[0].spans.is_empty());
}

#[test]
fn a_damaged_dictionary_is_refused() {
    let mut artefact = train(&Schema::default(), &[labelled(1, "red", &[("red", "Colour")])]).unwrap();
    artefact.data = serde_json::json!({ "verticals": 3 });
    assert!(Dictionary.open(&artefact, &resources()).is_err());
}

proptest! {
    #[test]
    fn folding_never_shifts_offsets(text in "\\PC{0,40}|[İIßΣſﬀ ａＡé\u{301}赤い-]{0,20}") {
        let folded = FoldedText::of(&text);
        let lengths = folded.words.iter().map(|word| word.chars().count());
        prop_assert!(lengths.eq(folded.places.iter().map(|place| place.1 - place.0)));
        prop_assert!(folded.places.iter().all(|place| slice_chars(&text, place.0, place.1).is_some()));
    }

    #[test]
    fn a_known_value_is_found_again_where_it_stands(
        before in "[İß赤い🙂 é]{0,8}", value in "[a-zA-Z赤İß🙂]{1,8}", after in "[İß靴 🙂!]{0,8}",
    ) {
        let alone = labelled(1, &value, &[(&value, "Name")]);
        let artefact = train(&Schema::default(), std::slice::from_ref(&alone)).unwrap();
        let text = format!("{before} {value} {after}");
        let folded = FoldedText::of(&value).words;
        let spans = predict(&artefact, &text).spans;
        prop_assert!(!spans.is_empty());
        for scored in spans {
            let words = slice_chars(&text, scored.span.start, scored.span.end).unwrap();
            prop_assert_eq!(&FoldedText::of(words).words, &folded);
            prop_assert!((0.0..=1.0).contains(&scored.confidence));
        }
    }

    #[test]
    fn spans_fit_any_text_and_never_overlap(texts in prop::collection::vec("\\PC{0,30}", 1..6), new in "\\PC{0,60}") {
        let examples: Vec<Labelled> = texts
            .iter()
            .enumerate()
            .map(|(id, text)| {
                let middle = text.chars().count() / 2;
                let spans = vec![Span::new("title", 0, middle, "A"), Span::new("title", middle, middle * 2, "B")];
                let spans = spans.into_iter().filter(|s| s.start < s.end).collect();
                Labelled { item: item(id, text), gold: Annotation { spans, ..Annotation::default() } }
            })
            .collect();
        let Ok(artefact) = train(&Schema::default(), &examples) else { return Ok(()) };
        for text in texts.iter().chain([&new]) {
            let prediction = predict(&artefact, text);
            prop_assert!(prediction.spans.iter().all(|s| s.span.check(&item(0, text)).is_ok()));
            prop_assert!(prediction.spans.windows(2).all(|p| p[0].span.end <= p[1].span.start));
            prop_assert!(prediction.certainty.log_probability <= 0.0);
        }
    }
}
