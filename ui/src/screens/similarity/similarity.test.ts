import { screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { closeWindow, openWindow, stumbles } from "../../testing";
import { shell } from "$lib/state/shell.svelte";
import { similarity } from "$lib/state/similarity.svelte";

async function open(settings: Record<string, string> = {}) {
  const fake = await openWindow({ items: "6", ...settings });
  shell.go("similarity");
  await waitFor(() => expect(similarity.view).not.toBeNull());
  return fake;
}

/** The map with the detail of its pair beside it. */
async function openMap(settings: Record<string, string> = {}) {
  const fake = await open(settings);
  await waitFor(() => expect(similarity.pair).not.toBeNull());
  return fake;
}

function press(key: string, more: KeyboardEventInit = {}) {
  const on = document.activeElement ?? document.body;
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

const map = () => screen.getByRole("grid");
const current = () => {
  const id = map().getAttribute("aria-activedescendant") ?? "";
  return document.getElementById(id);
};
const detail = () => screen.getByRole("region", { name: / to / });

/** Stands on the pair of these names. */
async function goTo(lent: string, attribute: string) {
  const row = similarity.view?.rows.findIndex(({ name }) => name === lent) ?? -1;
  const column = similarity.view?.columns.findIndex(({ name }) => name === attribute) ?? -1;
  await similarity.pick({ row, column });
  await waitFor(() => expect(detail().textContent).toContain(lent));
}

afterEach(() => {
  closeWindow();
  similarity.clear();
  similarity.evidence = "all";
});

describe("the map", () => {
  it("is a table with heads on both sides and one cell in hand", async () => {
    await openMap();
    const count = (role: string) => map().querySelectorAll(`[role='${role}']`).length;
    expect(["rowheader", "columnheader", "gridcell"].map(count)).toEqual([12, 13, 144]);
    expect(current()?.getAttribute("aria-label")).toBe("0.98, best match both ways, borrowed");
    expect(map().querySelectorAll("[aria-selected='true']")).toHaveLength(1);
  });

  it("is walked by arrows and stays inside its edges", async () => {
    await openMap();
    map().focus();
    press("ArrowLeft");
    press("ArrowDown");
    press("ArrowRight");
    await waitFor(() => expect(similarity.place).toEqual({ row: 1, column: 1 }));
    press("End");
    await waitFor(() => expect(similarity.place).toEqual({ row: 1, column: 11 }));
    await waitFor(() => expect(detail().textContent).toContain("Bead colour"));
  });

  it("lets Tab go through the best pairs and out after the last one", async () => {
    await openMap();
    map().focus();
    press("Tab");
    await waitFor(() => expect(similarity.place).toEqual({ row: 1, column: 1 }));
    press("Tab", { shiftKey: true });
    await waitFor(() => expect(similarity.place).toEqual({ row: 0, column: 0 }));
    const last = similarity.view?.pairs.at(-1);
    if (last) await similarity.pick(last);
    const event = new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true });
    map().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it("shows one kind of evidence at a time, and attention only where it is known", async () => {
    await openMap();
    expect(screen.queryByRole("radio", { name: "Attention" })).toBeNull();
    screen.getByRole("radio", { name: "Values" }).click();
    await waitFor(() => expect(similarity.evidence).toBe("values"));
    await waitFor(() => expect(current()?.textContent.trim()).toBe("1.0"));
  });

  it("changes the verticals places when one is chosen twice", async () => {
    await openMap();
    const donor = screen.getByLabelText<HTMLSelectElement>("The vertical that lends");
    donor.value = "Mangalsutra";
    donor.dispatchEvent(new Event("change", { bubbles: true }));
    await waitFor(() => expect(similarity.view?.donor).toBe("Mangalsutra"));
    expect(similarity.view?.borrower).toBe("Chain");
  });
});

describe("a pair", () => {
  it("tells what was measured with its interval and base", async () => {
    await openMap();
    await goTo("Clasp", "Hook type");
    expect(detail().textContent).toMatch(
      /With 386\s+Clasp labels it rises from 58\.1 to 64\.5 F1 \(\+1\.2 to \+11\.6\),\s+cross-validated\s+on\s+41\s+Mangalsutra items/,
    );
  });

  it("says where a difference may be chance, and where nothing was tried", async () => {
    await openMap();
    await goTo("Weight", "Weight");
    expect(detail().textContent).toContain("may be chance");
    await goTo("Gemstone", "Stone");
    expect(detail().textContent).toContain("Not tried");
    expect(detail().textContent).not.toContain("est.");
  });

  it("is tried as a job by its key", async () => {
    const fake = await openMap();
    await goTo("Gemstone", "Stone");
    press("t");
    await waitFor(() => expect(fake.jobs.some(({ kind }) => kind === "try_borrowing")).toBe(true));
  });

  it("is borrowed and given back with B, and the list follows", async () => {
    await openMap();
    await goTo("Clasp", "Hook type");
    const borrow = () => screen.getByRole("switch", { name: "Borrow Clasp to Hook type" });
    expect(borrow().getAttribute("aria-checked")).toBe("false");
    press("b");
    await waitFor(() => expect(borrow().getAttribute("aria-checked")).toBe("true"));
    expect(shell.said).toContain("Hook type borrows Clasp labels");
    press("b");
    await waitFor(() => expect(borrow().getAttribute("aria-checked")).toBe("false"));
  });

  it("shows more of its labels with Enter", async () => {
    await openMap();
    const lines = () => document.querySelectorAll("[data-pane='examples'] mark").length;
    await waitFor(() => expect(lines()).toBe(6));
    map().focus();
    press("Enter");
    await waitFor(() => expect(lines()).toBe(7));
  });

  it("is only looked at in a project opened for reading", async () => {
    await openMap({ reading: "1" });
    expect(screen.queryByRole("button", { name: /Borrow|Try/ })).toBeNull();
    expect(screen.getByRole<HTMLButtonElement>("switch", { name: "Borrow Brand to Brand" }).disabled).toBe(
      true,
    );
  });
});

describe("what is missing", () => {
  it("is told where there is only one vertical", async () => {
    await open({ similarity: "one" });
    await screen.findByText("There is only one vertical");
    expect(screen.queryByRole("grid")).toBeNull();
  });

  it("is unknown and not 0 without labels", async () => {
    await openMap({ similarity: "bare" });
    screen.getByRole("radio", { name: "Values" }).click();
    await waitFor(() => expect(current()?.getAttribute("aria-label")).toContain("unknown"));
    await goTo("Clasp", "Strand style");
    expect(detail().textContent).toContain("measuring takes 3 items");
    expect(detail().textContent).toContain("unknown");
  });
});

it.each(["", "bare", "one", "attention"])(
  "has nothing serious in the way (%s)",
  async (kind) => {
    await open({ similarity: kind });
    await waitFor(() => expect(similarity.view?.donor === null || similarity.pair !== null).toBe(true));
    expect(await stumbles()).toEqual([]);
  },
  30_000,
);
