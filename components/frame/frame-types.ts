import type { Permission } from "#lib/domain/people/permissions.ts";
import type { Action } from "#lib/web/action-result.ts";
import type { Theme } from "./theme.ts";

export type FrameUser = { readonly name: string; readonly roleName: string; readonly permissions: readonly Permission[] };

export type BusinessClock = {
  /** What the business clock read when the page was made, as ISO text; the browser lets it run on from there. */
  readonly now: string;
  /** The installation's zone. */
  readonly zone: string;
  /** How far it is from the real time; 0 where it cannot be moved. */
  readonly offsetMillis: number;
  /** The demo's clock can be set. */
  readonly movable: boolean;
};

/** `local` is text on the wall clock of the installation's zone ("2026-11-21T02:14"), null for the real time. */
export type BusinessClockInput = { readonly local: string | null };

/** What the frame can do to the world: server actions, handed in by the layout. */
export type FrameActions = {
  readonly setBusinessClock: Action<BusinessClockInput, unknown>;
  readonly signOut: () => Promise<unknown>;
};

export type FrameProps = {
  readonly user: FrameUser;
  readonly clock: BusinessClock;
  readonly theme: Theme;
  readonly actions: FrameActions;
};
