import type { HomeView } from "#lib/domain/home/home-view.ts";
import { Code } from "../ui/code.tsx";
import { InstantText } from "../ui/instant-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";

type DeliveryPanelProps = { readonly provisioning: NonNullable<HomeView["provisioning"]>; readonly zone: string };

/** Deliveries that failed: the customer has paid, or will be billed, for something that did not arrive. */
export function DeliveryPanel({ provisioning: { latestFailed }, zone }: DeliveryPanelProps) {
  return (
    <Panel title="Deliveries that failed" actions={<TextLink href={routeHref("/provisioning?state=failed")}>All requests</TextLink>}>
      <ul className="grid gap-2">
        {latestFailed.map(({ requestId, udrId, provider, requestedAt, lastError }) => (
          <li key={requestId} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0">
              <TextLink href={routeHref(`/udrs/${udrId}`)}>
                UDR <Code>{udrId}</Code>
              </TextLink>
              <p className="text-muted text-xs">
                {provider.name}, <InstantText instant={requestedAt} zone={zone} />
                {lastError === null ? null : ` · ${lastError}`}
              </p>
            </div>
            <StatusPill tone="negative" mark="cross">
              Failed
            </StatusPill>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
