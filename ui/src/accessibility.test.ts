/**
 * Every screen and sheet through axe. Colours are left to styles/contrast.test.ts: nothing here is painted.
 */
import { waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { closeWindow, openWindow, stumbles } from "./testing";
import { SCREENS, shell, type Sheet } from "$lib/state/shell.svelte";

async function open(settings: Record<string, string> = {}) {
  await openWindow({ items: "6", ...settings });
}

afterEach(closeWindow);

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
