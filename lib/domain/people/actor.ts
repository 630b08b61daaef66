import type { Role } from "./permissions.ts";

/** Who acts: a person with a session, a program with a key, or the system itself (a triggered run, a job). */
export type Actor = UserActor | ServiceActor | SystemActor;

export type UserActor = {
  readonly kind: "user";
  readonly userId: number;
  readonly name: string;
  readonly role: Role;
  readonly sessionId: string;
};

export type ServiceActor = {
  readonly kind: "service";
  readonly serviceAccountId: number;
  readonly name: string;
  readonly role: Role;
  /** The source its orders come from (`source.code`); null when it may not order. */
  readonly sourceCode: string | null;
};

export type SystemActor = { readonly kind: "system"; readonly name: string };

/** One text per actor, stable over renames: "user:7", "service:2", "system:billing". */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return `user:${actor.userId}`;
    case "service":
      return `service:${actor.serviceAccountId}`;
    case "system":
      return `system:${actor.name}`;
  }
}
