import { expect, it } from "vitest";
import { handSearch, onHandedSearch } from "./handed-search.ts";

it("waits for the page that takes it, once, and reaches a page that is there already", () => {
  const heard: string[] = [];
  handSearch("eleni");
  const stop = onHandedSearch((text) => heard.push(text));
  handSearch("nikos");
  stop();
  onHandedSearch((text) => heard.push(text))();
  expect(heard).toEqual(["eleni", "nikos"]);
});
