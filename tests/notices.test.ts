import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { loadArt } from '../server/campaigns/icon-sets.ts'
import { composePicture } from '../server/rules/pictures/pictures.ts'

const notices = readFileSync('NOTICES', 'utf8')
const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))

/** Packages whose work is in what Pavel sends, or that come without a license for their data. */
const withNotice = Object.keys(dependencies).filter((name) => /^@iconify-json\/|phonenumber|emoji|font|geo|dictionary/.test(name))

test('art and number data of others are named with their licenses', () => {
  expect(withNotice.length).toBeGreaterThanOrEqual(4)
  const unnamed = withNotice.filter((name) => {
    const { license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
    return !notices.includes(`${name} (${license.replace(/^\((.*)\)$/, '$1')})`)
  })
  expect(unnamed).toEqual([])
})

test('the art names its authors and licenses as its packages do', () => {
  for (const name of withNotice.filter((name) => name.startsWith('@iconify-json/'))) {
    const { author, name: title } = JSON.parse(readFileSync(`node_modules/${name}/info.json`, 'utf8'))
    expect(notices).toContain(`\n${author.url}\n`)
    expect(notices).toMatch(new RegExp(`Copyright (\\(c\\) )?${author.name}`))
    expect(notices).toMatch(new RegExp(`^\\d\\. ${title}$`, 'm'))
  }
})

test('words that were copied out of a package are named with its license and that of their source', () => {
  const { license, author } = JSON.parse(readFileSync('node_modules/emojibase-data/package.json', 'utf8'))
  expect(notices).toContain(`emojibase-data (${license})`)
  expect(notices).toContain(`Copyright (c) 2017-2019 ${author.name ?? author}`)
  expect(notices).toContain('UNICODE LICENSE V3')
  expect(notices).toContain('SPDX-License-Identifier: Unicode-3.0')
})

test('the licenses are there in full', () => {
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
  for (const file of ['LICENSE', 'LICENSE.Apache'])
    expect(flat(notices)).toContain(flat(readFileSync(`node_modules/libphonenumber-js/${file}`, 'utf8')))
  const mit = readFileSync('LICENSE', 'utf8')
  expect(flat(notices)).toContain(`Microsoft Corporation. ${flat(mit.slice(mit.indexOf('Permission is')))}`)
})

test('the readme links to the notices, and each picture with art in it carries them', () => {
  expect(readFileSync('README.md', 'utf8')).toContain('](NOTICES)')
  const items = [{ kind: 'icon' as const, icon: 'lizard', at: [400, 300] as [number, number], size: 300 }]
  const picture = composePicture({ kind: 'scene', items }, loadArt(['lizard']), 'commas')
  expect(picture).toContain('Microsoft Corporation')
  expect(picture).toContain('Google Inc.')
})

test('the font of the drawn pictures is named with its license in full', () => {
  const license = readFileSync('node_modules/@expo-google-fonts/golos-text/LICENSE_FONT', 'utf8')
  expect(notices).toContain(license.trim())
})
