import type { ExamineWords, Turn } from '../protocol.ts'
import { machineDetectionIn } from './answering-machine.ts'
import { findings } from './check-findings.ts'
import { closeLongRecogniser, openLongRecogniser } from './long-recogniser.ts'
import { measureEcho, stopPhrase } from './probe-echo.ts'
import { nameOfDigest, nameOfManagementApi, outcomeOfFailedRequest } from './probe-engine.ts'
import { cutPhraseShort, sayManyTimes, speakUntilHangUp } from './probe-playback.ts'
import { watchRecogniser } from './probe-recogniser.ts'
import { watchVoiceDetection } from './probe-voice.ts'
import { tell } from './report.ts'
import { sayPhrase } from './say-phrase.ts'
import { session } from './session.ts'
import { onlyHangUp, sleep } from './wait.ts'

const rejectionSettlesAfterMs = 1000

/**
 * The first-call check: tries out what the engine's documentation leaves open and a conversation depends on. Reports three
 * times, because the last two probes may end the session.
 */
export async function examine(call: Call, turn: Turn, words: ExamineWords): Promise<void> {
  findings.digests = nameOfDigest(Crypto.sha256('abc'))
  findings['session address'] = session.controlUrl ? 'given' : 'empty'
  findings['machine detection'] = machineDetectionIn()
  findings['management api'] = nameOfManagementApi()
  findings['failed request'] = await outcomeOfFailedRequest()
  await sayPhrase(call, turn.say, turn.voice, onlyHangUp)
  findings['replaced phrase'] = await cutPhraseShort(call, turn, words)
  findings.phrases = await sayManyTimes(call, turn, words.short)
  await tryRecognition(call, turn, words)
  findings['pushed turn'] = findings['pushed turn'] || 'did not arrive'
  await tell({ type: 'call.examined', findings })
  findings['hang-up in mid-phrase'] = await speakUntilHangUp(call, turn, words.hangUp)
  await tell({ type: 'call.examined', findings })
  await leaveRejection()
  await tell({ type: 'call.examined', findings })
}

/** One recogniser listens all the while, to Pavel's echo first. Another one hears the word that the caller is asked for. */
async function tryRecognition(call: Call, turn: Turn, words: ExamineWords): Promise<void> {
  const long = openLongRecogniser(call, turn)
  if (words.echo) findings.echo = await measureEcho(call, turn, words.echo, long)
  if (words.echo) findings['stopped phrase'] = await stopPhrase(call, turn, words.long, long)
  const voice = await watchVoiceDetection(call)
  await sayPhrase(call, words.request, turn.voice, onlyHangUp)
  const askedAt = Date.now()
  await watchRecogniser(call, turn)
  findings['voice detection'] = voice.close()
  findings['long listening'] = closeLongRecogniser(long, call, askedAt)
}

/** Leaves one promise's rejection unhandled, on purpose. The report that follows proves that the session survived it. */
async function leaveRejection(): Promise<void> {
  setTimeout(async () => {
    throw new Error('left on purpose, by the first-call check')
  }, 0)
  await sleep(rejectionSettlesAfterMs)
  findings['unhandled rejection'] = 'ignored'
}
