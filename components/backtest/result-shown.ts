/** How a result is shown, wherever it stands on the page. */
export type ResultShown = {
  readonly currency: string;
  /** The figures still move. */
  readonly isMoving: boolean;
  /** Of a download: "products" is "backtest-7-products.csv". */
  readonly fileName: (what: string) => string;
  readonly canReadAccounts: boolean;
};
