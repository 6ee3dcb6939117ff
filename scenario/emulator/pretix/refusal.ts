/** A request that is refused, with its status and its body. */
export class PretixRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`refused with ${status}`)
  }
}

/** Throws a `PretixRefusal` whose body has the text as its `detail`. */
export function refuse(status: number, detail: string): never {
  throw new PretixRefusal(status, { detail })
}
