import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { forTests } from '../../run/command.ts'

/**
 * What the page asks of `systemctl`, on a machine where systemd is not process 1: it runs ExecStart of a unit in /etc/systemd/system with
 * the unit's user, environment, folders and time to stop, and nothing may be written but what the unit names.
 */
const [verb = '', ...words] = process.argv.slice(2)
const units = words.filter((word) => !word.startsWith('-'))
const runFolder = '/run/units'
mkdirSync(runFolder, { recursive: true })

for (const unit of units) {
  if (unit === 'nginx') reloadNginx()
  else if (unit.endsWith('.timer')) read(unit)
  else if (verb === 'start' || (verb === 'enable' && words.includes('--now'))) await start(unit)
  else if (verb === 'stop' || (verb === 'disable' && words.includes('--now'))) await stop(unit)
  else if (verb === 'restart') await stop(unit).then(() => start(unit))
  else throw new Error(`systemctl: expected what the page asks, found ${verb} ${unit}`)
}

/** Debian's package starts it. Here the first reload does. */
function reloadNginx(): void {
  const first = existsSync('/run/nginx.pid') ? Number(readFileSync('/run/nginx.pid', 'utf8')) : 0
  succeed(first > 0 && isAlive(first) ? ['nginx', '-s', 'reload'] : ['nginx'])
}

/** Returns the settings of a unit; those that occur several times with all their values. */
function read(unit: string): (name: string) => string[] {
  const text = readFileSync(`/etc/systemd/system/${unit.includes('.') ? unit : `${unit}.service`}`, 'utf8')
  const lines = [...text.matchAll(/^(\w+)=(.*)$/gm)]
  return (name) => lines.filter(([, found]) => found === name).map(([, , value = '']) => value)
}

async function start(unit: string): Promise<void> {
  const settings = read(unit)
  const [user = 'root'] = settings('User')
  const [state = ''] = settings('StateDirectory')
  succeed(['install', '--directory', '--mode', settings('StateDirectoryMode')[0] ?? '755', '--owner', user, `/var/lib/${state}`])
  const written = [`/var/lib/${state}`, ...settings('ReadWritePaths')]
  const isolate = [
    ...written.map((path) => `mount --bind ${path} ${path}`),
    'mount -t tmpfs tmpfs /tmp',
    'mount -o remount,bind,ro /',
  ]
  const environment = [...settings('Environment').flatMap((line) => line.split(' ')), ...linesOf(settings('EnvironmentFile'))]
  const drop = [
    'setpriv',
    '--reuid',
    user,
    '--regid',
    user,
    '--init-groups',
    '--no-new-privs',
    '--bounding-set=-all',
    '--inh-caps=-all',
  ]
  const program = [
    'env',
    '--ignore-environment',
    `--chdir=${settings('WorkingDirectory')[0] ?? '/'}`,
    'PATH=/usr/local/bin:/usr/bin:/bin',
    ...Object.entries(forTests).map(([name, value]) => `${name}=${value}`),
    ...environment,
    ...drop,
    ...(settings('ExecStart')[0] ?? '').split(' '),
  ]
  const log = openSync(`/var/log/${unit}.log`, 'a')
  const child = spawn('unshare', ['--mount', 'sh', '-c', `set -e; ${isolate.join('; ')}; exec "$@"`, 'sh', ...program], {
    stdio: ['ignore', log, log],
    detached: true,
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  if (settings('Type')[0] === 'oneshot') {
    const code = await ended
    if (code !== 0)
      throw new Error(`${unit}: expected it to end with 0, found ${code}:\n${readFileSync(`/var/log/${unit}.log`, 'utf8')}`)
    return
  }
  writeFileSync(`${runFolder}/${unit}.pid`, String(child.pid))
  child.unref()
}

function linesOf(files: string[]): string[] {
  return files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).filter((line) => /^\w+=/.test(line))
}

/** Throws when the server takes longer than its unit allows, and then systemd would kill it. */
async function stop(unit: string): Promise<void> {
  const path = `${runFolder}/${basename(unit, '.service')}.pid`
  if (!existsSync(path)) return
  const running = Number(readFileSync(path, 'utf8'))
  rmSync(path)
  if (!isAlive(running))
    throw new Error(`${unit}: expected it to run, found that it had ended:\n${readFileSync(`/var/log/${unit}.log`, 'utf8')}`)
  process.kill(running, 'SIGTERM')
  const deadline = Date.now() + Number(read(unit)('TimeoutStopSec')[0]) * 1000
  while (isAlive(running)) {
    if (Date.now() > deadline) throw new Error(`${unit}: expected it to stop within TimeoutStopSec`)
    await Bun.sleep(20)
  }
}

/** One that has ended, and that nobody has asked about yet, is not. */
function isAlive(process: number): boolean {
  if (!existsSync(`/proc/${process}/status`)) return false
  return !/^State:\s*Z/m.test(readFileSync(`/proc/${process}/status`, 'utf8'))
}

function succeed([program = '', ...args]: string[]): void {
  const { status } = spawnSync(program, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
