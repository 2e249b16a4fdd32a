//! Files as other tools write them, in all their shapes, offsets and mistakes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::Path;

use swingtag_catalogue::{ItemStatus, Span};
use swingtag_formats::native::MissingVertical;
use swingtag_formats::{
    Format, IncomingItem, PhotoSource, ReadOptions, Row, RowProblem, Severity, detect, open,
};

fn read_as(path: &Path, options: ReadOptions) -> (Vec<IncomingItem>, Vec<RowProblem>) {
    let options = ReadOptions { vertical: MissingVertical::Use("Tea".to_owned()), ..options };
    let (mut items, mut problems) = (Vec::new(), Vec::new());
    for row in open(path, &options).unwrap() {
        match row.unwrap() {
            Row::Item(item) => items.push(*item),
            Row::Problem(problem) => problems.push(*problem),
        }
    }
    (items, problems)
}

/// Reads a text as a file of a format that is to be found out.
fn read(format: Format, text: &str) -> (Vec<IncomingItem>, Vec<RowProblem>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.any");
    std::fs::write(&path, text).unwrap();
    assert_eq!(detect(&path).unwrap(), format, "{text}");
    read_as(&path, ReadOptions::default())
}

/// Spans of an item as ends and attribute.
fn spans(item: &IncomingItem) -> Vec<(usize, usize, &str)> {
    let said = item.annotation.as_ref().unwrap();
    said.spans.iter().map(|span: &Span| (span.start, span.end, span.attribute.as_str())).collect()
}

fn codes(problems: &[RowProblem]) -> Vec<(&str, u64)> {
    problems.iter().map(|problem| (problem.code.as_str(), problem.line)).collect()
}

#[test]
fn doccano_in_all_its_shapes() {
    let text = concat!(
        r#"{"text": "red tea", "label": [[0, 3, "Colour"]], "id": 7, "source": "shop"}"#,
        "\n",
        r#"{"id": 8, "text": "green tea", "labels": [[0, 5, "Colour"]]}"#,
        "\n",
        r#"{"id": 9, "text": "black tea", "entities": [{"id": 1, "label": "Colour", "start_offset": 0, "end_offset": 5}], "relations": [{"id": 1}]}"#,
        "\n",
        r#"{"id": 10, "text": "white tea", "annotations": [{"label": 3, "start_offset": 0, "end_offset": 5, "user": 1}], "meta": {}}"#,
        "\n",
        r#"{"id": 11, "text": "tea to go", "label": ["Drink", "Cup"]}"#,
        "\n",
        r#"{"id": 12, "text": "book a flight to Rome", "entities": [[17, 21, "To"]], "cats": ["flight"]}"#,
        "\n",
        r#"{"id": 13, "data": "nobody looked", "label": []}"#,
        "\n",
        r#"{"id": 14, "text": "bad", "label": [[0, 9, "X"]]}"#,
        "\n",
    );
    let (items, problems) = read(Format::Doccano, text);
    assert_eq!(spans(&items[0]), [(0, 3, "Colour")]);
    assert_eq!((items[0].item.id.as_str(), items[0].item.extra["source"].as_str()), ("7", Some("shop")));
    assert_eq!(spans(&items[1]), [(0, 5, "Colour")]);
    assert_eq!(spans(&items[2]), [(0, 5, "Colour")]);
    assert_eq!(spans(&items[3]), [(0, 5, "3")], "a number is all that very old files give");
    assert_eq!(items[4].annotation.as_ref().unwrap().values["label"], ["Drink", "Cup"]);
    assert_eq!(items[5].annotation.as_ref().unwrap().intents, ["flight"]);
    assert_eq!(items[6].annotation, None);
    assert_eq!(codes(&problems), [("left-out", 3), ("span-outside", 8)]);
}

