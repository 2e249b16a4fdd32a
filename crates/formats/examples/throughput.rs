//! Measures reading and writing of 100 000 items with 600 000 spans against plain `serde_json`
//! doing the same parsing and printing with nothing checked. Prints processor seconds where the
//! system tells them (Linux), else seconds passed.
//!
//! `cargo run --release -p swingtag-formats --example throughput`

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use swingtag_catalogue::partition::{Partition, Proportions};
use swingtag_catalogue::{Annotation, ItemStatus};
use swingtag_formats::conll::{ConllExport, ConllOptions};
use swingtag_formats::export::NativeExport;
use swingtag_formats::native::{MissingVertical, NativeReader, Outgoing};
use swingtag_formats::{IncomingItem, Row};

const ITEMS: usize = 100_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("items.jsonl");
    generate(&path)?;
    println!("{ITEMS} items, {} MiB", std::fs::metadata(&path)?.len() >> 20);

    let values = timed("serde_json, parse", || plain_parse(&path))?;
    timed("serde_json, print", || plain_print(&folder.path().join("plain.jsonl"), &values))?;
    drop(values);
    let items = timed("native, read and check", || read(&path))?;
    timed("native, write, read back, sync", || write_native(&folder.path().join("out.jsonl"), &items))?;
    timed("plain writer of token lines", || plain_tokens(&folder.path().join("plain.conll"), &items))?;
    let parts = timed("partition", || Ok(partition(&items)))?;
    timed("conll, cut, write, read back, sync", || {
        let mut export =
            ConllExport::create(folder.path(), ConllOptions { parts: true, ..ConllOptions::default() })?;
        let none = Annotation::default();
        for (item, part) in items.iter().zip(&parts) {
            export.write(&item.item, item.annotation.as_ref().unwrap_or(&none), *part)?;
        }
        Ok(export.finish()?)
    })?;
    Ok(())
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn timed<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let (start, before) = (Instant::now(), processor_seconds());
    let outcome = work();
    let (passed, after) = (start.elapsed().as_secs_f64(), processor_seconds());
    let spent = before.zip(after).map_or(passed, |(before, after)| after - before);
    println!("{name:36} {spent:6.2} s");
    outcome
}

/// Seconds this thread has run, so that other work on the machine does not count.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(stat.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

fn generate(path: &Path) -> Outcome<()> {
    let words =
        ["Ellie", "Women's", "8400", "Red", "Patent", "Leather", "Sandals", "14", "US", "grün", "2.5-inch"];
    let mut file = BufWriter::new(File::create(path)?);
    for n in 0..ITEMS {
        let word = |k: usize| words[(n * 7 + k * 5 + n / 11) % words.len()];
        let title: Vec<&str> = (0..12).map(word).collect();
        let mut at = 0;
        let mut spans = Vec::new();
        for (k, word) in title.iter().enumerate() {
            let end = at + word.chars().count();
            if k % 2 == 0 {
                spans.push(
                    json!({"field": "title", "start": at, "end": end, "attribute": format!("Attribute {k}")}),
                );
            }
            at = end + 1;
        }
        let item = json!({
            "id": format!("item-{n}"), "vertical": "Shoes", "title": format!("{} {n}", title.join(" ")),
            "images": [], "attributes": {"Brand": ["Ellie"]}, "split": "train", "spans": spans,
        });
        writeln!(file, "{item}")?;
    }
    Ok(file.flush()?)
}

fn plain_parse(path: &Path) -> Outcome<Vec<Value>> {
    let lines = BufReader::new(File::open(path)?).lines();
    lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

fn plain_print(path: &Path, values: &[Value]) -> Outcome<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for value in values {
        serde_json::to_writer(&mut file, value)?;
        file.write_all(b"\n")?;
    }
    Ok(file.flush()?)
}

fn read(path: &Path) -> Outcome<Vec<IncomingItem>> {
    let mut items = Vec::new();
    for row in NativeReader::open(path, MissingVertical::Refuse)? {
        match row? {
            Row::Item(item) => items.push(*item),
            Row::Problem(problem) => return Err(problem.reason.into()),
        }
    }
    Ok(items)
}

fn write_native(path: &Path, items: &[IncomingItem]) -> Outcome<()> {
    let mut export = NativeExport::create(path, false)?;
    for item in items {
        let annotation = item.annotation.as_ref();
        export.write(Outgoing { item: &item.item, annotation, status: ItemStatus::Done })?;
    }
    export.finish()?;
    Ok(())
}

fn plain_tokens(path: &Path, items: &[IncomingItem]) -> Outcome<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for item in items {
        for word in item.item.title().split(' ') {
            writeln!(file, "{word} O")?;
        }
        writeln!(file)?;
    }
    Ok(file.flush()?)
}

fn partition(items: &[IncomingItem]) -> Vec<swingtag_catalogue::partition::Part> {
    let mut partition = Partition::new(1, Proportions::default());
    items.iter().for_each(|item| partition.add(&item.item));
    partition.finish().parts
}
