"use client";

import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import type { GivableDiscount, GivableTerms } from "#lib/domain/discount/givable-discount.ts";
import { canonicalDecimalText } from "./decimal-text.ts";
import { Field } from "./field.tsx";
import { QuantityField } from "./quantity-field.tsx";

type DiscountFieldsProps = {
  readonly offered: readonly GivableDiscount[];
  readonly asked: readonly AskedDiscount[];
  /** What the usage has already, in words, by code: it may stay or be taken away, whatever became of the discount. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly onChange: (asked: readonly AskedDiscount[]) => void;
  /** The refusal of the quote or the preview, by the path it names. */
  readonly errorAt: (path: string) => string | undefined;
};

/** The ad hoc discounts: a box for each that may be given, its value within its limits, and why the others may not be given. */
export function DiscountFields({ offered, asked, kept = {}, onChange, errorAt }: DiscountFieldsProps) {
  const possible = offered.flatMap((each) => (each.terms === null ? [] : [{ ...each, terms: each.terms }]));
  const others = Object.entries(kept).filter(([code]) => !possible.some((each) => each.code === code));
  const impossible = offered.filter(({ code, terms }) => terms === null && !others.some(([known]) => known === code));
  if (possible.length === 0 && others.length === 0 && impossible.length === 0) return null;
  const change = (code: string, next: AskedDiscount | null) => onChange(changed(asked, code, next));
  return (
    <fieldset className="rounded-md border px-3 py-2">
      <legend className="px-1 text-muted text-xs">Discounts that you may give</legend>
      <div className="grid gap-2">
        {possible.map((discount) => (
          <GivenHere key={discount.code} {...discount} at={placeOf(asked, discount.code)} {...{ asked, change, errorAt }} />
        ))}
        {others.map(([code, words]) => {
          const at = placeOf(asked, code);
          return (
            <Box
              key={code}
              label={words}
              isChecked={at >= 0}
              onCheck={(is) => change(code, is ? { code } : null)}
              error={errorOf(at, errorAt)}
            />
          );
        })}
        {possible.length === 0 && others.length === 0 ? <p className="text-muted">None with this usage.</p> : null}
        {impossible.length === 0 ? null : (
          <details>
            <summary className="cursor-pointer text-muted">Not possible here ({impossible.length})</summary>
            <ul className="mt-1 grid gap-1 border-l pl-3 text-muted">
              {impossible.map(({ code, name, problem }) => (
                <li key={code} className="text-pretty">
                  {name}: {problem}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </fieldset>
  );
}

type GivenHereProps = {
  readonly code: string;
  readonly name: string;
  readonly terms: GivableTerms;
  readonly asked: readonly AskedDiscount[];
  /** Among those that are asked for; -1 while it is not. */
  readonly at: number;
  readonly change: (code: string, next: AskedDiscount | null) => void;
  readonly errorAt: (path: string) => string | undefined;
};

function GivenHere({ code, name, terms, asked, at, change, errorAt }: GivenHereProps) {
  const { value, unit, range } = terms;
  return (
    <div className="grid gap-2">
      <Box
        label={range === null ? `${name}, ${value} ${unit}` : name}
        isChecked={at >= 0}
        onCheck={(is) => change(code, is ? { code, value } : null)}
        error={errorOf(at, errorAt)}
      />
      {at < 0 || range === null ? null : (
        <Field
          label={`${name} in ${unit}`}
          hint={limitsInWords(terms)}
          error={valueError(asked[at]?.value, range) ?? errorAt(`discounts.${at}.value`)}
          className="pl-6"
        >
          {(control) => (
            <QuantityField
              {...control}
              unit={unit}
              value={asked[at]?.value ?? value}
              onValueChange={(next) => change(code, { code, value: next })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

type BoxProps = {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onCheck: (is: boolean) => void;
  readonly error: string | undefined;
};

function Box({ label, isChecked, onCheck, error }: BoxProps) {
  return (
    <div>
      <label className="flex items-center gap-2">
        <input type="checkbox" checked={isChecked} onChange={(event) => onCheck(event.target.checked)} className="size-4 accent-accent" />
        {label}
      </label>
      {error === undefined ? null : (
        <p role="alert" className="pl-6 text-negative text-xs">
          {error}
        </p>
      )}
    </div>
  );
}

function limitsInWords({ unit, range, approvalAbove }: GivableTerms): string {
  const limits = range === null ? "" : `From ${range.from} to ${range.to} ${unit}.`;
  return approvalAbove === null ? limits : `${limits} Above ${approvalAbove} ${unit} a second person approves.`;
}

/** Of what is no number at all; whether one lies within the range is said by who decides. */
function valueError(typed: string | undefined, range: NonNullable<GivableTerms["range"]>): string | undefined {
  if (typed === undefined || canonicalDecimalText(typed) !== null) return undefined;
  return `Write a number from ${range.from} to ${range.to}.`;
}

function placeOf(asked: readonly AskedDiscount[], code: string): number {
  return asked.findIndex((each) => each.code === code);
}

/** Of the discount itself; that of its value stands at the field. */
function errorOf(at: number, errorAt: (path: string) => string | undefined): string | undefined {
  return at < 0 ? undefined : errorAt(`discounts.${at}.code`);
}

function changed(asked: readonly AskedDiscount[], code: string, next: AskedDiscount | null): readonly AskedDiscount[] {
  if (next === null) return asked.filter((each) => each.code !== code);
  return placeOf(asked, code) < 0 ? [...asked, next] : asked.map((each) => (each.code === code ? next : each));
}
