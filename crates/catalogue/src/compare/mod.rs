//! Whether what the seller says agrees with what the text says.
//!
//! Values are compared after normalisation: case, white space, compatibility forms, simple plurals,
//! spellings of numbers and units, lengths, weights, volumes and amounts of data across units, ranges, hyphens of
//! article numbers, and the synonyms of a closed list. It translates nothing and reads no meaning into words:
//! “leather” and “faux leather” touch, and no more is said.

mod article;
mod number;
mod plain;
mod reader;
mod synonyms;
#[cfg(test)]
mod tests;
mod tokens;
mod units;
mod value;
mod voices;

pub use synonyms::Synonyms;
pub use voices::{Voices, heard_off_photos};

use value::{Relation, Value};

/// How a seller's values stand to those of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// Every value of the seller stands in the text.
    Agrees,
    /// As well, where numbers are rounded or converted.
    Rounded,
    /// The two meet without agreeing.
    Partly {
        /// Values of the seller that the text does not hold, as the seller writes them; none where the
        /// text only says something more exactly.
        missing: Vec<String>,
    },
    /// Both say something, and nothing of it meets.
    Conflict,
    /// Only the text says something.
    OnlyText,
    /// Only the seller says something.
    OnlySeller,
}

/// Compares all values of one attribute. The order of the values plays no part, nor does a value that is
/// said twice. Two empty sides agree.
#[must_use]
pub fn compare(seller: &[String], text: &[String], synonyms: &Synonyms) -> Agreement {
    let (seller, text) = (values(seller, synonyms), values(text, synonyms));
    match (seller.is_empty(), text.is_empty()) {
        (true, true) => Agreement::Agrees,
        (true, false) => Agreement::OnlyText,
        (false, true) => Agreement::OnlySeller,
        (false, false) => judge(&seller, &text),
    }
}

fn judge(seller: &[Value], text: &[Value]) -> Agreement {
    let best: Vec<Option<Relation>> =
        seller.iter().map(|claim| text.iter().filter_map(|said| claim.relation(said)).min()).collect();
    if best.iter().all(Option::is_none) {
        return Agreement::Conflict;
    }
    match best.iter().map(|relation| relation.unwrap_or(Relation::Touches)).max() {
        None | Some(Relation::Same) => Agreement::Agrees,
        Some(Relation::Rounded) => Agreement::Rounded,
        Some(Relation::Touches) => Agreement::Partly { missing: missing(seller, text) },
    }
}

fn missing(seller: &[Value], text: &[Value]) -> Vec<String> {
    let missing = seller.iter().filter(|claim| !text.iter().any(|said| claim.is_within(said)));
    missing.map(|claim| claim.written.clone()).collect()
}

fn values(written: &[String], synonyms: &Synonyms) -> Vec<Value> {
    written.iter().filter_map(|value| Value::read(value, synonyms)).collect()
}
