"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useRef, useState, useTransition } from "react";
import { answerOf, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { routeHref } from "#components/ui/route-href.ts";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { notify } from "#components/ui/toast.tsx";
import { useLeaveGuard } from "#components/ui/use-leave-guard.ts";
import { suggestedCode } from "#lib/domain/definition/definition-texts.ts";
import { type NewPlan, type NewPlanProblem, newPlanProblems, type PlanToCopy } from "#lib/domain/price-plan/new-plan.ts";
import type { CreatePlanForm } from "#lib/domain/price-plan/plan-edit-schema.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { NewPlanBeginning, NewPlanNames, NewPlanTerms, newPlanFieldId } from "./new-plan-fields.tsx";

type NewPlanFormProps = {
  readonly plans: readonly PlanToCopy[];
  readonly currency: string;
  readonly timeZone: string;
  readonly createPlan: Action<CreatePlanForm, { readonly code: string }>;
};

const FIELDS = ["name", "code", "description", "currency", "timeZone"] as const;

/** A plan and its first draft. Nobody pays by it before its first version is published and somebody is put on it. */
export function NewPlanForm({ plans, currency, timeZone, createPlan }: NewPlanFormProps) {
  const router = useRouter();
  const [plan, setPlan] = useState<NewPlan>(() => firstPlan(plans, { currency, timeZone }));
  const [hasOwnCode, setHasOwnCode] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [isMade, setIsMade] = useState(false);
  const [pending, startTransition] = useTransition();
  const sent = useRef({ text: "", key: "" });
  useLeaveGuard(plan.name !== "" && !isMade);
  const problems = [...(attempt === 0 ? [] : newPlanProblems(plan)), ...refusedFields(refusal)];
  const errorOf = (field: NewPlanProblem["field"]) => problems.find((problem) => problem.field === field)?.message;

  function change(part: Partial<NewPlan>): void {
    if (part.code !== undefined) setHasOwnCode(true);
    setRefusal(null);
    setPlan((now) => ({
      ...now,
      ...part,
      ...(part.name !== undefined && !hasOwnCode ? { code: suggestedCode(part.name) } : {}),
      ...(part.copied === undefined ? {} : termsOf(plans, part.copied)),
    }));
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setAttempt((count) => count + 1);
    setRefusal(null);
    if (newPlanProblems(plan).length > 0 || pending) return;
    const input = toInput(plan);
    startTransition(async () => {
      const result = await answerOf(createPlan(input, { idempotencyKey: keyFor(sent, JSON.stringify(input)) }));
      if (!result.ok) return setRefusal(result);
      setIsMade(true);
      notify({ tone: "positive", title: `${plan.name.trim()} is made.`, description: "Its first draft is open. Nobody pays by it yet." });
      const draft = `/price-plans/${encodeURIComponent(result.value.code)}/draft`;
      router.push(routeHref(plan.begins === "import" ? `${draft}?import=1` : draft));
    });
  }

  const shared = { plan, change, errorOf };
  return (
    <form noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid max-w-3xl gap-4">
      <ErrorSummary errors={problems.map(({ field, message }) => ({ fieldId: newPlanFieldId(field), message }))} attempt={attempt} />
      {refusal !== null && refusedFields(refusal).length === 0 ? (
        <RefusalMessage title="The plan was not made." {...toldOf(refusal)} />
      ) : null}
      <NewPlanNames {...shared} />
      <NewPlanBeginning {...shared} plans={plans} />
      <NewPlanTerms {...shared} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Make the plan
        </Button>
        <ButtonLink href="/price-plans">Cancel</ButtonLink>
      </div>
    </form>
  );
}

function firstPlan(plans: readonly PlanToCopy[], { currency, timeZone }: Pick<NewPlan, "currency" | "timeZone">): NewPlan {
  const source = plans.find((plan) => plan.currency === currency) ?? plans[0];
  return {
    kind: "group",
    name: "",
    code: "",
    description: "",
    currency: source?.currency ?? currency,
    timeZone: source?.timeZone ?? timeZone,
    taxInclusive: source?.taxInclusive ?? true,
    begins: source === undefined ? "empty" : "copy",
    copied: source?.code ?? "",
  };
}

/** As the copied plan's prices are meant: the same figures should say the same. */
function termsOf(plans: readonly PlanToCopy[], code: string): Partial<NewPlan> {
  const source = plans.find((plan) => plan.code === code);
  return source === undefined ? {} : { currency: source.currency, timeZone: source.timeZone, taxInclusive: source.taxInclusive };
}

function toInput({ kind, name, code, description, currency, timeZone, taxInclusive, begins, copied }: NewPlan): CreatePlanForm {
  const beginning = begins === "copy" ? ({ kind: "copy", plan: copied } as const) : ({ kind: "empty" } as const);
  return { kind, name, code, description, currency, timeZone, taxInclusive, begins: beginning };
}

function refusedFields(result: ActionRefused | ActionFault | null): readonly NewPlanProblem[] {
  if (!result?.refusal) return [];
  const { path, issues = [] } = result.refusal;
  const places = issues.length > 0 ? issues : path === undefined ? [] : [{ path, message: messageOf(result) }];
  return places.flatMap((place) => {
    const field = place.path.startsWith("begins") ? "copied" : FIELDS.find((name) => place.path.startsWith(name));
    return field === undefined ? [] : [{ field, message: place.message }];
  });
}

/** One key for one content: a retry of it acts once, a mended form is another request. */
function keyFor(sent: { current: { text: string; key: string } }, text: string): string {
  if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
  return sent.current.key;
}
