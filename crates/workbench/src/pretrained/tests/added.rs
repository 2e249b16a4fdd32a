//! Encoders that a person added, from the small published ones of the networks' tests.

use swingtag_learn::Silent;

use super::*;

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/tests/golden").join(name)
}

fn cache() -> (tempfile::TempDir, Pretrained) {
    let folder = tempfile::tempdir().unwrap();
    let pretrained = at(&folder);
    (folder, pretrained)
}

/// What another run of the program sees.
fn at(folder: &tempfile::TempDir) -> Pretrained {
    Pretrained::at(Manifest::built_in().unwrap(), folder.path().to_owned())
}

fn from(folder: PathBuf) -> Addition {
    Addition { folder, name: None, licence: None, kind: None }
}

fn named(folder: &str, name: &str) -> Addition {
    Addition { name: Some(name.to_owned()), ..from(golden(folder)) }
}

/// The files of an encoder, with one of them changed.
fn changed(name: &str, file: &str, change: impl Fn(String) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(golden(name)).unwrap().flatten() {
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let path = folder.path().join(file);
    fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
    folder
}

fn refused(pretrained: &Pretrained, folder: &Path) -> String {
    let addition = Addition { name: Some("mine".to_owned()), ..from(folder.to_owned()) };
    pretrained.add(&addition, &Silent).unwrap_err().to_string()
}

#[test]
fn an_encoder_of_every_kind_is_taken_and_known_from_then_on() {
    let (folder, pretrained) = cache();
    let vectors = folder_with(&[(
        "vectors.json",
        br#"{"dimensions": 2, "words": ["a"], "vectors": {"a": [1, 2]}, "unkVector": [0, 0]}"#.to_vec(),
    )]);
    let words = Addition { name: Some("words".to_owned()), ..from(vectors.path().to_owned()) };
    let cases = [
        (from(golden("distilbert")), "distilbert", EncoderKind::Text),
        (named("modernbert", "second"), "second", EncoderKind::Text),
        (from(golden("dinov2")), "dinov2", EncoderKind::Photo),
        (from(golden("clip")), "clip", EncoderKind::Photo),
        (from(golden("resnet18")), "resnet18", EncoderKind::Photo),
        (words, "words", EncoderKind::Vectors),
    ];
    for (addition, name, kind) in cases {
        let installed = pretrained.add(&addition, &Silent).unwrap();
        assert_eq!((installed.name.as_str(), installed.kind), (name, kind));
        let again = at(&folder);
        assert_eq!(again.named(name).unwrap(), installed);
        again.verify(name, &Silent).unwrap();
        assert_eq!(again.with_weights(&installed.sha256, "renamed"), Some(installed));
    }
    let after = at(&folder);
    assert_eq!(after.preferred(EncoderKind::Text).unwrap().name, "distilbert");
    assert_eq!(after.preferred(EncoderKind::Photo).unwrap().name, "dinov2");
    let taken: Vec<_> =
        after.manifest().encoder("dinov2").unwrap().files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(taken, ["config.json", "preprocessor_config.json", "model.safetensors"]);
}

#[test]
fn a_licence_is_kept_and_one_that_nobody_told_is_said_to_be_unknown() {
    let (folder, pretrained) = cache();
    let licence = Some("MIT".to_owned());
    pretrained.add(&Addition { licence, ..from(golden("distilbert")) }, &Silent).unwrap();
    pretrained.add(&named("distilbert", "other"), &Silent).unwrap();
    let licence = |name: &str| at(&folder).manifest().encoder(name).unwrap().licence.clone();
    assert_eq!((licence("distilbert"), licence("other")), ("MIT".to_owned(), "NOASSERTION".to_owned()));
}

#[test]
fn a_name_that_is_taken_or_unsafe_is_refused() {
    let (folder, pretrained) = cache();
    pretrained.add(&from(golden("distilbert")), &Silent).unwrap();
    for name in ["distilbert", "all-MiniLM-L6-v2"] {
        let error = at(&folder).add(&named("modernbert", name), &Silent).unwrap_err();
        assert!(matches!(&error, FetchError::Taken(taken) if taken == name), "{error}");
    }
    for name in ["../x", ".hidden", ""] {
        let said = pretrained.add(&named("modernbert", name), &Silent).unwrap_err().to_string();
        assert!(said.contains("no plain name") && said.contains("--name"), "{said}");
    }
}

#[test]
fn what_was_added_can_be_removed_and_nothing_else() {
    let (folder, pretrained) = cache();
    let installed = pretrained.add(&from(golden("distilbert")), &Silent).unwrap();
    let after = at(&folder);
    assert!(matches!(after.remove("all-MiniLM-L6-v2"), Err(FetchError::NotOwn(_))));
    assert!(matches!(after.remove("nobody"), Err(FetchError::Unknown { .. })));
    after.remove("distilbert").unwrap();
    assert!(!installed.folder.exists() && at(&folder).manifest().encoder("distilbert").is_none());
    at(&folder).add(&from(golden("distilbert")), &Silent).unwrap();
}

#[test]
fn what_does_not_load_is_refused_with_file_and_reason_and_leaves_nothing() {
    let (folder, pretrained) = cache();
    let cases = [
        (changed("distilbert", "config.json", |text| text.replace("\"gelu\"", "\"relu\"")), "only “gelu”"),
        (
            changed("distilbert", "config.json", |text| text.replace("distilbert", "deberta-v2")),
            "“deberta-v2”",
        ),
        (changed("distilbert", "tokenizer.json", |_| "{}".to_owned()), "not a tokenizer"),
        (
            changed("dinov2", "preprocessor_config.json", |text| {
                text.replace("\"resample\": 3", "\"resample\": 1")
            }),
            "resample is 1",
        ),
        (
            changed("dinov2", "config.json", |text| {
                text.replace("\"use_swiglu_ffn\": false", "\"use_swiglu_ffn\": true")
            }),
            "use_swiglu_ffn is true",
        ),
    ];
    for (source, reason) in cases {
        let said = refused(&pretrained, source.path());
        assert!(
            said.contains(reason) && said.contains(&*source.path().to_string_lossy()),
            "{reason}: {said}"
        );
    }
    let tokens = changed("distilbert", "config.json", |text| text);
    fs::copy(golden("modernbert").join("tokenizer.json"), tokens.path().join("tokenizer.json")).unwrap();
    assert!(refused(&pretrained, tokens.path()).contains("word piece"));
    for missing in ["tokenizer.json", "model.safetensors"] {
        let source = changed("distilbert", "config.json", |text| text);
        fs::remove_file(source.path().join(missing)).unwrap();
        assert!(refused(&pretrained, source.path()).contains(&format!("{missing} is missing")));
        fs::create_dir(source.path().join(missing)).unwrap();
        assert!(refused(&pretrained, source.path()).contains("no regular file"));
    }
    assert!(refused(&pretrained, Path::new("/nowhere/at/all")).contains("/nowhere/at/all"));
    assert_left(folder.path(), &["own.toml.lock"]);
}

#[test]
fn a_stop_while_copying_leaves_nothing() {
    for step in ["copy", "open"] {
        let (folder, pretrained) = cache();
        let watch = StopAt(step, Mutex::new(Vec::new()));
        let error = pretrained.add(&from(golden("distilbert")), &watch).unwrap_err();
        assert!(matches!(error, FetchError::Stopped(_)), "{error}");
        assert_left(folder.path(), &["own.toml.lock"]);
    }
}

#[test]
fn a_damaged_list_is_told_and_kept_and_takes_nothing_away() {
    let (folder, pretrained) = cache();
    pretrained.add(&from(golden("distilbert")), &Silent).unwrap();
    let list = folder.path().join("own.toml");
    let whole = fs::read_to_string(&list).unwrap();
    let twice = format!("{whole}{whole}");
    let damages =
        [whole.replace("sha256", "sha"), whole.replace("\"config.json\"", "\"../config.json\""), twice];
    for text in damages {
        fs::write(&list, &text).unwrap();
        let after = at(&folder);
        assert!(after.manifest().encoder("all-MiniLM-L6-v2").is_some());
        assert!(after.damage().unwrap().contains("own.toml"), "{:?}", after.damage());
        assert!(after.named("distilbert").unwrap_err().to_string().contains("own.toml"));
        for error in [after.add(&from(golden("modernbert")), &Silent).err(), after.remove("distilbert").err()]
        {
            assert!(matches!(error, Some(FetchError::OwnList { .. })), "{error:?}");
        }
        assert_eq!(fs::read_to_string(&list).unwrap(), text);
    }
    fs::write(&list, whole).unwrap();
    assert!(at(&folder).named("distilbert").is_ok());
}