#[test]
fn label_studio_with_annotations_predictions_choices_and_photos() {
    let text = r#"[
      {"id": 3, "data": {"text": "👖 red jeans", "image": "/data/upload/1/a1b2-jeans.jpg", "price": 3},
       "annotations": [
         {"was_cancelled": true, "result": [], "updated_at": "2024-03-01"},
         {"updated_at": "2024-01-01T10:00:00Z", "result": []},
         {"updated_at": "2024-02-01T10:00:00Z", "result": [
           {"type": "labels", "from_name": "l", "to_name": "t", "value": {"start": 3, "end": 6, "text": "red", "labels": ["Colour"]}},
           {"type": "choices", "from_name": "fit", "to_name": "t", "value": {"choices": ["slim"]}},
           {"type": "taxonomy", "from_name": "kind", "to_name": "t", "value": {"taxonomy": [["Clothes", "Jeans"]]}},
           {"type": "rectanglelabels", "from_name": "r", "to_name": "i", "value": {"x": 1, "rectanglelabels": ["A"]}}]}],
       "predictions": [{"score": 0.5, "result": [
           {"type": "labels", "to_name": "t", "score": 0.9, "value": {"start": 2, "end": 5, "text": "red", "labels": ["Colour", "Red"]}}]}]},
      {"id": 4, "data": {"text": "old 👖 habit"}, "completions": [{"result": [
           {"from_name": "l", "to_name": "t", "value": {"start": "0", "end": "3", "text": "old", "labels": ["Age"]}}]}]},
      {"id": 5, "data": {"text": "skipped"}, "annotations": [{"was_cancelled": true, "result": []}]},
      {"id": 6, "data": {"text": "only predicted"}, "annotations": [], "predictions": [{"result": []}]},
      {"id": 7, "data": {"title": "two", "description": "texts"}, "annotations": [{"result": [
           {"type": "labels", "to_name": "description", "value": {"start": 0, "end": 5, "labels": ["All"]}}]}]}
    ]"#;
    let (items, problems) = read(Format::LabelStudio, text);
    assert_eq!(spans(&items[0]), [(2, 5, "Colour")], "UTF-16 units, told by the words");
    let said = items[0].annotation.as_ref().unwrap();
    assert_eq!(
        (&said.values["fit"], &said.values["kind"]),
        (&vec!["slim".into()], &vec!["Clothes > Jeans".into()])
    );
    assert_eq!(items[0].item.photos, ["a1b2-jeans.jpg"]);
    assert_eq!(spans(&items[1]), [(0, 3, "Age")]);
    assert_eq!((items[2].status, items[2].annotation.as_ref()), (Some(ItemStatus::Skipped), None));
    assert_eq!(items[3].annotation, None);
    assert_eq!(items[4].annotation.as_ref().unwrap().spans, [Span::new("description", 0, 5, "All")]);
    let mut codes = codes(&problems);
    codes.sort_unstable();
    assert_eq!(codes, [("left-out", 2), ("left-out", 2), ("left-out", 16), ("offsets-turned", 2)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tasks.json");
    std::fs::write(&path, text).unwrap();
    let (predicted, _) = read_as(&path, ReadOptions { predictions: true, ..ReadOptions::default() });
    let (_, prediction) = predicted[0].clone().into_prediction();
    let found: Vec<_> = prediction.spans.iter().map(|s| (s.span.attribute.as_str(), s.confidence)).collect();
    assert_eq!(found, [("Colour", 0.9), ("Red", 0.9)]);
}

#[test]
fn label_studio_in_its_short_form() {
    let text = r#"[{"text": "red tea", "id": 1, "label": [{"start": 0, "end": 3, "text": "red", "labels": ["Colour"]}], "annotator": 1, "annotation_id": 1, "lead_time": 2.5}]"#;
    let (items, problems) = read(Format::LabelStudio, text);
    assert_eq!((spans(&items[0]), problems.len()), (vec![(0, 3, "Colour")], 0));
}

#[test]
fn prodigy_with_answers() {
    let text = concat!(
        r#"{"text": "red tea", "_input_hash": 1, "_task_hash": 2, "tokens": [{"text": "red", "start": 0, "end": 3, "id": 0}], "spans": [{"start": 0, "end": 3, "token_start": 0, "token_end": 0, "label": "Colour", "score": 0.5}], "answer": "accept"}"#,
        "\n",
        r#"{"text": "bad guess", "_input_hash": 3, "spans": [{"start": 0, "end": 3, "label": "Colour"}], "answer": "reject"}"#,
        "\n",
        r#"{"text": "unclear", "_input_hash": 4, "spans": [], "answer": "ignore"}"#,
        "\n",
        r#"{"text": "which?", "_input_hash": 5, "options": [{"id": "a", "text": "Tea"}], "accept": ["a"], "answer": "accept"}"#,
        "\n",
        r#"{"text": "with photo", "_input_hash": 6, "image": "data:image/png;base64,AAAA", "answer": "accept"}"#,
        "\n",
    );
    let (items, problems) = read(Format::Prodigy, text);
    assert_eq!(spans(&items[0]), [(0, 3, "Colour")]);
    assert_eq!(items[0].confidences.spans, [Some(0.5)]);
    let refused = items[1].annotation.as_ref().unwrap();
    assert_eq!((refused.spans.len(), refused.rejected.len()), (0, 1));
    assert_eq!(items[2].status, Some(ItemStatus::Skipped));
    assert_eq!(items[3].annotation.as_ref().unwrap().values["label"], ["Tea"]);
    assert_eq!(items[4].status, Some(ItemStatus::Done));
    assert_eq!(codes(&problems), [("left-out", 5)]);
}

#[test]
fn web_annotations_of_sources_and_quotes() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "red tea, red cup").unwrap();
    let path = folder.path().join("notes.json");
    let annotation = |selector: &str, source: &str, tag: &str| {
        format!(
            r#"{{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "body": {{"value": "{tag}"}}, "target": {{"source": "{source}", "selector": {selector}}}}}"#
        )
    };
    let all = [
        annotation(r#"{"type": "TextPositionSelector", "start": 4, "end": 7}"#, "a.txt", "Drink"),
        annotation(r#"{"type": "TextQuoteSelector", "exact": "red", "prefix": ", "}"#, "a.txt", "Colour"),
        annotation(r#"{"type": "TextQuoteSelector", "exact": "red"}"#, "a.txt", "Unclear"),
        annotation(r#"{"type": "TextPositionSelector", "start": 0, "end": 1}"#, "../etc/passwd", "Escape"),
    ];
    std::fs::write(&path, format!("[{}]", all.join(",\n"))).unwrap();
    assert_eq!(detect(&path).unwrap(), Format::W3c);
    let (items, problems) = read_as(&path, ReadOptions::default());
    assert_eq!(spans(&items[0]), [(4, 7, "Drink"), (9, 12, "Colour")]);
    assert_eq!(codes(&problems), [("quote-unclear", 3), ("source-missing", 4)]);
}

#[test]
fn brat_in_a_folder_with_fragments_and_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", "red big\ntea cup");
    write(
        "a.ann",
        "T1\tColour 0 3\tred\nT2\tSize 4 7;8 11\tbig tea\nT3\tParts 0 3;12 15\tred cup\nR1\tOf Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T1\tlook again\n",
    );
    write("b.ann", "T1\tColour 0 3\tred\n");
    write("c.txt", "tea");
    write("c.ann", "what is this\n");
    assert_eq!(detect(folder.path()).unwrap(), Format::Brat);
    let (items, problems) = read_as(folder.path(), ReadOptions::default());
    assert_eq!(items.len(), 1);
    assert_eq!(spans(&items[0]), [(0, 3, "Colour"), (4, 11, "Size"), (0, 3, "Parts"), (12, 15, "Parts")]);
    assert_eq!(items[0].annotation.as_ref().unwrap().note, "look again");
    let rejected: Vec<_> = problems.iter().filter(|p| p.severity == Severity::Rejected).collect();
    assert_eq!(
        rejected.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(),
        ["source-missing", "annotation-line"]
    );
}

#[test]
fn squad_of_others() {
    let text = r#"{"version": "v2.0", "data": [{"title": "t", "paragraphs": [{"context": "red 👖 tea", "qas": [
        {"id": "1", "question": "Which drink?", "is_impossible": false, "answers": [{"text": "tea", "answer_start": 6}]},
        {"id": "2", "question": "How much?", "is_impossible": true, "answers": []}]}]}]}"#;
    let (items, problems) = read(Format::Mrc, text);
    assert_eq!((spans(&items[0]), problems.len()), (vec![(6, 9, "Which drink?")], 0));
}

