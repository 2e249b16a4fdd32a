//! CoNLL exports hold every span or name its loss, in any scheme and any text.

use std::path::Path;

use proptest::prelude::*;
use swingtag_catalogue::bio::Scheme;
use swingtag_catalogue::partition::Part;
use swingtag_catalogue::{Annotation, Field, Item, Span};
use swingtag_formats::conll::{
    ConllExport, ConllOptions, ConllReader, ConllReport, ConllSample, Separator, Tokens,
};
use swingtag_formats::native::MissingVertical;
use swingtag_formats::{FormatError, Row};

fn item(id: &str, fields: &[(&str, &str)]) -> Item {
    let field = |(name, text): &(&str, &str)| Field { name: (*name).to_owned(), text: (*text).to_owned() };
    Item { id: id.to_owned(), fields: fields.iter().map(field).collect(), ..Item::default() }
}

fn spans(spans: &[(&str, usize, usize, &str)]) -> Annotation {
    let spans = spans.iter().map(|&(field, start, end, attribute)| Span::new(field, start, end, attribute));
    Annotation { spans: spans.collect(), ..Annotation::default() }
}

fn export(
    folder: &Path,
    options: ConllOptions,
    items: &[(Item, Annotation)],
) -> Result<ConllReport, FormatError> {
    let mut export = ConllExport::create(folder, options)?;
    for (item, annotation) in items {
        export.write(item, annotation, Part::Test)?;
    }
    export.finish()
}

fn tea() -> Vec<(Item, Annotation)> {
    let item = item("t 1", &[("title", "Tee2785 grün  \t süß"), ("description", "Green."), ("care", " ")]);
    let marked = spans(&[
        ("title", 3, 7, "Article no"),
        ("title", 8, 12, "Colour"),
        ("title", 8, 10, "Shade"),
        ("description", 0, 5, "Colour"),
        ("care", 0, 1, "Colour"),
    ]);
    vec![(item, marked)]
}

#[test]
fn a_file_looks_as_other_tools_expect_it() {
    let folder = tempfile::tempdir().unwrap();
    let report = export(folder.path(), ConllOptions::default(), &tea()).unwrap();
    let text = std::fs::read_to_string(folder.path().join("all.conll")).unwrap();
    assert_eq!(text, "Tee O\n2785 B-Article_no\ngrün B-Colour\nsüß O\n\nGreen B-Colour\n. O\n\n");
    let sidecar = std::fs::read_to_string(folder.path().join("tokens.jsonl")).unwrap();
    assert_eq!(
        sidecar.lines().next().unwrap(),
        r#"{"file":"all.conll","id":"t 1","parts":[{"field":"title","tokens":[[0,3],[3,7],[8,12],[16,19]]}]}"#
    );
    let losses = std::fs::read_to_string(folder.path().join("losses.csv")).unwrap();
    assert_eq!(losses.lines().count(), 3, "{losses}");
    assert!(losses.contains("t 1,title,8,10,Shade,gr,overlap"), "{losses}");
    assert!(losses.contains("t 1,care,0,1,Colour, ,no-token"), "{losses}");
    assert_eq!(report.labels["Article_no"], "Article no");
    let counts = report.files["all.conll"];
    assert_eq!((counts.items, counts.sentences, counts.tokens, counts.spans), (1, 2, 6, 3));
    let stored: ConllReport =
        serde_json::from_slice(&std::fs::read(folder.path().join("report.json")).unwrap()).unwrap();
    assert_eq!(stored, report);
}

#[test]
fn fields_can_be_joined_and_sentences_commented() {
    let folder = tempfile::tempdir().unwrap();
    let options = ConllOptions {
        joined: true,
        comments: true,
        parts: true,
        separator: Separator::Tab,
        scheme: Scheme::Bilou,
        ..ConllOptions::default()
    };
    export(folder.path(), options, &tea()).unwrap();
    let text = std::fs::read_to_string(folder.path().join("test.conll")).unwrap();
    assert!(text.starts_with("# id = t_1 field = title,description\nTee\tO\n2785\tU-Article_no\n"), "{text}");
    assert_eq!(text.matches("\n\n").count(), 1);
    assert_eq!(std::fs::read(folder.path().join("train.conll")).unwrap(), b"");
}

#[test]
fn an_export_does_not_overwrite_unless_asked() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path(), ConllOptions::default(), &tea()).unwrap();
    let again = export(folder.path(), ConllOptions::default(), &tea());
    assert!(matches!(again, Err(FormatError::Exists { .. })));
    export(folder.path(), ConllOptions { overwrite: true, ..ConllOptions::default() }, &tea()).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4, "no temporary file is left");
}

