//! The sample project after some rounds of the loop: batches chosen and labelled, versions trained and measured, all
//! by the product's own operations.

use std::path::Path;

use swingtag_workbench::desk::projects;
use swingtag_workbench::{AnnotateRequest, BatchRequest, LabelRequest, Silent, TrainRequest, sample};

/// Rounds after the first version.
const ROUNDS: usize = 3;

/// Items that are chosen and labelled in each.
const CHOSEN: usize = 60;

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
    workbench.batch(&BatchRequest::of_size(CHOSEN), &Silent).unwrap();
}
