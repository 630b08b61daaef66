import { Notice } from "#components/ui/notice.tsx";
import type { DraftView, OpenRequestMark } from "#lib/domain/price-plan/price-plan-view.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { NOTHING_UNTIL_RERATED, pastInWords, reachInWords } from "./reach-words.ts";

/** What the draft was made from, and where it stands between the two people: in review, or sent back with what to change. */
export function DraftNotices({ view, corrects }: { readonly view: DraftView; readonly corrects: number | null }) {
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
          <Asked request={request} zone={zone} /> It is read only until then. Withdraw it to go on editing.
        </Notice>
      ) : null}
      {request === null && corrects !== null ? (
        <Notice tone="info" title={`To correct the past of v${corrects}`}>
          {`Make the prices what they should have been, then submit: you are asked for the time that was wrong. ${NOTHING_UNTIL_RERATED}`}
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

function Asked({ request: { effectiveAt, reach, corrects }, zone }: { readonly request: OpenRequestMark; readonly zone: string }) {
  if (corrects !== null) return <span>{`To correct v${corrects.version} from ${pastInWords(corrects, zone)}.`}</span>;
  return (
    <span>
      To go live {effectiveAt === null ? "when it is approved" : <IsoInstant iso={effectiveAt} zone={zone} showOffset />}
      {reach.kind === "everyone" ? "." : `. ${reachInWords(reach, zone)}.`}
    </span>
  );
}
