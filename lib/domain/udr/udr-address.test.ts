import fc from "fast-check";
import { expect, test } from "vitest";
import { filtersInWords } from "./filters-in-words.ts";
import { lastDays } from "./last-days.ts";
import { udrFiltersToWire, udrQueryFromParams, udrQueryToParams } from "./udr-address.ts";
import { udrFilters } from "./udr-list-schema.ts";
import { CRITERIA, CRITERION_FORMS, isCriterion, type MetadataFilter, UDR_SORTS, type UdrFilters, type UdrQuery } from "./udr-query.ts";

const text = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }).filter((value) => value.trim() !== "" && !value.includes("\n"));
const number = fc.constantFrom("1", "-2.5", "0", "1000.125");
const attribute = fc.constantFrom("network", "mbps", "title");
const condition: fc.Arbitrary<MetadataFilter> = fc.oneof(
  fc.record({ attribute, is: text }),
  fc.record({ attribute, startsWith: text }),
  fc.record({ attribute, in: fc.array(text, { minLength: 1, maxLength: 4 }) }),
  fc.record({ attribute, between: fc.tuple(number, number) }),
);

const EXAMPLES = {
  code: ["A-10001", "CALL CENTRE", "é,%&=#"],
  number: ["1", "700000"],
  day: ["2026-03-03", "2024-02-29"],
  money: ["-12.5", "0"],
  quantity: ["1.000000000001"],
};
const examplesOf = (name: keyof typeof CRITERIA): readonly string[] => {
  const form = CRITERIA[name];
  return typeof form === "string" ? EXAMPLES[form] : form;
};
const criteria = Object.keys(CRITERIA).filter(isCriterion);
const filters: fc.Arbitrary<UdrFilters> = fc
  .tuple(
    fc.record(Object.fromEntries(criteria.map((name) => [name, fc.constantFrom(...examplesOf(name))])), { requiredKeys: [] }),
    fc.array(condition, { maxLength: 4 }),
  )
  .map(([plain, metadata]) => ({ ...plain, ...(metadata.length > 0 && { metadata }) }));
const query: fc.Arbitrary<UdrQuery> = fc
  .tuple(filters, fc.constantFrom(...UDR_SORTS), fc.option(fc.constant("2026-03-03"), { nil: undefined }))
  .map(([asked, sort, jump]) => ({ filters: asked, sort, ...(jump !== undefined && { jump }) }));

test("an address is read as it was written, and the request's schema reads the same", () => {
  fc.assert(
    fc.property(query, (written) => {
      const params = new URLSearchParams(udrQueryToParams(written).toString());
      expect(udrQueryFromParams(params)).toEqual({ query: written, ignored: [] });
      expect(udrFilters.parse(udrFiltersToWire(written.filters))).toEqual(written.filters);
    }),
  );
});

test("what the address lets through, the request's schema takes, whatever is typed there", () => {
  const typed = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("2026-02-30", "1e3", "-0", "0", " 1", "posted", "5:is:"));
  fc.assert(
    fc.property(fc.constantFrom(...criteria, "metadata" as const), typed, (name, value) => {
      const { query: read, ignored } = udrQueryFromParams(new URLSearchParams([[name, value]]));
      const parsed = udrFilters.safeParse({ [name]: value });
      if (ignored.length === 0) expect(parsed.success).toBe(true);
      else expect(read.filters).toEqual({});
      // Blanks around a code are the one thing that a program is forgiven and an address never has.
      if (parsed.success && value === value.trim()) expect(ignored).toEqual([]);
    }),
  );
});

test("what nobody knows, and what cannot be read, is left out and named; the table's own parameters are neither", () => {
  const params = new URLSearchParams(
    "state=sold&colour=red&account=A-1&cols=number,from&density=compact&view=3&sort=up&from=2026-02-30&account=A-2",
  );
  expect(udrQueryFromParams(params)).toEqual({
    query: { filters: { account: "A-1" }, sort: "-from" },
    ignored: ["state", "colour", "sort", "from", "account"],
  });
});

test("the criteria in words", () => {
  expect(filtersInWords({})).toBe("all");
  expect(
    filtersInWords({ state: "posted", account: "A-10001", charge: "notBilled", metadata: [{ attribute: "network", in: ["4G", "5G"] }] }),
  ).toBe("Account number A-10001, State Posted, Charge Not billed, network one of 4G, 5G");
});

test("31 days end today", () => {
  expect(lastDays("2026-03-31")).toEqual({ from: "2026-03-01", to: "2026-03-31" });
});

test("every form has an example that it takes", () => {
  for (const [form, examples] of Object.entries(EXAMPLES)) {
    for (const example of examples) expect(example).toMatch(CRITERION_FORMS[form as keyof typeof CRITERION_FORMS]);
  }
});
