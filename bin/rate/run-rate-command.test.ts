import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { parsedLines, rateInProcess, SCENARIOS, scenario, scenarioText } from "./testing/rate-in-process.ts";

const PLAN = scenarioText("aluxsat-plan.json");
const USAGE = scenarioText("aluxsat-usage.ndjson");
const FROM_INPUT = ["--plan", scenario("aluxsat-plan.json"), "--usage", "-"];
const FROM_FILES = ["--plan", "aluxsat-plan.json", "--usage", "aluxsat-usage.ndjson"];

const names = globSync("*-plan.json", { cwd: SCENARIOS }).map((file) => file.replace("-plan.json", ""));

test.each(names)("the scenario %s gives what it expects, line for line", async (name) => {
  const { status, stdout, stderr } = await rateInProcess(["--plan", `${name}-plan.json`, "--usage", `${name}-usage.ndjson`]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const expected = parsedLines(scenarioText(`${name}-expected.ndjson`));
  expect(parsedLines(stdout)).toHaveLength(expected.length);
  expect(parsedLines(stdout)).toMatchObject(expected);
});

describe("where it reads from", () => {
  test.each([
    ["the usage from standard input", FROM_INPUT, USAGE],
    ["the plan from standard input", ["--plan=-", "--usage=aluxsat-usage.ndjson"], PLAN],
    ["a plan that begins with a byte order mark", ["--plan=-", "--usage=aluxsat-usage.ndjson"], `\u{feff}${PLAN}`],
    ["usage with a byte order mark, CRLF and no last line end", FROM_INPUT, `\u{feff}${USAGE.trimEnd().replaceAll("\n", "\r\n")}`],
  ])("%s", async (_, given, input) => {
    const { stdout } = await rateInProcess(FROM_FILES);
    expect(await rateInProcess(given, { input })).toEqual({ status: 0, stderr: "", stdout });
  });

  test("no usage has no results", async () => {
    expect(await rateInProcess(FROM_INPUT)).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

test("a bad line has a result with the reason and its number, and the run goes on", async () => {
  const line = (members: object) =>
    JSON.stringify({ udr: "U1", product: "LOTR1", amount: "1", from: "2026-03-03T02:14:00+02:00", ...members });
  const sheet = [
    // The line                                the member, and the reason
    [line({ price: "1" }), "price", 'line 1: A usage line has no member "price". Correct its name or leave it out.'],
    [" \r\n{", "", "line 3: This is not JSON. Write one object on one line. Column 2: It ends here, and a member's name in quotes, "],
    ["7", "", "line 4: A line is one JSON object, such as { "],
    [line({ amount: "-1" }), "amount", "line 5: Usage cannot be negative."],
    [line({ currency: "USD" }), "currency", "line 6: The price plan is in EUR, the account in USD."],
    [line({ product: "NONE" }), "product", "line 7: No price plan in force has a rate for NONE."],
    [line({ metadata: { mbps: 5 } }), "metadata.mbps", "line 8: The attribute mbps has a value that its type does not allow. Write texts"],
    [line({ amount: "999999999999" }), "amount", "line 9: At most 12 digits before and after the point (6 after it for money)."],
    [line({ udr: "\u00ff" }), "", "line 10: The line is not UTF-8 text. Convert the file to UTF-8."],
  ] as const;
  const good = line({});
  const input = Buffer.from(`${sheet.map(([text]) => text).join("\n")}\n${good}`, "latin1");
  const { status, stdout } = await rateInProcess(FROM_INPUT, { input });
  expect(status).toBe(0);
  const results = parsedLines(stdout);
  expect(results.at(-1)).toEqual({ udr: "U1", total: "5.00", net: "4.55", tax: "0.45", currency: "EUR" });
  const refusals = sheet.map(([, path, message]) => ({ refusal: { path, message: expect.stringContaining(message) } }));
  expect(results.slice(0, -1)).toMatchObject(refusals);
});

describe("what cannot be done ends with 2, says why, and writes no result", () => {
  const changed = (from: string, to: string) => PLAN.replace(from, to);

  test.each([
    // The plan                                             what is said of it
    ["{", 'line 1, column 2: It ends here, and a member\'s name in quotes, such as "price", or } is missing.'],
    [changed('"10.00"', '"10.00",'), 'line 20, column 7: Expected a member\'s name in quotes, such as "price", found "}".'],
    [changed('"key": "movies"', '"key": "a", "key": "b"'), 'line 12, column 19: The member "key" stands here for the second time.'],
    ["", "This is empty. A pricing document is expected."],
    ["[]", "It must be an object"],
    [changed('"price": "10.00"', '"price": 10.00'), "rates[0].base.price: "],
    [changed('"price": "10.00"', '"price": "-1"'), "rates[0].base.price: "],
    [changed('"price": "10.00"', '"prise": "10.00"'), "rates[0].base.prise: "],
    [changed('"currency": "EUR"', '"currency": "EUX"'), "currency: "],
    [changed('"timeModel": "PPV-OFF-PEAK"', '"timeModel": "NIGHT"'), "rates[0].tiered[0].timeModel: "],
  ])("a bad document (%#)", async (input, said) => {
    const { status, stdout, stderr } = await rateInProcess(["--plan", "-", "--usage", "aluxsat-usage.ndjson"], { input });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`standard input: ${said}`);
    expect(stderr).toMatch(/\nNothing was rated\.\n$/);
  });

  test("each thing that is wrong is said", async () => {
    const input = PLAN.replace('"price": "10.00"', '"price": 10').replace('"amount": "3.00"', '"amount": "three"');
    const { stderr } = await rateInProcess(["--plan", "-", "--usage", "aluxsat-usage.ndjson"], { input });
    expect(stderr.replaceAll(/(?<=rates\S+ ).*/g, "…").split("\n")).toEqual([
      "standard input: rates[0].base.price: …",
      "standard input: rates[1].base.amount: …",
      "Nothing was rated.",
      "",
    ]);
  });

  test.each([
    [["--plan", "none.json", "--usage", "none.ndjson"], "none.json: There is no such file.\nNothing was rated.\n"],
    [["--plan", ".", "--usage", "none.ndjson"], ".: This is a folder.\nNothing was rated.\n"],
    [["--plan", "aluxsat-plan.json", "--usage", "none.ndjson"], "none.ndjson: There is no such file.\nNothing was rated.\n"],
    [["--plan", "aluxsat-plan.json", "--usage", "."], ".: This is a folder.\nNothing was rated.\n"],
    [[], "--plan is missing: name the file with the pricing document.\n\nUsage: npm run rate -- "],
    [["--plan", "a"], "--usage is missing: name the file with the usage.\n\nUsage: npm run rate -- "],
    [["--plan", "-", "--usage", "-"], "Standard input can be the plan or the usage, not both: name a file for one of them.\n\nUsage: "],
    [[...FROM_FILES, "--out", "xml"], "--out xml is unknown: choose from ndjson, csv.\n\nUsage: "],
    [[...FROM_FILES, "--cycle", "week"], "--cycle week is unknown: the only cycle is month.\n\nUsage: "],
    [[...FROM_FILES, "--plan", "b"], "--plan is given twice: leave out one of them.\n\nUsage: "],
    [[...FROM_FILES, "--verbose"], "Unknown option '--verbose'"],
    [[...FROM_FILES, "usage.ndjson"], "Unexpected argument 'usage.ndjson'"],
  ])("%j", async (given, said) => {
    const { status, stdout, stderr } = await rateInProcess(given);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.startsWith(said), stderr).toBe(true);
  });
});

test("--help is no mistake", async () => {
  expect(await rateInProcess(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("--usage FILE"), stderr: "" });
});

const explained = z.object({ udr: z.string(), total: z.string(), explanation: z.object({ result: z.object({ gross: z.string() }) }) });

test("--explain adds to each amount how it came to be", async () => {
  const { stdout } = await rateInProcess([...FROM_FILES, "--explain", "--cycle", "month"]);
  const [first, ...others] = parsedLines(stdout);
  const { udr, total, explanation } = explained.parse(first);
  expect([udr, total, explanation.result.gross]).toEqual(["U1", "10.00", "10.00"]);
  expect(others.at(-1)).toEqual({ udr: "U8", refusal: expect.objectContaining({ code: "NO_RATE" }) });
});

test("--out csv has the same results, a sentence where asked for, and no formulas", async () => {
  const credit = '{"udr":"=1+1","product":"LOTR1","amount":"1","from":"2026-03-03T02:14:00+02:00","directive":"toBeCredited"}';
  const input = `${credit}\n{"udr":"U, \\"2\\"","product":"NONE","amount":"1","from":"2026-03-03T02:14:00+02:00"}\n`;
  const given = [...FROM_INPUT, "--out", "csv"];
  expect((await rateInProcess(given, { input })).stdout.split("\n")).toEqual([
    "udr,total,net,tax,currency,code,path,message",
    "'=1+1,-5.00,-4.55,-0.45,EUR,,,",
    '"U, ""2""",,,,,NO_RATE,product,line 2: No price plan in force has a rate for NONE.',
    "",
  ]);
  const [head, first, second] = (await rateInProcess([...given, "--explain"], { input })).stdout.split("\n");
  expect(head).toBe("udr,total,net,tax,currency,code,path,message,explanation");
  expect(first).toMatch(/^'=1\+1,-5\.00,-4\.55,-0\.45,EUR,,,,.*credit of.*€5\.00/);
  expect(second).toMatch(/NONE\.,$/);
});

describe("a document in which usage counts together", () => {
  const mobile = async (lines: readonly string[]) => {
    const { stdout } = await rateInProcess(["--plan", "mobile-plan.json", "--usage", "-"], { input: lines.join("\n") });
    return parsedLines(stdout);
  };

  test("costs the same in whatever order its lines come", async () => {
    const lines = scenarioText("mobile-usage.ndjson").trimEnd().split("\n");
    const inAnyOrder = async (each: readonly string[]) =>
      (await mobile(each)).map((result) => JSON.stringify(result).replace(/line \d+/, "line")).toSorted();
    const expected = await inAnyOrder(lines);
    expect(await inAnyOrder(lines.toReversed())).toEqual(expected);
    expect(await inAnyOrder(lines.toSorted())).toEqual(expected);
  });

  const line = (udr: string, amount: string, day = "05") =>
    `{"udr":"${udr}","product":"DATA","amount":"${amount}","from":"2026-03-${day}T12:00:00+02:00"}`;

  test("lines that stand in order are rated as they stand", async () => {
    expect(await mobile([line("U1", "10"), "", line("U2", "2", "06")])).toMatchObject([{ net: "10.00" }, { net: "1.00" }]);
  });

  test("of one instant, the line that stands first comes first", async () => {
    const results = await mobile([line("U0", "1", "06"), line("U1", "9"), "{", line("U2", "2")]);
    expect(results).toMatchObject([{ udr: "U0", net: "0.50" }, { udr: "U1", net: "9.00" }, { udr: null }, { udr: "U2", net: "1.50" }]);
  });
});
