import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { parseDefinitions } from "../price-plan/definitions.ts";
import { type AgreementDocument, agreementDocument, agreementHash } from "./agreement-document.ts";
import { agreementStanding } from "./agreement-standing.ts";
import { agreementChanges, agreementInWords } from "./agreement-words.ts";
import { isDiscountAllowed } from "./allowed-discounts.ts";
import type { AllowedNetworks } from "./allowed-networks-schema.ts";
import { type AgreementSurroundings, checkAgreement } from "./check-agreement.ts";
import { currencyRefusal, decideSaveAgreement, decideSubmitAgreement, type SubmitAgreementFacts } from "./decide-agreement.ts";

const at = (text: string) => present(parseInstant(text), text);
const NOW = at("2026-11-22T12:00:00+02:00");

const written = (change: Partial<AgreementDocument> = {}): AgreementDocument =>
  agreementDocument.parse({
    format: "ratewright/agreement@1",
    account: "A-10005",
    pricePlan: null,
    discounts: { allowed: "all" },
    limits: null,
    creditLimit: null,
    committed: null,
    validTo: null,
    timeZone: "Europe/Nicosia",
    ...change,
  });

const ONLY_EU = { attribute: "network", allowed: ["EU"], outside: "park" } as const satisfies AllowedNetworks;

const NETWORKS = parseDefinitions({
  timeModels: {},
  zones: {},
  valueLists: { NETWORKS: [{ value: "EU" }, { value: "CY", under: "EU" }] },
  udrTypes: {
    DATA: { unit: "MB", unitDecimals: 0, attributes: { network: { type: "choice", values: "NETWORKS" }, cell: { type: "text" } } },
  },
});

const LIMITS: NonNullable<AgreementDocument["limits"]> = {
  limits: [{ for: { productType: "PPV-MOVIE" }, measure: "amount", per: "day", most: "20.00" }],
  toleratedOverrunPercent: "10",
  blocksBeyondCreditLimit: true,
  blocksWithoutLimit: false,
};

describe("the document", () => {
  test.each([
    ["a member nobody knows", { fee: "1" }, ""],
    ["no account", { account: "" }, "account"],
    ["a plan code with a blank", { pricePlan: "HOTEL PRICES" }, "pricePlan"],
    ["all and some discounts", { discounts: { allowed: "all", only: ["A"] } }, "discounts"],
    ["neither all nor some", { discounts: {} }, "discounts"],
    ["a discount twice", { discounts: { only: ["A", "A"] } }, "discounts.only"],
    ["a negative credit limit", { creditLimit: "-1" }, "creditLimit"],
    ["more digits than money has", { creditLimit: "1.0000001" }, "creditLimit"],
    ["half a SIM", { committed: { sims: 1.5 } }, "committed.sims"],
    ["no SIM", { committed: { sims: 0 } }, "committed.sims"],
    ["a day that does not exist", { validTo: "2027-02-30" }, "validTo"],
    ["a day with a time", { validTo: "2027-02-01T00:00" }, "validTo"],
    ["a zone that does not exist", { timeZone: "Europe/Atlantis" }, "timeZone"],
    [
      "a limit on a quantity of everything",
      { limits: { ...LIMITS, limits: [{ for: null, measure: "quantity", per: "day", most: "1" }] } },
      "limits.limits.0.for",
    ],
  ])("refuses %s", (_, change, path) => {
    const result = agreementDocument.safeParse({ ...written(), ...change });
    expect(result.error?.issues.map((issue) => issue.path.join("."))[0]).toBe(path);
  });

  test("has one hash however it is spelt", async () => {
    const { format, ...rest } = written({ limits: LIMITS });
    expect(await agreementHash({ ...rest, format })).toBe(await agreementHash(written({ limits: LIMITS })));
    expect(await agreementHash(written())).not.toBe(await agreementHash(written({ creditLimit: "1" })));
    expect(await agreementHash(written())).not.toBe(await agreementHash(written({ networks: ONLY_EU })));
  });

  test("keeps the hash that it had before networks could be agreed on", async () => {
    expect(await agreementHash(written({ limits: LIMITS }))).toBe("17acf5c02c0e68f0f62a05242bf8fdf7503f7c3764ccf60d4d02b025e67f0bf7");
  });
});

