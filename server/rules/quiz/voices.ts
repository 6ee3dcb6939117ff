import type { Voice } from '../../../scenario/protocol.ts'

/**
 * How Pavel sounds and listens in each language, where neither a campaign nor, of the time-outs, its quiz says otherwise.
 *
 * Speakers: only Yandex's neural voices offer a low male voice in both languages from one provider, so that
 * Pavel sounds like the same person. `filipp` stresses Russian words correctly without markup, which other providers' voices need.
 *
 * Recognisers (scenario/voxengine.md §3): for Russian, Yandex of the second generation, because it gives interim results. The
 * third generation gives none, and its final results come about two seconds late: too late for a picture that reacts at once. For
 * English, Google, because it gives interim results and is the only provider that honours `phraseHints`. `phone_call` is its
 * model for 8 kHz telephone audio.
 *
 * Time-outs: 1,000 ms is Voximplant's default for the end of a phrase (`asrEndOfPhraseDetectorTimeout`).
 * Answers are a word or two, so a caller who talks for ten seconds is not answering.
 */
export const defaultVoices: Record<'ru' | 'en', Voice> = {
  ru: { speaker: 'Yandex.Neural.ru_RU_filipp', recogniser: 'Yandex.ru_RU', phraseEndMs: 1_000, longestSpeechMs: 10_000 },
  en: {
    speaker: 'Yandex.Neural.en_US_john',
    recogniser: 'Google.en_US',
    model: 'Google.phone_call',
    phraseEndMs: 1_000,
    longestSpeechMs: 10_000,
  },
}

/**
 * The pause that ends an expected answer. People pause for 300 to 500 ms inside a phrase, so now and then more words follow: for
 * `correctionMs` after the verdict has begun they take the answer's place.
 */
export const usualExpectedEndMs = 400
export const correctionMs = 600

/** The part of the voice that a campaign chooses: names in the engine, as the lists below have them. */
export type CampaignVoice = Pick<Voice, 'speaker' | 'recogniser'> & { model?: string }

/** Returns what a campaign with this voice has to keep; null for the usual one of the language. */
export function ownVoice(
  { speaker, recogniser, model }: Omit<CampaignVoice, 'model'> & { model?: string | undefined },
  language: 'ru' | 'en',
): CampaignVoice | null {
  const usual = defaultVoices[language]
  if (speaker === usual.speaker && recogniser === usual.recogniser && model === usual.model) return null
  return { speaker, recogniser, ...(model !== undefined && { model }) }
}

/** The voices of `VoiceList` that a campaign can have (scenario/voxengine.md §4). The usual one comes first. */
export const speakers: Record<'ru' | 'en', readonly string[]> = {
  ru: [
    ...named('Yandex.Neural.ru_RU_', 'filipp', 'alena', 'ermil', 'jane', 'madi_ru', 'marina', 'omazh', 'zahar'),
    ...named('YandexV3.ru_RU_', 'filipp', 'alena', 'alexander', 'anton', 'dasha', 'ermil', 'jane', 'julia', 'kirill', 'lera'),
    ...named('YandexV3.ru_RU_', 'madi_ru', 'marina', 'masha', 'omazh', 'zahar'),
    ...named('SaluteSpeech.ru_RU_', 'alexandra', 'boris', 'marfa', 'natalia', 'sergey', 'taras'),
    ...named('TBank.ru_RU_', 'Anna', 'Dima'),
    ...named('Microsoft.Neural.ru_RU_', 'DariyaNeural', 'DmitryNeural', 'SvetlanaNeural'),
    ...named('Google.ru_RU_', 'Wavenet_A', 'Wavenet_B', 'Wavenet_C', 'Wavenet_D', 'Wavenet_E'),
    ...named('Amazon.ru_RU_', 'Maxim', 'Tatyana'),
    ...named('Default.ru_RU_', 'Female', 'Male'),
  ],
  en: [
    'Yandex.Neural.en_US_john',
    'Microsoft.Neural.en_US_JennyNeural',
    ...named('Google.en_US_', 'Neural2_A', 'Neural2_C', 'Neural2_D'),
    'Amazon.en_US_Joanna',
    ...named('Default.en_US_', 'Female', 'Male'),
  ],
}

/** The recognisers of `ASRProfileList` that a campaign can have (scenario/voxengine.md §3). The usual one comes first. */
export const recognisers: Record<'ru' | 'en', readonly string[]> = {
  ru: ['Yandex.ru_RU', 'YandexV3.ru_RU', 'SaluteSpeech.ru_RU', 'TBank.ru_RU', 'Google.ru_RU', 'Microsoft.ru_RU', 'Deepgram.ru'],
  en: [
    ...named('Google.', 'en_US', 'en_GB'),
    ...named('Deepgram.', 'en', 'en_US'),
    'Yandex.en_US',
    'YandexV3.en_US',
    'Microsoft.en_US',
    'Amazon.en_US',
  ],
}

/** The models of `ASRModelList`, each for the recognisers of its provider (scenario/voxengine.md §3). */
export const models: readonly string[] = [
  ...named('Yandex.', 'general', 'generalrc'),
  ...named('YandexV3.', 'general', 'generalrc'),
  ...named('SaluteSpeech.', 'general', 'callcenter', 'media'),
  ...named('Google.', 'phone_call', 'phone_call_enhanced', 'command_and_search', 'video', 'video_enhanced'),
]

function named(path: string, ...names: string[]): string[] {
  return names.map((name) => path + name)
}
