//! Tags as numbered classes.

use std::collections::HashMap;

use swingtag_catalogue::Schema;
use swingtag_catalogue::bio::{Mark, Scheme, Tag};

/// The classes of an export: `O`, then those of each attribute of the schema, then what is marked
/// beyond it.
#[derive(Clone, Debug, Default)]
pub(crate) struct TagNames {
    names: Vec<String>,
    number: HashMap<String, i64>,
}

impl TagNames {
    /// The classes that a schema leads to, so that every export of a project numbers them alike.
    pub(crate) fn take_schema(&mut self, schema: &Schema, scheme: Scheme) {
        self.of("O");
        let marks: &[Mark] = match scheme {
            Scheme::Iob1 | Scheme::Iob2 => &[Mark::Begin, Mark::Inside],
            Scheme::Bioes | Scheme::Bilou => &[Mark::Begin, Mark::Inside, Mark::Last, Mark::Single],
        };
        for attribute in schema.verticals.iter().flat_map(|vertical| &vertical.attributes) {
            for mark in marks {
                let tag = Tag { mark: *mark, attribute: attribute.name.clone() };
                self.of(&tag.written(scheme).to_string());
            }
        }
    }

    /// The number of a class.
    pub(crate) fn of(&mut self, name: &str) -> i64 {
        if let Some(number) = self.number.get(name) {
            return *number;
        }
        let number = self.names.len() as i64;
        self.names.push(name.to_owned());
        self.number.insert(name.to_owned(), number);
        number
    }

    /// All of them, in order.
    pub(crate) fn all(&self) -> &[String] {
        &self.names
    }
}
