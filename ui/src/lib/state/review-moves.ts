/** Ways from Review to other screens, and what label keys mean while an own answer is given. */
import { choosable, labelKeys } from "$lib/domain/label-keys";
import { item } from "./item.svelte";
import { project } from "./project.svelte";
import { ABSENT } from "./review-own.svelte";
import { reviewScreen, type ReviewPart } from "./review-screen.svelte";
import { conflicts } from "./review-conflicts.svelte";
import { suspects } from "./review-suspects.svelte";
import { review } from "./review.svelte";
import { shell } from "./shell.svelte";

/** The item in view, where labels are made. */
export async function openInAnnotate() {
  const inHand: Partial<Record<ReviewPart, number | undefined>> = {
    suspects: suspects.current?.item,
    conflicts: conflicts.row?.item,
  };
  const id = reviewScreen.part in inHand ? inHand[reviewScreen.part] : review.view?.item;
  if (id !== undefined) await openItem(id);
}

export async function openItem(id: number) {
  shell.go("annotate");
  await item.show(id);
}

export const reviewVertical = () => (review.view ? project.vertical(review.view.vertical) : null);

/** Values, or intents, from which an own answer to a difference outside of the texts is chosen. */
export function ownChoices(): string[] {
  const [vertical, difference] = [reviewVertical(), review.own?.difference];
  if (!vertical || !difference || difference.field !== null) return [];
  if (difference.kind === "presence") return [ABSENT];
  if (difference.kind === "intent") return vertical.intents;
  const attribute = choosable(vertical).find(({ name }) => difference.attributes.includes(name));
  return attribute?.values ?? [];
}

/** What a figure or letter does while an own answer is given; false where it means nothing. */
export function runOwnKey(key: string): boolean {
  const [vertical, own] = [reviewVertical(), review.own];
  if (!vertical || !own) return false;
  if (!own.isInText) {
    const value = /^[1-9]$/.test(key) ? ownChoices()[Number(key) - 1] : undefined;
    if (value !== undefined) own.toggle(value);
    return value !== undefined;
  }
  const attribute = labelKeys(vertical).get(key);
  if (attribute !== undefined) own.label(attribute);
  return attribute !== undefined;
}
