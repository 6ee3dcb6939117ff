import { HTTPException } from 'hono/http-exception'
import type { Spoilt } from '../rules/go-live/go-live.ts'

/** Keeps what becomes of requests on their way here. */
export type Passage = {
  /** Tells the operator of a cause and its cure: once an hour, because it is the same at every request. */
  note(cause: Spoilt, sentence: string): void
  /** Returns the causes that the operator was told of within a day, the oldest first. */
  causes(): readonly Spoilt[]
}

type Deps = { tellOperator(sentence: string): void; now?: () => number }

const silentMs = 3600_000
const shownMs = 24 * 3600_000

/** Returns what keeps it for one server. */
export function createPassage({ tellOperator, now = Date.now }: Deps): Passage {
  const told = new Map<Spoilt, number>()
  const wasToldWithin = (ms: number) => (cause: Spoilt) => now() - (told.get(cause) ?? -Infinity) < ms
  return {
    note(cause, sentence) {
      if (wasToldWithin(silentMs)(cause)) return
      told.set(cause, now())
      tellOperator(sentence)
    },
    causes: () => [...told.keys()].filter(wasToldWithin(shownMs)),
  }
}

/** What a browser sent, so that it can be read in a log: it may be anything. */
export const quotedSent = (sent: string): string => JSON.stringify(sent.slice(0, 100))

/** A request cannot be told from one of another site's page, because of what became of it on its way, or because it is one. */
export class UnknownPage extends HTTPException {
  constructor() {
    super(403, { message: 'Forbidden' })
  }
}

/** The body of a request is none that a form of ours sends, though the form may have sent another one. The message says so. */
export class NoForm extends HTTPException {
  constructor(type: string | undefined) {
    const found = type === undefined ? 'without a Content-Type' : `with the Content-Type ${quotedSent(type)}`
    super(415, { message: `a form came ${found}: a proxy has to leave that header as the browser sends it` })
  }
}
