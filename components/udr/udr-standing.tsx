import { Amount } from "#components/ui/amount.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CreditStanding } from "#lib/domain/udr/credit-request.ts";
import type { CreditRequestOfUdr } from "#lib/domain/udr/credit-review-view.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { UdrDetail } from "#lib/domain/udr/udr-view.ts";

/** Above all else of a UDR: that another stands in its place or it in another's, and that a second person is asked about it. */
export function UdrStanding({ udr: { successor, succeeds, creditRequest } }: { readonly udr: UdrDetail }) {
  const isWaiting = creditRequest !== null && creditRequest.decision === null;
  if (successor === null && succeeds === null && !isWaiting) return null;
  return (
    <div className="mb-4 grid gap-2">
      {successor === null ? null : (
        <Notice tone="info" title="Its cancellation was reversed.">
          <TextLink href={`/udrs/${successor}`}>UDR {successor}</TextLink> took its place, with the same facts.
        </Notice>
      )}
      {succeeds === null ? null : (
        <Notice tone="info" title="It took the place of a cancelled UDR.">
          <TextLink href={`/udrs/${succeeds}`}>UDR {succeeds}</TextLink> was cancelled, and that was reversed.
        </Notice>
      )}
      {isWaiting ? <Waiting request={creditRequest} /> : null}
    </div>
  );
}

const STANDING_WORDS = {
  open: { title: "A second person is asked.", words: "Nothing changes until it is approved." },
  expired: { title: "A request for approval has expired.", words: "Nobody decided it in time. It can be asked for anew." },
  changed: {
    title: "A request for approval was overtaken.",
    words: "The UDR has changed since, so it cannot be approved as it was asked for. It can be asked for anew.",
  },
} as const satisfies Record<CreditStanding, unknown>;

function Waiting({ request }: { readonly request: CreditRequestOfUdr }) {
  const { requestId, action, net, currency, requestedBy, isMine } = request;
  const { title, words } = STANDING_WORDS[request.standing ?? "open"];
  return (
    <Notice tone="caution" title={title}>
      {isMine ? "You" : requestedBy} asked for the approval of {UDR_ACTION_NAMES[action]},{" "}
      <Amount value={net} currency={currency} sign="always" />. {words}{" "}
      <TextLink href={`/reviews/${requestId}`}>Request {requestId}</TextLink>
    </Notice>
  );
}
