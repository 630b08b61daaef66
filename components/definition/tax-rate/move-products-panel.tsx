"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { LeftProduct } from "#lib/domain/tax-rate/plan-tax-move.ts";
import type { MoveProductsInput } from "#lib/domain/tax-rate/tax-rate-schema.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { AlertDialog } from "../../ui/alert-dialog.tsx";
import { Button } from "../../ui/button.tsx";
import { formatInstant } from "../../ui/format-instant.ts";
import { formatQuantity } from "../../ui/format-quantity.ts";
import { Panel } from "../../ui/panel.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { notify } from "../../ui/toast.tsx";
import { ReferenceLinks } from "../reference-links.tsx";

type MoveProductsPanelProps = {
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly ownAlike: {
    readonly percent: string;
    readonly movable: { readonly count: number; readonly first: readonly Reference[] };
    readonly left: { readonly count: number; readonly first: readonly LeftProduct[] };
    readonly hash: string;
  };
  /** Null for who may look only. */
  readonly move: Action<MoveProductsInput, { readonly moved: number; readonly left: number }> | null;
};

/** Products that have the same tax of their own: those that can share this rate without any price changing, and why others cannot. */
export function MoveProductsPanel({ code, name, zone, ownAlike, move }: MoveProductsPanelProps) {
  const { percent, movable, left, hash } = ownAlike;
  if (movable.count + left.count === 0) return null;
  return (
    <Panel
      title={`Products that have ${formatQuantity(percent)} % of their own`}
      description="Those with the same tax over all of their validity can share this rate: no price changes."
      actions={move === null || movable.count === 0 ? null : <Move code={code} name={name} count={movable.count} hash={hash} move={move} />}
    >
      {movable.count > 0 ? (
        <div className="grid gap-1">
          <p>{movable.count === 1 ? "This one can share it:" : `These ${movable.count.toLocaleString("en-GB")} can share it:`}</p>
          <ReferenceLinks items={movable.first} under="/products" />
          {movable.count > movable.first.length ? <p className="text-muted">and {movable.count - movable.first.length} more</p> : null}
        </div>
      ) : null}
      {left.count > 0 ? (
        <div className="grid gap-1 pt-3">
          <p>{left.count === 1 ? "One stays as it is:" : `${left.count.toLocaleString("en-GB")} stay as they are:`}</p>
          <ul className="grid gap-1 text-xs" aria-label="Products that stay as they are">
            {left.first.map((one) => (
              <li key={one.code}>
                <ReferenceLinks items={[one]} under="/products" />: {whyLeft(one, zone)}
              </li>
            ))}
          </ul>
          {left.count > left.first.length ? <p className="text-muted">and {left.count - left.first.length} more</p> : null}
        </div>
      ) : null}
    </Panel>
  );
}

function whyLeft({ at, own, shared }: LeftProduct, zone: string): string {
  const said = (percent: string | null) => (percent === null ? "no tax" : `${formatQuantity(percent)} %`);
  return `on ${formatInstant(at, zone, "date")} its own is ${said(own)}, this one ${said(shared)}`;
}

type MoveProps = Pick<MoveProductsPanelProps, "code" | "name"> & {
  readonly count: number;
  readonly hash: string;
  readonly move: NonNullable<MoveProductsPanelProps["move"]>;
};

function Move({ code, name, count, hash, move }: MoveProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const products = count === 1 ? "1 product" : `${count.toLocaleString("en-GB")} products`;

  function confirm(): void {
    startTransition(async () => {
      const result = await move({ code, reviewed: hash }, { idempotencyKey: crypto.randomUUID() });
      if (result.ok) {
        setIsAsking(false);
        const { moved } = result.value;
        notify({
          tone: "positive",
          title: `${moved === 1 ? "1 product shares" : `${moved.toLocaleString("en-GB")} products share`} ${name} now.`,
        });
      } else setRefusal(result);
      router.refresh();
    });
  }

  return (
    <AlertDialog
      title={`Move ${products} to ${name}?`}
      description="Their tax is the same at every instant of their validity, so no price changes. From then on they follow this rate: a step that is added here changes all of them."
      confirmLabel={`Move ${products}`}
      tone="primary"
      pending={pending}
      open={isAsking}
      onOpenChange={(open) => {
        setIsAsking(open);
        setRefusal(null);
      }}
      onConfirm={confirm}
      trigger={<Button size="small">Move {products}</Button>}
    >
      {refusal ? <RefusalMessage title="Nothing was moved." message={messageOf(refusal)} /> : null}
    </AlertDialog>
  );
}
