import { accountNumberParams, allowanceQuery } from "#lib/domain/account/limits-schema.ts";
import { getAllowance } from "#lib/operations/account/get-account-limits.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What the account may still use now, limit by limit, and what is left of its credit limit. */
export const GET = defineRoute({
  permission: "account.read",
  authenticate: "either",
  mutates: false,
  params: accountNumberParams,
  query: allowanceQuery,
  run: (context, { params: { number }, query: { subscription } }) => getAllowance(context, { number, subscription }),
});
