import type { Role } from "#lib/domain/people/permissions.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";
import { appUser, serviceAccount } from "../schema/people.ts";
import type { Tx } from "../tx.ts";
import { DEMO_PEOPLE } from "./demo-people.ts";

export type Credentials = { readonly passwordHash: string; readonly decoderKeyHash: string };

export type SeededPeople = {
  readonly users: ReadonlyMap<Role, { readonly userId: number; readonly name: string }>;
  readonly decoderId: number;
};

export async function seedPeople(tx: Tx, database: Database, { passwordHash, decoderKeyHash }: Credentials): Promise<SeededPeople> {
  const users = new Map<Role, { userId: number; name: string }>();
  for (const { email, name, role } of DEMO_PEOPLE) {
    const userId = await nextId(database, "appUser");
    users.set(role, { userId, name });
    await tx.insert(appUser).values({ userId, email, name, role, passwordHash });
  }
  const decoderId = await nextId(database, "serviceAccount");
  await tx.insert(serviceAccount).values({
    serviceAccountId: decoderId,
    code: "DECODERS",
    name: "Decoder platform",
    role: "decoder",
    sourceCode: "DECODER",
    keyHash: decoderKeyHash,
    isDemo: true,
  });
  return { users, decoderId };
}
