import type { Texts } from '../../../views/texts/chat.ts'
import type { CampaignSettings } from '../../rules/campaign/campaign.ts'
import { judgeColours, type ChosenColours } from '../../rules/look/look.ts'
import type { Card, Format, Mood } from './card.ts'

/** What cards need of a campaign. `url`: the full address of its page; null where browsers know the server by no address of its own. */
export type CardCampaign = {
  name: string
  settings: Pick<CampaignSettings, 'conference' | 'look'>
  texts: Texts
  url: string | null
}

/** `address` is the last part of the address of its page. */
export type Score = { address: string; points: number; most: number }

/** Returns the card of a campaign, for links to its page. */
export function cardOfCampaign(campaign: CardCampaign, format: Format): Card {
  const { texts } = campaign
  return { ...frameOf(campaign, format), score: null, line: texts.share.about, call: texts.chat.open, mood: 'awake' }
}

/** Returns the card of a result. It says nothing of who reached it, and proves nothing. */
export function cardOfResult(campaign: CardCampaign, format: Format, { points, most }: Omit<Score, 'address'>): Card {
  const { share, stage } = campaign.texts
  return {
    ...frameOf(campaign, format),
    score: { points: `${points}`, of: stage.pointsOf(most) },
    line: share.host,
    call: share.dare(points, most),
    mood: moodOf(points, most),
  }
}

function moodOf(points: number, most: number): Mood {
  if (points === 0) return 'offended'
  return points >= most * 0.6 ? 'triumphant' : 'awake'
}

function frameOf({ name, settings, url }: CardCampaign, format: Format) {
  const address = format === 'story' && url !== null ? url.replace(/^https?:\/\//, '') : ''
  return { format, heading: name, when: settings.conference.when, address, colours: coloursOf(settings.look) }
}

/** Those that pages have without a look: static/base.css. */
const pavels: ChosenColours = { accent: '#c6f24e', paper: '#f3efe2' }

function coloursOf(chosen: ChosenColours | null): Card['colours'] {
  const judgement = judgeColours(chosen ?? pavels)
  if (!judgement.isUsable) return coloursOf(null)
  const { light } = judgement.look
  return { paper: light.paper, ink: light.ink, soft: light['ink-soft'], accent: light.lime, onAccent: light['on-lime'] }
}
