//! Counting what known values stand for.

use std::collections::{BTreeMap, HashMap};

use super::DictionarySettings;
use super::sources::{KnownValue, Sources, gather};
use super::trie::{Match, Trie};
use super::value::{FoldedText, Known, KnownVertical, Meaning, key_of_part};
use crate::error::LearnError;
use crate::recipe::{Labelled, TrainingTask};
use crate::watch::{Stopped, Watch, each};

/// Share of labelled occurrences to start from where the texts show none.
const UNKNOWN_SHARE: f64 = 0.5;

/// Learns the dictionaries of all verticals.
pub(super) fn learn(task: &TrainingTask<'_>, settings: &DictionarySettings) -> Result<Known, LearnError> {
    let mut by_vertical: BTreeMap<&str, Vec<&Labelled>> = BTreeMap::new();
    for vertical in &task.schema.verticals {
        by_vertical.insert(&vertical.name, Vec::new());
    }
    for example in task.examples {
        by_vertical.entry(&example.item.vertical).or_default().push(example);
    }
    let mut known = Known::default();
    for (name, examples) in by_vertical {
        let vertical = learn_vertical(task, name, &examples, settings)?;
        known.verticals.insert(name.to_owned(), vertical);
    }
    if known.verticals.values().all(|vertical| vertical.values.is_empty()) {
        return Err(LearnError::TooLittle(
            "no known value to look for: no span is labelled and no attribute has a closed list; \
             label some items first"
                .to_owned(),
        ));
    }
    Ok(known)
}

fn learn_vertical(
    task: &TrainingTask<'_>,
    name: &str,
    examples: &[&Labelled],
    settings: &DictionarySettings,
) -> Result<KnownVertical, Stopped> {
    let sources = gather(task.schema.vertical(name), examples, settings);
    let finder = Finder::of(&sources);
    let texts = marked_texts(examples, task.watch)?;
    let counts = count(&finder, &texts, task.watch)?;
    let (words, unseen_outside) = count_words(&finder, &texts, task.watch)?;
    Ok(KnownVertical { values: used(&sources, &counts, settings), words, unseen_outside })
}

/// Finds known values in a training text as if its own example had not been seen; otherwise every
/// training text would look better known than a new one.
struct Finder<'a> {
    keys: Vec<&'a str>,
    values: Vec<&'a KnownValue>,
    trie: Trie,
}

impl<'a> Finder<'a> {
    fn of(sources: &'a Sources) -> Self {
        let keys: Vec<&str> = sources.keys().map(String::as_str).collect();
        let trie = Trie::new(keys.iter().copied());
        Self { keys, values: sources.values().collect(), trie }
    }

    fn find(&self, text: &MarkedText<'_>) -> Vec<Match> {
        self.trie.longest_first(&text.folded.words, |value| self.values[value].known_without(text.example))
    }
}

/// A training text with what is labelled in it.
struct MarkedText<'a> {
    /// Number of the example.
    example: usize,
    folded: FoldedText,
    /// `(start, end, attribute)`, code points.
    spans: Vec<(usize, usize, &'a str)>,
    /// Keys of spans whose ends are no word edges, with their attributes.
    inside_words: Vec<(String, &'a str)>,
    /// Values of the whole item: attribute and key.
    choices: Vec<(&'a str, String)>,
}

fn marked_texts<'a>(examples: &[&'a Labelled], watch: &dyn Watch) -> Result<Vec<MarkedText<'a>>, Stopped> {
    let numbered = examples.iter().enumerate();
    let fields: Vec<_> =
        numbered.flat_map(|(number, &e)| e.item.fields.iter().map(move |field| (number, e, field))).collect();
    each(watch, "reading", &fields)
        .map(|one| {
            let &(number, example, field) = one?;
            let folded = FoldedText::of(&field.text);
            let marked = example.gold.spans.iter().filter(|span| span.field == field.name);
            let (edged, inside) = marked
                .map(|span| (span.start, span.end, span.attribute.as_str()))
                .partition(|&(start, end, _)| folded.has_edges(start, end));
            let inside: Vec<(usize, usize, &str)> = inside;
            let keyed =
                inside.into_iter().filter_map(|(s, e, name)| Some((key_of_part(&field.text, s, e)?, name)));
            let inside_words = keyed.collect();
            let values = example.gold.values.iter();
            let choices = values
                .flat_map(|(name, values)| {
                    values.iter().map(move |v| (name.as_str(), FoldedText::of(v).key()))
                })
                .collect();
            Ok(MarkedText { example: number, folded, spans: edged, inside_words, choices })
        })
        .collect()
}

/// How often a value occurs, and what it was labelled with.
#[derive(Clone, Debug, Default)]
struct Occurrences<'a> {
    seen: u32,
    labelled: u32,
    attributes: HashMap<&'a str, u32>,
}

