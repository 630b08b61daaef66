"use client";

import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useState, useTransition } from "react";
import { movedTo, type ReasonCodeView } from "#lib/domain/reason/reason-code.ts";
import { type Action, messageOf } from "#lib/web/action-result.ts";
import { answerOf, isUnanswered } from "../../ui/answer-of.ts";
import { Button } from "../../ui/button.tsx";
import { cn } from "../../ui/class-names.ts";
import { Code } from "../../ui/code.tsx";
import { announce } from "../../ui/live-region.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useAttributeDrag } from "../use-attribute-drag.ts";

export type OrderReasons = Action<{ readonly from: string[]; readonly to: string[] }, unknown>;

type ReasonListProps = { readonly reasons: readonly ReasonCodeView[]; readonly order: OrderReasons };

/** The reasons as an agent sees them, first to last. Each move is saved at once. */
export function ReasonList({ reasons, order }: ReasonListProps) {
  const router = useRouter();
  const [codes, setCodes] = useState(() => reasons.map(({ code }) => code));
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  function move(code: string, index: number): void {
    if (pending) return;
    if (index < 0 || index >= codes.length) {
      announce("It cannot be moved further.");
      return;
    }
    const from = [...codes];
    const to = [...movedTo(codes, code, index)];
    if (from.join(" ") === to.join(" ")) return;
    setProblem(null);
    setCodes(to);
    startTransition(async () => {
      const result = await answerOf(order({ from, to }, { idempotencyKey: crypto.randomUUID() }));
      const name = reasons.find((reason) => reason.code === code)?.name ?? code;
      if (result.ok) return announce(`${name} is ${index + 1} of ${to.length}`);
      setCodes(from);
      setProblem(messageOf(result));
      if (!isUnanswered(result)) router.refresh();
    });
  }

  const drag = useAttributeDrag((dragged, to) => {
    const code = codes[dragged];
    if (code !== undefined) move(code, to);
  });
  const rows = codes.flatMap((code) => reasons.find((reason) => reason.code === code) ?? []);
  return (
    <>
      {problem === null ? null : (
        <div className="p-3">
          <RefusalMessage title="The order was not changed." message={problem} />
        </div>
      )}
      <ol aria-label="Reasons, in the order in which they are offered" className="divide-y" {...drag.handlers}>
        {rows.map((reason, index) => (
          <ReasonRow
            key={reason.code}
            reason={reason}
            index={index}
            count={rows.length}
            isTarget={drag.target === index}
            onMove={(to) => move(reason.code, to)}
          />
        ))}
      </ol>
    </>
  );
}

type ReasonRowProps = {
  readonly reason: ReasonCodeView;
  readonly index: number;
  readonly count: number;
  /** What is dragged would fall here. */
  readonly isTarget: boolean;
  readonly onMove: (to: number) => void;
};

function ReasonRow({ reason: { code, name, usageHappened }, index, count, isTarget, onMove }: ReasonRowProps) {
  function press(event: KeyboardEvent): void {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || event.ctrlKey || event.metaKey || step === 0) return;
    event.preventDefault();
    onMove(index + step);
  }

  return (
    <li
      data-attribute-id={index}
      data-attribute-index={index}
      onKeyDown={press}
      className={cn("flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2", isTarget && "bg-accent-soft/55")}
    >
      <span data-handle="" aria-hidden="true" className="cursor-grab touch-none text-faint">
        <GripVertical className="size-4" />
      </span>
      <span className="min-w-40 flex-1">
        <TextLink href={`/reason-codes/${encodeURIComponent(code)}`}>{name}</TextLink>
        <Code className="ml-2 text-muted">{code}</Code>
      </span>
      <span className="text-muted text-xs">{usageHappened ? "A favour: it goes on counting" : "An error: it does not count"}</span>
      <span className="flex gap-1">
        <Button
          variant="ghost"
          size="square"
          aria-label={`Move ${name} up`}
          aria-disabled={index === 0 || undefined}
          onClick={() => onMove(index - 1)}
        >
          <ArrowUp aria-hidden="true" />
        </Button>
        <Button
          variant="ghost"
          size="square"
          aria-label={`Move ${name} down`}
          aria-disabled={index === count - 1 || undefined}
          onClick={() => onMove(index + 1)}
        >
          <ArrowDown aria-hidden="true" />
        </Button>
      </span>
    </li>
  );
}
