//! Other words for the values of a closed list.

use super::tokens::Token;
use super::value::read;
use crate::item::Values;

/// The synonyms of one attribute, prepared once for many comparisons.
#[derive(Clone, Debug, Default)]
pub struct Synonyms {
    /// Words that are replaced, longest first, and what they stand for.
    rules: Vec<(Vec<Token>, Vec<Token>)>,
}

impl Synonyms {
    /// Prepares a map from each value to the other words for it.
    #[must_use]
    pub fn of(values: &Values) -> Self {
        let of_value = |(value, others): (&String, &Vec<String>)| {
            let stands_for = read(value);
            let others = others.iter().filter(|other| !other.trim().is_empty());
            others.map(|other| (read(other), stands_for.clone())).collect::<Vec<_>>()
        };
        let mut rules: Vec<_> = values.iter().flat_map(of_value).collect();
        rules.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Self { rules }
    }

    /// Puts the value of the list for every synonym, from the left and the longest one first.
    pub(super) fn settle(&self, tokens: Vec<Token>) -> Vec<Token> {
        if self.rules.is_empty() {
            return tokens;
        }
        let (mut settled, mut rest) = (Vec::with_capacity(tokens.len()), tokens.as_slice());
        while let Some((first, after)) = rest.split_first() {
            match self.rules.iter().find(|(words, _)| rest.starts_with(words)) {
                Some((words, value)) => {
                    settled.extend(value.iter().cloned());
                    rest = &rest[words.len()..];
                }
                None => {
                    settled.push(first.clone());
                    rest = after;
                }
            }
        }
        settled
    }
}
