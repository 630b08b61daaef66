import "server-only";
import * as z from "zod";
import type { SheetSegment } from "#lib/domain/sheet/definition-sheets.ts";
import { DEFINITION_SHEETS, isSheetSegment } from "#lib/domain/sheet/definition-sheets.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import type { Context } from "#lib/operations/context.ts";
import { exportSheet } from "#lib/operations/definition/export-sheet.ts";
import { findDefinition } from "#lib/operations/definition/find-definition.ts";
import { type ImportSheetInput, importSheet, type SheetTarget } from "#lib/operations/definition/import-sheet.ts";
import { csvDownload } from "./csv-answer.ts";
import type { RouteOutcome } from "./define-route.ts";
import { DEFINITION_APIS } from "./definition-api.ts";
import { queryOf } from "./parse-part.ts";

const ENTITIES = {
  "tax-rates": "taxRate",
  "billing-terms": "billingTerm",
  "account-classifications": "accountClassification",
  "subscription-types": "subscriptionType",
  "reason-codes": "reasonCode",
  providers: "provider",
} as const satisfies Record<SheetSegment, SheetTarget["entity"]>;

/** As the web API answers it. */
const members = z.record(z.string(), z.json());

/** The list of a kind with its search, as a sheet. */
export async function answerSheet(context: Context, { segment, request }: { segment: string; request: Request }): Promise<RouteOutcome> {
  if (!isSheetSegment(segment)) return refused({ code: "NOT_FOUND" });
  const page = await DEFINITION_APIS[segment].list(context, queryOf(request));
  if (!page.ok) return page;
  const definitions = page.value.items.map((item) => members.parse(item));
  return ok(csvDownload(exportSheet(context, { kind: DEFINITION_SHEETS[segment], definitions }), `${segment}.csv`));
}

/** Looks at what a sheet of a kind would do, or does it. */
export async function putSheet(context: Context, { segment, ...input }: ImportSheetInput & { segment: string }): Promise<RouteOutcome> {
  return isSheetSegment(segment) ? importSheet(context, targetOf(segment), input) : refused({ code: "NOT_FOUND" });
}

/** By the web API's own saving: what a sheet may say is what a program and a form may say. */
function targetOf(segment: SheetSegment): SheetTarget {
  const { create, replace } = DEFINITION_APIS[segment];
  return {
    kind: DEFINITION_SHEETS[segment],
    entity: ENTITIES[segment],
    find: async (context, code) => {
      const found = await findDefinition(context, { segment, code });
      return found.ok ? { revision: found.value.revision, members: members.parse(found.value) } : null;
    },
    save: (context, { code, revision, members: body }) =>
      revision === null ? create(context, { code, ...body }) : replace(context, { code, revision, body }),
  };
}
