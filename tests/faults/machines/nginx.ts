import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { start } from '../../run/command.ts'
import { installFromDebian } from '../../run/debian.ts'
import { freePort } from '../../run/port.ts'
import { scratch } from '../../run/scratch.ts'
import { pause } from '../until.ts'

/** The file that operators copy, so the tests run the same one. */
const block = readFileSync(new URL('../../../server/http/proxy.nginx.conf', import.meta.url), 'utf8')

/** Starts nginx in front of two servers, without sticky sessions. Throws when there is no nginx or it does not start. */
export async function startNginx(servers: [string, string]): Promise<{ url: string; stop(): Promise<void> }> {
  const program = await findNginx()
  const port = await freePort()
  const folder = scratch.path(`nginx-${port}`)
  mkdirSync(folder, { recursive: true })
  const config = `${folder}/nginx.conf`
  writeFileSync(config, configuration(folder, port, servers))
  const child = start([program, '-p', folder, '-e', 'stderr', '-c', config], {})
  let log = ''
  child.stderr?.on('data', (text) => {
    log += text
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  for (
    let left = 100;
    await fetch(url).then(
      () => false,
      () => true,
    );
    left -= 1
  ) {
    if (left === 0 || child.exitCode !== null) throw new Error(`nginx did not start:\n${log}`)
    await pause(50)
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Finds nginx, or installs it on Debian as root. */
async function findNginx(): Promise<string> {
  const program = installed() ?? ((await installFromDebian('nginx-light')) ? installed() : null)
  if (!program) throw new Error('nginx was not found; two servers are tested behind it. Install it (Debian: `nginx-light`)')
  return program
}

function installed(): string | null {
  return Bun.which('nginx', { PATH: `${process.env.PATH}:/usr/sbin` })
}

function configuration(folder: string, port: number, [one, other]: [string, string]): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ')
  const between = replaced(replaced(block, '127.0.0.1:3000', hostOf(one)), '127.0.0.1:3001', hostOf(other))
  const own = replaced(between, 'listen 80', `listen 127.0.0.1:${port}`)
  const events = 'events { worker_connections 2048; }'
  return `daemon off; master_process off; pid ${folder}/pid; ${events} http { access_log off; ${paths}\n${own}\n}\n`
}

function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`server/http/proxy.nginx.conf: expected to find ${part}`)
  return text.replace(part, by)
}

const hostOf = (url: string) => new URL(url).host
