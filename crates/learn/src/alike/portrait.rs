//! What an attribute looks like in the labelled texts of its vertical: its values, the words around them
//! and where they stand. Labels are read here and nowhere else in this folder.

use std::collections::BTreeMap;

use swingtag_catalogue::{Attribute, Span};

use super::counts::{Counts, add};
use super::words::{Word, folded, shape, words_of};
use crate::recipe::Labelled;

/// Words looked at on each side of a span; the nearer one counts twice as much.
const AROUND: [f64; 2] = [1.0, 0.5];
/// Parts that a text is cut into for the places of spans.
const PARTS: usize = 10;
/// Length of the runs of letters that values are compared by.
const RUN: usize = 3;

/// An attribute as its labels show it. Everything is empty where there are none.
#[derive(Clone, Debug, Default)]
pub(super) struct Portrait {
    /// Marked spans.
    pub(super) labels: usize,
    /// Folded value to how it was written first (by the alphabet) and how often it was marked.
    pub(super) values: BTreeMap<String, (String, usize)>,
    /// Whole values, their words, their runs of letters.
    pub(super) value_features: [Counts; 3],
    pub(super) around: Counts,
    pub(super) places: Counts,
}

impl Portrait {
    /// Takes in a closed list: its values are known before anybody marks one.
    pub(super) fn listed(attribute: &Attribute) -> Self {
        let mut portrait = Self::default();
        let known = attribute.values.iter().chain(attribute.synonyms.values().flatten());
        known.for_each(|value| portrait.see_value(value, 0));
        portrait
    }

    /// Portraits of attributes from labelled items of their vertical, by name.
    pub(super) fn of_all<'l>(
        attributes: &[Attribute],
        examples: impl IntoIterator<Item = &'l Labelled>,
    ) -> BTreeMap<String, Self> {
        let mut all: BTreeMap<String, Self> =
            attributes.iter().map(|attribute| (attribute.name.clone(), Self::listed(attribute))).collect();
        for example in examples {
            for field in &example.item.fields {
                let (words, length) = (words_of(&field.text), field.text.chars().count());
                for span in example.gold.spans.iter().filter(|span| span.field == field.name) {
                    if let Some(portrait) = all.get_mut(&span.attribute) {
                        portrait.see(span, span.words(&example.item), &words, length);
                    }
                }
            }
        }
        all
    }

    fn see(&mut self, span: &Span, value: &str, words: &[Word], length: usize) {
        if value.is_empty() {
            return;
        }
        self.labels += 1;
        self.see_value(value, 1);
        self.see_around(span, words);
        self.see_place(span, length);
    }

    fn see_value(&mut self, value: &str, marked: usize) {
        let key = folded(value);
        if key.is_empty() {
            return;
        }
        let [whole, words, runs] = &mut self.value_features;
        key.split(' ').for_each(|word| add(words, shape(word), 1.0));
        let letters: Vec<char> = format!("<{}>", shape(&key)).chars().collect();
        letters.windows(RUN).for_each(|run| add(runs, run.iter().collect(), 1.0));
        add(whole, key.clone(), 1.0);
        let kept = self.values.entry(key).or_insert_with(|| (value.to_owned(), 0));
        kept.1 += marked;
        if value < kept.0.as_str() {
            value.clone_into(&mut kept.0);
        }
    }

    fn see_around(&mut self, span: &Span, words: &[Word]) {
        let before = words.iter().rev().filter(|word| word.end <= span.start);
        let after = words.iter().filter(|word| word.start >= span.end);
        let edge = |word: Option<&Word>| word.map_or_else(|| "\u{2402}".to_owned(), Word::shape);
        for (side, mut words) in
            [("<", Box::new(before) as Box<dyn Iterator<Item = &Word>>), (">", Box::new(after))]
        {
            for (far, weight) in AROUND.into_iter().enumerate() {
                add(&mut self.around, format!("{side}{far} {}", edge(words.next())), weight);
            }
        }
    }

    /// The middle of the span counts for its part of the text and half for the parts beside it.
    fn see_place(&mut self, span: &Span, length: usize) {
        let part = ((span.start + span.end) * PARTS / (2 * length.max(1))).min(PARTS - 1);
        for (near, weight) in [(Some(part), 1.0), (part.checked_sub(1), 0.5), (part.checked_add(1), 0.5)] {
            if let Some(near) = near.filter(|near| *near < PARTS) {
                add(&mut self.places, format!("{} {near}", span.field), weight);
            }
        }
    }
}
