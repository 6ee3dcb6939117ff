import type { Colour } from '../../rules/look/look.ts'

/** `link`: what messengers and networks show beside a link, 1200 × 630. `story`: a telephone's screen, 1080 × 1920. */
export type Format = 'link' | 'story'

/** Everything that a picture for sharing shows. Nothing in it tells who shares it. */
export type Card = {
  format: Format
  heading: string
  when: string
  /** null on the picture of a campaign */
  score: { points: string; of: string } | null
  /** what stands below the score, or in its place */
  line: string
  /** on the button below Pavel; nobody can press it */
  call: string
  /** where one plays, for stories, which have no link; empty where browsers know the server by no address of its own */
  address: string
  mood: Mood
  colours: Record<'paper' | 'ink' | 'soft' | 'accent' | 'onAccent', Colour>
}

export type Mood = 'awake' | 'triumphant' | 'offended'
