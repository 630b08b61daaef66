import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { readImportColumns } from "./import-columns.ts";
import { lineSentence } from "./import-refusal.ts";
import { UNREADABLE } from "./line-splitter.ts";
import { lineTexts } from "./line-texts.ts";
import { readImportedLine } from "./read-imported-line.ts";
import type { ImportRating } from "./usage-import-view.ts";

const HEADER =
  "reference,subscription,identifierKind,identifier,product,udrType,amount,from,to,billingEffectiveDate,gross,tax,currency,metadata.device";
const AT = "2026-03-03T20:00:00+02:00";

function readCsv(line: string, rating: ImportRating = "here") {
  const columns = readImportColumns(HEADER, rating);
  if (!columns.ok) throw new Error("the header is good");
  const texts = lineTexts(line, columns.value);
  return texts.ok ? readImportedLine(texts.value, rating) : texts;
}

function readJson(line: string, rating: ImportRating = "here") {
  const texts = lineTexts(line, null);
  return texts.ok ? readImportedLine(texts.value, rating) : texts;
}

const told = (read: ReturnType<typeof readCsv>) =>
  read.ok ? "ok" : `${read.refusal.code} ${read.refusal.path} ${lineSentence(read.refusal)}`.trim();

describe("a line of usage", () => {
  test("CSV and NDJSON say the same", () => {
    const csv = readCsv(
      `R-1,S-1,smartCard,4400,LOTR1,PPV,1.50,${AT},2026-03-03T21:00:00+02:00,2026-04-01T00:00:00Z,12.50,2.00,EUR,"TV, big"`,
      "elsewhere",
    );
    const members = {
      reference: "R-1",
      subscription: "S-1",
      identifierKind: "smartCard",
      identifier: "4400",
      product: "LOTR1",
      udrType: "PPV",
      amount: "1.50",
      from: AT,
      to: "2026-03-03T21:00:00+02:00",
      billingEffectiveDate: "2026-04-01T00:00:00Z",
      gross: "12.50",
      tax: "2.00",
      currency: "EUR",
      metadata: { device: "TV, big" },
    };
    expect(csv.ok && csv.value).toEqual({
      reference: "R-1",
      subscription: "S-1",
      identifier: { kind: "smartCard", value: "4400" },
      product: "LOTR1",
      udrType: "PPV",
      quantity: decimal("1.5"),
      from: parseInstant(AT),
      to: parseInstant("2026-03-03T21:00:00+02:00"),
      billingEffectiveAt: parseInstant("2026-04-01T00:00:00Z"),
      gross: 12_500_000n,
      tax: 2_000_000n,
      currency: "EUR",
      metadata: { device: "TV, big" },
    });
    expect(readJson(JSON.stringify(members), "elsewhere")).toEqual(csv);
  });

  test("what a line leaves out", () => {
    const read = readCsv(`,S-1,,,LOTR1,,1,${AT}`);
    expect(read.ok && read.value).toMatchObject({
      reference: null,
      identifier: null,
      udrType: null,
      to: null,
      gross: null,
      currency: null,
    });
    expect(read.ok && read.value.billingEffectiveAt).toBe(parseInstant(AT));
    expect(read.ok && read.value.metadata).toEqual({});
  });

  test.each<readonly [string, string, ImportRating, string | RegExp]>([
    ["good", `,S-1,,,LOTR1,,1,${AT}`, "here", "ok"],
    ["an identifier without a kind", `,,,+35799000101,LOTR1,,1,${AT}`, "here", "ok"],
    ["amounts of usage for information", `,S-1,,,LOTR1,,1,${AT},,,5,1,EUR`, "information", "ok"],
    ["usage for information without amounts", `,S-1,,,LOTR1,,1,${AT}`, "information", "ok"],
    ["nobody's", `,,,,LOTR1,,1,${AT}`, "here", /^BAD_LINE subscription Name the subscription/],
    ["an unknown kind", `,,fax,1,LOTR1,,1,${AT}`, "here", /^BAD_LINE identifierKind/],
    ["no product", `,S-1,,,,,1,${AT}`, "here", /^BAD_LINE product/],
    ["no amount", `,S-1,,,LOTR1,,,${AT}`, "here", /^BAD_LINE amount The usage amount is missing/],
    ["a decimal comma", `,S-1,,,LOTR1,,"1,5",${AT}`, "here", /^BAD_LINE amount "1,5" is not a plain decimal/],
    ["a negative amount", `,S-1,,,LOTR1,,-1,${AT}`, "here", /^NEGATIVE_USAGE amount/],
    ["13 digits", `,S-1,,,LOTR1,,1234567890123,${AT}`, "here", /^TOO_MANY_DIGITS amount/],
    ["13 decimals", `,S-1,,,LOTR1,,0.1234567890123,${AT}`, "here", /^TOO_MANY_DIGITS amount/],
    ["no From", ",S-1,,,LOTR1,,1,", "here", /^BAD_LINE from The time of the usage is missing/],
    ["From without an offset", ",S-1,,,LOTR1,,1,2026-03-03T20:00:00", "here", /^BAD_LINE from .* is not an instant/],
    ["To before From", `,S-1,,,LOTR1,,1,${AT},2026-03-03T17:59:00Z`, "here", /^PERIOD_REVERSED to/],
    ["a wrong effective date", `,S-1,,,LOTR1,,1,${AT},,tomorrow`, "here", /^BAD_LINE billingEffectiveDate/],
    ["amounts of usage rated here", `,S-1,,,LOTR1,,1,${AT},,,5.00`, "here", /^BAD_LINE gross .*rated here/],
    ["no gross, rated elsewhere", `,S-1,,,LOTR1,,1,${AT},,,,1,EUR`, "elsewhere", /^BAD_LINE gross .* It is missing/],
    ["no tax, rated elsewhere", `,S-1,,,LOTR1,,1,${AT},,,5,,EUR`, "elsewhere", /^BAD_LINE tax .* It is missing/],
    ["no currency, rated elsewhere", `,S-1,,,LOTR1,,1,${AT},,,5,1,`, "elsewhere", /^BAD_LINE currency/],
    ["seven decimals of money", `,S-1,,,LOTR1,,1,${AT},,,5.1234567,1,EUR`, "elsewhere", /^TOO_MANY_DIGITS gross/],
    ["a negative gross", `,S-1,,,LOTR1,,1,${AT},,,-5.00,1,EUR`, "elsewhere", /^BAD_LINE gross The gross is negative\./],
    ["a negative tax, for information", `,S-1,,,LOTR1,,1,${AT},,,5.00,-1,EUR`, "information", /^BAD_LINE tax The tax is negative\./],
    ["money in words", `,S-1,,,LOTR1,,1,${AT},,,five,1,EUR`, "elsewhere", /^BAD_LINE gross/],
    ["more cells than columns", `,S-1,,,LOTR1,,1,${AT},,,,,,,,`, "here", /^BAD_LINE {2}The line has 16 cells, and the first line names 14/],
    ["a line break inside a cell", `,S-1,,,LOTR1,,1,${AT},,,,,,"TV`, "here", /never closed/],
    ["nothing", "", "here", /The line is empty/],
    ["no text", `a${UNREADABLE}`, "here", /not text in UTF-8/],
    ["a reference of two lines' worth", `"${"x".repeat(201)}",S-1,,,LOTR1,,1,${AT}`, "here", /^BAD_LINE reference/],
    ["a reference that could be a place", `"B-1\t2",S-1,,,LOTR1,,1,${AT}`, "here", /^BAD_LINE reference/],
  ])("CSV: %s", (_, line, rating, expected) => {
    expect(told(readCsv(line, rating))).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
  });

  const usage = `"subscription":"S-1","product":"LOTR1","from":"${AT}"`;
  test.each<readonly [string, string, string | RegExp]>([
    ["good", `{${usage},"amount":"1","metadata":{"device":"TV","hd":true,"note":null}}`, "ok"],
    ["our own list of errors", `{${usage},"amount":"1","error":"It was wrong."}`, "ok"],
    ["colons inside a value", `{${usage},"amount":"1","metadata":{"note":"\\"a\\": b"}}`, "ok"],
    ["no JSON", `{${usage}`, /This is not JSON: /],
    ["a list", "[]", /one JSON object/],
    ["an unknown member", `{${usage},"amount":"1","zone":"EU"}`, /^BAD_LINE zone .* no member "zone"/],
    ["a number, which may have lost digits", `{${usage},"amount":1.5}`, /^BAD_LINE amount Write it as text/],
    ["a number in the metadata", `{${usage},"amount":"1","metadata":{"mb":3}}`, /^BAD_LINE metadata\.mb Write it as text/],
    ["metadata that is no object", `{${usage},"amount":"1","metadata":"TV"}`, /^BAD_LINE metadata /],
    ["a member twice", `{${usage},"amount":"1","amount":"100"}`, /stands here for the second time/],
  ])("NDJSON: %s", (_, line, expected) => {
    expect(told(readJson(line))).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
  });
});