impl<'a> Occurrences<'a> {
    fn add(&mut self, attributes: &[&'a str]) {
        self.seen += 1;
        self.labelled += u32::from(!attributes.is_empty());
        for attribute in attributes {
            *self.attributes.entry(attribute).or_default() += 1;
        }
    }

    fn of(&self, attribute: &str) -> u32 {
        self.attributes.get(attribute).copied().unwrap_or_default()
    }
}

/// Occurrences are counted as matching would find them: a value inside a longer known value does
/// not occur there. Labelled spans that matching would not find (inside words, inside longer
/// values) are occurrences all the same.
fn count<'a>(
    finder: &Finder<'_>,
    texts: &[MarkedText<'a>],
    watch: &dyn Watch,
) -> Result<Vec<Occurrences<'a>>, Stopped> {
    let keys = &finder.keys;
    let mut counts = vec![Occurrences::default(); keys.len()];
    for text in each(watch, "dictionary", texts) {
        let text = text?;
        let mut unmatched: Vec<(usize, usize, &str)> = text.spans.clone();
        for found in finder.find(text) {
            let (start, end) = text.folded.range(found.from, found.to);
            let marked = text.spans.iter().filter(|span| (span.0, span.1) == (start, end)).map(|span| span.2);
            let chosen =
                text.choices.iter().filter(|(_, key)| key == keys[found.value]).map(|(name, _)| *name);
            let mut attributes: Vec<&str> = marked.chain(chosen).collect();
            attributes.sort_unstable();
            attributes.dedup();
            counts[found.value].add(&attributes);
            unmatched.retain(|span| (span.0, span.1) != (start, end));
        }
        let hidden =
            unmatched.into_iter().map(|(start, end, name)| (text.folded.key_between(start, end), name));
        for (key, name) in hidden.chain(text.inside_words.iter().cloned()) {
            if let Ok(value) = keys.binary_search(&key.as_str()) {
                counts[value].add(&[name]);
            }
        }
    }
    Ok(counts)
}

/// The values that are labelled often enough, with their confidences.
fn used(
    sources: &Sources,
    counts: &[Occurrences<'_>],
    settings: &DictionarySettings,
) -> BTreeMap<String, Vec<Meaning>> {
    let average = average_share(counts);
    let confidence = |right: u32, seen: u32| {
        (f64::from(right) + settings.smoothing * average) / (f64::from(seen) + settings.smoothing).max(1e-9)
    };
    let mut values = BTreeMap::new();
    for ((key, known), counts) in sources.iter().zip(counts) {
        if f64::from(counts.labelled) < settings.least_share * f64::from(counts.seen) {
            continue;
        }
        let mut meanings: Vec<Meaning> = known
            .names
            .iter()
            .map(|(name, source)| Meaning {
                attribute: name.clone(),
                confidence: confidence(counts.of(name), counts.seen),
                choice: source.choice.clone(),
                span: source.span,
            })
            .collect();
        meanings.sort_by(|a, b| {
            b.confidence.total_cmp(&a.confidence).then_with(|| a.attribute.cmp(&b.attribute))
        });
        values.insert(key.clone(), meanings);
    }
    values
}

/// When a value was labelled once, the share of its other occurrences that carry the same
/// attribute: what to expect of a value about which nothing else is known.
fn average_share(counts: &[Occurrences<'_>]) -> f64 {
    let (mut right, mut others) = (0, 0);
    for count in counts.iter().filter(|count| count.labelled > 0) {
        right += count.attributes.values().max().map_or(0, |most| most - 1);
        others += count.seen.saturating_sub(1);
    }
    if others == 0 { UNKNOWN_SHARE } else { f64::from(right) / f64::from(others) }
}

/// Of each word: occurrences outside all labels, and all of them.
type WordCounts = BTreeMap<String, (u32, u32)>;

/// How often words outside known values are outside all labels, and the same for words that were
/// never seen, judged by those seen once.
fn count_words(
    finder: &Finder<'_>,
    texts: &[MarkedText<'_>],
    watch: &dyn Watch,
) -> Result<(WordCounts, f64), Stopped> {
    let mut words = WordCounts::new();
    for text in each(watch, "counting words", texts) {
        let text = text?;
        let mut known = vec![false; text.folded.words.len()];
        for found in finder.find(text) {
            known[found.from..found.to].fill(true);
        }
        for (i, word) in text.folded.words.iter().enumerate().filter(|(i, _)| !known[*i]) {
            let (start, end) = text.folded.places[i];
            let inside = text.spans.iter().any(|span| span.0 < end && start < span.1);
            let count = words.entry(word.clone()).or_default();
            count.0 += u32::from(!inside);
            count.1 += 1;
        }
    }
    let once: Vec<u32> = words.values().filter(|count| count.1 == 1).map(|count| count.0).collect();
    let outside = f64::from(once.iter().sum::<u32>());
    // Laplace's rule: never sure from nothing.
    Ok((words, (outside + 1.0) / (once.len() as f64 + 2.0)))
}
