"use server";

import { saveNetworksInput } from "#lib/domain/account/networks-schema.ts";
import { saveSubscriptionNetworks as saveSubscriptionNetworksOperation } from "#lib/operations/account/save-subscription-networks.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveSubscriptionNetworks = defineAction({
  name: "subscriptionNetworks.save",
  permission: "account.manage",
  input: saveNetworksInput,
  run: saveSubscriptionNetworksOperation,
});
