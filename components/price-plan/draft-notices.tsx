import { Notice } from "#components/ui/notice.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

/** What the draft was made from, and where it stands between the two people: in review, or sent back with what to change. */
export function DraftNotices({ view }: { readonly view: DraftView }) {
  const { request, requestedChanges, scheduled, basedOn, live, zone } = view;
  return (
    <>
      {basedOn && live && basedOn.version !== live.version ? (
        <Notice tone="info" title={`Made from v${basedOn.version}`}>
          {`It began as v${basedOn.version}, not as v${live.version}, which is in force. The changes say what it would change about v${live.version}.`}
        </Notice>
      ) : null}
      {request ? (
        <Notice tone="info" title={`In review: ${request.requestedBy} asked for approval`}>
          <span>
            <IsoInstant iso={request.requestedAt} zone={zone} />
            {": "}
            {request.note}
          </span>{" "}
          {request.effectiveAt ? (
            <span>
              To go live <IsoInstant iso={request.effectiveAt} zone={zone} showOffset />.
            </span>
          ) : (
            <span>To go live when it is approved.</span>
          )}{" "}
          It is read only until then. Withdraw it to go on editing.
        </Notice>
      ) : null}
      {requestedChanges ? (
        <Notice tone="caution" title={`${requestedChanges.by} asks for changes`}>
          {requestedChanges.note}
        </Notice>
      ) : null}
      {scheduled
        .filter(({ version }) => version !== basedOn?.version)
        .map(({ version, effectiveAt }) => (
          <Notice key={version} tone="caution" title={`Version ${version} is already scheduled`}>
            It goes live <IsoInstant iso={effectiveAt} zone={zone} showOffset />. This draft began from another version and does not contain
            it.
          </Notice>
        ))}
    </>
  );
}
