import * as v from 'valibot'
import * as texts from '../../views/texts.check.ts'
import type { Config } from '../config.ts'

/** Why the running server could not be asked, in a sentence that tells what to do. */
export class DoorProblem extends Error {}

const Report = v.object({
  id: v.number(),
  state: v.picklist(['waits', 'unanswered', 'under way', 'over']),
  findings: v.record(v.string(), v.string()),
  number: v.string(),
})

/** A check as the running server tells of it; `number` is the one to call, as people read it. */
export type Report = v.InferOutput<typeof Report>

export type Door = ReturnType<typeof openDoor>

const patienceMilliseconds = 10_000

/** Where the running server is, by its own settings. A server that listens on every address is here as well. */
export function addressOf({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  const near = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return publicUrl ?? `http://${near.includes(':') ? `[${near}]` : near}:${port}`
}

/** The operator's door of the server at `url`. Every request may end in a `DoorProblem`, as this does without a password. */
export function openDoor(url: string, password: string | undefined) {
  if (password === undefined) throw new DoorProblem(texts.noPassword)
  // a password need not be ASCII
  const authorization = `Basic ${Buffer.from(`operator:${password}`).toString('base64')}`
  const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' }

  async function ask(method: 'GET' | 'POST', path: string): Promise<Report> {
    const signal = AbortSignal.timeout(patienceMilliseconds)
    const response = await fetch(url + path, { method, headers, redirect: 'manual', signal }).catch(() => null)
    if (!response) throw new DoorProblem(texts.away(url))
    if (!response.ok) throw new DoorProblem(sentenceFor(response.status))
    const parsed = v.safeParse(Report, await response.json().catch(() => null))
    if (!parsed.success) throw new DoorProblem(texts.noDoor(url))
    return parsed.output
  }

  function sentenceFor(status: number): string {
    if (status === 401) return texts.refused(url)
    return status === 404 ? texts.noDoor(url) : texts.trouble(url, status)
  }

  return {
    requestCheck: () => ask('POST', '/operator/checks'),
    newestCheck: () => ask('GET', '/operator/checks/newest'),
  }
}

// The tests import parts of this file without running it.
if (import.meta.main) await main()
