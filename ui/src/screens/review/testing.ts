/** What the tests of this screen share: the whole window over the stand-in, keys, what was picked. */
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import { expect } from "vitest";
import App from "../../App.svelte";
import type { Pick } from "$lib/bridge";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { resetAllKeys } from "$lib/keys/remap";
import { item } from "$lib/state/item.svelte";
import { project } from "$lib/state/project.svelte";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { review } from "$lib/state/review.svelte";
import { shell } from "$lib/state/shell.svelte";

let fake: Fake;

export async function open(settings: Record<string, string> = {}) {
  fake = new Fake(new URLSearchParams({ items: "9", ...settings }));
  answerWith(fakeTransport(fake.settings, fake));
  render(App);
  await waitFor(() => expect(item.view?.id).toBe(1));
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
  cleanup();
  resetAllKeys();
  reviewScreen.clear();
  item.clear();
  project.view = null;
  project.loaded = false;
  shell.close();
  shell.error = null;
  shell.go("annotate");
}
