import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Panel } from "../../ui/panel.tsx";

type ChooseAccountProps = {
  readonly asked: string;
  /** Why the account that was asked for cannot be chosen. */
  readonly problem: string | null;
};

/** Whose agreement it is to be. A plain form: the number stands in the address, so that the next page can be shared. */
export function ChooseAccount({ asked, problem }: ChooseAccountProps) {
  return (
    <Panel title="Whose agreement" className="max-w-xl">
      <form action="/agreements/new" className="grid gap-4">
        <Field id="agreement-account" label="Account" hint="The number of the account, such as A-10001." error={problem ?? undefined}>
          {(control) => (
            <Input {...control} name="account" defaultValue={asked} required autoComplete="off" className="font-mono" maxLength={30} />
          )}
        </Field>
        <div>
          <Button type="submit" variant="primary">
            Go on
          </Button>
        </div>
      </form>
    </Panel>
  );
}
