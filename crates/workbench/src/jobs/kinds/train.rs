//! Training a version and, when it is used from then on, predicting with it. After a kill heads begin anew
//! and a fine-tuning goes on from its last round.

use swingtag_learn::Watch;

use super::{Finished, Kind, ReferenceRequest, Request};
use crate::annotate::AnnotateRequest;
use crate::error::WorkbenchError;
use crate::jobs::about::verticals;
use crate::train::{Effort, TrainRequest};
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for TrainRequest {
    const NAME: &'static str = "train";
    const PRIORITY: i64 = 0;
    const STEPS: &'static [(&'static str, &'static str)] = &[
        ("reading", "Reading labels"),
        ("counting words", "Counting words"),
        ("dictionary", "Counting known values"),
        ("Reading photos", "Reading photos"),
        ("encoding", "Reading texts"),
        ("training", "Training"),
        ("checking", "Checking on items set apart for that"),
        ("predicting", "Measuring on the holdout"),
    ];
    const CAN_PAUSE: bool = true;

    fn about(&self) -> String {
        let learnt = verticals(&self.verticals);
        match (&self.recipe, self.effort) {
            (Some(recipe), _) => format!("{learnt}, {recipe}"),
            (None, Effort::FineTune) => format!("{learnt}, fine-tuning"),
            (None, _) => learnt,
        }
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.train(self, watch)?;
        let mut then = Vec::new();
        if report.promoted {
            then.push(Request::Annotate(AnnotateRequest::default()));
        }
        if workbench.reference_is_due()? {
            then.push(Request::Reference(ReferenceRequest::default()));
        }
        Ok(Finished {
            said: report.promotion,
            changed: Changed {
                many_items: true,
                queue: true,
                project: true,
                model: true,
                ..Changed::default()
            },
            then,
        })
    }
}
