import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntry } from "#db/schema/system.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk } from "#db/testing/aluxsat-desk.ts";
import { answerOf } from "#db/testing/definition-desk.ts";
import type { SaveLimitsInput } from "#lib/domain/account/limits-schema.ts";
import { NO_LIMITS } from "#lib/domain/account/limits-view.ts";
import { definitionHistory } from "../definition-history.ts";
import { getAccountLimits, getAllowance } from "./get-account-limits.ts";
import { getLimitChoices } from "./get-limit-choices.ts";
import { saveAccountLimits } from "./save-account-limits.ts";

let desk: AluxsatDesk;
beforeAll(async () => {
  desk = await openAluxsatDesk();
});
afterAll(() => desk.close());

const lead = (key?: string) => ({ ...desk.as("careLead", atNicosia("12:00")), ...(key === undefined ? {} : { idempotencyKey: key }) });
const code = () => desk.seeded.customers.maria.accountNumber;
const DAY = { for: { family: "PPV" }, measure: "amount", per: "day", most: "20" } as const;
const save = (input: Partial<SaveLimitsInput>, key?: string) =>
  saveAccountLimits(lead(key), { code: code(), revision: null, ...NO_LIMITS, limits: [DAY], creditLimit: null, ...input });

describe("the limits of an account", () => {
  it("are none until somebody sets them, over what was read", async () => {
    expect(await getAccountLimits(lead(), code())).toMatchObject({
      ok: true,
      value: { revision: null, limits: NO_LIMITS, creditLimit: null },
    });
    expect(await getAllowance(lead(), { number: code() })).toMatchObject({ ok: true, value: { limits: [], credit: { limit: null } } });
    expect(await save({}, "k")).toEqual({ ok: true, value: { code: code(), revision: 1 } });
    expect(await save({}, "k")).toEqual({ ok: true, value: { code: code(), revision: 1 } });
    expect(await answerOf(save({ limits: [] }))).toBe("STALE_REVISION");
    expect(await save({ revision: 1, creditLimit: "100.5" })).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await save({ revision: 1, limits: [] })).toMatchObject({
      refusal: {
        code: "STALE_REVISION",
        params: { by: "Emil Hadjis", revision: 2, limits: "€20.00 a day for PPV", creditLimit: "100.50" },
      },
    });
    expect(await getAccountLimits(lead(), code())).toMatchObject({ ok: true, value: { revision: 2, creditLimit: "100.50" } });
  });

  it("leave an audit row for each change, which is their history", async () => {
    const audited = await desk.test.owner.select().from(auditEntry);
    expect(audited.map(({ action, entityId, role }) => [action, entityId, role])).toEqual([
      ["accountLimits.create", code(), "careLead"],
      ["accountLimits.edit", code(), "careLead"],
    ]);
    const [latest] = await definitionHistory(lead(), { entity: "accountLimits", code: code() });
    expect(latest?.differences).toEqual([{ path: "Credit limit", before: "null", after: "100.50" }]);
  });

  it("may be for a type or a family", async () => {
    const { productTypes, families } = await getLimitChoices(lead());
    expect(productTypes).toContainEqual({ code: "PPV-MOVIE", name: "PPV films" });
    expect(families).toContainEqual({ code: "PPV", name: "Pay-per-view films" });
  });

  it("are of what there is", async () => {
    expect(await save({ revision: 2, limits: [{ ...DAY, for: { product: "NOWHERE" } }] })).toMatchObject({
      refusal: { code: "DEFINITION_INVALID", path: "limits.0.for", params: { problem: "There is no product NOWHERE." } },
    });
    expect(await answerOf(save({ code: "A-1" }))).toBe("NOT_FOUND");
    expect(await answerOf(getAllowance(lead(), { number: "A-1" }))).toBe("NOT_FOUND");
    expect(await answerOf(getAllowance(lead(), { number: code(), subscription: "S-1" }))).toBe("NOT_FOUND");
  });

  it("are saved by one of two at once", async () => {
    const answers = await Promise.all([
      answerOf(save({ revision: 2, limits: [] })),
      answerOf(save({ revision: 2, limits: [{ ...DAY, most: "7" }] })),
    ]);
    expect(answers.sort()).toEqual(["STALE_REVISION", "ok"]);
  });
});
