import { describe, expect, it } from "vitest";
import { parseSubscriptionNumber, readSearchText, type SearchText } from "./search-text.ts";

const NOTHING: SearchText = {
  accountNumber: null,
  subscriptionId: null,
  udrId: null,
  rbiId: null,
  orderId: null,
  billNumber: null,
  identifierPrefixes: [],
  nationalNumber: null,
  devicePrefixes: [],
  namePrefix: null,
  nameWords: [],
  reference: null,
};

describe("a search text", () => {
  it.each<[string, Partial<SearchText>]>([
    // Our own numbers, as they are written, said and pasted
    ["A-10001", { accountNumber: "A-10001", namePrefix: "a-10001" }],
    ["a10001", { accountNumber: "A-10001", namePrefix: "a10001" }],
    ["Account 10001", { accountNumber: "A-10001", namePrefix: "account 10001" }],
    ["S-20001", { subscriptionId: 20001, namePrefix: "s-20001" }],
    ["S\u201120001", { subscriptionId: 20001, namePrefix: "s-20001" }],
    ["UDR 1001", { udrId: 1001, namePrefix: "udr 1001" }],
    ["\u00a0UDR\u00a01001 ", { udrId: 1001, namePrefix: "udr 1001" }],
    ["UDR-1001", { udrId: 1001, namePrefix: "udr-1001" }],
    ["RBI #70001", { rbiId: 70001, namePrefix: "rbi #70001" }],
    ["order 40001", { orderId: 40001, namePrefix: "order 40001" }],
    ["B-60001", { billNumber: "B-60001", namePrefix: "b-60001" }],
    ["bill 60001", { billNumber: "B-60001", namePrefix: "bill 60001" }],
    // Telephones
    ["+357 99 000101", { identifierPrefixes: ["+35799000101"], reference: "+357 99 000101" }],
    ["(+357) 99/000-101", { identifierPrefixes: ["+35799000101"], reference: "(+357) 99/000-101" }],
    ["tel:+357\u00a099\u00a0000101", { identifierPrefixes: ["+35799000101"], reference: "+357 99 000101" }],
    ["\u202a+35799000101\u202c", { identifierPrefixes: ["+35799000101"], reference: "+35799000101" }],
    ["00357-99", { identifierPrefixes: ["0035799", "+35799"], devicePrefixes: ["00357-99", "0035799"], reference: "00357-99" }],
    [
      "099 000101",
      {
        identifierPrefixes: ["099000101", "+099000101"],
        nationalNumber: "99000101",
        devicePrefixes: ["099 000101", "099000101"],
        reference: "099 000101",
      },
    ],
    // A SIM with its filling F
    [
      "8935710 00000 0000001 F",
      {
        identifierPrefixes: ["8935710000000000001", "+8935710000000000001"],
        devicePrefixes: ["8935710 00000 0000001 F", "8935710000000000001"],
        namePrefix: "8935710 00000 0000001 f",
        reference: "8935710 00000 0000001 F",
      },
    ],
    // A device that is no number
    [
      "aa:bb:cc:00:11:22",
      {
        devicePrefixes: ["aa:bb:cc:00:11:22", "AA:BB:CC:00:11:22"],
        namePrefix: "aa:bb:cc:00:11:22",
        nameWords: ["aa", "bb", "cc", "00", "11", "22"],
        reference: "aa:bb:cc:00:11:22",
      },
    ],
    // Names
    ["Eleni G", { namePrefix: "eleni g", nameWords: ["eleni", "g"], reference: "Eleni G" }],
    ["Ελένη", { namePrefix: "ελένη", nameWords: ["ελενη"], reference: "Ελένη" }],
    ["e", { namePrefix: "e" }],
    ["Eleni@home", { identifierPrefixes: ["eleni@home"], namePrefix: "eleni@home", reference: "Eleni@home" }],
    // A sender's reference
    [
      "CDR-2026-77",
      {
        devicePrefixes: ["CDR-2026-77"],
        namePrefix: "cdr-2026-77",
        nameWords: ["cdr", "2026", "77"],
        reference: "CDR-2026-77",
      },
    ],
    ["%", {}],
    ["  ", {}],
  ])("%j", (text, read) => {
    expect(readSearchText(text)).toEqual({ ...NOTHING, ...read });
  });

  it("of digits alone may be any number of ours, a card or a telephone", () => {
    expect(readSearchText("44001001")).toEqual({
      ...NOTHING,
      accountNumber: "A-44001001",
      subscriptionId: 44001001,
      udrId: 44001001,
      rbiId: 44001001,
      orderId: 44001001,
      billNumber: "B-44001001",
      identifierPrefixes: ["44001001", "+44001001"],
      nationalNumber: "44001001",
      devicePrefixes: ["44001001"],
      reference: "44001001",
    });
  });

  it("of more digits than any number has is an identifier only", () => {
    const read = readSearchText("1234567890123456");
    expect([read.udrId, read.rbiId, read.orderId, read.billNumber, read.nationalNumber]).toEqual([null, null, null, null, null]);
    expect(read.identifierPrefixes).toHaveLength(2);
  });

  it("names a subscription by S- and its number, and by nothing else", () => {
    expect(["S-20001", " s-20001 ", "20001", "S20001", "S-"].map(parseSubscriptionNumber)).toEqual([20001, 20001, null, null, null]);
  });
});
