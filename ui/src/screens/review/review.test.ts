import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { ALL } from "$lib/keys/bindings";
import { giveKey } from "$lib/keys/remap";
import { reviewList } from "$lib/state/review-list.svelte";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { review } from "$lib/state/review.svelte";
import { shell } from "$lib/state/shell.svelte";
import { close, open, openJeans, picks, press } from "./testing";

const question = () => document.querySelector("[data-pane='settle'] h1")?.textContent;
const settled = () =>
  review.view?.differences.filter((difference) => difference.settled).map(({ number }) => number);
const footer = () => document.querySelector("footer")?.textContent ?? "";

afterEach(close);

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
    await waitFor(() => expect(footer()).toContain("make it final"));
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
