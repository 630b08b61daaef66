import { expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

it.each([
  ["/", "/"],
  ["/udrs?q=a%20b", "/udrs?q=a%20b"],
  ["/udrs#here", "/udrs"],
  ["/a/../udrs", "/udrs"],
  ["", null],
  [null, null],
  [undefined, null],
  ["udrs", null],
  ["//evil.example", null],
  ["/\\evil.example", null],
  ["/\t/evil.example", null],
  ["/a/..//evil.example", null],
  ["https://evil.example", null],
  ["javascript:alert(1)", null],
])("%j leads to %j", (text, path) => {
  expect(ownPath(text)).toBe(path);
});
