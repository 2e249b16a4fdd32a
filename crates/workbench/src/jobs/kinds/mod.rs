//! The kinds of work, one file each: what is asked for, what it works on, whether it can stand still, what
//! comes of it, and what happens to it when the process is killed.

mod accept;
mod acquire;
mod annotate;
mod borrow;
mod evaluate;
mod export;
mod fetch;
mod import;
mod merge;
mod reference;
mod second_look;
mod slice;
mod train;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use swingtag_learn::Watch;

use crate::acquire::BatchRequest;
use crate::annotate::AnnotateRequest;
use crate::borrow::BorrowEffectRequest;
use crate::error::WorkbenchError;
use crate::evaluate::EvaluateRequest;
use crate::export::ExportRequest;
use crate::import::ImportRequest;
use crate::parts::{MergeRequest, SliceRequest};
use crate::second_look::SecondLookRequest;
use crate::train::TrainRequest;
use crate::unasked::AcceptRequest;
use crate::view::{Changed, JobRequest};
use crate::workbench::Workbench;

pub use fetch::FetchRequest;
pub use reference::ReferenceRequest;

/// What a job did: in words, what the window has to read again, and what is to be done next.
#[derive(Clone, Debug, Default)]
pub struct Finished {
    /// “Model v3, F1 86.4”.
    pub said: String,
    /// What changed; its `job` is filled in by the engine.
    pub changed: Changed,
    /// Work that follows from it.
    pub then: Vec<Request>,
}

/// A kind of work.
trait Kind: Serialize + DeserializeOwned {
    /// Its word in the project file and in the window.
    const NAME: &'static str;
    /// The highest waits the shortest.
    const PRIORITY: i64;
    /// Its steps in their order: the name in its ticks, and the words people read. A step that is not listed
    /// is shown by its name.
    const STEPS: &'static [(&'static str, &'static str)] = &[];
    /// Whether it can stand still. Work that holds a file half written or the project in view cannot.
    const CAN_PAUSE: bool;
    /// Whether a project opened for reading can have it.
    const ONLY_LOOKS: bool = false;
    /// Whether a later request makes an earlier one that was killed needless.
    const ONCE_IS_ENOUGH: bool = true;
    /// Why it is over when the process was killed; none where it goes on or begins anew.
    const AFTER_KILL: Option<&'static str> = None;

    /// What it works on, in words; empty where the kind says all.
    fn about(&self) -> String;

    /// Does it.
    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError>;
}

macro_rules! kinds {
    ($($variant:ident($request:ty)),*) => {
        /// What a job is to do.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Request {
            $(#[doc = concat!("See [`", stringify!($request), "`].")] $variant($request)),*
        }

        impl Request {
            /// The kind's word.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => <$request as Kind>::NAME),* }
            }

            /// Its place among those that wait: the highest first.
            #[must_use]
            pub fn priority(&self) -> i64 {
                match self { $(Self::$variant(_) => <$request as Kind>::PRIORITY),* }
            }

            /// Whether it can stand still.
            #[must_use]
            pub fn can_pause(&self) -> bool {
                match self { $(Self::$variant(_) => <$request as Kind>::CAN_PAUSE),* }
            }

            /// The words for a step that is known by its name.
            pub(super) fn step_words(&self, name: &str) -> String {
                let steps = match self { $(Self::$variant(_) => <$request as Kind>::STEPS),* };
                let known = steps.iter().find(|(step, _)| *step == name);
                known.map_or(name, |(_, words)| *words).to_owned()
            }

            /// Whether it leaves the project as it is.
            #[must_use]
            pub fn only_looks(&self) -> bool {
                match self { $(Self::$variant(_) => <$request as Kind>::ONLY_LOOKS),* }
            }

            /// Whether a later request makes an earlier one that was killed needless.
            pub(super) fn once_is_enough(&self) -> bool {
                match self { $(Self::$variant(_) => <$request as Kind>::ONCE_IS_ENOUGH),* }
            }

            /// Why it is over when the process was killed; none where it goes on or begins anew.
            pub(super) fn after_kill(&self) -> Option<&'static str> {
                match self { $(Self::$variant(_) => <$request as Kind>::AFTER_KILL),* }
            }

            /// What it works on, in words.
            #[must_use]
            pub fn about(&self) -> String {
                match self { $(Self::$variant(request) => request.about()),* }
            }

            /// Does it.
            ///
            /// # Errors
            /// The work's own, or a stop.
            pub fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
                match self { $(Self::$variant(request) => request.run(workbench, watch)),* }
            }

            /// The request as the project file keeps it, beside the kind's word.
            pub(super) fn value(&self) -> Value {
                match self {
                    $(Self::$variant(request) => serde_json::to_value(request).unwrap_or_default()),*
                }
            }

            /// Reads what [`Request::value`] wrote; none for what another version wrote.
            pub(super) fn of_row(kind: &str, value: &Value) -> Option<Self> {
                $(if kind == <$request as Kind>::NAME {
                    return serde_json::from_value(value.clone()).ok().map(Self::$variant);
                })*
                None
            }
        }
    };
}

kinds!(
    Annotate(AnnotateRequest),
    Accept(AcceptRequest),
    Reference(ReferenceRequest),
    SecondLook(SecondLookRequest),
    Train(TrainRequest),
    Evaluate(EvaluateRequest),
    TryBorrowing(BorrowEffectRequest),
    Acquire(BatchRequest),
    Import(ImportRequest),
    Export(ExportRequest),
    Slice(SliceRequest),
    Merge(MergeRequest),
    Fetch(FetchRequest)
);

impl Request {
    /// Does what needs no project.
    ///
    /// # Errors
    /// Other work, what failed at every source, or a stop.
    pub(super) fn run_apart(&self, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        match self {
            Self::Fetch(request) => request.fetch(watch),
            _ => Err(WorkbenchError::new("no_project", "no project is open", "open one or make a new one")),
        }
    }
}

impl From<&JobRequest> for Request {
    fn from(request: &JobRequest) -> Self {
        match request {
            JobRequest::Import { plan } => Self::Import(plan.into()),
            JobRequest::Train { recipe, settings } => Self::Train(TrainRequest {
                recipe: recipe.clone(),
                settings: settings.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
                ..TrainRequest::default()
            }),
            JobRequest::Annotate => Self::Annotate(AnnotateRequest::default()),
            JobRequest::Accept => Self::Accept(AcceptRequest::default()),
            JobRequest::Reference => Self::Reference(ReferenceRequest::default()),
            JobRequest::SecondLook { size } => {
                Self::SecondLook(SecondLookRequest { size: *size as usize, ..SecondLookRequest::default() })
            }
            JobRequest::Evaluate => Self::Evaluate(EvaluateRequest::default()),
            JobRequest::TryBorrowing { pair } => Self::TryBorrowing(borrow::of_window(pair)),
            JobRequest::Batch { size, strategy } => {
                Self::Acquire(acquire::of_window(*size, strategy.as_deref()))
            }
            JobRequest::Export { plan } => Self::Export(plan.into()),
            JobRequest::Slice { plan } => Self::Slice(plan.into()),
            JobRequest::Merge { path, only_look } => {
                Self::Merge(MergeRequest { part: path.into(), dry_run: *only_look })
            }
            JobRequest::FetchEncoder { name } => Self::Fetch(FetchRequest { name: name.clone() }),
        }
    }
}
