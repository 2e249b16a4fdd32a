/** Words that the stand-in's people have labelled before. */
import type { LikeView } from "../generated";

const KNOWN: Record<string, LikeView> = {
  "two platform": {
    attribute: "Tiers",
    count: 4,
    of: 4,
    words: ["dual-tier", "2-tier", "two level", "double deck"],
  },
  "36″ × 22″": { attribute: "Width", count: 7, of: 9, words: ["36” × 22”", "48″ × 22″", "36 × 22 in"] },
  electric: { attribute: "Power", count: 41, of: 41, words: ["Electric"] },
  "matte black": { attribute: "Colour", count: 1, of: 1, words: [] },
};

export const likeIt = (words: string): LikeView | null => KNOWN[words.toLowerCase()] ?? null;
