/**
 * Whom a publication can reach: the subscriptions on the plan today, and those of them that keep a version whatever is published. Counted up
 * to `MOST_COUNTED` and one more, which means more.
 */
export type ReachCounts = { readonly subscriptions: number; readonly accounts: number; readonly pinned: number };
