import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { start } from '../run/command.ts'
import { installFromDebian } from '../run/debian.ts'
import { scratch } from '../run/scratch.ts'

export type Nginx = { url: string; stop(): Promise<void> }

/** Starts nginx with this in its `http { }`, and waits until it answers at this port. Throws when there is none or it does not start. */
export async function runNginx(port: number, http: string): Promise<Nginx> {
  const program = await findNginx()
  const folder = scratch.path(`nginx-${port}`)
  mkdirSync(folder, { recursive: true })
  const config = `${folder}/nginx.conf`
  writeFileSync(config, configuration(folder, http))
  const child = start([program, '-p', folder, '-e', 'stderr', '-c', config], {})
  let log = ''
  child.stderr?.on('data', (text) => {
    log += text
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  for (let left = 100; !(await answers(url)); left -= 1) {
    if (left === 0 || child.exitCode !== null) throw new Error(`nginx did not start:\n${log}`)
    await wait(50)
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

const answers = (url: string) =>
  fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )

/** Finds nginx, or installs it on Debian as root. */
export async function findNginx(): Promise<string> {
  const program = installed() ?? ((await installFromDebian('nginx-light')) ? installed() : null)
  if (!program) throw new Error('nginx was not found; servers are tested behind it. Install it (Debian: `nginx-light`)')
  return program
}

function installed(): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin']
  return folders.map((folder) => `${folder}/nginx`).find((path) => existsSync(path)) ?? null
}

/** Returns a whole configuration: what this machine needs, and `http` in its `http { }`. It writes only to `folder`. */
export function configuration(folder: string, http: string): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ')
  const events = 'events { worker_connections 2048; }'
  return `daemon off; master_process off; pid ${folder}/pid; ${events} http { access_log off; ${paths}\n${http}\n}\n`
}
