//! Deals items out to people, a share of them to two at a time.
//!
//! Which items are labelled twice is drawn at random from a seed; the rest goes round, so that everybody has
//! the same number within one.

use swingtag_catalogue::{BatchId, ItemId, ItemStatus};
use swingtag_models::Random;
use swingtag_store::{Given, Queue, Store, TableOrder, TableQuery};

use super::invalid;
use crate::WorkbenchError;
use crate::desk::Desk;
use crate::view::{AssignRequest, AssignWhat, Effect, Outcome, PersonWork};

impl Desk<'_> {
    /// Everybody who has items or has worked here lately.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn people(&self) -> Result<Vec<PersonWork>, WorkbenchError> {
        let view = |work: swingtag_store::Work| PersonWork {
            me: self.who == Some(work.who.as_str()),
            name: work.who,
            assigned: work.assigned,
            done: work.done,
        };
        let mut people: Vec<PersonWork> = self.store.work()?.into_iter().map(view).collect();
        if let Some(me) = self.who.filter(|me| people.iter().all(|person| person.name != **me)) {
            people.push(PersonWork { name: me.to_owned(), assigned: 0, done: 0, me: true });
        }
        Ok(people)
    }

    /// What giving items to people would do.
    ///
    /// # Errors
    /// As of [`Desk::assign`].
    pub fn assign_effect(&self, request: &AssignRequest) -> Result<Effect, WorkbenchError> {
        let given = self.dealt(request)?;
        let people = names(&request.people)?;
        let each = |name: &String| {
            let items = given.iter().filter(|(_, to)| to.contains(name)).count();
            format!("{name}: {}", counted(items))
        };
        let twice = given.iter().filter(|(_, to)| to.len() > 1).count();
        let mut says: Vec<String> = people.iter().map(each).collect();
        if twice > 0 {
            says.push(format!("{} labelled twice, blind to each other", counted(twice)));
        }
        Ok(Effect { items: given.len() as u64, says, ..Effect::default() })
    }

    /// Gives items to people, as one step.
    ///
    /// # Errors
    /// `invalid` for a share outside of 0 to 1, an overlap with fewer than two people, or a name that is none;
    /// `list_gone`, `no_such_row`, `unknown_vertical`, `project_read_only`.
    pub fn assign(&self, request: &AssignRequest, who: &str) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let given = self.dealt(request)?;
        if given.is_empty() {
            return Err(invalid("there is no open item to give to anybody"));
        }
        let said = self.store.give(&given, &in_words(&given, &names(&request.people)?), who)?;
        Ok(Outcome { many: true, ..self.outcome(None, said)? })
    }

    fn dealt(&self, request: &AssignRequest) -> Result<Given, WorkbenchError> {
        let people = names(&request.people)?;
        let mut items = match &request.what {
            AssignWhat::Chosen { list, selection } => self.selected(*list, selection)?,
            AssignWhat::All => given_items(self.store, None, None)?,
            AssignWhat::Vertical { vertical } => given_items(self.store, Some(vertical), None)?,
            AssignWhat::Batch { batch } => given_items(self.store, None, Some(BatchId(*batch)))?,
        };
        items
            .truncate(request.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX)));
        deal(&items, &people, request.overlap, request.seed)
    }
}

/// Open items that nobody has, in import order; those of a batch whoever has them.
fn given_items(
    store: &Store,
    vertical: Option<&str>,
    batch: Option<BatchId>,
) -> Result<Vec<ItemId>, WorkbenchError> {
    let open = [ItemStatus::New, ItemStatus::Started, ItemStatus::Skipped];
    if let Some(batch) = batch {
        let size = usize::try_from(store.batch(batch)?.size).unwrap_or(usize::MAX);
        let rows = store.queue_page(Queue::Batch(batch), 0, size)?.rows;
        return Ok(rows
            .into_iter()
            .filter(|row| open.contains(&row.row.status))
            .map(|row| row.row.id)
            .collect());
    }
    if let Some(name) = vertical {
        store.vertical_id(name)?.ok_or_else(|| {
            let remedy = "`swingtag schema` lists the verticals";
            WorkbenchError::new("unknown_vertical", format!("the project has no vertical “{name}”"), remedy)
        })?;
    }
    let query = TableQuery {
        verticals: vertical.iter().map(|name| (*name).to_owned()).collect(),
        statuses: open.to_vec(),
        // Nobody's.
        assignees: vec![String::new()],
        order: TableOrder::File,
        ..TableQuery::default()
    };
    Ok(store.table(&query)?.items.into_iter().map(ItemId).collect())
}

/// Deals items out.
///
/// # Errors
/// `invalid` for a share outside of 0 to 1, or one that needs a second person.
fn deal(items: &[ItemId], people: &[String], overlap: f64, seed: u64) -> Result<Given, WorkbenchError> {
    if !(0.0..=1.0).contains(&overlap) {
        return Err(invalid(format!("the overlap {overlap} is no share; give one between 0 and 1")));
    }
    if overlap > 0.0 && people.len() < 2 {
        return Err(invalid("an overlap needs at least two people; name another, or set it to 0"));
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    Random::new(seed).shuffle(&mut order);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of a number of items, between 0 and that number"
    )]
    let twice = (overlap * items.len() as f64).round() as usize;
    let mut to: Vec<Vec<String>> = vec![Vec::new(); items.len()];
    let mut turn = 0;
    for (rank, place) in order.into_iter().enumerate() {
        let times = if rank < twice { 2 } else { 1 };
        for _ in 0..times.min(people.len()) {
            to[place].push(people[turn % people.len()].clone());
            turn += 1;
        }
    }
    Ok(items.iter().copied().zip(to).collect())
}

/// Names as they are written down, each once.
fn names(given: &[String]) -> Result<Vec<String>, WorkbenchError> {
    let mut names: Vec<String> = Vec::new();
    for name in given.iter().map(|name| name.trim()) {
        if name.is_empty() || name == swingtag_store::EARLIER {
            return Err(invalid(format!("“{name}” is no person’s name; give another")));
        }
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

fn in_words(given: &Given, people: &[String]) -> String {
    let twice = given.iter().filter(|(_, to)| to.len() > 1).count();
    let to = if people.is_empty() { "nobody".to_owned() } else { people.join(", ") };
    let overlap = if twice > 0 { format!(", {twice} of them to two") } else { String::new() };
    format!("{} given to {to}{overlap}", counted(given.len()))
}

fn counted(items: usize) -> String {
    format!("{items} item{}", if items == 1 { "" } else { "s" })
}
