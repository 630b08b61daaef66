"use server";

import * as z from "zod";
import { createServiceAccountInput, renewServiceKeyInput, revokeServiceAccountInput } from "#lib/domain/people/service-account-schema.ts";
import { createServiceAccount as createServiceAccountOperation } from "#lib/operations/people/create-service-account.ts";
import { disableUser as disableUserOperation } from "#lib/operations/people/disable-user.ts";
import { enableUser as enableUserOperation } from "#lib/operations/people/enable-user.ts";
import { renewServiceKey as renewServiceKeyOperation } from "#lib/operations/people/renew-service-key.ts";
import { revokeServiceAccount as revokeServiceAccountOperation } from "#lib/operations/people/revoke-service-account.ts";
import { defineAction } from "#lib/web/define-action.ts";

const userInput = z.strictObject({ userId: z.int().positive() });

export const disableUser = defineAction({ name: "user.disable", permission: "user.manage", input: userInput, run: disableUserOperation });

export const enableUser = defineAction({ name: "user.enable", permission: "user.manage", input: userInput, run: enableUserOperation });

export const createServiceAccount = defineAction({
  name: "serviceAccount.create",
  permission: "user.manage",
  input: createServiceAccountInput,
  run: createServiceAccountOperation,
});

export const renewServiceKey = defineAction({
  name: "serviceAccount.renewKey",
  permission: "user.manage",
  input: renewServiceKeyInput,
  run: renewServiceKeyOperation,
});

export const revokeServiceAccount = defineAction({
  name: "serviceAccount.revoke",
  permission: "user.manage",
  input: revokeServiceAccountInput,
  run: revokeServiceAccountOperation,
});
