"use client";

import { useQuery } from "@tanstack/react-query";
import type { EarlierCorrection, EarlierCorrections as EarlierCorrectionsView } from "#lib/domain/account/correction-history.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import { Amount } from "../ui/amount.tsx";
import { askFor } from "../ui/ask.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { TextLink } from "../ui/text-link.tsx";

type EarlierCorrectionsProps = {
  readonly account: string;
  /** Whose own corrections need no telling, because its page tells them. They count all the same. */
  readonly exceptUdr?: number;
  readonly zone: string;
};

/** What was corrected for this customer in the last twelve months. */
export function EarlierCorrections({ account, exceptUdr, zone }: EarlierCorrectionsProps) {
  const { data, isError } = useQuery({
    queryKey: ["accounts", "corrections", account],
    queryFn: ({ signal }) => askFor<EarlierCorrectionsView>("/api/accounts/corrections", { body: { account }, signal }),
  });
  if (isError) return <p className="text-muted">The earlier corrections could not be read.</p>;
  if (!data) return <p className="text-muted">Reading the earlier corrections…</p>;
  if (data.count === 0) return <p className="text-muted">Nothing was corrected for this customer in the last 12 months.</p>;
  const shown = data.corrections.filter(({ udrId }) => udrId !== exceptUdr);
  return (
    <div className="grid gap-3">
      <p>
        {timesInWords(data)} in the last 12 months, net <Amount value={data.net} currency={data.currency} sayCredit />
        {data.isMore ? " for the newest of them" : ""}.
      </p>
      {shown.length === 0 ? null : (
        <ol aria-label="Earlier corrections" className="grid gap-2">
          {shown.map((correction) => (
            <Correction key={`${correction.udrId}.${correction.revision}`} correction={correction} currency={data.currency} zone={zone} />
          ))}
        </ol>
      )}
    </div>
  );
}

function timesInWords({ count, isMore }: EarlierCorrectionsView): string {
  if (count === 1) return "Corrected once";
  return `Corrected ${isMore ? `more than ${count}` : count} times`;
}

type CorrectionProps = { readonly correction: EarlierCorrection; readonly currency: string; readonly zone: string };

function Correction({ correction, currency, zone }: CorrectionProps) {
  const { udrId, action, product, at, by, reason, usageHappened, reasonText, net } = correction;
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-3">
      <span className="min-w-0">
        <TextLink href={`/udrs/${udrId}`} className="-my-0.5 inline-block py-0.5">
          {UDR_ACTION_NAMES[action]} UDR {udrId}
        </TextLink>
        , {product}
      </span>
      <Amount value={net} currency={currency} sayCredit />
      <span className="col-span-2 text-muted text-xs">
        <IsoInstant iso={at} zone={zone} /> · {by} · {reason} (the usage {usageHappened ? "happened" : "did not happen"})
        {reasonText === null ? "" : `: ${reasonText}`}
      </span>
    </li>
  );
}
