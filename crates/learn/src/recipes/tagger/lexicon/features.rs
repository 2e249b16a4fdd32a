//! What the lexicon says about the tokens of a text, as numbers.

use std::collections::BTreeMap;

use candle_core::{Device, Tensor};
use swingtag_catalogue::{Item, Values, slice_chars};
use swingtag_models::{ModelError, TokenFeatures};

use super::counts::Counts;
use super::learn::{ALL, Lexicon, Own, Scope, Table};
use crate::encode::{Place, TagSet};
use crate::recipes::dictionary::trie::{Match, Trie};
use crate::recipes::dictionary::value::FoldedText;

/// Blocks with one number for each tag: known values of the vertical and of all verticals, words of
/// the vertical and of all verticals, values that the seller gives.
const VALUES: [usize; 2] = [0, 1];
const WORDS: [usize; 2] = [2, 3];
const SELLER: usize = 4;

/// Strengths that the blocks begin with: enough to tag by the lexicon alone before anything is learnt.
pub(in super::super) const STRENGTHS: [f32; 5] = [3.0, 1.0, 3.0, 1.0, 2.0];

/// Features of a token besides the blocks; see [`shape`].
pub(in super::super) const OTHERS: usize = 8;

/// A value that was labelled in a smaller share of its occurrences is passed over.
const LEAST_SHARE: f32 = 0.2;

/// Features of the places of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Features {
    /// Place, block, tag, number.
    cells: Vec<(usize, usize, usize, f32)>,
    others: Vec<[f32; OTHERS]>,
}

/// A lexicon ready to look at texts.
pub(in super::super) struct Reader {
    lexicon: Lexicon,
    tries: BTreeMap<String, (Trie, Vec<String>)>,
}

impl Reader {
    pub(in super::super) fn new(lexicon: Lexicon) -> Self {
        let ready = |scope: &Scope| (scope.trie(), scope.values.keys().cloned().collect());
        let tries = lexicon.scopes.iter().map(|(name, scope)| (name.clone(), ready(scope))).collect();
        Self { lexicon, tries }
    }

    pub(in super::super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Features of the places of a field; `own` is what the item itself has added to the lexicon.
    pub(in super::super) fn read(
        &self,
        tags: &TagSet,
        item: &Item,
        text: &str,
        places: &[Place],
        own: Option<&Own>,
    ) -> Features {
        let folded = FoldedText::of(text);
        let at = Spots::new(&folded, places);
        let mut features = Features { cells: Vec::new(), others: vec![[0.0; OTHERS]; places.len()] };
        for (number, name) in [item.vertical.as_str(), ALL].into_iter().enumerate() {
            let (Some(scope), Some(trie)) = (self.lexicon.scopes.get(name), self.tries.get(name)) else {
                features.others.iter_mut().for_each(|others| others[number] = 1.0);
                continue;
            };
            features.values(VALUES[number], &folded, &at, (scope, trie), own);
            features.words(WORDS[number], number, &folded, &at, (&scope.words, own.map(|own| &own.words)));
        }
        features.seller(tags, &item.seller, &folded, &at);
        features.shapes(text, places, &at);
        features
    }
}

/// For each place the word that holds it, and whether it is the first place there.
struct Spots(Vec<Option<(usize, bool)>>);

impl Spots {
    fn new(folded: &FoldedText, places: &[Place]) -> Self {
        let mut before = None;
        let spots = places.iter().map(|place| {
            let word = folded.places.partition_point(|word| word.1 <= place.start);
            let found = folded.places.get(word).filter(|word| word.0 < place.end).map(|_| word);
            let spot = found.map(|word| (word, before != Some(word)));
            before = found.or(before);
            spot
        });
        Self(spots.collect())
    }

    /// Places of a range of words, and whether each is the first place of the range.
    fn range(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, bool)> + '_ {
        let inside =
            move |spot: &Option<(usize, bool)>| spot.is_some_and(|(word, _)| (from..to).contains(&word));
        let spots = self.0.iter().enumerate().filter(move |(_, spot)| inside(spot));
        spots.map(move |(place, spot)| (place, *spot == Some((from, true))))
    }
}

impl Features {
    fn values(
        &mut self,
        block: usize,
        folded: &FoldedText,
        at: &Spots,
        (scope, (trie, keys)): (&Scope, &(Trie, Vec<String>)),
        own: Option<&Own>,
    ) {
        let counts = |value: usize| -> Counts {
            let own = own.and_then(|own| own.values.get(&keys[value]));
            scope.values.get(&keys[value]).map(|counts| counts.without(own)).unwrap_or_default()
        };
        for found in trie.longest_first(&folded.words, |value| counts(value).best() >= LEAST_SHARE) {
            for (attribute, share) in counts(found.value).shares() {
                self.mark(block, at, found, attribute, share);
            }
        }
    }

