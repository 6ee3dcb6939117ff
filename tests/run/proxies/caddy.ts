import { mkdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { Certificate } from '../../cast/certificate.ts'
import { installFromDebian } from '../debian.ts'
import { freePort } from '../port.ts'
import { scratch } from '../scratch.ts'
import { type Proxy, startProxy } from './start-proxy.ts'

const file = 'server/start/deploy/Caddyfile'
const site = '{$DOMAIN:quiz.example.com} {'

/** The file that operators copy, so the tests run the same one. */
const block = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')

type Options = { servers: readonly [string, ...string[]]; certificate: Certificate; path?: string }

/**
 * Starts Caddy in front of these servers, for `https://localhost`. With a `path` the site shows other things beside it. Throws when there
 * is no Caddy or it does not start.
 */
export async function startCaddy({ servers, certificate, path = '' }: Options): Promise<Proxy> {
  const program = await findCaddy()
  const [port, plainPort] = [await freePort(), await freePort()]
  const folder = scratch.path(`caddy-${port}`)
  mkdirSync(folder, { recursive: true })
  await writeFile(`${folder}/cert.pem`, certificate.cert)
  await writeFile(`${folder}/key.pem`, certificate.key)
  await writeFile(`${folder}/Caddyfile`, configuration(folder, plainPort, path))
  return startProxy({
    name: 'Caddy',
    words: [program, 'run', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`],
    env: {
      DOMAIN: `https://localhost:${port}`,
      PAVEL: servers.map((url) => new URL(url).host).join(' '),
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    url: `https://localhost:${port}`,
    plainUrl: `http://localhost:${plainPort}`,
  })
}

/** Finds Caddy, or installs it on Debian as root. */
async function findCaddy(): Promise<string> {
  const program = Bun.which('caddy') ?? ((await installFromDebian('caddy')) ? Bun.which('caddy') : null)
  if (!program) throw new Error('Caddy was not found; servers are tested behind it. Install it (Debian: `caddy`)')
  return program
}

/** The file as it is, with a certificate that no authority has given, and without the port that asks for root. */
function configuration(folder: string, plainPort: number, path: string): string {
  const global = `{\n\tadmin off\n\tskip_install_trust\n\thttp_port ${plainPort}\n}\n`
  const own = replaced(block, site, `${site}\n\ttls ${folder}/cert.pem ${folder}/key.pem`)
  return global + (path === '' ? own : replaced(own, 'reverse_proxy {', `reverse_proxy ${path}/* {`))
}

function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`${file}: expected to find ${part}`)
  return text.replace(part, by)
}
