import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantFromMillis, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { usageLimits } from "../account/usage-limits-schema.ts";
import { beginningOfDay } from "../tax-rate/local-day.ts";
import { AGREEMENT_SHEET } from "./agreement-sheet.ts";
import { DEFINITION_SHEETS } from "./definition-sheets.ts";
import { limitsText, readLimitsText } from "./limits-text.ts";
import { readDefinition } from "./read-definition.ts";
import { readDefinitionRows } from "./read-definition-rows.ts";
import { problemAt } from "./sheet-answer.ts";
import type { Members, SheetKind } from "./sheet-kind.ts";
import { sheetInWords } from "./sheet-words.ts";
import { sheetHead, sheetRecords } from "./write-sheet.ts";

const ZONE = "Europe/Nicosia";
const KINDS: readonly (readonly [string, SheetKind])[] = [...Object.entries(DEFINITION_SHEETS), ["agreements", AGREEMENT_SHEET]];

function readAll(kind: SheetKind, text: string, before: Members | null = null) {
  const sheet = readDefinitionRows(kind, text);
  if (!sheet.ok) throw new Error(sheet.problem);
  return sheet.definitions.map((definition) => ({ ...definition, ...readDefinition(kind, definition, { before, zone: ZONE }) }));
}
const readOne = (kind: SheetKind, text: string, before: Members | null = null) => {
  const [first] = readAll(kind, text, before);
  if (first === undefined) throw new Error("no row");
  return first;
};

const code = fc.stringMatching(/^[A-Z][A-Z0-9]{0,8}$/);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
/** Also what a spreadsheet would calculate with, quotes, separators and lines. */
const text = fc
  .oneof(fc.string({ maxLength: 12 }), fc.constantFrom("=1+1", "'=1", "-5", "@x", 'a "quoted" one', "two\nlines", "a,b;c", "+", "''+1"))
  .map((each) => each.replaceAll("\r", "").replaceAll("\uFEFF", "").replaceAll("\uFFFD", "").trim());
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => {
  const local = new Date(days * 86_400_000).toISOString().slice(0, 10);
  const begins = beginningOfDay(local, ZONE);
  return instantToString(begins ?? instantFromMillis(days * 86_400_000));
});
const instant = fc.oneof(
  day,
  fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => instantToString(instantFromMillis(seconds * 1000))),
);
const amount = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([units, cents]) => `${units}.${String(cents).padStart(2, "0")}`);

const SOME: Readonly<Record<string, fc.Arbitrary<Members>>> = {
  "tax-rates": fc.record({
    name: text,
    steps: fc
      .uniqueArray(fc.record({ percent: fc.constantFrom("0", "5", "19.5", "100"), validFrom: instant }), {
        selector: ({ validFrom }) => validFrom,
        minLength: 1,
        maxLength: 4,
      })
      .map((steps) => [...steps].sort((left, right) => (left.validFrom < right.validFrom ? -1 : 1))),
  }),
  "billing-terms": fc.record({
    name: text,
    description: text,
    state: fc.constantFrom("draft", "effective", "terminated"),
    classification: fc.constantFrom("normal", "prepaid"),
    billingType: fc.constantFrom("preBill", "postBill", "preRated", "postRated"),
    billingMethod: fc.constantFrom("period", "anniversary"),
    cycleDay: optional(fc.integer({ min: 1, max: 31 })),
    frequencyMonths: fc.integer({ min: 1, max: 12 }),
    currency: fc.constantFrom("EUR", "USD"),
    defaultPlan: optional(code),
    flexible: fc.boolean(),
    maximumUnbilledUdrs: optional(fc.integer({ min: 1, max: 1_000_000 })),
    maximumUnbilledAmount: optional(amount),
  }),
  "account-classifications": fc.record({ name: text }),
  "subscription-types": fc.record({ name: text }),
  "reason-codes": fc.record({ name: text, usageHappened: fc.boolean() }),
  providers: fc.record({
    name: text,
    protocol: text,
    state: fc.constantFrom("effective", "notEffective"),
    productCodes: fc.constant([{ product: "A", code: "1" }]),
  }),
  agreements: fc.record({
    pricePlan: optional(code),
    validTo: optional(fc.constantFrom("2027-01-01", "2030-12-31")),
    discounts: fc.oneof(
      fc.constant({ allowed: "all" }),
      fc
        .uniqueArray(
          code.filter((each) => each !== "ALL" && each !== "NONE"),
          { maxLength: 4 },
        )
        .map((only) => ({ only })),
    ),
    limits: optional(
      fc
        .record({
          limits: fc.array(
            fc.record({
              for: fc.oneof(
                fc.constant(null),
                code.map((product) => ({ product })),
                code.map((productType) => ({ productType })),
                code.map((family) => ({ family })),
              ),
              measure: fc.constantFrom("amount", "quantity"),
              per: fc.constantFrom("transaction", "day", "cycle"),
              most: amount,
            }),
            { maxLength: 3 },
          ),
          toleratedOverrunPercent: fc.constant("10"),
          blocksBeyondCreditLimit: fc.boolean(),
          blocksWithoutLimit: fc.boolean(),
        })
        // What is stored passed this before.
        .filter((limits) => usageLimits.safeParse(limits).success),
    ),
    creditLimit: optional(amount),
    sims: optional(fc.integer({ min: 1, max: 999 })),
    rest: fc.constant({ networks: { only: ["EU"] } }),
  }),
};

