/** What was on the account at some time, in its own currency. */
export type Sample = { at: Date; balance: number }

/** What is known about the account that calls are paid from. `samples`: the oldest first. */
export type Money = { currency: string; samples: readonly Sample[] }

/** `perDay`: what is spent within a day at the present rate; null while that cannot be told. */
export type MoneyProblem =
  | { kind: 'no money'; balance: number | null; currency: string }
  | { kind: 'little money'; balance: number; currency: string; perDay: number | null }

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Less than this is little whatever is spent: a few hundred calls' minutes, by the account's currency. */
const littleOf: Record<string, number> = { RUR: 500, RUB: 500, USD: 10, EUR: 10, KZT: 3_000 }
const usuallyLittle = 10

/** Returns what is wrong with the money; null where it lasts for a day and more. */
export function problemOfMoney({ currency, samples }: Money): MoneyProblem | null {
  const balance = samples.at(-1)?.balance
  if (balance === undefined) return null
  if (balance <= 0) return { kind: 'no money', balance, currency }
  const perDay = spentPerDay(samples)
  const little = Math.max(littleOf[currency] ?? usuallyLittle, perDay ?? 0)
  return balance < little ? { kind: 'little money', balance, currency, perDay } : null
}

/** What was paid in between does not count as not spent. Less than an hour tells nothing about a day. */
function spentPerDay(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)]
  const ms = first && last ? last.at.getTime() - first.at.getTime() : 0
  if (ms < hourMs) return null
  const drops = samples.slice(1).map(({ balance }, index) => Math.max(0, (samples[index]?.balance ?? balance) - balance))
  return (drops.reduce((sum, drop) => sum + drop, 0) / ms) * dayMs
}
