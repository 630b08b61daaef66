import { describe, expect, it } from "vitest";
import { parseSubscriptionNumber, readSearchText } from "./search-text.ts";

const NOTHING = { accountNumber: null, subscriptionId: null, udrId: null, identifierPrefixes: [], namePrefix: null };

describe("a search text", () => {
  it.each([
    ["A-10001", { accountNumber: "A-10001", namePrefix: "a-10001" }],
    ["a10001", { accountNumber: "A-10001", namePrefix: "a10001" }],
    ["S-20001", { subscriptionId: 20001, namePrefix: "s-20001" }],
    ["UDR 1001", { udrId: 1001, namePrefix: "udr 1001" }],
    ["+357 99 000101", { identifierPrefixes: ["+35799000101"] }],
    ["00357-99", { identifierPrefixes: ["0035799", "+35799"] }],
    ["Eleni G", { namePrefix: "eleni g" }],
    ["Eleni@home", { identifierPrefixes: ["eleni@home"], namePrefix: "eleni@home" }],
    ["%", {}],
  ])("%s", (text, read) => {
    expect(readSearchText(text)).toEqual({ ...NOTHING, ...read });
  });

  it("of digits alone may be an account, a subscription, a UDR, a card or a telephone", () => {
    expect(readSearchText("44001001")).toEqual({
      accountNumber: "A-44001001",
      subscriptionId: 44001001,
      udrId: 44001001,
      identifierPrefixes: ["44001001", "+44001001"],
      namePrefix: null,
    });
  });

  it("of more digits than any number has is an identifier only", () => {
    expect(readSearchText("1234567890123456").udrId).toBeNull();
  });

  it("names a subscription by S- and its number, and by nothing else", () => {
    expect(["S-20001", " s-20001 ", "20001", "S20001", "S-"].map(parseSubscriptionNumber)).toEqual([20001, 20001, null, null, null]);
  });
});
