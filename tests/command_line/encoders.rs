//! Encoders that a person adds, chosen for training and found again for predicting.

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::common::{boots, swingtag};

/// Settings that train in a moment, on the encoder as published.
const QUICK: [&str; 6] = ["--set", "frozen=true", "--set", "frozen_epochs=2", "--set", "frozen_hidden=16"];

/// A small published encoder of the networks' tests.
fn golden(name: &str) -> String {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/tests/golden").join(name);
    folder.to_string_lossy().into_owned()
}

/// A folder with a cache of its own, in which nothing is installed.
struct Shop(tempfile::TempDir);

impl Shop {
    /// A project of labelled boots, each with the same photo.
    fn new() -> Self {
        let shop = Self(tempfile::tempdir().unwrap());
        let file = boots(&shop.here().join("boots.jsonl"), 0..60, true);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(file, text.replace("\"images\":[]", "\"images\":[\"boot.png\"]")).unwrap();
        let photo = image::RgbImage::from_fn(30, 20, |x, y| image::Rgb([8 * x as u8, 12 * y as u8, 90]));
        photo.save(shop.here().join("boot.png")).unwrap();
        shop.ok(&["new", "p.swingtag"]);
        shop.ok(&["import", "p.swingtag", "boots.jsonl"]);
        shop
    }

    fn here(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let items = std::fs::File::open(self.here().join("boots.jsonl")).unwrap();
        let mut command = swingtag();
        command.current_dir(self.here()).env("SWINGTAG_CACHE", self.here().join("cache"));
        command.args(arguments).stdin(Stdio::from(items)).output().unwrap()
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        text
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn train(&self, arguments: &[&str]) -> Value {
        let report = self.ok(&[&["train", "p.swingtag", "--json"], arguments, &QUICK].concat());
        serde_json::from_str(&report).unwrap()
    }

    fn predict(&self) -> usize {
        self.ok(&["predict", "--project", "p.swingtag", "--images", "."]).lines().count()
    }
}

#[test]
fn a_model_predicts_with_the_encoder_it_was_trained_on() {
    let shop = Shop::new();
    // The one that is added first is the one that is preferred.
    shop.ok(&["models", "add", &golden("modernbert")]);
    let said = shop.ok(&["models", "add", &golden("distilbert"), "--name", "small", "--licence", "MIT"]);
    assert!(said.contains("small is installed as an encoder of kind text"), "{said}");
    let known: Value = serde_json::from_str(&shop.ok(&["models", "encoders", "--json"])).unwrap();
    let small = known.as_array().unwrap().iter().find(|row| row["name"] == "small").unwrap();
    assert_eq!((small["kind"].as_str(), small["licence"].as_str()), (Some("text"), Some("MIT")));

    let report = shop.train(&["--recipe", "bert-crf", "--encoder", "small"]);
    assert_eq!(report["recipe"], "bert-crf");
    assert_eq!(shop.predict(), 60);
    shop.ok(&["annotate", "p.swingtag"]);

    shop.ok(&["models", "remove", "small"]);
    let said = shop.refused(&["predict", "--project", "p.swingtag"]);
    assert!(said.contains("“small”") && said.contains("swingtag models add FOLDER --name small"), "{said}");
    shop.ok(&["models", "add", &golden("distilbert"), "--name", "another-name"]);
    assert_eq!(shop.predict(), 60, "the same weights under another name");
}

#[test]
fn an_encoder_that_does_not_fit_the_work_is_refused_with_what_helps() {
    let shop = Shop::new();
    shop.ok(&["models", "add", &golden("distilbert")]);
    shop.ok(&["models", "add", &golden("dinov2")]);
    let train = ["train", "p.swingtag", "--recipe", "bert-crf"];
    let cases: [(&[&str], &str); 5] = [
        (&["--encoder", "distilbert"], "--set frozen=true"),
        (&["--encoder", "dinov2"], "--photo-encoder"),
        (&["--photo-encoder", "distilbert"], "--encoder"),
        (&["--encoder", "nobody"], "there is no encoder “nobody”"),
        (&["--encoder", "all-MiniLM-L6-v2"], "swingtag models fetch all-MiniLM-L6-v2"),
    ];
    for (arguments, word) in cases {
        let said = shop.refused(&[&train[..], arguments].concat());
        assert!(said.contains(word), "{arguments:?}: {said}");
    }
    let said = shop.refused(&["train", "p.swingtag", "--recipe", "mrc", "--encoder", "distilbert"]);
    assert!(said.contains("encoder=distilbert") && said.contains("`--encoder`"), "{said}");
    let said = shop.refused(&["models", "add", &golden("distilbert")]);
    assert!(said.contains("“distilbert” already"), "{said}");
}

#[test]
fn photos_are_seen_through_an_encoder_that_was_added() {
    let shop = Shop::new();
    for name in ["distilbert", "resnet18", "dinov2"] {
        shop.ok(&["models", "add", &golden(name)]);
    }
    let report = shop.train(&["--recipe", "m-jave", "--photo-encoder", "dinov2"]);
    assert_eq!(report["recipe"], "m-jave");
    assert_eq!(shop.predict(), 60);
    shop.ok(&["models", "remove", "dinov2"]);
    let said = shop.refused(&["predict", "--project", "p.swingtag"]);
    assert!(said.contains("“dinov2”") && said.contains("models add FOLDER"), "{said}");
}

#[test]
fn a_damaged_list_of_own_encoders_is_told_after_those_that_are_known() {
    let shop = Shop::new();
    std::fs::create_dir_all(shop.here().join("cache")).unwrap();
    std::fs::write(shop.here().join("cache/own.toml"), "no list").unwrap();
    let output = shop.run(&["models", "encoders"]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("all-MiniLM-L6-v2"));
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("own.toml"));
}