describe("which discounts apply", () => {
  test.each([
    [null, "GOLD", true],
    [{ allowed: "all" } as const, "GOLD", true],
    [{ only: ["GOLD"] }, "GOLD", true],
    [{ only: ["GOLD"] }, "SILVER", false],
    [{ only: ["GOLD"] }, "gold", false],
    [{ only: [] }, "GOLD", false],
  ])("%j lets %s: %s", (discounts, code, isAllowed) => {
    expect(isDiscountAllowed(discounts && { discounts }, code)).toBe(isAllowed);
  });
});

describe("how it stands", () => {
  const version = (number: number, effective: string, validTo: string | null = null) => ({
    head: { version: number, effectiveAt: at(effective) },
    document: written({ validTo }),
  });
  const v1 = version(1, "2026-01-01T00:00:00+02:00");
  const ended = version(2, "2026-06-01T00:00:00+03:00", "2026-11-22");
  const ending = version(2, "2026-06-01T00:00:00+03:00", "2026-11-23");
  const next = version(3, "2027-01-01T00:00:00+02:00");
  test.each([
    ["nothing was approved", [], "none", undefined],
    ["one is in force", [v1], "inForce", 1],
    ["it ends tonight", [v1, ending], "inForce", 2],
    ["it ended this midnight: the earlier one does not come back", [v1, ended], "ended", 2],
    ["one is to come", [next], "scheduled", 3],
    ["one ended and one is to come", [ended, next], "scheduled", 3],
    ["one is in force and one is to come", [next, v1], "inForce", 1],
  ])("%s", (_, versions, standing, number) => {
    const found = agreementStanding(versions, NOW);
    expect([found.standing, found.version?.head.version]).toEqual([standing, number]);
  });
});

describe("what stands against it", () => {
  const around = (change: Partial<AgreementSurroundings> = {}): AgreementSurroundings => ({
    account: { number: "A-10005", currency: "EUR", timeZone: "Europe/Nicosia" },
    plan: { currency: "EUR", isArchived: false, isPublished: true },
    discounts: new Set(["GOODWILL"]),
    definitions: NETWORKS,
    targets: { product: new Set(["LOTR1"]), productType: new Set(["PPV-MOVIE"]), family: new Set(["PPV"]) },
    now: NOW,
    ...change,
  });
  test.each([
    ["nothing", written({ pricePlan: "HOTELS", discounts: { only: ["GOODWILL"] }, limits: LIMITS }), around(), []],
    ["another account", written({ account: "A-1" }), around(), ["error account"]],
    ["another zone", written({ timeZone: "Europe/Oslo" }), around(), ["error timeZone"]],
    ["no such plan", written({ pricePlan: "X" }), around({ plan: null }), ["error pricePlan"]],
    [
      "an archived plan",
      written({ pricePlan: "X" }),
      around({ plan: { currency: "EUR", isArchived: true, isPublished: true } }),
      ["error pricePlan"],
    ],
    [
      "a plan in another currency",
      written({ pricePlan: "X" }),
      around({ plan: { currency: "USD", isArchived: false, isPublished: true } }),
      ["error pricePlan"],
    ],
    [
      "a plan that was never published",
      written({ pricePlan: "X" }),
      around({ plan: { currency: "EUR", isArchived: false, isPublished: false } }),
      ["error pricePlan"],
    ],
    ["no such discount", written({ discounts: { only: ["GOODWILL", "X"] } }), around(), ["error discounts.only[1]"]],
    ["no discount at all", written({ discounts: { only: [] } }), around(), ["note discounts"]],
    [
      "no such family",
      written({ limits: { ...LIMITS, limits: [{ for: { family: "X" }, measure: "quantity", per: "cycle", most: "3" }] } }),
      around(),
      ["error limits.limits[0].for"],
    ],
    ["networks that are listed", written({ networks: { ...ONLY_EU, allowed: ["EU", "CY"] } }), around(), []],
    ["one that is not listed", written({ networks: { ...ONLY_EU, allowed: ["EU", "UK"] } }), around(), ["error networks.allowed[1]"]],
    ["an attribute that nothing has", written({ networks: { ...ONLY_EU, attribute: "place" } }), around(), ["error networks.attribute"]],
    ["one that is typed", written({ networks: { ...ONLY_EU, attribute: "cell" } }), around(), ["error networks.attribute"]],
    ["an end that has begun", written({ validTo: "2026-11-22" }), around(), ["warning validTo"]],
  ])("%s", (_, document, surroundings, found) => {
    expect(checkAgreement(document, surroundings).map(({ severity, path }) => `${severity} ${path}`)).toEqual(found);
  });
});

