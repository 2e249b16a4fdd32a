//! The engine without any real work, and with a project file that remembers.

mod keeps;
mod order;
mod real;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use swingtag_learn::{Stopped, Watch};

use super::book::Book;
use super::{FetchRequest, Finished, Jobs, Request, Tell, Work};
pub(crate) use real::{jeans, open_jeans};

use crate::WorkbenchError;
use crate::acquire::BatchRequest;
use crate::annotate::AnnotateRequest;
use crate::train::TrainRequest;
use crate::view::{Changed, JobState, JobView};
use crate::workbench::{NewProject, Workbench};

/// What was told of jobs.
struct Told(Receiver<JobView>);

impl Told {
    /// Waits until a job is in a state.
    fn until(&self, id: i64, state: JobState) -> JobView {
        self.0.iter().find(|view| view.id == id && view.state == state).unwrap()
    }

    /// Waits until a job has ended.
    fn end(&self, id: i64) -> JobView {
        let over = |state| matches!(state, JobState::Done | JobState::Failed | JobState::Cancelled);
        self.0.iter().find(|view| view.id == id && over(view.state)).unwrap()
    }
}

fn telling() -> (Box<Tell>, Told) {
    let (sender, receiver) = channel();
    let sender = Mutex::new(sender);
    let tell = move |changed: Changed| {
        if let Some(job) = changed.job {
            let _ = sender.lock().unwrap().send(job);
        }
    };
    (Box::new(tell), Told(receiver))
}

fn start(work: Box<Work>) -> (Jobs, Told) {
    let (tell, told) = telling();
    (Jobs::over(Book::none(), work, tell), told)
}

fn done(said: &str) -> Result<Finished, WorkbenchError> {
    Ok(Finished { said: said.to_owned(), ..Finished::default() })
}

/// Work that ticks until a person lets it end, one message a unit; it tells that it has begun.
struct Steps {
    begun: Sender<String>,
    go: Mutex<Receiver<()>>,
}

impl Steps {
    fn new() -> (Self, Receiver<String>, Sender<()>) {
        let ((begun, has_begun), (let_go, go)) = (channel(), channel());
        (Self { begun, go: Mutex::new(go) }, has_begun, let_go)
    }

    fn work(&self, request: &Request, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let _ = self.begun.send(request.about());
        loop {
            watch.tick("Working", 0, 0)?;
            match self.go.lock().unwrap().try_recv() {
                Ok(()) => return done("well"),
                Err(_) => std::thread::yield_now(),
            }
        }
    }
}

fn steps() -> (Box<Work>, Receiver<String>, Sender<()>) {
    let (steps, begun, go) = Steps::new();
    (Box::new(move |request, watch| steps.work(request, watch)), begun, go)
}

fn annotate(model: &str) -> Request {
    Request::Annotate(AnnotateRequest { model: Some(model.to_owned()), limit: None })
}

fn train(recipe: &str) -> Request {
    Request::Train(TrainRequest { recipe: Some(recipe.to_owned()), ..TrainRequest::default() })
}

fn batch(size: usize) -> Request {
    Request::Acquire(BatchRequest::of_size(size))
}

fn fetch() -> Request {
    Request::Fetch(FetchRequest::default())
}

/// A project that tests reopen.
fn project() -> (tempfile::TempDir, std::path::PathBuf, Arc<Workbench>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.swingtag");
    let request = NewProject { path: path.clone(), ..NewProject::default() };
    (folder, path, Arc::new(Workbench::create(&request).unwrap()))
}
