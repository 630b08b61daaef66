"use client";

import { UserMinus, UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { PlanAudienceView } from "#lib/domain/price-plan/plan-audience.ts";
import type { AudienceChange } from "#lib/domain/price-plan/plan-audience-schema.ts";
import type { PlanHeadView } from "#lib/domain/price-plan/price-plan-view.ts";
import { AudienceForm } from "./audience-form.tsx";
import type { ChangePlanAudience } from "./change-plan-audience.ts";

type ActionProps = { readonly plan: PlanHeadView; readonly changeAudience: ChangePlanAudience };
type AddProps = ActionProps & { readonly isPublished: boolean };

/** Groups are chosen from those that are not on the plan. */
export function AddGroups({ plan, choices, isPublished, changeAudience }: AddProps & Pick<PlanAudienceView, "choices">) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const target: AudienceChange["target"] | null = chosen.length === 0 ? null : { kind: "groups", codes: [...chosen] };
  return (
    <>
      <AddButton label="Put groups on it…" isPublished={isPublished} onClick={() => setOpen(true)} />
      <Dialog open={open} onOpenChange={setOpen} title={`Put groups on ${plan.name}`} description={WHEN}>
        {open ? (
          <AudienceForm plan={plan} change="assign" target={target} changeAudience={changeAudience} onDone={() => setOpen(false)}>
            {choices.length === 0 ? (
              <Notice>Every group is on this plan already.</Notice>
            ) : (
              <fieldset className="grid gap-1.5">
                <legend className="mb-1 font-medium">Groups</legend>
                {choices.map(({ code, name, plan: now }) => (
                  <label key={code} className="flex items-start gap-2.5 py-0.5">
                    <input
                      type="checkbox"
                      className="mt-1 size-4 accent-accent"
                      checked={chosen.includes(code)}
                      onChange={(event) =>
                        setChosen((codes) => (event.target.checked ? [...codes, code] : codes.filter((one) => one !== code)))
                      }
                    />
                    <span>
                      {name} <span className="text-muted">{now === null ? "has no plan of its own" : `is on ${now.name}`}</span>
                    </span>
                  </label>
                ))}
              </fieldset>
            )}
          </AudienceForm>
        ) : null}
      </Dialog>
    </>
  );
}

const NUMBER = /^S-\d{1,15}$/i;
const MOST = 200;

/** Subscriptions are named by their numbers, typed or pasted. */
export function AddSubscriptions({ plan, isPublished, changeAudience }: AddProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const numbers = [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ""))];
  const odd = numbers.find((number) => !NUMBER.test(number));
  const problem = odd !== undefined ? `${odd} is no subscription number.` : numbers.length > MOST ? `At most ${MOST} at once.` : undefined;
  const target: AudienceChange["target"] | null = numbers.length === 0 || problem !== undefined ? null : { kind: "subscriptions", numbers };
  return (
    <>
      <AddButton label="Put subscriptions on it…" isPublished={isPublished} onClick={() => setOpen(true)} />
      <Dialog open={open} onOpenChange={setOpen} title={`Put subscriptions on ${plan.name}`} description={WHEN}>
        {open ? (
          <AudienceForm plan={plan} change="assign" target={target} changeAudience={changeAudience} onDone={() => setOpen(false)}>
            <Field label="Subscription numbers" hint="Such as S-20001. Several with blanks, commas or in lines." error={problem}>
              {(control) => (
                <Textarea
                  {...control}
                  value={text}
                  spellCheck={false}
                  onChange={(event) => setText(event.target.value)}
                  className="font-mono"
                />
              )}
            </Field>
          </AudienceForm>
        ) : null}
      </Dialog>
    </>
  );
}

type TakeOffProps = ActionProps & { readonly who: string; readonly target: AudienceChange["target"] };

export function TakeOff({ plan, who, target, changeAudience }: TakeOffProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" size="small" onClick={() => setOpen(true)}>
        <UserMinus aria-hidden="true" />
        Take off<span className="sr-only"> {who}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Take ${who} off ${plan.name}`} description={WHEN}>
        {open ? (
          <AudienceForm plan={plan} change="release" target={target} changeAudience={changeAudience} onDone={() => setOpen(false)} />
        ) : null}
      </Dialog>
    </>
  );
}

const WHEN = "It takes effect at once, for usage rated from now on. What was rated before stays as it is.";

type AddButtonProps = { readonly label: string; readonly isPublished: boolean; readonly onClick: () => void };

function AddButton({ label, isPublished, onClick }: AddButtonProps) {
  return (
    <Button size="small" disabled={!isPublished} onClick={onClick}>
      <UserPlus aria-hidden="true" />
      {label}
    </Button>
  );
}
