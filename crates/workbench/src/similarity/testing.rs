//! A shop with chains and a few mangalsutras that call the same things otherwise.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Access, ImportRequest, NewProject, Silent, Workbench};

const METALS: [&str; 3] = ["brass", "steel", "silver"];
const CLASPS: [&str; 6] =
    ["lobster clasp", "spring ring", "box clasp", "s-hook", "barrel screw", "toggle bar"];
const PURITIES: [&str; 4] = ["14K", "18K", "22K", "925"];

/// A title of which some parts carry an attribute.
fn row((id, split): (&str, &str), vertical: &str, parts: &[(&str, Option<&str>)]) -> Value {
    let (mut title, mut spans) = (String::new(), Vec::new());
    for (words, attribute) in parts {
        if !title.is_empty() {
            title.push(' ');
        }
        let start = title.chars().count();
        title.push_str(words);
        let end = title.chars().count();
        spans.extend(
            attribute.map(|name| json!({"field": "title", "start": start, "end": end, "attribute": name})),
        );
    }
    json!({"id": id, "vertical": vertical, "title": title, "spans": spans, "split": split, "status": "done"})
}

/// Items of a vertical with these names for purity and clasp.
fn rows(vertical: &str, names: [&str; 2], count: usize) -> Vec<Value> {
    let word = vertical.to_lowercase();
    let of = |number: usize| {
        let kind = (METALS[number / CLASPS.len() % METALS.len()], CLASPS[number % CLASPS.len()]);
        let (clasp, purity) = (format!("{} {}", kind.0, kind.1), PURITIES[number % PURITIES.len()]);
        let size = format!("{} inch", 10 + number);
        let parts = [
            (purity, Some(names[0])),
            (word.as_str(), None),
            ("with secure", None),
            (clasp.as_str(), Some(names[1])),
            (size.as_str(), None),
        ];
        let split = if vertical == "Chain" && number % 5 == 4 { "test" } else { "train" };
        row((&format!("{word}-{number}"), split), vertical, &parts)
    };
    (0..count).map(of).collect()
}

/// The schema: both verticals have an attribute that nobody has marked.
fn schema(at: &Path) {
    let attribute = |name: &str, slot: u16| json!({"name": name, "slot": slot});
    let vertical = |name: &str, names: [&str; 3]| {
        let attributes: Vec<Value> =
            names.iter().zip(0..).map(|(name, slot)| attribute(name, slot)).collect();
        json!({ "name": name, "attributes": attributes })
    };
    let verticals = [
        vertical("Chain", ["Purity", "Clasp", "Plating"]),
        vertical("Mangalsutra", ["Fineness", "Hook", "Wear"]),
    ];
    std::fs::write(at, json!({ "verticals": verticals }).to_string()).unwrap();
}

/// A project with 80 chains, a fifth of them held out, and 18 mangalsutras whose clasps all differ.
pub(crate) fn shop() -> (tempfile::TempDir, Workbench) {
    let all = rows("Chain", ["Purity", "Clasp"], 80);
    let all = all.into_iter().chain(rows("Mangalsutra", ["Fineness", "Hook"], 18));
    imported(&all.map(|row| row.to_string()).collect::<Vec<_>>())
}

/// A project with these items.
pub(crate) fn imported(lines: &[String]) -> (tempfile::TempDir, Workbench) {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    schema(&at("schema.json"));
    let project = NewProject { path: at("p.swingtag"), schema: Some(at("schema.json")), taxonomy: None };
    drop(Workbench::create(&project).unwrap());
    std::fs::write(at("items.jsonl"), lines.join("\n")).unwrap();
    let shop = Workbench::open(&at("p.swingtag"), Access::Write).unwrap();
    let request = ImportRequest { files: vec![at("items.jsonl")], ..ImportRequest::default() };
    shop.import(&request, &Silent).unwrap();
    (folder, shop)
}
