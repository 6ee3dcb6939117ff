import { statfs } from 'node:fs/promises'
import type { Money, Sample, ServerState } from '../rules/problems/problems.ts'
import type { Balance, VoximplantProblem } from '../voximplant/voximplant.ts'
import type { WriteWatch } from './write-watch.ts'

/** What is known about the account: `trouble` says whether it refuses our key, or was not reached. Null where there is none. */
export type AccountState = { money: Money | null; trouble: 'refuses' | 'is away' | null } | null

/** How this server does, as far as its operators should know. It is what this server has seen since it started. */
export type ServerWatch = {
  state(): ServerState & { account: AccountState }
  /** The database has answered, after so many milliseconds. */
  noteAnswer(tookMs: number): void
  noteLost(): void
  /** An event came that the cloud signed at this time by its own clock. */
  noteCloudTime(at: Date): void
  /** Looks at the disk and the account. Never throws. */
  look(): Promise<void>
}

type Watched = {
  now(): Date
  /** by how much the machine's clock is behind the database's, in milliseconds */
  behindMs?: (() => number) | undefined
  /** where this server writes to; null where it writes nothing */
  folder?: string | null
  readBalance?: (() => Promise<Balance | null>) | null
  writes?: Pick<WriteWatch, 'refusal'>
}

/** The last half minute: one slow answer is no trouble. */
const keptAnswers = 30
const keptSamplesMs = 24 * 3600_000

/** Creates the watch of one server. */
export function createServerWatch({ now, behindMs = () => 0, folder = null, readBalance = null, writes }: Watched): ServerWatch {
  let answers: number[] = []
  let lostAt: Date | null = null
  let ofCloudMs: number | null = null
  let disk: ServerState['disk'] = null
  let account: AccountState = readBalance ? { money: null, trouble: null } : null

  async function lookAtDisk() {
    const found = folder === null ? null : await statfs(folder).catch(() => null)
    disk = found && { freeBytes: found.bavail * found.bsize }
  }

  async function lookAtAccount() {
    if (!readBalance || !account) return
    try {
      const found = await readBalance()
      account = { money: found && withSample(account.money, found, now()), trouble: null }
    } catch (error) {
      account = { ...account, trouble: troubleOf(error) }
    }
  }

  return {
    state: () => ({
      database: { lostAt, medianMs: median(answers), refuses: writes?.refusal() ?? null },
      clock: { ofDatabaseMs: behindMs(), ofCloudMs },
      disk,
      account,
    }),
    noteAnswer(tookMs) {
      answers = [...answers.slice(1 - keptAnswers), tookMs]
    },
    noteLost() {
      lostAt = now()
    },
    noteCloudTime(at) {
      ofCloudMs = Date.now() - at.getTime()
    },
    look: async () => void (await Promise.all([lookAtDisk(), lookAtAccount()])),
  }
}

function withSample(money: Money | null, { balance, currency }: Balance, at: Date): Money {
  const kept = (money?.samples ?? []).filter((sample: Sample) => at.getTime() - sample.at.getTime() <= keptSamplesMs)
  return { currency, samples: [...kept, { at, balance }] }
}

/** Time and another try do not help against these. */
const refusals = ['credentials', 'rights', 'clock', 'request']

function troubleOf(error: unknown): 'refuses' | 'is away' {
  const { kind } = error as Partial<VoximplantProblem>
  return refusals.includes(kind ?? '') ? 'refuses' : 'is away'
}

function median(values: readonly number[]): number | null {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? null
}
