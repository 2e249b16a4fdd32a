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
    match (says_something(seller), says_something(text)) {
        (false, false) => Agreement::Agrees,
        (false, true) => Agreement::OnlyText,
        (true, false) => Agreement::OnlySeller,
        // Most values agree to the letter; an import compares millions of them.
        (true, true) if seller.iter().all(|claim| is_among(claim, text)) => Agreement::Agrees,
        (true, true) => judge(&values(seller, synonyms), &values(text, synonyms)),
    }
}

fn says_something(values: &[String]) -> bool {
    values.iter().any(|value| !value.trim().is_empty())
}

/// Whether one of the values is written the same way, but for case in plain Latin letters; or whether nothing is
/// written.
fn is_among(claim: &str, values: &[String]) -> bool {
    let claim = claim.trim();
    let is_alike = |other: &str| claim == other || (claim.is_ascii() && claim.eq_ignore_ascii_case(other));
    claim.is_empty() || values.iter().any(|value| is_alike(value.trim()))
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
