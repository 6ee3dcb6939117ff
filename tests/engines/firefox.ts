import { launch, type Frame } from 'puppeteer-core'
import type { Sites } from '../cast/sites.ts'
import { installFromDebian } from '../run/debian.ts'
import type { EngineBrowser, Setting } from './engine.ts'

/** Total protection, which is usual; no protection; no cookies of other sites; no cookies and no storages at all. */
const behaviours = { 5: 'total protection', 0: 'everything allowed', 1: 'no cookies of other sites', 2: 'all cookies blocked' }
const refusal = '2'

/** Returns Debian's Firefox with each of its settings for cookies. */
export function firefoxSettings({ quiz, site }: Pick<Sites, 'quiz' | 'site'>): Setting[] {
  const hosts = [quiz, site].map(({ secure }) => new URL(secure).hostname)
  return Object.entries(behaviours).map(([behaviour, name]) => ({
    name: `Firefox, ${name}`,
    forgets: behaviour === refusal,
    start: () => startFirefox(hosts, Number(behaviour)),
  }))
}

async function startFirefox(hosts: string[], behaviour: number): Promise<EngineBrowser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: await findFirefox(),
    acceptInsecureCerts: true,
    extraPrefsFirefox: { 'network.cookie.cookieBehavior': behaviour, 'network.dns.localDomains': hosts.join() },
  })
  const [page = await browser.newPage()] = await browser.pages()
  const run = async <Result>(frame: Frame, script: string) => (await frame.evaluate(`(() => {${script}})()`)) as Result
  return {
    opens: async (url) => void (await page.goto(url)),
    reloads: async () => void (await page.reload()),
    onSite: (script) => run(page.mainFrame(), script),
    inFrame: (script) => {
      const frame = page.frames().find((each) => each !== page.mainFrame())
      if (!frame) throw new Error('there is no frame')
      return run(frame, script)
    },
    close: () => browser.close(),
  }
}

async function findFirefox(): Promise<string> {
  const find = () => Bun.which('firefox-esr') ?? Bun.which('firefox')
  const path = find() ?? ((await installFromDebian('firefox-esr')) ? find() : null)
  if (!path) throw new Error('No Firefox, and no Debian to install firefox-esr from')
  return path
}
