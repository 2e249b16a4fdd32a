//! Examples from the labels: for every attribute the words that were marked most often, each where it was found.

use std::collections::HashMap;

use swingtag_catalogue::{Item, Span, Vertical};
use swingtag_store::{ItemFilter, Store, StoredItem};

use crate::error::WorkbenchError;

/// Different words of an attribute that are counted; those that come later are no examples.
const COUNTED: usize = 20_000;
/// Code points that are shown before and after the words.
const AROUND: usize = 40;

/// Words that were marked, in the text around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Example {
    /// What stands before.
    pub(super) before: String,
    /// The words.
    pub(super) words: String,
    /// What stands after.
    pub(super) after: String,
    /// How often the words were marked.
    pub(super) times: u64,
}

/// Examples by vertical and attribute, the most frequent first.
#[derive(Debug, Default)]
pub(super) struct Examples {
    found: HashMap<(String, String), Vec<Example>>,
}

type Counted = HashMap<(String, String), HashMap<String, Example>>;

impl Examples {
    /// Reads the labels of some verticals.
    pub(super) fn of(store: &Store, verticals: &[&Vertical], most: usize) -> Result<Self, WorkbenchError> {
        let mut counted = Counted::new();
        for vertical in verticals.iter().filter(|_| most > 0) {
            let filter = ItemFilter { vertical: Some(vertical.name.clone()), ..ItemFilter::default() };
            store.each_item(&filter, |stored| {
                count(&stored, &mut counted);
                Ok::<(), WorkbenchError>(())
            })?;
        }
        let found = counted.into_iter().map(|(key, words)| (key, first(words, most))).collect();
        Ok(Self { found })
    }

    /// Those of an attribute.
    pub(super) fn get(&self, vertical: &str, attribute: &str) -> &[Example] {
        self.found.get(&(vertical.to_owned(), attribute.to_owned())).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.found.values().map(Vec::len).sum()
    }
}

/// The most frequent; of equally frequent ones the first by the alphabet, so that a page stays as it is.
fn first(words: HashMap<String, Example>, most: usize) -> Vec<Example> {
    let mut all: Vec<Example> = words.into_values().collect();
    all.sort_by(|one, other| other.times.cmp(&one.times).then_with(|| one.words.cmp(&other.words)));
    all.truncate(most);
    all
}

fn count(stored: &StoredItem, counted: &mut Counted) {
    let Some(labels) = &stored.annotation else { return };
    for span in labels.spans.iter().filter(|span| !span.unasked && span.check(&stored.item).is_ok()) {
        let key = (stored.item.vertical.clone(), span.attribute.clone());
        let words = counted.entry(key).or_default();
        let said = span.words(&stored.item).to_lowercase();
        if let Some(known) = words.get_mut(&said) {
            known.times += 1;
        } else if words.len() < COUNTED {
            words.insert(said, example(&stored.item, span));
        }
    }
}

fn example(item: &Item, span: &Span) -> Example {
    let text = item.text(&span.field).unwrap_or_default();
    let from = span.start.saturating_sub(AROUND);
    let before: String = text.chars().skip(from).take(span.start - from).collect();
    let after: String = text.chars().skip(span.end).take(AROUND).collect();
    let is_cut = text.chars().count() > span.end + AROUND;
    Example {
        before: format!("{}{}", if from > 0 { "…" } else { "" }, one_line(&before)),
        words: one_line(span.words(item)),
        after: format!("{}{}", one_line(&after), if is_cut { "…" } else { "" }),
        times: 1,
    }
}

/// Line breaks and other white space as one space; those at the ends stay, since words stand beside them.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect()
}
