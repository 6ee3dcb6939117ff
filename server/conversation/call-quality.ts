/** The measurements of one event; null where none has been reported. `replyMs` runs from the end of speech to the reply. */
export type EventFigures = {
  type: string
  confidence: number | null
  replyMs: number | null
  tries: number | null
  lost: number | null
}

/**
 * How good a call was. `reply` runs from the end of speech to the reply; `confidence` is the median, from 0 to 1. Both are null
 * when nothing was said.
 */
export type Quality = {
  reply: { medianMs: number; worstMs: number } | null
  confidence: number | null
  silences: number
  /** events that were sent more than once */
  retried: number
  /** requests that got no response */
  lost: number
}

/** Returns the quality of a call, given all its events. */
export function qualityOf(events: readonly EventFigures[]): Quality {
  const replies = numbersIn(events.map(({ replyMs }) => replyMs))
  const medianMs = median(replies)
  return {
    reply: medianMs === null ? null : { medianMs, worstMs: Math.max(...replies) },
    confidence: median(numbersIn(events.map(({ confidence }) => confidence))),
    silences: events.filter(({ type }) => type === 'silence').length,
    retried: events.filter(({ tries }) => (tries ?? 0) > 1).length,
    lost: events.reduce((sum, { lost }) => sum + (lost ?? 0), 0),
  }
}

function numbersIn(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null)
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return below === undefined || above === undefined ? null : (below + above) / 2
}