#[test]
fn predictions_are_marked_and_values_stand_in_comments() {
    let (folder, mut items) = (tempfile::tempdir().unwrap(), tea());
    let (item, annotation) = &mut items[0];
    item.vertical = "Loose tea".to_owned();
    annotation.values.insert("Size".to_owned(), vec!["S".to_owned()]);
    let options = ConllOptions { comments: true, values: true, marked: true, ..ConllOptions::default() };
    let predicted = [(Span::new("title", 8, 12, "Colour"), 0.834)];
    let mut export = ConllExport::create(folder.path(), options.clone()).unwrap();
    export.write_marked(item, annotation, &predicted, Part::Train).unwrap();
    export.finish().unwrap();
    let text = std::fs::read_to_string(folder.path().join("all.conll")).unwrap();
    let first = text.split("\n\n").next().unwrap();
    assert_eq!(
        first,
        "# id = t_1 field = title\n# vertical = Loose_tea\n# Size = S ;\nTee _ _ O\n2785 _ _ B-Article_no\ngrün _ 83 B-Colour\nsüß _ _ O"
    );
    let mut sample = ConllSample::new(options);
    sample.add(item, annotation, &predicted);
    assert_eq!(sample.text(), text, "what is shown before is what is written");
}

#[test]
fn a_file_of_four_columns_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ner.txt");
    let lines =
        "-DOCSTART- -X- O O\n\nred NN -X- B-C\ntea NN -X- I-C\n\nodd line of five columns\n\nx Y\n\nok O\n";
    std::fs::write(&path, lines).unwrap();
    let rows: Vec<Row> = ConllReader::open(&path, MissingVertical::Use("Tea".to_owned()))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let Row::Item(first) = &rows[0] else { panic!("{rows:?}") };
    assert_eq!((first.item.id.as_str(), first.item.title(), first.line), ("ner-1", "red tea", 3));
    assert_eq!(first.annotation.as_ref().unwrap().spans, [Span::new("title", 0, 7, "C")]);
    let code = |row: &Row| match row {
        Row::Problem(problem) => (problem.code.clone(), problem.line),
        Row::Item(_) => panic!("{row:?}"),
    };
    assert_eq!(code(&rows[1]), ("token-columns".to_owned(), 6));
    assert_eq!(code(&rows[2]), ("tag-unknown".to_owned(), 8));
    assert!(matches!(rows[3], Row::Item(_)));
}

fn marked() -> impl Strategy<Value = (Item, Annotation)> {
    let text = || prop_oneof![any::<String>(), "[a1#:. \u{301}香👩🏽\u{200d}\u{feff}\u{85}\t\n-]{0,40}"];
    let places = proptest::collection::vec((any::<bool>(), 0_usize..40, 1_usize..9, 0_usize..3), 0..10);
    (text(), text(), places).prop_map(|(title, description, places)| {
        let item = item("any", &[("title", &title), ("description", &description)]);
        let mut spans: Vec<Span> = places
            .into_iter()
            .map(|(first, start, long, n)| {
                Span::new(
                    ["title", "description"][usize::from(first)],
                    start,
                    start + long,
                    ["A", "B c", "B_c"][n],
                )
            })
            .filter(|span| span.check(&item).is_ok())
            .collect();
        spans.sort();
        spans.dedup();
        (item, Annotation { spans, ..Annotation::default() })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The export itself reads back and compares; what is left to see is that nothing is lost
    /// beyond what is listed.
    #[test]
    fn spans_are_held_or_listed(
        (item, annotation) in marked(),
        scheme in proptest::sample::select(Scheme::ALL.to_vec()),
        (joined, comments, whole, chars) in any::<(bool, bool, bool, bool)>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let tokens = if chars { Tokens::Characters } else { Tokens::Words };
        let options =
            ConllOptions { scheme, tokens, joined, comments, keep_tokens_whole: whole, ..ConllOptions::default() };
        let total = annotation.spans.len() as u64;
        let report = export(folder.path(), options, &[(item, annotation)]).unwrap();
        let left_out: u64 = report.losses.iter().filter(|(code, _)| *code != "trimmed").map(|(_, n)| n).sum();
        prop_assert_eq!(report.files["all.conll"].spans + left_out, total);
        let listed = csv::Reader::from_path(folder.path().join("losses.csv")).unwrap().into_records().count();
        prop_assert_eq!(listed as u64, report.losses.values().sum::<u64>());
        prop_assert!(whole || !report.losses.contains_key("inside-token"));
    }
}
