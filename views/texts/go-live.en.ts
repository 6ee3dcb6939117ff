import type { Found, PointId, Spoilt, State } from '../../server/rules/go-live/go-live.ts'
import { at } from '../address/address.ts'
import type { FoundText, GoLiveTexts, PlaceTexts } from './go-live.ru.ts'

const points: Record<PointId, string> = {
  address: 'Address',
  tls: 'Encryption',
  proxy: 'Proxies',
  numbers: 'Numbers',
  account: 'Voximplant account',
  scenario: 'Scenario',
  check: 'Check of the line',
  callbacks: 'Calls back',
  caller: 'Number shown',
  messages: 'Text messages',
  codes: 'Promo codes',
  documents: 'Rules and consent',
  staff: 'Desk',
  database: 'Database',
  secrets: 'Secrets',
  retention: 'Retention',
  simulator: 'Telephone in the browser',
}

const headings: Record<State, string> = { ready: 'Ready', optional: 'Optional', missing: 'Missing', misleading: 'Misleading' }

const found: Record<Found, FoundText> = {
  'address checked': (url) => ({ what: `${url} leads here: the server has tried it.` }),
  'address set': (url) => ({ what: `People are given ${url}.` }),
  'address unset': (host) => ({
    what: 'The server does not know its own address: the scenario in the cloud cannot reach it, and links have no pictures.',
    todo: `Set PUBLIC_URL${host ? `: people come to ${host}` : ''}.`,
  }),
  'address of this machine': (url) => ({
    what: `${url} opens on this machine alone, and others reach the server: its links lead them nowhere.`,
    todo: 'Set PUBLIC_URL to an address that opens for everybody.',
  }),
  'address elsewhere': (url, status) => ({
    what: `${url} does not lead here: somebody else answers there (HTTP ${status}), and gets the people and the calls.`,
    todo: 'Check PUBLIC_URL, its DNS record and the proxy.',
  }),
  'address unreachable': (about) => ({
    what: `The server could not open its own address, ${about.replace(', ', ': ')}. Most likely people cannot, either.`,
    todo: 'Check the DNS record, the certificate and the proxy. If it is not meant to open from within the network, open it on a telephone.',
  }),
  'address without sockets': (url) => ({
    what: `Sockets do not pass at ${url}: a page does not notice the call until it is reloaded.`,
    todo: 'Let the proxy pass the headers Upgrade and Connection.',
  }),
  'address of others': (about) => ({
    what: `People come to another address as well: ${about.replace(', ', ' instead of ')}. A page that is opened there cannot send anything.`,
    todo: 'Redirect that address to PUBLIC_URL, or correct PUBLIC_URL.',
  }),
  'only this machine': () => ({
    what: 'Only this machine sees Pavel.',
    todo: 'To open him to people, set PUBLIC_URL; without a proxy HOST=0.0.0.0 as well.',
  }),
  encrypted: () => ({ what: 'People come over https.' }),
  'nothing to encrypt': () => ({ what: 'Not needed yet: nobody comes from outside.' }),
  'not encrypted': () => ({
    what: 'People come without https: telephone numbers and the password of the desk can be read on the way, and sites with https cannot show the chat.',
    todo: 'Put a proxy with a certificate before the server, and set PUBLIC_URL with https://.',
  }),
  'encryption unseen': () => ({ what: 'Nobody knows whether people come over https.', todo: 'Set PUBLIC_URL with https://.' }),
  'requests spoilt': (about) => ({
    what: `Requests do not arrive as they were sent: ${spoiltOf(about, 'harm')}.`,
    todo: `Let the proxy ${spoiltOf(about, 'cure')}. An example: server/start/deploy/nginx.conf.`,
  }),
  'no proxy': () => ({ what: 'None is set, and none is seen.' }),
  'proxies as set': (_, count) => ({ what: `PROXIES=${count}, and requests arrive that way.` }),
  'proxies unset': (_, count) => ({
    what: 'Requests come through a proxy, and PROXIES is not set: all visitors count as one, and share their limits.',
    todo: `Set PROXIES=${count}.`,
  }),
  'proxies never seen': (_, count) => ({
    what: `PROXIES=${count}, but no request came through a proxy: anybody can forge an address.`,
    todo: 'Remove PROXIES, or let the proxy pass X-Forwarded-For.',
  }),
  'proxies too many': (hops, count) => ({
    what: `PROXIES=${count}, and X-Forwarded-For has only ${hops} at times: some requests bypass a proxy, or addresses can be forged.`,
    todo: `Set PROXIES=${hops}, or close the way past the proxy.`,
  }),
  'proxy of a stranger': () => ({
    what: 'Requests with X-Forwarded-For come from an address that is not believed.',
    todo: 'If it is a proxy of yours, name its network in PROXY_NETWORKS.',
  }),
  'own numbers': (numbers) => ({ what: `People call ${numbers}.` }),
  'example number': (paths) => ({
    what: `An example stands in for the number: ${paths}. Other people are not shown it, and cannot play.`,
    todo: 'Give your own number: “Campaigns”, section “Basics”.',
  }),
  'no number': (paths) => ({
    what: `There is no number, so nobody can play: ${paths}. Pavel tells visitors that there is nowhere to call yet.`,
    todo: 'Give a number: “Campaigns”, section “Basics”.',
  }),
  "somebody's number": (paths) => ({
    what: `The number is that of the examples, and somebody else's: ${paths}. So nobody can play there, and nobody sees it.`,
    todo: 'Give a number that you rent: “Campaigns”, section “Basics”.',
  }),
  'no campaign': () => ({ what: 'There is nothing to open: no campaign has a published quiz.', todo: 'Publish a quiz.' }),
  'account answers': () => ({ what: 'The account answers and accepts the key.' }),
  'account unset': () => ({
    what: 'No account is set: real telephones cannot call.',
    todo: 'Connect Voximplant: server/voximplant/account.md.',
  }),
  'account refuses': () => ({
    what: 'Voximplant does not accept the key: nobody can be called back or written to.',
    todo: 'Check VOXIMPLANT_CREDENTIALS and the clock of the server.',
  }),
  'account away': () => ({ what: 'Voximplant did not answer.', todo: 'Check whether the server can reach the internet.' }),
  'account without money': () => ({
    what: 'There is no money on the account: calls do not get through.',
    todo: 'Top it up in Voximplant’s panel, under Billing.',
  }),
  'stand-in': () => ({ what: 'A stand-in on this machine takes the place of the account.' }),
  'stand-in for people': () => ({
    what: 'A stand-in takes the place of the account, and people reach the server: real telephones cannot call.',
    todo: 'Remove VOXIMPLANT_API_URL, and name the key of a real account.',
  }),
  'scenario of this server': () => ({ what: 'The last call was made by the scenario of this server.' }),
  'scenario never called': () => ({
    what: 'There has been no call: nobody knows whether the scenario in the cloud is the right one.',
    todo: 'Run bun run scenario:deploy, and call.',
  }),
  'scenario differs': () => ({
    what: 'The scenario in the cloud is another one: games go on, without the latest corrections.',
    todo: 'Run bun run scenario:deploy.',
  }),
  'scenario refused': () => ({
    what: 'The scenario in the cloud and the server do not understand each other: no call is taken.',
    todo: 'Run bun run scenario:deploy.',
  }),
  'check passed': () => ({ what: 'Somebody has tried the line, and all was well.' }),
  'check never made': () => ({
    what: 'Nobody has tried the line.',
    todo: 'Press “First-call check” on the page “Now” and call, or run bun run scenario:check.',
  }),
  'check found trouble': () => ({
    what: 'The check of the line has found something.',
    todo: 'See what is marked, at the end of the page “Now”.',
  }),
  'callbacks ready': () => ({ what: '“Call me” works.' }),
  'callbacks without account': () => ({ what: 'Nobody can be called back without an account. People do not see “Call me”.' }),
  'callbacks without rule': () => ({
    what: 'Nobody can be called back. People do not see “Call me”.',
    todo: 'Set VOXIMPLANT_RULE_ID and VOXIMPLANT_CALLER_ID, as scenario:deploy prints them.',
  }),
  'caller ready': (number) => ({ what: `Pavel calls from ${number}.` }),
  'caller unset': () => ({ what: 'The number that Pavel calls from is not set.', todo: 'Set VOXIMPLANT_CALLER_ID.' }),
  'caller toll-free': (number) => ({
    what: `Pavel calls from the toll-free ${number}: carriers often refuse such calls.`,
    todo: 'Rent an ordinary number, and set it in VOXIMPLANT_CALLER_ID.',
  }),
  'messages ready': () => ({ what: 'Promo codes are sent by text message as well.' }),
  'messages unset': () => ({
    what: 'No text messages are sent: the page alone shows the promo code.',
    todo: 'To send it as well, set VOXIMPLANT_SMS_FROM.',
  }),
  'prizes by no message': (paths) => ({
    what: `The promo code is promised by text message alone, and none can be sent: ${paths}. Winners do not get it.`,
    todo: 'Set VOXIMPLANT_SMS_FROM, or untick the box in “Basics”.',
  }),
  'codes ready': () => ({ what: 'Promo codes are uploaded.' }),
  'codes made up': () => ({ what: 'Pavel makes the promo codes up. A ticket office knows them only if it is told.' }),
  'codes few': (titles, count) => ({
    what: `Fewer than ${count} promo codes: ${titles}.`,
    todo: 'Add some on the page “Promo codes”.',
  }),
  'codes empty': (titles) => ({
    what: `No promo codes: ${titles}. Winners get a smaller prize, or a promise.`,
    todo: 'Add some on the page “Promo codes”.',
  }),
  'documents ready': () => ({ what: 'They say who runs the game, and whom to ask.' }),
  'documents incomplete': (paths) => ({
    what: `They do not say who runs the game and whom to ask: ${paths}. A consent without that is worth little.`,
    todo: 'Fill in the section “Rules” of the campaign.',
  }),
  'staff ready': () => ({ what: 'There are passwords: one to change things, one to look.' }),
  'staff without observers': () => ({
    what: 'There is one password: whoever signs in can change everything. OBSERVER_PASSWORD is for those who only look.',
  }),
  'password made up': () => ({
    what: 'The password of the desk is made up: the desk closes as soon as others reach the server.',
    todo: 'Set OPERATOR_PASSWORD.',
  }),
  'desk closed': () => ({ what: 'There is no desk without a password.', todo: 'Set OPERATOR_PASSWORD.' }),
  'on PostgreSQL': (day) => ({ what: `Everything is kept in PostgreSQL.${backup(day)}` }),
  embedded: (day) => ({ what: `Everything is kept in the embedded database, which allows for one server.${backup(day)}` }),
  'never backed up': () => ({
    what: 'There is no backup: with the disk, games, promo codes and attempts are lost.',
    todo: 'Run bun run backup, every day from now on.',
  }),
  'left behind': (folder) => ({
    what: `DATABASE_URL moves nothing: an embedded database was left in ${folder}, and its games are not here.`,
    todo: 'Stop the server and run bun run move. If you do not need it, remove the folder.',
  }),
  'secrets in settings': () => ({ what: 'They are set.' }),
  'secrets in database': (names) => ({ what: `Kept in the database: ${names}. Its backups have them, and nothing else.` }),
  'kept so long': (_, count) => ({ what: `People are forgotten after ${count} days.` }),
  'kept for ever': () => ({ what: 'The server forgets nobody by itself.', todo: 'Set RETENTION_DAYS.' }),
  'simulator off': () => ({ what: 'It is off.' }),
  'simulator here': () => ({ what: `${at('/phone')} opens on this machine alone.` }),
  'simulator open': () => ({
    what: `${at('/phone')} opens for everybody: anybody wins a prize with any number.`,
    todo: 'Remove PHONE_SIMULATOR.',
  }),
}

