"use client";

import type { EditDiscountForm } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountRow } from "#lib/domain/discount/discount-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { RenameDialog } from "../rename-dialog.tsx";

type RenameDiscountProps = {
  readonly discount: Pick<DiscountRow, "code" | "name" | "description" | "revision">;
  readonly edit: Action<EditDiscountForm, unknown>;
};

/** Name and description. What it gives has drafts and reviews of its own. */
export function RenameDiscount({ discount, edit }: RenameDiscountProps) {
  const { code, revision } = discount;
  return (
    <RenameDialog
      stored={discount}
      explanation="The code and what it gives stay as they are."
      save={(named, options) => edit({ code, revision, ...named }, options)}
    />
  );
}
