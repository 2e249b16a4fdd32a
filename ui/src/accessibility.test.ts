/**
 * Every screen and sheet through axe. Colours are left to styles/contrast.test.ts: nothing here is painted.
 */
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import App from "./App.svelte";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { item } from "$lib/state/item.svelte";
import { project } from "$lib/state/project.svelte";
import { SCREENS, shell, type Sheet } from "$lib/state/shell.svelte";

async function open(settings: Record<string, string> = {}) {
  const fake = new Fake(new URLSearchParams({ items: "6", ...settings }));
  answerWith(fakeTransport(fake.settings, fake));
  render(App);
  if (fake.open) await waitFor(() => expect(item.view?.id).toBe(1));
  else await screen.findByText("Open sample project");
}

/** What a person who cannot see or point would stumble over. */
async function stumbles(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

afterEach(() => {
  cleanup();
  item.clear();
  project.view = null;
  project.loaded = false;
  shell.close();
  shell.go("annotate");
});

describe("nothing serious stands in the way", () => {
  it("on the start page", async () => {
    await open({ project: "none" });
    expect(await stumbles()).toEqual([]);
  });

  it.each([...SCREENS, "import", "export"] as const)(
    "on %s",
    async (name) => {
      await open();
      shell.go(name);
      await waitFor(() => expect(shell.screen).toBe(name));
      expect(await stumbles()).toEqual([]);
    },
    20_000,
  );

  const SHEETS: Sheet[] = ["keys", "train", "batch", "new", "settings", "palette", "projects"];
  it.each(SHEETS)(
    "on the sheet %s",
    async (sheet) => {
      await open();
      shell.open(sheet);
      await waitFor(() => expect(document.querySelector("dialog")).not.toBeNull());
      expect(await stumbles()).toEqual([]);
    },
    20_000,
  );
});
