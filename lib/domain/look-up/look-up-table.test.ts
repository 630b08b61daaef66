import { describe, expect, it, test } from "vitest";
import { contentOfLookUp, type LookUpDraft, lookUpDraft, NEW_LOOK_UP_DRAFT, readLookUpDraft } from "./look-up-draft.ts";
import { saveLookUpTableInput } from "./look-up-schema.ts";
import { decideSaveLookUp, type LookUpTable, storedLookUp } from "./look-up-table.ts";

const TABLE: LookUpTable = {
  code: "DEST",
  name: "Destinations",
  description: null,
  match: "prefix",
  key: "dialled",
  gives: ["destination", "zone"],
  otherwise: { zone: "FAR" },
  revision: 2,
  archivedAt: null,
};

describe("a look-up table", () => {
  it("is typed as it is stored", () => {
    const draft = lookUpDraft(TABLE);
    expect(readLookUpDraft(draft)).toEqual([]);
    const { code, name, description } = draft;
    const input = { code, name, description, ...contentOfLookUp(draft), revision: 2 };
    expect(saveLookUpTableInput.parse({ ...input, gives: [...input.gives] })).toMatchObject({
      gives: ["destination", "zone"],
      otherwise: { zone: "FAR" },
    });
    expect(storedLookUp(TABLE).state.otherwise).toEqual(["zone: FAR"]);
  });

  it.each<[string, Partial<LookUpDraft>, readonly string[]]>([
    ["nothing typed", { ...NEW_LOOK_UP_DRAFT }, ["name", "code", "key", "given-0-attribute"]],
    ["a key that is none", { key: "Dialled number" }, ["key"]],
    ["gives nothing", { given: [] }, ["gives"]],
    ["gives what is looked up", { given: [{ key: 4, attribute: "dialled", otherwise: "" }] }, ["given-4-attribute"]],
    [
      "gives one twice",
      {
        given: [
          { key: 1, attribute: "a", otherwise: "" },
          { key: 2, attribute: "a", otherwise: "" },
        ],
      },
      ["given-2-attribute"],
    ],
    ["a default of two lines", { given: [{ key: 1, attribute: "a", otherwise: "x\ny" }] }, ["given-1-otherwise"]],
  ])("%s is not saved", (_, change, fields) => {
    expect(readLookUpDraft({ ...lookUpDraft(TABLE), ...change }).map(({ field }) => field)).toEqual(fields);
  });

  it("refuses a default for what it does not give, also at the border", () => {
    const input = { code: "D", revision: null, name: "D", description: "", match: "exact", key: "a", gives: ["b"], otherwise: { c: "1" } };
    const parsed = saveLookUpTableInput.safeParse(input);
    expect(parsed.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["otherwise.c", "The table does not give c."],
    ]);
  });
});

test.each([
  [["dialled", "destination", "zone"], "ok"],
  [["destination", "zone"], "key"],
  [["dialled", "zone"], "gives"],
])("a UDR type that uses it and has %s", (attributes, expected) => {
  const decided = decideSaveLookUp(TABLE, [{ code: "CALL", name: "Call", attributes }]);
  expect(decided.ok ? "ok" : decided.refusal.path).toBe(expected);
});
