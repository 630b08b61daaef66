"use client";

import { type ReactNode, type SyntheticEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { DemoSignIns } from "#lib/domain/people/demo-sign-ins.ts";
import { DemoPeople } from "./demo-people.tsx";
import { sendSignIn } from "./send-sign-in.ts";

const EMAIL_ID = "sign-in-email";
const PASSWORD_ID = "sign-in-password";

type SignInFormProps = {
  /** Where to go afterwards, a path of this console. */
  readonly from: string;
  readonly brand: ReactNode;
  readonly scene: ReactNode;
  /** Null outside the demo. */
  readonly demo: DemoSignIns | null;
};

/** The fields are left to the browser, so a password manager may fill them before this code has loaded. */
export function SignInForm({ from, brand, scene, demo }: SignInFormProps) {
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isPending, setIsPending] = useState(false);

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const typed = { email: email.current?.value.trim() ?? "", password: password.current?.value ?? "" };
    const missing = missingFields(typed);
    setAttempt(attempt + 1);
    setErrors(missing);
    if (missing.length > 0) return;
    setIsPending(true);
    const answer = await sendSignIn(typed.email, typed.password);
    if (answer.ok) {
      // A full load: nothing that was prepared for nobody may stay.
      window.location.assign(from);
      return;
    }
    setIsPending(false);
    setErrors([{ fieldId: PASSWORD_ID, message: answer.message }]);
  }

  function fillIn(chosen: string): void {
    if (email.current) email.current.value = chosen;
    if (password.current) password.current.value = demo?.password ?? "";
    setErrors([]);
    submitButton.current?.focus();
  }

  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(25rem,2fr)_3fr]">
      <main className="flex flex-col px-6 py-6 sm:px-10">
        {brand}
        <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
          <h1 className="font-semibold text-2xl tracking-tight">Sign in</h1>
          <p className="mt-1 text-muted">With the e-mail address your administrator knows you by.</p>
          {/* Should the script not have loaded, the password must still never stand in an address. */}
          <form method="post" noValidate className="mt-6 grid gap-4" onSubmit={(event) => void submit(event)}>
            <ErrorSummary errors={errors} title="You are not signed in" attempt={attempt} />
            <Field label="E-mail" id={EMAIL_ID}>
              {(control) => <Input {...control} ref={email} name="email" type="email" autoComplete="username" className="h-10 text-base" />}
            </Field>
            <Field label="Password" id={PASSWORD_ID}>
              {(control) => (
                <Input
                  {...control}
                  ref={password}
                  name="password"
                  type="password"
                  autoComplete="current-password"
                  className="h-10 text-base"
                />
              )}
            </Field>
            <Button ref={submitButton} type="submit" variant="primary" size="large" pending={isPending}>
              Sign in
            </Button>
          </form>
        </div>
        <p className="text-muted text-xs">A session ends after half an hour without a request, and after ten hours in any case.</p>
      </main>
      <aside aria-label={demo ? "The demo" : "About Ratewright"} className="flex flex-col border-line bg-panel max-lg:border-t lg:border-l">
        <div className="m-auto w-full max-w-2xl px-6 py-10 sm:px-10">
          {scene}
          {demo ? <DemoPeople people={demo.people} onChoose={fillIn} /> : null}
        </div>
      </aside>
    </div>
  );
}

function missingFields({ email, password }: { readonly email: string; readonly password: string }): readonly FieldError[] {
  return [
    ...(email === "" ? [{ fieldId: EMAIL_ID, message: "Enter your e-mail address." }] : []),
    ...(password === "" ? [{ fieldId: PASSWORD_ID, message: "Enter your password." }] : []),
  ];
}
