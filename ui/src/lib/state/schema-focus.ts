/** Which list of the Schema screen has the keyboard, and how it is given back to one. */
const LISTS = ["verticals", "intents", "attributes", "values", "form"] as const;
export type List = (typeof LISTS)[number];

/** Lists are elements with `data-list`; without any focus the keys are for the attributes. */
export function listInFocus(): List {
  const named = document.activeElement?.closest<HTMLElement>("[data-list]")?.dataset.list;
  return LISTS.find((list) => list === named) ?? "attributes";
}

export const focusList = (list: List) =>
  document.querySelector<HTMLElement>(`[data-list="${list}"]`)?.focus({ preventScroll: true });

/** The first field of the form, with what stands in it selected. */
export function focusForm() {
  const field = document.querySelector<HTMLInputElement>(
    "[data-list='form'] input, [data-list='form'] textarea",
  );
  field?.focus();
  field?.select();
}
