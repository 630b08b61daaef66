import { and, eq, isNull } from "drizzle-orm";
import type { UserActor } from "#lib/domain/people/actor.ts";
import { ROLES } from "#lib/domain/people/permissions.ts";
import { oneOf } from "../mapping/from-db.ts";
import { appUser } from "../schema/people.ts";
import type { Reader } from "../tx.ts";

/** A person in whose name something is done that another agreed to, with the role of today; null: they left. They have no session of their own. */
export async function findUserActor(reader: Reader, userId: number): Promise<UserActor | null> {
  const [row] = await reader
    .select({ name: appUser.name, role: appUser.role })
    .from(appUser)
    .where(and(eq(appUser.userId, userId), isNull(appUser.disabledAt)));
  return row ? { kind: "user", userId, name: row.name, role: oneOf(ROLES, row.role, "app_user.role"), sessionId: "" } : null;
}
