import { describe, expect, test } from "vitest";
import { accountsCsv, productsCsv } from "./backtest-csv.ts";
import { sampleCompared } from "./testing/sample-backtest.ts";

const figures = sampleCompared({ udrs: 3, now: "30000.00", tried: "27272.73", change: "-2727.27" }, "-9.1");

describe("a backtest as CSV", () => {
  test("amounts stay numbers, their minus sign included", () => {
    expect(productsCsv([{ code: "LOTR1", name: "The Lord of the Rings 1", ...figures }], "EUR")).toBe(
      [
        'Product,Name,UDRs,"Now, net","Then, net","Change, net","Change, percent",Currency',
        "LOTR1,The Lord of the Rings 1,3,30000.00,27272.73,-2727.27,-9.1,EUR",
        "",
      ].join("\n"),
    );
  });

  test("names are texts: no formula runs, no comma splits", () => {
    const csv = accountsCsv([{ number: "A-1", name: '=HYPERLINK("x"),Ltd', ...figures, percent: null }], "EUR");
    expect(csv.split("\n")[1]).toBe(`A-1,"'=HYPERLINK(""x""),Ltd",3,30000.00,27272.73,-2727.27,,EUR`);
  });
});
