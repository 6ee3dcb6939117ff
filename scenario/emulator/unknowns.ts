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
  /** whether `YandexV3` sends them, of which sources disagree */
  yandexV3Interims: boolean
  /**
   * What an interim result holds, and how often it comes: the words of the utterance, or of the whole stream; a wrong guess first, that is
   * taken back; or every text twice.
   */
  interimText: 'of the utterance' | 'of the stream' | 'taken back' | 'twice'
  /** when final results come: at the end of an utterance, seconds later, or not at all */
  finals: 'prompt' | 'late' | 'never'
  /** how long a recogniser works that is not to stop after one utterance */
  recogniserLives: 'until stopped' | 'for one utterance'
  /** what a recogniser does to rude words whose profanity filter is on */
  profanity: 'masks' | 'drops'
  /** whether `stopPlayback` stops what `say` says, or only what `startPlayback` plays */
  stopsSay: boolean
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
  /** whether the engine has the module `AMD`, or its namespace without the module */
  amd: 'absent' | 'present' | 'namespace only'
  /** the class that is reported for a machine that talks like a person, whose subtype is `MIMIC` */
  mimicClass: 'VOICEMAIL' | 'HUMAN'
  /** whether the engine has the module `Silero`, and whether its detector can be created */
  silero: 'absent' | 'present' | 'fails'
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
  yandexV3Interims: false,
  interimText: 'of the utterance',
  finals: 'prompt',
  recogniserLives: 'until stopped',
  profanity: 'masks',
  stopsSay: true,
  httpFailure: 'resolves',
  deadSession: 404,
  requestReply: 'empty',
  unhandledRejection: 'ends the session',
  voximplantApi: 'VoximplantAPI',
  abandoned: 'Disconnected',
  mostPhrases: null,
  secureUrl: 'same',
  amd: 'absent',
  mimicClass: 'VOICEMAIL',
  silero: 'absent',
}
