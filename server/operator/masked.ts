import { maskNumber } from '../number.ts'

/** A number as an operator sees it; null where it is hidden. */
export function masked(phone: string | null): string | null {
  return phone === null ? null : maskNumber(phone)
}
