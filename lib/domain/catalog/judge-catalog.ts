import type { Catalog, CatalogCondition, CatalogLine, CatalogSubscriber } from "./catalog.ts";
import { judgeLine, type LineQuestion, type LineVerdict } from "./judge-line.ts";
import { isValidAt } from "./validity.ts";

export type EvaluatedCondition = CatalogCondition & {
  /** The codes the subscriber has of this kind. */
  readonly found: readonly string[];
  readonly holds: boolean;
};

export type CatalogQuestion = LineQuestion & {
  readonly catalogs: readonly Catalog[];
  /** The zone of the installation, for catalogs that are valid on the same days of every year. */
  readonly zone: string;
};

/** Everything that a catalog asks of one subscriber at one instant, each with what was found. */
export type CatalogVerdict = {
  readonly isEffective: boolean;
  readonly isValid: boolean;
  readonly conditions: readonly EvaluatedCondition[];
  readonly lines: readonly LineVerdict[];
};

/** The one judge: the order, the quote, the list of what may be ordered and the tester read what it says. */
export function judgeCatalog(catalog: Catalog, lines: readonly CatalogLine[], question: Omit<CatalogQuestion, "catalogs">): CatalogVerdict {
  return {
    isEffective: catalog.state === "effective",
    isValid: isValidAt(catalog.validity, question.at, question.zone),
    conditions: catalog.conditions.map((condition) => judgeCondition(condition, question.subscriber)),
    lines: lines.map((line) => judgeLine(line, question)),
  };
}

function judgeCondition(condition: CatalogCondition, subscriber: CatalogSubscriber): EvaluatedCondition {
  const found = foundCodes(condition, subscriber);
  const matches = found.some((code) => condition.codes.includes(code));
  return { ...condition, found, holds: matches !== condition.negated };
}

function foundCodes({ kind }: CatalogCondition, subscriber: CatalogSubscriber): readonly string[] {
  switch (kind) {
    case "subscriptionType":
      return [subscriber.subscriptionTypeCode];
    case "termedService":
      return subscriber.effectiveTermedServiceCodes;
    case "accountClassification":
      return presentIn(subscriber.accountClassificationCode);
    case "payment":
      return [subscriber.payment];
    case "billingTerm":
      return [subscriber.billingTermCode];
    case "provider":
      return presentIn(subscriber.providerCode);
  }
}

const presentIn = (code: string | null): readonly string[] => (code === null ? [] : [code]);
