/** Marks and words of the reliability diagram: what the bins say, nothing in between. Pure. */
import { line } from "d3-shape";
import type { Reliability, ReliabilityBin } from "$lib/bridge";
import { count } from "$lib/shared/count";
import { linear } from "$lib/shared/linear";

export const SIZE = { width: 200, height: 172 };
export const EDGE = { left: 30, right: 10, top: 10, bottom: 26 };

/** The confidence that the sentence tells about. */
const TOLD = 0.9;
/** A bin further away than this says nothing about it. */
const NEAR = 0.08;

export const across = linear([0, 1], [EDGE.left, SIZE.width - EDGE.right]);
export const up = linear([0, 1], [SIZE.height - EDGE.bottom, EDGE.top]);

export const path = (bins: ReliabilityBin[]): string =>
  line<ReliabilityBin>()
    .x(({ confidence }) => across(confidence))
    .y(({ right }) => up(right))(bins) ?? "";

/** The bin whose mean confidence is nearest; of two equally near ones the fuller. */
export function nearest(bins: ReliabilityBin[], confidence: number): ReliabilityBin | null {
  const far = ({ confidence: own }: ReliabilityBin) => Math.abs(own - confidence);
  return bins.reduce<ReliabilityBin | null>((best, bin) => {
    if (!best || far(bin) < far(best) - 1e-6) return bin;
    return far(bin) < far(best) + 1e-6 && bin.count > best.count ? bin : best;
  }, null);
}

/** “90.6”, “80”: at most one decimal, and none that is naught. */
const times = (right: number): string => String(Math.round(right * 1000) / 10);

/** “When v12 says 0.90, it was right 90.6 times in 100. Before scaling: 80.” */
export function sentence({ bins, before }: Reliability, version: number | null): string {
  const bin = nearest(bins, TOLD);
  if (!bin) return "";
  const who = version === null ? "the model" : `v${version}`;
  const says = `When ${who} says ${bin.confidence.toFixed(2)}, it was right ${times(bin.right)} times in 100`;
  const raw = nearest(before, bin.confidence);
  const comparable = raw !== null && Math.abs(raw.confidence - bin.confidence) <= NEAR;
  return `${says} (${count(bin.count)} predictions).${comparable ? ` Before scaling: ${times(raw.right)}.` : ""}`;
}

export const said = ({ confidence, right, count: predictions }: ReliabilityBin): string =>
  `Confidence ${confidence.toFixed(2)}: right ${times(right)} times in 100, ${count(predictions)} predictions`;
