/**
 * Pavel's voice: the scenario that runs in Voximplant's cloud, one session a call.
 * The server decides and this speaks: it reports what happened in the call and does what the reply says.
 * It holds no words that a person hears. It is one file, longer than others here, because the cloud wants
 * one classic script; for the same reason only types come from elsewhere, and the built-ins are those of ES2020.
 *
 * From top to bottom: settings · the call · the conversation · what the server says of itself · waiting · speaking · listening
 * · keys · reporting · signing · the end · the first-call check.
 */

type Turn = import('./protocol.ts').Turn
type Voice = import('./protocol.ts').Voice
type Happening = import('./protocol.ts').Happening
type Exchange = import('./protocol.ts').Exchange
type ExamineWords = import('./protocol.ts').ExamineWords
type Findings = import('./protocol.ts').Findings
type HungUpBy = import('./protocol.ts').HungUpBy
type Order = import('./protocol.ts').Order
type Version = import('./protocol.ts').Version

/** What came out of performing a turn. */
type Outcome = { type: 'happened'; happening: Happening } | { type: 'performed' } | CutIn

/** What ends a wait from outside, whatever is waited for. */
type CutIn = { type: 'key'; key: string } | { type: 'newer turn' } | { type: 'time is up' } | { type: 'hung up' }

// ---- Settings ----------------------------------------------------------------------------------------------------------

require(Modules.ASR)

const VERSION: Version = 2
const CALL_LIMIT_MS = 20 * 60 * 1000
/** How long after a hang-up the session waits for `Disconnected` and the last reports, under the engine's own 60 s. */
const FAREWELL_LIMIT_MS = 55 * 1000
/** Who has not picked up by then does not want to; the engine itself would ring for 60 s. */
const RING_LIMIT_MS = 40 * 1000
const CONNECT_SECONDS = 3
const REPLY_SECONDS = 4
/** Five tries within 25 s: well under the 60 s after which an unanswered call is cut. */
const PAUSES_BEFORE_TRIES_MS = [0, 500, 1000, 1000, 2000]
const FILLER_AFTER_MS = 2000
const LONGEST_PHRASE = 1500
/** A phrase that never reports its end is given up after this. */
const PLAYBACK_LIMIT_MS = 15 * 1000
const PLAYBACK_LIMIT_MS_PER_CHARACTER = 150
const NEXT_KEY_MS = 4000
/** Sent with a phrase that the recogniser never confirmed. */
const UNCONFIRMED_CONFIDENCE = 0.5
const SIP_DECLINED = 603
const SIP_UNAVAILABLE = 503
const NOT_ANSWERED = 408

/** What may end the performance of a turn; a farewell is ended by the hang-up alone. */
const CUT_INS: readonly CutIn['type'][] = ['key', 'newer turn', 'time is up', 'hung up']
const HANG_UP_ALONE: readonly CutIn['type'][] = ['hung up']

const callbackUrl = VoxEngine.getSecretValue('CALLBACK_URL')
const callbackSecret = VoxEngine.getSecretValue('CALLBACK_SECRET')

// ---- The call ----------------------------------------------------------------------------------------------------------

/** Names the call in every event: the line's own id, or the one that came with the order to call. */
let callId = ''
let controlUrl = ''
const session = uuidgen()
let call: Call | null = null
let connectedAt = 0
let isOver = false
let isTimeUp = false
let onConnected = (): void => {}
let conversation: Promise<void> = Promise.resolve()

VoxEngine.addEventListener(
  AppEvents.Started,
  guarded((event) => {
    controlUrl = event.accessSecureURL || ''
    log(`digests look like ${Crypto.sha256('abc').slice(0, 8)}`)
    const order = orderOf(VoxEngine.customData())
    if (order) conversation = callOut(order).catch(giveUp)
  }),
)
VoxEngine.addEventListener(
  AppEvents.CallAlerting,
  guarded((event) => {
    callId = event.call.id()
    noteNumbers(event)
    watch(event.call)
    conversation = meet(event.call, event.callerid || '', event.destination || '').catch(giveUp)
  }),
)
VoxEngine.addEventListener(
  AppEvents.HttpRequest,
  guarded((event) => hearServer(event.content)),
)
VoxEngine.addEventListener(AppEvents.Terminating, guarded(sendLastWord))

