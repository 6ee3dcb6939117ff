/** The cloud says no: HTTP 200 with `{"error": {"code", "msg"}}`. */
export class Refusal extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** Ends the command with a code of the API's (`voxengine.md` §7). */
export function refuse(code: number, message: string): never {
  throw new Refusal(code, message)
}
