import { describe, expect, test } from "vitest";
import { errorHeader, errorLine } from "./error-lines.ts";
import { readImportColumns } from "./import-columns.ts";
import { problemOf } from "./import-refusal.ts";
import { lineTexts } from "./line-texts.ts";

const HEADER = "subscription;product;amount;from";
const refusal = problemOf("BAD_LINE", "amount", '"x" is no amount; write digits.');

describe("the list of errors", () => {
  test("is the file again with a column for what is wrong, which may be sent again", () => {
    const received = "S-1;'+359;x;2026-03-03T20:00:00Z";
    const line = errorLine({ received, refusal }, HEADER);
    expect(errorHeader(HEADER)).toBe(`${HEADER};error\n`);
    expect(line).toBe(`${received};"""x"" is no amount; write digits."\n`);
    const columns = readImportColumns(errorHeader(HEADER).trimEnd(), "here");
    const texts = columns.ok ? lineTexts(line.trimEnd(), columns.value) : columns;
    expect(texts).toMatchObject({ ok: true, value: { subscription: "S-1", product: "'+359", amount: "x" } });
  });

  test("a line that lacks cells gets them, so that the error stands in its column", () => {
    expect(errorLine({ received: "S-1;GB", refusal: { code: "NEGATIVE_USAGE" } }, HEADER)).toBe("S-1;GB;;;Usage cannot be negative.\n");
  });

  test("a file that has the column keeps one", () => {
    const header = "subscription;error;product;amount;from";
    expect(errorHeader(header)).toBe(`${header}\n`);
    expect(errorLine({ received: 'S-1;old;"a;b";1', refusal: { code: "NEGATIVE_USAGE" } }, header)).toBe(
      'S-1;Usage cannot be negative.;"a;b";1;\n',
    );
  });

  test("what cannot be taken apart is left as it is", () => {
    expect(errorLine({ received: 'S-1;"open', refusal: { code: "NEGATIVE_USAGE" } }, HEADER)).toBe('S-1;"open;Usage cannot be negative.\n');
    expect(errorLine({ received: "{ nothing", refusal }, null)).toBe("{ nothing\n");
  });

  test("of NDJSON the error is a member", () => {
    expect(errorLine({ received: '{"product":"GB"}', refusal: { code: "NEGATIVE_USAGE" } }, null)).toBe(
      '{"product":"GB","error":"Usage cannot be negative."}\n',
    );
  });
});
