import { screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { answerWith, transport } from "$lib/bridge/transport";
import { item } from "$lib/state/item.svelte";
import { conflicts } from "$lib/state/review-conflicts.svelte";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { shell } from "$lib/state/shell.svelte";
import { close, open, picks, press } from "../testing";

afterEach(close);

/** Forty items: colours of 1, 2, 8 (which is labelled apart), 18 and 38, two genders, a length and a width. */
async function openConflicts(settings: Record<string, string> = {}) {
  await open({ items: "40", ...settings });
  press("c");
  await waitFor(() => expect(document.querySelector("[data-conflict='0']")).not.toBeNull());
}

const inHand = () => `${conflicts.row?.item} ${conflicts.row?.claim.attribute}`;
const counts = () =>
  [...document.querySelectorAll("[data-conflicts-of]")].map((one) =>
    one.textContent.trim().replace(/\s+/g, " "),
  );

describe("the queue of conflicts", () => {
  it("is counted by attribute and tells how the voices stand in words", async () => {
    await openConflicts();
    expect(counts()).toEqual(["All attributes 9", "Colour 5", "Gender 2", "Length 1", "Width 1"]);
    const row = document.querySelector("[data-conflict='0']");
    expect(row?.textContent.replace(/\s+/g, " ")).toContain(
      "Colour ≠ Conflict Photo Black 96 Seller Navy Text black",
    );
    await screen.findByRole("heading", { name: "Which Colour is right?" });
    expect(document.querySelector("[data-part='conflicts']")?.textContent).toContain("9");
    press("t");
    await waitFor(() => expect(counts()[0]).toBe("All attributes 12"));
    expect(document.body.textContent).toContain("≈ Partly");
  });

  it("is narrowed to an attribute with the arrows, and from the last one round to all", async () => {
    await openConflicts();
    press("ArrowRight");
    await waitFor(() => expect(conflicts.list?.total).toBe(5));
    expect(conflicts.query.attribute).toBe("Colour");
    press("ArrowLeft");
    await waitFor(() => expect(conflicts.list?.total).toBe(9));
    press("ArrowLeft");
    await waitFor(() => expect(inHand()).toBe("38 Width"));
    press("ArrowRight");
    await waitFor(() => expect(conflicts.query.attribute).toBeNull());
  });

  it("holds only the rows in view of a long list", async () => {
    await openConflicts({ items: "20000" });
    expect(conflicts.list?.total).toBeGreaterThan(2000);
    expect(document.querySelectorAll("[data-conflict]").length).toBeLessThan(40);
  });

  it("is walked with J and K, and opened in Annotate with A", async () => {
    await openConflicts();
    press("j");
    await waitFor(() => expect(inHand()).toBe("2 Gender"));
    press("k");
    await waitFor(() => expect(inHand()).toBe("1 Colour"));
    press("j");
    await waitFor(() => expect(inHand()).toBe("2 Gender"));
    press("a");
    await waitFor(() => expect([shell.screen, item.view?.id]).toEqual(["annotate", 2]));
  });

  it("shows the words that the comparison rests on, and the item’s other attributes", async () => {
    await openConflicts();
    press("ArrowRight");
    press("ArrowRight");
    press("ArrowRight");
    await waitFor(() => expect(inHand()).toBe("28 Length"));
    const table = await screen.findByRole("region", { name: "Also in this item" });
    expect(table.textContent).toMatch(/Colour.*Yellow gold.*Silver 81.*= Agrees.*! the photo differs/s);
    expect(screen.getByRole("button", { name: /The photo/ }).textContent).toContain("No model reads it");
  });
});

describe("a conflict", () => {
  it("is settled with 1 and 2, keeps its place, and the next open one is in hand", async () => {
    await openConflicts();
    press("1");
    await waitFor(() => expect(inHand()).toBe("2 Gender"));
    press("2");
    await waitFor(() => expect(inHand()).toBe("2 Colour"));
    await conflicts.settled();
    expect(picks()).toEqual([
      { kind: "settle", attribute: "Colour", keep: "text" },
      { kind: "settle", attribute: "Gender", keep: "seller" },
    ]);
    expect(document.querySelector("[data-conflict='0']")?.textContent).toContain("✓ Text kept");
    expect([conflicts.open, conflicts.list?.total]).toEqual([7, 9]);
  });

  it("of a silent text is settled with 3 for the photo, which then is told as kept", async () => {
    await openConflicts();
    await conflicts.ask({ attribute: "Gender" });
    await conflicts.go(1);
    expect(inHand()).toBe("18 Gender");
    await screen.findByText("Conflict with the photo");
    press("1");
    expect([inHand(), conflicts.open], "the text says nothing that could be right").toEqual(["18 Gender", 2]);
    press("3");
    await conflicts.settled();
    expect(picks()).toEqual([{ kind: "settle", attribute: "Gender", keep: "photo" }]);
    expect(document.querySelector("[data-conflict='1']")?.textContent).toContain("✓ Photo kept");
    expect(conflicts.open).toBe(1);
  });

  it("comes back in hand with Ctrl Z", async () => {
    await openConflicts();
    press("1");
    await conflicts.settled();
    press("z", { ctrlKey: true });
    await waitFor(() => expect([conflicts.open, inHand()]).toEqual([9, "1 Colour"]));
    expect(shell.screen).toBe("review");
  });

  it("is left to those who label the item apart", async () => {
    await openConflicts();
    await conflicts.go(3);
    await screen.findByText(/Several people label this item apart/);
    press("1");
    await conflicts.settled();
    expect([inHand(), picks()]).toEqual(["8 Colour", []]);
  });

  it("that cannot be settled says why and comes back", async () => {
    await openConflicts({ fail: "settle" });
    press("2");
    await conflicts.settled();
    expect((await screen.findByRole("alert")).textContent).toContain("The project file is locked");
    expect([conflicts.open, inHand(), conflicts.claim?.mark]).toEqual([9, "1 Colour", "conflict"]);
  });

  it("is not settled by anybody who may only look", async () => {
    await openConflicts({ reading: "1" });
    press("1");
    press("m");
    await conflicts.settled();
    expect([picks(), shell.sheet]).toEqual([[], null]);
  });
});

describe("many conflicts", () => {
  it("are settled for the attribute in hand, counted before, as one step that undo takes back", async () => {
    await openConflicts();
    press("m");
    await screen.findByText("4 conflicts of 4 items settled: the text is right for Colour");
    expect(document.body.textContent).toContain("1 item left out: several people label it apart");
    screen.getByRole("button", { name: /The text wins in 4 conflicts/ }).click();
    await waitFor(() => expect(shell.sheet).toBeNull());
    expect(conflicts.list?.total).toBe(5);
    press("z", { ctrlKey: true });
    await waitFor(() => expect(conflicts.list?.total).toBe(9));
    expect([shell.screen, reviewScreen.part]).toEqual(["review", "conflicts"]);
  });

  it("are those where the seller says the same, once that is chosen", async () => {
    await openConflicts();
    press("m");
    (await screen.findByLabelText("Colour where the seller says “Navy”")).click();
    screen.getByLabelText("The seller").click();
    await screen.findByText(/^3 conflicts of 3 items settled: the seller is right/);
    screen.getByRole("button", { name: /The seller wins in 3 conflicts/ }).click();
    await waitFor(() => expect(shell.sheet).toBeNull());
    const query = { vertical: null, attribute: "Colour", partly: false };
    expect(picks()).toEqual([{ query, sellerSays: "Navy", keep: "seller" }]);
  });

  it("are settled by the photo where it says something", async () => {
    await openConflicts();
    press("m");
    screen.getByLabelText("Every attribute").click();
    (await screen.findByLabelText("The photo")).click();
    await screen.findByText(/^5 conflicts of 4 items settled: the photo is right/);
    expect(document.body.textContent).toContain("3 conflicts left: the photo says nothing there");
    screen.getByRole("button", { name: /The photo wins in 5 conflicts/ }).click();
    await waitFor(() => expect(shell.sheet).toBeNull());
    expect(conflicts.list?.total).toBe(4);
  });

  it("are stopped with Esc, which leaves the question open until it has stopped", async () => {
    await openConflicts();
    let stop = () => {};
    const whole = transport();
    const call = async (name: string, given: never) => {
      if (name === "stop_items_act") return stop();
      if (name === "settle_conflicts") await new Promise<void>((done) => (stop = done));
      return whole.call(name as never, given);
    };
    answerWith({ ...whole, call: call as typeof whole.call });
    press("m");
    (await screen.findByRole("button", { name: /The text wins in/ })).click();
    const button = await screen.findByRole("button", { name: /Stop/ });
    press("Escape", {}, button);
    expect(shell.sheet).toBe("conflicts");
    await waitFor(() => expect(shell.sheet).toBeNull());
    expect(shell.said).toContain("settled");
  });

  it("that cannot be settled leave the question open with the reason", async () => {
    await openConflicts({ fail: "settle_conflicts" });
    press("m");
    (await screen.findByRole("button", { name: /The text wins in/ })).click();
    expect((await screen.findByRole("alert")).textContent).toContain("The project file is locked");
    expect(shell.sheet).toBe("conflicts");
  });
});

describe("corrections and what is missing", () => {
  it("are saved with ⇧ K", async () => {
    await openConflicts();
    press("K", { shiftKey: true });
    await screen.findByText(/correction.* saved/);
  });

  it("is told where the seller says nothing, and where nothing is open", async () => {
    await open({ conflicts: "none" });
    press("c");
    await screen.findByText("The seller says nothing about any item");
    close();
    await open({ conflicts: "settled" });
    press("c");
    await screen.findByText("No conflict is open");
  });

  it("is told of one attribute while others are open", async () => {
    await openConflicts();
    await conflicts.ask({ attribute: "Fit" });
    await screen.findByText("No conflict is open for Fit");
    screen.getByRole("button", { name: "Show all attributes" }).click();
    await waitFor(() => expect(conflicts.list?.total).toBe(9));
  });
});
