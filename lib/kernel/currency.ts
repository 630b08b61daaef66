import { fault } from "./assert.ts";

/** An ISO 4217 code this product knows the minor unit of. */
export type Currency = string & { readonly currency: unique symbol };

const MINOR_DIGITS: Readonly<Record<string, number>> = {
  ...digits(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...digits(2, "AED ALL AMD ARS AUD AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BZD CAD CHF CNY COP CRC CVE CZK DKK DOP DZD EGP ETB"),
  ...digits(2, "EUR FJD GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD MAD MDL"),
  ...digits(2, "MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SCR"),
  ...digits(2, "SEK SGD SRD SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD YER ZAR ZMW"),
  ...digits(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...digits(4, "CLF UYW"),
};

function digits(count: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(" ").map((code) => [code, count]));
}

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(MINOR_DIGITS, code);
}

/** As a Currency. An unknown one is a fault, never "two decimals". */
export function currency(code: string): Currency {
  return isCurrency(code) ? code : fault(`unknown currency ${JSON.stringify(code)}`);
}

/** Digits of the minor unit: EUR 2, JPY 0, BHD 3 (ISO 4217). */
export function minorDigits(code: Currency): number {
  return MINOR_DIGITS[code] ?? fault(`unknown currency ${JSON.stringify(code)}`);
}
