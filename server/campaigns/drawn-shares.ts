import { type Campaign, nameOf } from './campaign.ts'
import { cardOfCampaign, cardOfResult, drawCard, type Format, isDrawn, markOfCard, type Score } from './share/share.ts'

/** A picture that the server draws. `path` changes with what it shows. */
export type DrawnShare = {
  path: `/${string}`
  mark: string
  /** it takes no more time than somebody else has asked for already */
  isDrawn(): boolean
  /** Returns a PNG; null while too many others wait to be drawn. */
  draw(): Promise<Uint8Array<ArrayBuffer> | null>
}

type Shown = {
  format: Format
  /** null for the picture of the campaign itself */
  score: Score | null
  /** the address that browsers know this server by */
  publicUrl: string | undefined
}

/** Returns the picture for sharing a campaign or a result; null before the first version of its quiz is published. */
export function drawnShareOf(campaign: Campaign, { format, score, publicUrl }: Shown): DrawnShare | null {
  const { settings, texts, context } = campaign
  if (!context) return null
  const { path, fingerprint } = context
  const url = publicUrl === undefined ? null : publicUrl + path
  const told = { name: nameOf(campaign), settings, texts, url }
  const card = score ? cardOfResult(told, format, score) : cardOfCampaign(told, format)
  const mark = markOfCard(card, fingerprint)
  const folder = score ? `results/${score.address}` : 'share'
  return {
    path: `${path}/${folder}/${format}.png?v=${mark}`,
    mark,
    isDrawn: () => isDrawn(mark),
    draw: () => drawCard(card, fingerprint),
  }
}
