import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import App from "../../App.svelte";
import type { Pick } from "$lib/bridge";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { giveKey, resetAllKeys } from "$lib/keys/remap";
import { ALL } from "$lib/keys/bindings";
import { item } from "$lib/state/item.svelte";
import { project } from "$lib/state/project.svelte";
import { reviewList } from "$lib/state/review-list.svelte";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { suspects } from "$lib/state/review-suspects.svelte";
import { review } from "$lib/state/review.svelte";
import { shell } from "$lib/state/shell.svelte";

let fake: Fake;

async function open(settings: Record<string, string> = {}) {
  fake = new Fake(new URLSearchParams({ items: "9", ...settings }));
  answerWith(fakeTransport(fake.settings, fake));
  render(App);
  await waitFor(() => expect(item.view?.id).toBe(1));
  shell.go("review");
  await waitFor(() => expect(review.loaded).toBe(true));
}

/** The jeans, with four differences between two people and a model. */
async function openJeans(settings: Record<string, string> = {}) {
  await open(settings);
  await reviewScreen.show(1);
  await screen.findByRole("heading", { name: "Which label is right for “raw indigo”?" });
}

function press(key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

const picks = () => fake.decided.map((pick) => JSON.parse(pick) as Pick);
const question = () => document.querySelector(".settle h1")?.textContent;
const settled = () =>
  review.view?.differences.filter((difference) => difference.settled).map(({ number }) => number);
const footer = () => document.querySelector("footer")?.textContent ?? "";

afterEach(() => {
  cleanup();
  resetAllKeys();
  reviewScreen.clear();
  item.clear();
  project.view = null;
  project.loaded = false;
  shell.close();
  shell.error = null;
  shell.go("annotate");
});

describe("the list", () => {
  it("counts what is to settle, most differences first", async () => {
    await open();
    const list = screen.getByRole("navigation", { name: "Items to settle" });
    expect(list.textContent).toContain("9 items, 23 differences");
    const rows = within(list).getAllByRole("listitem");
    expect(rows[0]?.textContent).toContain("6 differences");
    expect(review.view?.item).toBe(2);
  });

  it("goes to the next item and back with J and K", async () => {
    await open();
    press("j");
    await waitFor(() => expect(review.view?.item).toBe(4));
    press("k");
    await waitFor(() => expect(review.view?.item).toBe(2));
    press("k");
    await review.settled();
    expect(review.view?.item).toBe(2);
  });

  it("shows one vertical only, and the first item of it", async () => {
    await open();
    await fireEvent.change(screen.getByLabelText("Vertical"), { target: { value: "Jeans" } });
    await waitFor(() => expect(review.view?.item).toBe(1));
    expect(reviewList.pages.head?.total).toBe(1);
  });

  it("asks for pages of a long list only where they are in view", async () => {
    await open({ review: "many" });
    expect(reviewList.pages.head?.total).toBe(100_000);
    expect(document.querySelectorAll(".list [data-item]").length).toBeLessThan(40);
  });
});

describe("a difference", () => {
  it("is settled by the figure of a person, and the next one comes", async () => {
    await openJeans();
    press("2");
    await waitFor(() => expect(question()).toContain("selvedge denim"));
    await review.settled();
    expect(picks()).toEqual([{ kind: "lane", lane: 1 }]);
    expect(settled()).toEqual([1]);
    expect(review.view?.lanes.at(-1)?.spans.some(({ attribute }) => attribute === "Finish")).toBe(true);
  });

  it("keeps 4 for an own answer, so that a fourth reader has 5", async () => {
    await open();
    await waitFor(() => expect(review.view?.lanes).toHaveLength(6));
    const keys = [...document.querySelectorAll("[data-answer] kbd")].map((key) => key.textContent);
    expect(keys).toEqual(["1", "2", "3", "5", "6"]);
    press("5");
    await review.settled();
    expect(picks()).toEqual([{ kind: "lane", lane: 3 }]);
  });

  it("is settled without a label by 0 and with both by B", async () => {
    await openJeans();
    press("0");
    press("b");
    await review.settled();
    expect(picks().map(({ kind }) => kind)).toEqual(["none", "both"]);
    expect(settled()).toEqual([1, 2]);
  });

  it("leaves the rest to the majority with M, and goes to the next item with Enter", async () => {
    await openJeans();
    press("2");
    press("m");
    await review.settled();
    await waitFor(() => expect(settled()).toEqual([1, 2, 3, 4]));
    expect(document.querySelector("[data-item='1']")?.textContent).toContain("Settled");
    press("Enter");
    await waitFor(() => expect(review.view?.item).not.toBe(1));
    expect(review.view?.differences.every((difference) => difference.settled === null)).toBe(true);
  });

  it("is passed over with Enter, and walked to with the arrows", async () => {
    await openJeans();
    press("Enter");
    expect(review.at).toBe(2);
    press("ArrowLeft");
    expect(review.at).toBe(1);
    press("ArrowLeft");
    expect(review.at).toBe(1);
  });

  it("becomes a question with U, which Esc leaves and Enter adds", async () => {
    await openJeans();
    press("u");
    const field = await screen.findByLabelText<HTMLInputElement>("Question for the guideline");
    press("Escape", {}, field);
    await waitFor(() => expect(review.asking).toBe(false));
    press("u");
    const again = await screen.findByLabelText<HTMLInputElement>("Question for the guideline");
    await fireEvent.input(again, { target: { value: "Is raw a Finish?" } });
    await fireEvent.submit(again.form!);
    await review.settled();
    expect(picks()).toEqual([{ kind: "unclear", question: "Is raw a Finish?" }]);
    expect(review.view?.differences[0]).toMatchObject({ settled: null, question: true });
  });

  it("is taken back with Ctrl Z and done again, without leaving the screen", async () => {
    await openJeans();
    press("2");
    await review.settled();
    press("z", { ctrlKey: true });
    await waitFor(() => expect(settled()).toEqual([]));
    expect(shell.screen).toBe("review");
    press("Z", { ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(settled()).toEqual([1]));
  });

  it("that cannot be settled says why and comes back", async () => {
    await openJeans({ fail: "settle" });
    press("1");
    await review.settled();
    expect((await screen.findByRole("alert")).textContent).toContain("The project file is locked");
    expect([review.at, settled()]).toEqual([1, []]);
  });

  it("waits until everybody is done", async () => {
    await openJeans();
    review.view = { ...review.view!, waiting: ["Jonas Adeyemi"] };
    await screen.findByText(/Jonas Adeyemi is not done yet/);
    press("1");
    await review.settled();
    expect(picks()).toEqual([]);
  });

  it("of the whole item shows values, and takes an own one by its figure", async () => {
    await open();
    press("ArrowLeft");
    review.go(6);
    await screen.findByRole("heading", { name: "Which value is right for Shape?" });
    press("4");
    press("2");
    press("Enter");
    await review.settled();
    expect(picks()).toEqual([{ kind: "own", spans: [], values: ["Corner"], absent: false }]);
  });

  it("tells what the guideline says and how the words were settled before", async () => {
    await openJeans();
    await screen.findByText(/A word that says how the cloth was washed/);
    expect(screen.getByText("“rinsed” in “rinsed indigo”")).toBeTruthy();
  });

  it("is not settled by anybody who may only look", async () => {
    await openJeans({ reading: "1" });
    press("1");
    await review.settled();
    expect(picks()).toEqual([]);
    expect(screen.queryByText("label it yourself")).toBeNull();
  });
});

describe("an own answer", () => {
  it("labels the words in question with a label key and is final with Enter", async () => {
    await openJeans();
    press("4");
    expect(footer()).toContain("make it final");
    press("3");
    press("Enter");
    await review.settled();
    const spans = [{ field: "title", start: 25, end: 35, attribute: "Colour" }];
    expect(picks()).toEqual([{ kind: "own", spans, values: [], absent: false }]);
    expect(review.at).toBe(2);
  });

  it("marks other words, several of them, and takes the last one off with Del", async () => {
    await openJeans();
    press("4");
    press("q");
    press("ArrowRight", { shiftKey: true });
    press("9");
    press("Delete");
    await waitFor(() => expect(review.own?.spans.map(({ attribute }) => attribute)).toEqual(["Finish"]));
    press("Escape");
    expect(review.own).toBeNull();
    expect(picks()).toEqual([]);
  });

  it("means nothing outside of the labels of the vertical", async () => {
    await openJeans();
    press("4");
    press("0");
    press("s");
    expect([reviewScreen.part, review.own?.spans]).toEqual(["differences", []]);
  });
});

describe("keys", () => {
  it("are printed as they were changed", async () => {
    await openJeans();
    const pick = ALL.find(({ id }) => id === "review.pick")!;
    giveKey(pick, 1, "x");
    await waitFor(() => expect(document.querySelector("[data-answer='1'] kbd")?.textContent).toBe("X"));
    press("x");
    await review.settled();
    expect(picks()).toEqual([{ kind: "lane", lane: 1 }]);
  });
});

describe("agreement", () => {
  it("tells each figure with its interval and what lies below the target", async () => {
    await open();
    const table = await screen.findByRole("table", { name: "" }).catch(() => null);
    expect(table === null || table.isConnected).toBe(true);
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
    const main = await screen.findByRole("main", { name: "People" });
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
    screen.getByRole("button", { name: "Older entries" }).click();
    await waitFor(() => expect(document.querySelectorAll("[data-decision]")).toHaveLength(200));
    await fireEvent.input(screen.getByLabelText("Search the log"), { target: { value: "selvedge" } });
    await waitFor(() => expect(document.querySelectorAll("[data-decision]")).toHaveLength(46));
    screen.getAllByRole("button", { name: /^Revert/ })[0]?.click();
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

it.each(["", "alone", "many"])(
  "has nothing serious in the way (%s)",
  async (kind) => {
    await open({ review: kind });
    for (const key of ["", "4", "u", "s", "p", "q", "h"]) {
      if (key) press(key);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const { violations } = await axe.run(document.body, {
        rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
      });
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      const told = serious.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
      );
      expect(told, key).toEqual([]);
      reviewScreen.leave();
    }
  },
  60_000,
);
