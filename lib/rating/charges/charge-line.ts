/** One visible addend, exact: decimals as text, a fraction as "10/3" where no decimal is finite. */
export type ChargeLine =
  | {
      readonly kind: "perUnit";
      readonly quantity: string;
      readonly price: string;
      readonly per: string;
      readonly times: string | null;
      readonly amount: string;
    }
  | { readonly kind: "flat"; readonly amount: string }
  /** A part of the quantity in one band: above `from`, up to and including `upTo` (null: without end). Of a volume charge all of it. */
  | {
      readonly kind: "band";
      readonly from: string;
      readonly upTo: string | null;
      readonly quantity: string;
      readonly price: string;
      readonly amount: string;
    }
  | { readonly kind: "bandFlat"; readonly from: string; readonly upTo: string | null; readonly amount: string }
  | {
      readonly kind: "packages";
      /** What is left after the free part, and how many packages were begun. */
      readonly quantity: string;
      readonly free: string;
      readonly size: string;
      readonly packages: string;
      readonly price: string;
      readonly amount: string;
    }
  | { readonly kind: "connectFee"; readonly amount: string }
  | {
      readonly kind: "segment";
      readonly from: string;
      /** What was used in it, and what is billed: whole increments. */
      readonly used: string;
      readonly billed: string;
      readonly increment: string;
      readonly price: string;
      readonly per: string;
      readonly amount: string;
    }
  | { readonly kind: "percentage"; readonly rate: string; readonly base: string; readonly free: string; readonly amount: string }
  | { readonly kind: "fixed"; readonly udrs: number; readonly each: string; readonly amount: string }
  | { readonly kind: "cost"; readonly cost: string; readonly amount: string }
  | { readonly kind: "markup"; readonly cost: string; readonly markup: string; readonly amount: string }
  | { readonly kind: "nothingUsed"; readonly amount: "0" };
