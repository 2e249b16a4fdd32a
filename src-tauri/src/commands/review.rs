//! The commands of the Review screen, handed on to the desk of the person at this window.

use std::path::Path;

use swingtag_catalogue::{DecisionId, ItemId};
use swingtag_workbench::desk::conflicts::ConflictQuery;
use swingtag_workbench::desk::write_log;
use swingtag_workbench::view::{
    AgreementView, AssignRequest, ConflictRow, ConflictsEffect, ConflictsList, ConflictsQuery, Effect,
    HistoryQuery, HistoryView, JobState, Outcome, PersonWork, Pick, ReviewContext, ReviewItem, ReviewList,
    ReviewQuery, SavedReport, Side, SuspectsView,
};
use tauri::AppHandle;

use super::{Answer, session};
use crate::dialogs;

/// Kind of the job that looks for suspects.
const LOOKING: &str = "second_look";

pub(super) fn review_list(app: &AppHandle, query: ReviewQuery) -> Answer<ReviewList> {
    session(app).project()?.desk().review_list(&query)
}

pub(super) fn review_item(app: &AppHandle, item: i64) -> Answer<ReviewItem> {
    session(app).project()?.desk().review_item(ItemId(item))
}

pub(super) fn review_context(app: &AppHandle, item: i64, difference: u32) -> Answer<ReviewContext> {
    session(app).project()?.desk().review_context(ItemId(item), difference)
}

pub(super) fn settle(
    app: &AppHandle,
    item: i64,
    difference: u32,
    pick: Pick,
    seconds: f64,
) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().settle(ItemId(item), difference, &pick, seconds, &session.annotator())?;
    project.acted();
    Ok(outcome)
}

pub(super) fn settle_majority(app: &AppHandle, item: i64, seconds: f64) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().settle_majority(ItemId(item), seconds, &session.annotator())?;
    project.acted();
    Ok(outcome)
}

pub(super) fn agreement(app: &AppHandle, vertical: Option<String>) -> Answer<AgreementView> {
    session(app).project()?.desk().agreement(vertical.as_deref())
}

pub(super) fn review_suspects(app: &AppHandle, offset: u64, limit: u32) -> Answer<SuspectsView> {
    let session = session(app);
    let found = session.project()?.desk().review_suspects(offset, limit)?;
    let under_way = |state| matches!(state, JobState::Queued | JobState::Running | JobState::Paused);
    let looking = session.jobs().into_iter().find(|job| job.kind == LOOKING && under_way(job.state));
    Ok(SuspectsView { job: looking.map(|job| job.id), ..found })
}

pub(super) fn settle_suspect(
    app: &AppHandle,
    item: i64,
    suspect: i64,
    keep: bool,
    seconds: f64,
) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let who = session.annotator();
    let outcome = project.desk().settle_suspect(ItemId(item), suspect, keep, seconds, &who)?;
    project.acted();
    Ok(outcome)
}

pub(super) fn conflicts_list(app: &AppHandle, query: ConflictsQuery) -> Answer<ConflictsList> {
    session(app).project()?.desk().conflicts_list(&query)
}

pub(super) fn conflicts_rows(
    app: &AppHandle,
    list: i64,
    offset: u64,
    limit: u32,
) -> Answer<Vec<ConflictRow>> {
    session(app).project()?.desk().conflicts_rows(list, offset, limit)
}

pub(super) fn conflicts_effect(
    app: &AppHandle,
    query: ConflictsQuery,
    seller_says: Option<String>,
    keep: Side,
) -> Answer<ConflictsEffect> {
    session(app).project()?.desk().conflicts_effect(&ConflictQuery::of(&query, seller_says), keep)
}

pub(super) fn settle_conflicts(
    app: &AppHandle,
    query: ConflictsQuery,
    seller_says: Option<String>,
    keep: Side,
) -> Answer<Outcome> {
    let session = session(app);
    let query = ConflictQuery::of(&query, seller_says);
    session.project()?.desk().settle_queue(&query, keep, &session.annotator())
}

pub(super) fn people(app: &AppHandle) -> Answer<Vec<PersonWork>> {
    let session = session(app);
    let (project, who) = (session.project()?, session.annotator());
    project.desk().of_person(&who).people()
}

pub(super) fn assign_effect(app: &AppHandle, request: AssignRequest) -> Answer<Effect> {
    session(app).project()?.desk().assign_effect(&request)
}

pub(super) fn assign(app: &AppHandle, request: AssignRequest) -> Answer<Outcome> {
    let session = session(app);
    session.project()?.desk().assign(&request, &session.annotator())
}

pub(super) fn history(app: &AppHandle, query: HistoryQuery) -> Answer<HistoryView> {
    let session = session(app);
    let (project, who) = (session.project()?, session.annotator());
    project.desk().of_person(&who).history(&query)
}

pub(super) fn save_history(
    app: &AppHandle,
    query: HistoryQuery,
    name: String,
) -> Answer<Option<SavedReport>> {
    let project = session(app).project()?;
    let path = dialogs::report(app, name)?;
    path.map(|path| write_log(project.store(), &query, Path::new(&path))).transpose()
}

pub(super) fn revert(app: &AppHandle, decision: i64) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().revert(DecisionId(decision), &session.annotator())?;
    project.acted();
    Ok(outcome)
}
