"use server";

import * as z from "zod";
import { disableUser as disableUserOperation } from "#lib/operations/people/disable-user.ts";
import { enableUser as enableUserOperation } from "#lib/operations/people/enable-user.ts";
import { defineAction } from "#lib/web/define-action.ts";

const userInput = z.strictObject({ userId: z.int().positive() });

export const disableUser = defineAction({ name: "user.disable", permission: "user.manage", input: userInput, run: disableUserOperation });

export const enableUser = defineAction({ name: "user.enable", permission: "user.manage", input: userInput, run: enableUserOperation });