function watch(watched: Call): void {
  call = watched
  after(CALL_LIMIT_MS, timeIsUp)
  after(CALL_LIMIT_MS + FAREWELL_LIMIT_MS, finish)
  watched.addEventListener(
    CallEvents.Connected,
    guarded(() => onConnected()),
  )
  watched.addEventListener(CallEvents.Disconnected, guarded(disconnected))
  watched.addEventListener(CallEvents.Failed, guarded(failed))
  watched.addEventListener(
    CallEvents.RtpStopped,
    guarded(() => noteSound(false)),
  )
  watched.addEventListener(
    CallEvents.RtpResumed,
    guarded(() => noteSound(true)),
  )
  watched.addEventListener(
    CallEvents.PlaybackStarted,
    guarded(() => playback.started()),
  )
  watched.addEventListener(
    CallEvents.PlaybackFinished,
    guarded((event) => playback.finished(event.error)),
  )
  watched.addEventListener(
    CallEvents.ToneReceived,
    guarded((event) => press(event.tone)),
  )
}

/** Asks the server before answering, so that a refusal costs nothing. */
async function meet(call: Call, caller: string, called: string): Promise<void> {
  const isKnown = await ask(started('inbound', caller, called))
  if (call.state() !== 'ALERTING') return
  if (!latest || !isKnown) return call.reject(SIP_UNAVAILABLE)
  if (latest.then === 'reject') return call.reject(SIP_DECLINED)
  await talkOnce(call, () => call.answer())
}

/** Asks the server before calling anybody: a second session for the same order is refused there, so that a phone rings once. */
async function callOut(order: Order): Promise<void> {
  callId = order.call
  const isKnown = await ask(started('outbound', order.number, order.from))
  if (!latest || !isKnown || latest.then !== 'listen') return finish()
  const called = VoxEngine.callPSTN(order.number, order.from, detectMachine(latest.voice))
  await talkOnce(called, () => {
    watch(called)
    after(RING_LIMIT_MS, () => giveUpRinging(called))
  })
}

async function talkOnce(call: Call, connect: () => void): Promise<void> {
  const connected = await race<{ type: 'connected' }>(HANG_UP_ALONE, (settle) => {
    onConnected = () => settle({ type: 'connected' })
    connect()
    return () => {}
  })
  if (connected.type !== 'connected') return
  connectedAt = Date.now()
  call.handleTones(true)
  tell({ type: 'call.answered' }).catch(giveUp)
  if (latest && latest.examine) await examine(call, latest, latest.examine)
  else await converse(call)
}

/** Only where the engine has it: the server knows machines by their words as well. */
function detectMachine(voice: Voice): { amd?: AMDetector } {
  if (!('AMD' in Modules)) return {}
  require(Modules.AMD)
  const amd = AMD.create({ model: languageOf(voice) === 'ru_RU' ? AMD.Model.RU : AMD.Model.US })
  amd.addEventListener(
    AMD.Events.DetectionComplete,
    guarded(({ resultClass }) => {
      if (resultClass === AMD.ResultClass.VOICEMAIL) tell({ type: 'machine.answered' }).catch(giveUp)
    }),
  )
  return { amd }
}

function giveUpRinging(call: Call): void {
  if (connectedAt || isOver) return
  hasRungInVain = true
  call.hangup()
}

function started(direction: 'inbound' | 'outbound', caller: string, called: string): Happening {
  return { type: 'call.started', version: VERSION, direction, caller, called, control: controlUrl, session }
}

/** An incoming call has no custom data, so it has no order either. */
function orderOf(customData: string): Order | null {
  try {
    const order: Partial<Order> | null = customData ? JSON.parse(customData) : null
    return order && order.call && order.number && order.from ? (order as Order) : null
  } catch (error) {
    log('the custom data is no order')
    return null
  }
}

// ---- The conversation --------------------------------------------------------------------------------------------------

/** The newest turn that the server has given. */
let latest: Turn | null = null
/** The number of the newest turn that Pavel has begun to perform. */
let begun = 0

/** An old turn is no news: an event that came late is answered with the current one. */
function receive(turn: Turn): void {
  if (latest && turn.turn <= latest.turn) return
  latest = turn
  cutIn({ type: 'newer turn' })
}

async function converse(call: Call): Promise<void> {
  while (latest && !isOver) {
    if (isTimeUp) return apologise(call, latest)
    const turn: Turn = latest
    const isNew = turn.turn > begun
    begun = turn.turn
    const outcome: Outcome = await perform(call, turn, isNew)
    if (outcome.type === 'hung up') return
    if (outcome.type === 'performed') return hangUp(call)
    if (outcome.type === 'happened' && !(await ask(outcome.happening))) return apologise(call, turn)
  }
}

/** Says a turn that is new, then listens. A turn that stays the same is listened to again without a word. */
async function perform(call: Call, turn: Turn, isNew: boolean): Promise<Outcome> {
  if (isNew) typedAhead = []
  if (isNew && turn.turn === pushed) acknowledge(turn.turn)
  const interruption = isNew ? await say(call, turn) : null
  if (interruption && interruption.type !== 'key') return interruption
  if (turn.then !== 'listen') return { type: 'performed' }
  const outcome = interruption || (await listen(call, turn))
  return outcome.type === 'key' ? collectKeys(turn, outcome.key) : outcome
}