const spoilt: Record<Spoilt, { harm: string; cure: string }> = {
  origin: { harm: 'forms and sockets come from pages at another address', cure: 'pass Host on, and lead people to PUBLIC_URL' },
  'no origin': {
    harm: 'Origin, Sec-Fetch-Site and Referer are lost, and forms are refused',
    cure: 'pass Origin, Sec-Fetch-Site and Referer on',
  },
  'no upgrade': { harm: 'Upgrade and Connection are lost, and sockets do not open', cure: 'pass Upgrade and Connection on' },
  'no sockets': { harm: 'sockets do not arrive, and pages ask for news every two seconds', cure: 'pass WebSockets on' },
  'no token': { harm: 'Pavel-Visit is lost, and the chat does not answer', cure: 'pass Pavel-Visit on' },
  'form type': { harm: 'the Content-Type of forms is changed, and they are refused', cure: 'leave Content-Type alone' },
  'lost cookie': { harm: 'the cookie is lost, and nobody gets into the desk', cure: 'pass Cookie and Set-Cookie on' },
}

const spoiltOf = (about: string, part: 'harm' | 'cure') =>
  Object.entries(spoilt)
    .flatMap(([cause, words]) => (about.split(', ').includes(cause) ? [words[part]] : []))
    .join('; ')

const backup = (day: string) => (day ? ` The last backup is of ${day}.` : '')

const places: PlaceTexts = {
  number: (name) => `To the number of “${name}”`,
  message: (name) => `To the settings of “${name}”`,
  organiser: (name) => `To the rules of “${name}”`,
  contact: (name) => `To the rules of “${name}”`,
  codes: (name) => `To the promo codes of “${name}”`,
  campaigns: () => 'To the campaigns',
  check: () => 'To the check',
}

export const en: GoLiveTexts = {
  points,
  headings,
  found,
  places,
  heading: 'Ready to open?',
  link: (open) => (open > 0 ? `Ready to open? ${open} to do` : 'Ready to open?'),
  introduction:
    'What is set, what is missing, and what follows. What would mislead people Pavel does not open, and where he cannot help it he says so.',
  nobody: 'Only this machine sees Pavel as yet. To open him to people, this is needed:',
  everybody: 'People reach this server.',
  all: 'Everything is ready.',
}
