"use server";

import { firstAdministratorInput } from "#lib/domain/people/first-administrator-schema.ts";
import { createFirstAdministrator as createFirstAdministratorOperation } from "#lib/operations/people/create-first-administrator.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Nobody is signed in yet: the one-time token is the permission, and the operation takes it. */
export const createFirstAdministrator = defineAction({
  name: "user.createFirst",
  permission: "public",
  input: firstAdministratorInput,
  run: createFirstAdministratorOperation,
});
