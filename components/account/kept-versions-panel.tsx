import { IsoInstant } from "#components/ui/iso-instant.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { KeptVersion } from "#lib/domain/account/account-view.ts";
import { pinsAddress } from "#lib/domain/price-plan/pin-view.ts";

type KeptVersionsPanelProps = {
  readonly account: string;
  readonly keptVersions: readonly KeptVersion[];
  readonly zone: string;
  /** Whether the reader may look at price plans. */
  readonly seesPlans: boolean;
};

/** Versions that the account keeps whatever is published: "Stays on Global v3 until 1 Jan 2027". None: nothing at all. */
export function KeptVersionsPanel({ account, keptVersions, zone, seesPlans }: KeptVersionsPanelProps) {
  if (keptVersions.length === 0) return null;
  return (
    <Panel title="Versions that it keeps">
      <ul className="grid gap-2">
        {keptVersions.map((kept) => (
          <li key={kept.pinId}>
            <p>
              {kept.hasBegun ? "Stays on " : "Will stay on "}
              <PlanVersion kept={kept} href={seesPlans ? pinsAddress(kept.plan.code, { pins: "standing", account }) : null} />
              {kept.hasBegun ? null : (
                <>
                  {" from "}
                  <IsoInstant iso={kept.from} zone={zone} />
                </>
              )}
              {kept.to === null ? " until that is ended" : " until "}
              {kept.to === null ? null : <IsoInstant iso={kept.to} zone={zone} />}
              {kept.subscription === null ? null : <span className="text-muted">{`, ${kept.subscription} only`}</span>}
            </p>
            <p className="text-pretty text-muted text-xs">{`${kept.reason}, ${kept.by}`}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PlanVersion({ kept: { plan, version }, href }: { readonly kept: KeptVersion; readonly href: string | null }) {
  const text = `${plan.name} v${version}`;
  return href === null ? <span className="font-medium">{text}</span> : <TextLink href={routeHref(href)}>{text}</TextLink>;
}
