import { describe, expect, test } from "vitest";
import { readImportColumns } from "./import-columns.ts";
import type { ImportRating } from "./usage-import-view.ts";

const problemOf = (header: string, rating: ImportRating = "here") => {
  const read = readImportColumns(header, rating);
  return read.ok ? null : read.refusal.params?.problem;
};

describe("readImportColumns", () => {
  test("columns in any order, between commas or semicolons", () => {
    const read = readImportColumns("from;amount;product;metadata.device;subscription;metadata.location", "here");
    expect(read.ok && read.value).toEqual({
      separator: ";",
      count: 6,
      at: { from: 0, amount: 1, product: 2, subscription: 4 },
      metadata: [
        { key: "device", at: 3 },
        { key: "location", at: 5 },
      ],
    });
  });

  test.each<readonly [string, string, ImportRating, RegExp | null]>([
    ["what every line needs", "subscription,product,amount,from", "here", null],
    ["an identifier instead of a subscription", "identifierKind,identifier,product,amount,from", "here", null],
    ["quoted names", '"subscription","product","amount","from"', "here", null],
    ["the column of our own list of errors", "subscription,product,amount,from,error", "here", null],
    ["nobody's usage", "product,amount,from", "here", /lacks subscription or identifier\./],
    ["no time", "subscription,product,amount", "information", /lacks from\./],
    ["rated elsewhere, without its amounts", "subscription,product,amount,from,gross", "elsewhere", /lacks tax and currency\./],
    ["an unknown column", "subscription,product,amount,from,zone", "here", /no column "zone"\. Known are reference, subscription,/],
    ["a column without a name", "subscription,product,amount,from,", "here", /One column has no name/],
    ["metadata without a key", "subscription,product,amount,from,metadata.", "here", /no column "metadata\."/],
    ["a column twice", "subscription,product,amount,from,product", "here", /"product" stands there twice/],
    ["an empty first line", "", "here", /first line is empty/],
    ["an open quotation mark", 'subscription,"product', "here", /never closed/],
  ])("%s", (_, header, rating, problem) => {
    if (problem === null) expect(problemOf(header, rating)).toBeNull();
    else expect(problemOf(header, rating)).toMatch(problem);
  });
});
