import type { IconifyJSON } from '@iconify/types'
import { describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { iconFile, iconSets, loadArt, namesBeside } from '../../server/campaigns/icon-sets.ts'
import { iconPlaces, iconPlacesPath } from '../../server/commands/icons.ts'

describe('the places of the icons', () => {
  test('are what `bun run icons` writes', () => {
    const text = readFileSync(iconPlacesPath, 'utf8')
    const written = iconPlaces().split('\n')
    expect(text.split('\n').filter((line, index) => line !== written[index])).toEqual([])
    expect(text).toHaveLength(iconPlaces().length)
  })

  test.each(iconSets)('give every icon and every other name that is in %s', (set) => {
    const { icons, aliases = {}, width, height }: IconifyJSON = JSON.parse(readFileSync(iconFile(set), 'utf8'))
    const prefix = set === 'noto' ? 'noto:' : ''
    const art = loadArt(namesBeside(prefix))
    const plain = [...Object.keys(icons), ...Object.keys(aliases)]
    expect([...art.keys()]).toEqual(plain.map((name) => prefix + name))
    const isOther = (name: string) => {
      const icon = icons[aliases[name]?.parent ?? name]
      const { body, ...size } = art.get(prefix + name) ?? { body: '', width: 0, height: 0 }
      return body !== icon?.body || size.width !== (icon.width ?? width) || size.height !== (icon.height ?? height)
    }
    expect(plain.filter(isOther)).toEqual([])
  })
})

test('what no set has, and sets that there are none of, give nothing', () => {
  expect([...loadArt(['salt', 'no-such-icon', 'noto:salt', 'twemoji:salt', '__proto__'])].map(([name]) => name)).toEqual([
    'salt',
    'noto:salt',
  ])
  expect(namesBeside('twemoji:salt').size).toBe(0)
})
