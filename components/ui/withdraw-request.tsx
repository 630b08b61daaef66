"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type Action, messageOf } from "#lib/web/action-result.ts";
import { answerOf, isUnanswered } from "./answer-of.ts";
import { Button } from "./button.tsx";
import { notify } from "./toast.tsx";
import { tellOvertaken } from "./use-decision.ts";

export type WithdrawRequestAction = Action<{ readonly requestId: number; readonly note: string }, unknown>;

type WithdrawRequestProps = {
  readonly requestId: number;
  readonly withdraw: WithdrawRequestAction;
  /** What stays as it is. */
  readonly done: string;
  readonly size?: "small";
};

/** Takes back what a second person was asked. It can be asked again, so nobody is asked twice whether to. */
export function WithdrawRequest({ requestId, withdraw, done, size }: WithdrawRequestProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const [idempotencyKey] = useState(() => crypto.randomUUID());

  function run(): void {
    startTransition(async () => {
      const result = await answerOf(withdraw({ requestId, note: "" }, { idempotencyKey }));
      setProblem(result.ok ? null : messageOf(result));
      if (result.ok) notify({ title: "The request is withdrawn", description: done });
      else tellOvertaken(result);
      if (result.ok || !isUnanswered(result)) router.refresh();
    });
  }

  return (
    <div className="grid justify-items-start gap-1">
      <Button {...(size && { size })} pending={pending} onClick={run}>
        Withdraw the request
      </Button>
      <p role="status" className="text-negative text-xs empty:hidden">
        {problem}
      </p>
    </div>
  );
}
