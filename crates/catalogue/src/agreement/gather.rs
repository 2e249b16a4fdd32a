//! Takes items with what their readers said, one after the other. Texts are not kept.

use super::confusions::Confusions;
use super::index::Index;
use super::resample::Base;
use super::track::{Marked, Statements, Track};
use super::unit::Unit;
use super::unitising::Unitised;
use super::{matched, words};
use crate::{Annotation, AttributeKind, Item, Span, Vertical};

/// What one person said about an item.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Name of the person.
    pub who: &'a str,
    /// The person's labels.
    pub labels: &'a Annotation,
}

/// A reader's number and spans, each with the number of its attribute.
type Reader<'a> = (u32, Vec<(u32, &'a Span)>);

/// Collects items; [`Agreement::finish`] measures.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    pub(super) people: Index<String>,
    pub(super) names: Index<String>,
    pub(super) verticals: Index<String>,
    pub(super) lengths: Index<usize>,
    sets: Index<Vec<u32>>,
    pub(super) bases: Vec<Base>,
    pub(super) tracks: Vec<Track>,
    pub(super) together: Marked,
    pub(super) intents: Statements,
    pub(super) confusions: Confusions,
}

impl Agreement {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        let mut new = Self::default();
        new.sets.of(&[][..]);
        new
    }

    /// Adds an item with its readings, one a person. Fewer than two say nothing about agreement.
    pub fn add(&mut self, item: &Item, vertical: &Vertical, readings: &[Reading<'_>]) {
        if readings.len() < 2 {
            return;
        }
        let number = u32::try_from(self.bases.len()).unwrap_or(u32::MAX);
        let attributes = self.enter(vertical);
        let readers: Vec<Reader<'_>> = readings.iter().map(|one| self.reader(item, vertical, one)).collect();
        self.add_words(number, item, vertical, &readers);
        for &attribute in &attributes {
            self.add_units(number, item, attribute, &readers);
            self.add_statements(number, attribute, readings, &readers);
        }
        for (attribute, of) in matched::compare(&readers) {
            self.tracks[attribute as usize].spans.matched.push((number, of));
            self.together.matched.push((number, of));
        }
        for (at, one) in readers.iter().enumerate() {
            readers[at + 1..].iter().for_each(|other| self.confusions.add(item, &one.1, &other.1));
        }
        if !vertical.intents.is_empty() {
            let said = readings
                .iter()
                .zip(&readers)
                .map(|(reading, reader)| (reader.0, joined(&reading.labels.intents)));
            self.intents.add(number, said);
        }
    }

    /// The attributes of a vertical by number; makes a track for new ones.
    fn enter(&mut self, vertical: &Vertical) -> Vec<u32> {
        let at = self.verticals.of(vertical.name.as_str());
        self.together.verticals.insert(at);
        let mut numbers = Vec::with_capacity(vertical.attributes.len());
        for attribute in &vertical.attributes {
            let number = self.names.of(attribute.name.as_str());
            if self.tracks.len() <= number as usize {
                self.tracks.push(Track { name: attribute.name.clone(), ..Track::default() });
            }
            let track = &mut self.tracks[number as usize];
            track.items += 1;
            track.is_marked |= attribute.kind != AttributeKind::Choice;
            track.is_chosen |= attribute.kind != AttributeKind::Span;
            track.spans.verticals.insert(at);
            numbers.push(number);
        }
        numbers
    }

    fn reader<'a>(&mut self, item: &Item, vertical: &Vertical, reading: &Reading<'a>) -> Reader<'a> {
        let known = |span: &&Span| vertical.attribute(&span.attribute).is_some() && span.check(item).is_ok();
        let spans = reading.labels.spans.iter().filter(known);
        let spans = spans.map(|span| (self.names.of(span.attribute.as_str()), span)).collect();
        (self.people.of(reading.who), spans)
    }

    fn add_words(&mut self, number: u32, item: &Item, vertical: &Vertical, readers: &[Reader<'_>]) {
        let cut = words::ItemWords::of(item);
        let marked = words::compare(&cut, readers, &mut self.sets);
        self.together.words.extend(marked.together.into_iter().map(|unit| (number, unit)));
        for (attribute, units) in marked.by_attribute {
            let track = &mut self.tracks[attribute as usize];
            track.spans.words.extend(units.into_iter().map(|unit| (number, unit)));
        }
        let people: Vec<u32> = readers.iter().map(|reader| reader.0).collect();
        let texts = item.fields.iter().map(|field| field.text.chars().count()).filter(|length| *length > 0);
        self.bases.push(Base {
            vertical: self.verticals.of(vertical.name.as_str()),
            words: words::unmarked(&people, cut.count as f64),
            readers: readers.len(),
            texts: texts.map(|length| (length, self.lengths.of(&length))).collect(),
        });
    }

    fn add_units(&mut self, number: u32, item: &Item, attribute: u32, readers: &[Reader<'_>]) {
        let mut unitised = Unitised::default();
        for field in &item.fields {
            let spans: Vec<_> = readers.iter().map(|reader| marked(reader, &field.name, attribute)).collect();
            unitised.add(field.text.chars().count(), &spans, &mut self.lengths);
        }
        if !unitised.is_empty() {
            self.tracks[attribute as usize].spans.unitised.push((number, unitised));
        }
    }

    fn add_statements(
        &mut self,
        number: u32,
        attribute: u32,
        readings: &[Reading<'_>],
        readers: &[Reader<'_>],
    ) {
        let track = &mut self.tracks[attribute as usize];
        let values = |reading: &Reading<'_>| {
            reading.labels.values.get(&track.name).map_or("".to_owned(), |v| joined(v))
        };
        let values: Vec<String> = readings.iter().map(values).collect();
        let present = readers.iter().zip(&values).map(|((person, spans), value)| {
            (*person, u32::from(!value.is_empty() || spans.iter().any(|(of, _)| *of == attribute)))
        });
        track.presence.push((number, Unit::new(present.collect(), 1.0)));
        if track.is_chosen {
            track.values.add(number, readers.iter().map(|reader| reader.0).zip(values));
        }
    }
}

impl Statements {
    fn add(&mut self, item: u32, said: impl Iterator<Item = (u32, String)>) {
        let ratings = said.map(|(person, what)| (person, self.categories.of(what.as_str()))).collect();
        self.units.push((item, Unit::new(ratings, 1.0)));
    }
}

/// A reader's spans of one attribute in one field.
fn marked<'a>((_, spans): &Reader<'a>, field: &str, attribute: u32) -> Vec<&'a Span> {
    let wanted = spans.iter().filter(|(of, span)| *of == attribute && span.field == field);
    wanted.map(|(_, span)| *span).collect()
}

/// A set of words as one statement, whatever their order.
fn joined(words: &[String]) -> String {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_unstable();
    words.dedup();
    words.join("\u{1f}")
}
