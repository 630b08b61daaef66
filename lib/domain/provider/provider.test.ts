import { describe, expect, it } from "vitest";
import { CODE_SHEET_HEAD, codeRecord, decideImportCodes, readCodeSheet } from "./code-sheet.ts";
import { readCodesDraft, withPastedCodes } from "./codes-draft.ts";
import { decideSaveProvider } from "./decide-save-provider.ts";
import { changesOf, codesBeforeAndAfter, providerCodeProblem, replacing } from "./provider-codes.ts";
import { NEW_PROVIDER_DRAFT, readProviderDraft } from "./provider-draft.ts";
import { saveProviderInput } from "./provider-schema.ts";
import { providerUsers } from "./provider-state.ts";

const STORED = new Map([
  ["LOTR1", "1AQ7"],
  ["LIMITLESS", "1BQ1"],
]);

describe("a provider", () => {
  it("is typed with a name, a code and what it speaks", () => {
    expect(readProviderDraft(NEW_PROVIDER_DRAFT).map(({ field }) => field)).toEqual(["name", "code", "protocol"]);
    expect(readProviderDraft({ ...NEW_PROVIDER_DRAFT, name: "Conax", code: "CONAX", protocol: "REST" })).toEqual([]);
  });

  it("is needed by whoever it delivers to", () => {
    expect(providerUsers({ subscriptions: 1, pending: 2, catalogs: [{ name: "PPV" }] })).toEqual([
      "1 subscription",
      "2 requests still to be delivered",
      "the catalog PPV",
    ]);
    expect(providerUsers({ subscriptions: 0, pending: 0, catalogs: [] })).toEqual([]);
  });

  it.each([
    ["nothing else", [], new Set<string>(), "keep 3"],
    ["a code", [{ product: "LOTR1", code: "X" }], new Set(["LOTR1"]), "edit 4"],
    ["a code of no product", [{ product: "NONE", code: "X" }], new Set<string>(), "DEFINITION_INVALID"],
  ])("saved with %s", (_, changes, known, expected) => {
    const state = { name: "Nagra", protocol: "REST", state: "effective" as const };
    const stored = { code: "NAGRA", revision: 3, isArchived: false, state };
    const decided = decideSaveProvider({ code: "NAGRA", revision: 3, state, stored, namesake: null, editor: null, changes, known });
    expect(decided.ok ? `${decided.value.kind} ${decided.value.revision}` : decided.refusal.code).toBe(expected);
    const stale = decideSaveProvider({ code: "NAGRA", revision: 2, state, stored, namesake: null, editor: null, changes, known });
    expect(stale.ok ? stale.value.kind : stale.refusal.code).toBe(changes.length === 0 ? "keep" : "STALE_REVISION");
  });

  it("names a product once", () => {
    const productCodes = [
      { product: "LOTR1", code: "1" },
      { product: "LOTR1", code: "2" },
    ];
    const input = { code: "C", revision: null, name: "C", protocol: "REST", state: "effective", productCodes };
    expect(saveProviderInput.safeParse(input).error?.issues[0]?.path).toEqual(["productCodes"]);
  });
});

describe("codes", () => {
  it("are changed where they differ, and replaced as a whole", () => {
    const changes = [
      { product: "LOTR1", code: "1AQ7" },
      { product: "LIMITLESS", code: null },
      { product: "NEW", code: "N" },
    ];
    expect(changesOf(STORED, changes)).toEqual([
      { product: "LIMITLESS", code: null },
      { product: "NEW", code: "N" },
    ]);
    expect(replacing(STORED, [{ product: "LOTR1", code: "1AQ7" }])).toEqual([{ product: "LIMITLESS", code: null }]);
    expect(codesBeforeAndAfter(STORED, changesOf(STORED, changes))).toEqual({ before: { LIMITLESS: "1BQ1" }, after: { NEW: "N" } });
  });

  it.each([
    ["1AQ7", null],
    ["", null],
    ["x".repeat(61), "At most 60 letters."],
    ["a\nb", "One line of plain text."],
  ])("%j: %s", (code, expected) => expect(providerCodeProblem(code)).toBe(expected));

  it("typed beside the products are read as changes", () => {
    const products = [
      { product: "LOTR1", name: "LOTR", code: "1AQ7" },
      { product: "NEW", name: "New", code: null },
    ];
    expect(readCodesDraft(new Map(), products)).toEqual({ changes: [], problems: [] });
    const typed = new Map([
      ["LOTR1", " "],
      ["NEW", " N1 "],
    ]);
    expect(readCodesDraft(typed, products).changes).toEqual([
      { product: "LOTR1", code: null },
      { product: "NEW", code: "N1" },
    ]);
    expect(readCodesDraft(new Map([["NEW", "x".repeat(61)]]), products).problems).toEqual([
      { field: "code-NEW", message: "At most 60 letters." },
    ]);
    const pasted = withPastedCodes(new Map(), products, "lotr1\tA\nNEW\tB\nGONE\tC\n");
    expect(pasted.said).toBe("2 codes filled in. Not in the table: GONE.");
    expect(Object.fromEntries(pasted.draft)).toEqual({ LOTR1: "A", NEW: "B" });
  });
});

describe("a sheet of codes", () => {
  it("is read with or without the names of its columns, and gives back what was written", () => {
    const text =
      CODE_SHEET_HEAD +
      codeRecord({ product: "LOTR1", name: 'The "Ring", 1', code: "=1" }) +
      codeRecord({ product: "B", name: "B", code: null });
    const rows = [
      { product: "LOTR1", code: "=1" },
      { product: "B", code: "" },
    ];
    expect(readCodeSheet(text)).toMatchObject({ ok: true, rows });
    expect(readCodeSheet("LOTR1;=1\nB;\n")).toMatchObject({ ok: true, rows });
    expect(readCodeSheet("provider code,product\n=1,lotr1\n,B\n")).toMatchObject({ ok: true, rows });
  });

  it.each([
    ["", "It is empty"],
    ["product,name\nA,B\n", "The column provider code is missing"],
    ['A,"B', "never closed"],
    ["A,\uFFFD", "cannot be read"],
  ])("%j is refused: %s", (text, expected) => {
    const sheet = readCodeSheet(text);
    expect(sheet.ok ? "ok" : sheet.problem).toContain(expected);
  });

  it("says of each row what it would do", () => {
    const products = new Map([
      ["LOTR1", "LOTR"],
      ["LIMITLESS", "Limitless"],
      ["NEW", "New"],
    ]);
    const sheet = readCodeSheet("LOTR1,1AQ7\nLIMITLESS,\nNEW,N\nNONE,X\nNEW,M\n,Q\n");
    const { rows, changes } = decideImportCodes(sheet.ok ? sheet.rows : [], { stored: STORED, products });
    expect(rows.map(({ outcome, problems }) => problems[0]?.message ?? outcome)).toEqual([
      "unchanged",
      "changed",
      "new",
      "There is no product NONE.",
      "Row 3 has the same product.",
      "It names no product.",
    ]);
    expect(changes).toEqual([
      { product: "LIMITLESS", code: null },
      { product: "NEW", code: "N" },
    ]);
  });
});
