/** What is known of every attribute of an item, and what it rests on. */
import type { AttributeView, ItemView, SellerRow } from "$lib/bridge";

export interface Finding {
  words: string;
  state: "confirmed" | "predicted";
  confidence: number | null;
  low: boolean;
}

export interface Evidence {
  attribute: AttributeView;
  findings: Finding[];
  /** The seller's claim, if there is one. */
  seller: SellerRow | null;
}

/** One entry for every attribute of the vertical, in its order. */
export function evidenceOf(view: ItemView, attributes: AttributeView[]): Evidence[] {
  return attributes.map((attribute) => ({
    attribute,
    findings: once([...inTexts(view, attribute.name), ...ofItem(view, attribute.name)]),
    seller: view.seller.find((row) => row.attribute === attribute.name && row.seller.length > 0) ?? null,
  }));
}

function inTexts(view: ItemView, name: string): Finding[] {
  const texts = new Map(view.fields.map((field) => [field.name, field.text]));
  return view.spans.flatMap(({ attribute, state, confidence, low, field, start, end }) =>
    attribute === name && state !== "rejected"
      ? [
          {
            words: texts.get(field)?.slice(start, end) ?? "",
            state,
            confidence,
            low: low && state === "predicted",
          },
        ]
      : [],
  );
}

function ofItem(view: ItemView, name: string): Finding[] {
  return view.values.flatMap(({ attribute, value, state, confidence }) =>
    attribute === name && state !== "rejected" ? [{ words: value, state, confidence, low: false }] : [],
  );
}

/** The same words once: a label before a prediction, the surer prediction before the other. */
function once(findings: Finding[]): Finding[] {
  const rank = ({ state, confidence }: Finding) => (state === "confirmed" ? 1000 : (confidence ?? 0));
  const best = new Map<string, Finding>();
  for (const finding of findings) {
    const known = best.get(finding.words);
    if (!known || rank(finding) > rank(known)) best.set(finding.words, finding);
  }
  return [...best.values()];
}

/** Of how many attributes something is known. */
export const knownOf = (evidence: Evidence[]): number =>
  evidence.filter(({ findings }) => findings.length > 0).length;

/** Why nothing is known of an attribute. */
export function whyNothing({ status, model }: ItemView): string {
  if (status === "done") return "None: looked at and done";
  return model === null ? "Not looked at" : `Nothing found by v${model}`;
}
