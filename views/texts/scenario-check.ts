import type { Consequence, Mark, Point } from '../../server/game/game.ts'
import type { ConnectionFailure } from '../../server/rules/connection-failure/connection-failure.ts'
import { connectionAdvice, describeConnection } from './connection.ts'

/** The first-call check for operators: in the terminal, and on the page in English. */
export const points: Record<Point, string> = {
  digests: 'How digests are written',
  caller: 'How the caller’s number is written',
  called: 'How our own number is written',
  'session address': 'The session’s own address',
  'session reply': 'What a live session answers',
  'pushed turn': 'A turn posted to the session',
  'dead session': 'What a session that has ended answers',
  phrases: 'How many phrases a call can have',
  'replaced phrase': 'A phrase cut short by another',
  'hang-up in mid-phrase': 'A hang-up in the middle of a phrase',
  'speech events': 'What the recogniser reports, and when (ms)',
  confidence: 'The recogniser’s confidence',
  'result field': 'Where a result has its text',
  echo: 'Whether Pavel is heard on the line himself',
  'stopped phrase': 'A phrase that is stopped halfway',
  'long listening': 'How long one recogniser listens',
  'voice detection': 'Whether the engine notices voices',
  'failed request': 'A request that fails',
  'unhandled rejection': 'A promise that nobody handles',
  'machine detection': 'Detection of answering machines',
  'management api': 'The Management API inside a scenario',
  'longest call': 'The longest call',
}

export const marks: Record<Mark, string> = {
  expected: 'as expected',
  adapted: 'not what was expected, but taken care of',
  trouble: 'needs you',
  unseen: 'not seen',
  unsettled: 'not settled by a short call',
}

export const consequences: Record<Consequence, string> = {
  'digests are recognised': 'The scenario recognises it by a known digest and signs its events accordingly.',
  'digests are foreign':
    'The scenario signs with it as it is, but the server accepts only base64 and hexadecimal. Report this finding.',
  'numbers are normalised': 'Every spelling becomes one number, so the call finds the browser that waits for it.',
  'no number': 'A caller without a number is asked for the code on their screen.',
  'our number matters to the rule only': 'Only the rule’s pattern reads it, and it has let this call through.',
  'session is reached': 'What is typed or pressed in the browser is posted to it.',
  'session has no address':
    'What is typed or pressed in the browser takes effect only after the caller’s next word. Is the address https on a public host?',
  'session does not answer': 'Nothing could be posted to the session. Can this server make requests to the internet?',
  'status is not relied on': 'Nothing depends on it: the scenario itself says when it has begun a turn.',
  'turns are pushed': 'Pavel reacts to a typed answer at once.',
  'turns wait': 'After two unacknowledged pushes the visitor is told, and the game waits. See the session’s log in the panel.',
  'dead is dead':
    'Nothing depends on it: a turn that is not acknowledged within three seconds is pushed once more, then the visitor is told.',
  'dead looks alive':
    'So the answer proves nothing: a turn that the session does not report as begun is pushed once more, then the visitor is told.',
  'phrases do not run out': 'Pavel can say any number of phrases, one after the other, in the call’s own voice.',
  'phrases run out': 'If the call went on, Pavel will fall silent in a long game. Report this finding.',
  'ends are told apart': 'The late end of a phrase that was cut short is not mistaken for the end of the next one.',
  'hang-up is noticed': 'The scenario waits for the hang-up itself, not for the end of the phrase.',
  'first result wins':
    'Pavel takes the final result, or what was understood so far once the caller pauses, whichever comes first.',
  'pauses end speech': 'Pavel takes what was understood so far once the caller pauses.',
  'results are awaited': 'Pavel waits for the final result; replies take longer than with interim ones.',
  'nothing was recognised':
    'Answers by voice will not be understood, keys will. Was something said? If so, choose another recogniser in the quiz.',
  'share is kept': 'It is used as it is.',
  'share is divided': 'It counts to 100 and is divided, so that 1 is certain.',
  'share is assumed': 'Results without a confidence count as half certain; whether an answer is right does not depend on it.',
  'both fields are read': 'The scenario reads both fields.',
  'field is foreign': 'The scenario finds no text there. Report this finding.',
  'voices interrupt': 'There is no echo, so callers can interrupt Pavel by voice.',
  'echo is left out':
    'There is an echo, but a bearable one: Pavel leaves out his own words, and callers can interrupt him by voice.',
  'echo is too loud':
    'Pavel would interrupt himself, so on this line nobody interrupts him by voice, only by keys. The check was made on a loudspeaker? It should be: so are games.',
  'phrases are stopped': 'Pavel falls silent as soon as he is interrupted.',
  'phrases go on': 'Pavel would talk on over whoever interrupts him, so nobody does by voice, only by keys.',
  'recogniser keeps on': 'Pavel hears what is said over him, too.',
  'recogniser starts again': 'The scenario starts a recogniser anew: a few words that are said over Pavel may be lost.',
  'silence is detected': 'The engine itself tells when somebody has finished speaking: Pavel answers sooner.',
  'silence is waited for': 'Pavel waits for a pause, as usual.',
  'failures are caught': 'The scenario handles both: it tries five times within 25 seconds, and then says that the game waits.',
  'rejections are guarded': 'Nothing depends on it: no failure of the scenario is left unhandled.',
  'rejections end sessions': 'It ended the session, so it is good that no failure of the scenario is left unhandled.',
  'machines are detected': 'Pavel hangs up on answering machines when he calls.',
  'machines are heard': 'Pavel recognises answering machines by their words instead.',
  'server uses it itself': 'Nothing depends on it: messages are sent and calls are ordered by the server.',
  'pavel ends long calls': 'Pavel takes his leave after 20 minutes; a game takes about five.',
  'not seen': 'The call ended before it. Ask for another check, and stay in the call until Pavel asks you to hang up.',
  'not understood': 'This was not thought of. Report what was seen.',
}