    /// Speaks for an attribute over the words of a match.
    fn mark(&mut self, block: usize, at: &Spots, found: Match, attribute: u32, strength: f32) {
        for (place, first) in at.range(found.from, found.to) {
            let tag = 2 * attribute as usize + if first { 1 } else { 2 };
            self.cells.push((place, block, tag, strength));
        }
    }

    fn words(
        &mut self,
        block: usize,
        unknown: usize,
        folded: &FoldedText,
        at: &Spots,
        (words, own): (&Table, Option<&Table>),
    ) {
        for (place, spot) in at.0.iter().enumerate() {
            let Some((word, first)) = *spot else { continue };
            let word = &folded.words[word];
            let counts = words.get(word).map(|counts| counts.without(own.and_then(|own| own.get(word))));
            let counts = counts.unwrap_or_default();
            self.others[place][unknown] = f32::from(u8::from(counts.seen == 0));
            for (tag, share) in counts.shares() {
                // Later pieces of a word go on with what its first piece begins.
                let tag = if first || tag % 2 == 0 { tag } else { tag + 1 };
                self.cells.push((place, block, tag as usize, share));
            }
        }
    }

    fn seller(&mut self, tags: &TagSet, seller: &Values, folded: &FoldedText, at: &Spots) {
        let given = seller.iter().filter_map(|(name, values)| Some((tags.number(name)?, values)));
        for (attribute, values) in given {
            let keys: Vec<String> = values.iter().map(|value| FoldedText::of(value).key()).collect();
            let trie = Trie::new(keys.iter().filter(|key| !key.is_empty()).map(String::as_str));
            for found in trie.longest_first(&folded.words, |_| true) {
                self.mark(SELLER, at, found, attribute, 1.0);
            }
        }
    }

    fn shapes(&mut self, text: &str, places: &[Place], at: &Spots) {
        for (number, place) in places.iter().enumerate() {
            let token = slice_chars(text, place.start, place.end).unwrap_or_default();
            let first = at.0[number].is_some_and(|(_, first)| first);
            self.others[number][2..].copy_from_slice(&shape(token, first, number == 0));
        }
    }
}

#[cfg(test)]
impl Features {
    /// The number of a place, a block and a tag.
    pub(super) fn speaks(&self, place: usize, block: usize, tag: usize) -> f32 {
        self.cells
            .iter()
            .filter(|cell| (cell.0, cell.1, cell.2) == (place, block, tag))
            .map(|cell| cell.3)
            .sum()
    }
}

/// Digit, upper case at the beginning, all upper case, no letter or digit, first piece of a word,
/// first token of the text.
fn shape(token: &str, first_of_word: bool, first_of_text: bool) -> [f32; OTHERS - 2] {
    let letters = || token.chars().filter(|c| c.is_alphabetic());
    [
        token.chars().any(char::is_numeric),
        token.chars().next().is_some_and(char::is_uppercase),
        letters().next().is_some() && letters().all(char::is_uppercase),
        !token.chars().any(char::is_alphanumeric),
        first_of_word,
        first_of_text,
    ]
    .map(|holds| f32::from(u8::from(holds)))
}

/// Features of texts as tensors over all rows of a batch; rows that are no place have zeros.
pub(in super::super) fn tensors<'a>(
    texts: impl Iterator<Item = (&'a Features, &'a [usize])>,
    (rows, tags): (usize, usize),
    device: &Device,
) -> Result<TokenFeatures, ModelError> {
    let mut blocks = vec![vec![0.0_f32; rows * tags]; STRENGTHS.len()];
    let mut others = vec![0.0_f32; rows * OTHERS];
    for (features, places) in texts {
        for (place, block, tag, number) in &features.cells {
            blocks[*block][places[*place] * tags + tag] += number;
        }
        for (row, numbers) in places.iter().zip(&features.others) {
            others[row * OTHERS..(row + 1) * OTHERS].copy_from_slice(numbers);
        }
    }
    let tensor = |numbers: Vec<f32>, width: usize| Tensor::from_vec(numbers, (rows, width), device);
    Ok(TokenFeatures {
        blocks: blocks.into_iter().map(|block| tensor(block, tags)).collect::<Result<_, _>>()?,
        others: tensor(others, OTHERS)?,
    })
}
