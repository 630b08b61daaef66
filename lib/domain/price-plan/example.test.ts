import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { decimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { readDocument } from "./read-document.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

const usageLine = z.object({
  udr: z.string(),
  product: z.string(),
  amount: z.string(),
  from: z.string(),
  metadata: z.record(z.string(), z.string()),
  directive: z.enum(["toBeBilled", "toBeCredited", "notToBeBilled"]),
});

test("the worked example gives its expected output, line for line", () => {
  const read = readDocument(JSON.parse(scenario("aluxsat-plan.json")));
  if (!read.ok) return expect.fail(JSON.stringify(read.refusal));
  const resolved = resolveRateBook(read.value, NO_DEFINITIONS);
  if (!resolved.ok) return expect.fail(JSON.stringify(resolved.refusal));
  const book = compileRateBook(JSON.parse(JSON.stringify(resolved.value)));
  const results = lines("aluxsat-usage.ndjson").map((line) => rateLine(read.value, book, line));
  expect(results).toEqual(lines("aluxsat-expected.ndjson"));
});

function rateLine(document: PricePlanDocument, book: CompiledRateBook, line: unknown) {
  const { udr, product, amount, from, metadata, directive } = usageLine.parse(line);
  const facts = document.products?.[product];
  if (!facts) return { udr, refusal: { code: "NO_RATE" } };
  const result = rateUsage(book, {
    productCode: product,
    productTypeCode: facts.productType,
    productFamilyCode: facts.family ?? null,
    taxPercent: decimal(facts.taxRate),
    quantity: decimal(amount),
    from: parseInstant(from) ?? expect.fail(from),
    to: null,
    metadata,
    directive,
  });
  if (!result.rated) return { udr, refusal: { code: result.code } };
  const [total, net, tax] = [result.gross, result.net, result.tax].map((each) => microsToString(each, 2));
  return { udr, total, net, tax, currency: result.currency };
}

function lines(name: string): readonly unknown[] {
  return scenario(name)
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function scenario(name: string): string {
  return readFileSync(new URL(`../../rating/scenarios/${name}`, import.meta.url), "utf8");
}
