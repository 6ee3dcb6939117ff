import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { Builder, Capabilities } from 'selenium-webdriver'
import { join } from '../cast/sites.ts'
import { waitFor } from '../cast/waiting.ts'
import { installFromDebian } from '../run/debian.ts'
import { freePort } from '../run/port.ts'
import type { EngineBrowser, Setting } from './engine.ts'

const switches = {
  'as it comes': [],
  'tracking prevention': ['--enable-itp'],
  'all cookies allowed': ['--cookies-policy=always'],
  'all cookies blocked': ['--cookies-policy=never'],
}

/** Returns Debian's WebKitGTK with each of its settings for cookies. */
export function webkitSettings(): Setting[] {
  return Object.entries(switches).map(([name, words]) => ({
    name: `WebKit, ${name}`,
    forgets: false,
    start: () => startWebkit(words),
  }))
}

async function startWebkit(words: string[]): Promise<EngineBrowser> {
  const binary = await findMiniBrowser()
  const display = await startScreen()
  const proxy = await startProxy()
  const port = await freePort()
  const env = { ...process.env, DISPLAY: display.name, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }
  const driving = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' })
  const server = `http://127.0.0.1:${port}`
  await waitFor(
    () =>
      fetch(`${server}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    () => 'WebKitWebDriver',
  )
  const args = ['--automation', `--proxy=${proxy.url}`, ...words]
  const driver = await new Builder()
    .usingServer(server)
    .withCapabilities(
      new Capabilities({ browserName: 'MiniBrowser', acceptInsecureCerts: true, 'webkitgtk:browserOptions': { binary, args } }),
    )
    .build()
  return {
    opens: (url) => driver.get(url),
    reloads: () => driver.navigate().refresh(),
    async onSite(script) {
      await driver.switchTo().defaultContent()
      return driver.executeScript(script)
    },
    async inFrame(script) {
      await driver.switchTo().defaultContent()
      const frame = await driver.executeScript<any>(
        "return document.querySelector('pavel-chat').shadowRoot.querySelector('iframe')",
      )
      await driver.switchTo().frame(frame)
      return driver.executeScript(script)
    },
    async close() {
      await driver.quit()
      driving.kill()
      proxy.server.close()
      display.close()
    },
  }
}

async function findMiniBrowser(): Promise<string> {
  const find = () => globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser')[0]
  const isComplete = () => find() && Bun.which('WebKitWebDriver') && Bun.which('Xvfb')
  if (!isComplete()) await installFromDebian('webkit2gtk-driver', 'xvfb')
  const path = find()
  if (!path || !isComplete()) throw new Error('No WebKitGTK, and no Debian to install webkit2gtk-driver and xvfb from')
  return path
}

/** WebKitGTK has no mode without a screen. */
async function startScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const number = await new Promise<string>((resolve) => screen.stdout.once('data', (text) => resolve(String(text).trim())))
  return { name: `:${number}`, close: () => screen.kill() }
}

/** WebKitGTK asks the system where hosts are. Through a proxy it asks nobody: each is on this machine. */
async function startProxy(): Promise<{ url: string; server: Server }> {
  const server = createServer().on('connect', ({ url = '' }, near: Socket) => {
    const far = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => near.write('HTTP/1.1 200 OK\r\n\r\n'))
    join(near, far)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${port}`, server }
}
