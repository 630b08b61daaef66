import { describe, expect, it } from "vitest";
import { formatProblem, MOST_FORMAT_LETTERS, MOST_FORMATTED_LETTERS } from "./udr-type-format.ts";

const TOO_LONG = /^It could take too long to check/;

describe("the format of an attribute", () => {
  it.each([
    "[A-Z]{3}\\d+",
    "(?:\\d{1,3}\\.){3}\\d{1,3}",
    "[A-Z]+-[0-9]+-[A-Z0-9]+",
    "\\+[1-9]\\d{6,14}",
    "[A-Z]{2}-\\d{4}|X+",
    "^[^@ ]+@[^@ ]+\\.[a-z]{2,}$",
    "[\\]a(+]+",
    "(?:[A-Z]{2,3}-){1,4}[0-9]",
    "\\p{L}{1,40}( \\p{L}{1,40})?",
    "(?<year>\\d{4})-\\d\\d",
    "",
  ])("%s is taken", (format) => {
    expect(formatProblem(format)).toBeNull();
  });

  it.each([
    ["a repetition that is repeated", "(a+)+", TOO_LONG],
    ["what may be nothing, repeated", "(a?)*", TOO_LONG],
    ["a choice that is repeated", "(a|a)*", TOO_LONG],
    ["four that share a text", "a*a*a*a*b", TOO_LONG],
    ["four before what never fits", "a*a*a*a*b{201}", TOO_LONG],
    ["a repetition longer than any text", "(a+){300}", TOO_LONG],
    ["a nest of counted ones", "(?:(?:(?:a{0,200}){1,200}){1,200}){1,200}", TOO_LONG],
    ["a long row of them", "a*".repeat(100), TOO_LONG],
    ["looking ahead", "(?=a)a", /^Leave out looking ahead/],
    ["looking behind", "(?<!a)b", /^Leave out looking ahead/],
    ["a reference back", "(a)\\1", /^Leave out references back/],
    ["a named reference back", "(?<one>a)\\k<one>", /^Leave out references back/],
    ["no expression", "[A-", /^It cannot be read as a regular expression/],
    ["an unclosed group made whole by ours", "a)|(?:b", /^It cannot be read as a regular expression/],
    ["too many letters", "a".repeat(MOST_FORMAT_LETTERS + 1), /^A format has at most 200 letters/],
  ])("%s is refused", (_, format, expected) => {
    expect(formatProblem(format)).toMatch(expected);
  });

  it("that passes is quick even with a text that nearly fits", () => {
    const format = "[a-z]+[a-z]+[a-z]+!";
    expect(formatProblem(format)).toBeNull();
    const began = process.cpuUsage().user;
    expect(new RegExp(`^(?:${format})$`, "u").test("a".repeat(MOST_FORMATTED_LETTERS))).toBe(false);
    expect(process.cpuUsage().user - began).toBeLessThan(1_000_000);
  });

  it("is judged quickly, however it is nested", () => {
    const began = process.cpuUsage().user;
    expect(formatProblem(`${"(?:".repeat(20)}.{0,200}${"){1,200}".repeat(20)}`)).toMatch(/./);
    expect(process.cpuUsage().user - began).toBeLessThan(1_000_000);
  });
});