async function apologise(call: Call, turn: Turn): Promise<void> {
  await utter(call, turn.phrases.goodbye, turn.voice, HANG_UP_ALONE)
  hangUp(call)
}

// ---- What the server says of itself ------------------------------------------------------------------------------------

/** The number of the newest turn that the server has posted to this session. */
let pushed = 0

/** A turn that nobody here asked for: Pavel drops what he does, says it, and reports that he has begun. */
function hearServer(content: string): void {
  findings['pushed turn'] = 'arrived'
  const turn = turnOf(content)
  if (!turn || isOver) return
  if (!call) return receive(turn)
  if (!connectedAt) return turn.then === 'listen' ? undefined : callOff(call)
  if (turn.examine) return
  if (latest && latest.examine) return hangUp(call)
  if (turn.turn === begun) return acknowledge(turn.turn)
  pushed = Math.max(pushed, turn.turn)
  receive(turn)
}

/** Before anybody has picked up there is nobody to say it to. */
function callOff(call: Call): void {
  if (call.state() === 'ALERTING') call.reject(SIP_DECLINED)
  else call.hangup()
}

/** The server posts a turn once more if it does not hear of it. */
function acknowledge(turn: number): void {
  tell({ type: 'turn.started', turn }).catch(giveUp)
}

// ---- Waiting -----------------------------------------------------------------------------------------------------------

/** Whoever waits now; tells whether it took the cut-in. */
let cutIn: (what: CutIn) => boolean = nobodyWaits

/**
 * Waits for the first of whatever `begin` settles with and the cut-ins it takes; all that comes later is ignored.
 * `begin` gives the function that tidies up: it runs exactly once.
 */
function race<Result>(
  takes: readonly CutIn['type'][],
  begin: (settle: (outcome: Result | CutIn) => void) => () => void,
): Promise<Result | CutIn> {
  if (isOver) return Promise.resolve<CutIn>({ type: 'hung up' })
  const key = takes.includes('key') ? typedAhead.shift() : undefined
  if (key) return Promise.resolve<CutIn>({ type: 'key', key })
  return new Promise((resolve, reject) => {
    let isSettled = false
    let tidy: (() => void) | null = null
    const settle = (outcome: Result | CutIn): void => {
      if (isSettled) return
      isSettled = true
      cutIn = nobodyWaits
      if (tidy) tidy()
      resolve(outcome)
    }
    cutIn = (what) => {
      const isTaken = takes.includes(what.type)
      if (isTaken) settle(what)
      return isTaken
    }
    try {
      tidy = begin(settle)
    } catch (error) {
      reject(error)
    }
    if (isSettled && tidy) tidy()
  })
}

function nobodyWaits(): boolean {
  return false
}

function ignore(): void {}

function timeIsUp(): void {
  isTimeUp = true
  cutIn({ type: 'time is up' })
}

function after(milliseconds: number, run: () => void): number {
  return setTimeout(guarded(run), milliseconds)
}

function sleep(milliseconds: number): Promise<void> {
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve()
}

// ---- Speaking ----------------------------------------------------------------------------------------------------------

const NOTHING_PLAYS: Playback = { started: ignore, finished: ignore }
let playback = NOTHING_PLAYS
/** Set when a phrase was stopped: its end may be on its way already, and must not pass for the next phrase's. */
let mayEndLate = false

type Playback = { started: () => void; finished: (error?: string) => void }
type Uttered = { type: 'uttered'; error?: string }

/** Gives what cut in, or null when the whole turn was said. */
async function say(call: Call, turn: Turn): Promise<CutIn | null> {
  noteReply()
  const takes = turn.then === 'listen' ? cutInsOf(turn) : HANG_UP_ALONE
  for (const piece of piecesOf(turn.say)) {
    const outcome = await utter(call, piece, turn.voice, takes)
    if (outcome.type !== 'uttered') return outcome
  }
  return null
}

/** Says one phrase to its end; with a default voice where the wanted one fails. */
async function utter(call: Call, text: string, voice: Voice, takes: readonly CutIn['type'][]): Promise<Uttered | CutIn> {
  const outcome = await play(call, text, voiceOf(voice), takes)
  if (outcome.type !== 'uttered' || !outcome.error) return outcome
  log(`a phrase failed with ${voice.speaker}: ${outcome.error}`)
  return play(call, text, defaultVoiceOf(voice), takes)
}

