import type { ApiOperation } from "./api-operation.ts";
import { savedAnswer } from "./common-answers.ts";

/** What is done with a catalog beside what is done with every definition. */
export function catalogOperations(): readonly ApiOperation[] {
  return [
    {
      ...MOVE,
      path: "/api/v1/catalogs/{code}/effective",
      id: "setCatalogEffective",
      summary: "Set a catalog as effective",
      description:
        "Orders are taken through it from now on. Refused (409 CATALOG_NOT_READY) while something stands against it; the sentence says what.",
    },
    {
      ...MOVE,
      path: "/api/v1/catalogs/{code}/not-effective",
      id: "setCatalogNotEffective",
      summary: "Set a catalog as not effective",
      description: "No new orders through it. What was ordered stays as it is.",
    },
  ];
}

const MOVE = {
  method: "post",
  tag: "Definitions",
  permission: "definition.manage",
  authenticate: "either",
  idempotent: true,
  precondition: "revision",
  answer: { status: 200, headers: ["ETag"], schema: savedAnswer, example: { code: "PPV", revision: 2 } },
} as const satisfies Partial<ApiOperation>;
