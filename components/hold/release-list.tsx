import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { type HoldView, holdAddress } from "#lib/domain/hold/hold-view.ts";
import type { HoldActions } from "./hold-actions.ts";
import { HoldRelease } from "./hold-release.tsx";

type ReleaseListProps = {
  readonly releases: readonly HoldView[];
  readonly zone: string;
  /** Null for who may not release. */
  readonly actions: Omit<HoldActions, "setHold"> | null;
};

/** Releases of holds that wait for a second person. None: nothing at all. */
export function ReleaseList({ releases, zone, actions }: ReleaseListProps) {
  if (releases.length === 0) return null;
  return (
    <Panel title={`Releases of holds (${releases.length})`} description="Who agrees is not who asked.">
      <ul className="grid" aria-label="Releases that wait for a second person">
        {releases.map((hold) => (
          <Release key={hold.holdId} hold={hold} zone={zone} actions={actions} />
        ))}
      </ul>
    </Panel>
  );
}

function Release({ hold, zone, actions }: Omit<ReleaseListProps, "releases"> & { readonly hold: HoldView }) {
  const { release } = hold;
  if (release === null) return null;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-line-soft border-b py-2.5 first:pt-0 last:border-b-0 last:pb-0">
      <div className="min-w-0">
        <TextLink href={routeHref(holdAddress(hold))} className="font-medium">
          {hold.name}
        </TextLink>
        <p className="text-pretty">
          {release.isMine ? "You" : release.by}, <IsoInstant iso={release.at} zone={zone} />: {release.reason}
        </p>
        <p className="text-pretty text-muted text-xs">
          On hold since <IsoInstant iso={hold.setAt} zone={zone} />, by {hold.setBy}: {hold.reason}
        </p>
      </div>
      {actions === null ? null : (
        <div className="flex flex-wrap gap-2">
          <HoldRelease key={hold.revision} hold={hold} {...actions} />
        </div>
      )}
    </li>
  );
}
