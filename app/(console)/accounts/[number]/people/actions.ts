"use server";

import { assignSubscriptionInput, saveCostCentreInput, savePersonInput } from "#lib/domain/account/people-schema.ts";
import { assignSubscription as assignSubscriptionOperation } from "#lib/operations/account/assign-subscription.ts";
import { saveCostCentre as saveCostCentreOperation } from "#lib/operations/account/save-cost-centre.ts";
import { savePerson as savePersonOperation } from "#lib/operations/account/save-person.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const savePerson = defineAction({
  name: "person.save",
  permission: "account.manage",
  input: savePersonInput,
  run: savePersonOperation,
});

export const saveCostCentre = defineAction({
  name: "costCentre.save",
  permission: "account.manage",
  input: saveCostCentreInput,
  run: saveCostCentreOperation,
});

export const assignSubscription = defineAction({
  name: "subscription.assign",
  permission: "account.manage",
  input: assignSubscriptionInput,
  run: assignSubscriptionOperation,
});
