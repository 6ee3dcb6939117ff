import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { type Colour, mix } from '../../../server/rules/look/colour.ts'
import { pairs, unreadableIn } from '../../../server/rules/look/pairs.ts'
import { type Palette, type Theme, themes, type Tone, tones } from '../../../server/rules/look/tones.ts'

/** The style sheets of the pages that visitors see. */
const sheets = ['base', 'page', 'demo', ...['chat/*', 'stage/*'].map((files) => files)]
  .flatMap((name) => [...new Bun.Glob(`static/${name}.css`).scanSync('.')])
  .map((path) => ({ path, text: readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, '') }))

const declared = new Map(
  [...readFileSync('static/base.css', 'utf8').matchAll(/^ {2}--([\w-]+): (.*);$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
)

/** Returns what a value of base.css stands for in a theme. */
function resolve(value: string, theme: Theme): Colour {
  const [, light = '', dark = ''] = /^light-dark\((.*), (.*)\)$/.exec(value) ?? []
  if (light) return resolve(theme === 'light' ? light : dark, theme)
  const [, one = '', other = '', percent = ''] = /^color-mix\(in oklab, (.*), (.*) (\d+)%\)$/.exec(value) ?? []
  if (one) return mix(resolve(one, theme), resolve(other, theme), Number(percent) / 100)
  const name = /^var\(--(.*)\)$/.exec(value)?.[1]
  if (name) return resolve(declared.get(name) ?? '', theme)
  const known: Record<string, Colour> = { white: '#ffffff', '#fff': '#ffffff' }
  return known[value] ?? (value as Colour)
}

for (const theme of themes) {
  test(`Pavel's own colours can be read in the ${theme} theme`, () => {
    const palette = Object.fromEntries(tones.map((tone) => [tone, resolve(declared.get(tone) ?? '', theme)])) as Palette
    expect(Object.values(palette).filter((colour) => !/^#[\da-f]{6}$/.test(colour))).toEqual([])
    expect(unreadableIn(palette)).toEqual([])
  })
}

test('a look sets every colour of the pages, but for those of Pavel himself', () => {
  const colours = [...declared.keys()].filter((name) => !/^(pavel-|round$|display$|mono$)/.test(name))
  expect(colours.toSorted()).toEqual(tones.toSorted())
})

test('letters lie only on what their contrast is checked on', () => {
  const isChecked = (tone: string, on: string) => pairs.some((pair) => pair.tones.includes(tone as Tone) && pair.on === on)
  const found = sheets.flatMap(({ path, text }) =>
    text.split(/[{}]/).flatMap((rule) => {
      const on = /(?:^|[;\s])background: var\(--([\w-]+)\);/.exec(rule)?.[1]
      const tone = /(?:^|[;\s])color: var\(--([\w-]+)\);/.exec(rule)?.[1]
      return on && tone ? [{ path, tone, on }] : []
    }),
  )
  expect(found.length).toBeGreaterThan(8)
  expect(found.filter(({ tone, on }) => !isChecked(tone, on) && !isChecked(on, tone))).toEqual([])
})

test('no rule has a colour of its own, but for a code to scan, shadows, paper scraps and gold', () => {
  const own = sheets.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /#[\da-f]{3,6}\b/i.test(line) && !line.startsWith('--'))
      .map((line) => `${path}: ${line}`),
  )
  expect(own.filter((line) => !/dial\.css: (background: #fff|fill: #16200f);|prize\.css: (-?\d+(px)? ){2}#/.test(line))).toEqual(
    [],
  )
})
