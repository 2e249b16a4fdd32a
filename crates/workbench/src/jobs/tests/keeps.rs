//! What the project file remembers: jobs outlive the session, and a kill is told from an end.

use serde_json::json;
use swingtag_store::{Access, JobState as Kept};

use super::super::left::STOP;
use super::*;
use crate::import::ImportRequest;

fn open_jobs(workbench: &Arc<Workbench>, work: Box<Work>) -> (Jobs, Told) {
    let (tell, told) = telling();
    (Jobs::over(Book::of(workbench), work, tell), told)
}

fn reopen(path: &std::path::Path) -> Arc<Workbench> {
    Arc::new(Workbench::open(path, Access::Write).unwrap())
}

#[test]
fn a_session_that_ends_leaves_what_runs_and_waits_to_the_next_one() {
    let (_folder, path, workbench) = project();
    let (work, begun, _go) = steps();
    let (jobs, told) = open_jobs(&workbench, work);
    jobs.add(train("running"));
    begun.recv().unwrap();
    let waiting = jobs.add(annotate("v1"));
    let paused = jobs.add(train("paused"));
    jobs.pause(paused);
    told.until(paused, JobState::Paused);
    jobs.first(waiting);
    drop((jobs, workbench));

    let workbench = reopen(&path);
    let (work, begun, go) = steps();
    let (jobs, told) = open_jobs(&workbench, work);
    assert_eq!(begun.recv().unwrap(), "v1", "its place in the queue is kept");
    go.send(()).unwrap();
    assert_eq!(begun.recv().unwrap(), "all verticals, running");
    go.send(()).unwrap();
    let last = told.0.iter().filter(|view| view.state == JobState::Done).nth(1).unwrap();
    assert_eq!(last.about, "all verticals, running");
    let states: Vec<_> = jobs.jobs().into_iter().map(|job| (job.about, job.state)).collect();
    assert_eq!(states[0], ("all verticals, paused".to_owned(), JobState::Paused));
    assert!(begun.try_recv().is_err());
}

#[test]
fn what_a_kill_left_goes_on_or_ends_with_words() {
    let (_folder, path, workbench) = project();
    let store = workbench.store();
    let rows = [
        ("import", json!({ "files": ["desks.csv"], "format": "auto" })),
        ("export", json!({ "format": "native", "out": "out" })),
        ("train", json!({ "recipe": "first" })),
        ("train", json!({ "recipe": "second" })),
        ("dance", json!({})),
    ];
    for (kind, request) in rows {
        let id = store.start_job(kind, &request, 0).unwrap();
        store.update_job(id, Kept::Running, None).unwrap();
    }
    drop(workbench);
    let workbench = reopen(&path);
    let (work, _begun, go) = steps();
    let (jobs, told) = open_jobs(&workbench, work);
    (0..2).for_each(|_| go.send(()).unwrap());
    told.0.iter().filter(|view| view.state == JobState::Done).nth(1).unwrap();
    let ends: Vec<_> = jobs
        .jobs()
        .into_iter()
        .rev()
        .map(|job| (job.kind, job.state, job.said.unwrap_or_default()))
        .collect();
    let states: Vec<JobState> = ends.iter().map(|end| end.1).collect();
    let (failed, done) = (JobState::Failed, JobState::Done);
    assert_eq!(states, [done, failed, failed, done, failed], "{ends:?}");
    assert!(ends[1].2.contains("Export again"), "{ends:?}");
    assert!(ends[2].2.contains("asked for again"), "the later training makes it needless: {ends:?}");
    assert!(ends[4].2.contains("this version"), "{ends:?}");
}

#[test]
fn what_somebody_stopped_does_not_go_on_after_a_kill() {
    let (_folder, path, workbench) = project();
    let (work, begun, go) = steps();
    let (jobs, told) = open_jobs(&workbench, work);
    let unwanted = jobs.add(train("unwanted"));
    begun.recv().unwrap();
    jobs.cancel(unwanted);
    let kept = workbench.store().jobs(1).unwrap().remove(0);
    assert_eq!((kept.state, kept.log), (Kept::Running, vec![STOP.to_owned()]), "before the work has noticed");
    go.send(()).unwrap();
    told.end(unwanted);
    drop(jobs);

    let id = workbench.store().start_job("train", &json!({}), 0).unwrap();
    workbench.store().update_job(id, Kept::Running, None).unwrap();
    workbench.store().log_job(id, STOP).unwrap();
    drop(workbench);
    let workbench = reopen(&path);
    let (jobs, _told) = open_jobs(&workbench, Box::new(|_, _| panic!("it was stopped")));
    assert_eq!(jobs.jobs().remove(0).state, JobState::Cancelled);
}

#[test]
fn a_job_that_ends_the_program_each_time_is_given_up() {
    let (_folder, path, workbench) = project();
    let id = workbench.store().start_job("train", &json!({}), 0).unwrap();
    workbench.store().update_job(id, Kept::Running, None).unwrap();
    drop(workbench);
    for _ in 0..3 {
        let workbench = reopen(&path);
        let _ = super::super::left::rows(&Book::of(&workbench));
        // As if it had begun, and the process had died.
        workbench.store().update_job(id, Kept::Running, None).unwrap();
        drop(workbench);
    }
    let workbench = reopen(&path);
    let (jobs, _told) = open_jobs(&workbench, Box::new(|_, _| panic!("it would do so again")));
    let job = jobs.jobs().remove(0);
    assert_eq!(job.state, JobState::Failed);
    assert!(job.said.unwrap().contains("three times"));
}

#[test]
fn a_project_opened_for_reading_remembers_nothing_and_touches_no_job_of_others() {
    let (_folder, path, workbench) = project();
    let id = workbench.store().start_job("train", &json!({}), 0).unwrap();
    drop(workbench);
    let workbench = Arc::new(Workbench::open(&path, Access::Read).unwrap());
    let (jobs, told) = open_jobs(&workbench, Box::new(|_, _| done("looked")));
    assert_eq!(jobs.jobs().len(), 0);
    let looking = jobs.add(fetch());
    told.end(looking);
    assert_eq!(workbench.store().job(id).unwrap().state, Kept::Queued);
    assert_eq!(workbench.store().jobs(9).unwrap().len(), 1);
}

#[test]
fn requests_come_back_from_the_file_as_they_were_and_older_ones_are_completed() {
    let import = ImportRequest {
        files: vec!["a.csv".into(), "b.csv".into()],
        delimiter: Some("\t".to_owned()),
        ..ImportRequest::default()
    };
    for request in [annotate("v3"), train("auto"), batch(9), fetch(), Request::Import(import)] {
        let read = Request::of_row(request.kind(), &request.value());
        assert_eq!(read, Some(request));
    }
    assert_eq!(Request::of_row("annotate", &json!({})), Some(Request::Annotate(AnnotateRequest::default())));
    assert_eq!(Request::of_row("train", &json!({ "seed": "one" })), None);
}
