//! A dry run: every row is read and held against the project, and nothing is written.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use swingtag_catalogue::{Item, ItemStatus, Schema};
use swingtag_formats::{IncomingItem, PhotoSource, Row, RowProblem, Severity};
use swingtag_learn::Watch;
use swingtag_store::{Conflict, ConflictReason};

use super::gate::Gate;
use super::known::{Print, fields_print, print};
use super::runs::listed;
use super::{CHUNK, ImportRequest, Meaning, conflict_problem, names, photos, source};
use crate::error::WorkbenchError;
use crate::photos::photo_is_there;
use crate::problems::{Problems, Refusal};
use crate::view::{ImportCheck, ImportPlan, VerticalRows};
use crate::workbench::Workbench;

/// Verticals that a check names.
const VERTICALS: usize = 200;

impl Workbench {
    /// Checks the files of the Import screen; a check that runs already is stopped.
    ///
    /// # Errors
    /// As [`Workbench::check_import`].
    pub fn check_plan(&self, plan: &ImportPlan) -> Result<ImportCheck, WorkbenchError> {
        let watch = self.runs().begin();
        self.check_import(&plan.into(), &watch)
    }

    /// Reads files as [`Workbench::import`] would and says what that would do.
    ///
    /// # Errors
    /// A file that cannot be read at all, or a stop.
    pub fn check_import(
        &self,
        request: &ImportRequest,
        watch: &dyn Watch,
    ) -> Result<ImportCheck, WorkbenchError> {
        let mut check = Check {
            workbench: self,
            request,
            problems: Problems::new(request.errors.as_deref())?.keeping(),
            gate: Gate::new(self, request, true, watch)?,
            schema: self.schema()?,
            seen: HashMap::new(),
            unfit: HashSet::new(),
            verticals: BTreeMap::new(),
            found: ImportCheck::default(),
        };
        for file in &request.files {
            check.file(file, watch)?;
        }
        check.finish()
    }
}

struct Check<'a> {
    workbench: &'a Workbench,
    request: &'a ImportRequest,
    problems: Problems,
    gate: Gate<'a>,
    /// The schema as it would be by now.
    schema: Schema,
    /// Items of earlier rows: fields and vertical.
    seen: HashMap<Print, (Print, Print)>,
    /// New verticals that were remarked on.
    unfit: HashSet<String>,
    verticals: BTreeMap<String, (u64, bool)>,
    found: ImportCheck,
}