#[test]
fn one_damaged_object_costs_only_itself() {
    let text = format!(
        "\u{feff}{}\r\n{}\r\n\r\n{}\r\n{}\r\n",
        r#"{"text": "red tea", "label": [[0, 3, "Colour"]]}"#,
        r#"{"text": "cut off", "label": [[0, 3"#,
        r#"{"text": "with nul\u0000", "label": [[0, 3, "A"]]}"#,
        r#"{"text": "green tea", "label": [[0, 5, "Colour"]]}"#,
    );
    let (items, problems) = read(Format::Doccano, &text);
    assert_eq!((items.len(), codes(&problems)), (2, vec![("cut-off", 2), ("nul", 4)]));
}

#[test]
fn an_object_beyond_the_limit_is_passed_over_in_constant_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.json");
    let large = "x".repeat(50 << 20);
    let task = |text: &str| format!(r#"{{"data": {{"text": "{text}"}}, "annotations": []}}"#);
    std::fs::write(&path, format!("[{},\n{},\n{}]", task("one"), task(&large), task("two"))).unwrap();
    let (items, problems) = read_as(&path, ReadOptions::default());
    assert_eq!((items.len(), codes(&problems)), (2, vec![("line-too-long", 2)]));
}

#[test]
fn hostile_archives_are_refused_with_what_is_wrong() {
    use std::io::Write;
    use zip::write::SimpleFileOptions;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any.zip");
    let refused = |entries: &[(&str, &[u8])]| {
        let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        let options = ReadOptions { format: Some(Format::Brat), ..ReadOptions::default() };
        let rows = open(&path, &options).map(|rows| rows.collect::<Result<Vec<_>, _>>());
        match rows {
            Err(e) | Ok(Err(e)) => e.to_string(),
            Ok(Ok(rows)) => panic!("{rows:?}"),
        }
    };
    assert!(refused(&[("../../evil.ann", b"")]).contains("leaves its folder"));
    assert!(refused(&[("/etc/evil.ann", b"")]).contains("absolute"));
    assert!(refused(&[("nul.ann", b"")]).contains("device"));
    assert!(refused(&[("a.ann", b""), ("A.ann", b"")]).contains("there twice"));
    let bomb = vec![b' '; 8 << 20];
    assert!(refused(&[("a.ann", b"T1"), ("a.txt", &bomb)]).contains("200 times its size"));
    // An end that claims more entries than there may be.
    let mut bytes = std::fs::read(&path).unwrap();
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[0xff; 4]);
    std::fs::write(&path, bytes).unwrap();
    assert!(detect(&path).is_err());
}

