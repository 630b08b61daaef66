import { describe, expect, it } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import type { PlanDocument } from "../definition/plan-use.ts";
import { decideSaveProduct, type ProductSave } from "./decide-save-product.ts";
import { decideSaveProductType, type ProductTypeSave, takenAway } from "./decide-save-product-type.ts";
import { targetUsers } from "./plan-targets.ts";
import type { ProductContent, StoredProduct } from "./product-content.ts";
import { percentProblem, shortPercent } from "./product-texts.ts";
import { kindProblems, NEW_PRODUCT_TYPE_DRAFT, productTypeProblems } from "./product-type-draft.ts";
import type { ProductTypeState } from "./product-type-state.ts";

const FILM: ProductContent = {
  name: "The film",
  description: null,
  type: "MOVIE",
  family: "PPV",
  rating: "here",
  validFrom: instantFromMillis(0),
  validTo: null,
  taxRate: null,
  taxRates: [{ percent: "10", validFrom: instantFromMillis(0) }],
};
const STORED: StoredProduct = { productId: 1, code: "FILM", revision: 3, archivedAt: null, content: FILM };

const save = (change: Partial<ProductSave>): ProductSave => ({
  code: "FILM",
  revision: 3,
  content: { ...FILM, name: "Another name" },
  stored: STORED,
  editor: "Hera",
  offered: { types: new Set(["MOVIE", "EVENT"]), families: new Set(["PPV"]), taxRates: new Set<string>(), taxSteps: new Map() },
  unratedUdrs: 0,
  now: instantFromMillis(100),
  ...change,
});

const outcome = (change: Partial<ProductSave>) => {
  const decided = decideSaveProduct(save(change));
  return decided.ok
    ? `${decided.value.kind} ${decided.value.revision}`
    : [decided.refusal.code, decided.refusal.path].filter(Boolean).join(" ");
};

describe("saving a product", () => {
  it.each([
    ["edits", {}, "edit 4"],
    ["creates", { stored: null, revision: null }, "create 1"],
    ["keeps", { content: FILM, revision: 1 }, "keep 3"],
    ["finds the code taken", { revision: null }, "CODE_TAKEN code"],
    ["is stale", { revision: 2 }, "STALE_REVISION"],
    ["is archived", { stored: { ...STORED, archivedAt: instantFromMillis(1) } }, "DEFINITION_ARCHIVED"],
    ["is gone", { stored: null }, "NOT_FOUND"],
    ["has a type that is not offered", { content: { ...FILM, type: "X" } }, "DEFINITION_INVALID type"],
    ["has a family that is not offered", { content: { ...FILM, family: "X" } }, "DEFINITION_INVALID family"],
    [
      "keeps a type that is archived",
      { offered: { types: new Set<string>(), families: new Set<string>(), taxRates: new Set<string>(), taxSteps: new Map() } },
      "edit 4",
    ],
    ["leaves its family", { content: { ...FILM, family: null } }, "edit 4"],
    ["changes tax backwards", { content: { ...FILM, taxRates: [] } }, "TAX_RATE_IN_FORCE taxRates"],
    ["has no tax", { stored: null, revision: null, content: { ...FILM, taxRates: [] } }, "DEFINITION_INVALID taxRates"],
    ["waits to be rated", { content: { ...FILM, type: "EVENT" }, unratedUdrs: 2 }, "UDRS_UNRATED type"],
  ] satisfies [string, Partial<ProductSave>, string][])("%s", (_, change, expected) => {
    expect(outcome(change)).toBe(expected);
  });
});

const TYPE: ProductTypeState = {
  name: "Films",
  description: null,
  classification: "service",
  serviceType: "usage",
  composition: "flat",
  usedForProvisioning: "yes",
  udrTypes: ["DATA", "PPV"],
  defaultUdrType: "PPV",
};
const ONLY_PPV = { ...TYPE, udrTypes: ["PPV"] };

