import type { UsageImportView } from "#lib/domain/usage-import/usage-import-view.ts";
import { Stat, StatRow } from "../ui/stat.tsx";

/** Received = accepted + duplicates + rejected + parked, with what became of the accepted ones. */
export function ImportCounts({ view }: { readonly view: UsageImportView }) {
  const { state, received, checkedLines, accepted, duplicates, rejected, parked, waitingForRating, parkedUdrs } = view;
  // Of a batch that was refused whole nothing waits.
  const isRefused = state === "refused";
  return (
    <StatRow label="What became of its lines">
      <Stat
        label="Received"
        value={countText(received)}
        detail={checkedLines === received ? "all looked at" : `${countText(checkedLines)} looked at`}
      />
      <Stat
        label="Became UDRs"
        value={countText(accepted)}
        detail={isRefused ? "refused with the others" : ratedText({ waitingForRating, parkedUdrs })}
      />
      <Stat label="Duplicates" value={countText(duplicates)} detail="were there already" />
      <Stat label="Rejected" value={countText(rejected)} detail="cannot be used as they are" />
      <Stat label="Parked" value={countText(parked)} detail={isRefused ? "name what is not known" : "wait for what they name"} />
    </StatRow>
  );
}

function ratedText({ waitingForRating, parkedUdrs }: Pick<UsageImportView, "waitingForRating" | "parkedUdrs">): string {
  const parts = [
    waitingForRating === 0 ? null : `${countText(waitingForRating)} wait${waitingForRating === 1 ? "s" : ""} to be rated`,
    parkedUdrs === 0 ? null : `${countText(parkedUdrs)} could not be rated`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "none waits to be rated" : parts.join(", ");
}

function countText(count: number): string {
  return count.toLocaleString("en");
}
