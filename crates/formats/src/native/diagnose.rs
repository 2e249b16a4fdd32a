//! Says what is wrong with a line that does not have the shape of an item.
//!
//! The reading itself only knows that the shape is wrong; this looks again, slowly, and finds the
//! first thing that is. It accepts nothing.

use serde::Deserialize;
use serde_json::{Map, Value, error::Category};

use super::values::Scores;
use crate::Reason;
use crate::problem::Found;

const TEXT_KEYS: [&str; 7] = ["vertical", "title", "description", "group", "split", "status", "note"];
const LIST_KEYS: [&str; 3] = ["images", "absent", "normalized_from_photo"];
const NAMED_KEYS: [&str; 3] = ["attributes", "normalized", "seller"];
const SPAN_KEYS: [&str; 2] = ["spans", "rejected"];

/// The first thing wrong with a line; `error` is what the reading said.
pub(super) fn diagnose(line: &str, error: &serde_json::Error) -> Found {
    match serde_json::from_str::<Value>(line) {
        Err(error) => broken(line, &error),
        Ok(Value::Object(item)) => misshapen(&item).unwrap_or_else(|| {
            Found::new("", line, Reason::Syntax { at: error.column(), what: message(error) })
        }),
        Ok(other) => Found::new("", line, Reason::NotAnObject { found: kind(&other) }),
    }
}

/// Why a text is no JSON.
pub(crate) fn broken(line: &str, error: &serde_json::Error) -> Found {
    let message = message(error);
    // The library has no codes for these, and its messages are covered by tests here.
    let reason = match error.classify() {
        Category::Eof => Reason::CutOff,
        _ if message.contains("recursion limit") => Reason::TooDeep,
        _ if message.contains("surrogate") || message.contains("end of hex escape") => Reason::LoneSurrogate,
        _ if message.contains("number out of range") => Reason::NumberRange,
        _ if message.contains("control character") && line.contains('\0') => Reason::Nul,
        _ => Reason::Syntax { at: error.column(), what: message },
    };
    let from = line.floor_char_boundary(error.column().saturating_sub(40));
    Found::new("", &line[from..], reason)
}

/// The library's message without its place.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

fn misshapen(item: &Map<String, Value>) -> Option<Found> {
    item.get("id")
        .and_then(id)
        .or_else(|| TEXT_KEYS.iter().find_map(|key| text(key, item.get(*key)?)))
        .or_else(|| LIST_KEYS.iter().find_map(|key| texts(key, item.get(*key)?)))
        .or_else(|| NAMED_KEYS.iter().find_map(|key| named(key, item.get(*key)?, one_or_many)))
        .or_else(|| named("fields", item.get("fields")?, text))
        .or_else(|| one_or_many("intent", item.get("intent")?))
        .or_else(|| SPAN_KEYS.iter().find_map(|key| spans(key, item.get(*key)?)))
        .or_else(|| scores(item.get("confidence")?))
}

fn id(value: &Value) -> Option<Found> {
    let wrong = !value.is_string() && !value.is_null();
    wrong.then(|| Found::new("id", value.to_string(), Reason::IdType { found: kind(value) }))
}

fn text(column: &str, value: &Value) -> Option<Found> {
    wrong_unless(value.is_string() || value.is_null(), column, value, "text")
}

fn texts(column: &str, value: &Value) -> Option<Found> {
    match value {
        Value::Null => None,
        Value::Array(list) => each_text(column, list),
        other => wrong_unless(false, column, other, "a list of texts"),
    }
}

fn each_text(column: &str, list: &[Value]) -> Option<Found> {
    list.iter()
        .enumerate()
        .find_map(|(n, value)| wrong_unless(value.is_string(), &format!("{column}[{n}]"), value, "text"))
}

fn one_or_many(column: &str, value: &Value) -> Option<Found> {
    match value {
        Value::String(_) => None,
        Value::Null if !column.contains('.') => None,
        Value::Array(list) => each_text(column, list),
        other => wrong_unless(false, column, other, "a text or a list of texts"),
    }
}

fn named(column: &str, value: &Value, each: fn(&str, &Value) -> Option<Found>) -> Option<Found> {
    match value {
        Value::Null => None,
        Value::Object(map) => map.iter().find_map(|(name, value)| {
            let column = format!("{column}.{name}");
            each(&column, value).or_else(|| wrong_unless(!value.is_null(), &column, value, "text"))
        }),
        other => wrong_unless(false, column, other, "an object of names and values"),
    }
}

fn spans(column: &str, value: &Value) -> Option<Found> {
    match value {
        Value::Null => None,
        Value::Array(list) => {
            list.iter().enumerate().find_map(|(n, one)| span(&format!("{column}[{n}]"), one))
        }
        other => wrong_unless(false, column, other, "a list of spans"),
    }
}

fn span(column: &str, value: &Value) -> Option<Found> {
    let Value::Object(span) = value else {
        return Some(Found::new(column, value.to_string(), Reason::SpanType { found: kind(value) }));
    };
    for key in ["field", "start", "end", "attribute"] {
        let Some(part) = span.get(key) else {
            return Some(Found::new(column, value.to_string(), Reason::SpanKeyMissing { key }));
        };
        let column = format!("{column}.{key}");
        let wrong = if matches!(key, "start" | "end") {
            offset(&column, part)
        } else {
            wrong_unless(part.is_string(), &column, part, "text")
        };
        if wrong.is_some() {
            return wrong;
        }
    }
    let optional = |key: &str, right: fn(&Value) -> bool, expected| {
        let part = span.get(key)?;
        wrong_unless(part.is_null() || right(part), &format!("{column}.{key}"), part, expected)
    };
    optional("confidence", Value::is_number, "a number from 0 to 1")
        .or_else(|| optional("ambiguous", Value::is_boolean, "true or false"))
        .or_else(|| optional("unasked", Value::is_boolean, "true or false"))
        .or_else(|| optional("match", Value::is_string, "text"))
        .or_else(|| optional("text", Value::is_string, "text"))
}

/// What is wrong with an offset, if anything.
pub(crate) fn offset(column: &str, value: &Value) -> Option<Found> {
    let Value::Number(number) = value else {
        return Some(Found::new(column, value.to_string(), Reason::OffsetType { found: kind(value) }));
    };
    let reason = match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(n), ..) if usize::try_from(n).is_ok() => return None,
        (Some(_), ..) => Reason::OffsetHuge,
        (_, Some(_), _) => Reason::OffsetNegative,
        (_, _, Some(n)) if n.fract() != 0.0 || n.abs() < 1e15 => Reason::OffsetFraction,
        (_, _, Some(n)) if n < 0.0 => Reason::OffsetNegative,
        _ => Reason::OffsetHuge,
    };
    Some(Found::new(column, number.to_string(), reason))
}

fn scores(value: &Value) -> Option<Found> {
    let expected = "{\"attributes\": {name: [numbers]}, \"intent\": [numbers], \
        \"presence\": [{\"attribute\": name, \"confidence\": number, \"present\": true or false}]}";
    let right = value.is_null() || Scores::deserialize(value).is_ok();
    wrong_unless(right, "confidence", value, expected)
}

fn wrong_unless(right: bool, column: &str, value: &Value, expected: &'static str) -> Option<Found> {
    let found = kind(value);
    (!right).then(|| Found::new(column, value.to_string(), Reason::WrongType { expected, found }))
}

/// A value in words.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
