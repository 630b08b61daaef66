"use server";

import { changePinInput } from "#lib/domain/price-plan/pin-schema.ts";
import { changeAudienceInput } from "#lib/domain/price-plan/plan-audience-schema.ts";
import { editPlanInput, planAtRevision } from "#lib/domain/price-plan/plan-edit-schema.ts";
import { archivePlan as archivePlanOperation } from "#lib/operations/price-plan/archive-plan.ts";
import { changePlanAudience as changePlanAudienceOperation } from "#lib/operations/price-plan/change-plan-audience.ts";
import { changeVersionPin as changeVersionPinOperation } from "#lib/operations/price-plan/change-version-pin.ts";
import { editPlan as editPlanOperation } from "#lib/operations/price-plan/edit-plan.ts";
import { restorePlan as restorePlanOperation } from "#lib/operations/price-plan/restore-plan.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const editPlan = defineAction({
  name: "pricePlan.edit",
  permission: "pricePlan.edit",
  input: editPlanInput,
  run: editPlanOperation,
});

export const archivePlan = defineAction({
  name: "pricePlan.archive",
  permission: "pricePlan.edit",
  input: planAtRevision,
  run: archivePlanOperation,
});

export const restorePlan = defineAction({
  name: "pricePlan.restore",
  permission: "pricePlan.edit",
  input: planAtRevision,
  run: restorePlanOperation,
});

export const changePlanAudience = defineAction({
  name: "pricePlan.changeAudience",
  permission: "pricePlan.edit",
  input: changeAudienceInput,
  run: changePlanAudienceOperation,
});

export const changeVersionPin = defineAction({
  name: "pricePlan.changeVersionPin",
  permission: "pricePlan.edit",
  input: changePinInput,
  run: changeVersionPinOperation,
});
