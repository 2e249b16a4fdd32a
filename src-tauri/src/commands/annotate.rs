//! The commands of the Annotate screen.

use swingtag_catalogue::ItemId;
use swingtag_workbench::view::{
    AlikeView, DecisionRequest, Direction, InView, ItemView, ItsQueryView, LikeView, Outcome, QueueKind,
    QueueView,
};
use tauri::AppHandle;

use super::{Answer, session};

pub(super) fn queue(
    app: &AppHandle,
    kind: Option<QueueKind>,
    offset: u64,
    limit: u32,
    around: Option<i64>,
) -> Answer<QueueView> {
    let session = session(app);
    let (project, who) = (session.project()?, session.annotator());
    project.desk().of_person(&who).queue_of(kind, offset, limit, around.map(ItemId))
}

pub(super) fn alike(app: &AppHandle, id: i64) -> Answer<Vec<AlikeView>> {
    session(app).project()?.desk().alike(ItemId(id))
}

pub(super) fn its_queries(app: &AppHandle, id: i64) -> Answer<Vec<ItsQueryView>> {
    session(app).project()?.desk().its_queries(ItemId(id))
}

pub(super) fn like(app: &AppHandle, id: i64, words: String) -> Answer<Option<LikeView>> {
    session(app).project()?.desk().like(ItemId(id), &words)
}

pub(super) fn item(app: &AppHandle, id: i64) -> Answer<ItemView> {
    let session = session(app);
    let (project, who) = (session.project()?, session.annotator());
    project.look_at(ItemId(id));
    project.desk().of_person(&who).item(ItemId(id))
}

pub(super) fn next_item(
    app: &AppHandle,
    from: i64,
    direction: Direction,
    kind: Option<QueueKind>,
) -> Answer<Option<i64>> {
    let session = session(app);
    let (project, who) = (session.project()?, session.annotator());
    let next = project.desk().of_person(&who).next_item_of(kind, ItemId(from), direction)?;
    Ok(next.map(|item| item.0))
}

pub(super) fn decide(app: &AppHandle, request: DecisionRequest) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().decide(&request, &session.annotator())?;
    project.acted();
    Ok(outcome)
}

pub(super) fn undo(app: &AppHandle, in_view: Option<InView>) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().undo(in_view, &session.annotator())?;
    project.acted();
    Ok(outcome)
}

pub(super) fn redo(app: &AppHandle, in_view: Option<InView>) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().redo(in_view, &session.annotator())?;
    project.acted();
    Ok(outcome)
}