/** `PlaybackFinished` never comes for a stopped phrase, nor perhaps after a hang-up, so it is not waited for alone. */
async function play(call: Call, text: string, voice: Opaque<'voice'>, takes: readonly CutIn['type'][]): Promise<Uttered | CutIn> {
  if (call.state() !== 'CONNECTED') return { type: 'hung up' }
  const outcome = await race<Uttered | { type: 'too long' }>(takes, (settle) => {
    const limit = after(PLAYBACK_LIMIT_MS + text.length * PLAYBACK_LIMIT_MS_PER_CHARACTER, () => settle({ type: 'too long' }))
    let isOurs = !mayEndLate
    playback = {
      started: () => {
        isOurs = true
      },
      finished: (error) => {
        if (isOurs || error) settle({ type: 'uttered', error })
      },
    }
    call.say(text, { voice })
    return () => {
      clearTimeout(limit)
      playback = NOTHING_PLAYS
    }
  })
  mayEndLate = outcome.type !== 'uttered'
  if (mayEndLate && call.state() === 'CONNECTED') call.stopPlayback()
  return outcome.type === 'too long' ? { type: 'uttered' } : outcome
}

function piecesOf(text: string): string[] {
  const rest = text.trim()
  if (rest.length <= LONGEST_PHRASE) return rest ? [rest] : []
  const end = endOfPiece(rest.slice(0, LONGEST_PHRASE))
  return [rest.slice(0, end).trim(), ...piecesOf(rest.slice(end))]
}

/** After the last whole sentence, else the last whole word. */
function endOfPiece(text: string): number {
  const sentence = Math.max(...['. ', '! ', '? '].map((end) => text.lastIndexOf(end))) + 1
  return sentence || text.lastIndexOf(' ') + 1 || text.length
}

function voiceOf(voice: Voice): Opaque<'voice'> {
  const named = memberOf(VoiceList, voice.speaker) as Opaque<'voice'> | undefined
  if (named) return named
  log(`there is no voice ${voice.speaker}`)
  return defaultVoiceOf(voice)
}

function defaultVoiceOf(voice: Voice): Opaque<'voice'> {
  return memberOf(VoiceList, `Default.${languageOf(voice)}_Male`) as Opaque<'voice'>
}

function languageOf({ speaker, recogniser }: Voice): string {
  const found = /[a-z]{2}_[A-Z]{2}/.exec(`${speaker} ${recogniser}`)
  return found ? found[0] : 'ru_RU'
}

/** `memberOf(VoiceList, 'Yandex.Neural.ru_RU_filipp')`, or undefined where the path leads nowhere. */
function memberOf(names: object, path: string): unknown {
  let member: unknown = names
  for (const name of path.split('.')) {
    const isBranch = (typeof member === 'object' && member !== null) || typeof member === 'function'
    if (!isBranch || !(name in (member as object))) return undefined
    member = (member as Record<string, unknown>)[name]
  }
  return member
}

// ---- Listening ---------------------------------------------------------------------------------------------------------

/** A new recogniser each time: a stopped one can do nothing more, one that goes on is paid for and answers the next question. */
async function listen(call: Call, turn: Turn): Promise<Outcome> {
  return race<Outcome>(cutInsOf(turn), (settle) => {
    const asr = VoxEngine.createASR({
      profile: profileOf(turn.voice),
      interimResults: true,
      singleUtterance: true,
      phraseHints: hintsOf(turn),
      ...modelOf(turn.voice),
    })
    const stopTimers = attend(asr, turn, (happening) => settle({ type: 'happened', happening }))
    call.sendMediaTo(asr)
    return () => {
      stopTimers()
      if (call.state() === 'CONNECTED') call.stopMediaTo(asr)
      asr.stop()
    }
  })
}

/**
 * Settles with the final result, or with what was understood once nothing was added to it for a while, which is often sooner.
 * The recogniser promises nothing on silence, so the timers are ours. Gives the function that stops them.
 */
