"use client";

import { useState } from "react";
import type { AccountPeople, HolderView } from "#lib/domain/account/account-people.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import type { PeopleActions } from "./people-actions.ts";
import { PeopleDialog } from "./people-dialog.tsx";

type AssignDialogProps = AccountPeople & {
  readonly account: string;
  readonly subscription: string;
  readonly holder: HolderView | null;
  readonly actions: PeopleActions;
};

/** Who holds a subscription from now on, and which cost centre bears it. A person brings the cost centre that theirs are borne by. */
export function AssignDialog({ account, subscription, holder, people, costCentres, subscriptions, actions }: AssignDialogProps) {
  const [person, setPerson] = useState("");
  const [centre, setCentre] = useState("");

  function choose(chosen: string): void {
    setPerson(chosen);
    const known = subscriptions.find((each) => textOf(each.holder?.personId) === chosen)?.holder?.costCentreId;
    if (chosen !== "" && known) setCentre(String(known));
  }

  return (
    <PeopleDialog
      title={`Assign ${subscription}`}
      description="From now on. Usage until now keeps who held it."
      trigger={
        <Button size="small" variant="ghost" aria-label={`Assign ${subscription}`}>
          Assign
        </Button>
      }
      done={`${subscription} is assigned.`}
      onOpen={() => {
        setPerson(textOf(holder?.personId));
        setCentre(textOf(holder?.costCentreId));
      }}
      save={(options) =>
        actions.assignSubscription(
          { account, subscription, personId: idOf(person), costCentreId: idOf(centre), seen: holder?.assignmentId ?? null },
          options,
        )
      }
    >
      {(errorOf) => (
        <>
          <Field label="Person" error={errorOf("personId")}>
            {(control) => (
              <FilterSelect
                {...control}
                options={[
                  { value: "", label: "Nobody" },
                  ...people.map(({ personId, name }) => ({ value: String(personId), label: name })),
                ]}
                value={person}
                onValueChange={choose}
              />
            )}
          </Field>
          <Field label="Cost centre" error={errorOf("costCentreId")}>
            {(control) => (
              <FilterSelect
                {...control}
                options={[
                  { value: "", label: "None" },
                  ...costCentres.map(({ costCentreId, code, name }) => ({ value: String(costCentreId), label: `${name} (${code})` })),
                ]}
                value={centre}
                onValueChange={setCentre}
              />
            )}
          </Field>
        </>
      )}
    </PeopleDialog>
  );
}

function textOf(id: number | null | undefined): string {
  return id === null || id === undefined ? "" : String(id);
}

function idOf(text: string): number | null {
  return text === "" ? null : Number.parseInt(text, 10);
}
