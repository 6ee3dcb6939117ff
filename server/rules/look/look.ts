import { type Colour, hasRoom, nearest, nearestReadable } from './colour.ts'
import { type Unreadable, unreadableIn } from './pairs.ts'
import { type ChosenColours, type Fit, leastOfInk, type Palette, paletteOf, type Theme, themes, tones } from './tones.ts'

export { type Colour, TypedColour } from './colour.ts'
export type { ChosenColours, Palette, Theme } from './tones.ts'

/** A campaign's colours in both themes. */
export type Look = Record<Theme, Palette>

/** A pair that could not be read with the colours as they were chosen, and the colour that stands there instead. */
type Correction = Unreadable & { theme: Theme; proposal: Colour }

/**
 * What becomes of the colours that a campaign chose. A paper on which nothing can be read, in neither light nor dark letters, is refused
 * with the nearest one that can be used. Everything else has a look in which every pair has the contrast of WCAG AA; `corrections` are
 * what it changed for that, and the chosen colours themselves are left as they are.
 */
export type Judgement =
  | { isUsable: true; look: Look; corrections: Correction[] }
  | { isUsable: false; unreadable: (Unreadable & { theme: Theme })[]; paper: Colour }

const asChosen: Fit = (colour) => colour
const corrected: Fit = (colour, on, least) => nearestReadable(colour, on, least) ?? colour

const judged = new WeakMap<ChosenColours, Judgement>()

/**
 * Returns what becomes of these colours. The same object is judged once: that takes milliseconds, and anybody may ask for the tag, which
 * has the colours of all campaigns, as often as they like.
 */
export function judgeColours(chosen: ChosenColours): Judgement {
  const judgement = judged.get(chosen) ?? judge(chosen)
  judged.set(chosen, judgement)
  return judgement
}

function judge(chosen: ChosenColours): Judgement {
  const look = lookWith(chosen, corrected)
  const unreadable = pairsOf(look)
  if (unreadable.length > 0) return { isUsable: false, unreadable, paper: nearestPaper(chosen) }
  const corrections = pairsOf(lookWith(chosen, asChosen)).map((pair) => ({ ...pair, proposal: proposalFor(pair, look) }))
  return { isUsable: true, look, corrections }
}

/** Returns the paper nearest in lightness on which everything can be read. White always is one. */
function nearestPaper({ accent, paper }: ChosenColours): Colour {
  const isUsable = (candidate: Colour) =>
    hasRoom(candidate, leastOfInk) && pairsOf(lookWith({ accent, paper: candidate }, corrected)).length === 0
  return nearest(paper, isUsable) ?? '#ffffff'
}

/** Where a ground was fitted to the ink on it, the ground is what is proposed. */
function proposalFor({ theme, tone, on, colour }: Unreadable & { theme: Theme }, look: Look): Colour {
  const fitted = look[theme][tone]
  return fitted === colour ? look[theme][on] : fitted
}

function lookWith(chosen: ChosenColours, fit: Fit): Look {
  return { light: paletteOf(chosen, 'light', fit), dark: paletteOf(chosen, 'dark', fit) }
}

function pairsOf(look: Look): (Unreadable & { theme: Theme })[] {
  return themes.flatMap((theme) => unreadableIn(look[theme]).map((pair) => ({ theme, ...pair })))
}

/** Returns the style sheet that gives the visitor's pages this look. It comes after static/base.css. */
export function styleSheetOf({ light, dark }: Look): string {
  const lines = tones.map((tone) => {
    const value = light[tone] === dark[tone] ? light[tone] : `light-dark(${light[tone]}, ${dark[tone]})`
    return `  --${tone}: ${value};`
  })
  return `:root {\n${lines.join('\n')}\n}\n`
}