function attend(asr: ASR, { turn, listen, voice }: Turn, settle: (happening: Happening) => void): () => void {
  const silence: Happening = { type: 'silence', turn }
  const spoken = (text: string, confidence: number): Happening =>
    text.trim() && confidence > 0 ? { type: 'speech.heard', turn, text: text.trim(), confidence } : silence
  speechEndedAt = 0
  let understood = ''
  let isSpeaking = false
  let phraseEnd: number | undefined
  let patience = after((listen ? listen.seconds : 0) * 1000, () => settle(silence))
  const settleUnderstood = () => settle(spoken(understood, UNCONFIRMED_CONFIDENCE))
  const speechBegan = () => {
    if (isSpeaking) return
    isSpeaking = true
    clearTimeout(patience)
    patience = after(voice.longestSpeechMs, settleUnderstood)
  }
  asr.addEventListener(ASREvents.CaptureStarted, guarded(speechBegan))
  asr.addEventListener(
    ASREvents.InterimResult,
    guarded(({ text }) => {
      if (!text) return
      speechBegan()
      understood = text
      speechEndedAt = Date.now()
      clearTimeout(phraseEnd)
      phraseEnd = after(voice.phraseEndMs, settleUnderstood)
    }),
  )
  asr.addEventListener(
    ASREvents.Result,
    guarded((result) => {
      log(`a result with the confidence ${result.confidence}`)
      speechEndedAt = speechEndedAt || Date.now()
      settle(spoken(result.text || result.transcript || '', shareOf(result.confidence)))
    }),
  )
  // Keys still work when the recogniser does not, so the no-input timer goes on.
  asr.addEventListener(
    ASREvents.ASRError,
    guarded(({ error }) => log(`the recogniser failed: ${error}`)),
  )
  return () => {
    clearTimeout(patience)
    clearTimeout(phraseEnd)
  }
}

/** Some providers count to 1, some to 100; one that gives none is believed. */
function shareOf(confidence: number | undefined): number {
  if (confidence === undefined) return UNCONFIRMED_CONFIDENCE
  return Math.max(0, Math.min(1, confidence > 1 ? confidence / 100 : confidence))
}

function profileOf(voice: Voice): Opaque<'profile'> {
  const named = memberOf(ASRProfileList, voice.recogniser)
  if (!named) log(`there is no recogniser ${voice.recogniser}`)
  return (named || memberOf(ASRProfileList, `Google.${languageOf(voice)}`)) as Opaque<'profile'>
}

function modelOf(voice: Voice): { model?: Opaque<'model'> } {
  const model = voice.model && (memberOf(ASRModelList, voice.model) as Opaque<'model'> | undefined)
  if (voice.model && !model) log(`there is no model ${voice.model}`)
  return model ? { model } : {}
}

function hintsOf(turn: Turn): string[] {
  return turn.listen ? turn.listen.hints : []
}

// ---- Keys --------------------------------------------------------------------------------------------------------------

/** Keys that came between two waits of the same turn. */
let typedAhead: string[] = []

function press(key: string): void {
  if (!cutIn({ type: 'key', key })) typedAhead.push(key)
}

/** Waits for the other keys that the turn wants; `#` or a pause ends earlier. */
async function collectKeys(turn: Turn, first: string): Promise<Outcome> {
  const wanted = turn.listen ? turn.listen.keys : 1
  let keys = first
  while (keys.length < wanted && first !== '#') {
    const next = await nextKey()
    if (next.type === 'pause' || (next.type === 'key' && next.key === '#')) break
    if (next.type !== 'key') return next
    keys += next.key
  }
  return { type: 'happened', happening: { type: 'keys.pressed', turn: turn.turn, keys } }
}

function nextKey(): Promise<{ type: 'pause' } | CutIn> {
  return race<{ type: 'pause' }>(CUT_INS, (settle) => {
    const timer = after(NEXT_KEY_MS, () => settle({ type: 'pause' }))
    return () => clearTimeout(timer)
  })
}

function cutInsOf(turn: Turn): readonly CutIn['type'][] {
  return turn.listen && turn.listen.keys > 0 ? CUT_INS : CUT_INS.filter((type) => type !== 'key')
}

// ---- Reporting ---------------------------------------------------------------------------------------------------------

let seq = 0

/** How earlier events fared, until a later one takes it along. */
let exchanges: Exchange[] = []
/** The exchange whose reply Pavel has not begun to say yet. */
let unanswered: Exchange | null = null
let speechEndedAt = 0

/** One event, the same at every try: the server counts it once. */
type Message = { id: string; seq: number; body: string }

/** Reports what happened and takes the turn that comes back. False: the server stays away, refuses, or makes no sense. */
async function ask(happening: Happening): Promise<boolean> {
  const filler = fillSilence()
  const reply = await deliver(messageOf(happening))
  await filler.end()
  return receiveReply(reply)
}

/** Reports without making the caller wait for the reply, which is the current turn: news only if it has changed meanwhile. */
async function tell(happening: Happening): Promise<void> {
  receiveReply(await deliver(messageOf(happening)))
}

function receiveReply(reply: string | null): boolean {
  const turn = reply === null ? null : turnOf(reply)
  if (turn) receive(turn)
  return turn !== null
}

/** The caller hears that he is not forgotten; the reply waits until that is said. */
function fillSilence(): { end: () => Promise<unknown> } {
  let filling: Promise<unknown> = Promise.resolve()
  const timer = after(FILLER_AFTER_MS, () => {
    if (!call || !latest || call.state() !== 'CONNECTED') return
    filling = utter(call, latest.phrases.filler, latest.voice, HANG_UP_ALONE)
  })
  return {
    end: () => {
      clearTimeout(timer)
      return filling
    },
  }
}

