import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { makeCertificate } from '../../cast/certificate.ts'
import { telephoneOf } from '../../cast/telephone.ts'
import { visits } from '../../cast/visitor.ts'
import { waitFor } from '../../cast/waiting.ts'
import { command, forTests, start } from '../../run/command.ts'
import { embeddedServer } from '../../run/postgres/embedded.ts'
import { type Block, readPage } from './page.ts'
import { openShell } from './shell.ts'

/**
 * Follows server/start/operations.md on a machine of its own, as root: every command, from top to bottom. Between them it is what the
 * test has no access to: the authority that signs a certificate, and the vendor. Prints the headings as it gets there.
 */
const domain = 'quiz.example.com'
const number = '+78001234567'
const cloud = 'http://127.0.0.1:3100'
const certificates = `/etc/letsencrypt/live/${domain}`
const [source = ''] = process.argv.slice(2)

// People's browsers trust the authority of a real certificate. This one is nobody's.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'

/** Somebody else does what these commands do, or there is nothing to do in this place. */
const insteadOf: Record<string, () => unknown> = {
  'From a bare machine to a live number': () =>
    shell.runs(`SOURCE=${source}\nDOMAIN=${domain}\nNUMBER=${number}`).then(() => undefined),
  '1. Install what Pavel needs': () => undefined,
  '6. Name the machine, and get a certificate': signCertificate,
  '8. Connect Voximplant': openAccount,
  '9. Try the line': () => undefined,
  'Renew the certificate': () => undefined,
  'When the disk is full': () => undefined,
}

/** What has to be so before the commands of a section, where it is not so on a machine that has followed those above. */
const before: Record<string, () => Promise<unknown>> = {
  'Move from the embedded database to PostgreSQL': fallBackToTheFolder,
}

/** What a visitor does after a section. */
const after: Record<string, (phone: string) => Promise<void>> = {
  '10. Open': plays,
  'When the database is lost': isReady,
  'Move from the embedded database to PostgreSQL': isReady,
  'Change secrets': isReady,
}

const cluster = await embeddedServer({ port: 5432 })
await prepareMachine()
const shell = openShell(
  {
    ...forTests,
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: '/root',
    BUN_INSTALL_CACHE_DIR: '/cache',
    PGHOST: '127.0.0.1',
    PGUSER: 'postgres',
    PGDATABASE: 'postgres',
  },
  '/',
)
const blocks = readPage()
for (const [at, block] of blocks.entries()) await follow(block, blocks[at - 1]?.heading, blocks[at + 1]?.heading, at)
shell.closes()
await cluster.stop('immediate')
console.log('The page was followed to its end')
process.exit(0)

async function follow({ heading, commands, excuse }: Block, former: string | undefined, next: string | undefined, at: number) {
  console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${heading}`)
  if (heading !== former) await before[heading]?.()
  if (excuse === null) await shell.runs(commands)
  else if (insteadOf[heading]) await insteadOf[heading]()
  else throw new Error(`${heading}: expected commands that a test runs, found some that it does not: ${excuse}`)
  if (heading !== next) await after[heading]?.(`8 916 000-00-${10 + at}`)
}

/** Users, names and programs that a machine has which a test cannot count on. */
async function prepareMachine(): Promise<void> {
  appendFileSync('/etc/hosts', `\n127.0.0.1 ${domain}\n`)
  await command(['useradd', '--system', 'postgres'], { seconds: 10 })
  const program = '/usr/local/sbin/systemctl'
  mkdirSync('/usr/local/sbin', { recursive: true })
  writeFileSync(program, `#!/bin/sh\nexec /usr/local/bin/bun ${join(import.meta.dir, 'systemctl.program.ts')} "$@"\n`)
  chmodSync(program, 0o755)
}

async function signCertificate(): Promise<void> {
  const { cert, key } = await makeCertificate([domain])
  mkdirSync(certificates, { recursive: true })
  writeFileSync(`${certificates}/fullchain.pem`, cert)
  writeFileSync(`${certificates}/privkey.pem`, key)
  appendFileSync('/etc/ssl/certs/ca-certificates.crt', cert)
}

/** Starts a stand-in of the account, and downloads its key. */
async function openAccount(): Promise<void> {
  const env = { NODE_EXTRA_CA_CERTS: `${certificates}/fullchain.pem` }
  const words = ['sh', '-c', 'cd /opt/pavel && exec bun server/commands/stand-in.ts 3100']
  const standIn = start(words, { env })
  let output = ''
  for (const stream of [standIn.stdout, standIn.stderr]) stream?.on('data', (text: Buffer) => (output += text))
  await waitFor(
    () => output.includes('To stop'),
    () => `the stand-in to start; it printed:\n${output}`,
  )
  appendFileSync('/opt/pavel/.env', `VOXIMPLANT_API_URL=${cloud}\n`)
  await shell.runs('install --mode 640 --group pavel .stand-in/key.json voximplant-key.json')
}

/** As if the server had run on the embedded database until now, and nobody had played. */
async function fallBackToTheFolder(): Promise<void> {
  await shell.runs(`
    systemctl stop pavel
    cp --recursive ${process.env.TEST_DATA_DIR}/. /var/lib/pavel
    chown --recursive pavel:pavel /var/lib/pavel
    runuser -u postgres -- dropdb pavel
    runuser -u postgres -- createdb --owner pavel --encoding UTF8 --template template0 pavel`)
}

/** A visitor leaves a number, calls it, and gives every rebus away. */
async function plays(phone: string): Promise<void> {
  await isReady()
  const visitor = await visits(`https://${domain}`)
  await visitor.givesNumber(phone)
  const telephone = telephoneOf(cloud)
  await telephone.dials(phone, number)
  await visitor.isShown('playing')
  for (let left = 5; left > 0; left -= 1) await telephone.says('пропустить')
  await visitor.isShown('finished')
}

async function isReady(): Promise<void> {
  await waitFor(
    async () => (await fetch(`https://${domain}/readyz`).catch(() => null))?.ok === true,
    () => `the server to be ready; it printed:\n${readFileSync('/var/log/pavel.log', 'utf8').slice(-3000)}`,
    60_000,
  )
}
