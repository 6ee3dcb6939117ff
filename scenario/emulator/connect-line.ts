import type { Call } from './call.ts'
import { refusals } from './outgoing.ts'
import type { Session } from './session.ts'
import type { AnyLine, InboundLine, OutboundLine } from './telephone-line.ts'

const usualConfidence = 0.9
/** As fast as a telephone dials the same digit twice by itself, also with others in between. A line that repeats keys is faster. */
const samePressMs = 80
const usualMsPerWord = 400

/** The caller's end of an incoming call. */
export function inboundLine(session: Session, call: Call): InboundLine {
  const hangUp = () => {
    if (!call.isOverForThePerson) call.end(200, 'the caller hung up')
  }
  return Object.assign(anyLine(session, call), { direction: 'inbound' as const, hangUp })
}

/** The called person's end of an outgoing call: a telephone that rings. */
export function outboundLine(session: Session, call: Call): OutboundLine {
  const answer: OutboundLine['answer'] = (who) => {
    if (canAnswer(call)) call.answer(who)
  }
  const refuse: OutboundLine['refuse'] = (code) => {
    if (canAnswer(call)) call.end(code, refusals[code])
  }
  const hangUp = () => {
    if (call.isUnanswered) refuse(603)
    else if (!call.isOverForThePerson) call.end(200, 'the person hung up')
  }
  const { called: number, caller: callerId = '' } = call.numbers
  return Object.assign(anyLine(session, call), { direction: 'outbound' as const, number, callerId, answer, refuse, hangUp })
}

function canAnswer(call: Call): boolean {
  return call.isUnanswered && !call.isOverForThePerson
}

function anyLine(session: Session, call: Call): AnyLine {
  return {
    id: call.id,
    get state() {
      return stateOf(call)
    },
    get isListening() {
      return call.ear.recogniser !== null
    },
    get hints() {
      return call.ear.recogniser?.hints ?? []
    },
    get isSpeaking() {
      return call.playback.isSpeaking
    },
    get error() {
      return session.error
    },
    get requestsUnderWay() {
      return session.network.underWay
    },
    said: call.said,
    log: session.log,
    over: session.lifecycle.over,
    listen: (listener) => call.announcements.listen(listener),
    say: (text, { confidence = usualConfidence, final = true } = {}) => call.hear({ text, confidence, isFinal: final }),
    speak: (text, { confidence = usualConfidence, msPerWord = usualMsPerWord } = {}) =>
      call.speak({ text, confidence, msPerWord }),
    press: (keys) => press(keys, call),
    drop: () => call.drop(),
    failRecognition: (error) => call.ear.recogniser?.fail(error),
    finishSaying: () => call.playback.finish(),
  }
}

function stateOf(call: Call): AnyLine['state'] {
  if (call.isOverForThePerson) return 'ended'
  return call.isUnanswered ? 'ringing' : 'talking'
}

function press(keys: string, call: Call): void {
  if (!/^[0-9*#]+$/.test(keys)) throw new Error(`a telephone has no such keys: ${keys}`)
  const { clock } = call.owner
  for (const tone of keys) {
    const afterSame = (call.keysAt.get(tone) ?? -Infinity) + samePressMs
    const at = Math.max(clock.now(), afterSame, ...call.keysAt.values())
    call.keysAt.set(tone, at)
    if (at === clock.now()) call.press(tone)
    else clock.setTimeout(() => call.press(tone), at - clock.now())
  }
}
