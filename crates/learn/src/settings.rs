//! Settings of recipes: the defaults of `defaults.toml`, what a person overrides, typed reading.
//!
//! A setting that is unknown, or a value that cannot be used, is refused with what would be right;
//! nothing is ignored in silence.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use crate::error::LearnError;
use crate::recipe::Settings;

static DEFAULTS: LazyLock<Table> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "compiled in, and read by this module's tests")]
    include_str!("defaults.toml").parse().expect("defaults.toml is TOML")
});

/// The key of `[recipes.NAME]` that names the family.
const FAMILY: &str = "family";

/// Tables that are no families.
#[cfg(test)]
const OTHERS: [&str; 2] = ["accepts", "recipes"];

/// Reads `key=value` pairs as given on a command line. A later pair wins.
///
/// # Errors
/// A pair without `=`.
pub fn parse_pairs<S: AsRef<str>>(pairs: &[S]) -> Result<Settings, LearnError> {
    pairs.iter().map(|pair| split_pair(pair.as_ref())).collect()
}

fn split_pair(pair: &str) -> Result<(String, String), LearnError> {
    match pair.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim().to_owned(), value.trim().to_owned())),
        _ => Err(refused(pair, "", "write it as key=value, for example epochs=3")),
    }
}

/// The settings of a recipe or of a family: its defaults with the overrides in place, as a type of the
/// recipe. `T` has one field per key of the family's table in `defaults.toml`.
///
/// # Errors
/// An unknown key (the known ones are listed) or a value of the wrong kind (what is accepted is said).
pub fn read<T: DeserializeOwned>(family: &str, overrides: &Settings) -> Result<T, LearnError> {
    Value::Table(resolve(family, overrides)?).try_into().map_err(|error| {
        LearnError::Compute(format!("the settings type of “{family}” does not fit defaults.toml: {error}"))
    })
}

/// All settings of a recipe or family as text, defaults included: what an artefact keeps.
///
/// # Errors
/// As [`read`].
pub fn complete(family: &str, overrides: &Settings) -> Result<Settings, LearnError> {
    Ok(resolve(family, overrides)?.iter().map(|(key, value)| (key.clone(), as_text(value))).collect())
}

/// The keys of a recipe family with their defaults, by name.
#[must_use]
pub fn known(family: &str) -> Vec<(String, String)> {
    defaults(family).1.iter().map(|(key, value)| (key.clone(), as_text(value))).collect()
}

fn resolve(name: &str, overrides: &Settings) -> Result<Table, LearnError> {
    let (family, mut table) = defaults(name);
    for (key, given) in overrides {
        let Some(default) = table.get(key) else {
            return Err(refused(key, given, &unknown_reason(family)));
        };
        let value = parse_like(default, given)
            .filter(|value| accepted(family, key, value))
            .ok_or_else(|| refused(key, given, &wrong_reason(family, key, default)))?;
        table.insert(key.clone(), value);
    }
    Ok(table)
}

/// The family of a recipe, and its defaults: the family's, with what the recipe sets otherwise. A
/// name that is no recipe of `[recipes]` is a family itself.
fn defaults(name: &str) -> (&str, Table) {
    let table = |name: &str| DEFAULTS.get(name).and_then(Value::as_table).cloned().unwrap_or_default();
    let recipe = DEFAULTS.get("recipes").and_then(|recipes| recipes.get(name)).and_then(Value::as_table);
    let Some(recipe) = recipe else { return (name, table(name)) };
    let family = recipe.get(FAMILY).and_then(Value::as_str).unwrap_or(name);
    let mut all = table(family);
    all.extend(
        recipe.iter().filter(|(key, _)| *key != FAMILY).map(|(key, value)| (key.clone(), value.clone())),
    );
    (family, all)
}

/// Reads text as the type that the default has.
fn parse_like(default: &Value, given: &str) -> Option<Value> {
    let plain = given.trim();
    match default {
        Value::Boolean(_) => match plain {
            "true" | "yes" | "on" => Some(Value::Boolean(true)),
            "false" | "no" | "off" => Some(Value::Boolean(false)),
            _ => None,
        },
        Value::Integer(_) => plain.parse().ok().map(Value::Integer),
        Value::Float(_) => plain.parse().ok().filter(|n: &f64| n.is_finite()).map(Value::Float),
        _ => Some(Value::String(plain.to_owned())),
    }
}

