import { udrTypeNames, unitChoices } from "#db/queries/allowance-names.ts";
import type { Reader } from "#db/tx.ts";
import type { AllowanceChoices } from "#lib/domain/allowance/allowance-choices.ts";
import { unitsOf } from "#lib/domain/allowance/check-allowances.ts";
import type { RateDefinitions, RateNames } from "#lib/domain/price-plan/rate-definitions.ts";

type Known = { readonly definitions: RateDefinitions; readonly names: RateNames };

/** What an agreement's allowances may be for, and in which unit the usage of each comes. */
export async function allowanceChoices(reader: Reader, { definitions, names }: Known): Promise<AllowanceChoices> {
  const { definitions: own, offer } = definitions;
  const zones = Object.keys(own.zones).map((code) => ({ value: code, label: names.zones[code] ?? code }));
  const udrTypes = await udrTypeNames(reader);
  const each = <Code extends string>(codes: readonly Code[], target: (code: Code) => Parameters<typeof unitsOf>[0]) =>
    Object.fromEntries(codes.map((code) => [code, unitsOf(target(code), definitions)]));
  return {
    udrTypes: udrTypes.map(({ code, name }) => ({ value: code, label: name })),
    measurements: await unitChoices(reader),
    zones: zones.sort((left, right) => (left.label < right.label ? -1 : 1)),
    units: {
      productType: each(Object.keys(offer.productTypes), (productType) => ({ productType })),
      family: each(offer.families, (family) => ({ family })),
      udrType: each(
        udrTypes.map(({ code }) => code),
        (udrType) => ({ udrType }),
      ),
    },
  };
}
