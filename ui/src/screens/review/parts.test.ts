import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { stumbles } from "../../testing";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { suspects } from "$lib/state/review-suspects.svelte";
import { review } from "$lib/state/review.svelte";
import { shell } from "$lib/state/shell.svelte";
import { close, open, press } from "./testing";

afterEach(close);

describe("agreement", () => {
  it("tells each figure with its interval and what lies below the target", async () => {
    await open();
    await screen.findByText("0.49");
    const row = document.querySelector("[data-attribute='Finish']");
    expect(row?.textContent).toMatch(/0\.38 to 0\.60, 131 items/);
    expect(row?.querySelector(".value.low")?.textContent).toBe("0.49");
    expect(document.querySelector("[data-attribute='Recommended season'] .value")?.textContent).toBe("–");
    expect(document.body.textContent).toContain("21 of 34 differences have");
  });
});

describe("suspects", () => {
  it("are gone through with S, kept with 1 and changed with 2", async () => {
    await open();
    press("s");
    await screen.findByText(/Is this label wrong/);
    press("1");
    press("2");
    await suspects.settled();
    expect(suspects.pages.head?.open).toBe(6);
    expect(suspects.at).toBe(2);
    press("s");
    await waitFor(() => expect(reviewScreen.part).toBe("differences"));
  });

  it("come back with Ctrl Z", async () => {
    await open();
    press("s");
    press("1");
    await suspects.settled();
    press("z", { ctrlKey: true });
    await waitFor(() => expect(suspects.pages.head?.open).toBe(8));
    expect(suspects.at).toBe(0);
  });

  it("that cannot be settled say why", async () => {
    await open({ fail: "settle_suspect" });
    press("s");
    press("2");
    await suspects.settled();
    expect((await screen.findByRole("alert")).textContent).toContain("The project file is locked");
    expect(suspects.current?.settled).toBe(false);
  });
});

describe("other parts", () => {
  it("show people to everybody, themselves included", async () => {
    await open();
    press("p");
    const main = await screen.findByRole("region", { name: "People" });
    expect(main.textContent).toMatch(/Mara Lindqvist, you/);
    expect(main.textContent).toMatch(/Jonas Adeyemi.*24\.7 s/);
  });

  it("collect questions and lead to their items", async () => {
    await open();
    press("q");
    await screen.findByText("Is a word for the absence of a wash a Finish?");
    screen.getByRole("button", { name: "Show the item" }).click();
    await waitFor(() => expect(review.view?.item).toBe(1));
    expect(reviewScreen.part).toBe("differences");
  });

  it("search the log, read on, and revert an entry", async () => {
    await open();
    press("h");
    await waitFor(() => expect(document.querySelectorAll("[data-decision]")).toHaveLength(100));
    screen.getByText("Older entries").click();
    await waitFor(() => expect(document.querySelectorAll("[data-decision]")).toHaveLength(200));
    await fireEvent.input(screen.getByLabelText("Search the log"), { target: { value: "selvedge" } });
    await waitFor(() => expect(document.querySelectorAll("[data-decision]")).toHaveLength(46));
    document.querySelector<HTMLElement>("[data-decision] [aria-label^='Revert']")?.click();
    await waitFor(() => expect(shell.said).toBe("Reverted: Material labelled"));
  });
});

describe("what is missing", () => {
  it("is told where nobody has read an item twice", async () => {
    await open({ review: "alone" });
    await screen.findByText("Nobody has read an item twice");
    expect(screen.getByText(/No search for wrong labels has been made/)).toBeTruthy();
    expect(document.body.textContent).toContain("No item has been read by two people yet");
  });
});

/** Each part with the key that leads to it. */
it.each([
  ["differences", "", ""],
  ["an own answer", "4", ""],
  ["a question", "u", ""],
  ["suspects", "s", ""],
  ["conflicts", "c", ""],
  ["people", "p", ""],
  ["questions", "q", ""],
  ["nothing to settle", "", "alone"],
])(
  "has nothing serious in the way: %s",
  async (_, key, kind) => {
    await open({ review: kind });
    if (key) press(key);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await stumbles(document.querySelector(".review")!)).toEqual([]);
  },
  60_000,
);