#[test]
fn tables_of_shops_are_told_by_their_columns() {
    let shopify = "Handle,Title,Body (HTML),Vendor,Product Category,Option1 Name,Option1 Value,Image Src\n\
        jeans-1,Slim jeans,<p>Blue</p>,Levi's,Jeans,Size,32,https://cdn/x.jpg\n\
        jeans-1,,,,,,34,https://cdn/y.jpg\n\
        jeans-1,,,,,,36,\n\
        tea-1,Green tea,,Lipton,Tea,Title,Default Title,\n";
    let (items, problems) = read(Format::Delimited, shopify);
    assert_eq!(codes(&problems), [("left-out", 3)]);
    let seller = |n: usize, name: &str| items[n].item.seller.get(name).cloned().unwrap_or_default();
    assert_eq!(
        (items.len(), items[0].item.id.as_str(), items[0].item.vertical.as_str()),
        (2, "jeans-1", "Jeans")
    );
    assert_eq!((seller(0, "Size"), seller(0, "Vendor")), (vec!["32".to_owned()], vec!["Levi's".to_owned()]));
    assert_eq!(items[0].item.extra["Image Src"], "https://cdn/x.jpg");
    let woocommerce = "ID,Type,SKU,Name,Description,Categories,Images,Parent,Attribute 1 name,Attribute 1 value(s)\n\
        7,variable,HD,Hoodie,Warm,Clothing > Hoodies,https://x/a.jpg,,Colour,\"Blue, Green\"\n";
    let (items, problems) = read(Format::Delimited, woocommerce);
    assert_eq!((items[0].item.title(), problems.len()), ("Hoodie", 0));
    assert_eq!(items[0].item.seller["Colour"], ["Blue", "Green"]);
}

