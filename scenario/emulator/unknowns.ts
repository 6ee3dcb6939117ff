import type { DigestEncoding } from './bytes.ts'
import type { NumberForm } from './numbers.ts'

/** What nobody has seen the real engine do yet (`voxengine.md` §14). A scenario has to bear every value; may be changed at any moment. */
export type Unknowns = {
  /** how `Crypto` writes a digest; `binary` is a text of one character a byte */
  digests: DigestEncoding
  /** how the caller's number is written in `callerid` */
  callerForm: NumberForm
  /** how the dialled number is written in `destination` */
  calledForm: NumberForm
  /** what stands in `callerid` when the caller hides it; null is `undefined` */
  hidden: string | null
  /** a phrase that another one replaces reports its end all the same */
  replacedPhraseFinishes: boolean
  /** a phrase that the end of the call cuts short reports its end, and when */
  hangUpFinishesPhrase: 'never' | 'before Disconnected' | 'after Disconnected'
  /** a sure result is 1, or 100 */
  confidenceScale: 1 | 100
  /** which field of a result holds what was recognised */
  resultField: 'text' | 'transcript'
  /** when a recogniser says that a voice is heard */
  speechEvents: 'capture first' | 'capture after interim' | 'none'
  /** whether interim results come to those who ask for them */
  interims: boolean
  /** what `httpRequestAsync` does with a failure that is no HTTP status */
  httpFailure: 'resolves' | 'rejects'
  /** what the access URL of a session that is over answers */
  deadSession: 404 | 200 | 'no answer'
  /** what the access URL answers with, beside the status 200 */
  requestReply: 'empty' | 'handler value'
  /** what becomes of a handler's promise that is rejected */
  unhandledRejection: 'ignored' | 'ends the session'
  /** the global that `require(Modules.VoximplantAPI)` adds */
  voximplantApi: 'VoximplantAPI' | 'VoximplantApi'
  /** the event of an incoming call that is given up before it is answered */
  abandoned: 'Disconnected' | 'Failed'
  /** how many phrases a session may say in all, should each cost a player; null is no limit */
  mostPhrases: number | null
  /** what `accessSecureURL` holds */
  secureUrl: 'same' | 'empty'
  /** whether answering machines can be told from people */
  amd: 'absent' | 'present'
}

/** The natural reading of the documentation. */
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
