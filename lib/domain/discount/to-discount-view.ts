import { instantToString } from "#lib/kernel/instant.ts";
import type { AdditiveDiscount, DiscountDraftHead } from "./additive-discount.ts";
import type { DiscountDocument } from "./discount-document.ts";
import type { DiscountVersion } from "./discount-standing.ts";
import type { DiscountRow, DiscountStanding } from "./discount-view.ts";
import { documentInWords } from "./discount-words.ts";

type Standing = {
  readonly standing: DiscountStanding;
  readonly version: DiscountVersion | null;
  readonly draft: { readonly head: Pick<DiscountDraftHead, "state">; readonly document: DiscountDocument } | null;
};

/** While nothing of it was approved its words are those of the draft. */
export function toDiscountRow(discount: AdditiveDiscount, { standing, version, draft }: Standing): DiscountRow {
  const { code, name, description, application, revision, archivedAt } = discount;
  const said = version?.document ?? draft?.document ?? null;
  return {
    code,
    name,
    description,
    application,
    standing,
    words: said && documentInWords(said),
    draft: draft === null ? null : draft.head.state === "inReview" ? "inReview" : "draft",
    revision,
    archivedAt: archivedAt === null ? null : instantToString(archivedAt),
  };
}
