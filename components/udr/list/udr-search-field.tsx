"use client";

import { Search } from "lucide-react";
import { type RefObject, type SubmitEvent, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { usePageKeys } from "#components/ui/page-keys.ts";
import { askUdrSearch } from "./udr-list-requests.ts";
import type { UdrFilterState } from "./use-udr-filters.ts";

type UdrSearchFieldProps = { readonly state: UdrFilterState; readonly inputRef: RefObject<HTMLInputElement | null> };

/**
 * One field for whatever a caller reads out. What it means becomes a criterion, and the text is gone: a telephone number becomes its
 * subscription before anything stands in the address.
 */
export function UdrSearchField({ state, inputRef }: UdrSearchFieldProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const asking = useRef<AbortController>(undefined);
  usePageKeys([
    {
      keys: "/",
      label: "Search the UDRs",
      run: () => inputRef.current?.select(),
    },
  ]);
  async function find(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted === "") return;
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    const { signal } = controller;
    setAsking(true);
    try {
      const answer = await askUdrSearch(wanted, signal);
      if (!answer.ok) setProblem(answer.problem.title);
      else if (answer.value === null)
        setProblem("Nothing is called like this, or more than one account. Give a number, or the whole name.");
      else {
        state.setFilters({ [answer.value.criterion]: answer.value.value });
        setText("");
      }
    } catch {
      if (!signal.aborted) setProblem("It could not be looked up. Try again.");
    } finally {
      if (!signal.aborted) setAsking(false);
    }
  }
  function type(typed: string): void {
    setText(typed);
    setProblem(undefined);
  }
  return (
    <form onSubmit={(event) => void find(event)} className="flex min-w-[min(20rem,100%)] flex-1 items-start gap-2">
      <Field
        className="max-w-xl flex-1"
        label={
          <span className="inline-flex items-center gap-2">
            Search <KeyHint keys="/" />
          </span>
        }
        error={problem}
      >
        {(control) => (
          <Input
            {...control}
            ref={inputRef}
            type="search"
            autoComplete="off"
            spellCheck={false}
            placeholder="UDR, account, phone, SIM, device or product"
            value={text}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" className="mt-6.5" pending={isAsking}>
        <Search aria-hidden="true" /> Find
      </Button>
    </form>
  );
}