#[test]
fn photos_of_a_folder_and_of_an_archive_become_items() {
    use std::io::Write;
    use zip::write::SimpleFileOptions;
    let folder = tempfile::tempdir().unwrap();
    let photos = folder.path().join("photos");
    let names = ["Jeans/KT-1_1.jpg", "Jeans/KT-1_2.jpg", "Tea/green.png", "notes.txt"];
    let path = folder.path().join("photos.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for name in names {
        let file = photos.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, name).unwrap();
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(name.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    for path in [&photos, &path] {
        assert_eq!(detect(path).unwrap(), Format::Photos);
        let options = ReadOptions::default();
        let items: Vec<_> = open(path, &options)
            .unwrap()
            .map(|row| match row.unwrap() {
                Row::Item(item) => (item.item.id, item.item.vertical, item.item.photos),
                Row::Problem(problem) => panic!("{problem}"),
            })
            .collect();
        let photos = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(items[0], ("Jeans/KT-1".into(), "Jeans".into(), photos(&names[..2])));
        assert_eq!(items[1], ("Tea/green".into(), "Tea".into(), photos(&names[2..3])));
    }
    let mut source = PhotoSource::of(&path, folder.path()).unwrap();
    assert_eq!(source.packed("Tea/green.png").unwrap().unwrap(), b"Tea/green.png");
    assert!(source.packed("../photos/notes.txt").is_none(), "no name of an archive leads out of it");
    assert_eq!(source.path("none.jpg"), folder.path().join("none.jpg"), "what it lacks may lie beside it");
    assert!(source.has_packed("Jeans/KT-1_1.jpg") && !source.has_packed("none.jpg"));
}

#[test]
fn other_encodings_are_named_and_marks_of_utf8_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any.json");
    let text = r#"[{"text": "red tea", "label": [[0, 3, "Colour"]]}]"#;
    let units = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        [mark.to_vec(), text.encode_utf16().flat_map(bytes).collect()].concat()
    };
    for bytes in [
        units(&[0xff, 0xfe], u16::to_le_bytes),
        units(&[0xfe, 0xff], u16::to_be_bytes),
        units(&[], u16::to_le_bytes),
        units(&[], u16::to_be_bytes),
    ] {
        std::fs::write(&path, bytes).unwrap();
        assert!(detect(&path).unwrap_err().to_string().contains("UTF-16"));
    }
    std::fs::write(&path, "\u{feff}red B-Colour\ntea O\n\nbad\0 O\n").unwrap();
    assert_eq!(detect(&path).unwrap(), Format::Conll);
    let (items, problems) = read_as(&path, ReadOptions::default());
    assert_eq!((items[0].item.title(), codes(&problems)), ("red tea", vec![("nul", 4)]));
}
