//! Every reader over damaged files: no panic, no abort, no memory beyond a bound.
//!
//! Each format is tried with arbitrary bytes and with valid files that were changed: bytes flipped,
//! cut, doubled, exchanged with pieces of other files and with what usually breaks readers.
//! `SWINGTAG_FUZZ_MINUTES` says for how long each reader is tried, `SWINGTAG_FUZZ_FORMAT` which one
//! alone, `SWINGTAG_FUZZ_SEED` where chance begins; without it a few hundred files are tried. Workbooks
//! and Parquet are read in a child, so this test is its own child and has its own `main`.

#![expect(clippy::expect_used, reason = "a test that cannot begin has failed")]

#[path = "torture/mod.rs"]
mod torture;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use swingtag_catalogue::partition::Part;
use swingtag_catalogue::{Attribute, Schema, Vertical};
use swingtag_formats::conll::{ConllExport, ConllOptions};
use swingtag_formats::export::{ExportOptions, FormExport, file_names};
use swingtag_formats::native::{MissingVertical, Outgoing, line};
use swingtag_formats::{Format, ReadOptions, detect, excel, open, plain_rows};

/// Kibibytes that this process may have held at most.
const MEMORY: u64 = 1 << 20;

fn main() {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| first == "serve") {
        let mut out = std::io::stdout().lock();
        // A parent that has seen enough closes the pipe.
        let _ = excel::serve(Path::new(&arguments[2]), None, &mut out);
        return;
    }
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<f64>().ok());
    let time = number("SWINGTAG_FUZZ_MINUTES").map(|minutes| Duration::from_secs_f64(minutes * 60.0));
    let seed = number("SWINGTAG_FUZZ_SEED").map_or(1, |seed| seed as u64);
    let only = std::env::var("SWINGTAG_FUZZ_FORMAT").ok();
    std::panic::set_hook(Box::new(|_| {}));
    let folder = tempfile::tempdir().expect("a folder");
    let mut broken = 0;
    for &format in Format::ALL {
        if only.as_ref().is_some_and(|word| word != format.word()) {
            continue;
        }
        let seeds = seeds(folder.path(), format);
        let (tried, failed) = run(folder.path(), format, &seeds, seed, time);
        println!("{}: {tried} files, {} panics", format.word(), failed.len());
        failed.iter().for_each(|seed| println!("  SWINGTAG_FUZZ_SEED={seed}"));
        broken += failed.len();
    }
    let held = peak();
    println!("most memory held: {} MiB", held >> 10);
    assert!(broken == 0, "{broken} files made a reader panic");
    assert!(held < MEMORY, "{} MiB were held", held >> 10);
}

/// A valid file of a format, and some of other formats.
fn seeds(folder: &Path, format: Format) -> Vec<Vec<u8>> {
    let items = torture::torture();
    let path = folder.join(format!("seed-{}", format.word()));
    let own = match format {
        Format::Native => items
            .iter()
            .map(|(item, said, status)| {
                line(Outgoing { item, annotation: Some(said), status: *status }) + "\n"
            })
            .collect::<String>()
            .into_bytes(),
        Format::Conll => {
            let mut export = ConllExport::create(&path, ConllOptions::default()).expect("an export");
            items.iter().for_each(|(item, said, _)| export.write(item, said, Part::Train).expect("room"));
            export.finish().expect("a whole export");
            std::fs::read(path.join("all.conll")).expect("its file")
        }
        // A folder of photos has no content to be damaged; its archives are those of brat.
        Format::Photos => b"PK".to_vec(),
        other => {
            let named = |name: &str| Attribute { name: name.to_owned(), ..Attribute::default() };
            let attributes = ["Brand", "Colour"].map(named).to_vec();
            let vertical = Vertical { name: "Tea & more".to_owned(), attributes, ..Vertical::default() };
            let options =
                ExportOptions { schema: Schema { verticals: vec![vertical] }, ..ExportOptions::default() };
            let mut export = FormExport::create(&path, other, &options).expect("an export");
            for (item, said, status) in &items {
                let out = Outgoing { item, annotation: Some(said), status: *status };
                export.write(out, Part::Train).expect("room");
            }
            export.finish().expect("a whole export");
            std::fs::read(path.join(&file_names(other, false)[0].0)).expect("its file")
        }
    };
    let small = own[..own.len().min(2000)].to_vec();
    let shape = br#"[{"id":1,"text":"a","data":{"text":"b"},"annotations":[{"result":[{"type":"labels","to_name":"x","value":{"start":0,"end":1,"labels":["L"]}}]}],"label":[[0,1,"A"]],"spans":[{"start":0,"end":1,"label":"B"}],"swingtag":{"item":{"id":"x"},"texts":{"text":[["title",0,1]]},"part":true}}]"#;
    vec![own, small, shape.to_vec()]
}

fn run(
    folder: &Path,
    format: Format,
    seeds: &[Vec<u8>],
    first: u64,
    time: Option<Duration>,
) -> (u64, Vec<u64>) {
    let path = folder.join(format!("case{}", format.ending()));
    let child = matches!(format, Format::Excel | Format::Parquet);
    let most = if time.is_some() {
        u64::MAX
    } else if child {
        25
    } else {
        300
    };
    let (begun, mut failed, mut tried) = (Instant::now(), Vec::new(), 0);
    for seed in (first..).take_while(|seed| seed - first < most) {
        if time.is_some_and(|time| begun.elapsed() > time) || failed.len() > 10 {
            break;
        }
        tried += 1;
        std::fs::write(&path, changed(seeds, &mut Chance(seed))).expect("room");
        if catch_unwind(AssertUnwindSafe(|| read(&path, format))).is_err() {
            failed.push(seed);
        }
    }
    (tried, failed)
}

fn read(path: &Path, format: Format) {
    let options = ReadOptions {
        format: Some(format),
        vertical: MissingVertical::Use("Any".to_owned()),
        excel_child: vec!["serve".into()],
        ..ReadOptions::default()
    };
    let _ = detect(path);
    if let Ok(rows) = open(path, &options) {
        rows.for_each(drop);
    }
    if let Ok(rows) = plain_rows(path, &options) {
        rows.take_while(Result::is_ok).for_each(drop);
    }
}

/// SplitMix64: as much chance as is needed here, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}

/// What usually breaks readers.
const NASTY: [&[u8]; 16] = [
    b"\0",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\xed\xa0\x80",
    "\u{feff}".as_bytes(),
    b"-1",
    b"1e999",
    b"18446744073709551616",
    b"[[[[[[[[[[",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"\n",
    b"\t\t;; 9 3",
    b"null",
    "👩🏽‍🚀".as_bytes(),
];

fn changed(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    if chance.below(20) == 0 {
        return (0..chance.below(3000)).map(|_| chance.below(256) as u8).collect();
    }
    let mut bytes = seeds[chance.below(seeds.len())].clone();
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len());
        let end = (at + chance.below(40)).min(bytes.len());
        match chance.below(7) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let nasty = NASTY[chance.below(NASTY.len())];
                bytes.splice(at..end, nasty.iter().copied());
            }
            5 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len());
                let to = (from + chance.below(200)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => {
                let digit = bytes[at..].iter().position(u8::is_ascii_digit);
                if let Some(place) = digit {
                    bytes[at + place] = b'0' + chance.below(10) as u8;
                }
            }
        }
    }
    bytes
}

/// Most memory that this process has held, in KiB; nothing where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
