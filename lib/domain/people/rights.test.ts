import { expect, it } from "vitest";
import { can, PERMISSIONS, ROLES } from "./permissions.ts";
import { rightsView } from "./rights.ts";

const { roles, groups } = rightsView();
const rights = groups.flatMap((group) => group.rights);

it("shows every right once, and says of each role what the table says", () => {
  expect(rights.map(({ permission }) => permission).sort()).toEqual([...PERMISSIONS].sort());
  expect(roles.map(({ role }) => role)).toEqual(ROLES);
  for (const { permission, roles: holders } of rights) {
    expect(ROLES.filter((role) => can(role, permission))).toEqual(holders);
  }
});

it("gives administrators no right over money", () => {
  const money = PERMISSIONS.filter((permission) => /^(order|wallet|udr|usage|rbi|bill|billingRun|pricePlan|review)\./.test(permission));
  expect(money.filter((permission) => can("administrator", permission))).toEqual([]);
});

it("lets nobody approve who may not also see, and nobody but pricing approve prices", () => {
  expect(ROLES.filter((role) => can(role, "review.decide"))).toEqual(["pricingApprover"]);
  expect(ROLES.filter((role) => can(role, "user.manage"))).toEqual(["administrator"]);
});
