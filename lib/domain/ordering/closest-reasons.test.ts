import { expect, test } from "vitest";
import type { CatalogReason } from "../catalog/evaluate-catalogs.ts";
import { closestReasons } from "./closest-reasons.ts";

const reason = (catalogCode: string, found: string): CatalogReason => ({
  code: "CONDITIONS_NOT_MET",
  catalogCode,
  catalogName: catalogCode,
  params: { catalog: catalogCode, condition: "a group", found },
});

test("the catalog with the fewest failed conditions speaks first", () => {
  const [group, service, missing] = [reason("PPV", "VIP"), reason("PPV", "none"), reason("VIP-PPV", "none")];
  expect(closestReasons([group, service, missing])).toEqual([missing, group, service]);
  expect(closestReasons([missing, group])).toEqual([missing, group]);
  expect(closestReasons([])).toEqual([]);
});
