import type { Fetch } from '../../scenario/emulator/network.ts'
import { type Caller, installTelephone } from '../cast/caller.ts'
import { fixedQuiz } from '../cast/fixed-quiz.ts'
import { hostSessions } from '../cast/sessions.ts'
import { type Visitor, visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import type { Accepted } from './ledger.ts'

/** The secret with which the scenario and the server sign. */
export const secret = `whsec_${btoa('a-secret-for-all-the-places')}`

const patienceMs = 60_000
const { rebuses } = fixedQuiz()

export type Evening = { played: number; accepted: Accepted; wrong: string[] }

/**
 * Plays `count` whole games at once, each by a visitor with a telephone: numbers and two answers are typed, the other answers are spoken.
 * `url` is the server's for browsers and calls, `publicOrigin` what browsers take for it where that is another, `path` what stands before all its paths.
 * `withoutSockets`: nothing on the way lets sockets through.
 */
export async function playGames({ count, ...server }: Server & { count: number }): Promise<Evening> {
  const evening: Evening = { played: 0, accepted: { visits: [], typed: [], events: [], codes: [] }, wrong: [] }
  const games = Array.from({ length: count }, (_, number) =>
    playGame({ ...server, phone: `+7916${String(1_000_000 + number)}`, accepted: evening.accepted }),
  )
  for (const game of await Promise.allSettled(games)) {
    if (game.status === 'fulfilled') evening.played += 1
    else evening.wrong.push(String(game.reason?.message ?? game.reason))
  }
  return evening
}

type Server = { url: string; publicOrigin: string | undefined; path: string; withoutSockets: boolean }
type Game = Server & { phone: string; accepted: Accepted }

async function playGame({ url, publicOrigin, path, withoutSockets, phone, accepted }: Game): Promise<void> {
  const sessions = hostSessions()
  const telephone = await installTelephone({
    url: `${url}${path}/voice/events`,
    secret,
    accessUrl: sessions.url,
    fetch: noting(accepted),
  })
  sessions.serve(telephone.emulator)
  const closing: (() => unknown)[] = [sessions.close, telephone.close]
  try {
    const visitor = await visits(url, { origin: publicOrigin ?? url, path, withoutSockets, ...(path && { page: `${path}/` }) })
    closing.push(visitor.hidesTheTab)
    const response = await visitor.givesNumber(phone)
    if (!response.ok) throw new Error(`the form with the number was answered with ${response.status}`)
    accepted.visits.push(phone)
    const caller = telephone.dials(phone.slice(1), '78001234567')
    closing.push(() => caller.hangsUp())
    const noteTyped = (answer: string) => accepted.typed.push(`${phone} ${answer}`)
    await plays(visitor, caller, publicOrigin ? null : noteTyped)
    accepted.codes.push(`${phone} ${visitor.points} ${visitor.code}`)
    caller.hangsUp()
    await caller.isForgotten()
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

async function plays(visitor: Visitor, caller: Caller, noteTyped: ((answer: string) => void) | null): Promise<void> {
  await visitor.isShown('playing')
  for (const [index, { answer }] of rebuses.entries()) {
    const phrases = caller.line.said.length
    if (index % 2 === 0 || !noteTyped) await caller.says(answer)
    else if ((await visitor.types(answer)).ok) noteTyped(answer)
    // Whoever has typed goes on speaking once Pavel has said on the telephone what it was worth.
    await waitFor(
      () => caller.line.said.length > phrases,
      () => `Pavel to reply to the answer ${index + 1}`,
      patienceMs,
    )
    await visitor.hasPoints((index + 1) * 10)
  }
  await visitor.isShown('finished')
  if (!visitor.code) throw new Error(`no prize for ${visitor.points} points`)
}

/** Sends the scenario's requests, and notes each event that was answered with 2xx. */
function noting(accepted: Accepted): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    const { call, seq } = JSON.parse(init.body as string) as { call: string; seq: number }
    if (response.ok) accepted.events.push(`${call} ${seq}`)
    return response
  }
}
