import { z } from 'zod';

/** A whole number in a query, whose values are text: digits and nothing else. */
export function wholeNumber(mostDigits = 9) {
  return z
    .string()
    .regex(new RegExp(`^\\d{1,${mostDigits}}$`), 'must be a whole number')
    .transform(Number);
}
