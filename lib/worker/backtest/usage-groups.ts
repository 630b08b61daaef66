import type { RatedSubscription } from "#db/rated-subscriptions.ts";
import type { StreamedUsage } from "#db/usage-stream.ts";
import type { DecidingBooks, PlanChain } from "#lib/domain/backtest/plan-chain.ts";
import type { TallyBuilder } from "#lib/domain/backtest/tally-builder.ts";
import { ratingInstantOf } from "#lib/domain/udr/rating-instant.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Decimal, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Usage } from "#lib/rating/usage.ts";
import type { BacktestFacts, NumberedProduct } from "./backtest-facts.ts";
import { type RatedGroup, UsageTally } from "./usage-tally.ts";

/** Usage is priced by so many at a time: what a page refers to should stay near the processor. */
const PAGE = 1024;

/** Usage that the same two books price, or that other plans price on both sides. */
type Group = RatedGroup | "elsewhere";

/** Groups by the number of the product: which books decide is asked once for a product and a chain of plans. */
type GroupsOfChain = (Group | undefined)[];

/** A subscription with the plans that may price its usage. */
export type ConcernedSubscription = RatedSubscription & { readonly chain: PlanChain };

type Subscriber = ConcernedSubscription & { readonly groups: GroupsOfChain; readonly cell: number };

/** Gathers usage by the books that price it, and prices and adds up what has come together. */
export class UsageGroups {
  private readonly facts: BacktestFacts;
  private readonly builder: TallyBuilder;
  private readonly tally: UsageTally;
  private readonly subscribers: ReadonlyMap<number, Subscriber>;
  private readonly groups = new Map<DecidingBooks, RatedGroup>();

  constructor(facts: BacktestFacts, builder: TallyBuilder, subscriptions: readonly ConcernedSubscription[]) {
    this.facts = facts;
    this.builder = builder;
    this.tally = new UsageTally(facts, builder);
    const cells = new Map<number, number>();
    const chains = new Map<PlanChain, GroupsOfChain>();
    this.subscribers = new Map(
      subscriptions.map((subscription) => {
        const { subscriptionId, accountId, classification, chain } = subscription;
        const cell = cells.get(accountId) ?? this.tally.accountCell(accountId, classification);
        cells.set(accountId, cell);
        const groups = chains.get(chain) ?? noneYet(facts.products.size);
        chains.set(chain, groups);
        return [subscriptionId, { ...subscription, groups, cell }];
      }),
    );
  }

  add(row: StreamedUsage): void {
    const subscriber = this.subscribers.get(row.subscriptionId);
    if (subscriber === undefined) return;
    const product = present(this.facts.products.get(row.productId), "a product of the usage");
    const group = subscriber.groups[product.index] ?? this.groupOf(subscriber, product);
    if (group === "elsewhere") {
      this.builder.addElsewhere();
      return;
    }
    group.usages.push(this.toUsage(row, product, subscriber));
    group.subscribers.push(subscriber);
    group.products.push(product.index);
    group.udrIds.push(row.udrId);
    if (group.usages.length === PAGE) this.tally.rate(group);
  }

  rateRest(): void {
    for (const group of this.groups.values()) this.tally.rate(group);
    this.tally.end();
  }

  private groupOf({ chain, groups }: Subscriber, product: NumberedProduct): Group {
    const { code: productCode, productTypeCode, productFamilyCode } = product;
    const books = this.facts.decide(chain, { productCode, productTypeCode, productFamilyCode });
    const group = books.isConcerned ? this.groupOfBooks(books) : "elsewhere";
    groups[product.index] = group;
    return group;
  }

  private groupOfBooks(books: DecidingBooks): RatedGroup {
    const known = this.groups.get(books);
    if (known !== undefined) return known;
    const made: RatedGroup = { books, usages: [], subscribers: [], products: [], udrIds: [] };
    this.groups.set(books, made);
    return made;
  }

  private toUsage(row: StreamedUsage, product: NumberedProduct, { taxClass, classification }: Subscriber): Usage {
    const udrType = this.facts.udrTypes.get(row.udrTypeId);
    const { from, orderedAt } = row;
    const at = ratingInstantOf(udrType?.pricedAt ?? "from", { usedFrom: from, orderedAt });
    return {
      productCode: product.code,
      productTypeCode: product.productTypeCode,
      productFamilyCode: product.productFamilyCode,
      taxPercent: taxAt(product, at),
      quantity: row.quantity,
      from,
      to: row.to,
      metadata: row.metadata,
      directive: row.directive,
      taxClass,
      classification,
      udrType: udrType?.usage ?? null,
    };
  }
}

/** As long as it will be: a list that is filled here and there would become slow. */
function noneYet(length: number): GroupsOfChain {
  return Array.from({ length });
}

/** Mostly it is the latest. */
function taxAt({ latestTax, taxRates }: NumberedProduct, at: Instant): Decimal {
  if (latestTax !== null && latestTax.validFrom <= at) return latestTax.percent;
  return taxRates.find(({ validFrom }) => validFrom <= at)?.percent ?? ZERO;
}
