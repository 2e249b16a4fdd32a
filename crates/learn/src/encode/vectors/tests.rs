//! Vectors from a small published file, and again from the compact form.

use super::*;

fn files(json: &str) -> (tempfile::TempDir, EncoderFiles) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(PUBLISHED), json).unwrap();
    let files =
        EncoderFiles { name: "small".into(), folder: folder.path().to_owned(), sha256: "ab12".into() };
    (folder, files)
}

const SMALL: &str = r#"{"precision": 8, "dimensions": 3, "words": ["the", "teé"],
    "vectors": {"the": [0.5, -1, 2, 2.29, 0], "teé": [1e-3, 0, 4.25]}, "unkVector": [0, 0, 0]}"#;

#[test]
fn published_vectors_are_read_and_come_back_from_the_compact_form() {
    let (folder, files) = files(SMALL);
    let vectors = WordVectors::open(&files).unwrap();
    assert_eq!((vectors.width(), vectors.len()), (3, 2));
    assert_eq!(vectors.vector(vectors.row("the").unwrap()), [0.5, -1.0, 2.0]);
    assert_eq!((vectors.row("tea"), vectors.vector(2)), (None, vec![]));
    std::fs::remove_file(folder.path().join(PUBLISHED)).unwrap();
    assert_eq!(WordVectors::open(&files).unwrap(), vectors);
}

#[test]
fn a_damaged_compact_form_is_passed_over() {
    let (folder, files) = files(SMALL);
    let vectors = WordVectors::open(&files).unwrap();
    let path = folder.path().join("compact-ab12.bin");
    let whole = std::fs::read(&path).unwrap();
    for cut in [0, 7, 20, whole.len() - 1] {
        std::fs::write(&path, &whole[..cut]).unwrap();
        assert_eq!(WordVectors::open(&files).unwrap(), vectors);
    }
    let mut changed = whole;
    changed[12] ^= 1;
    std::fs::write(&path, changed).unwrap();
    assert_eq!(WordVectors::open(&files).unwrap(), vectors);
}

#[test]
fn what_is_no_word_vectors_is_refused() {
    for (json, reason) in [
        ("[]", "dimensions"),
        (r#"{"vectors": {}}"#, "dimensions"),
        (r#"{"dimensions": 3}"#, "missing"),
        (r#"{"dimensions": 3, "vectors": {"a": [1, 2]}}"#, "at least 3"),
        (r#"{"dimensions": 0, "vectors": {}}"#, "dimensions"),
        (r#"{"dimensions": 1, "vectors": {"a": ["x"]}}"#, "vectors"),
    ] {
        let message = WordVectors::open(&files(json).1).unwrap_err().to_string();
        assert!(message.contains(reason) && message.contains(PUBLISHED), "{json}: {message}");
    }
}

#[test]
fn only_the_most_frequent_words_are_kept() {
    let (_folder, files) = files(SMALL);
    let vectors = published::read(&files.folder.join(PUBLISHED), 1).unwrap();
    assert_eq!((vectors.len(), vectors.row("teé")), (1, None));
}
