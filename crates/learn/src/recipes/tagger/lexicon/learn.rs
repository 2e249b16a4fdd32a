//! Counting values and words, per vertical and over all verticals.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use swingtag_catalogue::Schema;

use super::counts::Counts;
use super::marks::MarkedText;
use crate::encode::TagSet;
use crate::recipe::Labelled;
use crate::recipes::dictionary::trie::Trie;
use crate::recipes::dictionary::value::FoldedText;
use crate::watch::{Stopped, Watch, each};

/// The scope that holds the counts of all verticals.
pub(super) const ALL: &str = "";

/// Counts by folded value or word.
pub(super) type Table = BTreeMap<String, Counts>;

/// What is known in one vertical, or in all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in super::super) struct Scope {
    /// Values, their labels being attribute numbers.
    pub(super) values: Table,
    /// Words, their labels being tags.
    pub(super) words: Table,
}

impl Scope {
    /// Values as a trie, numbered in their order.
    pub(super) fn trie(&self) -> Trie {
        Trie::new(self.values.keys().map(String::as_str))
    }
}

/// The lexicon of a tagger.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in super::super) struct Lexicon {
    /// By name of the vertical; the empty name is for all.
    pub(super) scopes: BTreeMap<String, Scope>,
}

/// What one example adds to the scopes it belongs to.
pub(in super::super) type Own = Scope;

impl Lexicon {
    /// Counts the examples; the second list holds what each of them adds.
    pub(in super::super) fn learn(
        schema: &Schema,
        tags: &TagSet,
        examples: &[Labelled],
        watch: &dyn Watch,
    ) -> Result<(Self, Vec<Own>), Stopped> {
        let marked: Vec<Vec<MarkedText>> = each(watch, "reading", examples)
            .map(|e| {
                let e = e?;
                Ok(e.item.fields.iter().map(|field| MarkedText::new(tags, field, &e.gold.spans)).collect())
            })
            .collect::<Result<_, Stopped>>()?;
        let mut lexicon = Self::default();
        lexicon.list(schema, tags);
        for (example, texts) in examples.iter().zip(&marked) {
            for name in [example.item.vertical.as_str(), ALL] {
                let scope = lexicon.scopes.entry(name.to_owned()).or_default();
                for text in texts {
                    for (from, to, _) in &text.spans {
                        scope.values.entry(text.key(*from, *to)).or_default();
                    }
                }
            }
        }
        // Every value of a vertical is a value of all, so that one trie finds them all.
        let trie = lexicon.scopes.entry(ALL.to_owned()).or_default().trie();
        let keys: Vec<String> = lexicon.scopes[ALL].values.keys().cloned().collect();
        let counted = each(watch, "dictionary", &marked).map(|texts| Ok(count(texts?, &trie, &keys)));
        let own: Vec<Own> = counted.collect::<Result<_, Stopped>>()?;
        for (example, own) in examples.iter().zip(&own) {
            for name in [example.item.vertical.as_str(), ALL] {
                if let Some(scope) = lexicon.scopes.get_mut(name) {
                    add(&mut scope.values, &own.values, true);
                    add(&mut scope.words, &own.words, false);
                }
            }
        }
        Ok((lexicon, own))
    }

    /// Closed lists of the schema, as if each value had been seen once and labelled.
    fn list(&mut self, schema: &Schema, tags: &TagSet) {
        for vertical in &schema.verticals {
            for attribute in &vertical.attributes {
                let Some(number) = tags.number(&attribute.name) else { continue };
                for value in &attribute.values {
                    let key = FoldedText::of(value).key();
                    for name in [vertical.name.as_str(), ALL] {
                        let scope = self.scopes.entry(name.to_owned()).or_default();
                        if !key.is_empty() {
                            scope.values.entry(key.clone()).or_default().add(&[number]);
                        }
                    }
                }
            }
        }
    }
}

/// Occurrences of values and words in the texts of one example.
fn count(texts: &[MarkedText], trie: &Trie, keys: &[String]) -> Own {
    let mut own = Own::default();
    for text in texts {
        let labels: HashMap<(usize, usize), u32> =
            text.spans.iter().map(|(from, to, attribute)| ((*from, *to), *attribute)).collect();
        for found in trie.all(&text.folded.words) {
            let label: Vec<u32> = labels.get(&(found.from, found.to)).copied().into_iter().collect();
            own.values.entry(keys[found.value].clone()).or_default().add(&label);
        }
        for (word, tag) in text.folded.words.iter().zip(&text.tags) {
            own.words.entry(word.clone()).or_default().add(&[*tag]);
        }
    }
    own
}

/// Adds counts to a table; `known` leaves out what the table does not hold.
fn add(table: &mut Table, own: &Table, known: bool) {
    for (key, counts) in own {
        let total = match (table.get_mut(key), known) {
            (Some(total), _) => total,
            (None, true) => continue,
            (None, false) => table.entry(key.clone()).or_default(),
        };
        total.plus(counts);
    }
}
