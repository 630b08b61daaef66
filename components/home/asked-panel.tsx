import type { AskedView } from "#lib/domain/home/home-view.ts";
import { waitedInWords } from "#lib/domain/home/waited-in-words.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { DecisionPill } from "../ui/decision-pill.tsx";
import { InstantText } from "../ui/instant-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { RequestLine } from "./request-line.tsx";
import { StandingPill } from "./standing-pill.tsx";

type AskedPanelProps = { readonly asked: readonly AskedView[]; readonly now: Instant; readonly zone: string };

/** What the reader asked a second person: what waits still, and what was decided in the last seven days. */
export function AskedPanel({ asked, now, zone }: AskedPanelProps) {
  return (
    <Panel title="What you asked for">
      <ul aria-label="Your requests" className="grid">
        {asked.map((request) => (
          <RequestLine key={request.requestId} request={request} answer={<Answer request={request} />}>
            {request.decided?.note ? <p className="text-pretty text-muted">{request.decided.note}</p> : null}
            <p className="text-muted text-xs">
              <Since request={request} now={now} zone={zone} />
            </p>
          </RequestLine>
        ))}
      </ul>
    </Panel>
  );
}

function Answer({ request: { kind, decided, standing } }: { readonly request: AskedView }) {
  if (decided === null && standing !== "open") return <StandingPill standing={standing} />;
  return <DecisionPill kind={kind} decision={decided?.decision ?? null} />;
}

function Since({
  request: { requestedAt, decided, standing },
  now,
  zone,
}: { readonly request: AskedView } & Pick<AskedPanelProps, "now" | "zone">) {
  if (decided === null && standing !== "open")
    return <>Asked {waitedInWords(requestedAt, now)} ago. Withdraw it; if it still holds, ask again.</>;
  if (decided === null) return <>Waits for {waitedInWords(requestedAt, now)}</>;
  // What was withdrawn with a note was overtaken by something, and the note says by what.
  const who = decided.decision === "withdrawn" && decided.note !== null ? "" : `By ${decided.isOwn ? "you" : decided.by}, `;
  return (
    <>
      {who}
      <InstantText instant={decided.at} zone={zone} />
    </>
  );
}