describe("saving a product type", () => {
  const typeSave = (change: Partial<ProductTypeSave>): ProductTypeSave => ({
    code: "MOVIE",
    revision: 1,
    state: ONLY_PPV,
    stored: { code: "MOVIE", revision: 1, isArchived: false, state: TYPE },
    namesake: null,
    editor: null,
    offeredUdrTypes: new Set(["PPV", "DATA"]),
    unratedUdrs: 0,
    ...change,
  });
  it.each([
    ["takes a UDR type away that waits for nothing", {}, "edit"],
    ["does not while UDRs wait to be rated as it", { unratedUdrs: 1 }, "UDRS_UNRATED udrTypes"],
    ["takes no UDR type that is not offered", { state: { ...TYPE, udrTypes: ["PPV", "X"] } }, "DEFINITION_INVALID udrTypes"],
    ["keeps one that is archived", { offeredUdrTypes: new Set<string>() }, "edit"],
    ["finds the name taken", { namesake: { code: "X", name: "films" } }, "NAME_TAKEN name"],
  ] satisfies [string, Partial<ProductTypeSave>, string][])("%s", (_, change, expected) => {
    const decided = decideSaveProductType(typeSave(change));
    expect(decided.ok ? decided.value.kind : `${decided.refusal.code} ${decided.refusal.path}`).toBe(expected);
  });

  it("knows what is taken away", () => {
    expect([takenAway(TYPE, ONLY_PPV), takenAway(null, TYPE), takenAway(ONLY_PPV, TYPE)]).toEqual([["DATA"], [], []]);
  });
});

describe("the kind of a product type", () => {
  const kind = { classification: "service", serviceType: "usage", udrTypes: ["PPV"], defaultUdrType: "PPV" } as const;
  it.each([
    [{}, undefined],
    [{ udrTypes: [] }, "udrTypes"],
    [{ udrTypes: ["PPV", "PPV"] }, "udrTypes"],
    [{ defaultUdrType: null }, "defaultUdrType"],
    [{ defaultUdrType: "DATA" }, "defaultUdrType"],
    [{ serviceType: null }, "serviceType"],
    [{ serviceType: "termed" }, "udrTypes"],
    [{ serviceType: "termed", udrTypes: [], defaultUdrType: null }, undefined],
    [{ classification: "physicalGood", serviceType: null, udrTypes: [], defaultUdrType: null }, undefined],
    [{ classification: "physicalGood" }, "serviceType"],
  ] as const)("%j: %s", (change, field) => {
    expect(kindProblems({ ...kind, ...change })[0]?.field).toBe(field);
  });

  it("asks a new one for its name, its code and what it is recorded as", () => {
    expect(productTypeProblems(NEW_PRODUCT_TYPE_DRAFT).map(({ field }) => field)).toEqual(["name", "code", "udrTypes"]);
  });
});

describe("who uses what a rate is for", () => {
  const plan = (standing: PlanDocument["standing"], document: unknown): PlanDocument => ({
    plan: { code: "GLOBAL", name: "Global" },
    kind: "global",
    currency: "EUR",
    standing,
    version: standing === "draft" ? null : 2,
    document,
  });
  const documents = [
    plan("live", { rates: [{ for: { productType: "MOVIE" } }], discounts: [{ for: { family: "PPV" } }] }),
    plan("draft", { rates: [{ for: { product: "FILM" } }, { for: { product: "FILM" } }] }),
  ];
  it.each([
    ["productType", "MOVIE", ["Global v2"]],
    ["family", "PPV", ["Global v2"]],
    ["product", "FILM", ["the draft of Global"]],
    ["product", "MOVIE", []],
  ] as const)("%s %s", (kind, code, users) => {
    expect(targetUsers({ kind, code }, documents)).toEqual(users);
  });
});

describe("a tax rate as it is typed", () => {
  it.each([
    ["19", true],
    ["5.5", true],
    ["0", true],
    ["100", true],
    ["0.000001", true],
    ["0.0000001", false],
    ["100.1", false],
    ["-1", false],
    ["10,5", false],
    ["", false],
    ["ten", false],
  ])("%s", (text, isRight) => {
    expect(percentProblem(text) === null).toBe(isRight);
  });

  it("has one shortest text", () => {
    expect(["10.0", "5.50", "x"].map(shortPercent)).toEqual(["10", "5.5", "x"]);
  });
});
