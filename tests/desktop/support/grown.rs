//! The sample project after some rounds of the loop: batches chosen and labelled, versions trained and measured,
//! some items labelled by two people, all by the product's own operations.

use std::path::Path;

use serde_json::Value;
use swingtag_store::Share;
use swingtag_workbench::desk::{Desk, Shared, projects};
use swingtag_workbench::view::{AssignRequest, AssignWhat};
use swingtag_workbench::{
    AnnotateRequest, BatchRequest, LabelRequest, Silent, TrainRequest, Workbench, sample,
};

/// Rounds after the first version.
const ROUNDS: usize = 3;

/// Items that are chosen and labelled in each.
const CHOSEN: usize = 60;

/// Items that two people label, blind to each other, and how many of them both have finished.
const TWICE: u64 = 24;
const FINISHED: usize = 16;

/// Makes the project at a path; what it needs on the way lies beside it.
pub(crate) fn make(path: &Path) {
    let workbench = projects::create_sample(path).unwrap();
    let files = sample::write(&sample::generate(1), &path.with_file_name("catalogue")).unwrap();
    let dictionary = TrainRequest { recipe: Some("dictionary".to_owned()), ..TrainRequest::default() };
    for _ in 0..ROUNDS {
        workbench.batch(&BatchRequest::of_size(CHOSEN), &Silent).unwrap();
        let labels =
            LabelRequest { from: files.gold.clone(), batch: true, limit: None, who: "sample".to_owned() };
        workbench.label(&labels, &Silent, &mut |_| Ok(())).unwrap();
        workbench.train(&dictionary, &Silent).unwrap();
        workbench.annotate(&AnnotateRequest::default(), &Silent).unwrap();
        workbench.reference(&Silent).unwrap();
    }
    two_people(&workbench, &files.gold);
    workbench.batch(&BatchRequest::of_size(CHOSEN), &Silent).unwrap();
}

/// Mira labels as she should; of every three items Jonas forgets a span of one, and mixes up two labels of another.
fn two_people(workbench: &Workbench, gold: &Path) {
    let people = ["Mira".to_owned(), "Jonas".to_owned()].to_vec();
    let what = AssignWhat::Vertical { vertical: "Jeans".to_owned() };
    let request = AssignRequest { people, overlap: 1.0, seed: 1, what, limit: Some(TWICE) };
    let shared = Shared::default();
    Desk::new(workbench.store(), &shared).assign(&request, "lead").unwrap();
    let (store, text) = (workbench.store(), std::fs::read_to_string(gold).unwrap());
    let given = |row: &Value| {
        let item = store.find(row["id"].as_str().unwrap()).unwrap().unwrap();
        matches!(store.share(item, "Mira").unwrap(), Share::Own { .. })
    };
    let rows = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut rows: Vec<Value> = rows.filter(given).take(FINISHED).collect();
    let from = gold.with_file_name("jeans.jsonl");
    let label = |who: &str, rows: &[Value]| {
        let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
        std::fs::write(&from, lines.join("\n")).unwrap();
        let request = LabelRequest { from: from.clone(), batch: false, limit: None, who: who.to_owned() };
        workbench.label(&request, &Silent, &mut |_| Ok(())).unwrap();
    };
    label("Mira", &rows);
    for (number, row) in rows.iter_mut().enumerate() {
        let spans = row["spans"].as_array_mut().unwrap();
        match number % 3 {
            0 => drop(spans.pop()),
            1 => {
                let first = spans[0]["attribute"].take();
                spans[0]["attribute"] = std::mem::replace(&mut spans[1]["attribute"], first);
            }
            _ => {}
        }
    }
    label("Jonas", &rows);
}
