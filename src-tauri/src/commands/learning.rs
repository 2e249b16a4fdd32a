//! Background work, models, and the Learn and Similarity screens.

use swingtag_workbench::view::{
    JobRequest, JobView, LearnView, LearningSettings, Outcome, PairQuery, PairView, RecipeView,
    SimilarityQuery, SimilarityView,
};
use tauri::AppHandle;

use super::{Answer, session};

pub(super) fn start_job(app: &AppHandle, request: JobRequest) -> Answer<i64> {
    session(app).start_job(request)
}

pub(super) fn cancel_job(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).cancel_job(id);
    Ok(())
}

pub(super) fn pause_job(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).pause_job(id);
    Ok(())
}

pub(super) fn resume_job(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).resume_job(id);
    Ok(())
}

pub(super) fn start_job_first(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).start_job_first(id);
    Ok(())
}

pub(super) fn jobs(app: &AppHandle) -> Answer<Vec<JobView>> {
    Ok(session(app).jobs())
}

pub(super) fn recipes(_app: &AppHandle) -> Answer<Vec<RecipeView>> {
    Ok(RecipeView::all())
}

pub(super) fn learning(app: &AppHandle, vertical: Option<String>) -> Answer<LearnView> {
    session(app).project()?.desk().learning(vertical.as_deref())
}

pub(super) fn set_learning(app: &AppHandle, settings: LearningSettings) -> Answer<()> {
    session(app).project()?.desk().set_learning(&settings)
}

pub(super) fn use_model(app: &AppHandle, version: i64) -> Answer<()> {
    let project = session(app).project()?;
    project.desk().use_model(version)?;
    project.model_changed();
    Ok(())
}

pub(super) fn similarity(app: &AppHandle, query: SimilarityQuery) -> Answer<SimilarityView> {
    session(app).project()?.workbench().similarity_view(&query)
}

pub(super) fn similarity_pair(app: &AppHandle, pair: PairQuery) -> Answer<PairView> {
    session(app).project()?.workbench().similarity_pair(&pair)
}

pub(super) fn set_borrow(app: &AppHandle, pair: PairQuery, on: bool) -> Answer<()> {
    session(app).project()?.workbench().set_borrow(&pair, on)
}

pub(super) fn take_back_unasked(
    app: &AppHandle,
    vertical: Option<String>,
    attribute: Option<String>,
) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    project.desk().take_back_unasked(vertical.as_deref(), attribute.as_deref(), &session.annotator())
}
