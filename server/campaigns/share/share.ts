import { renderToString } from 'hono/jsx/dom/server'
import { createHash } from 'node:crypto'
import { SharePicture } from '../../../views/share/share-picture.tsx'
import { rasterise } from '../image/image.ts'
import type { Card } from './card.ts'
import { keepNewest } from './kept.ts'
import { loadLetters } from './letters.ts'

export { cardOfCampaign, cardOfResult, type Score } from './cards.ts'
export type { Card, Format } from './card.ts'
export type { Lettering, Letters, Room } from './letters.ts'

/** About fifty kilobytes each: those of the results of six campaigns, in both formats. */
const mostKept = 600

/** The last of them takes twenty seconds. */
const mostPending = 100

const kept = keepNewest<Uint8Array<ArrayBuffer>>({ most: mostKept, mostPending })

/** What a card looks like: one that shows anything else has another mark, and so has each after the code has changed. */
export function markOfCard(card: Card, fingerprint: string): string {
  const shown = JSON.stringify([fingerprint, card])
  return createHash('sha256').update(shown).digest('base64url').slice(0, 12)
}

/** Returns whether the picture of this mark is drawn, or is being drawn. */
export const isDrawn = (mark: string): boolean => kept.has(mark)

let drawing: Promise<unknown> = Promise.resolve()

/**
 * Returns the picture of a card as a PNG; null while too many others wait to be drawn. Each is drawn once, however many ask for it, and
 * one after the other: a hundred that nobody has asked for before take one core, not all.
 */
export function drawCard(card: Card, fingerprint: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return kept.get(markOfCard(card, fingerprint), () => {
    const picture = drawing.then(() => draw(card))
    drawing = picture.catch(() => null)
    return picture
  })
}

async function draw(card: Card) {
  const letters = await loadLetters()
  return rasterise(renderToString(SharePicture({ card, letters })))
}
