/**
 * The jobs of one plan's backtests run one after the other: one that is cancelled and continued at once would have two
 * coordinators until the first has seen that it was cancelled. Those of other plans do not wait for it.
 */
export const backtestQueue = (pricePlanId: number): string => `backtest of plan ${pricePlanId}`;
