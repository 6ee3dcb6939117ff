import { makeCertificate } from '../../cast/certificate.ts'
import { runNginx } from '../../cast/nginx.ts'
import { makeToken, openVisitSocket } from '../../cast/visit-token.ts'
import { visits } from '../../cast/visitor.ts'
import { freePort } from '../../run/port.ts'
import { startCaddy } from '../../run/proxies/caddy.ts'
import { startNginx } from '../../run/proxies/nginx.ts'
import type { Opened, Place, Site } from '../place.ts'
import { databaseOn, sharedCluster } from '../postgres.ts'

const examples = { 'nginx as in the example': startNginx, 'Caddy as in the example': startCaddy }

const knowsUpgrades = "map $http_upgrade $connection_upgrade { default upgrade; '' close; }"
const upgrades = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;'

type Wanted = { locations: string; path?: string; publicUrl?: string }

/** Behind an nginx with these locations; SERVER stands for the server's address. */
const behind =
  ({ locations, path = '', publicUrl }: Wanted) =>
  async ({ port, closing }: Site): Promise<Opened> => {
    const { place } = await databaseOn(await sharedCluster(), closing)
    const ownPort = await freePort()
    const server = `server { listen 127.0.0.1:${ownPort}; proxy_http_version 1.1; ${locations} }`
    const { url, stop } = await runNginx(ownPort, knowsUpgrades + server.replaceAll('SERVER', `http://127.0.0.1:${port}`))
    closing.push(stop)
    const settings = { ...place.settings, PROXIES: '1', PUBLIC_URL: publicUrl ?? `${url}${path}` }
    return { ...place, settings, url, path, ...(publicUrl && { publicOrigin: publicUrl }) }
  }

const forwarded = 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header Host $http_host;'
const changesHost = `location / { proxy_pass SERVER; ${upgrades} }`
const refusesUpgrades = "if ($http_upgrade != '') { return 403; }"
const noOrigin = 'proxy_set_header Origin ""; proxy_set_header Sec-Fetch-Site ""; proxy_set_header Referer "";'

export const proxies: Place[] = [
  ...Object.entries(examples).map(([name, start]): Place => ({
    name,
    expects: 'games',
    async open({ port, closing }) {
      const { place } = await databaseOn(await sharedCluster(), closing)
      const proxy = await start({ servers: [`http://127.0.0.1:${port}`], certificate: await makeCertificate(['localhost']) })
      closing.push(proxy.stop)
      return { ...place, settings: { ...place.settings, PUBLIC_URL: proxy.url, PROXIES: '1' }, url: proxy.url }
    },
  })),
  {
    name: 'sub-path, taken away by the proxy',
    expects: 'games',
    open: behind({ path: '/quiz', locations: `location /quiz/ { proxy_pass SERVER/; ${forwarded} ${upgrades} }` }),
  },
  {
    name: 'sub-path, left there by the proxy',
    expects: 'games',
    open: behind({ path: '/quiz', locations: `location /quiz { proxy_pass SERVER; ${forwarded} ${upgrades} }` }),
  },
  {
    name: 'sub-path that is one of our own',
    expects: /^PUBLIC_URL: expected .*\/operator/,
    open: async () => ({ settings: { PUBLIC_URL: 'https://quiz.example.com/operator' } }),
  },
  {
    name: 'a proxy that changes Host',
    expects: 'games',
    open: behind({ locations: changesHost, publicUrl: 'https://quiz.example.com' }),
  },
  {
    name: 'a proxy that changes Host, no PUBLIC_URL',
    expects: 'a start',
    tells: /socket was refused.*pass Host on.*PUBLIC_URL/,
    open: async (site) => ({
      ...(await behind({ locations: changesHost, publicUrl: '' })(site)),
      instead: socketIsRefused,
    }),
  },
  {
    name: 'a proxy that lets no socket through',
    expects: 'games',
    tells: /no socket.*every two seconds.*pass WebSockets on/,
    open: async (site) => ({
      ...(await behind({ locations: `location / { ${refusesUpgrades} proxy_pass SERVER; ${forwarded} }` })(site)),
      withoutSockets: true,
    }),
  },
  {
    name: 'a proxy that drops Origin',
    expects: 'a start',
    tells: /socket was refused.*without Origin.*proxy drops/,
    open: async (site) => ({
      ...(await behind({ locations: `location / { proxy_pass SERVER; ${forwarded} ${upgrades} ${noOrigin} }` })(site)),
      instead: socketIsRefused,
    }),
  },
  {
    name: 'a proxy that drops Upgrade',
    expects: 'a start',
    tells: /Upgrade/,
    open: async (site) => ({
      ...(await behind({ locations: `location / { proxy_pass SERVER; ${forwarded} }` })(site)),
      instead: socketIsRefused,
    }),
  },
]

/** Pages still open, and say that they are not up to date. */
async function socketIsRefused(url: string): Promise<void> {
  const token = makeToken()
  const socket = openVisitSocket(`${url}/socket`, token, { origin: url })
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.onopen = () => resolve(true)
    socket.onerror = () => resolve(false)
    socket.onclose = () => resolve(false)
  })
  if (isOpen) throw new Error('expected no socket through this proxy, found one')
  await visits(url, { token }).catch(() => null)
}
