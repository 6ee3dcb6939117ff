import { type Colour, colourOf, contrast, mix, type Oklch, oklchOf } from './colour.ts'

/** What a campaign chooses. */
export type ChosenColours = { accent: Colour; paper: Colour }

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The custom properties of the style sheets that a look sets (static/base.css), without their dashes. */
export const tones = [
  'paper',
  'sheet',
  'ink',
  'ink-soft',
  'line',
  'leaf',
  'lime',
  'on-lime',
  'lime-hover',
  'lime-wash',
  'lime-on-moss',
  'live',
  'coral',
  'on-coral',
  'bubble',
  'chip',
  'moss',
  'on-moss',
  'on-moss-soft',
] as const
export type Tone = (typeof tones)[number]

export type Palette = Record<Tone, Colour>

/** The contrasts of WCAG AA: of text, and of what marks a control. */
export const leastOfText = 4.5
export const leastOfControls = 3

/**
 * Ink has more than AA asks for, so that softer tones, and the red of mistakes, find room between it and the paper. It keeps papers out
 * of the middle, where only black could be read, and every tone would be black.
 */
export const leastOfInk = 7

/** Returns the colour to use for what is to have at least this contrast to the backgrounds. */
export type Fit = (colour: Colour, on: readonly Colour[], least: number) => Colour

const mistake: Palette['coral'] = '#b93512'
const mistakeInTheDark: Palette['coral'] = '#ff8d6b'
const white: Colour = '#ffffff'
const black: Colour = '#000000'

/** Returns the colours of a theme. `fit` may change each one that is read on others, or leave them as chosen. */
export function paletteOf(chosen: ChosenColours, theme: Theme, fit: Fit): Palette {
  const paper = paperOf(chosen.paper, theme)
  const accent = oklchOf(chosen.accent)
  const isLight = theme === 'light'
  const { c, h } = oklchOf(paper)
  const pale = Math.min(c, 0.03)
  const sheet = sheetOf(paper, theme)
  const pages = [paper, sheet]
  const ink = fit(colourOf({ l: isLight ? 0.23 : 0.95, c: pale, h }), pages, leastOfInk)
  const lime = chosen.accent
  const onLime = fit(inkOn(lime, accent), [lime], leastOfText)
  const coral = fit(isLight ? mistake : mistakeInTheDark, pages, leastOfText)
  // The ground is fitted to the ink here: a contrast has no direction.
  const under = (ground: Colour) => fit(ground, [ink], leastOfText)
  return {
    paper,
    sheet,
    ink,
    'ink-soft': fit(colourOf({ l: isLight ? 0.48 : 0.76, c: pale, h }), pages, leastOfText),
    line: fit(isLight ? ink : colourOf({ l: 0.53, c: pale, h }), pages, leastOfControls),
    leaf: fit(chosen.accent, pages, leastOfText),
    live: fit(chosen.accent, pages, leastOfControls),
    lime,
    'on-lime': onLime,
    'lime-hover': isDark(onLime) ? mix(lime, white, 0.35) : mix(lime, black, 0.2),
    'lime-wash': under(mix(lime, sheet, 0.6)),
    coral,
    'on-coral': fit(inkOn(coral, oklchOf(coral)), [coral], leastOfText),
    bubble: under(colourOf({ l: isLight ? 0.9 : 0.38, c: Math.min(accent.c, 0.06), h: accent.h })),
    chip: under(colourOf({ l: isLight ? oklchOf(paper).l - 0.05 : oklchOf(sheet).l + 0.1, c: pale, h })),
    ...bandOf(chosen.accent, accent, fit),
  }
}

/** The dark band at the head of the chat and under the digits, the same in both themes. */
function bandOf(colour: Colour, { c, h }: Oklch, fit: Fit): Pick<Palette, 'moss' | 'on-moss' | 'on-moss-soft' | 'lime-on-moss'> {
  const moss = colourOf({ l: 0.28, c: Math.min(c, 0.05), h })
  return {
    moss,
    'on-moss': fit(colourOf({ l: 0.96, c: Math.min(c, 0.03), h }), [moss], leastOfText),
    'on-moss-soft': fit(colourOf({ l: 0.86, c: Math.min(c, 0.06), h }), [moss], leastOfText),
    'lime-on-moss': fit(colour, [moss], leastOfText),
  }
}

/** The chosen paper is that of the theme it suits; the other theme has a paper of the same hue. */
function paperOf(paper: Colour, theme: Theme): Colour {
  const { c, h } = oklchOf(paper)
  if (isDark(paper) === (theme === 'dark')) return paper
  return theme === 'light' ? colourOf({ l: 0.95, c: Math.min(c, 0.02), h }) : colourOf({ l: 0.19, c: Math.min(c, 0.02), h })
}

/** A sheet is a little lighter than the paper that it lies on. */
function sheetOf(paper: Colour, theme: Theme): Colour {
  const { l, c, h } = oklchOf(paper)
  return theme === 'light' ? colourOf({ l: l + (1 - l) * 0.75, c: c * 0.6, h }) : colourOf({ l: Math.max(l, 0.14) + 0.05, c, h })
}

/** Returns dark letters of the same hue or light ones, whichever can be read better. */
function inkOn(ground: Colour, { c, h }: Oklch): Colour {
  const [dark, light] = [0.22, 0.98].map((l) => colourOf({ l, c: Math.min(c, 0.04), h })) as [Colour, Colour]
  return contrast(dark, ground) >= contrast(light, ground) ? dark : light
}

function isDark(colour: Colour): boolean {
  return contrast(colour, white) > contrast(colour, black)
}
