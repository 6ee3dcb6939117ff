import { mkdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { Certificate } from '../../cast/certificate.ts'
import { configuration, findNginx } from '../../cast/nginx.ts'
import { freePort } from '../port.ts'
import { scratch } from '../scratch.ts'
import { type Proxy, startProxy } from './start-proxy.ts'

const file = 'server/start/deploy/nginx.conf'

/** The file that operators copy, so the tests run the same one. */
const block = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')

type Options = { servers: readonly [string, ...string[]]; certificate?: Certificate; path?: string }

/**
 * Starts nginx in front of these servers, without sticky sessions: for `https://localhost` with a certificate, else without TLS. With a
 * `path` the site shows other things beside it. Throws when there is no nginx or it does not start.
 */
export async function startNginx({ servers, certificate, path = '' }: Options): Promise<Proxy> {
  const program = await findNginx()
  const [port, plainPort] = [await freePort(), await freePort()]
  const folder = scratch.path(`nginx-${port}`)
  mkdirSync(folder, { recursive: true })
  const config = `${folder}/nginx.conf`
  if (certificate) await writeFile(`${folder}/cert.pem`, certificate.cert)
  if (certificate) await writeFile(`${folder}/key.pem`, certificate.key)
  await writeFile(
    config,
    configuration(folder, own({ folder, port, plainPort, servers, path, isSecure: certificate !== undefined })),
  )
  return startProxy({
    name: 'nginx',
    words: [program, '-p', folder, '-e', 'stderr', '-c', config],
    url: certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    plainUrl: `http://localhost:${plainPort}`,
  })
}

type Place = { folder: string; port: number; plainPort: number; servers: readonly string[]; path: string; isSecure: boolean }

/** The file as it is, but for what is different on each machine: addresses, the domain and the certificate. */
function own({ folder, port, plainPort, servers, path, isSecure }: Place): string {
  const certificate = (name: string) => (isSecure ? `${folder}/${name}` : null)
  return [
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['listen [::]:80;', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port}${isSecure ? ' ssl http2' : ''};`],
    ['listen [::]:443 ssl http2;', ''],
    ['ssl_certificate /etc/letsencrypt/live/quiz.example.com/fullchain.pem;', line('ssl_certificate', certificate('cert.pem'))],
    [
      'ssl_certificate_key /etc/letsencrypt/live/quiz.example.com/privkey.pem;',
      line('ssl_certificate_key', certificate('key.pem')),
    ],
    ['server 127.0.0.1:3000 max_fails=0;', servers.map((url) => `server ${new URL(url).host} max_fails=0;`).join('\n')],
    ['server_name quiz.example.com;', 'server_name localhost;'],
    ['server_name quiz.example.com;', 'server_name localhost;'],
    ...(path === '' ? [] : below(path)),
  ].reduce((text, [part = '', by = '']) => replaced(text, part, by), block)
}

/** What the file says to write for a path. */
const below = (path: string) => [
  ['location / {\n    proxy_pass', `location ${path}/ {\n    proxy_pass`],
  ['location ~ /visits$', `location ~ ^${path}/.*visits$`],
]

const line = (name: string, value: string | null) => (value === null ? '' : `${name} ${value};`)

function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`${file}: expected to find ${part}`)
  return text.replace(part, by)
}
