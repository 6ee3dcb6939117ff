import { readNumber, showNumber } from '../number.ts'

/** A number as people write it; as it is where it is no real one. */
export function shown(number: string): string {
  const read = readNumber(number)
  return read ? showNumber(read) : number
}
