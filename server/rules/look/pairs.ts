import { type Colour, contrast } from './colour.ts'
import { leastOfControls, leastOfInk, leastOfText, type Palette, type Tone } from './tones.ts'

/** What the style sheets of the visitor's pages put on what. Of several `tones`, one is enough: a button shows by its edge or its fill. */
type Pair = { tones: readonly [Tone, ...Tone[]]; on: Tone; least: number }

const pages: Tone[] = ['paper', 'sheet']
const onPages = (tone: Tone, least: number) => pages.map((on): Pair => ({ tones: [tone], on, least }))

/** Every pair of text or control and background, with the contrast that it needs. Disabled buttons need none. */
export const pairs: readonly Pair[] = [
  ...onPages('ink', leastOfInk),
  ...onPages('ink-soft', leastOfText),
  ...onPages('leaf', leastOfText),
  ...onPages('coral', leastOfText),
  ...onPages('line', leastOfControls),
  ...onPages('live', leastOfControls),
  ...pages.map((on): Pair => ({ tones: ['lime', 'on-lime'], on, least: leastOfControls })),
  ...(['bubble', 'chip', 'lime-wash'] as const).map((on): Pair => ({ tones: ['ink'], on, least: leastOfText })),
  { tones: ['on-lime'], on: 'lime', least: leastOfText },
  { tones: ['on-lime'], on: 'lime-hover', least: leastOfText },
  { tones: ['on-coral'], on: 'coral', least: leastOfText },
  { tones: ['on-moss'], on: 'moss', least: leastOfText },
  { tones: ['on-moss-soft'], on: 'moss', least: leastOfText },
  { tones: ['lime-on-moss'], on: 'moss', least: leastOfText },
]

/** A pair that cannot be read well enough: `contrast` is what it has, `least` what it needs. */
export type Unreadable = { tone: Tone; on: Tone; colour: Colour; ground: Colour; contrast: number; least: number }

/** Returns the pairs of a palette that miss their contrast. */
export function unreadableIn(palette: Palette): Unreadable[] {
  return pairs.flatMap(({ tones: [tone, ...others], on, least }) => {
    const reached = Math.max(...[tone, ...others].map((one) => contrast(palette[one], palette[on])))
    return reached >= least ? [] : [{ tone, on, colour: palette[tone], ground: palette[on], contrast: reached, least }]
  })
}
