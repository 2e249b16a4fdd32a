// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { AgreementRow } from "./AgreementRow";
import type { ConfusionView } from "./ConfusionView";
import type { PersonView } from "./PersonView";
import type { QuestionView } from "./QuestionView";

/**
 * Agreement over the items that at least two people are done with.
 */
export type AgreementView = { 
/**
 * Attributes in the order of the schema; without one of them where nobody used it.
 */
rows: Array<AgreementRow>, 
/**
 * All attributes together.
 */
overall: AgreementRow, 
/**
 * The coefficient asked for: 0.8.
 */
target: number, 
/**
 * What is taken for what, most frequent first.
 */
confusions: Array<ConfusionView>, 
/**
 * Everybody who has worked on the project.
 */
people: Array<PersonView>, 
/**
 * Questions for the guideline, newest first.
 */
questions: Array<QuestionView>, };
