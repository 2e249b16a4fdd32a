//! Jobs run by priority, one at a time; they stand still, go on and stop when asked, and always tell how
//! they ended.

use super::*;

#[test]
fn the_highest_priority_goes_first_and_equals_in_the_order_asked_for() {
    let (work, begun, go) = steps();
    let (jobs, told) = start(work);
    let running = jobs.add(batch(3));
    begun.recv().unwrap();
    let later = jobs.add(train("later"));
    let last = jobs.add(train("last"));
    let predicting = jobs.add(annotate("v1"));
    let choosing = jobs.add(batch(7));
    jobs.first(last);
    (0..5).for_each(|_| go.send(()).unwrap());
    let ends: Vec<i64> =
        told.0.iter().filter(|v| v.state == JobState::Done).map(|view| view.id).take(5).collect();
    assert_eq!(ends, [running, last, choosing, predicting, later]);
}

#[test]
fn a_job_makes_way_for_what_a_person_waits_for_and_then_goes_on() {
    let (work, begun, go) = steps();
    let (jobs, told) = start(work);
    let training = jobs.add(train("long"));
    begun.recv().unwrap();
    let other = jobs.add(train("other"));
    let choosing = jobs.add(batch(7));
    told.until(training, JobState::Queued);
    told.until(training, JobState::Queued);
    told.until(choosing, JobState::Running);
    go.send(()).unwrap();
    assert_eq!(told.end(choosing).state, JobState::Done);
    told.until(training, JobState::Running);
    let predicting = jobs.add(annotate("v1"));
    told.until(predicting, JobState::Running);
    jobs.cancel(training);
    assert_eq!(told.end(training).state, JobState::Cancelled);
    go.send(()).unwrap();
    told.end(predicting);
    told.until(other, JobState::Running);
}

#[test]
fn the_same_work_waits_once() {
    let (work, begun, _go) = steps();
    let (jobs, _told) = start(work);
    let running = jobs.add(annotate("v1"));
    begun.recv().unwrap();
    let waiting = jobs.add(annotate("v1"));
    assert_ne!(running, waiting, "what runs has begun without it");
    assert_eq!(jobs.add(annotate("v1")), waiting);
    assert_ne!(jobs.add(annotate("v2")), waiting);
}

#[test]
fn a_paused_job_lets_the_next_one_go_and_then_goes_on() {
    let (work, begun, go) = steps();
    let (jobs, told) = start(work);
    let first = jobs.add(train("first"));
    let second = jobs.add(train("second"));
    begun.recv().unwrap();
    jobs.pause(first);
    told.until(first, JobState::Paused);
    assert_eq!(begun.recv().unwrap(), "all verticals, second");
    jobs.resume(first);
    assert_eq!(told.until(first, JobState::Queued).state, JobState::Queued, "another one runs");
    go.send(()).unwrap();
    assert_eq!(told.end(second).state, JobState::Done);
    told.until(first, JobState::Running);
    go.send(()).unwrap();
    assert_eq!(told.end(first).said.as_deref(), Some("well"));
    assert!(begun.try_recv().is_err(), "it went on and did not begin anew");
}

#[test]
fn a_waiting_job_that_is_paused_does_not_begin_until_it_is_resumed() {
    let (work, begun, go) = steps();
    let (jobs, told) = start(work);
    let first = jobs.add(train("first"));
    begun.recv().unwrap();
    let second = jobs.add(train("second"));
    jobs.pause(second);
    told.until(second, JobState::Paused);
    go.send(()).unwrap();
    told.end(first);
    assert!(begun.try_recv().is_err());
    jobs.resume(second);
    assert_eq!(begun.recv().unwrap(), "all verticals, second");
    jobs.pause(second);
    told.until(second, JobState::Paused);
}

#[test]
fn a_kind_that_cannot_stand_still_goes_on() {
    let (work, begun, go) = steps();
    let (jobs, told) = start(work);
    let id = jobs.add(batch(3));
    begun.recv().unwrap();
    jobs.pause(id);
    go.send(()).unwrap();
    assert_eq!(told.end(id).state, JobState::Done);
}

