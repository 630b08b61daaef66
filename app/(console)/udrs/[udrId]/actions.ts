"use server";

import { closeDisputeInput, openDisputeInput } from "#lib/domain/dispute/dispute-schema.ts";
import { closeDispute as closeDisputeOperation } from "#lib/operations/dispute/close-dispute.ts";
import { openDispute as openDisputeOperation } from "#lib/operations/dispute/open-dispute.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const openDispute = defineAction({
  name: "udr.openDispute",
  permission: "udr.adjust",
  input: openDisputeInput,
  run: openDisputeOperation,
});

export const closeDispute = defineAction({
  name: "udr.closeDispute",
  permission: "udr.adjust",
  input: closeDisputeInput,
  run: closeDisputeOperation,
});
