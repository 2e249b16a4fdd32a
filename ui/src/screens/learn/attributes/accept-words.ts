/** Where accepting without asking stands for an attribute, in words and with a glyph. */
import type { AcceptView } from "$lib/bridge";
import { count } from "$lib/shared/count";
import { capital } from "$lib/shared/sentence";
import { tenths } from "../words";

export interface AcceptWords {
  look: "ok" | "warn" | "plain" | "quiet";
  glyph: string;
  text: string;
}

const measured = ({ precision, measured: spans }: AcceptView): string =>
  precision === null ? "" : `${tenths(precision)} measured${spans > 0 ? ` on ${count(spans)}` : ""}`;

export function acceptWords(accept: AcceptView, asked: number): AcceptWords {
  const why = capital(accept.why);
  switch (accept.state) {
    case "on":
      return { look: "ok", glyph: "✓", text: measured(accept) || why || "On" };
    case "ready":
      return { look: "plain", glyph: "", text: `${measured(accept) || why || "Safe"}, off` };
    case "suspended":
      return {
        look: "warn",
        glyph: "!",
        text: why || `Suspended: the audit found less than ${tenths(asked)}`,
      };
    case "never":
      return { look: "quiet", glyph: "", text: why || `Off: never reaches ${tenths(asked)}` };
    case "too_few":
      return { look: "warn", glyph: "", text: why || "Too few to know" };
  }
}

/** The threshold is shown where there is one that holds or held. */
export const thresholdText = ({ state, threshold }: AcceptView): string =>
  threshold === null || state === "never" || state === "too_few" ? "" : threshold.toFixed(2);
