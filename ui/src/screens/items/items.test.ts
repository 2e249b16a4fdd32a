import { screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { closeWindow, openWindow } from "../../testing";
import { choice } from "$lib/state/items-choice.svelte";
import { preview } from "$lib/state/items-preview.svelte";
import { items } from "$lib/state/items.svelte";
import { item } from "$lib/state/item.svelte";
import { shell } from "$lib/state/shell.svelte";

async function open(settings: Record<string, string> = {}) {
  const fake = await openWindow({ items: "60", ...settings });
  press("1", { altKey: true });
  await waitFor(() => expect(items.counted).toBe(true));
  return fake;
}

function press(
  key: string,
  more: KeyboardEventInit = {},
  on: Element = document.activeElement ?? document.body,
) {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

const grid = () => screen.getByRole("grid");
const rows = () => screen.getAllByRole("row").slice(1);
const write = (words: string) => {
  const field = screen.getByLabelText<HTMLInputElement>("Search items");
  field.focus();
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

afterEach(() => {
  closeWindow();
  items.clear();
  preview.open = false;
});

describe("the Items screen", () => {
  it("draws a few rows of many, and says how many there are", async () => {
    await open({ items: "800" });
    expect(rows().length).toBeLessThan(60);
    expect(grid().getAttribute("aria-rowcount")).toBe("801");
    expect(rows()[0]?.getAttribute("aria-rowindex")).toBe("2");
  });

  it("has one tab stop in the table and tells the row in focus", async () => {
    await open();
    expect(document.activeElement).toBe(grid());
    press("ArrowDown");
    await waitFor(() => expect(grid().getAttribute("aria-activedescendant")).toBe("items-row-1"));
    expect(grid().querySelectorAll("[tabindex='0'], button:not([tabindex='-1'])")).toHaveLength(0);
  });

  it("searches while one writes and marks what was found", async () => {
    await open();
    press("/");
    expect(document.activeElement).toBe(screen.getByLabelText("Search items"));
    write("nubuck");
    await waitFor(() => expect(document.querySelector("mark")?.textContent).toBe("nubuck"));
    expect(items.total).toBeLessThan(60);
    press("Enter");
    expect(document.activeElement).toBe(grid());
  });

  it("says what to drop when nothing matches", async () => {
    await open();
    await items.ask({ verticals: ["Jeans"], search: "nubuck" });
    const button = await screen.findByText("Drop the vertical filter");
    button.click();
    await waitFor(() => expect(items.total).toBeGreaterThan(0));
    expect(items.query.search).toBe("nubuck");
  });

  it("narrows by a filter from the keyboard", async () => {
    await open();
    press("f");
    const first = document.activeElement as HTMLElement;
    expect(first.getAttribute("role")).toBe("checkbox");
    press("ArrowDown");
    const second = document.activeElement as HTMLElement;
    expect(second).not.toBe(first);
    second.click();
    await waitFor(() => expect(second.getAttribute("aria-checked")).toBe("true"));
    await waitFor(() => expect(items.total).toBeLessThan(60));
    press("Escape");
    expect(document.activeElement).toBe(grid());
  });

  it("chooses with S, extends with Shift, drops with Escape", async () => {
    await open();
    press("s");
    press("ArrowDown", { shiftKey: true });
    await waitFor(() => expect(screen.getByText("2 selected")).toBeTruthy());
    press("a", { ctrlKey: true });
    await waitFor(() => expect(screen.getByText("All 60 selected")).toBeTruthy());
    press("Escape");
    expect(choice.chosen.all).toBe(false);
  });

  it("asks before labels are lost, and takes all of it back in one step", async () => {
    await open();
    press("a", { ctrlKey: true });
    press("v");
    const does = await screen.findByText(/^Change to .*labels go$/);
    expect(items.pages.row(3)?.vertical).toBe("Queries");
    does.click();
    await waitFor(() => expect(shell.sheet).toBeNull());
    expect(new Set([0, 1, 2, 3].map((row) => items.pages.row(row)?.vertical)).size).toBe(1);
    press("z", { ctrlKey: true });
    await waitFor(() => expect(items.pages.row(3)?.vertical).toBe("Queries"));
    expect(shell.screen).toBe("items");
  });

  it("removes with Del and Enter, and the filter for removed ones brings them back", async () => {
    await open();
    press("Delete");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Remove 1 item"));
    (document.activeElement as HTMLElement).click();
    await waitFor(() => expect(items.total).toBe(59));
    await items.ask({ statuses: ["removed"] });
    expect(items.total).toBe(1);
    grid().focus();
    press("r");
    await waitFor(() => expect(items.total).toBe(0));
  });

  it("does at once what can be taken back, and says so", async () => {
    await open();
    press("m");
    await waitFor(() => expect(items.pages.row(0)?.status).toBe("review"));
    expect(document.querySelector("[role=toolbar]")?.textContent).toContain("undo");
  });

  it("shows the row in focus beside the table, and goes with it", async () => {
    await open();
    press(" ");
    await waitFor(() => expect(preview.view?.id).toBe(1));
    press("ArrowDown");
    await waitFor(() => expect(preview.view?.id).toBe(2));
    press("Escape");
    expect(preview.open).toBe(false);
  });

  it("opens the row in focus in Annotate", async () => {
    await open();
    press("ArrowDown");
    press("ArrowDown");
    press("Enter");
    await waitFor(() => expect(shell.screen).toBe("annotate"));
    expect(item.view?.id).toBe(3);
  });
});
