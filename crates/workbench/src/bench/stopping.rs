//! From the wish to stop a training until its job has ended, against the time that is promised. Wall
//! milliseconds: a person waits for it.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use swingtag_learn::Watch;
use swingtag_store::Access;

use super::{Figure, catalogue, percentile};
use crate::error::WorkbenchError;
use crate::import::ImportRequest;
use crate::installed::Installed;
use crate::jobs::{Jobs, Request};
use crate::train::TrainRequest;
use crate::view::{JobState, JobView};
use crate::workbench::{NewProject, Workbench};

/// The step of a job that trains, in the words of the window.
const LEARNING: &str = "Training";
/// Labelled items of the training.
const ITEMS: usize = 400;
/// Trainings that are stopped, one after the other.
const STOPS: u32 = 20;
/// Training goes on between so many milliseconds and half a second more before it is stopped.
const AT_LEAST: u32 = 100;
/// What is promised, in milliseconds.
const PROMISED: (&str, f64) = ("promised", 200.0);

/// Recipes, and what their figures are called. The first one fine-tunes an encoder.
const RECIPES: [(&str, [&str; 2]); 2] = [
    ("bert-crf", ["stop fine-tuning, median", "stop fine-tuning, 95th percentile"]),
    ("bilstm-crf", ["stop bilstm-crf, median", "stop bilstm-crf, 95th percentile"]),
];

pub(super) fn measure(folder: &Path, watch: &dyn Watch) -> Result<Vec<Figure>, WorkbenchError> {
    let workbench = Arc::new(labelled(folder, watch)?);
    let without_encoder = usize::from(Installed::preferred().text.is_none());
    let mut figures = Vec::new();
    for (recipe, names) in &RECIPES[without_encoder..] {
        let mut times = stops(&workbench, recipe, watch)?;
        for (what, share) in names.iter().zip([0.5, 0.95]) {
            let value = percentile(&mut times, share);
            let (reference, reference_value) = PROMISED;
            figures.push(Figure { what, items: ITEMS, value, unit: "ms", reference, reference_value });
        }
    }
    Ok(figures)
}

fn labelled(folder: &Path, watch: &dyn Watch) -> Result<Workbench, WorkbenchError> {
    let path = folder.join("stopping.swingtag");
    let file = catalogue::file(folder, &catalogue::items(ITEMS))?;
    drop(Workbench::create(&NewProject { path: path.clone(), ..NewProject::default() })?);
    let workbench = Workbench::open(&path, Access::Write)?;
    let import = ImportRequest { files: vec![file], format: "auto".to_owned(), ..ImportRequest::default() };
    workbench.import(&import, watch)?;
    Ok(workbench)
}

/// Trains again and again, each time a little longer, and stops it. The times of the stops.
fn stops(workbench: &Arc<Workbench>, recipe: &str, watch: &dyn Watch) -> Result<Vec<f64>, WorkbenchError> {
    let (sender, told) = channel();
    let sender = Mutex::new(sender);
    let tell = move |changed: crate::view::Changed| {
        if let (Some(job), Ok(sender)) = (changed.job, sender.lock()) {
            let _ = sender.send(job);
        }
    };
    let jobs = Jobs::open(workbench, Box::new(tell));
    let mut times = Vec::new();
    for number in 0..STOPS {
        watch.tick("Stopping", u64::from(number), u64::from(STOPS))?;
        let request = TrainRequest { recipe: Some(recipe.to_owned()), ..TrainRequest::default() };
        let id = jobs.add(Request::Train(request));
        until(&told, id, |job| job.step.as_ref().is_some_and(|step| step.name == LEARNING))?;
        std::thread::sleep(Duration::from_millis(u64::from(AT_LEAST + number * 500 / STOPS)));
        let asked = Instant::now();
        jobs.cancel(id);
        until(&told, id, |job| job.state == JobState::Cancelled)?;
        times.push(asked.elapsed().as_secs_f64() * 1e3);
    }
    Ok(times)
}

/// Waits for a state of a job; one that ends otherwise is an error.
fn until(told: &Receiver<JobView>, id: i64, is: impl Fn(&JobView) -> bool) -> Result<(), WorkbenchError> {
    let over = |job: &JobView| matches!(job.state, JobState::Done | JobState::Failed | JobState::Cancelled);
    let found = told.iter().filter(|job| job.id == id).find(|job| is(job) || over(job));
    match found {
        Some(job) if is(&job) => Ok(()),
        ended => {
            let said =
                ended.and_then(|job| job.said).unwrap_or_else(|| "the training ended by itself".to_owned());
            Err(WorkbenchError::new("bench", said, ""))
        }
    }
}
