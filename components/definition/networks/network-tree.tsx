"use client";

import { useState } from "react";
import { coveredBy, foundPlaces, type NetworkItem, withNetwork } from "#lib/domain/agreement/networks-draft.ts";
import { Input } from "../../ui/input.tsx";
import { fieldId } from "../use-definition-form.ts";

/** More are searched, not read. */
const FEW = 12;

type NetworkTreeProps = {
  readonly items: readonly NetworkItem[];
  readonly allowed: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (allowed: readonly string[]) => void;
};

/** The values of a list as check boxes, each below the one it belongs to. Who allows a value allows all below it. */
export function NetworkTree({ items, allowed, error, onChange }: NetworkTreeProps) {
  const [search, setSearch] = useState("");
  const listed = new Set(items.map(({ value }) => value));
  // What was allowed once and left the list since is shown, so that it can be given up.
  const gone = allowed.filter((value) => !listed.has(value)).map((value) => ({ value, label: `${value}, not in the list`, depth: 0 }));
  const all = [...items, ...gone];
  const shown = foundPlaces(all, search);
  return (
    <fieldset
      className="grid gap-1 rounded-md border p-3"
      aria-describedby={error === undefined ? undefined : fieldId("networkAllowed-error")}
    >
      <legend className="px-1 font-medium">Networks that may be used</legend>
      {error === undefined ? null : (
        <p id={fieldId("networkAllowed-error")} className="text-negative text-xs">
          {error}
        </p>
      )}
      {items.length > FEW ? (
        <Input
          // Of no form: Enter searches, and saves nothing.
          form=""
          type="search"
          aria-label="Find a network"
          placeholder="Find a network"
          autoComplete="off"
          className="max-w-xs"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      {shown.length === 0 ? <p className="text-muted">{items.length === 0 ? "The list has no values." : "Nothing matches."}</p> : null}
      <div className="grid max-h-96 overflow-y-auto">
        {shown.map((place, index) => (
          <NetworkBox
            key={all[place]?.value ?? place}
            id={index === 0 ? fieldId("networkAllowed") : undefined}
            items={all}
            place={place}
            allowed={allowed}
            onChange={onChange}
          />
        ))}
      </div>
      <p role="status" className="text-muted text-xs">
        {allowed.length === 0 ? "None chosen" : `${allowed.length.toLocaleString("en-GB")} chosen`}
      </p>
    </fieldset>
  );
}

type NetworkBoxProps = Pick<NetworkTreeProps, "items" | "allowed" | "onChange"> & {
  /** Of the first, to which the error summary leads. */
  readonly id: string | undefined;
  readonly place: number;
};

function NetworkBox({ id, items, place, allowed, onChange }: NetworkBoxProps) {
  const item = items[place];
  if (item === undefined) return null;
  const { value, label, depth } = item;
  const by = coveredBy(items, place, allowed);
  return (
    <label className="flex min-h-8 items-center gap-2" style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
      <input
        id={id}
        type="checkbox"
        checked={by !== null || allowed.includes(value)}
        disabled={by !== null}
        className="size-4 shrink-0 accent-accent"
        onChange={(event) => onChange(withNetwork(items, allowed, { value, isAllowed: event.target.checked }))}
      />
      <span className="min-w-0">
        {label}
        {by === null ? null : <span className="text-muted text-xs">{` with ${by.label}`}</span>}
      </span>
    </label>
  );
}
