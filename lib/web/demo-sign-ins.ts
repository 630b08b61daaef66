import "server-only";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "#db/seed/demo-people.ts";
import { config } from "#lib/config.ts";
import type { DemoSignIns } from "#lib/domain/people/demo-sign-ins.ts";
import { ROLE_NAMES } from "#lib/domain/people/permissions.ts";

/** The demo's people and their password, in the demo only; null says that there is nothing to show. */
export function demoSignIns(): DemoSignIns | null {
  if (!config().demo) return null;
  return {
    password: DEMO_PASSWORD,
    people: DEMO_PEOPLE.map(({ email, name, role, does }) => ({ email, name, does, roleName: ROLE_NAMES[role] })),
  };
}