function messageOf(happening: Happening): Message {
  seq += 1
  const before = exchanges.splice(0)
  const event = { call: callId, seq, ...(before.length > 0 ? { before } : {}), ...happening }
  return { id: `${callId}.${seq}`, seq, body: ascii(JSON.stringify(event)) }
}

/** Gives the reply's text, or null when the server refused the event or stayed away through all tries. */
async function deliver(message: Message): Promise<string | null> {
  const exchange = noteExchange(message)
  for (const pause of PAUSES_BEFORE_TRIES_MS) {
    await sleep(pause)
    exchange.tries += 1
    const { code, text } = await post(message)
    if (code >= 200 && code < 300) return text || ''
    log(`event ${message.seq}: code ${code}`)
    if (code >= 400 && code < 500) return null
    if (code <= 0) exchange.lost += 1
  }
  return null
}

function noteExchange({ seq }: Message): Exchange {
  const exchange: Exchange = { seq, tries: 0, lost: 0 }
  exchanges.push(exchange)
  if (speechEndedAt) unanswered = exchange
  return exchange
}

/** Pavel begins to reply: the caller has waited until now. */
function noteReply(): void {
  if (unanswered && speechEndedAt) unanswered.replyMs = Date.now() - speechEndedAt
  unanswered = null
  speechEndedAt = 0
}

async function post({ id, body }: Message): Promise<HttpRequestResult> {
  if (!callbackUrl || !callbackSecret) {
    log('CALLBACK_URL or CALLBACK_SECRET is not in the secret storage')
    return { code: 400 }
  }
  try {
    return await Net.httpRequestAsync(callbackUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...signed(id, body, callbackSecret) },
      postData: body,
      timeout: REPLY_SECONDS,
      connectionTimeout: CONNECT_SECONDS,
    })
  } catch (error) {
    log(`the request failed: ${error}`)
    return { code: 0 }
  }
}

/** Null for what is no turn that could be performed. */
function turnOf(text: string): Turn | null {
  try {
    const turn: Partial<Turn> | null = JSON.parse(text)
    if (!turn || typeof turn.turn !== 'number' || typeof turn.say !== 'string') return null
    if (!turn.voice || !turn.phrases || (turn.then === 'listen' && !turn.listen)) return null
    return turn as Turn
  } catch (error) {
    log('the reply is no turn')
    return null
  }
}

// ---- Signing -----------------------------------------------------------------------------------------------------------

/** The headers of Standard Webhooks. The time is that of this try, the id that of the event. */
function signed(id: string, body: string, secret: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const key = bytes2str(base64_decode(secret.replace(/^whsec_/, '')))
  const signature = base64Digest(Crypto.hmac_sha256(key, `${id}.${timestamp}.${body}`))
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

/**
 * How the engine writes its digests is not documented; a known one tells hex from base64 and from a string of bytes. What is
 * none of them goes as it is: the server understands hex and base64 by itself.
 */
function base64Digest(digest: string): string {
  const known = Crypto.sha256('abc')
  if (/^ba7816bf/i.test(known)) return base64_encode(hex2bytes(digest))
  return known.charCodeAt(0) === 0xba ? base64_encode([...digest].map((character) => character.charCodeAt(0))) : digest
}

/** How the engine turns other characters into bytes before it signs is not documented, so there are none. */
function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (character) => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0'))
}

// ---- The end -----------------------------------------------------------------------------------------------------------

let isEndReported = false
let lastWord: Message | null = null
let isFinished = false
let hungUpBy: HungUpBy = 'caller'
let hasRungInVain = false

/** `Disconnected` does not end the session: without `terminate()` it idles and is paid for. */
async function disconnected({ reason, internalCode, duration }: DisconnectedEvent): Promise<void> {
  await conclude({
    type: 'call.ended',
    reason: reason || `code ${internalCode}`,
    seconds: duration || secondsTalked(),
    by: hungUpBy,
  })
}

/** A call of ours that nobody took. Some say that one to us that was given up early ends like this, too. */
async function failed({ code, reason }: FailedEvent): Promise<void> {
  await conclude({ type: 'call.failed', code: hasRungInVain ? NOT_ANSWERED : code, reason: reason || '' })
}

async function conclude(happening: Happening): Promise<void> {
  if (isOver) return
  isOver = true
  log(`the call is over: ${JSON.stringify(happening)}`)
  cutIn({ type: 'hung up' })
  after(FAREWELL_LIMIT_MS, finish)
  lastWord = messageOf(happening)
  isEndReported = (await deliver(lastWord)) !== null
  await conversation
  finish()
}