const marked: Record<Mark, string> = { expected: '+', adapted: '~', trouble: '!', unseen: '?', unsettled: '?' }

/** Returns a finding for the terminal: one line, and its consequence below. */
export function describeReading({
  point,
  seen,
  mark,
  follows,
}: {
  point: Point
  seen: string | null
  mark: Mark
  follows: Consequence
}): string {
  return `${marked[mark]} ${points[point]}: ${seen === null ? '' : `${seen}, `}${marks[mark]}\n    ${consequences[follows]}`
}

export const noPassword =
  "OPERATOR_PASSWORD: expected at least 8 characters, found nothing. The check uses the operator's pages: set it, restart the server, and run this again."

/** Returns the error for a server that cannot be reached. */
export function away(url: string, failure: ConnectionFailure): string {
  const advice =
    connectionAdvice(failure) ?? 'Start it with bun run start; if it listens elsewhere, set PUBLIC_URL, or HOST and PORT.'
  return `No check can be asked for: the server at ${url} ${describeConnection(failure)}. ${advice}`
}

/** Returns the error for a password that the server rejects. */
export function refused(url: string): string {
  return `The server at ${url} does not accept this OPERATOR_PASSWORD. If it was changed, restart the server with it.`
}

/** Returns the error for a server without an operator's password, or for another program at that address. */
export function noOperatorPages(url: string): string {
  return `The server at ${url} has no operator's pages. Restart it with OPERATOR_PASSWORD set; if it is another program, set PUBLIC_URL, or HOST and PORT.`
}

/** Returns the error for an unexpected HTTP status. */
export function trouble(url: string, status: number): string {
  return `The server at ${url} answers with ${status}. See what it prints, and run this again.`
}

/** Returns the instructions for the call. `minutes` is how long the check waits for it. */
export function callNow(number: string, minutes: number): string {
  return [
    `Call ${number} once, from any telephone. The check waits ${minutes} minutes for the call; the next one counts, whoever makes it.`,
    'Do what Pavel asks: listen, say a word, and hang up in the middle of his sentence when he says so.',
    '',
  ].join('\n')
}

export const answered = 'The call is there.\n'

export const unanswered =
  "Nobody called in time. Does the number lead to this server's rule? bun run scenario:deploy tells. Then run this again."

export const anotherCheck = 'Somebody else has asked for another check: the next call is theirs.'

/** Said to whoever stops the command. */
export const stopped = {
  given: 'Stopped. The check is given up, and the next call is a game.',
  taken: (url: string) => `Stopped. The call goes on, and its findings come to ${url}/operator`,
  untold: (minutes: number) =>
    `Stopped, but the server could not be told: the next call within ${minutes} minutes is examined in place of a game.`,
}

export const noFindings =
  'The scenario reported nothing: the one in the cloud is older than this server. Run bun run scenario:deploy, then this again.'

/** Returns the last line: how many findings need the operator, and how many are missing. */
export function summary(marks: Mark[]): string {
  const troubles = marks.filter((mark) => mark === 'trouble').length
  const unseen = marks.filter((mark) => mark === 'unseen').length
  const rest = unseen > 0 ? ` ${unseen} not seen.` : ''
  return `\n${troubles === 0 ? 'Nothing needs you.' : `${troubles} of ${marks.length} need you: they are marked with !.`}${rest}`
}
