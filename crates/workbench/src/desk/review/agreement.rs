//! How far people agree, what they take for what, how they work, and what they ask of the guideline.

use std::collections::BTreeMap;

use swingtag_catalogue::agreement::{
    Agreement, AgreementFigures, AttributeAgreement, Confusion, Figure as Measured, Measures, Reading,
};
use swingtag_catalogue::{Annotation, Schema};
use swingtag_store::{AnsweredItem, Question, Work};

use crate::WorkbenchError;
use crate::desk::Desk;
use crate::view::{AgreementRow, AgreementView, ConfusionView, Figure, PersonView, QuestionView};

/// The coefficient to reach.
const TARGET: f64 = 0.8;
/// Everything random in intervals comes from it.
const SEED: u64 = 1;
/// Fewer finished items than this say nothing of a pace.
const FEWEST: u64 = 5;
/// Questions and confusions that are shown.
const SHOWN: usize = 50;
/// Name of the final labels beside a person's.
const FINAL: &str = "Final";

/// What is measured while answers go by.
struct Gathered<'a> {
    schema: &'a Schema,
    people: Agreement,
    /// Each person against the final labels, and the items of that.
    with_final: BTreeMap<String, (Agreement, u64)>,
}

impl Desk<'_> {
    /// How far people agree over the items that everybody is done with who was given them.
    ///
    /// # Errors
    /// For an unknown vertical; else when the project file cannot be read.
    pub fn agreement(&self, vertical: Option<&str>) -> Result<AgreementView, WorkbenchError> {
        let schema = self.store.schema()?;
        let mut gathered =
            Gathered { schema: &schema, people: Agreement::new(), with_final: BTreeMap::new() };
        self.store.each_answered(vertical, |answered| gathered.add(&answered))?;
        let Gathered { people, with_final, .. } = gathered;
        let figures = people.finish(SEED);
        let slot = |name: &str| slot(&schema, vertical, name);
        Ok(AgreementView {
            rows: figures.attributes.iter().map(|row| attribute_row(row, slot(&row.attribute))).collect(),
            overall: row(String::new(), 0, &figures.overall, figures.items),
            target: TARGET,
            confusions: confusions(&figures),
            people: self.people_views(with_final)?,
            questions: self.store.questions(SHOWN)?.into_iter().map(question).collect(),
        })
    }

    fn people_views(
        &self,
        with_final: BTreeMap<String, (Agreement, u64)>,
    ) -> Result<Vec<PersonView>, WorkbenchError> {
        let mut found: BTreeMap<String, PersonView> =
            self.store.work()?.into_iter().map(|work| (work.who.clone(), person(work))).collect();
        for (name, (agreement, items)) in with_final {
            let f1 = agreement.finish(SEED).overall.f1;
            if let Some(view) = found.get_mut(&name) {
                let base = format!("{items} settled item{}", if items == 1 { "" } else { "s" });
                view.agreement = f1.map(|f1| shown(f1, base));
            }
        }
        Ok(found.into_values().collect())
    }
}

impl Gathered<'_> {
    fn add(&mut self, answered: &AnsweredItem) {
        let Some(vertical) = self.schema.vertical(&answered.item.vertical) else { return };
        let readings: Vec<Reading<'_>> =
            answered.answers.iter().map(|answer| reading(&answer.who, &answer.labels)).collect();
        self.people.add(&answered.item, vertical, &readings);
        let Some(settled) = &answered.settled else { return };
        for answer in &answered.answers {
            let (agreement, items) =
                self.with_final.entry(answer.who.clone()).or_insert_with(|| (Agreement::new(), 0));
            agreement.add(
                &answered.item,
                vertical,
                &[reading(&answer.who, &answer.labels), reading(FINAL, settled)],
            );
            *items += 1;
        }
    }
}

fn reading<'a>(who: &'a str, labels: &'a Annotation) -> Reading<'a> {
    Reading { who, labels }
}

fn attribute_row(measured: &AttributeAgreement, slot: u16) -> AgreementRow {
    let measures = measured.spans.or(measured.values).unwrap_or(measured.presence);
    row(measured.attribute.clone(), slot, &measures, measured.items)
}

fn row(attribute: String, slot: u16, measures: &Measures, items: usize) -> AgreementRow {
    let base = || format!("{items} item{}", if items == 1 { "" } else { "s" });
    let figure = |measured: Option<Measured>| measured.map(|measured| shown(measured, base()));
    AgreementRow {
        attribute,
        slot,
        kappa: figure(measures.kappa),
        alpha: figure(measures.alpha),
        f1: figure(measures.f1),
        items: items as u64,
    }
}

fn shown(measured: Measured, base: String) -> Figure {
    #[expect(clippy::cast_possible_truncation, reason = "figures between −1 and 1, shown with two places")]
    let small = |value: f64| value as f32;
    Figure { value: small(measured.value), low: small(measured.low), high: small(measured.high), base }
}

fn slot(schema: &Schema, vertical: Option<&str>, name: &str) -> u16 {
    let mut verticals =
        schema.verticals.iter().filter(|other| vertical.is_none_or(|wanted| other.name == wanted));
    verticals.find_map(|vertical| vertical.attribute(name)).map_or(0, |attribute| attribute.slot)
}

fn confusions(figures: &AgreementFigures) -> Vec<ConfusionView> {
    let view = |confusion: &Confusion| ConfusionView {
        attribute: confusion.attribute.clone(),
        other: Some(confusion.other.clone()),
        count: confusion.count as u64,
        of: confusion.of as u64,
        words: confusion.words.iter().map(|example| example.words.clone()).collect(),
    };
    figures.confusions.iter().take(SHOWN).map(view).collect()
}

fn person(work: Work) -> PersonView {
    #[expect(clippy::cast_precision_loss, reason = "counts of items stay far below 2^52")]
    let pace = (work.finished >= FEWEST && work.seconds > 0.0).then(|| work.seconds / work.finished as f64);
    PersonView { name: work.who, items: work.finished, seconds_per_item: pace, agreement: None }
}

fn question(question: Question) -> QuestionView {
    QuestionView {
        item: question.item.0,
        attribute: question.attributes.into_iter().next(),
        words: question.words,
        question: question.question,
        who: question.who,
        at: question.at,
    }
}
