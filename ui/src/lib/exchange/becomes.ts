/** What a column of a table becomes, in words. */

const NAMES: Record<string, string> = {
  id: "Item id",
  title: "Title",
  description: "Description",
  vertical: "Vertical",
  images: "Photos, split at “|” or “;”",
  group: "Group",
  split: "Split",
  ignore: "Leave out",
};

const NAMED: Record<string, string> = {
  seller: "Seller value",
  field: "Text",
  keep: "Keep as",
  "name-of": "Name of attribute",
  "value-of": "Value of attribute",
};

/** “seller:Brand” is “Seller value: Brand”. */
export function becomesLabel(becomes: string): string {
  const at = becomes.indexOf(":");
  if (at < 0) return NAMES[becomes] ?? becomes;
  return `${NAMED[becomes.slice(0, at)] ?? becomes.slice(0, at)}: ${becomes.slice(at + 1)}`;
}

/** The part after the kind: the name of an attribute or field, or the label of the kind. */
export function shortLabel(becomes: string): string {
  const at = becomes.indexOf(":");
  return at < 0 ? becomesLabel(becomes) : becomes.slice(at + 1);
}

export interface Choices {
  plain: string[];
  /** Seller values: the attributes of the schema, and the column's own name. */
  seller: string[];
}

/** Everything a column may become; what it is now is always among it. */
export function choicesFor(header: string, becomes: string, attributes: string[]): Choices {
  const seller = new Set([...attributes, header].map((name) => `seller:${name}`));
  const plain = new Set([...Object.keys(NAMES), `field:${header}`, `keep:${header}`]);
  (becomes.startsWith("seller:") ? seller : plain).add(becomes);
  return { plain: [...plain], seller: [...seller] };
}
