/** How people labelled words like others, as a sentence. */
import type { LikeView } from "$lib/bridge";
import { count } from "$lib/shared/count";

export function likeWords({ attribute, count: these, of }: LikeView): string {
  const base = these === of ? count(these) : `${count(these)} of ${count(of)}`;
  return `${base} like it ${these === 1 ? "is" : "are"} labelled ${attribute}`;
}
