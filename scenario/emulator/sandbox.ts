import { Buffer } from 'node:buffer'
import process from 'node:process'
import { createContext, Script } from 'node:vm'
import type { Rules } from './strict-members.ts'

const longestCallbackMs = 1000
const longestScriptBytes = 128 * 1024

/** Globals of other JavaScript hosts that the engine lacks, with what to use instead. */
const absent: Record<string, string> = {
  fetch: 'use Net.httpRequestAsync',
  XMLHttpRequest: 'use Net.httpRequestAsync',
  console: 'use Logger.write',
  process: 'settings come from VoxEngine.getSecretValue',
  Buffer: 'use str2bytes and its kin',
  URL: 'join the string yourself',
  URLSearchParams: 'use the option params',
  TextEncoder: 'use str2bytes',
  TextDecoder: 'use bytes2str',
  AbortController: 'use the option timeout',
  WebAssembly: 'it is not declared',
  crypto: 'use Crypto',
  performance: 'use Date.now()',
  queueMicrotask: 'use setTimeout',
  structuredClone: 'copy it yourself',
}

const inner = { now: Symbol.for('emulator.now'), refuse: Symbol.for('emulator.refuse'), call: Symbol.for('emulator.call') }

/**
 * Makes `Date` follow the emulator's clock, and reading an absent global break a rule, which ends the session even if the
 * scenario catches the error.
 */
const prelude = new Script(`{
  const now = globalThis[Symbol.for('emulator.now')]
  const refuse = globalThis[Symbol.for('emulator.refuse')]
  const TrueDate = Date
  globalThis.Date = class Date extends TrueDate {
    constructor(...given) { given.length > 0 ? super(...given) : super(now()) }
    static now() { return now() }
  }
  for (const name of ${JSON.stringify(Object.keys(absent))}) {
    Object.defineProperty(globalThis, name, { configurable: true, get: () => refuse(name) })
  }
}`)

const callBack = new Script(`globalThis[Symbol.for('emulator.call')]()`)

/** The JavaScript context of one session: runs a classic script without the host's globals, and limits its callbacks to 1 s. */
export class Sandbox {
  readonly #globals: Record<PropertyKey, unknown>
  readonly #rules: Rules
  readonly #limits: { timeout: number }

  /**
   * An endless loop can only be cut by wall-clock time. `cutAfterMs` should be generous, because on a busy machine anything takes long;
   * CPU time decides whether a callback that ended was too slow.
   */
  constructor(globals: Record<string, unknown>, now: () => number, rules: Rules, cutAfterMs: number) {
    this.#limits = { timeout: cutAfterMs }
    const refuse = (name: string) => rules.broken(`the engine has no ${name}: ${absent[name]}`)
    this.#globals = { ...globals, [inner.now]: now, [inner.refuse]: refuse }
    createContext(this.#globals)
    this.#rules = rules
    prelude.runInContext(this.#globals)
  }

  /** Runs the scenario's script. Throws what the script throws, or a `SyntaxError`. */
  load(script: string): void {
    if (Buffer.byteLength(script) >= longestScriptBytes) this.#rules.broken('a scenario must stay under 128 KB')
    this.#limited(() => new Script(script, { filename: 'pavel.voxengine.js' }).runInContext(this.#globals, this.#limits))
  }

  /** Adds globals, as `require` does. */
  define(names: Record<string, unknown>): void {
    Object.assign(this.#globals, names)
  }

  /** Calls a function inside the context under the time limit, and returns its result. */
  run(callback: () => unknown): unknown {
    this.#globals[inner.call] = callback
    return this.#limited(() => callBack.runInContext(this.#globals, this.#limits))
  }

  #limited(run: () => unknown): unknown {
    const before = process.cpuUsage()
    try {
      const result = run()
      return workedMsSince(before) > longestCallbackMs ? this.#ranTooLong() : result
    } catch (error) {
      if (!isTimeout(error)) throw error
      return this.#ranTooLong()
    }
  }

  #ranTooLong(): never {
    return this.#rules.broken('one callback ran for more than 1 s')
  }
}

function workedMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Looks at `code` and not at the class, because on Deno the error belongs to the other context. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
