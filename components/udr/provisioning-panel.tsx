import { CornerDownRight } from "lucide-react";
import { cn } from "#components/ui/class-names.ts";
import { Code } from "#components/ui/code.tsx";
import { MaskedText } from "#components/ui/masked-text.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import type { ProvisioningView, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { DeliveryWatch } from "./delivery-watch.tsx";
import type { ResendAction } from "./resend-action.ts";
import { ResendDialog } from "./resend-dialog.tsx";

type ProvisioningPanelProps = { readonly udr: UdrDetail; readonly zone: string; readonly resendRequest: ResendAction };

const LOOK = {
  pending: { words: "Waiting for delivery", tone: "caution", mark: "half" },
  delivered: { words: "Delivered", tone: "positive", mark: "full" },
  failed: { words: "Not delivered", tone: "negative", mark: "cross" },
} as const;

/** Each request to the provider, in order, and the way to send it again: "he does not see the film". */
export function ProvisioningPanel({ udr, zone, resendRequest }: ProvisioningPanelProps) {
  const { udrId, provisioning, resend } = udr;
  const pending = provisioning.find(({ state }) => state === "pending");
  return (
    <Panel
      title="Provisioning"
      id="provisioning"
      actions={resend?.kind === "offered" ? <ResendDialog udrId={udrId} offer={resend} resendRequest={resendRequest} /> : null}
    >
      {provisioning.length === 0 ? (
        <p className="text-muted">Nothing was to be delivered for this usage.</p>
      ) : (
        <ol aria-label="Requests to the provider" className="grid gap-3">
          {provisioning.map((request) => (
            <Request key={request.requestId} request={request} zone={zone} />
          ))}
        </ol>
      )}
      {resend?.kind === "refused" ? <p className="mt-3 text-muted text-xs">{resend.reason}</p> : null}
      {pending && resend !== null ? <DeliveryWatch udrId={udrId} request={pending.requestId} /> : null}
    </Panel>
  );
}

function Request({ request, zone }: { readonly request: ProvisioningView; readonly zone: string }) {
  const {
    requestId,
    provider,
    productCode,
    device,
    isMasked,
    reveal,
    resends,
    attempts,
    requestedAt,
    finishedAt,
    nextAttemptAt,
    lastError,
  } = request;
  const { words, tone, mark } = LOOK[request.state];
  return (
    <li className={cn(resends !== null && "pl-5")}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {resends === null ? null : <CornerDownRight className="-ml-6 size-4 text-muted" aria-hidden="true" />}
        <span className="font-medium">{provider}</span>
        <Code className="text-muted">{requestId}</Code>
        <StatusPill tone={tone} mark={mark}>
          {words}
        </StatusPill>
      </p>
      <p className="mt-0.5 text-muted text-xs">
        {resends === null ? null : `sends ${resends} again · `}
        <Code>{productCode}</Code> to <MaskedText name="Device" value={device} isMasked={isMasked} reveal={reveal} canCopy={false} />, asked{" "}
        <IsoInstant iso={requestedAt} zone={zone} style="second" />
        {finishedAt === null ? null : (
          <>
            , finished <IsoInstant iso={finishedAt} zone={zone} style="second" />
          </>
        )}
        {attempts > 1 ? `, ${attempts} attempts` : null}
        {nextAttemptAt === null ? null : (
          <>
            , next <IsoInstant iso={nextAttemptAt} zone={zone} style="second" />
          </>
        )}
      </p>
      {lastError === null ? null : <p className="text-negative text-xs">{lastError}</p>}
    </li>
  );
}