function hangUp(call: Call): void {
  if (call.state() !== 'CONNECTED') return
  hungUpBy = 'pavel'
  call.hangup()
}

/** Who hangs up is not told, but a line that went dead was silent before. */
function noteSound(isHeard: boolean): void {
  if (hungUpBy !== 'pavel') hungUpBy = isHeard ? 'caller' : 'line'
}

/** The engine allows exactly one request here: it is for an end that nobody could be told of. */
function sendLastWord(): void {
  if (!call || isEndReported) return
  post(lastWord || messageOf({ type: 'call.ended', reason: 'terminated', seconds: secondsTalked(), by: hungUpBy })).catch(ignore)
}

function secondsTalked(): number {
  return connectedAt ? Math.round((Date.now() - connectedAt) / 1000) : 0
}

function finish(): void {
  if (isFinished) return
  isFinished = true
  VoxEngine.terminate()
}

/** What should never happen must not keep a paid line open. */
function giveUp(error: unknown): void {
  log(`gave up: ${error}`)
  try {
    if (!call || isOver || call.state() === 'TERMINATED') return finish()
    after(FAREWELL_LIMIT_MS, finish)
    if (call.state() === 'ALERTING') call.reject(SIP_UNAVAILABLE)
    else call.hangup()
  } catch (failure) {
    finish()
  }
}

/** What an uncaught error or rejection does to a session is not documented, so none gets out. */
function guarded<Given extends unknown[]>(handle: (...given: Given) => void | Promise<void>): (...given: Given) => void {
  return (...given) => {
    try {
      Promise.resolve(handle(...given)).catch(giveUp)
    } catch (error) {
      giveUp(error)
    }
  }
}

/**
 * Kept in the cloud for a month: no numbers, no words of the caller, no control URL. What others say of a failure (the engine, the line)
 * may hold a number.
 */
function log(text: string): void {
  Logger.write(text.replace(/\d{7,}/g, '…'))
}

// ---- The first-call check ----------------------------------------------------------------------------------------------

/** What nobody knows of the engine before the first call (voxengine.md §14), in values that the server explains to an operator. */
const findings: Findings = {}

const PHRASES_TRIED = 12
const UNTIL_CUT_SHORT_MS = 1000
const UNTIL_ENDS_ARE_IN_MS = 4000
/** About two minutes of it; also the end of a voice that fails at once, again and again. */
const MOST_REPEATS = 10
const LONGEST_WAIT_FOR_SPEECH_MS = 12 * 1000

function noteNumbers({ callerid, destination }: CallAlertingEvent): void {
  findings.caller = shapeOf(callerid)
  findings.called = shapeOf(destination)
}

/** How a number is written, without the number. */
function shapeOf(number: string | undefined): string {
  if (number === undefined) return 'absent'
  const digits = number.replace(/\D/g, '')
  if (digits.length < 5) return `the text «${number}»`
  return `${number[0] === '+' ? 'a plus and ' : ''}${digits.length} digits, begins with ${digits[0]}`
}

/** Tries everything out that a conversation depends on, and reports in parts: the last probes may end the session. */
async function examine(call: Call, turn: Turn, words: ExamineWords): Promise<void> {
  findings.digests = nameOfDigest(Crypto.sha256('abc'))
  findings['session address'] = controlUrl ? 'given' : 'empty'
  findings['machine detection'] = 'AMD' in Modules ? 'present' : 'absent'
  findings['management api'] = nameOfManagementApi()
  findings['failed request'] = await failRequest()
  await utter(call, turn.say, turn.voice, HANG_UP_ALONE)
  findings['replaced phrase'] = await cutPhraseShort(call, turn, words)
  findings.phrases = await sayManyTimes(call, turn, words.short)
  await utter(call, words.request, turn.voice, HANG_UP_ALONE)
  await watchRecogniser(call, turn)
  findings['pushed turn'] = findings['pushed turn'] || 'did not arrive'
  await tell({ type: 'call.examined', findings })
  await watchHangUp(call, turn, words.hangUp)
  await tell({ type: 'call.examined', findings })
  await leaveRejection()
  await tell({ type: 'call.examined', findings })
}

function nameOfDigest(known: string): string {
  if (known.slice(0, 8) === 'ba7816bf') return 'hex'
  if (known.slice(0, 8) === 'BA7816BF') return 'HEX'
  if (known.slice(0, 8) === 'ungWv48B') return 'base64'
  return known.charCodeAt(0) === 0xba ? 'binary' : `unknown: ${known.slice(0, 8)}`
}

