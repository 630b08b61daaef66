import type { RatedSubscription } from "#db/rated-subscriptions.ts";
import type { StreamedUsage } from "#db/usage-stream.ts";
import type { DecidingBooks, PlanChain } from "#lib/domain/backtest/plan-chain.ts";
import type { TallyBuilder } from "#lib/domain/backtest/tally-builder.ts";
import { ratingInstantOf } from "#lib/domain/udr/rating-instant.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Decimal, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { AdHocDiscount } from "#lib/rating/discounts/discount.ts";
import type { Usage } from "#lib/rating/usage.ts";
import type { BacktestFacts, NumberedProduct } from "./backtest-facts.ts";
import { mayCount } from "./counting-usage.ts";
import { PAGE, type RatedGroup, type TalliedUsage, UsageTally } from "./usage-tally.ts";

/** Usage that the same two books price, or that other plans price on both sides; usage that counts together is priced when all of it is there. */
type Group = RatedGroup | "elsewhere" | { readonly counting: DecidingBooks };

/** Groups by the number of the product: which books decide is asked once for a product and a chain of plans. */
type GroupsOfChain = (Group | undefined)[];

/** A subscription with the plans that may price its usage. */
export type ConcernedSubscription = RatedSubscription & { readonly chain: PlanChain };

/** Whose usage comes, and what agents gave with some of it. */
export type Usages = {
  readonly subscriptions: readonly ConcernedSubscription[];
  readonly adHoc: ReadonlyMap<number, readonly AdHocDiscount[]>;
};

type Subscriber = ConcernedSubscription & { readonly groups: GroupsOfChain; readonly cell: number };

/** Gathers usage by the books that price it, and prices and adds up what has come together. */
export class UsageGroups {
  private readonly facts: BacktestFacts;
  private readonly adHoc: Usages["adHoc"];
  private readonly builder: TallyBuilder;
  private readonly tally: UsageTally;
  private readonly subscribers: ReadonlyMap<number, Subscriber>;
  private readonly groups = new Map<DecidingBooks, RatedGroup>();
  private readonly counting: TalliedUsage[] = [];

  constructor(facts: BacktestFacts, builder: TallyBuilder, { subscriptions, adHoc }: Usages) {
    this.facts = facts;
    this.builder = builder;
    this.adHoc = adHoc;
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
    if ("counting" in group) {
      this.counting.push(this.toCounting(row, { product, subscriber, books: group.counting, isSelected: true }));
      return;
    }
    group.usages.push(this.toUsage(row, product, subscriber));
    group.subscribers.push(subscriber);
    group.products.push(product.index);
    group.udrIds.push(row.udrId);
    if (group.usages.length === PAGE) this.tally.rate(group);
  }

  /** Usage beside what is selected, for what it counts towards. */
  addBeside(row: StreamedUsage): void {
    const subscriber = this.subscribers.get(row.subscriptionId);
    const product = this.facts.products.get(row.productId);
    if (subscriber === undefined || product === undefined) return;
    const group = subscriber.groups[product.index] ?? this.groupOf(subscriber, product);
    if (group === "elsewhere" || !("counting" in group)) return;
    this.counting.push(this.toCounting(row, { product, subscriber, books: group.counting, isSelected: false }));
  }

  /** The products whose usage may count together for some of these subscriptions. */
  countingProducts(): readonly number[] {
    const chains = new Set(this.subscribers.values().map(({ chain }) => chain));
    const books = new Set([...chains].flatMap((chain) => chain.flatMap(({ now, tried }) => [now, tried])));
    return [...this.facts.products].flatMap(([productId, { code, productTypeCode, productFamilyCode }]) => {
      const product = { productCode: code, productTypeCode, productFamilyCode };
      return books.values().some((book) => mayCount(book, product)) ? [productId] : [];
    });
  }

  /** Usage that waits until all of it is there. */
  get held(): number {
    return this.counting.length;
  }

  rateRest(): void {
    this.tally.rateCounting(this.counting);
    for (const group of this.groups.values()) this.tally.rate(group);
    this.tally.end();
  }

  private groupOf({ chain, groups }: Subscriber, { index, code: productCode, productTypeCode, productFamilyCode }: NumberedProduct): Group {
    const product = { productCode, productTypeCode, productFamilyCode };
    const books = this.facts.decide(chain, product);
    const counts = mayCount(books.now, product) || mayCount(books.tried, product);
    const group = counts ? { counting: books } : books.isConcerned ? this.groupOfBooks(books) : "elsewhere";
    groups[index] = group;
    return group;
  }

  private groupOfBooks(books: DecidingBooks): RatedGroup {
    const known = this.groups.get(books);
    if (known !== undefined) return known;
    const made: RatedGroup = { books, usages: [], subscribers: [], products: [], udrIds: [] };
    this.groups.set(books, made);
    return made;
  }

  private toCounting(row: StreamedUsage, { product, subscriber, books, isSelected }: Counting): TalliedUsage {
    return {
      udrId: row.udrId,
      usage: this.toUsage(row, product, subscriber),
      owner: subscriber,
      now: books.now,
      tried: books.tried,
      isSelected,
      isConcerned: books.isConcerned,
    };
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
      adHoc: this.adHoc.size === 0 ? NOTHING_GIVEN : (this.adHoc.get(row.udrId) ?? NOTHING_GIVEN),
      taxClass,
      classification,
      udrType: udrType?.usage ?? null,
    };
  }
}

const NOTHING_GIVEN: readonly AdHocDiscount[] = [];

type Counting = {
  readonly product: NumberedProduct;
  readonly subscriber: Subscriber;
  readonly books: DecidingBooks;
  readonly isSelected: boolean;
};

/** As long as it will be: a list that is filled here and there would become slow. */
function noneYet(length: number): GroupsOfChain {
  return Array.from({ length });
}

/** Mostly it is the latest. */
function taxAt({ latestTax, taxRates }: NumberedProduct, at: Instant): Decimal {
  if (latestTax !== null && latestTax.validFrom <= at) return latestTax.percent;
  return taxRates.find(({ validFrom }) => validFrom <= at)?.percent ?? ZERO;
}
