//! Writes and reads a million items in each form and tells seconds and peak memory, beside plain
//! `serde_json` reading and copying the same lines with nothing checked.
//!
//! `cargo run --release -p swingtag-formats --example large -- 1000000 doccano label-studio`

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use serde_json::Value;
use swingtag_catalogue::partition::Part;
use swingtag_catalogue::{Annotation, Field, Item, ItemStatus, Span};
use swingtag_formats::export::{ExportOptions, FormExport, file_names};
use swingtag_formats::native::Outgoing;
use swingtag_formats::{Format, ReadOptions, Row, open};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().unwrap_or_else(|| "1000000".to_owned()).parse()?;
    let named: Vec<String> = arguments.collect();
    let usual = [Format::Doccano, Format::LabelStudio, Format::Prodigy, Format::Parquet];
    let formats: Vec<Format> = match named.is_empty() {
        true => usual.to_vec(),
        false => named.iter().filter_map(|word| Format::from_word(word)).collect(),
    };
    for format in formats {
        let folder = tempfile::tempdir()?;
        measured(&format!("{}: write, read back, sync", format.word()), || {
            write(folder.path(), format, count)
        })?;
        let path = folder.path().join(&file_names(format, false)[0].0);
        println!("  {} MiB", std::fs::metadata(&path)?.len() >> 20);
        let items = measured(&format!("{}: read and check", format.word()), || read(&path, format))?;
        assert_eq!(items, count);
        if matches!(format, Format::Doccano | Format::Prodigy) {
            measured("serde_json, parse and print each line", || plain(&path))?;
        }
    }
    Ok(())
}

fn measured<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    // The kernel forgets the peak so far; where it cannot, the peak is that of the process.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let (start, before) = (Instant::now(), processor_seconds());
    let outcome = work();
    let spent = before.zip(processor_seconds()).map_or(start.elapsed().as_secs_f64(), |(a, b)| b - a);
    println!("{name:44} {spent:7.1} s  {:5} MiB", peak() >> 10);
    outcome
}

fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    // Hundredths of a second in user and system mode, all threads.
    Some((fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?) / 100.0)
}

fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

fn item(n: usize) -> (Item, Annotation) {
    let words = ["Ellie", "Women's", "8400", "Red", "Patent", "Leather", "Sandals", "14", "US", "grün", "👖"];
    let title: Vec<&str> = (0..10).map(|k| words[(n * 7 + k * 5 + n / 11) % words.len()]).collect();
    let (mut at, mut spans) = (0, Vec::new());
    for (k, word) in title.iter().enumerate() {
        let end = at + word.chars().count();
        if k % 3 == 0 {
            spans.push(Span::new("title", at, end, &format!("Attribute {k}")));
        }
        at = end + 1;
    }
    let fields = vec![Field { name: "title".to_owned(), text: title.join(" ") }];
    let item = Item { id: format!("item-{n}"), vertical: "Shoes".to_owned(), fields, ..Item::default() };
    (item, Annotation { spans, ..Annotation::default() })
}

fn write(folder: &Path, format: Format, count: usize) -> Outcome<()> {
    let mut export = FormExport::create(folder, format, &ExportOptions::default())?;
    for n in 0..count {
        let (item, said) = item(n);
        let out = Outgoing { item: &item, annotation: Some(&said), status: ItemStatus::Done };
        export.write(out, Part::Train)?;
    }
    export.finish()?;
    Ok(())
}

fn read(path: &Path, format: Format) -> Outcome<usize> {
    let options = ReadOptions { format: Some(format), is_own: true, ..ReadOptions::default() };
    let mut items = 0;
    for row in open(path, &options)? {
        match row? {
            Row::Item(_) => items += 1,
            Row::Problem(problem) => return Err(problem.to_string().into()),
        }
    }
    Ok(items)
}

fn plain(path: &Path) -> Outcome<()> {
    let mut out = BufWriter::new(tempfile::tempfile()?);
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let value: Value = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &value)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
