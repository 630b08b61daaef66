import { listSources } from "#db/queries/definitions.ts";
import { listUsers } from "#db/queries/people.ts";
import { listServiceAccounts } from "#db/queries/service-accounts.ts";
import { withTransaction } from "#db/tx.ts";
import { serviceKeyId } from "#lib/auth/service-key.ts";
import type { PeopleView } from "#lib/domain/people/people-views.ts";
import { isRole, ROLE_NAMES } from "#lib/domain/people/permissions.ts";
import { mayOrder, PROGRAM_ROLES } from "#lib/domain/people/program-roles.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

/** Everybody who can sign in, and every program that holds a key. */
export async function listPeople({ database, actor }: Context): Promise<PeopleView> {
  const { users, serviceAccounts, sources } = await withTransaction(database, async (tx) => ({
    users: await listUsers(tx),
    serviceAccounts: await listServiceAccounts(tx),
    sources: await listSources(tx),
  }));
  return {
    users: users.map(({ userId, name, email, role, disabledAt, lastSeenAt }) => ({
      userId,
      name,
      email,
      role,
      roleName: roleNameOf(role),
      isDisabled: disabledAt !== null,
      disabledAt: textOf(disabledAt),
      lastSeenAt: textOf(lastSeenAt),
      isSelf: actor.kind === "user" && actor.userId === userId,
    })),
    serviceAccounts: serviceAccounts.map(({ code, name, role, sourceCode, keyHash, revokedAt, isDemo }) => ({
      code,
      name,
      roleName: roleNameOf(role),
      sourceCode,
      keyId: serviceKeyId(keyHash),
      isRevoked: revokedAt !== null,
      isDemo,
    })),
    programChoices: {
      roles: PROGRAM_ROLES.map((role) => ({ role, name: ROLE_NAMES[role], orders: mayOrder(role) })),
      sources: sources.filter(({ channel }) => channel !== "desk").map(({ code, name }) => ({ code, name })),
    },
  };
}

/** A role that this version does not know allows nothing, and is shown as it is stored. */
function roleNameOf(role: string): string {
  return isRole(role) ? ROLE_NAMES[role] : role;
}

function textOf(instant: Instant | null): string | null {
  return instant === null ? null : instantToString(instant);
}
