import { expect, test } from 'bun:test'
import { unzipSync } from 'fflate'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { opensTheEvening } from '../../cast/evening.ts'

const operatorPassword = 'a password for tests'
const publicUrl = 'https://quiz.example.com'

/** The desk of a server that browsers know as `publicUrl`, unless it has no address of its own. */
async function opensDesk({ hasAddress = true, allowedOrigins = [] as string[] } = {}) {
  const evening = await opensTheEvening({ operatorPassword, allowedOrigins, ...(hasAddress && { publicUrl }) })
  const address = evening.context.path.replace('/c/', '')
  const anna = await worksAtTheDesk(evening.url, operatorPassword, { ...(hasAddress && { origin: publicUrl }) })
  return {
    ...evening,
    address,
    anna,
    opensSettings: () => anna.opens(`/campaigns/${address}?part=site`),
    sets: (section: string, typed: Record<string, string>) => anna.sets(address, section, typed),
    launcher: async () => JSON.parse((await anna.saves(address)).text).settings.launcher,
  }
}

test('how the button stands on a site is set beside its corner, and is in the campaign’s file', async () => {
  const desk = await opensDesk()
  const usual = { corner: 'right', distancePx: '16', layer: 'top', zIndex: '', theme: 'auto', motion: 'auto' }
  expect((await desk.opensSettings()).fields('launcher')).toEqual({ ...usual, mark: expect.any(String) })
  const saved = await desk.sets('launcher', { corner: 'left', distancePx: ' 40 ', layer: 'below', theme: 'dark', motion: 'calm' })
  expect(saved.text('[role="status"]')).toBe('Сохранено.')
  expect(saved.fields('launcher')).toMatchObject({ corner: 'left', distancePx: '40', layer: 'below', zIndex: '900' })
  expect(await desk.launcher()).toEqual({ distancePx: 40, layer: 900, theme: 'dark', motion: 'calm' })
  await desk.sets('launcher', { zIndex: '2147483647' })
  expect((await desk.launcher()).layer).toBe(2147483647)
  await desk.sets('launcher', { layer: 'top', zIndex: 'что угодно' })
  expect((await desk.launcher()).layer).toBe('top')
})

test('a button too far from the edges, on a layer that does not exist, or as no list has it, is refused', async () => {
  const desk = await opensDesk()
  const lists = { corner: 'top', theme: 'зелёная', motion: '' }
  const refused = await desk.sets('launcher', { ...lists, distancePx: '401', layer: 'below', zIndex: '-1' })
  expect(refused.status).toBe(422)
  expect(refused.texts('#launcher .setting .bad')).toEqual([
    'Выберите из списка.',
    'Нужно целое число от 0 до 400.',
    'Нужно целое число от 0 до 2147483647.',
    'Выберите из списка.',
    'Выберите из списка.',
  ])
  expect((await desk.sets('launcher', { distancePx: '' })).text('#launcher-distancePx-faults')).toContain('от 0 до 400')
  expect((await desk.sets('launcher', { layer: '9' })).text('#launcher-layer-faults')).toBe('Выберите из списка.')
  expect(await desk.launcher()).toEqual({ distancePx: 16, layer: 'top', theme: 'auto', motion: 'auto' })
})

test('the codes for a site have the campaign and the public address in them, each with a button that copies it', async () => {
  const desk = await opensDesk()
  const page = await desk.opensSettings()
  const tag = `<script async src="${publicUrl}/embed.js" data-campaign="${desk.address}"></script>`
  expect(page.text('#embed-tag')).toBe(tag.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'))
  expect(page.text('#embed-after-load')).toContain(`${publicUrl}/embed.js`)
  expect(page.text('#embed-managed')).toContain(`${publicUrl}/embed.js?campaign=${desk.address}`)
  const integrity = page.text('#embed-integrity').replaceAll('&quot;', '"')
  expect(integrity).toMatch(
    /src="https:\/\/quiz\.example\.com\/static\/[\w-]+\/embed\.js" integrity="sha384-[\w+/]{64}" crossorigin="anonymous"/,
  )
  expect(integrity).toContain(`data-campaign="${desk.address}" data-label="Поиграть с Павлом"`)
  expect(integrity).toContain('data-label="Поиграть с Павлом" data-name="Павел"')
  expect(page.text('#embed-policy')).toBe(`script-src ${publicUrl} frame-src ${publicUrl}`)
  expect(page.text('#embed')).not.toContain('PUBLIC_URL')
  const copied = page.all('#embed [data-copies]').map((button) => button.getAttribute('data-copies'))
  expect(copied).toEqual(page.all('#embed textarea').map(({ id }) => id))
  expect(page.all('#embed textarea').every((code) => code.hasAttribute('readonly'))).toBe(true)
})

test('the panel says on which sites the chat opens, and where PUBLIC_URL is missing', async () => {
  const desk = await opensDesk({ hasAddress: false })
  const before = await desk.opensSettings()
  expect(before.text('#embed-sites')).toContain('Пока чат открывается только на странице самой игры')
  expect(before.all('#embed-sites a').map((link) => link.getAttribute('href'))).toEqual(['#sites'])
  expect(before.text('#embed')).toContain(
    `На сервере не задан PUBLIC_URL, поэтому в коде — адрес, по которому вы открыли пульт: ${desk.url}`,
  )
  expect(before.texts('#campaign-missing a')).toContain('Сайт, на котором стоит чат')
  const saved = await desk.sets('sites', { sites: 'https://conference.example.com' })
  expect(saved.text('#embed-sites')).toContain('https://conference.example.com')
  expect((await desk.opensSettings()).text('#embed-sites')).toBe(
    'Чат откроется на этих сайтах: https://conference.example.com. Изменить',
  )
})

test('the sites of the server count where the campaign names none, so nothing is missing', async () => {
  const desk = await opensDesk({ allowedOrigins: ['https://a.example.com', 'https://b.example.com'] })
  const page = await desk.opensSettings()
  const said = 'В кампании сайтов нет, и чат откроется на тех, которые перечислены на сервере в ALLOWED_ORIGINS:'
  expect(page.text('#embed-sites')).toBe(`${said} https://a.example.com, https://b.example.com. Изменить`)
  expect(page.texts('#campaign-missing a')).not.toContain('Сайт, на котором стоит чат')
})

test('the plug-in for WordPress is an archive of one file, with the campaign and the public address in it', async () => {
  const desk = await opensDesk()
  const response = await fetch(`${desk.url}/operator/campaigns/${desk.address}/wordpress`, {
    headers: { cookie: desk.anna.cookie },
  })
  expect(response.headers.get('content-type')).toBe('application/zip')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="pavel-quiz.zip"')
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(files)).toEqual(['pavel-quiz/pavel-quiz.php'])
  const php = new TextDecoder().decode(files['pavel-quiz/pavel-quiz.php'])
  expect(php).toStartWith('<?php\n/**\n * Plugin Name:')
  expect(php).toContain(`const PAVEL_QUIZ_ORIGIN   = '${publicUrl}';\nconst PAVEL_QUIZ_CAMPAIGN = '${desk.address}';`)
  expect((await desk.anna.asks('/campaigns/nothing/wordpress')).status).toBe(404)
})
