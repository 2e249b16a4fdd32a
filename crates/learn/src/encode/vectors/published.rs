//! The published form: JSON of `dimensions` and `vectors`, the most frequent words first, each with its
//! numbers and possibly some more. Read as a stream: the file is larger than what is kept of it.

use std::fmt;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use swingtag_models::half;

use super::{WordVectors, damaged};
use crate::error::LearnError;

/// Wider vectors are no word vectors.
const WIDEST: usize = 4096;

/// Reads the first `most` words.
pub(super) fn read(path: &Path, most: usize) -> Result<WordVectors, LearnError> {
    let file = File::open(path).map_err(|e| damaged(path, &e.to_string()))?;
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 20, file));
    json.deserialize_map(Whole { most }).map_err(|e| damaged(path, &format!("no word vectors: {e}")))
}

/// The outermost object.
struct Whole {
    most: usize,
}

impl<'de> Visitor<'de> for Whole {
    type Value = WordVectors;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("“dimensions” and then “vectors”")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<WordVectors, M::Error> {
        let (mut width, mut vectors) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match (key.as_str(), width) {
                ("dimensions", _) => width = Some(map.next_value::<usize>()?),
                ("vectors", Some(width)) if (1..=WIDEST).contains(&width) => {
                    vectors = Some(map.next_value_seed(Vectors { width, most: self.most })?);
                }
                ("vectors", _) => return Err(M::Error::custom("no usable “dimensions” before “vectors”")),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        vectors.ok_or_else(|| M::Error::custom("“vectors” is missing"))
    }
}

/// The object of words.
struct Vectors {
    width: usize,
    most: usize,
}

impl<'de> DeserializeSeed<'de> for Vectors {
    type Value = WordVectors;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<WordVectors, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Vectors {
    type Value = WordVectors;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words with their vectors")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<WordVectors, M::Error> {
        let (mut words, mut numbers) = (Vec::new(), Vec::new());
        while words.len() < self.most {
            let Some(word) = map.next_key::<Box<str>>()? else { break };
            let vector = map.next_value_seed(Numbers { width: self.width })?;
            numbers.extend(half::narrow(&vector));
            words.push(word);
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(WordVectors::new(self.width, words, numbers))
    }
}

/// The numbers of a word, of which the first `width` are its vector.
struct Numbers {
    width: usize,
}

impl<'de> DeserializeSeed<'de> for Numbers {
    type Value = Vec<f32>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Vec<f32>, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Numbers {
    type Value = Vec<f32>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at least {} finite numbers", self.width)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Vec<f32>, S::Error> {
        let mut vector = Vec::with_capacity(self.width);
        while let Some(number) = list.next_element::<f32>()? {
            if vector.len() < self.width {
                vector.push(number);
            }
        }
        if vector.len() < self.width || vector.iter().any(|x| !x.is_finite()) {
            return Err(S::Error::invalid_length(vector.len(), &self));
        }
        Ok(vector)
    }
}
