/** A handshake that has not become a socket by then never will: its client has gone. */
const openingMs = 30_000

/** The place of one socket among those that an address may have. */
export type Seat = {
  /** The handshake has become a socket, which keeps the place until it leaves. */
  keep(): void
  leave(): void
}

/**
 * Returns the function that takes a seat for a handshake of an address; null when it has none left. Handshakes count, too:
 * otherwise many at once would all find room.
 */
export function createSeats(mostPerAddress: number): (address: string) => Seat | null {
  const taken = new Map<string, number>()
  return (address) => ((taken.get(address) ?? 0) < mostPerAddress ? new TakenSeat(taken, address) : null)
}

class TakenSeat implements Seat {
  readonly #taken: Map<string, number>
  readonly #address: string
  #timer: ReturnType<typeof setTimeout> | null
  #isLeft = false

  constructor(taken: Map<string, number>, address: string) {
    this.#taken = taken
    this.#address = address
    this.#timer = setTimeout(() => this.leave(), openingMs)
    taken.set(address, (taken.get(address) ?? 0) + 1)
  }

  keep(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  leave(): void {
    this.keep()
    if (this.#isLeft) return
    this.#isLeft = true
    const left = (this.#taken.get(this.#address) ?? 1) - 1
    if (left > 0) this.#taken.set(this.#address, left)
    else this.#taken.delete(this.#address)
  }
}
