import { Amount } from "#components/ui/amount.tsx";
import type { Column } from "#components/ui/data-table.tsx";
import { askedAt, ReviewTable, WHO, WHY } from "#components/ui/review-table.tsx";
import type { CreditReviewRow } from "#lib/domain/udr/credit-review-view.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";

type CreditReviewsProps = { readonly reviews: readonly CreditReviewRow[]; readonly zone: string };

/** Corrections that credit more than their agents may credit alone: what can be approved, and apart from it what cannot any more. */
export function CreditReviews({ reviews, zone }: CreditReviewsProps) {
  const isOpen = ({ standing }: CreditReviewRow) => standing === "open";
  const expires: Column<CreditReviewRow> = {
    key: "expires",
    label: "Expires",
    cell: ({ expiresAt }) => <IsoInstant iso={expiresAt} zone={zone} />,
  };
  const rowHref = ({ requestId }: CreditReviewRow) => `/reviews/${requestId}`;
  return (
    <>
      <ReviewTable
        title="Credits that wait for a decision"
        rows={reviews.filter(isOpen)}
        columns={columnsWith(expires, zone)}
        rowHref={rowHref}
      />
      <ReviewTable
        title="Credits that cannot be approved any more"
        description="Reject them with a word to who asked, or have them asked for anew."
        rows={reviews.filter((review) => !isOpen(review))}
        columns={columnsWith({ key: "obstacle", label: "What stops it", cell: (row) => <Obstacle {...row} zone={zone} /> }, zone)}
        rowHref={rowHref}
      />
    </>
  );
}

function columnsWith(standing: Column<CreditReviewRow>, zone: string): readonly Column<CreditReviewRow>[] {
  return [
    { key: "what", label: "Correction", isRowHeader: true, cell: ({ action, udrId }) => `${UDR_ACTION_NAMES[action]}, UDR ${udrId}` },
    { key: "for", label: "For", cell: ({ productName, accountName }) => `${productName}, ${accountName}` },
    { key: "credit", label: "Credit", cell: ({ net, currency }) => <Amount value={net} currency={currency} sign="always" /> },
    WHO,
    askedAt(zone),
    standing,
    WHY,
  ];
}

function Obstacle({ standing, expiresAt, zone }: Pick<CreditReviewRow, "standing" | "expiresAt"> & Pick<CreditReviewsProps, "zone">) {
  if (standing !== "expired") return "The UDR was changed since";
  return (
    <>
      Expired <IsoInstant iso={expiresAt} zone={zone} />
    </>
  );
}
