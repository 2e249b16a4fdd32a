//! The sample project as a newcomer meets it after a first training: the picture in the README.
//!
//! With `SWINGTAG_WRITE_PICTURES=1` the picture in `docs` is replaced by what the window shows now.

use std::path::Path;

use swingtag_catalogue::ItemStatus;
use swingtag_store::NewDecision;
use swingtag_workbench::desk::projects;
use swingtag_workbench::{AnnotateRequest, BatchRequest, Silent, TrainRequest, Workbench, sample};

use crate::support::{Look, Window, window_is_possible};

/// Items a person would have labelled before the first training.
const LABELLED: usize = 250;

#[test]
fn the_sample_project_shows_what_a_first_model_thinks() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.swingtag");
    let workbench = projects::create_sample(&file).unwrap();
    label(&workbench);
    let training = TrainRequest { recipe: Some("dictionary".to_owned()), ..TrainRequest::default() };
    assert!(workbench.train(&training, &Silent).unwrap().promoted);
    workbench.annotate(&AnnotateRequest::default(), &Silent).unwrap();
    workbench.batch(&BatchRequest::of_size(50), &Silent).unwrap();
    drop(workbench);
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until(r#"document.querySelector(".tag.focused")"#);
        window.until("[...document.images].every((image) => image.complete && image.naturalWidth > 0)");
        let picture = window.picture("sample");
        if std::env::var_os("SWINGTAG_WRITE_PICTURES").is_some() {
            std::fs::copy(picture, Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/annotate.png")).unwrap();
        }
    });
}

/// Decides the first items as the sample's author meant them.
fn label(workbench: &Workbench) {
    for (item, gold) in sample::generate(1).items.into_iter().step_by(2).take(LABELLED) {
        let store = workbench.store();
        let decision = NewDecision {
            item: store.find(&item.id).unwrap().unwrap(),
            kind: "done".to_owned(),
            said: "Done".to_owned(),
            who: "author".to_owned(),
            seconds: 20.0,
            model: None,
            after: gold,
            status: ItemStatus::Done,
        };
        store.decide(&decision).unwrap();
    }
}