describe.each(KINDS)("a sheet of %s", (name, kind) => {
  it("comes in as it went out, over what it went out from", () => {
    const members = SOME[name];
    if (members === undefined) throw new Error(`no ${name} to try`);
    fc.assert(
      fc.property(members, (stored) => {
        const sheet = `${sheetHead(kind)}${sheetRecords(kind, { [kind.key.member]: "ONE", ...stored }, ZONE)}`;
        const { members: read, problems } = readOne(kind, sheet, stored);
        expect(problems).toEqual([]);
        expect(read).toEqual(stored);
      }),
    );
  });

  it("leaves a cell alone that has no column", () => {
    const stored = fc.sample(SOME[name] ?? fc.constant({}), 1)[0] ?? {};
    expect(readOne(kind, `${kind.key.name}\none`, stored)).toMatchObject({ code: "ONE", members: stored, problems: [] });
  });

  it("writes no cell that a spreadsheet calculates with", () => {
    const risky = Object.fromEntries(
      Object.keys(kind.fresh).map((member) => [member, member === "limits" || member === "rest" ? null : "=HYPERLINK(1)"]),
    );
    for (const cell of sheetRecords(kind, { ...risky, [kind.key.member]: "=1" }, ZONE).split(",")) expect(cell).not.toMatch(/^[=+@-]/);
  });

  it("says what its columns are", () => {
    expect(sheetInWords(kind).columns).toContain(`: ${kind.key.name}, `);
  });
});

const TAX = DEFINITION_SHEETS["tax-rates"];
const TERMS = DEFINITION_SHEETS["billing-terms"];

describe("cells", () => {
  it.each([
    [TERMS, "code,cycle\nA,by the moon", '2 cycle: Write "By the calendar" or "From its beginning".'],
    [TERMS, "code,flexible\nA,maybe", '2 flexible: Write "yes" or "no".'],
    [TERMS, "code,months\nA,1.5", "2 months: Write a whole number, such as 12."],
    [
      TERMS,
      "code,bill at amount\nA,1.000,50",
      "2 code: The row has a cell under no column. Look for a comma in a text that is not quoted.",
    ],
    [TERMS, "code;bill at amount\nA;12,50", "2 bill at amount: Write an amount with a point for decimals, such as 250.00."],
    [TERMS, "code,name\nA,One\nB,Two\na,Three", "4 code: Row 2 is of the same billing term scheme."],
    [TAX, "code,per cent,from\nA,19,tomorrow", "2 from: Write a day, such as 2026-11-21."],
    [TAX, "code,name,per cent,from\nA,One,1,2026-01-01\nA,Two,2,2027-01-01", '3 name: Row 2 says "One".'],
    [AGREEMENT_SHEET, "account,limits\nA-1,plenty", "2 limits: Write limits such as"],
  ] as const)("that cannot be read are named: %#", (kind, sheet, said) => {
    const problems = readAll(kind, sheet).flatMap((definition) => definition.problems);
    expect(problems.map(({ row, column, message }) => `${row} ${column}: ${message}`)).toEqual([expect.stringContaining(said)]);
  });

  it.each([
    ["name,per cent", "The column code is missing: it says which tax rate a row is about."],
    ["code,colour", "There is no column colour."],
    ["code,Per_Cent,per cent", "The column per cent is there twice."],
    [`code\n${"A\n".repeat(201)}`, "It has 201 rows. Import at most 200 at a time."],
    ['code\n"A', "A quotation mark in row 2 is never closed."],
    ["", "It is empty."],
  ])("of the first row decide whether it is a sheet: %#", (sheet, problem) => {
    expect(readDefinitionRows(TAX, sheet)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });

  it("of a new one may be empty where a new one has something, and a list is all that its rows say", () => {
    expect(readOne(TERMS, "code,name,state,currency\nA,One,,eur").members).toMatchObject({
      state: "draft",
      currency: "EUR",
      flexible: true,
    });
    const stored = { name: "One", steps: [{ percent: "5", validFrom: "2026-01-01T00:00:00.000Z" }] };
    const { members, places } = readOne(TAX, "code,per cent,from\nA,7,2028-01-01\nA,6.50,2027-01-01T00:00:00Z", stored);
    expect(members).toEqual({
      name: "One",
      steps: [
        { percent: "6.5", validFrom: "2027-01-01T00:00:00.000Z" },
        { percent: "7", validFrom: "2027-12-31T22:00:00.000Z" },
      ],
    });
    expect(places).toEqual([3, 2]);
    expect(problemAt(TAX, { path: "steps.0.percent", message: "No." }, { rows: readOne(TAX, "code\nA").rows, places })).toEqual({
      row: 3,
      column: "per cent",
      message: "No.",
    });
    expect(parseInstant("2027-12-31T22:00:00.000Z")).toBe(beginningOfDay("2028-01-01", ZONE));
  });

  it("of limits keep how limits hold otherwise", () => {
    const kept = { limits: [], toleratedOverrunPercent: "5", blocksBeyondCreditLimit: true, blocksWithoutLimit: true };
    expect(readLimitsText("Family ppv  AMOUNT 10 per Day", kept)).toEqual({
      ok: true,
      value: { ...kept, limits: [{ for: { family: "PPV" }, measure: "amount", per: "day", most: "10" }] },
    });
    expect([limitsText(null), limitsText(kept), readLimitsText("", kept)]).toEqual(["", "none", { ok: true, value: null }]);
  });
});