function nameOfManagementApi(): string {
  if (!('VoximplantAPI' in Modules)) return 'neither'
  require(Modules.VoximplantAPI)
  if (typeof VoximplantAPI !== 'undefined') return 'VoximplantAPI'
  return typeof VoximplantApi !== 'undefined' ? 'VoximplantApi' : 'neither'
}

/** RFC 2606 keeps `.invalid` from ever being a host. */
async function failRequest(): Promise<string> {
  try {
    const options = {
      method: 'POST',
      headers: {},
      postData: '',
      timeout: REPLY_SECONDS,
      connectionTimeout: CONNECT_SECONDS,
    } as const
    return `resolves with ${(await Net.httpRequestAsync('https://pavel.invalid/', options)).code}`
  } catch (error) {
    return 'rejects'
  }
}

async function cutPhraseShort(call: Call, { voice }: Turn, { long, short }: ExamineWords): Promise<string> {
  let ends = 0
  playback = {
    started: ignore,
    finished: () => {
      ends += 1
    },
  }
  sayIfConnected(call, long, voice)
  await sleep(UNTIL_CUT_SHORT_MS)
  sayIfConnected(call, short, voice)
  await sleep(UNTIL_ENDS_ARE_IN_MS)
  playback = NOTHING_PLAYS
  return ends > 1 ? 'reports its end' : 'ends silently'
}

async function sayManyTimes(call: Call, { voice }: Turn, phrase: string): Promise<string> {
  let said = 0
  for (let tried = 0; tried < PHRASES_TRIED; tried += 1) {
    const outcome = await play(call, phrase, voiceOf(voice), HANG_UP_ALONE)
    if (outcome.type === 'uttered' && !outcome.error) said += 1
  }
  return `${said} of ${PHRASES_TRIED} were said`
}

/** In which order the recogniser tells what, and how it writes a result. */
async function watchRecogniser(call: Call, turn: Turn): Promise<void> {
  const seen: string[] = []
  await race<{ type: 'heard' }>(HANG_UP_ALONE, (settle) => {
    const asr = VoxEngine.createASR({
      profile: profileOf(turn.voice),
      interimResults: true,
      singleUtterance: true,
      phraseHints: [],
    })
    const startedAt = Date.now()
    const note = (name: string) => seen.push(`${name} +${Date.now() - startedAt}`)
    const limit = after(LONGEST_WAIT_FOR_SPEECH_MS, () => settle({ type: 'heard' }))
    asr.addEventListener(
      ASREvents.CaptureStarted,
      guarded(() => void note('CaptureStarted')),
    )
    asr.addEventListener(
      ASREvents.SpeechCaptured,
      guarded(() => void note('SpeechCaptured')),
    )
    asr.addEventListener(
      ASREvents.InterimResult,
      guarded(() => void note('InterimResult')),
    )
    asr.addEventListener(
      ASREvents.ASRError,
      guarded(() => void note('ASRError')),
    )
    asr.addEventListener(
      ASREvents.Result,
      guarded((result) => {
        note('Result')
        findings.confidence = String(result.confidence)
        findings['result field'] = result.text ? 'text' : result.transcript ? 'transcript' : 'neither'
        settle({ type: 'heard' })
      }),
    )
    call.sendMediaTo(asr)
    return () => {
      clearTimeout(limit)
      if (call.state() === 'CONNECTED') call.stopMediaTo(asr)
      asr.stop()
    }
  })
  findings['speech events'] = seen.join(', ') || 'none'
}

/** Talks until the caller hangs up, and a little longer. */
async function watchHangUp(call: Call, { voice }: Turn, phrase: string): Promise<void> {
  let end = 'never came'
  let repeats = 0
  playback = {
    started: ignore,
    finished: () => {
      repeats += 1
      if (call.state() === 'CONNECTED') return repeats > MOST_REPEATS ? hangUp(call) : sayIfConnected(call, phrase, voice)
      end = `came ${isOver ? 'after' : 'before'} Disconnected`
    },
  }
  sayIfConnected(call, phrase, voice)
  await race<never>(HANG_UP_ALONE, () => ignore)
  await sleep(UNTIL_ENDS_ARE_IN_MS)
  playback = NOTHING_PLAYS
  findings['hang-up in mid-phrase'] = `PlaybackFinished ${end}`
}

/** The one promise here that nobody handles. What follows tells that the session has outlived it. */
async function leaveRejection(): Promise<void> {
  setTimeout(async () => {
    throw new Error('left on purpose, by the first-call check')
  }, 0)
  await sleep(UNTIL_CUT_SHORT_MS)
  findings['unhandled rejection'] = 'ignored'
}

function sayIfConnected(call: Call, text: string, voice: Voice): void {
  if (call.state() === 'CONNECTED') call.say(text, { voice: voiceOf(voice) })
}