/// The entry of `[accepts.FAMILY]` for a key.
fn limits(family: &str, key: &str) -> Option<&'static Vec<Value>> {
    DEFAULTS.get("accepts")?.get(family)?.get(key)?.as_array()
}

fn accepted(family: &str, key: &str, value: &Value) -> bool {
    let Some(limits) = limits(family, key) else { return true };
    match (number(value), limits.as_slice()) {
        (Some(given), [least, most]) => {
            number(least).is_some_and(|least| given >= least)
                && number(most).is_some_and(|most| given <= most)
        }
        _ => limits.contains(value),
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|n| n as f64))
}

fn unknown_reason(family: &str) -> String {
    let keys: Vec<String> = known(family).into_iter().map(|(key, _)| key).collect();
    if keys.is_empty() {
        return format!("“{family}” has no settings");
    }
    format!("“{family}” does not know it; it knows {}", keys.join(", "))
}

fn wrong_reason(family: &str, key: &str, default: &Value) -> String {
    let kind = match default {
        Value::Boolean(_) => "true or false",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number",
        _ => "a word",
    };
    let range = match limits(family, key).map(Vec::as_slice) {
        Some([least, most]) if number(least).is_some() => {
            format!(" from {} to {}", as_text(least), as_text(most))
        }
        Some(words) => format!(": {}", words.iter().map(as_text).collect::<Vec<_>>().join(" or ")),
        None => String::new(),
    };
    format!("accepted is {kind}{range}; the default is {}", as_text(default))
}

fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn refused(key: &str, value: &str, reason: &str) -> LearnError {
    LearnError::Setting { key: key.to_owned(), value: value.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Dictionary {
        least_share: f64,
        schema_values: bool,
    }

    fn with(key: &str, value: &str) -> Settings {
        [(key.to_owned(), value.to_owned())].into()
    }

    #[test]
    fn defaults_are_complete_and_accept_themselves() {
        for (family, table) in DEFAULTS.iter().filter(|(family, _)| !OTHERS.contains(&family.as_str())) {
            for (key, value) in table.as_table().expect("a family is a table") {
                assert!(accepted(family, key, value), "{family}.{key} = {value}");
            }
            let settings = complete(family, &Settings::new()).unwrap();
            assert_eq!(complete(family, &settings).unwrap(), settings);
        }
        for (family, keys) in DEFAULTS["accepts"].as_table().unwrap() {
            for key in keys.as_table().unwrap().keys() {
                assert!(DEFAULTS[family].get(key).is_some(), "accepts.{family}.{key} narrows nothing");
            }
        }
    }

    #[test]
    fn a_recipe_sets_only_what_its_family_has() {
        for (name, own) in DEFAULTS["recipes"].as_table().unwrap() {
            let family = own[FAMILY].as_str().unwrap();
            for (key, value) in own.as_table().unwrap().iter().filter(|(key, _)| *key != FAMILY) {
                let of_family = DEFAULTS[family].get(key).unwrap_or_else(|| panic!("{name}.{key}"));
                assert!(value.same_type(of_family) && accepted(family, key, value), "{name}.{key}");
                assert_ne!(value, of_family, "{name}.{key} repeats its family");
            }
        }
        assert_eq!(complete("bert-softmax", &Settings::new()).unwrap()["crf"], "false");
    }

    #[test]
    fn overrides_take_the_type_of_the_default() {
        let read: Dictionary = read("dictionary", &with("least_share", "1")).unwrap();
        assert!((read.least_share - 1.0).abs() < f64::EPSILON);
        assert!(read.schema_values);
    }

    #[test]
    fn an_unknown_key_lists_the_known_ones() {
        let message = complete("dictionary", &with("epochs", "3")).unwrap_err().to_string();
        assert!(message.contains("least_share") && message.contains("epochs=3"), "{message}");
    }

    #[test]
    fn a_wrong_value_says_what_is_accepted() {
        let message = complete("dictionary", &with("least_share", "1.5")).unwrap_err().to_string();
        assert!(message.contains("a number from 0.0 to 1.0"), "{message}");
        let message = complete("dictionary", &with("schema_values", "perhaps")).unwrap_err().to_string();
        assert!(message.contains("true or false"), "{message}");
    }

    #[test]
    fn pairs_need_an_equals_sign() {
        assert_eq!(parse_pairs(&["a = b=c"]).unwrap(), with("a", "b=c"));
        assert!(parse_pairs(&["epochs"]).is_err());
    }
}
