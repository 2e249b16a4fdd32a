/** The frame around the screens: start page, palette, switcher, settings, keys that were changed. */
import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeWindow, openWindow } from "./testing";
import type { Fake } from "$lib/bridge/fake";
import { item } from "$lib/state/item.svelte";
import { machine } from "$lib/state/machine.svelte";
import { marking } from "$lib/state/marking.svelte";
import { preferences } from "$lib/state/preferences.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";

let fake: Fake;

async function open(settings: Record<string, string> = {}) {
  fake = await openWindow({ items: "20", ...settings });
}

function press(key: string, given: KeyboardEventInit = {}, target: EventTarget = document.body) {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...given }));
}

const acts = () => fake.decided.map((act) => (JSON.parse(act) as { kind: string }).kind);

beforeEach(() => {
  project.error = null;
  machine.brokeOff = null;
});

afterEach(() => {
  closeWindow();
  marking.focusOn(null);
  preferences.set({ keys: {}, altLetters: false, density: "comfortable" });
  shell.error = null;
});

describe("the palette", () => {
  const field = () => screen.findByRole("combobox", { name: "Go to or run" });
  const first = () => document.querySelector("[role='option'][aria-selected='true'] .name")?.textContent;

  it("runs what was found, with the focus back where it was", async () => {
    await open();
    press("k", { ctrlKey: true });
    await fireEvent.input(await field(), { target: { value: "go learn" } });
    await waitFor(() => expect(first()).toBe("Go to Learn"));
    press("Enter", {}, await field());
    await waitFor(() => expect(shell.screen).toBe("learn"));
    expect(shell.sheet).toBeNull();
  });

  it("names the chosen row to screen readers and moves with the arrows", async () => {
    await open();
    press("k", { ctrlKey: true });
    const input = await field();
    press("ArrowDown", {}, input);
    await waitFor(() => expect(input.getAttribute("aria-activedescendant")).toBe("palette-1"));
    expect(document.getElementById("palette-1")?.getAttribute("aria-selected")).toBe("true");
    press("ArrowUp", {}, input);
    press("ArrowUp", {}, input);
    const rows = document.querySelectorAll("#palette-list [role='option']").length;
    await waitFor(() => expect(input.getAttribute("aria-activedescendant")).toBe(`palette-${rows - 1}`));
  });

  it("offers nothing that is not in force", async () => {
    await open({ project: "none" });
    press("k", { ctrlKey: true });
    await field();
    const names = [...document.querySelectorAll("#palette-list .name")].map(({ textContent }) => textContent);
    expect(names).toContain("New project");
    expect(names).not.toContain("Accept");
    expect(names).not.toContain("Train a model…");
  });

  it("waits while an input method composes", async () => {
    await open();
    press("k", { ctrlKey: true });
    press("Enter", { isComposing: true }, await field());
    expect(shell.sheet).toBe("palette");
  });
});

describe("a batch", () => {
  it("is weighed against the time that items take, by what Swingtag chooses too", async () => {
    await open();
    const started = vi.spyOn(project, "start");
    shell.open("batch");
    await fireEvent.click(await screen.findByRole("switch", { name: /for a second of work/ }));
    await fireEvent.click(screen.getByText("Choose items"));
    await waitFor(() => expect(shell.sheet).toBeNull());
    expect(started).toHaveBeenCalledWith({ kind: "batch", size: 50, strategy: "default+cost" });
    started.mockRestore();
  });
});

describe("a new project", () => {
  it("is not met with what went wrong before", async () => {
    await open({ project: "none" });
    project.error = { code: "gone", message: "There is no project file at a.swingtag", remedy: "" };
    press("n");
    const sheet = await screen.findByRole("dialog", { name: "New project" });
    await waitFor(() => expect(within(sheet).queryByText(/There is no project file/)).toBeNull());
  });
});

describe("keys that were changed", () => {
  it("work, and the old ones do not", async () => {
    await open();
    preferences.set({ keys: { "annotate.accept": ["s"] } });
    press("a");
    await item.settled();
    expect(acts()).toEqual([]);
    press("s");
    await item.settled();
    expect(acts()).toEqual(["accept"]);
  });

  it("stand in the footer and on the key sheet", async () => {
    await open();
    preferences.set({ keys: { "annotate.accept": ["s"] } });
    await waitFor(() =>
      expect(document.querySelector("footer .keys")?.textContent).toMatch(/^\s*S\s+accept/),
    );
    press("?", { shiftKey: true });
    const row = (await screen.findByText("accept", { selector: "dd" })).previousElementSibling;
    expect(row?.textContent?.trim()).toBe("S");
  });

  it("ask for Alt with every letter when that is set, labels as well", async () => {
    await open();
    preferences.set({ altLetters: true });
    press("a");
    press("q");
    await item.settled();
    expect(acts()).toEqual([]);
    press("a", { altKey: true });
    await item.settled();
    expect(acts()).toEqual(["accept"]);
  });

  it("never write over what is typed in a field", async () => {
    await open();
    preferences.set({ keys: { "annotate.done-next-item": ["s"] } });
    press("s", {}, document.querySelector("textarea")!);
    await item.settled();
    expect(acts()).toEqual([]);
  });

  it("leave an input method alone, also those that only say 229", async () => {
    await open();
    press("a", { isComposing: true });
    press("a", { keyCode: 229 } as KeyboardEventInit);
    press("Enter", { ctrlKey: true, isComposing: true });
    await item.settled();
    expect(acts()).toEqual([]);
  });
});