#[test]
fn a_cancelled_job_ends_whether_it_waits_runs_or_stands_still() {
    let (work, begun, _go) = steps();
    let (jobs, told) = start(work);
    let standing = jobs.add(train("standing"));
    begun.recv().unwrap();
    jobs.pause(standing);
    told.until(standing, JobState::Paused);
    let running = jobs.add(train("running"));
    begun.recv().unwrap();
    let waiting = jobs.add(train("waiting"));
    for id in [waiting, standing, running] {
        jobs.cancel(id);
        assert_eq!(told.end(id).state, JobState::Cancelled);
    }
    jobs.cancel(running);
    let states: Vec<JobState> = jobs.jobs().iter().map(|job| job.state).collect();
    assert_eq!(states, [JobState::Cancelled; 3]);
    assert!(begun.try_recv().is_err(), "what waited never began");
}

#[test]
fn an_error_and_a_panic_end_the_job_and_not_the_engine() {
    let (jobs, told) = start(Box::new(|request, _| match request {
        Request::Annotate(_) => Err(WorkbenchError::new("disk_full", "no room", "free some space")),
        Request::Fetch(_) => panic!("told in the log"),
        _ => done("well"),
    }));
    let failing = jobs.add(annotate("v1"));
    let failed = told.end(failing);
    assert_eq!((failed.state, failed.said.as_deref()), (JobState::Failed, Some("no room; free some space")));
    let breaking = jobs.add(fetch());
    assert_eq!(told.end(breaking).state, JobState::Failed);
    let working = jobs.add(batch(1));
    assert_eq!(told.end(working).state, JobState::Done);
}

#[test]
fn what_follows_from_a_job_is_queued_when_it_has_ended_well() {
    let (jobs, told) = start(Box::new(|request, _| match request {
        Request::Train(_) => Ok(Finished { then: vec![annotate("v2")], ..Finished::default() }),
        request => done(&request.about()),
    }));
    let first = jobs.add(train("any"));
    told.end(first);
    let next = told.0.iter().find(|view| view.state == JobState::Done).unwrap();
    assert_eq!((next.kind.as_str(), next.said.as_deref()), ("annotate", Some("v2")));
    assert!(next.id > first);
}

#[test]
fn progress_is_told_at_most_ten_times_a_second_and_from_any_thread() {
    let (jobs, told) = start(Box::new(|_, watch| {
        std::thread::scope(|scope| {
            let many =
                move |from: u64| (from..from + 1_000).try_for_each(|done| watch.tick("Working", done, 4_000));
            let threads: Vec<_> = (0..4).map(|n| scope.spawn(move || many(n * 1_000))).collect();
            threads.into_iter().try_for_each(|thread| thread.join().unwrap())
        })?;
        done("well")
    }));
    let id = jobs.add(train("any"));
    let began = std::time::Instant::now();
    let views: Vec<JobView> = told.0.iter().take_while(|view| view.state != JobState::Done).collect();
    let told_of_steps = views.iter().filter(|view| view.step.is_some()).count();
    let most = began.elapsed().as_millis() / 100 + 2;
    assert!(told_of_steps >= 1 && told_of_steps as u128 <= most, "{told_of_steps} of at most {most}");
    assert!(views.iter().all(|view| view.id == id));
}

#[test]
fn closing_stops_what_runs_and_what_stands_still_and_waits_for_it() {
    let (work, begun, _go) = steps();
    let (jobs, told) = start(work);
    let standing = jobs.add(train("standing"));
    begun.recv().unwrap();
    jobs.pause(standing);
    told.until(standing, JobState::Paused);
    jobs.add(train("running"));
    begun.recv().unwrap();
    jobs.add(train("waiting"));
    drop(jobs);
    assert!(begun.try_recv().is_err());
    assert!(told.0.iter().all(|view| view.state != JobState::Done), "the sender is gone with the engine");
}

#[test]
fn steps_are_shown_in_words() {
    let (jobs, told) = start(Box::new(|_, watch| {
        watch.tick("encoding", 3, 9)?;
        done("well")
    }));
    let id = jobs.add(train("any"));
    let step = told.0.iter().find_map(|view| view.step.filter(|_| view.id == id)).unwrap();
    assert_eq!((step.name.as_str(), step.done, step.total), ("Reading texts", 3, 9));
    assert_eq!(annotate("v1").step_words("anything else"), "anything else");
}

#[test]
fn stopped_is_an_error_that_names_itself() {
    assert!(WorkbenchError::from(Stopped).is_stop());
}