impl Check<'_> {
    fn file(&mut self, path: &Path, watch: &dyn Watch) -> Result<(), WorkbenchError> {
        let size = std::fs::metadata(path).map_or(0, |m| m.len());
        let mut rows = source::open(path, self.request, &self.workbench.schema()?)?;
        let mut chunk = Vec::new();
        while let Some(row) = rows.next() {
            match row? {
                Row::Problem(problem) => {
                    self.found.rows += u64::from(problem.severity == Severity::Rejected && problem.line > 0);
                    self.problems.add(*problem)?;
                }
                Row::Item(mut item) => {
                    self.found.rows += 1;
                    if self.gate.pass(path, &mut item, &mut self.problems)? {
                        chunk.push(*item);
                    }
                }
            }
            if self.found.rows.is_multiple_of(128) {
                watch.tick("Reading rows", rows.bytes_read().min(size), size)?;
            }
            if chunk.len() == CHUNK {
                self.chunk(path, std::mem::take(&mut chunk))?;
            }
        }
        self.chunk(path, chunk)?;
        watch.tick("Reading rows", size, size)?;
        Ok(())
    }

    fn chunk(&mut self, path: &Path, rows: Vec<IncomingItem>) -> Result<(), WorkbenchError> {
        let known = self.schema.verticals.iter().map(|v| v.name.clone()).collect::<HashSet<_>>();
        for row in &rows {
            let is_known = known.contains(&row.item.vertical) && !self.unfit.contains(&row.item.vertical);
            let count = self.verticals.entry(row.item.vertical.clone()).or_insert((0, is_known));
            count.0 += 1;
        }
        let rows = if self.request.strict {
            names::keep_known(path, rows, &self.schema, &mut self.problems)?
        } else {
            self.extend(path, &rows)?;
            rows
        };
        let source = PhotoSource::of(path, self.request.photo_folder(path))?;
        rows.into_iter().try_for_each(|row| self.row(path, &source, row))
    }

    /// Takes the names of rows in, and remarks on every vertical that is new.
    fn extend(&mut self, path: &Path, rows: &[IncomingItem]) -> Result<(), WorkbenchError> {
        let before: HashSet<String> = self.schema.verticals.iter().map(|v| v.name.clone()).collect();
        let incoming = names::schema_of(rows.iter().map(|row| (&row.item, row.annotation.as_ref())));
        self.found.new_names.extend(names::missing(&mut self.schema, incoming));
        for row in rows {
            let vertical = &row.item.vertical;
            if !before.contains(vertical) && self.unfit.insert(vertical.clone()) {
                self.problems.add(new_vertical(path, row.line, vertical))?;
            }
        }
        Ok(())
    }

    fn row(&mut self, path: &Path, source: &PhotoSource, row: IncomingItem) -> Result<(), WorkbenchError> {
        let (fields, vertical) = (fields_print(&row.item), print(&row.item.vertical));
        let id = print(&row.item.id);
        let stored = self.gate.known().and_then(|known| known.id(&row.item.id));
        let before = stored.or_else(|| self.seen.get(&id).copied());
        if let Some(before) = before
            && let Some(reason) = self.conflict(&row, before, (fields, vertical), stored.is_some())?
        {
            let refuses = reason.refuses_item();
            let conflict = Conflict { row: 0, id: row.item.id.clone(), reason };
            self.problems.add(conflict_problem(path, row.line, &conflict))?;
            if refuses {
                return Ok(());
            }
        }
        match before {
            Some(_) => self.found.known += 1,
            None => self.found.new += 1,
        }
        self.seen.entry(id).or_insert((fields, vertical));
        self.found.labelled += u64::from(row.annotation.is_some());
        self.photos(path, source, &row.item, row.line)
    }

    /// Why the project would refuse a row, or its labels. `in_project` is false for an item of an earlier row.
    fn conflict(
        &self,
        row: &IncomingItem,
        before: (Print, Print),
        now: (Print, Print),
        in_project: bool,
    ) -> Result<Option<ConflictReason>, WorkbenchError> {
        if before == now && (row.annotation.is_none() || self.request.meaning == Meaning::Predictions) {
            return Ok(None);
        }
        if !in_project {
            let field = row.item.fields.first().map_or_else(String::new, |field| field.name.clone());
            return Ok((before.0 != now.0).then_some(ConflictReason::TextChanged { field }));
        }
        let store = self.workbench.store();
        let Some(id) = store.find(&row.item.id)? else { return Ok(None) };
        let stored = store.item(id)?;
        if before.1 != now.1 {
            return Ok(Some(ConflictReason::VerticalChanged { was: stored.item.vertical }));
        }
        if before.0 != now.0 {
            let field = first_difference(&stored.item, &row.item);
            return Ok(Some(ConflictReason::TextChanged { field }));
        }
        let touched = stored.status != ItemStatus::New || stored.annotation.is_some();
        let brings = row.annotation.is_some() && row.annotation != stored.annotation;
        Ok((touched && brings).then_some(ConflictReason::LabelsKept))
    }

    fn photos(
        &mut self,
        path: &Path,
        source: &PhotoSource,
        item: &Item,
        line: u64,
    ) -> Result<(), WorkbenchError> {
        let mut found = 0;
        for photo in &item.photos {
            let is_packed = source.has_packed(photo);
            match if is_packed { Ok(()) } else { photo_is_there(&source.path(photo)) } {
                Ok(()) => found += 1,
                Err(reason) => self.problems.add(photos::missing(path, line, photo, reason))?,
            }
        }
        self.found.photos += item.photos.len() as u64;
        self.found.photos_found += found;
        self.found.with_photos += u64::from(found > 0);
        Ok(())
    }

    fn finish(self) -> Result<ImportCheck, WorkbenchError> {
        let mut found = self.found;
        (found.errors, found.warnings) = self.problems.counts();
        (found.left_out, found.same_text) = (self.gate.left_out, self.gate.same_text);
        found.refused = found.rows.saturating_sub(found.new + found.known + found.left_out);
        let mut verticals: Vec<VerticalRows> = self
            .verticals
            .into_iter()
            .map(|(name, (rows, known))| VerticalRows { name, rows, known })
            .collect();
        verticals.sort_by_key(|vertical| std::cmp::Reverse(vertical.rows));
        verticals.truncate(VERTICALS);
        found.verticals = verticals;
        let folder = self.request.files.first().map(|file| self.request.photo_folder(file).to_owned());
        let folder = folder.unwrap_or_default();
        found.photo_folder = std::path::absolute(&folder).unwrap_or(folder).display().to_string();
        let problems = self.problems.finish()?;
        found.problems = listed(&problems);
        self.workbench.runs().ended(self.request, problems, found.errors + found.warnings);
        Ok(found)
    }
}

/// The first field that differs, is new, or is gone.
fn first_difference(before: &Item, after: &Item) -> String {
    let differs = before.fields.iter().find(|field| !after.fields.contains(field));
    let added = || after.fields.iter().find(|field| !before.fields.contains(field));
    differs.or_else(added).map(|field| field.name.clone()).unwrap_or_default()
}

fn new_vertical(path: &Path, line: u64, name: &str) -> RowProblem {
    Refusal {
        column: "vertical",
        value: name,
        code: "new-vertical",
        reason: format!("“{name}” is no vertical of the project yet"),
        remedy: "refuse new names, if it is a mistake",
        severity: Severity::Warning,
    }
    .at(path, line)
}
