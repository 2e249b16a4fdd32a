//! Equal to the other programs on real items, read by their labels and by a second reader with errors.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::golden::{Read, Said, Study, check};
use crate::segment::{Segmentation, words};

/// Python with scikit-learn, statsmodels and krippendorff.
const PYTHON: &str = "SWINGTAG_GOLDEN_PYTHON";

/// Numbers from 0 to 99 that depend on the text alone.
fn chance(of: &str) -> u8 {
    blake3::hash(of.as_bytes()).as_bytes()[0] % 100
}

/// Misses a tenth of the labels, ends a tenth elsewhere, calls a tenth by another name.
fn second(spans: &[(String, usize, usize, String)], texts: &BTreeMap<String, String>) -> Said {
    let mut read = Vec::new();
    for (field, start, end, attribute) in spans {
        let (mut end, mut attribute) = (*end, attribute.clone());
        match chance(&format!("{field} {start} {end} {attribute} {}", texts[field])) {
            0..10 => continue,
            10..20 => end = (end + 5).min(texts[field].chars().count()),
            20..30 => attribute.clone_from(&spans[0].3),
            _ => {}
        }
        read.push((field.clone(), *start, end, attribute));
    }
    Said { who: "noisy".to_owned(), spans: read, values: BTreeMap::new(), intents: Vec::new() }
}

fn read(line: &str) -> Read {
    let row: Value = serde_json::from_str(line).unwrap();
    let text = |name: &&str| Some(((*name).to_owned(), row[*name].as_str()?.to_owned()));
    let texts: BTreeMap<String, String> = ["title", "description"].iter().filter_map(text).collect();
    let string = |value: &Value| value.as_str().unwrap().to_owned();
    let offset = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let span =
        |s: &Value| (string(&s["field"]), offset(&s["start"]), offset(&s["end"]), string(&s["attribute"]));
    let spans = row["spans"].as_array().unwrap().iter().map(span);
    let spans: Vec<_> = spans.filter(|span| texts.contains_key(&span.0)).collect();
    let noisy = second(&spans, &texts);
    let gold = Said { who: "gold".to_owned(), spans, values: BTreeMap::new(), intents: Vec::new() };
    let words = texts.iter().map(|(name, text)| (name.clone(), words(text, Segmentation::Words))).collect();
    Read { texts, readings: vec![gold, noisy], words }
}

#[test]
fn real_items_give_the_figures_of_other_programs() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/wdc_pave/items.jsonl");
    let (Ok(python), Ok(text)) = (std::env::var(PYTHON), std::fs::read_to_string(&data)) else {
        println!("skipped: {PYTHON} is not set, or {} is not there", data.display());
        return;
    };
    let items: Vec<Read> = text.lines().take(150).map(read).collect();
    let spans = items.iter().flat_map(|item| &item.readings).flat_map(|said| &said.spans);
    let attributes: BTreeMap<&str, &str> = spans.map(|span| (span.3.as_str(), "span")).collect();
    let given = json!({ "items": items, "attributes": attributes });
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/agreement/golden/golden.py");
    let mut command = Command::new(python);
    command.arg(script).arg("-").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut other = command.spawn().unwrap();
    let mut input = other.stdin.take().unwrap();
    input.write_all(given.to_string().as_bytes()).unwrap();
    drop(input);
    let studies: Vec<Study> = serde_json::from_slice(&other.wait_with_output().unwrap().stdout).unwrap();
    studies.iter().for_each(check);
}
