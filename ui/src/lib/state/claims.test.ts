import { beforeEach, describe, expect, it } from "vitest";
import { answerWith } from "$lib/bridge/transport";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { claims } from "./claims.svelte";
import { item } from "./item.svelte";

describe("a person's word on what the seller says", () => {
  let fake: Fake;

  beforeEach(async () => {
    const settings = new URLSearchParams("items=50");
    fake = new Fake(settings);
    answerWith(fakeTransport(settings, fake));
    await item.show(1);
    claims.land();
  });

  const kept = () => fake.decided.map((act) => JSON.parse(act) as Record<string, unknown>);

  it("begins at the conflict and goes on to what is open", async () => {
    expect(claims.row?.attribute).toBe("Colour");
    claims.settle("text");
    expect(item.view?.seller[0]).toMatchObject({ mark: "text_kept", says: "Text kept" });
    expect(claims.row?.attribute).toBe("Material");
    claims.settle("seller");
    expect(claims.row?.attribute).toBe("Load");
    expect([claims.can("text"), claims.can("seller")]).toEqual([true, false]);
    claims.settle("seller");
    claims.settle("text");
    expect(item.view?.seller.find(({ attribute }) => attribute === "Load")?.says).toBe("Filled in");
    await item.settled();
    expect(kept()).toEqual([
      { kind: "settle", attribute: "Colour", keep: "text" },
      { kind: "settle", attribute: "Material", keep: "seller" },
      { kind: "settle", attribute: "Load", keep: "text" },
    ]);
  });

  it("follows the pointer, turns to the other side and can be taken back", async () => {
    const colour = item.view!.seller[0]!;
    claims.settle("text");
    claims.point(colour);
    expect(claims.row?.attribute).toBe("Colour");
    claims.settle("seller");
    claims.point(colour);
    claims.settle("seller");
    await item.settled();
    expect(kept().map(({ keep }) => keep)).toEqual(["text", "seller", null]);
  });

  it("says nothing where both agree or the schema knows no such attribute", async () => {
    const row = (attribute: string) => item.view!.seller.find((other) => other.attribute === attribute)!;
    claims.settle("text", row("Width"));
    claims.settle("seller", row("Motors"));
    await item.settled();
    expect(kept()).toEqual([]);
  });
});
