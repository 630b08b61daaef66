"use client";

import { ExactInput } from "#components/ui/exact-input.tsx";
import { Field, type FieldControl } from "#components/ui/field.tsx";
import { Select, type SelectOption } from "#components/ui/select.tsx";
import { BAND, type ChargeForm, type ChargeText, MEMBERS, SEGMENT, type StepForm } from "./charge-form.ts";
import { isChargeKind, KIND_OPTIONS, MEMBER_WORDS } from "./charge-kinds.ts";
import { StepRows } from "./step-rows.tsx";

export type ChargeFieldsProps = {
  readonly form: ChargeForm;
  readonly onChange: (form: ChargeForm) => void;
  readonly currency: string;
  readonly unit: string | null;
  /** What is wrong, by member: "price", "bands[0].upTo". Nothing before the first attempt. */
  readonly errorAt: (member: string) => string | undefined;
  /** Numbers that usage may carry in its metadata. */
  readonly attributes: readonly SelectOption[];
  readonly idPrefix: string;
};

/** The form of a charge, whichever of the eight kinds it is. */
export function ChargeFields(props: ChargeFieldsProps) {
  const { form, onChange, errorAt, idPrefix } = props;
  const { needs, may } = MEMBERS[form.charge];
  const withSteps = (change: Partial<Pick<ChargeForm, "bands" | "segments">>) => onChange({ ...form, ...change });
  return (
    <div className="grid gap-4">
      <Field id={`${idPrefix}charge`} label="Kind of charge" error={errorAt("charge")}>
        {(control) => (
          <Select
            {...control}
            options={KIND_OPTIONS}
            value={form.charge}
            onValueChange={(kind) => {
              if (isChargeKind(kind)) onChange({ ...form, charge: kind });
            }}
          />
        )}
      </Field>
      <Members {...props} members={needs} />
      {form.charge === "graduated" || form.charge === "volume" ? (
        <StepRows {...props} name="bands" members={BAND} steps={form.bands} onSteps={(bands) => withSteps({ bands })} fresh={FRESH_BAND} />
      ) : null}
      {form.charge === "stepped" ? (
        <StepRows
          {...props}
          name="segments"
          members={SEGMENT}
          steps={form.segments}
          onSteps={(segments) => withSteps({ segments })}
          fresh={FRESH_SEGMENT}
        />
      ) : null}
      <Members {...props} members={may} optional />
      <Members {...props} members={LIMITS} optional />
    </div>
  );
}

const LIMITS: readonly ChargeText[] = ["minimum", "maximum"];
const FRESH_BAND: StepForm = { upTo: "", price: "", flat: "" };
const FRESH_SEGMENT: StepForm = { from: "", price: "", per: "", increment: "" };

type MembersProps = ChargeFieldsProps & { readonly members: readonly ChargeText[]; readonly optional?: boolean };

function Members({ members, optional = false, ...props }: MembersProps) {
  if (members.length === 0) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {members.map((member) => (
        <Member key={member} {...props} member={member} optional={optional} />
      ))}
    </div>
  );
}

type MemberProps = ChargeFieldsProps & { readonly member: ChargeText; readonly optional: boolean };

function Member(props: MemberProps) {
  const { member, optional, errorAt, idPrefix } = props;
  const words: { readonly label: string; readonly hint?: string } = MEMBER_WORDS[member];
  return (
    <Field id={`${idPrefix}${member}`} label={words.label} hint={words.hint} optional={optional} error={errorAt(member)}>
      {(control) => <MemberControl {...props} control={control} />}
    </Field>
  );
}

function MemberControl({
  member,
  form,
  onChange,
  control,
  currency,
  unit,
  attributes,
  optional,
}: MemberProps & { readonly control: FieldControl }) {
  const value = form.texts[member] ?? "";
  const type = (text: string) => onChange({ ...form, texts: { ...form.texts, [member]: text } });
  const { is } = MEMBER_WORDS[member];
  if (is === "attribute") {
    const none = optional ? [{ value: "", label: "Nothing" }] : [];
    const unknown = value === "" || attributes.some((option) => option.value === value) ? [] : [{ value, label: value }];
    return (
      <Select
        {...control}
        options={[...none, ...attributes, ...unknown]}
        value={value}
        onValueChange={type}
        placeholder="Choose an amount"
      />
    );
  }
  return <ExactInput {...control} value={value} onValueChange={type} {...adornmentOf(is, currency, unit)} />;
}

function adornmentOf(is: "money" | "percent" | "quantity" | "count", currency: string, unit: string | null) {
  if (is === "money") return { before: currency };
  if (is === "percent") return { after: "%" };
  return is === "quantity" && unit !== null ? { after: unit.toLowerCase() } : {};
}
