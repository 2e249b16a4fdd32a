import { screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { closeWindow, openWindow } from "./testing";
import type { Fake } from "$lib/bridge/fake";
import { item } from "$lib/state/item.svelte";
import { marking } from "$lib/state/marking.svelte";
import { shell } from "$lib/state/shell.svelte";

let fake: Fake;

async function open(settings: Record<string, string> = {}) {
  fake = await openWindow({ items: "20", ...settings });
}

function press(key: string, given: KeyboardEventInit = {}, target: EventTarget = document.body) {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...given }));
}

const acts = () => fake.decided.map((act) => JSON.parse(act) as { kind: string; attribute: string });
const option = () =>
  document.querySelector("[role='option'][aria-selected='true']")?.getAttribute("aria-label");

afterEach(() => {
  closeWindow();
  marking.focusOn(null);
});

describe("the window", () => {
  it("lands on the least sure span and tells it to screen readers", async () => {
    await open();
    await waitFor(() => expect(option()).toBe("Width, predicted, 44, unsure: 36″ × 22″"));
  });

  it("accepts with A and goes on to the next span that needs a person", async () => {
    await open();
    press("a");
    await item.settled();
    expect(acts()).toMatchObject([{ kind: "accept", attribute: "Width" }]);
    expect(marking.span?.attribute).toBe("Part");
  });

  it("finishes one item however long the keys are held", async () => {
    await open();
    press("Enter", { ctrlKey: true });
    for (let held = 0; held < 5; held++) press("Enter", { ctrlKey: true, repeat: true });
    await waitFor(() => expect(item.view?.id).toBe(2));
    press("Enter", { ctrlKey: true, repeat: true });
    await item.settled();
    expect(acts()).toMatchObject([{ kind: "done" }]);
    expect(item.view?.id).toBe(2);
  });

  it("walks spans with Tab and leaves the pane after the last", async () => {
    await open();
    const walked = new Set<string | null>();
    for (let count = 0; count < 40 && marking.focus !== null; count++) {
      walked.add(marking.focus);
      press("Tab");
    }
    expect(marking.focus).toBeNull();
    expect(walked.size).toBeGreaterThan(2);
  });

  it("stops Tab at one row of the queue, from which arrows go on and Enter takes an item", async () => {
    await open();
    const stops = () => [
      ...document.querySelectorAll<HTMLElement>("[data-pane='queue'] button[tabindex='0']"),
    ];
    expect(stops().map(({ dataset }) => dataset.item)).toEqual(["1"]);
    stops()[0]!.focus();
    press("ArrowDown", {}, document.activeElement!);
    expect(document.activeElement).toHaveProperty("dataset.item", "2");
    (document.activeElement as HTMLElement).click();
    await waitFor(() => expect(item.view?.id).toBe(2));
    await waitFor(() => expect(stops().map(({ dataset }) => dataset.item)).toEqual(["2"]));
  });

  it("labels selected words with a figure", async () => {
    await open();
    press("Escape");
    press("ArrowRight", { shiftKey: true });
    press("3");
    await item.settled();
    expect(acts()).toMatchObject([{ kind: "add", field: "title", start: 0, end: 6, attribute: "Material" }]);
    expect(marking.span?.attribute).toBe("Material");
  });

  it("changes the label of the span in focus, and refuses the old one", async () => {
    await open();
    press("1");
    await item.settled();
    expect(acts()).toMatchObject([{ kind: "change", attribute: "Width", new_attribute: "Brand" }]);
  });

  it("moves ends with E and keeps them with Enter", async () => {
    await open();
    const { start, end } = marking.span!;
    press("e");
    press("ArrowLeft");
    press("Enter");
    await item.settled();
    const act = acts()[0] as unknown as { kind: string; new_start: number; new_end: number };
    expect(act.kind).toBe("change");
    expect(act.new_start).toBe(start);
    expect(act.new_end).toBeLessThan(end);
  });

  it("marks the same words twice with Ctrl D", async () => {
    await open();
    press("d", { ctrlKey: true });
    press("9");
    await item.settled();
    expect(acts()).toMatchObject([{ kind: "add", attribute: "Feature" }]);
  });

  it("takes back and does again", async () => {
    await open();
    press("x");
    await item.settled();
    press("z", { ctrlKey: true });
    await waitFor(() =>
      expect(
        item.view?.spans.some(({ attribute, state }) => attribute === "Width" && state === "rejected"),
      ).toBe(false),
    );
    press("Z", { ctrlKey: true, shiftKey: true });
    await waitFor(() =>
      expect(
        item.view?.spans.some(({ attribute, state }) => attribute === "Width" && state === "rejected"),
      ).toBe(true),
    );
  });

  it("lets letters be letters in a field and while composing", async () => {
    await open();
    const note = document.querySelector("textarea")!;
    press("a", {}, note);
    press("x", { isComposing: true });
    await item.settled();
    expect(acts()).toEqual([]);
  });

  it("goes on with Ctrl Enter and keeps the note that was being written", async () => {
    await open();
    const note = document.querySelector("textarea")!;
    note.focus();
    note.value = "ask the seller";
    note.dispatchEvent(new Event("input", { bubbles: true }));
    press("Enter", { ctrlKey: true }, note);
    await waitFor(() => expect(item.view?.id).toBe(2));
    await waitFor(() => expect(acts().map(({ kind }) => kind)).toEqual(["note", "done"]));
  });

  it("chooses whole-item values with I and a figure", async () => {
    await open();
    press("i");
    press("2");
    await item.settled();
    expect(acts()).toMatchObject([{ kind: "set_value", attribute: "Main colour", value: "Grey", on: true }]);
  });

  it("tells how words like those in focus were labelled, once the eye rests", async () => {
    await open();
    await screen.findByText("7 of 9 like it are labelled Width");
    expect(document.body.textContent).toContain("“48″ × 22″”");
    press("Tab");
    press("Tab");
    await waitFor(() => expect(screen.queryByText(/like it are labelled/)).toBeNull());
  });

  it("lists the queries that go with an item and goes to one", async () => {
    await open({ queries: "" });
    press("g");
    expect((await screen.findByText("“vivo desk riser”")).closest("button")?.textContent).toContain(
      "2 of 3 words",
    );
    screen.getByText("“electric vs manual standing desk”").closest("button")!.click();
    await waitFor(() => expect(item.view?.id).toBe(24));
    expect(shell.sheet).toBeNull();
  });

  it("confirms an intent of a query with a figure", async () => {
    await open();
    await item.show(4);
    press("2");
    await item.settled();
    expect(acts()).toMatchObject([{ kind: "set_intent", intent: "Find by product", on: true }]);
  });

  it("says what failed where it happened, and comes back to the span", async () => {
    await open({ fail: "accept" });
    press("a");
    await item.settled();
    expect((await screen.findByRole("alert")).textContent).toContain("The project file is locked");
    expect(marking.span?.attribute).toBe("Width");
  });

  it("prints only keys that work on the key sheet", async () => {
    await open();
    press("?", { shiftKey: true });
    expect(await screen.findByText("second label on the same words")).toBeTruthy();
  });

  it("begins with the sample, a new project or one from before", async () => {
    await open({ project: "none" });
    expect(await screen.findByText("Open sample project")).toBeTruthy();
    expect(screen.getByText("No model yet", { exact: false })).toBeTruthy();
  });

  it("shows no confidence that no model gave", async () => {
    await open({ model: "none" });
    expect(screen.getByText("No model yet")).toBeTruthy();
  });
});
