"use server";

import { saveGroupInput } from "#lib/domain/billing-term/named-group.ts";
import { definitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { archiveSubscriptionType as archiveSubscriptionTypeOperation } from "#lib/operations/billing-term/archive-subscription-type.ts";
import { restoreSubscriptionType as restoreSubscriptionTypeOperation } from "#lib/operations/billing-term/restore-subscription-type.ts";
import { saveSubscriptionType as saveSubscriptionTypeOperation } from "#lib/operations/billing-term/save-subscription-type.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveSubscriptionType = defineAction({
  name: "subscriptionType.save",
  permission: "definition.manage",
  input: saveGroupInput,
  run: saveSubscriptionTypeOperation,
});

export const archiveSubscriptionType = defineAction({
  name: "subscriptionType.archive",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: archiveSubscriptionTypeOperation,
});

export const restoreSubscriptionType = defineAction({
  name: "subscriptionType.restore",
  permission: "definition.manage",
  input: definitionAtRevision,
  run: restoreSubscriptionTypeOperation,
});
