/** What deserves a look in the stand-in's schema. */
import type { SchemaAttribute, SchemaVertical, SchemaView, SchemaWarning } from "../generated";

const warning = (code: string, says: string, severe = false): SchemaWarning => ({ code, says, severe });

export const withWarnings = ({ verticals }: SchemaView): SchemaView => ({
  verticals: verticals.map((vertical) => ({
    ...vertical,
    attributes: vertical.attributes.map((one) => ({ ...one, warnings: of(one, vertical) })),
  })),
});

function of(attribute: SchemaAttribute, vertical: SchemaVertical): SchemaWarning[] {
  const all: SchemaWarning[] = [];
  if (attribute.description === "") {
    all.push(warning("no_question", "It asks nothing. The model needs a question with a noun in it.", true));
  }
  if (vertical.items > 0 && attribute.spans + attribute.itemValues === 0) {
    all.push(warning("no_examples", "No item has a label of it yet, so no model can learn it."));
  }
  if (attribute.kind === "choice" && attribute.values.length === 0) {
    all.push(warning("no_values", "A closed choice needs values to choose from.", true));
  }
  return all;
}
