//! Marked words by their spelling, and who marked them as what.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use swingtag_catalogue::{AttributeId, ItemId, VerticalId};
use swingtag_store::Marked;

use super::spelling::{are_like, spelled, trigrams};

/// Other words that are named at most.
const NAMED: usize = 4;
/// Spellings like one that count at most: the nearest. In a large project thousands share most of “VV-1203-K”.
const NEAREST: usize = 50;

/// Marked words of all verticals.
#[derive(Debug, Default)]
pub(super) struct Index {
    verticals: HashMap<VerticalId, Spellings>,
    /// What each item contributes, so that it can be taken back.
    items: HashMap<ItemId, Vec<Use>>,
}

/// The marked words of one vertical.
#[derive(Debug, Default)]
struct Spellings {
    places: HashMap<String, usize>,
    all: Vec<Spelling>,
    /// Places of the spellings that hold three characters.
    grams: HashMap<[char; 3], Vec<usize>>,
}

/// Words that are the same, in each of the ways that they are written.
#[derive(Debug, Default)]
struct Spelling {
    trigrams: usize,
    /// By attribute and by the words as they stand in a text, how often.
    uses: BTreeMap<(AttributeId, String), u32>,
}

/// One marked stretch of an item.
#[derive(Clone, Debug)]
struct Use {
    vertical: VerticalId,
    place: usize,
    key: (AttributeId, String),
}

/// How people labelled words like others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Like {
    /// What most of them are.
    pub(super) attribute: AttributeId,
    /// How many are that.
    pub(super) count: u32,
    /// How many there are in all.
    pub(super) of: u32,
    /// Other words among them, the most frequent first.
    pub(super) words: Vec<String>,
}

impl Index {
    /// Takes in what is marked in an item now, in place of what was.
    pub(super) fn put(&mut self, marked: Marked) {
        for used in self.items.remove(&marked.item).unwrap_or_default() {
            self.take_back(&used);
        }
        let Some(vertical) = marked.vertical else { return };
        let spellings = self.verticals.entry(vertical).or_default();
        let uses = marked.words.into_iter().filter_map(|(attribute, words)| {
            let place = spellings.place(spelled(&words))?;
            let key = (attribute, words);
            *spellings.all[place].uses.entry(key.clone()).or_default() += 1;
            Some(Use { vertical, place, key })
        });
        self.items.insert(marked.item, uses.collect());
    }

    /// Words that are marked most often as an attribute, the most frequent first.
    pub(super) fn most_marked(&self, vertical: VerticalId, attribute: AttributeId) -> Vec<String> {
        let spellings = self.verticals.get(&vertical).map(|known| known.all.as_slice()).unwrap_or_default();
        let of_it = |spelling: &Spelling| {
            let uses = spelling.uses.iter().filter(|((of, _), _)| *of == attribute);
            uses.max_by_key(|(_, count)| **count).map(|((_, words), count)| (Reverse(*count), words.clone()))
        };
        let mut found: Vec<(Reverse<u32>, String)> = spellings.iter().filter_map(of_it).collect();
        found.sort();
        found.into_iter().take(NAMED).map(|(_, words)| words).collect()
    }

    fn take_back(&mut self, used: &Use) {
        let Some(spellings) = self.verticals.get_mut(&used.vertical) else { return };
        let uses = &mut spellings.all[used.place].uses;
        if let Some(count) = uses.get_mut(&used.key) {
            *count -= 1;
            if *count == 0 {
                uses.remove(&used.key);
            }
        }
    }

    /// How people labelled the same words in other items of a vertical; where nobody did, words that share
    /// most of their trigrams with them, the nearest of those. None where there are none either.
    pub(super) fn like(&self, vertical: VerticalId, item: ItemId, words: &str) -> Option<Like> {
        let (spellings, spelling) = (self.verticals.get(&vertical)?, spelled(words));
        let own = self.items.get(&item).map(Vec::as_slice).unwrap_or_default();
        let sum = |places: &[usize]| summed(spellings, places, own, words);
        let same = spellings.places.get(&spelling).and_then(|place| sum(&[*place]));
        same.or_else(|| sum(&spellings.near(&spelling)))
    }
}

impl Spellings {
    /// The place of a spelling, a new one where it is not known; none for no words at all.
    fn place(&mut self, spelling: String) -> Option<usize> {
        if spelling.is_empty() {
            return None;
        }
        if let Some(place) = self.places.get(&spelling) {
            return Some(*place);
        }
        let (place, grams) = (self.all.len(), trigrams(&spelling));
        self.all.push(Spelling { trigrams: grams.len(), uses: BTreeMap::new() });
        for gram in grams {
            self.grams.entry(gram).or_default().push(place);
        }
        self.places.insert(spelling, place);
        Some(place)
    }

    /// Places of other spellings that are like one, of the nearest of them.
    fn near(&self, spelling: &str) -> Vec<usize> {
        let grams = trigrams(spelling);
        let mut shared = vec![0_u16; self.all.len()];
        for gram in &grams {
            for place in self.grams.get(gram).into_iter().flatten() {
                shared[*place] += 1;
            }
        }
        let own = self.places.get(spelling).copied();
        let measure = |place: &usize| (usize::from(shared[*place]), grams.len() + self.all[*place].trigrams);
        let is_like = |place: &usize| {
            let (shared, both) = measure(place);
            Some(*place) != own && are_like(shared, both)
        };
        let mut near: Vec<usize> = (0..self.all.len()).filter(is_like).collect();
        if near.len() > NEAREST {
            let farness = |place: &usize| {
                let (shared, both) = measure(place);
                (Reverse(2_000 * shared / both), *place)
            };
            near.select_nth_unstable_by_key(NEAREST, farness);
            near.truncate(NEAREST);
        }
        near
    }
}

/// What the spellings at these places were labelled as, those of one item left out.
fn summed(spellings: &Spellings, places: &[usize], own: &[Use], words: &str) -> Option<Like> {
    let mut by_attribute: BTreeMap<AttributeId, (u32, BTreeMap<&str, u32>)> = BTreeMap::new();
    for place in places {
        for (key, count) in &spellings.all[*place].uses {
            let mine = own.iter().filter(|used| used.place == *place && used.key == *key).count();
            let others = count.saturating_sub(u32::try_from(mine).unwrap_or(u32::MAX));
            let (sum, said) = by_attribute.entry(key.0).or_default();
            *sum += others;
            if others > 0 && key.1 != words {
                *said.entry(&key.1).or_default() += others;
            }
        }
    }
    let of = by_attribute.values().map(|(sum, _)| sum).sum();
    // Of equals the one that came first into the schema.
    let (attribute, (count, said)) =
        by_attribute.into_iter().rev().max_by_key(|(_, (sum, _))| *sum).filter(|(_, (sum, _))| *sum > 0)?;
    let mut said: Vec<(&str, u32)> = said.into_iter().collect();
    said.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let words = said.into_iter().take(NAMED).map(|(words, _)| words.to_owned()).collect();
    Some(Like { attribute, count, of, words })
}
