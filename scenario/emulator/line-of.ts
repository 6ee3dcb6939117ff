import type { Line } from './line.ts'
import type { Session } from './session.ts'

const usualConfidence = 0.9

/** The caller's end of a session's call. */
export function lineOf(session: Session): Line {
  const { call } = session
  return {
    id: session.id,
    get state() {
      return stateOf(session)
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
    listen: listener => session.announcements.listen(listener),
    say: (text, { confidence = usualConfidence, final = true } = {}) => call.hear({ text, confidence, isFinal: final }),
    press: keys => press(keys, session),
    hangUp: () => call.hangUp(),
    drop: () => call.drop(),
    failRecognition: error => call.ear.recogniser?.fail(error),
    finishSaying: () => call.playback.finish(),
  }
}

function stateOf({ call }: Session): Line['state'] {
  if (call.isOverForTheCaller) return 'ended'
  return call.state === 'ALERTING' ? 'ringing' : 'talking'
}

function press(keys: string, { call }: Session): void {
  if (!/^[0-9*#]+$/.test(keys)) throw new Error(`a telephone has no such keys: ${keys}`)
  for (const tone of keys) call.press(tone)
}
