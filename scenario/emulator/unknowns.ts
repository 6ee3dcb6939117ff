import type { DigestEncoding } from './bytes.ts'
import type { NumberForm } from './numbers.ts'

/**
 * Behaviour of the real engine that is not documented (scenario/voxengine.md §11). A scenario must work with every value. The
 * fields may be changed at any time.
 */
export type Unknowns = {
  /** how `Crypto` encodes digests; `binary` is a string with one character for each byte */
  digests: DigestEncoding
  /** how the caller's number is written in `callerid` */
  callerForm: NumberForm
  /** how the dialled number is written in `destination` */
  calledForm: NumberForm
  /** the value of `callerid` for a hidden number; null stands for `undefined` */
  hidden: string | null
  /** whether a phrase that another one replaces fires `PlaybackFinished` */
  replacedPhraseFinishes: boolean
  /** whether, and when, a phrase that the end of the call cuts off fires `PlaybackFinished` */
  hangUpFinishesPhrase: 'never' | 'before Disconnected' | 'after Disconnected'
  /** the confidence of a certain result */
  confidenceScale: 1 | 100
  /** the field of a result that holds the recognised text */
  resultField: 'text' | 'transcript'
  /** when a recogniser fires `CaptureStarted` */
  speechEvents: 'capture first' | 'capture after interim' | 'none'
  /** whether a recogniser sends the interim results that it was asked for */
  interims: boolean
  /** what the promise of `httpRequestAsync` does on a failure without an HTTP status */
  httpFailure: 'resolves' | 'rejects'
  /** the status that the access URL of an ended session answers with */
  deadSession: 404 | 200 | 'no answer'
  /** the body that the access URL of a live session answers with */
  requestReply: 'empty' | 'handler value'
  /** what a rejected promise of a handler does */
  unhandledRejection: 'ignored' | 'ends the session'
  /** the global that `require(Modules.VoximplantAPI)` adds */
  voximplantApi: 'VoximplantAPI' | 'VoximplantApi'
  /** the event of an incoming call that the caller abandons before it is answered */
  abandoned: 'Disconnected' | 'Failed'
  /** how many phrases a session may say, if each uses up one of its players; null for no limit */
  mostPhrases: number | null
  /** whether `accessSecureURL` holds the access URL */
  secureUrl: 'same' | 'empty'
  /** whether the engine has the module `AMD` */
  amd: 'absent' | 'present'
}

/** What the documentation suggests. */
export const likely: Unknowns = {
  digests: 'hex',
  callerForm: 'as given',
  calledForm: 'as given',
  hidden: 'anonymous',
  replacedPhraseFinishes: false,
  hangUpFinishesPhrase: 'never',
  confidenceScale: 1,
  resultField: 'text',
  speechEvents: 'capture first',
  interims: true,
  httpFailure: 'resolves',
  deadSession: 404,
  requestReply: 'empty',
  unhandledRejection: 'ends the session',
  voximplantApi: 'VoximplantAPI',
  abandoned: 'Disconnected',
  mostPhrases: null,
  secureUrl: 'same',
  amd: 'absent',
}
