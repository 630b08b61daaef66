"use server";

import { createPlanInput } from "#lib/domain/price-plan/plan-edit-schema.ts";
import { createPlan as createPlanOperation } from "#lib/operations/price-plan/create-plan.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const createPlan = defineAction({
  name: "pricePlan.create",
  permission: "pricePlan.edit",
  input: createPlanInput,
  run: createPlanOperation,
});
