import { describe, expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { AdditiveDiscount } from "./additive-discount.ts";
import { type DiscountImportFacts, decideImportDiscounts, type KnownDiscount } from "./decide-import-discounts.ts";
import { type DiscountDocument, discountDocument } from "./discount-document.ts";
import { DISCOUNT_SHEET_HEAD, discountRecord, type ExportedDiscount, MOST_DISCOUNT_ROWS, readDiscountSheet } from "./discount-sheet.ts";

const written = (change: object = {}): DiscountDocument =>
  discountDocument.parse({
    format: "ratewright/discount@1",
    code: "GOLD",
    application: "auto",
    kind: "percentage",
    value: "10",
    timeZone: "Europe/Nicosia",
    ...change,
  });

const LINE: AdditiveDiscount = {
  discountId: 1,
  code: "GOLD",
  name: "Gold",
  description: null,
  application: "auto",
  revision: 1,
  archivedAt: null,
};
const HEAD = { draftId: 7, discountId: 1, basedOnVersionId: null, documentHash: "", revision: 3 } as const;

const knownAs = (change: Partial<KnownDiscount> = {}): KnownDiscount => ({ discount: LINE, draft: null, newest: written(), ...change });

const facts = (known: KnownDiscount | null = knownAs()): DiscountImportFacts => ({
  known: new Map(known === null ? [] : [["GOLD", known]]),
  names: new Map([["gold", "GOLD"]]),
  timeZone: "Europe/Nicosia",
  currency: "EUR",
  check: ({ zone }) => (zone === null ? [] : [{ severity: "error", path: "zone", message: `There is no usage zone ${zone}.` }]),
});

const planOf = (text: string, given = facts()) => {
  const sheet = readDiscountSheet(text);
  return sheet.ok ? decideImportDiscounts(sheet.rows, given) : sheet.problem;
};

/** "2 new 10 % of each usage", "3 error value: …". */
const said = (text: string, given = facts()) => {
  const plan = planOf(text, given);
  if (typeof plan === "string") return [plan];
  return plan.rows.map(({ number, outcome, words, changes, problems, notes }) =>
    [
      number,
      outcome,
      ...(outcome === "new" && words !== null ? [words] : []),
      ...changes.map(({ member, before, after }) => `${member}: ${before} > ${after}`),
      ...problems.map(({ column, message }) => `${column}: ${message}`),
      ...notes,
    ].join(" "),
  );
};

const exported = (document: DiscountDocument | null, change: Partial<ExportedDiscount> = {}): ExportedDiscount => ({
  ...LINE,
  standing: "inForce",
  draft: null,
  version: 1,
  document,
  ...change,
});

describe("a sheet of discounts", () => {
  const documents: readonly (readonly [what: string, change: object])[] = [
    ["a percentage", {}],
    ["of a level", { level: 2 }],
    ["an amount", { kind: "amount", value: "2.50", currency: "USD" }],
    ["free usage of a period", { kind: "freeUsage", value: "3", per: "period", renew: { every: 3, unit: "month" } }],
    ["of a cycle", { kind: "amount", value: "5", currency: "EUR", per: "period", renew: "cycle" }],
    ["with conditions", { for: { udrType: "PPV" }, zone: "PHONE", account: { classification: "VIP" } }],
    ["with dates", { validFrom: "2026-12-01", validTo: "2027-03-01T00:00:00+02:00" }],
  ];
  test.each(documents)("says the same out and in: %s", (_, change) => {
    const document = written(change);
    const text = DISCOUNT_SHEET_HEAD + discountRecord(exported(document));
    expect(planOf(text, facts(knownAs({ newest: document })))).toMatchObject({ rows: [{ outcome: "unchanged" }], writes: [] });
    const made = planOf(text, { ...facts(null), names: new Map() });
    expect(made).toMatchObject({ rows: [{ outcome: "new" }], writes: [{ code: "GOLD", name: "Gold", document }] });
  });

  test("of one that is given by an agent", () => {
    const document = written({ application: "adHoc", range: { from: "5", to: "50" }, approvalAbove: "25" });
    const known = knownAs({ discount: { ...LINE, application: "adHoc" }, newest: document });
    const text = DISCOUNT_SHEET_HEAD + discountRecord(exported(document, { application: "adHoc" }));
    expect(said(text, facts(known))).toEqual(["2 unchanged"]);
  });

  test("is one that no spreadsheet calculates with, and gives its texts back", () => {
    const record = discountRecord(exported(written(), { name: "=1+1", description: "@SUM(A1)" }));
    expect(record).toContain("'=1+1,'@SUM(A1)");
    const read = readDiscountSheet(DISCOUNT_SHEET_HEAD + record);
    expect(read).toMatchObject({ ok: true, rows: [{ cells: { name: "=1+1", description: "@SUM(A1)" } }] });
  });

  test("has a row for what gives nothing yet", () => {
    const read = readDiscountSheet(DISCOUNT_SHEET_HEAD + discountRecord(exported(null, { standing: "none", version: null, draft: null })));
    expect(read).toMatchObject({ ok: true, rows: [{ code: "GOLD", cells: { value: "", standing: "none" }, hasMore: false }] });
  });
});

describe("an import of discounts", () => {
  const table: readonly (readonly [what: string, text: string, rows: readonly string[]])[] = [
    ["changes the draft of what is in force", "code,value\nGOLD,12", ["2 changed Discount: percentage 10 % > percentage 12 %"]],
    ["leaves what the sheet does not say", "code\ngold", ["2 unchanged"]],
    ["makes new ones, with what is usual", "code,name,value,accounts\nNEW,New,5,VIP", ["2 new 5 % of each usage, for VIP accounts"]],
    ["takes a target away by an empty cell", "code,for,for code\nGOLD,,", ["2 unchanged"]],
    ["says what is to be mended before it is submitted", "code,zone\nGOLD,X", ["2 changed Usage zone:  > X There is no usage zone X."]],
    ["refuses a code twice", "code\nGOLD\ngold", ["2 unchanged", "3 error code: Row 2 has the same code."]],
    ["refuses a name that is taken", "code,name,value\nNEW,gold,5", ["2 error name: The discount GOLD is called so already."]],
    ["refuses a name twice", "code,name,value\nA,New,5\nB,new,5", ["2 new 5 % of each usage", "3 error name: Row 2 has the same name."]],
    ["refuses a new one without a name", "code,value\nNEW,5", ["2 error name: Give it a name."]],
    [
      "refuses another name of an old one",
      "code,name\nGOLD,Golden",
      ["2 error name: A sheet changes what a discount gives. Change this on its page."],
    ],
    [
      "refuses another way to apply",
      "code,applies\nGOLD,by an agent",
      ["2 error applies: That is chosen once, when the discount is made."],
    ],
    ["refuses words it does not know", "code,kind\nGOLD,half", ['2 error kind: Write "percentage" or "amount" or "free usage".']],
    ["refuses a value by its rule", "code,value\nGOLD,101", ["2 error value: A percentage between 0 and 100"]],
    [
      "refuses a renewal it cannot read",
      "code,per,renews\nGOLD,period,sometimes",
      ['2 error renews: Write "never", "cycle", or how often, such as "3 month".'],
    ],
    [
      "refuses a target it does not know",
      "code,for\nGOLD,planet",
      ['2 error for: Write "product", "product type", "family" or "UDR type", or leave it empty for everything.'],
    ],
    [
      "refuses a cell too many",
      "code,value\nGOLD,10,5",
      ["2 error code: The row has a cell under no column. Look for a comma in a text that is not quoted."],
    ],
    ["refuses a column twice", "code,code\nA,B", ["The column code is there twice."]],
    ["refuses a sheet without codes", "value\n5", ["The column code is missing: it says which discount a row is about."]],
  ];
  test.each(table)("%s", (_, text, rows) => {
    expect(said(text)).toEqual(rows);
  });

  test("refuses columns it does not know, nothing at all, and more than it takes at once", () => {
    expect(said("code,colour\nA,red")[0]).toContain("There is no column colour.");
    expect(said("")[0]).toContain("It is empty.");
    const rows = Array.from({ length: MOST_DISCOUNT_ROWS + 1 }, (_, index) => `C${index}`).join("\n");
    expect(said(`code\n${rows}`)).toEqual([`It has ${MOST_DISCOUNT_ROWS + 1} rows. Import at most ${MOST_DISCOUNT_ROWS} at a time.`]);
  });

  test("begins from the open draft, and leaves alone what is in review or archived", () => {
    const draft = { head: { ...HEAD, state: "draft" as const }, document: written({ value: "15" }) };
    expect(said("code,value\nGOLD,15", facts(knownAs({ draft })))).toEqual(["2 unchanged"]);
    const inReview = { ...draft, head: { ...HEAD, state: "inReview" as const } };
    expect(said("code,value\nGOLD,12", facts(knownAs({ draft: inReview })))[0]).toMatch(/^2 error code: .*in review/);
    const archived = knownAs({ discount: { ...LINE, archivedAt: instantFromMillis(0) } });
    expect(said("code,value\nGOLD,12", facts(archived))[0]).toMatch(/^2 error code: /);
  });
});
