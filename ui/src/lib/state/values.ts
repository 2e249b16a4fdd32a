/** Whole-item values by keys: I steps through the attributes, figures choose among the values. */
import type { AttributeView, ItemView, SpanState } from "$lib/bridge";
import { choosable } from "$lib/domain/label-keys";
import { item } from "./item.svelte";
import { currentVertical, toggleValue } from "./labelling";
import { marking } from "./marking.svelte";

export interface ShownValue {
  value: string;
  /** `open` is a value of the list that nobody has spoken about. */
  state: SpanState | "open";
  confidence: number | null;
  low: boolean;
}

/** Goes to the next attribute that is answered for the whole item, and out after the last. */
export function stepValue() {
  const vertical = currentVertical();
  const count = vertical ? choosable(vertical).length : 0;
  const next = (marking.value ?? -1) + 1;
  marking.value = next < count ? next : null;
}

/** The values of an attribute in the order of the schema, then those outside of its list. */
export function shownValues(view: ItemView, attribute: AttributeView): ShownValue[] {
  const known = view.values.filter((value) => value.attribute === attribute.name);
  const listed = attribute.values.map(
    (value): ShownValue =>
      known.find((other) => other.value === value) ?? { value, state: "open", confidence: null, low: false },
  );
  return [...listed, ...known.filter(({ value }) => !attribute.values.includes(value))];
}

/** Sets the value with this figure, counted from 1, of the attribute in force. */
export function chooseValue(figure: number): boolean {
  const vertical = currentVertical();
  const attribute = vertical && marking.value !== null ? choosable(vertical)[marking.value] : undefined;
  const value = attribute && item.view ? shownValues(item.view, attribute)[figure - 1] : undefined;
  if (!attribute || !value) return false;
  toggleValue(attribute.name, value.value);
  return true;
}
