import { consentAsked } from '../cast/consent.ts'
import type { Evening } from '../cast/evening.ts'
import { makeToken, openVisitSocket, withToken } from '../cast/visit-token.ts'
import { waitFor } from '../cast/waiting.ts'
import { wire } from '../cast/wire.ts'

/**
 * Somebody whose calls show another person's number. He has a page with that number open, and keeps whatever he sees and
 * hears: pages, the replies to forms, the frames of the socket, and every turn of the call.
 */
export function forgeCaller({ url, quiz }: Pick<Evening, 'url' | 'quiz'>, phone: string) {
  const kept: string[] = []
  const line = wire(url)
  const token = makeToken()

  async function asks(path: string, fields?: Record<string, string>): Promise<void> {
    const headers = { ...withToken(token), 'HX-Request': 'true', 'Sec-Fetch-Site': 'same-origin' }
    const response = await fetch(url + path, { headers, ...(fields && { method: 'POST', body: new URLSearchParams(fields) }) })
    kept.push(await response.text())
  }

  async function hears(answer: ReturnType<typeof line.reports>): Promise<number> {
    const { text, turn } = await answer
    kept.push(text)
    return turn.turn
  }

  const says = (turn: number, text: string) => hears(line.reports({ type: 'speech.heard', turn, text, confidence: 1 }))

  /** Calls with the forged number. Returns the first turn. */
  async function begins(): Promise<number> {
    const turn = await hears(line.starts(phone.slice(1)))
    await hears(line.reports({ type: 'call.answered' }))
    return turn
  }

  return {
    get kept() {
      return kept.join('\n')
    },
    call: line.call,
    async opensAPage() {
      await asks('/visits', { phone, consent: await consentAsked(url) })
      const socket = openVisitSocket(`${url}/socket?after=0`, token, { origin: url })
      socket.onmessage = ({ data }) => void kept.push(String(data))
      await new Promise((resolve) => socket.addEventListener('open', resolve))
    },
    begins,
    /** Calls with the forged number, and solves every rebus. Returns the turn that follows. */
    async wins(): Promise<number> {
      let turn = await begins()
      for (const { answer } of quiz.rebuses) turn = await says(turn, answer)
      return turn
    },
    says,
    sees: (part: string) =>
      waitFor(
        () => kept.join().includes(part),
        () => `${part} in what the forger keeps`,
      ),
    reloads: () => asks('/conversation'),
    hangsUp: () => hears(line.reports({ type: 'call.ended', reason: 'done', seconds: 5, by: 'caller' })),
  }
}
