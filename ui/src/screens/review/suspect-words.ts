/** What is said of a label that is perhaps wrong. */
import type { SuspectView } from "$lib/bridge";

export const placeOf = ({ words, context }: SuspectView): string =>
  context === "" || context === words ? `“${words}”` : `“${words}” in “${context}”`;

export const labelledAs = ({ labelled }: SuspectView): string =>
  labelled === null ? "No label" : `Labelled ${labelled}`;

export const modelSays = ({ says, saysWords }: SuspectView): string =>
  says === null ? "model says no label" : `model says ${says}${saysWords === null ? "" : ` “${saysWords}”`}`;

/** “.98”, of −1 to 1: the higher, the more suspect. */
export const scoreOf = ({ score }: SuspectView): string =>
  score >= 0.995
    ? "1.0"
    : score
        .toFixed(2)
        .replace(/^(-?)0/, "$1")
        .replace("-", "−");