describe("the settings", () => {
  const settings = async (section: string) => {
    press(",", { ctrlKey: true });
    await fireEvent.click(await screen.findByRole("tab", { name: section }));
  };

  it("change a key by pressing another, and show what it clashes with", async () => {
    await open();
    await settings("Keys");
    const button = await screen.findByLabelText("Change A, accept");
    await fireEvent.click(button);
    press("x", {}, button);
    const clash = await screen.findByRole("alert");
    expect(clash.textContent).toContain("“reject” already");
    expect(preferences.current.keys).toEqual({});
    await fireEvent.click(within(clash).getByText("Swap the two keys"));
    expect(preferences.current.keys).toEqual({ "annotate.accept": ["x"], "annotate.reject": ["a"] });
  }, 20_000);

  it("make rows closer in the whole window", async () => {
    await open();
    await settings("Look");
    await fireEvent.click(screen.getByLabelText("Compact"));
    await waitFor(() => expect(document.documentElement.dataset.density).toBe("compact"));
    expect(fake.preferences.density).toBe("compact");
  });

  it("keep an encoder that is here and offer to fetch one that is not", async () => {
    await open();
    await settings("Models and device");
    await fireEvent.click(await screen.findByRole("radio", { name: /nordhaven-xlm-r/ }));
    expect(fake.preferences.encoder).toBe("nordhaven-xlm-r");
    await fireEvent.click(screen.getByText("Fetch all-MiniLM-L6-v2"));
    await waitFor(() => expect(fake.jobs[0]?.kind).toBe("fetch_encoder"));
  });
});

describe("a project that does not open", () => {
  it("says who holds it and can be opened for reading", async () => {
    await open({ project: "none", locked: "1" });
    await fireEvent.click(screen.getByText("Autumn shoes"));
    expect((await screen.findByRole("alert")).textContent).toContain("process 4711");
    await fireEvent.click(screen.getByText("Open for reading"));
    await screen.findByText("Read only.");
    expect(project.view?.readOnly).toBeTruthy();
  });

  it("is not offered once it is gone, only to be taken off the list", async () => {
    await open({ project: "none" });
    expect(screen.queryByRole("button", { name: /Spring jewellery/ })).toBeNull();
    await fireEvent.click(screen.getByText("Take off the list"));
    await waitFor(() => expect(screen.queryByText("Spring jewellery")).toBeNull());
  });

  it("leaves the one that is open, and tells in the list of projects", async () => {
    await open();
    fake.settings.set("locked", "1");
    await fireEvent.click(screen.getByText("Nordhaven catalogue"));
    await fireEvent.click(await screen.findByText("Autumn shoes"));
    expect((await screen.findByRole("alert")).textContent).toContain("open for writing elsewhere");
    expect(project.view).not.toBeNull();
  });
});

describe("the start page", () => {
  it("makes a project of categories of a taxonomy", async () => {
    await open({ project: "none" });
    press("n");
    await fireEvent.input(await screen.findByRole("textbox", { name: "Name" }), {
      target: { value: "Desks" },
    });
    await fireEvent.click(screen.getByLabelText(/An open product taxonomy/));
    await fireEvent.click(screen.getByText("Choose a file…"));
    await fireEvent.click(await screen.findByRole("checkbox", { name: /Standing Desks/ }));
    await fireEvent.submit(document.querySelector("form")!);
    await waitFor(() => expect(project.view).not.toBeNull());
  });

  it("leads from import to a new project and on", async () => {
    await open({ project: "none" });
    press("i");
    await fireEvent.input(await screen.findByRole("textbox", { name: "Name" }), {
      target: { value: "Desks" },
    });
    await fireEvent.submit(document.querySelector("form")!);
    await waitFor(() => expect(project.view).not.toBeNull());
    await waitFor(() => expect(shell.screen).toBe("import"));
  });

  it("tells once that the last session broke off, and that nothing is lost", async () => {
    await open({ crash: "1" });
    expect((await screen.findByText(/did not close properly/)).closest("p")?.textContent).toContain(
      "Nothing is lost",
    );
  });
});
