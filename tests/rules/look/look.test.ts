import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { type Colour, contrast, isReadable, nearestReadable, oklchOf } from '../../../server/rules/look/colour.ts'
import { type ChosenColours, judgeColours, type Look, styleSheetOf, TypedColour } from '../../../server/rules/look/look.ts'
import { pairs, unreadableIn } from '../../../server/rules/look/pairs.ts'

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((bits): Colour => `#${bits.toString(16).padStart(6, '0')}`)

const lookOf = (chosen: ChosenColours): Look => {
  const judged = judgeColours(chosen)
  return judged.isUsable ? judged.look : expect.unreachable(`${JSON.stringify(chosen)} was refused`)
}

describe('A colour may be typed as people write it', () => {
  test.each([
    ['#1d6b35', '#1d6b35'],
    [' #C6F24E ', '#c6f24e'],
    ['c6f24e', '#c6f24e'],
    ['#FA0', '#ffaa00'],
  ])('%s', (written, colour) => expect(v.parse(TypedColour, written)).toBe(colour as Colour))

  test.each(['', '#', 'red', '#12', '#1234', '#1234567', '#gggggg', 'rgb(0 0 0)', '#fff; } body { display: none', '#ffffff80'])(
    "but '%s' is none",
    (written) => expect(v.safeParse(TypedColour, written).success).toBe(false),
  )
})

describe('The nearest colour that can be read', () => {
  test('is the colour itself where it can be read', () => {
    fc.assert(
      fc.property(
        anyColour,
        fc.array(anyColour, { maxLength: 3 }),
        fc.double({ min: 1, max: 7, noNaN: true }),
        (colour, on, least) => {
          fc.pre(isReadable(colour, on, least))
          expect(nearestReadable(colour, on, least)).toBe(colour)
        },
      ),
    )
  })

  test('can be read, and none is only where neither black nor white can be', () => {
    fc.assert(
      fc.property(anyColour, fc.array(anyColour, { minLength: 1, maxLength: 3 }), (colour, on) => {
        const found = nearestReadable(colour, on, 4.5)
        if (found) expect(isReadable(found, on, 4.5)).toBe(true)
        else for (const extreme of ['#000000', '#ffffff'] as const) expect(isReadable(extreme, on, 4.5)).toBe(false)
      }),
    )
  })

  test('keeps its hue, and goes the shorter way', () => {
    const darker = nearestReadable('#c6f24e', ['#ffffff'], 4.5) ?? expect.unreachable()
    expect(oklchOf(darker).h).toBeCloseTo(oklchOf('#c6f24e').h, -1)
    expect(contrast(darker, '#ffffff')).toBeLessThan(4.7)
    expect(oklchOf(nearestReadable('#606060', ['#5f5f5f'], 3) ?? '#606060').l).toBeGreaterThan(0.6)
  })
})

describe('Whatever accent and paper a campaign chooses', () => {
  test('everything can be read in both themes, or the paper is refused with one that can be used', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (accent, paper) => {
        const judged = judgeColours({ accent, paper })
        const usable = judged.isUsable ? judged : judgeColours({ accent, paper: judged.paper })
        expect(usable.isUsable).toBe(true)
        if (usable.isUsable) expect([...unreadableIn(usable.look.light), ...unreadableIn(usable.look.dark)]).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('the chosen colours themselves stay as they are', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (accent, paper) => {
        const judged = judgeColours({ accent, paper })
        fc.pre(judged.isUsable)
        const { light, dark } = judged.look
        expect([light.lime, dark.lime]).toEqual([accent, accent])
        expect([light.paper, dark.paper]).toContain(paper)
      }),
      { numRuns: 40 },
    )
  })

  test('every correction is of a pair that missed its contrast, and its proposal reaches it', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (accent, paper) => {
        const judged = judgeColours({ accent, paper })
        fc.pre(judged.isUsable)
        for (const { theme, tone, on, contrast: reached, least, proposal } of judged.corrections) {
          expect(reached).toBeLessThan(least)
          expect([judged.look[theme][tone], judged.look[theme][on]]).toContain(proposal)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('Colours that nobody can read', () => {
  test('grey on grey is refused, with the nearest paper that can be used', () => {
    const judged = judgeColours({ accent: '#7f7f7f', paper: '#808080' })
    if (judged.isUsable) expect.unreachable('it was accepted')
    expect(judged.unreadable.map(({ tone, on }) => `${tone} on ${on}`)).toContain('ink on paper')
    expect(judgeColours({ accent: '#7f7f7f', paper: judged.paper }).isUsable).toBe(true)
    expect(Math.abs(oklchOf(judged.paper).l - oklchOf('#808080').l)).toBeLessThan(0.15)
  })

  test('yellow links on white are proposed darker, and stay yellow in the dark', () => {
    const judged = judgeColours({ accent: '#ffff00', paper: '#ffffff' })
    if (!judged.isUsable) expect.unreachable('it was refused')
    expect(judged.corrections).toContainEqual({
      theme: 'light',
      tone: 'leaf',
      on: 'paper',
      colour: '#ffff00',
      ground: '#ffffff',
      contrast: expect.closeTo(1.07, 2),
      least: 4.5,
      proposal: judged.look.light.leaf,
    })
    expect(judged.look.dark.leaf).toBe('#ffff00')
  })

  test('a white accent on white paper still has buttons with an edge', () => {
    const { light } = lookOf({ accent: '#ffffff', paper: '#ffffff' })
    expect(contrast(light['on-lime'], light.paper)).toBeGreaterThan(3)
  })
})

test('letters on a dark accent are light, and darken it under the pointer', () => {
  const { light } = lookOf({ accent: '#1a237e', paper: '#ffffff' })
  expect(oklchOf(light['on-lime']).l).toBeGreaterThan(0.9)
  expect(oklchOf(light['lime-hover']).l).toBeLessThan(oklchOf(light.lime).l)
})

test('a dark paper is that of the dark theme, and the light one gets a light paper of its hue', () => {
  const { light, dark } = lookOf({ accent: '#c6f24e', paper: '#0b1f3a' })
  expect(dark.paper).toBe('#0b1f3a')
  expect(oklchOf(light.paper).l).toBeGreaterThan(0.9)
  expect(oklchOf(light.paper).h).toBeCloseTo(oklchOf('#0b1f3a').h, -1.3)
})

test('the style sheet sets every tone for both themes, and nothing else', () => {
  const text = styleSheetOf(lookOf({ accent: '#1a237e', paper: '#ffffff' }))
  expect(text).toContain('  --paper: light-dark(#ffffff, ')
  expect(text).toContain('  --lime: #1a237e;')
  expect(text).toMatch(/^:root \{\n( {2}--[a-z-]+: (#[\da-f]{6}|light-dark\(#[\da-f]{6}, #[\da-f]{6}\));\n)+\}\n$/)
  for (const { tones, on } of pairs) for (const tone of [...tones, on]) expect(text).toContain(`--${tone}: `)
})
