"use server";

import { changeTaxClassInput } from "#lib/domain/account/tax-class-schema.ts";
import { changeTaxClass as changeTaxClassOperation } from "#lib/operations/account/change-tax-class.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const changeTaxClass = defineAction({
  name: "account.changeTaxClass",
  permission: "account.manage",
  input: changeTaxClassInput,
  run: changeTaxClassOperation,
});
