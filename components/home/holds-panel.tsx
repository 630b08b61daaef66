import { type HoldView, holdAddress } from "#lib/domain/hold/hold-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** What nothing is rated, ordered or billed by, and whose release waits for a second person. */
export function HoldsPanel({ holds, zone }: { readonly holds: readonly HoldView[]; readonly zone: string }) {
  return (
    <Panel title="On hold" description="Nothing is rated, ordered or billed by it until it is released.">
      <ul className="grid">
        {holds.map((hold) => (
          <li
            key={hold.holdId}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-line-soft border-b py-2 first:pt-0 last:border-b-0 last:pb-0"
          >
            <div className="min-w-0">
              <TextLink href={routeHref(holdAddress(hold))} className="font-medium">
                {hold.name}
              </TextLink>
              <p className="text-pretty text-muted">{hold.reason}</p>
              <p className="text-muted text-xs">
                {hold.setBy}, since <IsoInstant iso={hold.setAt} zone={zone} />
              </p>
            </div>
            <Stand release={hold.release} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Stand({ release }: Pick<HoldView, "release">) {
  if (release === null) return null;
  return (
    <StatusPill tone={release.isMine ? "neutral" : "caution"} mark="half">
      {release.isMine ? "Release asked by you" : "Release awaits you"}
    </StatusPill>
  );
}
