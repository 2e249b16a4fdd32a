/** What the tests of this screen share: the whole window over the stand-in, keys, what was picked. */
import { screen, waitFor } from "@testing-library/svelte";
import { expect } from "vitest";
import { closeWindow, openWindow } from "../../testing";
import type { Pick } from "$lib/bridge";
import type { Fake } from "$lib/bridge/fake";
import { resetAllKeys } from "$lib/keys/remap";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { review } from "$lib/state/review.svelte";
import { shell } from "$lib/state/shell.svelte";

let fake: Fake;

export async function open(settings: Record<string, string> = {}) {
  fake = await openWindow({ items: "9", ...settings });
  shell.go("review");
  await waitFor(() => expect(review.loaded).toBe(true));
}

/** The jeans, with four differences between two people and a model. */
export async function openJeans(settings: Record<string, string> = {}) {
  await open(settings);
  await reviewScreen.show(1);
  await screen.findByRole("heading", { name: "Which label is right for “raw indigo”?" });
}

export function press(key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

export const picks = () => fake.decided.map((pick) => JSON.parse(pick) as Pick);

export function close() {
  closeWindow();
  resetAllKeys();
  reviewScreen.clear();
  shell.error = null;
}
