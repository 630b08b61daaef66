import { None } from "#components/ui/description-list.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RbiListRow } from "#lib/domain/rbi/rbi-list-view.ts";

/** The bill that has it, or the wallet transaction that moved the money. */
export function Whereabouts({ rbi: { bill, walletTransaction } }: { readonly rbi: Pick<RbiListRow, "bill" | "walletTransaction"> }) {
  if (bill !== null) {
    return (
      <TextLink href={`/bills/${bill}`} className="relative z-1 -my-1 inline-block py-1">
        {bill}
      </TextLink>
    );
  }
  return walletTransaction === null ? <None /> : <span>Transaction {walletTransaction}</span>;
}
