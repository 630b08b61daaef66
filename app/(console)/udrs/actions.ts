"use server";

import { resendInput } from "#lib/domain/provisioning/resend-schema.ts";
import { adjustUdrInput, cancelUdrInput, reverseUdrInput, setDirectiveInput } from "#lib/domain/udr/udr-action-schema.ts";
import { resendRequest as resendRequestOperation } from "#lib/operations/provisioning/resend-request.ts";
import { adjustUdr as adjustUdrOperation } from "#lib/operations/udr/adjust-udr.ts";
import { cancelUdr as cancelUdrOperation } from "#lib/operations/udr/cancel-udr.ts";
import { reverseUdr as reverseUdrOperation } from "#lib/operations/udr/reverse-udr.ts";
import { setDirective as setDirectiveOperation } from "#lib/operations/udr/set-directive.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const adjustUdr = defineAction({ name: "udr.adjust", permission: "udr.adjust", input: adjustUdrInput, run: adjustUdrOperation });

export const cancelUdr = defineAction({ name: "udr.cancel", permission: "udr.cancel", input: cancelUdrInput, run: cancelUdrOperation });

export const reverseUdr = defineAction({ name: "udr.reverse", permission: "udr.adjust", input: reverseUdrInput, run: reverseUdrOperation });

export const setDirective = defineAction({
  name: "udr.setDirective",
  permission: "udr.setDirective",
  input: setDirectiveInput,
  run: setDirectiveOperation,
});

export const resendRequest = defineAction({
  name: "provisioning.resend",
  permission: "order.create",
  input: resendInput,
  run: resendRequestOperation,
});
