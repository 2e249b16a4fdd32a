/** How far the required values are: made up, but the days lead to what holds now. */
import type { CompletenessView, RequiredView, VerticalView } from "../generated";
import type { Answers } from "./fake";
import { isRequired, VERTICALS } from "./schema";

const DAY = 86_400_000;
const LAST = Date.UTC(2026, 10, 22);
const DAYS = 24;
const ITEMS = 1200;

const dateOf = (day: number) => new Date(LAST - (DAYS - 1 - day) * DAY).toISOString().slice(0, 10);

function viewOf(vertical: VerticalView): CompletenessView {
  const required = vertical.attributes
    .filter(({ name }) => isRequired(name))
    .map(({ name, slot }, at): RequiredView => ({ name, slot, items: ITEMS - 170 - 215 * at }));
  const values = required.reduce((sum, { items }) => sum + items, 0);
  const share = values / (ITEMS * required.length);
  const least = required.toSorted((a, b) => a.items - b.items)[0];
  return {
    vertical: vertical.name,
    items: ITEMS,
    whole: (least?.items ?? 0) - 64,
    share,
    required,
    heldBackBy: least?.name ?? null,
    days: Array.from({ length: DAYS }, (_, day) => ({
      date: dateOf(day),
      items: day < 9 ? ITEMS - 300 : ITEMS,
      share: share * ((day + 1) / DAYS) ** 0.7 * (day === 9 ? 0.86 : 1),
    })),
  };
}

export const completenessAnswers = () =>
  ({
    completeness: () =>
      VERTICALS.filter(({ attributes }) => attributes.some(({ name }) => isRequired(name))).map(viewOf),
  }) satisfies Partial<Answers>;
