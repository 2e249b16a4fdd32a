//! Items for tests: from the public data sets, where they lie beside the repository.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use swingtag_catalogue::{Annotation, Attribute, Field, Item, Schema, Span, Vertical};
use swingtag_learn::{Labelled, NoFeatures, Resources};

/// The keys of the native form that these tests need.
#[derive(Deserialize)]
struct Line {
    id: String,
    vertical: String,
    title: String,
    description: Option<String>,
    group: Option<String>,
    split: Option<String>,
    spans: Vec<Span>,
}

/// The labelled items of a data set; nothing, with a message, where it is missing.
pub(crate) fn data_set(name: &str) -> Option<Vec<Labelled>> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name).join("items.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {name} needs the public data sets in ../shared/data beside the repository");
        return None;
    };
    Some(text.lines().map(|line| labelled(serde_json::from_str(line).unwrap())).collect())
}

fn labelled(line: Line) -> Labelled {
    let field = |name: &str, text| Field { name: name.to_owned(), text };
    let mut fields = vec![field("title", line.title)];
    fields.extend(line.description.map(|text| field("description", text)));
    let Line { id, vertical, group, split, spans, .. } = line;
    let item = Item { id, vertical, fields, group, split, ..Item::default() };
    Labelled { item, gold: Annotation { spans, ..Annotation::default() } }
}

/// The schema that the labels speak of.
pub(crate) fn schema_of(labelled: &[Labelled]) -> Schema {
    let mut verticals: BTreeMap<&str, Vertical> = BTreeMap::new();
    for example in labelled {
        let name = &example.item.vertical;
        let vertical =
            verticals.entry(name).or_insert_with(|| Vertical { name: name.clone(), ..Vertical::default() });
        for span in &example.gold.spans {
            if vertical.attribute(&span.attribute).is_none() {
                vertical.attributes.push(Attribute { name: span.attribute.clone(), ..Attribute::default() });
            }
        }
    }
    Schema { verticals: verticals.into_values().collect() }
}

/// A machine with nothing installed.
pub(crate) fn bare_machine() -> Resources<'static> {
    Resources::bare(&NoFeatures)
}
