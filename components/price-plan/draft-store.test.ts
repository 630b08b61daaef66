import { describe, expect, it } from "vitest";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { type DraftState, editedDocument, initialDraft, isDirty } from "./draft-state.ts";
import { type DraftStore, draftSaver, draftStore } from "./draft-store.ts";

const STORED: PricePlanDocument = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  rates: [{ key: "movies", for: { productType: "PPV-MOVIE" }, scope: "udr", base: { charge: "perUnit", price: "10.00" }, tiered: [] }],
};
const BASE = "movies base price";
const openStore = () => draftStore(initialDraft({ document: STORED, revision: 1 }));
const type = (store: DraftStore, text: string) => store.dispatch({ kind: "typed", cellId: BASE, text });

/** A server whose answers wait until they are let through. */
function slowServer(store: DraftStore) {
  const stored: string[] = [];
  const waiting: ((isStored: boolean) => void)[] = [];
  async function put(sent: DraftState): Promise<boolean> {
    const document = editedDocument(sent);
    const isStored = await new Promise<boolean>((resolve) => waiting.push(resolve));
    if (!isStored) return false;
    const [rate] = document.rates;
    stored.push(rate?.base.charge === "perUnit" ? rate.base.price : "");
    store.dispatch({ kind: "saved", document, of: sent.working, revision: sent.revision + 1 });
    return true;
  }
  return { put, stored, waiting, answer: (isStored: boolean) => waiting.shift()?.(isStored) };
}

/** Until whatever the answer set going has come to its next wait. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe("saving the draft", () => {
  it("goes on with what was typed while a save was on its way, and answers when all of it is stored", async () => {
    const store = openStore();
    const server = slowServer(store);
    const saver = draftSaver(store, server.put);
    type(store, "11");
    const byItself = saver.saveOnce();
    type(store, "12");
    let answer: boolean | null = null;
    const asked = saver.saveNow().then((isStored) => {
      answer = isStored;
    });
    server.answer(true);
    await settled();
    expect([server.stored, answer, server.waiting.length]).toEqual([["11"], null, 1]);
    expect(await byItself).toBe(false);
    server.answer(true);
    await asked;
    expect([server.stored, answer, isDirty(store.current())]).toEqual([["11", "12"], true, false]);
  });

  it("sends one save at a time, whoever asks", async () => {
    const store = openStore();
    const server = slowServer(store);
    const saver = draftSaver(store, server.put);
    type(store, "11");
    const asked = [saver.saveNow(), saver.saveNow(), saver.saveOnce()];
    expect(server.waiting).toHaveLength(1);
    server.answer(true);
    expect(await Promise.all(asked)).toEqual([true, true, true]);
    expect(server.stored).toEqual(["11"]);
  });

  it("answers no where a save was refused, and keeps what was typed", async () => {
    const store = openStore();
    const server = slowServer(store);
    const saver = draftSaver(store, server.put);
    type(store, "11");
    const asked = saver.saveNow();
    server.answer(false);
    expect(await asked).toBe(false);
    expect(store.current().typed.get(BASE)).toBe("11");
  });

  it("answers no where a text was typed meanwhile that is no price", async () => {
    const store = openStore();
    const server = slowServer(store);
    const saver = draftSaver(store, server.put);
    type(store, "11");
    const asked = saver.saveNow();
    type(store, "eleven");
    server.answer(true);
    expect(await asked).toBe(false);
    expect([server.stored, store.current().typed.get(BASE)]).toEqual([["11"], "eleven"]);
  });

  it("has nothing to send for a draft that is stored", async () => {
    const store = openStore();
    const server = slowServer(store);
    expect(await draftSaver(store, server.put).saveNow()).toBe(true);
    expect(server.waiting).toHaveLength(0);
  });

  it("tells whoever listens, until they stop", () => {
    const store = openStore();
    let heard = 0;
    const stop = store.subscribe(() => {
      heard += 1;
    });
    type(store, "11");
    stop();
    type(store, "12");
    expect(heard).toBe(1);
  });
});
