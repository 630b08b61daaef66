import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { database } from "#db/client.ts";
import type { UserActor } from "#lib/domain/people/actor.ts";
import { can, type Permission, ROLE_NAMES, ROLE_PERMISSIONS, type Role } from "#lib/domain/people/permissions.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import type { Context } from "#lib/operations/context.ts";
import { VISITOR } from "./access.ts";
import { currentClock, currentUser } from "./current-actor.ts";
import { ownPath } from "./own-path.ts";
import { REQUESTED_PATH_HEADER } from "./requested-path.ts";

export type PageContext = Context & {
  readonly actor: UserActor;
  /** How far the business clock stands from the real time; 0 where it cannot be moved. */
  readonly clockOffsetMillis: number;
};

/**
 * Asked by every page of the console, first thing: who is not signed in goes to the sign-in page and comes back, whose
 * role may not see the page is told so. A layout cannot ask for its pages: it does not run again between them.
 */
export async function pageContext(permission: Permission): Promise<PageContext> {
  const actor = await signedInUser();
  if (!can(actor.role, permission)) forbidden();
  const { now, offsetMillis } = await currentClock();
  return { actor, now, clockOffsetMillis: offsetMillis, requestId: randomUUID(), database: database() };
}

/** For the pages that come before signing in. It holds no role. */
export async function visitorContext(): Promise<Context> {
  const { now } = await currentClock();
  return { actor: VISITOR, now, requestId: randomUUID(), database: database() };
}

export type FrameContext = {
  readonly actor: {
    readonly name: string;
    readonly role: Role;
    readonly roleName: string;
    readonly permissions: readonly Permission[];
  };
  readonly clock: {
    /** ISO text. */
    readonly now: string;
    readonly zone: string;
    readonly offsetMillis: number;
    readonly movable: boolean;
  };
};

/** What the frame around the pages shows. It allows nothing. */
export async function frameContext(): Promise<FrameContext> {
  const { name, role } = await signedInUser();
  const { now, zone, movable, offsetMillis } = await currentClock();
  return {
    actor: { name, role, roleName: ROLE_NAMES[role], permissions: ROLE_PERMISSIONS[role] },
    clock: { now: instantToString(now), zone, offsetMillis, movable },
  };
}

async function signedInUser(): Promise<UserActor> {
  const actor = await currentUser();
  if (actor) return actor;
  const from = ownPath((await headers()).get(REQUESTED_PATH_HEADER));
  redirect(from && from !== "/" ? `/sign-in?from=${encodeURIComponent(from)}` : "/sign-in");
}
