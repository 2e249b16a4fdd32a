//! What differences between answers must hold, whatever was marked in whatever text.

use std::collections::BTreeSet;

use proptest::prelude::*;
use swingtag_catalogue::review::{
    Difference, DifferenceKind, Said, Verdict, agreed, differences, final_labels, majority,
};
use swingtag_catalogue::{Annotation, Field, Item, Span};

type Key = (String, usize, usize, String);

fn key(span: &Span) -> Key {
    (span.field.clone(), span.start, span.end, span.attribute.clone())
}

fn item(title: &str, about: &str) -> Item {
    let field = |name: &str, text: &str| Field { name: name.to_owned(), text: text.to_owned() };
    Item { fields: vec![field("title", title), field("about", about)], ..Item::default() }
}

fn marked(spans: &[(usize, usize, &str)]) -> Annotation {
    let spans = spans.iter().map(|(start, end, attribute)| Span::new("title", *start, *end, attribute));
    Annotation { spans: spans.collect(), ..Annotation::default() }
}

fn found(answers: &[&Annotation]) -> Vec<Difference> {
    differences(&item("Wide leg jeans raw indigo selvedge denim", ""), answers)
}

#[test]
fn one_span_against_two_is_one_difference_and_its_neighbour_another() {
    let mira = marked(&[(0, 8, "Fit"), (15, 25, "Colour"), (26, 40, "Material")]);
    let jonas = marked(&[(0, 8, "Fit"), (15, 18, "Finish"), (19, 25, "Colour"), (26, 34, "Feature")]);
    let model = marked(&[(0, 8, "Fit"), (19, 25, "Colour"), (26, 40, "Material")]);
    let found = found(&[&mira, &jonas]);
    let places: Vec<_> = found.iter().map(|d| (d.kind, d.start, d.end)).collect();
    assert_eq!(places, [(DifferenceKind::Span, 15, 25), (DifferenceKind::Span, 26, 40)]);
    assert_eq!(found[0].said.iter().map(|said| said.spans.len()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(found[0].attributes(), BTreeSet::from(["Colour", "Finish"]));
    let both = agreed(&[&mira, &jonas]);
    assert_eq!(both.spans, [Span::new("title", 0, 8, "Fit")]);
    let says = found[1].said_by(&model, &both);
    assert!(says.is_same(&found[1].said[0]));
    assert_eq!(majority(&[&found[1].said[0], &found[1].said[1], &says]), Some((0, 2)));
    assert_eq!(majority(&[&found[1].said[0], &found[1].said[1]]), None);
}

#[test]
fn values_presence_and_intents_are_differences_of_their_own() {
    let with = |fit: &[&str], absent: &[&str], intents: &[&str]| Annotation {
        values: [("Fit".to_owned(), fit.iter().map(|v| (*v).to_owned()).collect())].into(),
        absent: absent.iter().map(|name| (*name).to_owned()).collect(),
        intents: intents.iter().map(|name| (*name).to_owned()).collect(),
        ..Annotation::default()
    };
    let (one, other) = (with(&["slim", "low"], &["Rise"], &["buy"]), with(&["low"], &[], &["compare"]));
    let found = found(&[&one, &other]);
    let kinds: Vec<_> = found.iter().map(|d| (d.kind, d.attribute.as_str())).collect();
    assert_eq!(
        kinds,
        [(DifferenceKind::Value, "Fit"), (DifferenceKind::Presence, "Rise"), (DifferenceKind::Intent, "")]
    );
    let verdicts: Vec<Verdict<'_>> =
        found.iter().map(|difference| Verdict { difference, said: Some(&difference.said[0]) }).collect();
    let labels = final_labels(&[&one, &other], &verdicts);
    assert_eq!((labels.values, labels.absent, labels.intents), (one.values, one.absent, one.intents));
    assert!(
        differences(&item("", ""), &[&with(&["a", "b"], &[], &[]), &with(&["b", "a"], &[], &[])]).is_empty()
    );
}

#[test]
fn what_one_calls_absent_and_another_marks_is_one_difference() {
    let mut mira = marked(&[]);
    mira.absent.insert("Colour".to_owned());
    let jonas = marked(&[(15, 25, "Colour")]);
    let found = found(&[&mira, &jonas]);
    assert_eq!(found.iter().map(|d| d.kind).collect::<Vec<_>>(), [DifferenceKind::Span]);
    let settled =
        |said: Option<&Said>| final_labels(&[&mira, &jonas], &[Verdict { difference: &found[0], said }]);
    assert_eq!(settled(Some(&Said::default())), mira, "nothing marked: absent after all");
    assert_eq!(settled(Some(&found[0].said[1])), jonas, "marked: not absent");
    assert_eq!(settled(None), Annotation::default(), "open: neither");
}

/// Fields with text of any script, and answers of up to four people marked anywhere in it.
fn case() -> impl Strategy<Value = (Item, Vec<Annotation>)> {
    let texts = ("\\PC{1,24}", "[a-z é漢字🪑👨‍👩‍👧]{1,24}");
    texts.prop_flat_map(|(title, about)| {
        let item = item(&title, &about);
        let lengths = [title.chars().count(), about.chars().count()];
        let span = (0..2usize, any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[AB]").prop_map(
            move |(field, one, other, attribute)| {
                let (one, other) = (one.index(lengths[field]), other.index(lengths[field]));
                let name = ["title", "about"][field];
                Span::new(name, one.min(other), one.max(other) + 1, &attribute)
            },
        );
        let answer = (prop::collection::vec(span, 0..7), prop::collection::btree_set("[ABC]", 0..3))
            .prop_map(|(spans, absent)| Annotation { spans, absent, ..Annotation::default() });
        (Just(item), prop::collection::vec(answer, 1..5))
    })
}

fn keys(spans: &[Span]) -> BTreeSet<Key> {
    spans.iter().map(key).collect()
}

proptest! {
    #[test]
    fn every_unequal_span_is_in_exactly_one_difference_and_an_equal_one_in_none((item, answers) in case()) {
        let answers: Vec<&Annotation> = answers.iter().collect();
        let found = differences(&item, &answers);
        let all: Vec<BTreeSet<Key>> = answers.iter().map(|answer| keys(&answer.spans)).collect();
        for (person, own) in all.iter().enumerate() {
            for key in own {
                let equal = all.iter().all(|other| other.contains(key));
                let times = found.iter().filter(|d| keys(&d.said[person].spans).contains(key)).count();
                prop_assert_eq!(times, usize::from(!equal));
            }
        }
        for difference in &found {
            prop_assert!(difference.said.iter().any(|said| !said.is_same(&difference.said[0])));
        }
    }

    #[test]
    fn who_comes_first_plays_no_part((item, answers) in case()) {
        let forward: Vec<&Annotation> = answers.iter().collect();
        let backward: Vec<&Annotation> = answers.iter().rev().collect();
        let (one, other) = (differences(&item, &forward), differences(&item, &backward));
        prop_assert_eq!(one.len(), other.len());
        for (a, b) in one.iter().zip(&other) {
            prop_assert_eq!((a.kind, &a.field, a.start, a.end, &a.attribute), (b.kind, &b.field, b.start, b.end, &b.attribute));
            prop_assert!(a.said.iter().zip(b.said.iter().rev()).all(|(x, y)| x.is_same(y)));
        }
        prop_assert_eq!(agreed(&forward), agreed(&backward));
    }

    #[test]
    fn equal_answers_agree_on_all_of_it((item, answers) in case()) {
        let same = [&answers[0]; 3];
        prop_assert!(differences(&item, &same).is_empty());
        let labels = final_labels(&same, &[]);
        prop_assert_eq!(keys(&labels.spans), keys(&answers[0].spans));
    }

    #[test]
    fn settled_picks_give_valid_spans_once((item, answers) in case(), picks in prop::collection::vec(0..6usize, 30)) {
        let answers: Vec<&Annotation> = answers.iter().collect();
        let found = differences(&item, &answers);
        let said: Vec<Said> = found.iter().zip(&picks).map(|(difference, pick)| match pick {
            4 => Said::default(),
            5 => Said::together(&difference.said),
            lane => difference.said[lane % answers.len()].clone(),
        }).collect();
        let verdicts: Vec<Verdict<'_>> =
            found.iter().zip(&said).map(|(difference, said)| Verdict { difference, said: Some(said) }).collect();
        let labels = final_labels(&answers, &verdicts);
        prop_assert_eq!(keys(&labels.spans).len(), labels.spans.len());
        for span in &labels.spans {
            prop_assert!(span.check(&item).is_ok());
            prop_assert!(!labels.absent.contains(&span.attribute));
        }
        let lanes = |place: usize| found.iter().zip(&said).all(|(d, s)| s.is_same(&d.said[place]));
        for (place, answer) in answers.iter().enumerate().filter(|(place, _)| lanes(*place)) {
            prop_assert_eq!(keys(&labels.spans), keys(&answer.spans), "all picks of answer {}", place);
        }
    }
}
