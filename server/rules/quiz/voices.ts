import type { Voice } from '../../../scenario/protocol.ts'

/**
 * How Pavel sounds and listens in each language, where a quiz does not say otherwise.
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