describe("decisions", () => {
  const HASH = "a".repeat(64);
  const draft = {
    shard: 1,
    accountId: 10_005,
    draftId: 1,
    basedOnVersionId: null,
    state: "draft",
    documentHash: HASH,
    revision: 3,
  } as const;
  const account = { number: "A-10005", timeZone: "Europe/Nicosia" };
  const saving = { account, draft, revision: 3, document: written(), documentHash: "b".repeat(64) };

  test.each([
    ["over what was read", {}, "update 4"],
    ["what is stored already", { documentHash: HASH, revision: 1 }, "keep 3"],
    ["over something older", { revision: 2 }, "STALE_REVISION"],
    ["a first draft", { draft: null, revision: null }, "create 1"],
    ["a first draft where one is open", { revision: null }, "DRAFT_OPEN"],
    ["where there is none", { draft: null }, "NOT_FOUND"],
    ["while it is in review", { draft: { ...draft, state: "inReview" as const } }, "ALREADY_IN_REVIEW"],
    ["of another account", { document: written({ account: "A-1" }) }, "DOCUMENT_INVALID"],
  ])("saving %s", (_, change, answer) => {
    const decided = decideSaveAgreement({ ...saving, ...change });
    expect(decided.ok ? `${decided.value.kind} ${decided.value.revision}` : decided.refusal.code).toBe(answer);
  });

  const submitting: SubmitAgreementFacts = {
    draft,
    revision: 3,
    versions: [],
    errors: [],
    currencies: { planCurrency: "EUR", accountCurrency: "EUR" },
    effective: { kind: "onApproval" },
    now: NOW,
  };
  const dollars = { planCurrency: "USD", accountCurrency: "EUR" };
  const error = { severity: "error", path: "pricePlan", message: "" } as const;
  test.each([
    ["as it was read", {}, "ok"],
    ["an older one", { revision: 2 }, "STALE_REVISION"],
    ["one in another currency", { currencies: dollars }, "CURRENCY_MISMATCH"],
    ["one in another currency, which is an error too", { currencies: dollars, errors: [error] }, "CURRENCY_MISMATCH"],
    ["a stale one in another currency", { currencies: dollars, revision: 2 }, "STALE_REVISION"],
    ["one with an error", { errors: [error] }, "DOCUMENT_INVALID"],
    ["what is in force", { versions: [{ effectiveAt: at("2026-01-01T00:00:00Z"), documentHash: HASH }] }, "NOTHING_CHANGED"],
    ["from the past on", { effective: { kind: "at" as const, at: at("2026-01-01T00:00:00Z") } }, "EFFECTIVE_IN_PAST"],
  ])("submitting %s", (_, change, answer) => {
    const decided = decideSubmitAgreement({ ...submitting, ...change });
    expect(decided.ok ? "ok" : decided.refusal.code).toBe(answer);
  });

  test("without a plan there is no currency to refuse", () => {
    expect(currencyRefusal(null)).toBeNull();
  });
});

describe("in words", () => {
  const names = { currency: "EUR", plan: (code: string) => (code === "HOTELS" ? "Hotel prices" : code) };
  test.each([
    [written(), "As for everybody else"],
    [written({ pricePlan: "HOTELS", validTo: "2027-01-01" }), "Hotel prices; until 2027-01-01"],
    [written({ discounts: { only: ["A", "B"] } }), "Only the discounts A and B"],
    [written({ discounts: { only: [] } }), "No discounts"],
    [written({ committed: { sims: 1 }, creditLimit: "1500" }), "Credit limit €1,500.00; 1 SIM committed"],
    [written({ limits: LIMITS }), "At most €20.00 of PPV-MOVIE a day, 10 % tolerated, nothing beyond the credit limit"],
    [written({ networks: ONLY_EU }), "Network only EU (usage elsewhere waits until somebody decides)"],
    [
      written({ networks: { ...ONLY_EU, allowed: ["A", "B", "C", "D", "E", "F", "G"], outside: "price" } }),
      "Network only A, B, C, D, E and 2 more (usage elsewhere is taken and priced)",
    ],
  ])("%#", (document, words) => {
    expect(agreementInWords(document, names)).toBe(words);
  });

  test("what changes is told member by member", () => {
    expect(agreementChanges(written({ pricePlan: "HOTELS" }), written({ committed: { sims: 1200 } }), names)).toEqual([
      { member: "Price plan", before: "Hotel prices", after: "" },
      { member: "Committed", before: "", after: "1,200 SIMs committed" },
    ]);
  });
});
