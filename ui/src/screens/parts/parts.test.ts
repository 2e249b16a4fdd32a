import { screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { closeWindow, openWindow } from "../../testing";
import type { Transport } from "$lib/bridge/transport";
import type { JobRequest, MergeDone } from "$lib/bridge";
import { items } from "$lib/state/items.svelte";
import { merging } from "$lib/state/merging.svelte";
import { shell } from "$lib/state/shell.svelte";
import { slicing } from "$lib/state/slicing.svelte";
import { mergeLines } from "./words";

/** A job takes its time, on a busy machine more. */
const PATIENT = { timeout: 4000 };

let started: JobRequest[] = [];

async function open(settings: Record<string, string> = {}) {
  started = [];
  await openWindow({ items: "60", ...settings }, (transport) => {
    const call: Transport["call"] = (name, given) => {
      if (name === "start_job") started.push((given as { request: JobRequest }).request);
      return transport.call(name, given);
    };
    return { ...transport, call };
  });
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
  );
/** Clicks the button whose text begins so; the sheet's own comes before those below it. */
async function click(text: string | RegExp) {
  const begins = typeof text === "string" ? new RegExp(`^${text}`) : text;
  const found = () =>
    ["dialog button", "button"]
      .flatMap((selector) => [...document.querySelectorAll<HTMLButtonElement>(selector)])
      .find((button) => !button.disabled && begins.test(button.textContent.trim()));
  await waitFor(() => expect(found()).toBeDefined(), PATIENT);
  found()?.click();
}

afterEach(() => {
  closeWindow();
  slicing.clear();
  merging.clear();
  items.clear();
});

describe("handing out a slice", () => {
  it("is for a person, into a file that the system asks for", async () => {
    await open();
    press("H", { ctrlKey: true, shiftKey: true });
    const whom = await screen.findByLabelText<HTMLSelectElement>("For");
    expect(whom.options.length).toBeGreaterThan(0);
    await click("Choose…");
    await waitFor(() => expect(slicing.file).toMatch(/^\/home\/mara\/Documents\/.+\.swingtag$/));
    await click(/^Hand out(?!…)/);
    await screen.findByText("Handed out and read through.", {}, PATIENT);
    expect(started).toMatchObject([{ kind: "slice", plan: { assigned: slicing.person, chosen: null } }]);
  });

  it("is of the items that were selected, where some are", async () => {
    await open();
    press("1", { altKey: true });
    await waitFor(() => expect(items.counted).toBe(true));
    press("s");
    press("ArrowDown", { shiftKey: true });
    await waitFor(() => expect(items.chosen).toBe(2));
    await click(/^Hand out…/);
    await screen.findByText("The 2 items selected on Items");
    expect(slicing.by).toBe("chosen");
    slicing.file = "/tmp/two.swingtag";
    await click(/^Hand out(?!…)/);
    await waitFor(() => expect(started).toHaveLength(1));
    expect(started[0]).toMatchObject({ plan: { assigned: null, vertical: null } });
    expect((started[0] as { plan: { chosen: number } }).plan.chosen).toBeTypeOf("number");
  });

  it("can be stopped, and says that there is no file", async () => {
    await open({ job: "slow" });
    await slicing.ask();
    slicing.file = "/tmp/a.swingtag";
    await click(/^Hand out(?!…)/);
    await click("Stop");
    await screen.findByText(/There is no file/, {}, PATIENT);
  });
});

describe("merging a slice", () => {
  it("shows what would come in before anything does, and what came in", async () => {
    await open();
    press("M", { ctrlKey: true, shiftKey: true });
    await click("Choose…");
    await screen.findByText("Nothing has changed yet.", {}, PATIENT);
    expect(document.body.textContent).toContain("would wait in Review");
    expect(document.body.textContent).toContain("“Heel height” of Shoes is only there");
    expect(started).toMatchObject([{ kind: "merge", only_look: true }]);
    await click(/^Merge(?! a)/);
    await screen.findByText("Merged.", {}, PATIENT);
    expect(started[1]).toMatchObject({ kind: "merge", only_look: false });
    await click("Review");
    expect([shell.screen, shell.sheet]).toEqual(["review", null]);
  });

  it("forgets what it showed when another file is written", async () => {
    await open();
    merging.ask();
    merging.write("/tmp/a.swingtag");
    await merging.look();
    await waitFor(() => expect(merging.looked).toBe(true));
    merging.write("/tmp/b.swingtag");
    expect(merging.done).toBeNull();
  });

  it("is not offered while the project is only looked at", async () => {
    await open({ reading: "" });
    press("M", { ctrlKey: true, shiftKey: true });
    expect(shell.sheet).toBeNull();
  });
});

describe("the words of a merge", () => {
  const nothing: MergeDone = {
    ...{ file: "", onlyLooked: false, taken: 0, known: 0, changed: 0, apart: 0, waiting: 0, overtaken: 0 },
    ...{ differences: [], allDifferences: 0, heldBack: [], allHeldBack: 0 },
  };

  it("leave out what did not happen", () => {
    expect(mergeLines(nothing).map(({ name }) => name)).toEqual(["Taken in", "Changed"]);
    expect(mergeLines({ ...nothing, waiting: 1 })[2]?.text).toBe("item waits in Review");
    expect(mergeLines({ ...nothing, waiting: 2, onlyLooked: true })[2]?.text).toBe(
      "items would wait in Review",
    );
  });
});
