import { expect, test } from "vitest";
import { ROLE_PERMISSIONS } from "#lib/domain/people/permissions.ts";
import { isWithin, NAVIGATION, navigationFor, navigationItemsFor } from "./navigation.ts";

test("a role sees only what it may read, and no empty group", () => {
  const groups = navigationFor(ROLE_PERMISSIONS.administrator);
  expect(groups.every(({ items }) => items.length > 0)).toBe(true);
  const hrefs = groups.flatMap(({ items }) => items.map(({ href }) => href));
  expect(hrefs).toContain("/users");
  expect(hrefs).not.toContain("/accounts");
  expect(navigationFor([])).toEqual([]);
});

test("addresses and letters are unique", () => {
  const items = NAVIGATION.flatMap((group) => group.items);
  expect(new Set(items.map(({ href }) => href)).size).toBe(items.length);
  const letters = items.flatMap(({ letter }) => letter ?? []);
  expect(new Set(letters).size).toBe(letters.length);
  expect(navigationItemsFor(["udr.read"]).map(({ href }) => href)).toEqual(["/udrs", "/imports", "/parked", "/bulk"]);
});

test.each([
  ["/udrs/1042", "/udrs", true],
  ["/udrs", "/udrs", true],
  ["/udr-types", "/udr", false],
  ["/udrs", "/", false],
  ["/", "/", true],
])("%s within %s: %s", (pathname, href, within) => {
  expect(isWithin(pathname, href)).toBe(within);
});
