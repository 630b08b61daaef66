"use server";

import { saveLimitsInput } from "#lib/domain/account/limits-schema.ts";
import { saveAccountLimits as saveAccountLimitsOperation } from "#lib/operations/account/save-account-limits.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveAccountLimits = defineAction({
  name: "accountLimits.save",
  permission: "account.manage",
  input: saveLimitsInput,
  run: saveAccountLimitsOperation,
});
